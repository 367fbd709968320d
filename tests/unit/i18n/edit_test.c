#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/mark.h"
#include "base/text.h"
#include "folder.h"
#include "i18n/edit.h"
#include "i18n/phrase.h"

static int set_up(void **state)
{
    (void)state;
    return phrase_setup(locale_folder()) != ERR_OK;
}

static void expect_place(const struct laid *laid, const char *string,
                         size_t at, enum direction direction, size_t line,
                         int column)
{
    struct edit_place place = edit_place(laid, string, at, direction);

    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
}

static void plain_line(void **state)
{
    const char *string = "ab中e\u0301";
    struct laid laid;

    (void)state;
    lay(&laid, string, 20, DIRECTION_LTR, 0);
    expect_place(&laid, string, 0, DIRECTION_LTR, 0, 0);
    expect_place(&laid, string, 2, DIRECTION_LTR, 0, 2);
    expect_place(&laid, string, 5, DIRECTION_LTR, 0, 4);
    expect_place(&laid, string, 8, DIRECTION_LTR, 0, 5);
    assert_int_equal(edit_move(&laid, string, 2, EDIT_RIGHT, DIRECTION_LTR), 5);
    assert_int_equal(edit_move(&laid, string, 5, EDIT_RIGHT, DIRECTION_LTR), 8);
    assert_int_equal(edit_move(&laid, string, 8, EDIT_RIGHT, DIRECTION_LTR), 8);
    assert_int_equal(edit_move(&laid, string, 0, EDIT_LEFT, DIRECTION_LTR), 0);
    assert_int_equal(edit_move(&laid, string, 5, EDIT_HOME, DIRECTION_LTR), 0);
    assert_int_equal(edit_move(&laid, string, 2, EDIT_END, DIRECTION_LTR), 8);
    assert_int_equal(edit_move(&laid, string, 2, EDIT_UP, DIRECTION_LTR), 2);
    assert_int_equal(edit_move(&laid, string, 2, EDIT_DOWN, DIRECTION_LTR), 2);
    /* The second half of a wide letter is that letter. */
    assert_int_equal(
        edit_at(&laid, string, (struct edit_place){0, 3}, DIRECTION_LTR), 2);
    assert_int_equal(
        edit_at(&laid, string, (struct edit_place){0, 99}, DIRECTION_LTR), 8);
    assert_int_equal(
        edit_at(&laid, string, (struct edit_place){7, -9}, DIRECTION_LTR), 0);
    laid_done(&laid);
}

static void empty_line(void **state)
{
    struct laid laid;

    (void)state;
    lay(&laid, "", 20, DIRECTION_LTR, 0);
    expect_place(&laid, "", 0, DIRECTION_LTR, 0, 0);
    expect_place(&laid, "", 0, DIRECTION_RTL, 0, -1);
    assert_int_equal(edit_move(&laid, "", 0, EDIT_LEFT, DIRECTION_LTR), 0);
    assert_int_equal(edit_move(&laid, "", 0, EDIT_END, DIRECTION_RTL), 0);
    laid_done(&laid);
}

static void arabic_line(void **state)
{
    const char *string = "كتاب 12"; /* drawn: 12 baatik */
    struct laid laid;

    (void)state;
    lay(&laid, string, 20, DIRECTION_RTL, 0);
    /* The first letter stands on the right, the end left of the line. */
    expect_place(&laid, string, 0, DIRECTION_RTL, 0, 6);
    expect_place(&laid, string, 8, DIRECTION_RTL, 0, 2);
    expect_place(&laid, string, 9, DIRECTION_RTL, 0, 0);
    expect_place(&laid, string, 11, DIRECTION_RTL, 0, -1);
    assert_int_equal(edit_move(&laid, string, 0, EDIT_LEFT, DIRECTION_RTL), 2);
    assert_int_equal(edit_move(&laid, string, 2, EDIT_RIGHT, DIRECTION_RTL), 0);
    assert_int_equal(edit_move(&laid, string, 0, EDIT_RIGHT, DIRECTION_RTL), 0);
    /* Inside the number the eye goes left, the reading back. */
    assert_int_equal(edit_move(&laid, string, 8, EDIT_LEFT, DIRECTION_RTL), 10);
    assert_int_equal(edit_move(&laid, string, 10, EDIT_LEFT, DIRECTION_RTL), 9);
    assert_int_equal(edit_move(&laid, string, 9, EDIT_LEFT, DIRECTION_RTL), 11);
    assert_int_equal(edit_move(&laid, string, 11, EDIT_LEFT, DIRECTION_RTL),
                     11);
    assert_int_equal(edit_move(&laid, string, 4, EDIT_HOME, DIRECTION_RTL), 0);
    assert_int_equal(edit_move(&laid, string, 4, EDIT_END, DIRECTION_RTL), 11);
    assert_int_equal(
        edit_at(&laid, string, (struct edit_place){0, 1}, DIRECTION_RTL), 10);
    laid_done(&laid);
}

static void lam_alef(void **state)
{
    const char *string = "سلام"; /* three cells: m, la, s */
    struct laid laid;

    (void)state;
    lay(&laid, string, 20, DIRECTION_RTL, 0);
    expect_place(&laid, string, 2, DIRECTION_RTL, 0, 1);
    expect_place(&laid, string, 4, DIRECTION_RTL, 0, 1); /* inside it */
    expect_place(&laid, string, 6, DIRECTION_RTL, 0, 0);
    assert_int_equal(edit_move(&laid, string, 0, EDIT_LEFT, DIRECTION_RTL), 2);
    assert_int_equal(edit_move(&laid, string, 2, EDIT_LEFT, DIRECTION_RTL), 6);
    assert_int_equal(edit_move(&laid, string, 6, EDIT_RIGHT, DIRECTION_RTL), 2);
    /* Backspace takes the alef alone. */
    assert_int_equal(edit_before(string, 6), 4);
    laid_done(&laid);
}

static void wrapped_lines(void **state)
{
    const char *string = "one two\nxy";
    struct laid laid;

    (void)state;
    lay(&laid, string, 4, DIRECTION_LTR, 0);
    assert_int_equal(laid.count, 3);
    expect_place(&laid, string, 3, DIRECTION_LTR, 0, 3); /* the hidden space */
    expect_place(&laid, string, 4, DIRECTION_LTR, 1, 0);
    expect_place(&laid, string, 7, DIRECTION_LTR, 1, 3);
    expect_place(&laid, string, 8, DIRECTION_LTR, 2, 0);
    assert_int_equal(edit_move(&laid, string, 3, EDIT_RIGHT, DIRECTION_LTR), 4);
    assert_int_equal(edit_move(&laid, string, 4, EDIT_LEFT, DIRECTION_LTR), 3);
    assert_int_equal(edit_move(&laid, string, 7, EDIT_RIGHT, DIRECTION_LTR), 8);
    assert_int_equal(edit_move(&laid, string, 8, EDIT_LEFT, DIRECTION_LTR), 7);
    assert_int_equal(edit_move(&laid, string, 2, EDIT_DOWN, DIRECTION_LTR), 6);
    assert_int_equal(edit_move(&laid, string, 7, EDIT_DOWN, DIRECTION_LTR), 10);
    assert_int_equal(edit_move(&laid, string, 10, EDIT_UP, DIRECTION_LTR), 6);
    laid_done(&laid);

    /* Broken without a space: the end is the next line's start. */
    lay(&laid, "中文字", 4, DIRECTION_LTR, 0);
    expect_place(&laid, "中文字", 6, DIRECTION_LTR, 1, 0);
    assert_int_equal(edit_move(&laid, "中文字", 3, EDIT_RIGHT, DIRECTION_LTR),
                     6);
    assert_int_equal(edit_move(&laid, "中文字", 0, EDIT_END, DIRECTION_LTR), 3);
    laid_done(&laid);
}

static void wrapped_arabic(void **state)
{
    const char *string = "كتاب أول";
    struct laid laid;

    (void)state;
    lay(&laid, string, 5, DIRECTION_RTL, 0);
    assert_int_equal(laid.count, 2);
    expect_place(&laid, string, 8, DIRECTION_RTL, 0, -1);
    expect_place(&laid, string, 9, DIRECTION_RTL, 1, 2);
    assert_int_equal(edit_move(&laid, string, 8, EDIT_LEFT, DIRECTION_RTL), 9);
    assert_int_equal(edit_move(&laid, string, 9, EDIT_RIGHT, DIRECTION_RTL), 8);
    /* Lines are flush right: straight down from the first letter. */
    assert_int_equal(edit_move(&laid, string, 0, EDIT_DOWN, DIRECTION_RTL), 9);
    assert_int_equal(edit_move(&laid, string, 9, EDIT_UP, DIRECTION_RTL), 0);
    laid_done(&laid);
}

/* Walking over the whole text by one arrow comes through every place once and
 * ends; walking back comes through the same ones. */
static void arrows_reach_everything(void **state)
{
    static const char *const strings[] = {
        "one two three four",       "كتاب abc أول 12, 34 (ثم)",
        "abc كتاب أول def 中文",     "سلام لا أهلاً",
        "a\u0301b\u0301 中\n\nx  ", "می\u200cدهد 12 ٣٤",
        "\u2068abc\u2069 كتاب",
    };

    (void)state;
    for (size_t i = 0; i < 2 * COUNT(strings); i++) {
        const char *string = strings[i / 2];
        enum direction direction = i % 2 ? DIRECTION_RTL : DIRECTION_LTR;
        enum edit_move on = i % 2 ? EDIT_LEFT : EDIT_RIGHT;
        enum edit_move back = i % 2 ? EDIT_RIGHT : EDIT_LEFT;

        for (int cells = 3; cells < 40; cells += 5) {
            size_t path[200], steps = 0, at;
            struct laid laid;

            lay(&laid, string, cells, direction, 0);
            /* Before an isolate is the same place as behind it. */
            at = edit_at(&laid, string,
                         edit_place(&laid, string, 0, direction), direction);
            while (edit_move(&laid, string, at, back, direction) != at)
                at = edit_move(&laid, string, at, back, direction);
            do {
                struct edit_place place =
                    edit_place(&laid, string, at, direction);

                assert_true(steps < COUNT(path));
                for (size_t k = 0; k < steps; k++)
                    assert_int_not_equal(path[k], at);
                assert_int_equal(edit_at(&laid, string, place, direction), at);
                path[steps++] = at;
                at = edit_move(&laid, string, at, on, direction);
            } while (at != path[steps - 1]);
            while (--steps) {
                at = edit_move(&laid, string, at, back, direction);
                assert_int_equal(at, path[steps - 1]);
            }
            laid_done(&laid);
        }
    }
}

static void cluster_boundaries(void **state)
{
    const char *string = "ae\u0301\u1112\u1161";

    (void)state;
    assert_int_equal(edit_after(string, 0), 1);
    assert_int_equal(edit_after(string, 1), 4);
    assert_int_equal(edit_after(string, 4), 10);
    assert_int_equal(edit_after(string, 10), 10);
    assert_int_equal(edit_after(string, 99), 10);
    assert_int_equal(edit_before(string, 10), 4);
    assert_int_equal(edit_before(string, 4), 1);
    assert_int_equal(edit_before(string, 1), 0);
    assert_int_equal(edit_before(string, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_line),
        cmocka_unit_test(empty_line),
        cmocka_unit_test(arabic_line),
        cmocka_unit_test(lam_alef),
        cmocka_unit_test(wrapped_lines),
        cmocka_unit_test(wrapped_arabic),
        cmocka_unit_test(arrows_reach_everything),
        cmocka_unit_test(cluster_boundaries),
    };

    return cmocka_run_group_tests(tests, set_up, NULL);
}
