/* What keys and taps do on real screens: numbers that are typed, days of the
 * calendar, a cursor that goes where one taps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "i18n/phrase.h"
#include "stops.h"
#include "ui/page_items.h"

static struct house house;
static struct player player;

static void go(const char *name)
{
    size_t count;
    const struct stop *all = stops(&count);

    for (size_t i = 0; i < count; i++)
        if (strcmp(all[i].name, name) == 0) {
            stop_go(&player, &house, &all[i]);
            return;
        }
    fail();
}

static void a_length_is_typed(void **state)
{
    (void)state;
    go("duration");
    player_key(&player, "text:3");
    assert_true(player_shows(&player, "3 hours    +"));
    player_wait(&player, 2000);
    player_key(&player, "text:4");
    assert_true(player_shows(&player, "4 hours    +"));
    /* Soon after each other they are one number. */
    player_key(&player, "text:5");
    assert_true(player_shows(&player, "45 minutes    +"));
    /* Too much becomes the most. */
    player_key(&player, "text:000000");
    assert_true(player_shows(&player, "1 day    +"));
    assert_int_equal(player_focus(&player)->kind, SPOT_STEPPER);
}

static void in_any_digits(void **state)
{
    static const char *const typed[] = {"text:350", "text:٣٥٠", "text:۳۵۰",
                                        "text:３５０", "text:३५०"};

    (void)state;
    for (size_t i = 0; i < COUNT(typed); i++) {
        go("amount");
        assert_true(player_shows(&player, "100    +"));
        player_key(&player, typed[i]);
        assert_true(player_shows(&player, "350    +"));
    }
    go("count");
    player_key(&player, "text:3");
    assert_true(player_shows(&player, "3    +"));
    /* Another key ends the number. */
    player_key(&player, "Left");
    player_key(&player, "text:4");
    assert_true(player_shows(&player, "−    4    +"));
}

static void a_time_is_typed(void **state)
{
    (void)state;
    go("when_time");
    player_key(&player, "text:14");
    assert_true(player_shows(&player, "14:00    +"));
    player_key(&player, "text:30");
    assert_true(player_shows(&player, "14:30    +"));
    player_wait(&player, 2000);
    player_key(&player, "text:99");
    assert_true(player_shows(&player, "09:00    +"));
}

static void minutes_and_people_are_typed(void **state)
{
    (void)state;
    go("settings");
    player_key(&player, "choose:6");
    player_key(&player, "text:12");
    assert_true(player_shows(&player, "12 minutes"));
    player_wait(&player, 2000);
    /* More than it may be is not taken. */
    player_key(&player, "text:99");
    assert_true(player_shows(&player, "9 minutes"));
    go("tell");
    player_key(&player, "text:8");
    assert_true(player_shows(&player, "8 people are asked now"));
}

static int32_t day(void)
{
    for (size_t i = 0; i < player.app.page->items.count; i++)
        if (player.app.page->items.items[i].kind == ITEM_CALENDAR)
            return player.app.page->items.items[i].day;
    fail();
    return 0;
}

static int32_t of(int year, int month, int date)
{
    return day_from_date((struct date){year, month, date});
}

static void days_and_months(void **state)
{
    (void)state;
    go("when");
    assert_int_equal(day(), of(2026, 11, 25));
    player_key(&player, "Right");
    player_key(&player, "Down");
    assert_int_equal(day(), of(2026, 12, 3));
    player_key(&player, "text:31");
    assert_int_equal(day(), of(2026, 12, 31));
    player_key(&player, "PageDown");
    player_key(&player, "PageDown");
    assert_int_equal(day(), of(2027, 2, 28));
    player_key(&player, "PageUp");
    player_key(&player, "PageUp");
    player_key(&player, "PageUp");
    assert_int_equal(day(), of(2026, 11, 28));
    /* Never before today. */
    player_key(&player, "PageUp");
    assert_int_equal(day(), of(2026, 11, 22));
    /* From the calendar on to the time, without a step. */
    player_key(&player, "Enter");
    assert_int_equal(player_focus(&player)->kind, SPOT_STEPPER);
    assert_int_equal(day(), of(2026, 11, 22));
}

static const struct input *input(void)
{
    const struct item *item =
        page_find_input(player.app.page, player_focus(&player)->id);

    assert_non_null(item);
    return item->input;
}

static void a_tap_sets_the_cursor(void **state)
{
    const struct spot *spot;
    int row;

    (void)state;
    go("town_typed");
    assert_int_equal(input()->cursor, 11);
    spot = player_focus(&player);
    row = spot->row + player.app.layout.body_first;
    player_tap(&player, row, spot->at + 1 + 3);
    assert_int_equal(input()->cursor, 3);
    player_key(&player, "text:x");
    assert_string_equal(input_string(input()), "Sprxingfield");
    /* Behind the text is its end. */
    player_tap(&player, row, spot->at + 1 + 30);
    assert_int_equal(input()->cursor, 12);
    player_key(&player, "^U");
    player_key(&player, "text:سلام");
    player_tap(&player, row, spot->at + 1);
    assert_int_equal(input()->cursor, 6);
}

static void a_tap_on_the_second_line(void **state)
{
    const struct spot *spot;
    int row;

    (void)state;
    player.columns = 40;
    player.rows = 15;
    go("note_marked");
    spot = player_focus(&player);
    assert_int_equal(spot->rows, 2);
    row = spot->row + player.app.layout.body_first;
    player_tap(&player, row + 1, spot->at + 1 + 4);
    assert_memory_equal(input_string(input()) + input()->cursor, "day", 3);
    player_tap(&player, row, spot->at + 1 + 4);
    assert_memory_equal(input_string(input()) + input()->cursor, "bike", 4);
    player.columns = 80;
    player.rows = 24;
}

static void from_right_to_left(void **state)
{
    const struct spot *spot;
    int row;

    (void)state;
    assert_int_equal(phrase_use(language_find("ar")), 0);
    go("town_typed");
    player_key(&player, "^U");
    player_key(&player, "text:سلام");
    spot = player_focus(&player);
    row = spot->row + player.app.layout.body_first;
    player_tap(&player, row, spot->at + 1 + 1);
    assert_int_equal(input()->cursor, 2);
    assert_int_equal(phrase_use(language_find("en")), 0);
}

/* Joined signs are one thing to whoever erases them. */
static void emoji_go_as_a_whole(void **state)
{
    static const char *const joined[] = {
        "text:👩‍👧", "text:👍🏽", "text:🇺🇦", "text:❤️", "text:e\u0301"};

    (void)state;
    for (size_t i = 0; i < COUNT(joined); i++) {
        go("town_typed");
        player_key(&player, "^U");
        player_key(&player, "text:a");
        player_key(&player, joined[i]);
        player_key(&player, "Backspace");
        assert_string_equal(input_string(input()), "a");
    }
}

static void the_question_mark_stands_on_small_screens(void **state)
{
    (void)state;
    player.columns = 40;
    player.rows = 15;
    go("duration");
    assert_true(player_shows(&player, "? Why"));
    assert_false(player_shows(&player, "So that people know"));
    player_key(&player, "choose:-5");
    assert_true(player_shows(&player, "So that people know"));
    assert_true(player_shows(&player, "What the keys do"));
    player_key(&player, "Esc");
    assert_false(player_shows(&player, "So that people know"));
    /* Where there is room the notes stand on the page. */
    player.columns = 80;
    player.rows = 24;
    go("duration");
    assert_true(player_shows(&player, "So that people know"));
    assert_false(player_shows(&player, "? Why"));
}

/* In a text that sign is written: there the offer goes by its word alone. */
static void no_question_mark_is_offered_while_typing(void **state)
{
    (void)state;
    player.columns = 40;
    player.rows = 15;
    go("note_marked");
    assert_false(player_shows(&player, "? Why"));
    player_key(&player, "text:?");
    assert_non_null(strchr(input_string(input()), '?'));
    player_key(&player, "choose:-5");
    assert_true(player_shows(&player, "What the keys do"));
    player_key(&player, "Esc");
    /* Below the text the sign does what it says. */
    player_key(&player, "Down");
    player_key(&player, "Down");
    assert_true(player_shows(&player, "? Why"));
    player_key(&player, "text:?");
    assert_true(player_shows(&player, "What the keys do"));
    player_key(&player, "Esc");
    player.columns = 80;
    player.rows = 24;
}

static int begin(void **state)
{
    (void)state;
    stop_house(&house, STOP_FURNISHED);
    player_begin(&player, house.session);
    return 0;
}

/* An input method opens its list of signs where the cursor is: behind what is
 * written, also where letters take two cells or go the other way. */
static void the_cursor_for_an_input_method(void **state)
{
    int start, at;

    (void)state;
    go("find");
    start = player.app.layout.cursor_column;
    player_key(&player, "text:中文");
    assert_int_equal(player.app.layout.cursor_column, start + 4);
    player_key(&player, "text:한");
    assert_int_equal(player.app.layout.cursor_column, start + 6);
    player_key(&player, "Left");
    assert_int_equal(player.app.layout.cursor_column, start + 4);
    assert_int_equal(phrase_use(language_find("ar")), 0);
    go("find");
    start = player.app.layout.cursor_column;
    player_key(&player, "text:سلا");
    at = player.app.layout.cursor_column;
    /* Lam-alef is one cell: two cells further left. */
    assert_int_equal(at, start - 2);
    player_key(&player, "text:م");
    assert_int_equal(player.app.layout.cursor_column, start - 3);
    assert_int_equal(phrase_use(language_find("en")), 0);
}

static int end(void **state)
{
    (void)state;
    player_end(&player);
    house_end(&house);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_length_is_typed),
        cmocka_unit_test(in_any_digits),
        cmocka_unit_test(a_time_is_typed),
        cmocka_unit_test(minutes_and_people_are_typed),
        cmocka_unit_test(days_and_months),
        cmocka_unit_test(a_tap_sets_the_cursor),
        cmocka_unit_test(a_tap_on_the_second_line),
        cmocka_unit_test(from_right_to_left),
        cmocka_unit_test(emoji_go_as_a_whole),
        cmocka_unit_test(the_cursor_for_an_input_method),
        cmocka_unit_test(the_question_mark_stands_on_small_screens),
        cmocka_unit_test(no_question_mark_is_offered_while_typing),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
