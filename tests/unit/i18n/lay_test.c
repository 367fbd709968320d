#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include <fribidi.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/mem.h"
#include "base/text.h"
#include "folder.h"
#include "i18n/bidi.h"
#include "i18n/phrase.h"
#include "i18n/width.h"

#define LRM 0x200E
#define ZWNJ 0x200C

static int set_up(void **state)
{
    (void)state;
    return phrase_setup(locale_folder()) != ERR_OK;
}

static void append_point(struct text *out, uint32_t point)
{
    uint8_t bytes[6];
    int size = u8_uctomb(bytes, point, sizeof bytes);

    text_append_n(out, (const char *)bytes, (size_t)size);
}

/* The line from left to right as it is drawn. */
static char *drawn(const struct laid_line *line)
{
    struct text out = {0};

    for (size_t i = 0; i < line->count; i++)
        for (size_t k = 0; k < 5 && line->glyphs[i].points[k]; k++)
            append_point(&out, line->glyphs[i].points[k]);
    return text_take(&out);
}

/* The same with plain letters instead of presentation forms. */
static char *drawn_plain(const struct laid_line *line)
{
    char *shaped = drawn(line);
    size_t size;
    uint8_t *plain = u8_normalize(UNINORM_NFKC, (uint8_t *)shaped,
                                  strlen(shaped) + 1, NULL, &size);
    char *result = mem_string((char *)plain);

    free(plain);
    mem_free(shaped);
    return result;
}

static void expect_line(const struct laid *laid, size_t line,
                        const char *expected)
{
    char *got;

    assert_true(line < laid->count);
    got = drawn(&laid->lines[line]);
    assert_string_equal(got, expected);
    mem_free(got);
}

/* Appends a word as it stands on the screen: last cluster first. */
static void append_backwards(struct text *out, const char *word)
{
    const uint8_t *start = (const uint8_t *)word;
    const uint8_t *end = start + strlen(word);

    while (end > start) {
        const uint8_t *before = u8_grapheme_prev(end, start);

        text_append_n(out, (const char *)before, (size_t)(end - before));
        end = before;
    }
}

/* Lines tile the string, glyphs fit, and sources lie in their line. */
static void check_laid(const struct laid *laid, const char *string, int cells)
{
    size_t at = 0;

    for (size_t i = 0; i < laid->count; i++) {
        const struct laid_line *line = &laid->lines[i];
        int sum = 0;

        assert_true(line->start == at ||
                    (line->start == at + 1 && string[at] == '\n'));
        assert_true(line->end >= line->start);
        at = line->end;
        for (size_t k = 0; k < line->count; k++) {
            const struct glyph *glyph = &line->glyphs[k];

            sum += glyph->width;
            assert_true(glyph->source >= line->start);
            assert_true(glyph->source < line->end);
            assert_int_equal(glyph->points[4], 0);
            if (glyph->width == 2) {
                assert_true(k + 1 < line->count);
                assert_int_equal(line->glyphs[k + 1].width, 0);
                assert_int_equal(line->glyphs[k + 1].source, glyph->source);
            }
        }
        assert_int_equal(sum, line->cells);
        assert_true(line->cells <= cells);
    }
    assert_int_equal(at, strlen(string));
}

static bool starts_with_any(const char *line, const char *const *signs)
{
    for (; *signs; signs++)
        if (strncmp(line, *signs, strlen(*signs)) == 0)
            return true;
    return false;
}

static bool ends_with_any(const char *start, const char *end,
                          const char *const *signs)
{
    for (; *signs; signs++) {
        size_t size = strlen(*signs);

        if ((size_t)(end - start) >= size &&
            strncmp(end - size, *signs, size) == 0)
            return true;
    }
    return false;
}

/* Chinese and Korean at every width that they may have: check_laid sees that
 * nothing is split or put over the edge; no line begins with what closes, or
 * ends with what opens. */
static void wraps_wide_letters_at_every_width(void **state)
{
    static const char *const texts[] = {
        "请不要写下姓名、地址或电话（这里用不到）。“代码”就够了：417。",
        "이름, 주소, 전화번호는 적지 마세요(여기서는 필요 없습니다). 코드 417이면 "
        "됩니다.",
    };
    static const char *const closing[] = {"，", "。", "、", "）", "：", "”",
                                          ",",  ".",  ")",  NULL};
    static const char *const opening[] = {"（", "“", "(", NULL};

    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++)
        for (int cells = 12; cells <= 80; cells++) {
            struct laid laid;

            lay(&laid, texts[i], cells, DIRECTION_LTR, 0);
            check_laid(&laid, texts[i], cells);
            for (size_t k = 0; k < laid.count; k++) {
                const char *start = texts[i] + laid.lines[k].start;
                const char *end = texts[i] + laid.lines[k].end;

                assert_false(starts_with_any(start, closing));
                assert_false(k + 1 < laid.count &&
                             ends_with_any(start, end, opening));
            }
            laid_done(&laid);
        }
}

static void an_arabic_time_is_one_thing(void **state)
{
    static const char text[] = "في 5:00\u00a0م";
    struct laid laid;

    (void)state;
    lay(&laid, text, 7, DIRECTION_RTL, 0);
    check_laid(&laid, text, 7);
    assert_int_equal(laid.count, 2);
    assert_int_equal(text[laid.lines[1].start], '5');
    laid_done(&laid);
}

struct wrap_row {
    const char *string;
    int cells;
    const char *lines[5];
};

static void wraps(void **state)
{
    static const struct wrap_row rows[] = {
        {"", 10, {""}},
        {"one two three", 20, {"one two three"}},
        {"one two three", 7, {"one two", "three"}},
        {"one two three", 6, {"one", "two", "three"}},
        {"one   two", 4, {"one", "two"}},
        {"one two   ", 8, {"one two "}}, /* a field keeps spaces that fit */
        {"one two   ", 5, {"one", "two  "}},
        {"abcdefgh ij", 3, {"abc", "def", "gh", "ij"}},
        {"well-known", 6, {"well-", "known"}},
        {"one\ntwo", 9, {"one", "two"}},
        {"one\n", 9, {"one", ""}},
        {"\n\n", 9, {"", "", ""}},
        {"12\u00a0cells wide", 8, {"12\u00a0cells", "wide"}},
        /* Wide ones are never split, nor put over the edge. */
        {"中文字", 5, {"中文", "字"}},
        {"a中文", 2, {"a", "中", "文"}},
        {"中a文", 1, {"a"}},
        {"中", 1, {""}},
        /* Never before closing punctuation. */
        {"中文，字。", 4, {"中", "文，", "字。"}},
        {"이름은 적지 않습니다", 8, {"이름은", "적지 않", "습니다"}},
        /* A time is one thing, whatever its language. */
        {"at 5:00\u00a0pm", 9, {"at", "5:00\u00a0pm"}},
        /* Marks stay on their letter. */
        {"Ngu\u0303o\u031b\u0300i", 3, {"Ngu\u0303", "o\u031b\u0300i"}},
        {"e\u0301e\u0301e\u0301", 2, {"e\u0301e\u0301", "e\u0301"}},
        {"a\x1b[31m\u202eb", 10, {"a[31mb"}},
        {"x", 0, {""}},
        {"x", -3, {""}},
        {"\u0301x", 3, {"\u00a0\u0301x"}}, /* a mark without a letter */
        {"a\xffz", 3, {"a\ufffdz"}},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct laid laid;
        size_t count = 0;

        while (count < 5 && rows[i].lines[count])
            count++;
        lay(&laid, rows[i].string, rows[i].cells, DIRECTION_LTR, 0);
        check_laid(&laid, rows[i].string,
                   rows[i].cells > 0 ? rows[i].cells : 0);
        for (size_t k = 0; k < count; k++)
            expect_line(&laid, k, rows[i].lines[k]);
        assert_int_equal(laid.count, count);
        laid_done(&laid);
    }
}

static void keeps_one_line(void **state)
{
    struct laid laid;

    (void)state;
    lay(&laid, "one\ntwo three", 9, DIRECTION_LTR, LAY_ONE_LINE);
    assert_int_equal(laid.count, 1);
    expect_line(&laid, 0, "one two t");
    assert_int_equal(laid.lines[0].end, 9);
    laid_done(&laid);
    lay(&laid, "中文", 3, DIRECTION_LTR, LAY_ONE_LINE);
    expect_line(&laid, 0, "中");
    assert_int_equal(laid.lines[0].end, 3);
    laid_done(&laid);
}

static void tells_where_glyphs_come_from(void **state)
{
    struct laid laid;

    (void)state;
    lay(&laid, "a\u0301中 b", 10, DIRECTION_LTR, 0);
    assert_int_equal(laid.lines[0].count, 5);
    assert_int_equal(laid.lines[0].glyphs[0].points[1], 0x301);
    assert_int_equal(laid.lines[0].glyphs[1].source, 3);
    assert_int_equal(laid.lines[0].glyphs[1].width, 2);
    assert_int_equal(laid.lines[0].glyphs[4].source, 7);
    assert_false(laid.lines[0].glyphs[0].rtl);
    laid_done(&laid);
}

static void keeps_three_marks(void **state)
{
    struct laid laid;

    (void)state;
    lay(&laid, "a\u0301\u0302\u0303\u0304", 10, DIRECTION_LTR, 0);
    expect_line(&laid, 0, "a\u0301\u0302\u0303");
    laid_done(&laid);
    lay(&laid, "a\u0301b", 10, DIRECTION_LTR, LAY_NO_MARKS);
    expect_line(&laid, 0, "ab");
    laid_done(&laid);
    lay(&laid, "كِتَابٌ", 10, DIRECTION_RTL, LAY_NO_MARKS);
    assert_int_equal(laid.lines[0].count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(laid.lines[0].glyphs[i].points[1], 0);
    laid_done(&laid);
}

static void shapes_and_reverses(void **state)
{
    struct laid laid;

    (void)state;
    /* kaf teh alef beh: initial, medial, final, isolated; last one first. */
    lay(&laid, "كتاب", 10, DIRECTION_RTL, 0);
    expect_line(&laid, 0, "\ufe8f\ufe8e\ufe98\ufedb");
    assert_int_equal(laid.lines[0].glyphs[0].source, 6);
    assert_true(laid.lines[0].glyphs[0].rtl);
    laid_done(&laid);
    /* Marks come after their own letter. */
    lay(&laid, "كِتَابٌ", 10, DIRECTION_RTL, 0);
    expect_line(&laid, 0, "\ufe8f\u064c\ufe8e\ufe98\u064e\ufedb\u0650");
    laid_done(&laid);
    /* Reader mode: as it was typed. */
    lay(&laid, "كتاب 12", 10, DIRECTION_RTL, LAY_LOGICAL);
    expect_line(&laid, 0, "كتاب 12");
    laid_done(&laid);
    lay(&laid, "كتاب 12", 10, DIRECTION_RTL, LAY_JOINED);
    expect_line(&laid, 0, "12 \ufe8f\ufe8e\ufe98\ufedb");
    laid_done(&laid);
}

/* For a terminal that orders letters itself, and mirrors brackets. */
static void joined_in_reading_order(void **state)
{
    struct laid laid;

    (void)state;
    lay(&laid, "كتاب (12) Enter", 20, DIRECTION_LTR, LAY_LOGICAL | LAY_JOINED);
    expect_line(&laid, 0, "\ufedb\ufe98\ufe8e\ufe8f (12) Enter");
    assert_int_equal(laid.lines[0].glyphs[1].source, 2);
    laid_done(&laid);
    /* Such a terminal would make one cell of two. */
    lay(&laid, "سلام", 10, DIRECTION_LTR, LAY_LOGICAL | LAY_JOINED);
    assert_int_equal(laid.lines[0].cells, 3);
    expect_line(&laid, 0, "\ufeb3\ufefc\ufee1");
    laid_done(&laid);
    lay(&laid, "كِتَابٌ", 10, DIRECTION_LTR, LAY_LOGICAL | LAY_JOINED);
    expect_line(&laid, 0, "\ufedb\u0650\ufe98\u064e\ufe8e\ufe8f\u064c");
    laid_done(&laid);
}

/* The cursor goes where the guard has put what is seen at its column. */
static void the_guard_takes_the_cursor_along(void **state)
{
    static const char *const rows[] = {"كتاب", "12 سلام: Enter كتاب", "abc",
                                       "نعم", ""};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct laid before, after;
        bool marks[64];
        size_t count;

        lay(&before, rows[i], 60, DIRECTION_RTL, 0);
        lay(&after, rows[i], 60, DIRECTION_RTL, 0);
        count = before.lines[0].count;
        lay_guard(after.lines[0].glyphs, count, marks);
        for (size_t at = 0; at < count; at++) {
            size_t to = lay_guard_column(before.lines[0].glyphs, count, at);

            assert_true(to < count);
            assert_int_equal(before.lines[0].glyphs[at].source,
                             after.lines[0].glyphs[to].source);
        }
        assert_int_equal(
            lay_guard_column(before.lines[0].glyphs, count, count), count);
        laid_done(&before);
        laid_done(&after);
    }
}

static void lam_alef_is_one_cell(void **state)
{
    struct laid laid;

    (void)state;
    lay(&laid, "سلام", 10, DIRECTION_RTL, 0);
    assert_int_equal(laid.lines[0].cells, 3);
    expect_line(&laid, 0, "\ufee1\ufefc\ufeb3");
    laid_done(&laid);
    /* The tanwin on the swallowed alef stays on the ligature. */
    lay(&laid, "أهلاً بك", 10, DIRECTION_RTL, 0);
    assert_int_equal(laid.lines[0].cells, 6);
    expect_line(&laid, 0, "\ufeda\ufe91 \ufefc\u064b\ufeeb\ufe83");
    laid_done(&laid);
}

static void zwnj_parts_letters(void **state)
{
    struct laid with, without;

    (void)state;
    lay(&with, "می\u200cدهد", 10, DIRECTION_RTL, 0);
    lay(&without, "میدهد", 10, DIRECTION_RTL, 0);
    assert_int_equal(with.lines[0].cells, 5);
    assert_int_equal(without.lines[0].cells, 5);
    /* yeh is final before the ZWNJ, medial without it. */
    assert_int_equal(with.lines[0].glyphs[3].points[0], 0xFBFD);
    assert_int_equal(without.lines[0].glyphs[3].points[0], 0xFBFF);
    laid_done(&with);
    laid_done(&without);
}

static void mixed_line_in_reading_order(void **state)
{
    struct laid laid;
    struct text expected = {0};
    char *got;

    (void)state;
    lay(&laid, "اكتب: cat notes.txt (12 سطرًا، 340 بايت) ثم Enter.", 60,
        DIRECTION_RTL, 0);
    text_append(&expected, ".Enter ");
    append_backwards(&expected, "ثم");
    text_append(&expected, " (");
    append_backwards(&expected, "بايت");
    text_append(&expected, " 340 ،");
    append_backwards(&expected, "سطرًا");
    text_append(&expected, " 12) cat notes.txt :");
    append_backwards(&expected, "اكتب");
    got = drawn_plain(&laid.lines[0]);
    assert_string_equal(got, text_string(&expected));
    mem_free(got);
    text_done(&expected);
    laid_done(&laid);

    /* The base direction is the language's and not the first letter's. */
    lay(&laid, "Enter: كتاب.", 60, DIRECTION_RTL, 0);
    got = drawn_plain(&laid.lines[0]);
    assert_string_equal(got, ".باتك :Enter");
    mem_free(got);
    laid_done(&laid);
    lay(&laid, "Enter: كتاب.", 60, DIRECTION_LTR, 0);
    got = drawn_plain(&laid.lines[0]);
    assert_string_equal(got, "Enter: باتك.");
    mem_free(got);
    laid_done(&laid);
}

static void isolates_hold_and_take_no_room(void **state)
{
    struct laid laid;
    char *got;

    (void)state;
    /* Without isolates the date would stand as 24-11-2026. */
    lay(&laid, "يوم \u20682026-11-24\u2069", 60, DIRECTION_RTL, 0);
    got = drawn_plain(&laid.lines[0]);
    assert_string_equal(got, "2026-11-24 موي");
    assert_int_equal(laid.lines[0].cells, 14);
    mem_free(got);
    laid_done(&laid);
}

static void wraps_before_it_reorders(void **state)
{
    const char *string = "كتاب أول ثم كتاب ثان";
    struct laid laid;
    char *got;

    (void)state;
    lay(&laid, string, 9, DIRECTION_RTL, 0);
    check_laid(&laid, string, 9);
    assert_int_equal(laid.count, 3);
    got = drawn_plain(&laid.lines[0]);
    assert_string_equal(got, "لوأ باتك");
    mem_free(got);
    got = drawn_plain(&laid.lines[1]);
    assert_string_equal(got, "باتك مث");
    mem_free(got);
    got = drawn_plain(&laid.lines[2]);
    assert_string_equal(got, "ناث");
    mem_free(got);
    laid_done(&laid);
}

/* --- random lines --- */

static uint32_t seed = 7;

static uint32_t below(uint32_t limit)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % limit;
}

static const char *const scraps[] = {
    "a", "Z", "é", "e\u0301", " ", " ", "-", ".", ",", ":", "/", "%", "(", ")",
    "[", "]", "<", ">", "\"", "1", "2", "7", "٣", "۴", "ا", "ل", "لا", "م",
    "ب", "سَ", "ة", "أ", "شّ", "،", "؟", "ש", "ל", "中", "한", "\u200c",
    "\u2068", "\u2069", "→", "●", "x\u0301\u0302", "ً", "ж", "\u00a0", "$",
};

static void random_line(struct text *out, const char *with)
{
    uint32_t count = below(30);

    text_clear(out);
    while (count--)
        text_append(out, scraps[below(COUNT(scraps))]);
    text_append(out, with);
}

static void any_text_can_be_laid(void **state)
{
    struct text string = {0};

    (void)state;
    for (int i = 0; i < 20000; i++) {
        int cells = (int)below(24);
        struct laid laid;

        random_line(&string, below(8) ? "" : "\n");
        lay(&laid, text_string(&string), cells,
            below(2) ? DIRECTION_RTL : DIRECTION_LTR,
            below(4) ? 0 : LAY_LOGICAL);
        check_laid(&laid, text_string(&string), cells);
        laid_done(&laid);
    }
    text_done(&string);
}

/* What a terminal with a bidi engine of its own makes of a row: everything is
 * reordered in a left-to-right paragraph; LRM takes no cell. */
static char *through_terminal(const struct glyph *glyphs, size_t count,
                              const bool *mark_after)
{
    FriBidiChar points[512], seen[512];
    FriBidiParType base = FRIBIDI_PAR_LTR;
    FriBidiStrIndex length = 0;
    struct text out = {0};

    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < 5 && glyphs[i].points[k]; k++)
            points[length++] = glyphs[i].points[k];
        if (mark_after[i])
            points[length++] = LRM;
    }
    assert_true(length < 512);
    if (length)
        assert_true(fribidi_log2vis(points, length, &base, seen, NULL, NULL,
                                    NULL));
    for (FriBidiStrIndex i = 0; i < length; i++)
        if (seen[i] != LRM && seen[i] != ZWNJ)
            append_point(&out, seen[i]);
    return text_take(&out);
}

/* Letters that stand apart do so again where they are shaped anew. */
static void the_guard_keeps_letters_apart(void **state)
{
    static const struct {
        const char *word;
        const char *guarded;
    } rows[] = {
        {"می\u200cشود", "\ufee3\ufbfd\u200c\ufeb7\ufeee\ufea9"},
        {"میشود", "\ufee3\ufbff\ufeb8\ufeee\ufea9"},
        /* Neither alef, nor a hamza, nor the end of a word needs it. */
        {"شیء", "\ufeb7\ufbfd\u0621"},
        {"اند", "\ufe8d\ufee7\ufeaa"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct laid laid;
        bool marks[64];

        lay(&laid, rows[i].word, 60, DIRECTION_LTR, 0);
        lay_guard(laid.lines[0].glyphs, laid.lines[0].count, marks);
        expect_line(&laid, 0, rows[i].guarded);
        laid_done(&laid);
    }
}

static bool has_rtl(const struct laid_line *line)
{
    for (size_t i = 0; i < line->count; i++)
        if (bidi_is_rtl(line->glyphs[i].points[0]))
            return true;
    return false;
}

static void guard_is_put_back_exactly(void **state)
{
    struct text string = {0};
    int moved = 0;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        bool mark_after[256];
        struct laid laid;
        char *ours, *theirs, *guarded;

        random_line(&string, "");
        lay(&laid, text_string(&string), 200,
            below(2) ? DIRECTION_RTL : DIRECTION_LTR, LAY_ONE_LINE);
        ours = drawn(&laid.lines[0]);
        bool rtl = has_rtl(&laid.lines[0]);
        lay_guard(laid.lines[0].glyphs, laid.lines[0].count, mark_after);
        guarded = drawn(&laid.lines[0]);
        moved += strcmp(ours, guarded) != 0;
        theirs = through_terminal(laid.lines[0].glyphs, laid.lines[0].count,
                                  mark_after);
        if (rtl)
            assert_string_equal(ours, theirs);
        else {
            /* Left alone, marks and all. */
            assert_string_equal(ours, guarded);
            for (size_t k = 0; k < laid.lines[0].count; k++)
                assert_false(mark_after[k]);
        }
        mem_free(guarded);
        mem_free(theirs);
        mem_free(ours);
        laid_done(&laid);
    }
    /* The test has tested something. */
    assert_true(moved > 5000);
    text_done(&string);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wraps),
        cmocka_unit_test(wraps_wide_letters_at_every_width),
        cmocka_unit_test(an_arabic_time_is_one_thing),
        cmocka_unit_test(keeps_one_line),
        cmocka_unit_test(tells_where_glyphs_come_from),
        cmocka_unit_test(keeps_three_marks),
        cmocka_unit_test(shapes_and_reverses),
        cmocka_unit_test(joined_in_reading_order),
        cmocka_unit_test(the_guard_takes_the_cursor_along),
        cmocka_unit_test(the_guard_keeps_letters_apart),
        cmocka_unit_test(lam_alef_is_one_cell),
        cmocka_unit_test(zwnj_parts_letters),
        cmocka_unit_test(mixed_line_in_reading_order),
        cmocka_unit_test(isolates_hold_and_take_no_room),
        cmocka_unit_test(wraps_before_it_reorders),
        cmocka_unit_test(any_text_can_be_laid),
        cmocka_unit_test(guard_is_put_back_exactly),
    };

    return cmocka_run_group_tests(tests, set_up, NULL);
}
