#include "guard/fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/mark.h"

/* The table once more, the other way round: from UTF-8 strings, decomposed
 * first, and with the exceptions written as text. */
static const char *const same[][2] = {
    {"đ", "d"},      {"ł", "l"},      {"ø", "o"},      {"ı", "i"},
    {"ħ", "h"},      {"ɓ", "b"},      {"ɗ", "d"},      {"ƙ", "k"},
    {"ґ", "г"},      {"ة", "ه"},      {"ک", "ك"},      {"ڪ", "ك"},
    {"ی", "ي"},      {"ى", "ي"},      {"ے", "ي"},      {"ہ", "ه"},
    {"ھ", "ه"},      {"ە", "ه"},      {"‘", "'"},      {"’", "'"},
    {"‛", "'"},      {"ʻ", "'"},      {"ʼ", "'"},      {"ʿ", "'"},
    {"ʾ", "'"},      {"′", "'"},      {"`", "'"},      {"´", "'"},
    {"՚", "'"},      {"−", "-"},      {"،", ","},      {"、", ","},
    {"؛", ";"},      {"؟", "?"},      {"۔", "。"},     {"\u200C", " "},
    {"æ", "ae"},     {"œ", "oe"},
};

static const char *replacement(ucs4_t point)
{
    for (size_t i = 0; i < COUNT(same); i++) {
        ucs4_t own;

        u8_strmbtouc(&own, (const uint8_t *)same[i][0]);
        if (own == point)
            return same[i][1];
    }
    return NULL;
}

static bool is_mark(ucs4_t point)
{
    const uc_script_t *script = uc_script(point);
    static const char *const scripts[] = {"Inherited", "Arabic", "Latin",
                                          "Cyrillic", "Greek"};

    for (size_t i = 0; i < COUNT(scripts); i++)
        if (script && strcmp(script->name, scripts[i]) == 0)
            return uc_general_category(point).bitmask == UC_CATEGORY_MASK_Mn;
    return false;
}

static size_t add(ucs4_t point, uint32_t *out)
{
    const char *other = replacement(point);
    uint32_t category = uc_general_category(point).bitmask;
    size_t made = 0;

    if (point == 0x640 || is_mark(point) ||
        (category == UC_CATEGORY_MASK_Cf && !other))
        return 0;
    if (uc_decimal_value(point) >= 0 && category == UC_CATEGORY_MASK_Nd)
        out[made++] = (uint32_t)('0' + uc_decimal_value(point));
    else if (other)
        for (const uint8_t *at = (const uint8_t *)other; at;
             at = u8_next(&out[made], at))
            made += at != (const uint8_t *)other;
    else if (category == UC_CATEGORY_MASK_Pd)
        out[made++] = '-';
    else if (category == UC_CATEGORY_MASK_Zs)
        out[made++] = ' ';
    else if (point == '\r' || point == 0x85 || point == 0x2028 ||
             point == 0x2029)
        out[made++] = '\n';
    else if (category == UC_CATEGORY_MASK_Cc && point != '\n')
        out[made++] = ' ';
    else
        out[made++] = point;
    return made;
}

static size_t expected(ucs4_t point, uint32_t *out)
{
    uint8_t bytes[8], folded[128], parts[256];
    size_t length = (size_t)u8_uctomb(bytes, point, sizeof bytes);
    size_t folded_length = sizeof folded, parts_length = sizeof parts;
    size_t made = 0;

    if (point >= 0xAC00 && point <= 0xD7A3) {
        out[0] = point;
        return 1;
    }
    u8_casefold(bytes, length, NULL, UNINORM_NFKC, folded, &folded_length);
    u8_normalize(UNINORM_NFKD, folded, folded_length, parts, &parts_length);
    for (size_t i = 0; i < parts_length;) {
        ucs4_t part;

        i += (size_t)u8_mbtouc(&part, parts + i, parts_length - i);
        if (part == 0x306 && made && out[made - 1] == 0x438)
            out[made - 1] = 0x439;
        else if (part == 0x308 && made && out[made - 1] == 0x456)
            out[made - 1] = 0x457;
        else
            made += add(part, out + made);
    }
    return made;
}

static void every_code_point_folds_as_libunistring_says(void **state)
{
    (void)state;
    for (ucs4_t point = 0; point < 0x110000; point++) {
        uint32_t is[32] = {0}, should[64] = {0};
        size_t is_count, should_count;

        if (point >= 0xD800 && point < 0xE000)
            continue;
        is_count = fold_point(point, is);
        should_count = expected(point, should);
        if (is_count != should_count ||
            memcmp(is, should, is_count * sizeof *is) != 0)
            fail_msg("U+%04X", (unsigned)point);
    }
}

struct piece {
    const char *text;
    const char *folded;
};

static void text_folds_to(const char *text, size_t length, const char *folded)
{
    struct folded *piece = malloc(sizeof *piece);
    char is[256] = "";
    size_t at = 0;

    fold_piece(text, length, piece);
    for (size_t i = 0; i < piece->count; i++)
        at += (size_t)u8_uctomb((uint8_t *)is + at,
                                piece->letters[i] & LETTER_POINT,
                                (int)(sizeof is - at));
    is[at] = '\0';
    assert_string_equal(is, folded);
    assert_int_equal(piece->places[piece->count], length);
    free(piece);
}

static void marks_and_letters_that_belong_together_are_joined(void **state)
{
    static const struct piece pieces[] = {
        {"Ñandú", "nandu"},
        {"Nin\u0303o", "nino"},
        {"и\u0306 й Ё і\u0308", "й й е ї"},
        {"Đặng Thị", "dang thi"},
        {"\u1112\u1161\u11AB\u1100\u116E\u11A8", "한국"},
        {"ㅎㅏㄴ", "하\u1102"},
        {"مُحَمَّد", "محمد"},
        {"أوراق إقامة ـــ", "اوراق اقامه "},
        {"٥٦ ۵۶ ５６", "56 56 56"},
        {"ﷺ", "صلي الله عليه وسلم"},
        {"Straße Œuvre", "strasse oeuvre"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(pieces); i++)
        text_folds_to(pieces[i].text, strlen(pieces[i].text),
                      pieces[i].folded);
}

static void bad_bytes_are_read_as_something_between_words(void **state)
{
    static const struct piece pieces[] = {
        {"a\xFF"
         "b",
         "a\uFFFDb"},
        {"a\xC3", "a\uFFFD"},
        {"\xE2\x82z", "\uFFFDz"},
        {"\xC0\xAFx", "\uFFFD\uFFFDx"},
        {"\xED\xA0\x80x", "\uFFFDx"},
        {"\xF4\x90\x80\x80x", "\uFFFDx"},
        {"\xF0\x80\x80\x80x", "\uFFFDx"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(pieces); i++)
        text_folds_to(pieces[i].text, strlen(pieces[i].text),
                      pieces[i].folded);
    text_folds_to("a\0b", 3, "a b");
}

static void the_longest_piece_fits(void **state)
{
    static char text[FOLD_PIECE];
    struct folded *piece = malloc(sizeof *piece);

    (void)state;
    for (size_t i = 0; i + 3 <= sizeof text; i += 3)
        memcpy(text + i, "ﷺ", 3);
    fold_piece(text, sizeof text - sizeof text % 3, piece);
    assert_true(piece->count <= FOLD_ROOM);
    free(piece);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_folds_as_libunistring_says),
        cmocka_unit_test(marks_and_letters_that_belong_together_are_joined),
        cmocka_unit_test(bad_bytes_are_read_as_something_between_words),
        cmocka_unit_test(the_longest_piece_fits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
