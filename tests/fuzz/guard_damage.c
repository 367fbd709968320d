/* Changes of rule files and of texts. */
#include "guard_fuzz.h"

#include <string.h>

static const struct piece bits[] = {
    {"(", 1},
    {")", 1},
    {"[", 1},
    {"]", 1},
    {"|", 1},
    {"&", 1},
    {",", 1},
    {"<", 1},
    {">", 1},
    {"<name>", 6},
    {"<code>", 6},
    {"...", 3},
    {"..9", 3},
    {"_", 1},
    {"*", 1},
    {"~", 1},
    {"^", 1},
    {"?", 1},
    {"=", 1},
    {"#", 1},
    {"\n", 1},
    {"\r\n", 2},
    {"\t", 1},
    {"\\", 1},
    {"\\n", 2},
    {" ", 1},
    {"\0", 1},
    {"\x1B[2J", 4},
    {"\x7F", 1},
    {"\xC2\x85", 2}, /* controls */
    {"\xFF", 1},
    {"\xC0\x80", 2},
    {"\xED\xA0\x80", 3},
    {"\xF0\x9F", 2},
    {"\xF4\x90\x80\x80", 4},
    {"\x80", 1},
    {"\xE2\x80", 2}, /* no UTF-8 */
    {"\xE2\x80\xAE", 3},
    {"\xE2\x80\x8D", 3},
    {"\xE2\x80\xA8", 3},
    {"\xEF\xBB\xBF", 3},
    {"\xCC\x81", 2},
    {"\xEF\xB7\xBA", 3}, /* 18 letters */
    {"\xEF\xBC\x91", 3},
    {"\xD9\xA3", 2},
    {"\xC2\xBD", 2},
    {"\xE2\x84\xA1", 3},
    {"@", 1},
    {".", 1},
    {"://", 3},
    {"www.", 4},
    {".com", 4},
    {"'", 1},
    {"-", 1},
    {"+1 ", 3},
    {"4111 1111 1111 1111", 19},
    {"3 2 1 5 5 5 0 1", 15},
    {"12/05/1987", 10},
    {"\xE6\xB2\xA1\xE6\x9C\x89", 6},
    {"Maria", 5},
    {"\nany = court\n", 13},
    {"\nbogus = x\n", 11},
    {"\n[Rules]\n", 9},
    {"\n[Sets]\n", 8},
    {"\n[Language]\ncode = zz\n", 22},
    {"legal", 5},
};

static void put_in(struct text *text, size_t at, const char *bytes,
                   size_t length)
{
    char *copy = mem_copy(bytes, length ? length : 1);
    size_t before = text->length;

    text_append_n(text, copy, length);
    memmove(text->bytes + at + length, text->bytes + at, before - at);
    memcpy(text->bytes + at, copy, length);
    mem_free(copy);
}

static void take_out(struct text *text, size_t at, size_t length)
{
    if (length > text->length - at)
        length = text->length - at;
    memmove(text->bytes + at, text->bytes + at + length,
            text->length - at - length);
    text->length -= length;
    text->bytes[text->length] = '\0';
}

static void change_bit(struct fuzz *fuzz, struct text *text, size_t at)
{
    text->bytes[at] = (char)(text->bytes[at] ^ 1 << fuzz_draw(fuzz, 8));
}

static void add_bit(struct fuzz *fuzz, struct text *text, size_t at)
{
    const struct piece *bit = &bits[fuzz_draw(fuzz, COUNT(bits))];

    put_in(text, at, bit->bytes, bit->length);
}

static void add_row_of_bits(struct fuzz *fuzz, struct text *text, size_t at)
{
    const struct piece *bit = &bits[fuzz_draw(fuzz, COUNT(bits))];

    for (uint64_t i = fuzz_draw(fuzz, 400); i; i--)
        put_in(text, at, bit->bytes, bit->length);
}

static void add_point(struct fuzz *fuzz, struct text *text, size_t at)
{
    struct text point = {0};

    damage_point(&point, (uint32_t)fuzz_draw(fuzz, 0x110000));
    put_in(text, at, point.bytes, point.length);
    text_done(&point);
}

static void cut_out(struct fuzz *fuzz, struct text *text, size_t at)
{
    take_out(text, at, 1 + (size_t)fuzz_draw(fuzz, 12));
}

static void cut_off(struct fuzz *fuzz, struct text *text, size_t at)
{
    if (fuzz_draw(fuzz, 4) == 0)
        take_out(text, at, text->length);
}

static void copy_part(struct fuzz *fuzz, struct text *text, size_t at)
{
    size_t from = (size_t)fuzz_draw(fuzz, text->length);
    size_t length = 1 + (size_t)fuzz_draw(fuzz, 60);

    if (length > text->length - from)
        length = text->length - from;
    put_in(text, at, text->bytes + from, length);
}

/* --- lines ---------------------------------------------------------------- */

static size_t line_start(const struct text *text, size_t at)
{
    while (at && text->bytes[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_length(const struct text *text, size_t at)
{
    const char *end = memchr(text->bytes + at, '\n', text->length - at);

    return end ? (size_t)(end - text->bytes) + 1 - at : text->length - at;
}

static void double_line(struct fuzz *fuzz, struct text *text, size_t at)
{
    size_t from = line_start(text, (size_t)fuzz_draw(fuzz, text->length));

    put_in(text, line_start(text, at), text->bytes + from,
           line_length(text, from));
}

static void drop_line(struct fuzz *fuzz, struct text *text, size_t at)
{
    (void)fuzz;
    at = line_start(text, at);
    take_out(text, at, line_length(text, at));
}

/* Two lines become one. */
static void join_lines(struct fuzz *fuzz, struct text *text, size_t at)
{
    (void)fuzz;
    at = line_start(text, at);
    if (at)
        text->bytes[at - 1] = ',';
}

/* A line of another language, in any section. */
static void splice_line(struct fuzz *fuzz, struct text *text, size_t at)
{
    const struct piece *other =
        &fuzz->rules.items[fuzz_draw(fuzz, fuzz->rules.count)];
    struct text lent = {other->bytes, other->length, other->length};
    size_t from = line_start(&lent, (size_t)fuzz_draw(fuzz, other->length));

    put_in(text, line_start(text, at), lent.bytes + from,
           line_length(&lent, from));
}

typedef void change(struct fuzz *fuzz, struct text *text, size_t at);

static void damage(struct fuzz *fuzz, struct text *text, change *const *changes,
                   size_t count)
{
    for (uint64_t times = fuzz_draw(fuzz, 6); times && text->length; times--)
        changes[fuzz_draw(fuzz, count)](fuzz, text,
                                        (size_t)fuzz_draw(fuzz, text->length));
}

void damage_file(struct fuzz *fuzz, struct text *file)
{
    static change *const changes[] = {
        change_bit, add_bit,    add_bit,     add_row_of_bits, add_point,
        cut_out,    cut_off,    copy_part,   double_line,     drop_line,
        join_lines, join_lines, splice_line, splice_line,
    };

    damage(fuzz, file, changes, COUNT(changes));
}

void damage_text(struct fuzz *fuzz, struct text *text)
{
    static change *const changes[] = {
        change_bit, add_bit, add_bit,   add_row_of_bits, add_point,
        add_point,  cut_out, copy_part, cut_off,
    };

    damage(fuzz, text, changes, COUNT(changes));
}

void damage_point(struct text *text, uint32_t point)
{
    char bytes[4];
    size_t count = point < 0x80      ? 1
                   : point < 0x800   ? 2
                   : point < 0x10000 ? 3
                                     : 4;

    for (size_t i = count; i-- > 1; point >>= 6)
        bytes[i] = (char)(0x80 | (point & 0x3F));
    bytes[0] = (char)(count == 1 ? point : (0xF00u >> count & 0xFF) | point);
    text_append_n(text, bytes, count);
}

void damage_add_line(struct fuzz *fuzz, struct text *text)
{
    const struct piece *line =
        &fuzz->lines.items[fuzz_draw(fuzz, fuzz->lines.count)];

    text_append_n(text, line->bytes, line->length);
}
