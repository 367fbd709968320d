#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "base/day.h"
#include "dump.h"
#include "ui/page_items.h"

enum { CARD = 1, NEW = 20, STEP = 1, CHIP = 10, NEXT = 30, SKIP };

static void build_home(struct page *page, int cards)
{
    page_head(page, PAGE_TABS | PAGE_NO_BACK, "Just Enough", NULL);
    page_text(page, LOOK_PLAIN, "Today, Sunday 22 November");
    page_gap(page);
    for (int i = 0; i < cards; i++)
        page_card(page, CARD + i, "Babysitting", "Tuesday", "asking",
                  "8 people asked, two can help");
    page_button(page, NEW, true, "+ New request");
}

static void build_question(struct page *page)
{
    static const char *const chips[] = {"1 h", "2 h", "half a day"};

    page_head(page, 0, "Babysitting", "2 of 5");
    page_steps(page, 2, 5);
    page_text(page, LOOK_TITLE, "How long?");
    page_gap(page);
    page_stepper(page, STEP, "3 hours");
    page_gap(page);
    page_chips(page, CHIP, chips, COUNT(chips), 1);
    page_note(page, "Why: so that people know if they can.");
    page_text(page, LOOK_QUIET, "Seen by: everybody who is asked.");
    page_button(page, NEXT, true, "Next");
}

static void home_at_80x24(void **state)
{
    struct dump dump = {.notice = {.tab = 1, .footer = "Enter: go on"}};
    struct page *page = page_new();

    (void)state;
    build_home(page, 1);
    assert_string_equal(
        dump_page(&dump, page, 80, 24, DIRECTION_LTR),
        "           Just Enough                                  A/文  "
        "^X hide\n"
        "          ───────────────────────────────────────────────────────"
        "─────\n"
        "           Today, Sunday 22 November\n"
        "\n"
        "           Babysitting            Tuesday                      "
        "asking\n"
        "           8 people asked, two can help\n"
        "\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
        "                               ▌ + New request ▐\n"
        "           Enter: go on\n"
        "          ───────────────────────────────────────────────────────"
        "─────\n"
        "           1 Requests          2 New          3 Learn          4 "
        "More\n");
    assert_int_equal(dump.view.focus, CARD);
    assert_int_equal(dump.layout.cursor_row, 4);
    assert_int_equal(dump.layout.cursor_column, 11);
    page_free(&page);
    dump_done(&dump);
}

static void question_at_40x15(void **state)
{
    struct dump dump = {.notice = {.footer = "Enter: go on"}};
    struct page *page = page_new();

    (void)state;
    build_question(page);
    assert_string_equal(dump_page(&dump, page, 40, 15, DIRECTION_LTR),
                        " ‹ Back  Babysitting   2 of 5  A/文  ^X\n"
                        " How long?\n"
                        "\n"
                        "           −    3 hours    +\n"
                        "\n"
                        "  1 h  [2 h]  half a day\n"
                        "\n"
                        " Seen by: everybody who is asked.\n"
                        "\n\n\n\n\n"
                        "                ▌ Next ▐\n"
                        " Enter: go on                    ? Why\n");
    assert_int_equal(dump.view.focus, STEP);
    page_free(&page);
    dump_done(&dump);
}

/* The last tab ends where the bar above it does, however the blanks divide. */
static void tabs_reach_both_edges(void **state)
{
    struct page *page = page_new();

    (void)state;
    build_home(page, 1);
    for (int columns = 40; columns <= 90; columns++) {
        struct dump dump = {.notice = {.tab = 1}};
        const struct spot *first = NULL, *last = NULL, *hide = NULL;

        dump_page(&dump, page, columns, 24, DIRECTION_LTR);
        for (size_t i = 0; i < dump.layout.spots.count; i++) {
            const struct spot *spot = &dump.layout.spots.items[i];

            if (spot->id == SPOT_TAB)
                first = spot;
            if (spot->id == SPOT_TAB - 3)
                last = spot;
            if (spot->id == SPOT_HIDE)
                hide = spot;
        }
        assert_true(first && last && hide && first->row == last->row);
        assert_int_equal(last->at + last->cells, hide->at + hide->cells);
        assert_true(first->at + first->cells < last->at);
        dump_done(&dump);
    }
    page_free(&page);
}

/* The same columns, counted from the other side. */
static void mirrored(void **state)
{
    struct dump left = {0};
    struct dump right = {0};
    struct page *page = page_new();

    (void)state;
    build_question(page);
    dump_page(&left, page, 80, 24, DIRECTION_LTR);
    dump_page(&right, page, 80, 24, DIRECTION_RTL);
    assert_int_equal(left.layout.spots.count, right.layout.spots.count);
    for (size_t i = 0; i < left.layout.spots.count; i++) {
        assert_int_equal(left.layout.spots.items[i].at,
                         right.layout.spots.items[i].at);
        assert_int_equal(left.layout.spots.items[i].row,
                         right.layout.spots.items[i].row);
    }
    assert_int_equal(left.layout.cursor_column,
                     79 - right.layout.cursor_column);
    assert_non_null(strstr(text_string(&right.text), "Back ›"));
    assert_non_null(strstr(text_string(&right.text), "○○○●●"));
    page_free(&page);
    dump_done(&left);
    dump_done(&right);
}

/* Walks with Tab over all that can be chosen: each is on the screen when it
 * has the focus, with its cursor on it. */
static int walk(struct dump *dump, const struct page *page, int columns,
                int rows, enum direction direction)
{
    int first = 0;
    int steps = 0;

    dump_page(dump, page, columns, rows, direction);
    first = dump->view.focus;
    do {
        const struct spot *spot;
        int top;

        assert_true(layout_move(&dump->layout, &dump->view, LAYOUT_NEXT,
                                direction));
        dump_page(dump, page, columns, rows, direction);
        spot = layout_focus(&dump->layout, &dump->view);
        assert_non_null(spot);
        top = spot->fixed ? 0 : dump->layout.body_first - dump->view.top;
        assert_true(spot->cursor_row + top >= 0);
        assert_true(spot->cursor_row + top < rows);
        if (!spot->fixed)
            assert_true(dump->layout.cursor_row <
                        dump->layout.body_first +
                            layout_visible(&dump->layout));
        assert_in_range(dump->layout.cursor_column, 0, columns - 1);
        assert_ptr_equal(layout_tapped(&dump->layout, dump->canvas,
                                       &dump->view, dump->layout.cursor_row,
                                       dump->layout.cursor_column)
                                 ->id == spot->id
                             ? spot
                             : NULL,
                         spot);
        steps++;
    } while (dump->view.focus != first && steps < 1000);
    return steps;
}

static void nothing_falls_off(void **state)
{
    static const int sizes[][2] = {{40, 15}, {60, 20}, {80, 24}, {200, 60}};
    struct page *page = page_new();

    (void)state;
    for (size_t i = 0; i < COUNT(sizes); i++)
        for (int rtl = 0; rtl < 2; rtl++) {
            enum direction direction = rtl ? DIRECTION_RTL : DIRECTION_LTR;
            struct dump home = {.notice = {.undo = true, .status = "Done."}};
            struct dump question = {0};

            page_clear(page);
            build_home(page, 12);
            /* cards, button, undo, four tabs, language, hide */
            assert_int_equal(walk(&home, page, sizes[i][0], sizes[i][1],
                                  direction),
                             12 + 1 + 1 + 4 + 2);
            dump_done(&home);
            page_clear(page);
            build_question(page);
            assert_int_equal(walk(&question, page, sizes[i][0], sizes[i][1],
                                  direction),
                             1 + 3 + 1 + 3 +
                                 (sizes[i][1] < LAYOUT_ROOMY_ROWS ? 1 : 0));
            dump_done(&question);
        }
    page_free(&page);
}

static void long_buttons_are_stacked(void **state)
{
    struct dump dump = {0};
    struct page *page = page_new();
    const char *text;

    (void)state;
    page_head(page, 0, "Title", NULL);
    page_button(page, 1, true, "Eine recht lange Beschriftung");
    page_button(page, 2, false, "und noch eine ebenso lange");
    text = dump_page(&dump, page, 40, 15, DIRECTION_LTR);
    assert_non_null(strstr(text, "\n▌ Eine recht lange Beschriftung ▐\n"
                                 "  und noch eine ebenso lange\n"));
    /* Too many for the bottom: they scroll with the rest. */
    for (int i = 3; i < 14; i++)
        page_button(page, i, false, "und noch eine ebenso lange");
    dump.view = (struct layout_view){0};
    assert_int_equal(walk(&dump, page, 40, 15, DIRECTION_LTR), 13 + 3);
    page_free(&page);
    dump_done(&dump);
}

static void a_long_list_says_how_much(void **state)
{
    struct dump dump = {0};
    struct page *page = page_new();
    char label[24];

    (void)state;
    page_head(page, PAGE_NUMBERED, "Languages", NULL);
    for (int i = 1; i <= 20; i++) {
        snprintf(label, sizeof label, "row %d", i);
        page_row(page, i, label, NULL, NULL);
    }
    assert_non_null(strstr(dump_page(&dump, page, 40, 15, DIRECTION_LTR),
                           "↓ 8 more"));
    assert_true(layout_number(&dump.layout, &dump.view, 15));
    dump_page(&dump, page, 40, 15, DIRECTION_LTR);
    assert_int_equal(dump.view.focus, 15);
    assert_non_null(strstr(text_string(&dump.text), " 15  row 15\n"));
    assert_non_null(strstr(text_string(&dump.text), "↑ 3 more"));
    assert_non_null(strstr(text_string(&dump.text), "↓ 5 more"));
    assert_false(layout_number(&dump.layout, &dump.view, 21));
    layout_move(&dump.layout, &dump.view, LAYOUT_LAST, DIRECTION_LTR);
    dump_page(&dump, page, 40, 15, DIRECTION_LTR);
    assert_int_equal(dump.view.focus, 20);
    assert_null(strstr(text_string(&dump.text), "↓"));
    layout_move(&dump.layout, &dump.view, LAYOUT_FIRST, DIRECTION_LTR);
    assert_int_equal(dump.view.focus, 1);
    page_free(&page);
    dump_done(&dump);
}

/* Text that is longer than the screen is read before what stands below. */
static void text_scrolls(void **state)
{
    struct dump dump = {0};
    struct page *page = page_new();
    char line[24];

    (void)state;
    page_head(page, 0, "About", NULL);
    for (int i = 1; i <= 30; i++) {
        snprintf(line, sizeof line, "line %d.", i);
        page_text(page, LOOK_PLAIN, line);
    }
    page_row(page, 1, "below", NULL, NULL);
    dump_page(&dump, page, 40, 15, DIRECTION_LTR);
    assert_int_equal(dump.view.focus, 0);
    assert_int_equal(dump.view.top, 0);
    assert_non_null(strstr(text_string(&dump.text), "line 1."));
    for (int i = 0; i < 12 && dump.view.focus != 1; i++) {
        layout_move(&dump.layout, &dump.view, LAYOUT_DOWN, DIRECTION_LTR);
        dump_page(&dump, page, 40, 15, DIRECTION_LTR);
    }
    assert_int_equal(dump.view.focus, 1);
    assert_non_null(strstr(text_string(&dump.text), " below\n"));
    page_free(&page);
    dump_done(&dump);
}

static void focus_is_kept_by_id(void **state)
{
    struct dump dump = {0};
    struct page *page = page_new();

    (void)state;
    build_home(page, 5);
    dump_page(&dump, page, 80, 24, DIRECTION_LTR);
    layout_move(&dump.layout, &dump.view, LAYOUT_DOWN, DIRECTION_LTR);
    layout_move(&dump.layout, &dump.view, LAYOUT_DOWN, DIRECTION_LTR);
    assert_int_equal(dump.view.focus, CARD + 2);
    dump_page(&dump, page, 40, 15, DIRECTION_RTL);
    assert_int_equal(dump.view.focus, CARD + 2);
    /* It was erased: the one that took its place. */
    page_clear(page);
    page_head(page, PAGE_TABS | PAGE_NO_BACK, "Just Enough", NULL);
    page_card(page, CARD, "a", NULL, NULL, NULL);
    page_card(page, CARD + 1, "b", NULL, NULL, NULL);
    page_card(page, CARD + 3, "d", NULL, NULL, NULL);
    dump_page(&dump, page, 80, 24, DIRECTION_LTR);
    assert_int_equal(dump.view.focus, CARD + 3);
    /* Asked for by the screen. */
    page_focus(page, CARD + 1);
    dump_page(&dump, page, 80, 24, DIRECTION_LTR);
    assert_int_equal(dump.view.focus, CARD + 1);
    layout_move(&dump.layout, &dump.view, LAYOUT_UP, DIRECTION_LTR);
    dump_page(&dump, page, 80, 24, DIRECTION_LTR);
    assert_int_equal(dump.view.focus, CARD);
    page_free(&page);
    dump_done(&dump);
}

/* Empty lines come only where nothing has to scroll for them. */
static void air_needs_room(void **state)
{
    struct dump dump = {0};
    struct page *page = page_new();

    (void)state;
    page_head(page, 0, "Title", NULL);
    page_text(page, LOOK_PLAIN, "text");
    for (int i = 1; i <= 9; i++)
        page_row(page, i, "row", NULL, NULL);
    page_text(page, LOOK_PLAIN, "after");
    assert_non_null(strstr(dump_page(&dump, page, 40, 15, DIRECTION_LTR),
                           " text\n\n row\n row\n"));
    page_row(page, 10, "row", NULL, NULL);
    dump_page(&dump, page, 40, 15, DIRECTION_LTR);
    assert_int_equal(dump.layout.body_needed, 12);
    page_free(&page);
    dump_done(&dump);
}

static void taps(void **state)
{
    struct dump dump = {0};
    struct page *page = page_new();
    const struct spot *spot;

    (void)state;
    build_question(page);
    dump_page(&dump, page, 40, 15, DIRECTION_LTR);
    spot = layout_tapped(&dump.layout, dump.canvas, &dump.view, 3, 12);
    assert_int_equal(spot->kind, SPOT_PART);
    assert_int_equal(spot->amount, -1);
    spot = layout_tapped(&dump.layout, dump.canvas, &dump.view, 3, 28);
    assert_int_equal(spot->amount, 1);
    spot = layout_tapped(&dump.layout, dump.canvas, &dump.view, 0, 2);
    assert_int_equal(spot->id, SPOT_BACK);
    spot = layout_tapped(&dump.layout, dump.canvas, &dump.view, 5, 9);
    assert_int_equal(spot->id, CHIP + 1);
    assert_null(layout_tapped(&dump.layout, dump.canvas, &dump.view, 9, 9));
    dump_page(&dump, page, 40, 15, DIRECTION_RTL);
    spot = layout_tapped(&dump.layout, dump.canvas, &dump.view, 3, 39 - 12);
    assert_int_equal(spot->amount, -1);
    page_free(&page);
    dump_done(&dump);
}

static void calendar(void **state)
{
    struct dump dump = {0};
    struct page *page = page_new();
    int32_t today = day_from_date((struct date){2026, 11, 22});
    const struct spot *spot;

    (void)state;
    page_head(page, 0, "When?", NULL);
    page_calendar(page, 1, today + 2, today, today, today + 365);
    dump_page(&dump, page, 40, 15, DIRECTION_LTR);
    assert_non_null(strstr(text_string(&dump.text), "November 2026"));
    assert_non_null(strstr(text_string(&dump.text), "22  23 [24] 25"));
    spot = layout_tapped(&dump.layout, dump.canvas, &dump.view,
                         dump.layout.cursor_row,
                         dump.layout.cursor_column + 4);
    assert_int_equal(spot->day, today + 3);
    /* The arrow to December; none to the past. */
    spot = layout_tapped(&dump.layout, dump.canvas, &dump.view, 1, 32);
    assert_int_equal(spot->day, today + 32);
    spot = layout_tapped(&dump.layout, dump.canvas, &dump.view, 1, 7);
    assert_int_equal(spot->kind, SPOT_CALENDAR);
    page_free(&page);
    dump_done(&dump);
}

static void input_with_marks_and_cursor(void **state)
{
    struct dump dump = {0};
    struct page *page = page_new();
    struct input input;
    const struct page_mark mark = {4, 5};
    struct page_input item = {1, &input, 2, "note", &mark, 1};

    (void)state;
    input_init(&input, 300);
    input_set(&input, "ask maria", SIZE_MAX);
    page_head(page, 0, "Note", NULL);
    page_text(page, LOOK_PLAIN, "No names here.");
    page_input(page, &item);
    page_button(page, 2, true, "Next");
    dump_page(&dump, page, 40, 15, DIRECTION_LTR);
    assert_int_equal(dump.view.focus, 1);
    assert_int_equal(dump.layout.cursor_row, 2);
    assert_int_equal(dump.layout.cursor_column, 2 + 9);
    assert_int_equal(canvas_cell(dump.canvas, 2, 6)->look, LOOK_MARK);
    assert_int_equal(canvas_cell(dump.canvas, 2, 5)->look, LOOK_PLAIN);
    assert_int_equal(canvas_cell(dump.canvas, 2, 11)->look, LOOK_PLAIN);
    /* More than its rows: what is shown holds the cursor. */
    for (int i = 0; i < 20; i++)
        input_type(&input, " more", 5);
    dump_page(&dump, page, 40, 15, DIRECTION_LTR);
    assert_int_equal(dump.layout.cursor_row, 3);
    assert_null(strstr(text_string(&dump.text), "maria"));
    page_free(&page);
    dump_done(&dump);
    input_done(&input);
}

static void sheet(void **state)
{
    struct dump dump = {0};
    struct page *page = page_new();
    const struct spot *spot;

    (void)state;
    page_head(page, PAGE_SHEET, "Is this needed?", NULL);
    page_text(page, LOOK_PLAIN, "\"maria\" looks like a name.");
    page_button(page, 1, true, "Take it out");
    page_button(page, 2, false, "Change it");
    assert_string_equal(dump_page(&dump, page, 40, 15, DIRECTION_LTR),
                        "\n\n\n\n\n\n\n\n\n"
                        "╭──────────────────────────────────────╮\n"
                        "│ Is this needed?                      │\n"
                        "│ \"maria\" looks like a name.           │\n"
                        "│▌ Take it out                        ▐│\n"
                        "│  Change it                           │\n"
                        "╰──────────────────────────────────────╯\n");
    assert_int_equal(dump.view.focus, 1);
    layout_move(&dump.layout, &dump.view, LAYOUT_DOWN, DIRECTION_LTR);
    assert_int_equal(dump.view.focus, 2);
    spot = layout_tapped(&dump.layout, dump.canvas, &dump.view, 1, 5);
    assert_int_equal(spot->id, SPOT_BACK);
    page_free(&page);
    dump_done(&dump);
}

static void wide_letters(void **state)
{
    struct dump dump = {0};
    struct page *page = page_new();

    (void)state;
    page_head(page, 0, "照顾孩子需要知道的事情和更多的事情", "2 / 5");
    page_row(page, 1, "没有空格的很长的一行文字会在汉字之间换行而不会丢失任何东西",
             "说明文字", NULL);
    dump_page(&dump, page, 40, 15, DIRECTION_LTR);
    for (int row = 0; row < 15; row++)
        assert_int_not_equal(canvas_cell(dump.canvas, row, 39)->glyph.width,
                             2);
    assert_non_null(strstr(text_string(&dump.text), "任何东西"));
    assert_non_null(strstr(text_string(&dump.text), "说明文字"));
    page_free(&page);
    dump_done(&dump);
}

static void too_small(void **state)
{
    struct dump dump = {0};
    struct page *page = page_new();

    (void)state;
    build_home(page, 3);
    dump_page(&dump, page, 39, 15, DIRECTION_LTR);
    assert_non_null(strstr(text_string(&dump.text), "larger"));
    assert_null(strstr(text_string(&dump.text), "Babysitting"));
    assert_int_equal(dump.layout.spots.count, 0);
    dump_page(&dump, page, 1, 1, DIRECTION_RTL);
    dump_page(&dump, page, 40, 15, DIRECTION_LTR);
    assert_non_null(strstr(text_string(&dump.text), "Babysitting"));
    page_free(&page);
    dump_done(&dump);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(home_at_80x24),
        cmocka_unit_test(question_at_40x15),
        cmocka_unit_test(tabs_reach_both_edges),
        cmocka_unit_test(mirrored),
        cmocka_unit_test(nothing_falls_off),
        cmocka_unit_test(long_buttons_are_stacked),
        cmocka_unit_test(a_long_list_says_how_much),
        cmocka_unit_test(text_scrolls),
        cmocka_unit_test(focus_is_kept_by_id),
        cmocka_unit_test(air_needs_room),
        cmocka_unit_test(taps),
        cmocka_unit_test(calendar),
        cmocka_unit_test(input_with_marks_and_cursor),
        cmocka_unit_test(sheet),
        cmocka_unit_test(wide_letters),
        cmocka_unit_test(too_small),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
