#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <locale.h>
#include <string.h>

#include "ui/canvas.h"

static void expect(const struct canvas *canvas, const char *wanted)
{
    struct text text = {0};

    canvas_dump(canvas, &text);
    assert_string_equal(text_string(&text), wanted);
    text_done(&text);
}

static void cuts_with_an_ellipsis(void **state)
{
    struct canvas *canvas = canvas_new(10, 2, DIRECTION_LTR);
    struct canvas_line line = {0, 0, 6, LOOK_PLAIN, false};

    (void)state;
    assert_int_equal(canvas_text(canvas, &line, "abcdef"), 6);
    assert_false(canvas_was_cut(canvas));
    line.row = 1;
    assert_int_equal(canvas_text(canvas, &line, "abcdefg"), 6);
    assert_true(canvas_was_cut(canvas));
    expect(canvas, "abcdef\nabcde…\n");
    canvas_free(&canvas);
    assert_null(canvas);
}

static void mirrors(void **state)
{
    struct canvas *canvas = canvas_new(10, 2, DIRECTION_RTL);
    struct canvas_line line = {0, 1, 8, LOOK_PLAIN, false};

    (void)state;
    canvas_text(canvas, &line, "abc");
    line.row = 1;
    line.end_aligned = true;
    canvas_text(canvas, &line, "abc");
    expect(canvas, "      abc\n abc\n");
    assert_int_equal(canvas_screen_column(canvas, 1), 8);
    canvas_free(&canvas);
}

static void wide_ones_lose_no_halves(void **state)
{
    struct canvas *canvas = canvas_new(6, 1, DIRECTION_LTR);
    struct canvas_line line = {0, 0, 6, LOOK_PLAIN, false};

    (void)state;
    canvas_text(canvas, &line, "中文字");
    assert_int_equal(canvas_cell(canvas, 0, 0)->glyph.width, 2);
    assert_int_equal(canvas_cell(canvas, 0, 1)->glyph.width, 0);
    line.at = 1;
    line.cells = 2;
    canvas_text(canvas, &line, "xy");
    expect(canvas, " xy 字\n");
    canvas_free(&canvas);
}

static void a_wide_one_is_not_cut_in_two(void **state)
{
    struct canvas *canvas = canvas_new(8, 1, DIRECTION_LTR);
    struct canvas_line line = {0, 0, 4, LOOK_PLAIN, false};

    (void)state;
    assert_int_equal(canvas_text(canvas, &line, "中文字"), 3);
    expect(canvas, "中…\n");
    canvas_free(&canvas);
}

static void nothing_outside(void **state)
{
    struct canvas *canvas = canvas_new(4, 2, DIRECTION_LTR);
    struct canvas_line line = {5, 0, 4, LOOK_PLAIN, false};

    (void)state;
    canvas_text(canvas, &line, "down");
    line.row = -1;
    canvas_text(canvas, &line, "up");
    line.row = 0;
    line.at = 2;
    canvas_text(canvas, &line, "wide");
    expect(canvas, "  wi\n\n");
    canvas_free(&canvas);
}

static void a_window_scrolls(void **state)
{
    struct canvas *canvas = canvas_new(4, 4, DIRECTION_LTR);
    struct canvas_line line = {0, 0, 4, LOOK_PLAIN, false};

    (void)state;
    canvas_window(canvas, 1, 3, 4);
    for (line.row = 0; line.row < 10; line.row++) {
        char digit[] = {(char)('0' + line.row), '\0'};

        canvas_text(canvas, &line, digit);
    }
    expect(canvas, "\n5\n6\n\n");
    canvas_free(&canvas);
}

static void wiped_means_gone(void **state)
{
    struct canvas *canvas = canvas_new(8, 1, DIRECTION_LTR);
    struct canvas_line line = {0, 0, 8, LOOK_WARN, false};

    (void)state;
    canvas_text(canvas, &line, "maria");
    canvas_wipe(canvas);
    expect(canvas, "\n");
    for (int i = 0; i < 8; i++) {
        assert_int_equal(canvas_cell(canvas, 0, i)->glyph.points[0], ' ');
        assert_int_equal(canvas_cell(canvas, 0, i)->look, LOOK_PLAIN);
    }
    canvas_free(&canvas);
}

static void marks_by_bytes(void **state)
{
    struct canvas *canvas = canvas_new(12, 1, DIRECTION_LTR);
    struct canvas_line line = {0, 0, 12, LOOK_PLAIN, false};

    (void)state;
    canvas_text(canvas, &line, "ask maria");
    line.look = LOOK_MARK;
    canvas_look_bytes(canvas, &line, 4, 5);
    assert_int_equal(canvas_cell(canvas, 0, 2)->look, LOOK_PLAIN);
    assert_int_equal(canvas_cell(canvas, 0, 4)->look, LOOK_MARK);
    assert_int_equal(canvas_cell(canvas, 0, 8)->look, LOOK_MARK);
    assert_int_equal(canvas_cell(canvas, 0, 9)->look, LOOK_PLAIN);
    canvas_free(&canvas);
}

static void cursor_of_typed_text(void **state)
{
    struct canvas *left = canvas_new(12, 3, DIRECTION_LTR);
    struct canvas *right = canvas_new(12, 3, DIRECTION_RTL);
    struct canvas_line line = {0, 0, 12, LOOK_PLAIN, false};
    struct canvas_place place;

    (void)state;
    canvas_typed(left, &line, 0, 3, "ab ", 3, &place);
    assert_int_equal(place.at, 3);
    canvas_typed(left, &line, 0, 3, "ab ", 1, &place);
    assert_int_equal(place.at, 1);
    /* Three letters from the right; behind the last, the fourth column. */
    canvas_typed(right, &line, 0, 3, "سلم", 0, &place);
    assert_int_equal(place.at, 0);
    canvas_typed(right, &line, 0, 3, "سلم", 6, &place);
    assert_int_equal(place.at, 3);
    assert_int_equal(canvas_screen_column(right, place.at), 8);
    canvas_free(&left);
    canvas_free(&right);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_with_an_ellipsis),
        cmocka_unit_test(mirrors),
        cmocka_unit_test(wide_ones_lose_no_halves),
        cmocka_unit_test(a_wide_one_is_not_cut_in_two),
        cmocka_unit_test(nothing_outside),
        cmocka_unit_test(a_window_scrolls),
        cmocka_unit_test(wiped_means_gone),
        cmocka_unit_test(marks_by_bytes),
        cmocka_unit_test(cursor_of_typed_text),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
