/* Prints build/made/guard/fold_table.h: how the guard reads every code point.
 *
 * A build-time tool. The table is what libunistring's case folding with NFKC
 * gives, then marks are dropped, letters that people interchange are made one
 * and digits become ASCII: see `fold_point`. tests/unit/guard/fold_test.c
 * works the same out again, in another way, for every code point.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "guard/letter.h"

#define POINTS 0x110000u
#define BLOCK 128u
#define BLOCKS (POINTS / BLOCK)
#define ROOM 64

/* Letters and signs that people use for one another. */
static const uint32_t same[][2] = {
    {0x0111, 'd'},    {0x0142, 'l'},    {0x00F8, 'o'},    {0x0131, 'i'},
    {0x0127, 'h'},    {0x0253, 'b'},    {0x0257, 'd'},    {0x0199, 'k'},
    {0x0491, 0x0433}, {0x0629, 0x0647}, {0x06A9, 0x0643}, {0x06AA, 0x0643},
    {0x06CC, 0x064A}, {0x0649, 0x064A}, {0x06D2, 0x064A}, {0x06C1, 0x0647},
    {0x06BE, 0x0647}, {0x06D5, 0x0647}, {0x2018, '\''},   {0x2019, '\''},
    {0x201B, '\''},   {0x02BB, '\''},   {0x02BC, '\''},   {0x02BF, '\''},
    {0x02BE, '\''},   {0x2032, '\''},   {0x0060, '\''},   {0x00B4, '\''},
    {0x055A, '\''},   {0x2212, '-'},    {0x060C, ','},    {0x3001, ','},
    {0x061B, ';'},    {0x061F, '?'},    {0x06D4, 0x3002}, {0x200C, ' '},
};

/* Those that become two. */
static const uint32_t pairs[][3] = {
    {0x00E6, 'a', 'e'},
    {0x0153, 'o', 'e'},
};

static size_t replace(uint32_t point, uint32_t *out)
{
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (pairs[i][0] == point) {
            out[0] = pairs[i][1];
            out[1] = pairs[i][2];
            return 2;
        }
    }
    out[0] = point;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (same[i][0] == point)
            out[0] = same[i][1];
    if (uc_is_general_category(point, UC_DECIMAL_DIGIT_NUMBER))
        out[0] = '0' + (uint32_t)uc_decimal_value(point);
    else if (uc_is_general_category(point, UC_DASH_PUNCTUATION))
        out[0] = '-';
    else if (uc_is_general_category(point, UC_SPACE_SEPARATOR))
        out[0] = ' ';
    else if (point == 0x2028 || point == 0x2029 || point == 0x85 ||
             point == '\r')
        out[0] = '\n';
    else if (point != '\n' && uc_is_general_category(point, UC_CONTROL))
        out[0] = ' ';
    return 1;
}

/* Marks of these scripts are left out when people type in a hurry. */
static bool is_dropped(uint32_t point)
{
    const uc_script_t *script = uc_script(point);
    const char *name = script ? script->name : "";

    if (point == 0x0640)
        return true;
    if (point != 0x200C && uc_is_general_category(point, UC_FORMAT))
        return true;
    return uc_is_general_category(point, UC_NON_SPACING_MARK) &&
           (!strcmp(name, "Inherited") || !strcmp(name, "Arabic") ||
            !strcmp(name, "Latin") || !strcmp(name, "Cyrillic") ||
            !strcmp(name, "Greek"));
}

/* Two Cyrillic letters are not what is left without their mark. */
static uint32_t keep_mark(uint32_t base, uint32_t mark)
{
    if (base == 0x0438 && mark == 0x0306)
        return 0x0439;
    return base == 0x0456 && mark == 0x0308 ? 0x0457 : 0;
}

static size_t drop_marks(const uint32_t *parts, size_t count, uint32_t *out)
{
    size_t made = 0;

    for (size_t i = 0; i < count; i++) {
        uint32_t kept = made ? keep_mark(out[made - 1], parts[i]) : 0;

        if (kept)
            out[made - 1] = kept;
        else if (!is_dropped(parts[i]))
            made += replace(parts[i], out + made);
    }
    return made;
}

static size_t fold_point(uint32_t point, uint32_t *out)
{
    uint32_t folded[ROOM], parts[ROOM];
    size_t folded_count = ROOM, count = ROOM;

    if (point >= 0xD800 && point < 0xE000) {
        out[0] = point;
        return 1;
    }
    if (point >= 0xAC00 && point < 0xD7A4) {
        out[0] = point;
        return 1;
    }
    if (!u32_casefold(&point, 1, NULL, UNINORM_NFKC, folded, &folded_count) ||
        !u32_normalize(UNINORM_NFKD, folded, folded_count, parts, &count))
        exit(1);
    return drop_marks(parts, count, out);
}

static uint32_t letter_kind(uint32_t point)
{
    const uc_script_t *script = uc_script(point);

    if (point >= '0' && point <= '9')
        return LETTER_DIGIT;
    if (script && !strcmp(script->name, "Han"))
        return LETTER_HAN;
    if (script && !strcmp(script->name, "Hangul"))
        return LETTER_HANGUL;
    if (uc_is_general_category(point, UC_LETTER) ||
        uc_is_general_category(point, UC_MARK))
        return LETTER_PLAIN;
    if (point == '\'' || point == '.')
        return point == '.' ? LETTER_DOT : LETTER_APOSTROPHE;
    if (point && point < 0x80 && strchr("!?;\n", (int)point))
        return LETTER_STOP;
    if (point == 0x3002 || point == 0x0964)
        return LETTER_STOP;
    if (point == '-' || point == '/' || point == '_')
        return LETTER_SPACE;
    if (uc_is_general_category(point, UC_PUNCTUATION))
        return LETTER_COMMA;
    return LETTER_SPACE;
}

struct table {
    uint32_t block[BLOCKS][BLOCK];
    unsigned number[BLOCKS];
    unsigned blocks;
    uint32_t results[1 << 16];
    uint32_t count;
};

static uint32_t find_result(struct table *table, const uint32_t *out,
                            size_t count)
{
    uint32_t at = 1;

    while (at < table->count) {
        size_t length = table->results[at];

        if (length == count) {
            size_t i = 0;

            while (i < count &&
                   (table->results[at + 1 + i] & LETTER_POINT) == out[i])
                i++;
            if (i == count)
                return at;
        }
        at += (uint32_t)length + 1;
    }
    table->results[table->count++] = (uint32_t)count;
    for (size_t i = 0; i < count; i++)
        table->results[table->count++] =
            out[i] | letter_kind(out[i]) << LETTER_KIND_SHIFT;
    return at;
}

static uint32_t make_entry(struct table *table, uint32_t point)
{
    uint32_t out[ROOM * 2];
    size_t count = fold_point(point, out);
    uint32_t entry = letter_kind(point) << LETTER_KIND_SHIFT;

    if (!count)
        return LETTER_DROPPED;
    if (count != 1 || out[0] != point)
        entry = find_result(table, out, count) |
                letter_kind(out[0]) << LETTER_KIND_SHIFT;
    if (uc_is_general_category(point, UC_UPPERCASE_LETTER) ||
        uc_is_general_category(point, UC_TITLECASE_LETTER))
        entry |= LETTER_UPPER;
    return entry;
}

static void make_blocks(struct table *table)
{
    for (uint32_t i = 0; i < BLOCKS; i++) {
        uint32_t *block = table->block[table->blocks];
        unsigned same_as = 0;

        for (uint32_t j = 0; j < BLOCK; j++)
            block[j] = make_entry(table, i * BLOCK + j);
        while (memcmp(table->block[same_as], block, sizeof *table->block) != 0)
            same_as++;
        table->number[i] = same_as;
        if (same_as == table->blocks)
            table->blocks++;
    }
}

static void print_numbers(const char *head, const uint32_t *numbers,
                          size_t count)
{
    printf("%s = {", head);
    for (size_t i = 0; i < count; i++)
        printf("%s%u,", i % 12 ? "" : "\n", numbers[i]);
    printf("\n};\n");
}

int main(void)
{
    struct table *table = calloc(1, sizeof *table);

    if (!table)
        return 1;
    table->count = 1;
    make_blocks(table);
    if (table->blocks > 0xFFFF || table->count >= LETTER_RESULT)
        return 1;
    printf("/* Made by fold_table_make.c; don't change. */\n");
    print_numbers("static const uint16_t fold_blocks[]", table->number, BLOCKS);
    print_numbers("static const uint32_t fold_entries[]", table->block[0],
                  (size_t)table->blocks * BLOCK);
    print_numbers("static const uint32_t fold_results[]", table->results,
                  table->count);
    free(table);
    return 0;
}
