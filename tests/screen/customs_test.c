/* Days, times and money as the language and the settings want them, on real
 * screens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/mem.h"
#include "i18n/calendar.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "stops.h"
#include "ui/page_items.h"

/* Ids of screens/settings.c. */
#define CLOCK "choose:4"
#define CALENDAR "choose:8"
#define MONEY "choose:9"
#define MOST_SIGNS 20

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

static int32_t day_shown(void)
{
    const struct page *page = player.app.page;

    for (size_t i = 0; i < page->items.count; i++)
        if (page->items.items[i].kind == ITEM_CALENDAR)
            return page->items.items[i].day;
    fail();
    return 0;
}

static struct date shown_in(enum calendar calendar)
{
    return calendar_date(calendar, day_shown());
}

static bool has_row(int id)
{
    return page_find(player.app.page, id) != NULL;
}

static void one_calendar_is_no_setting(void **state)
{
    (void)state;
    go("settings");
    assert_false(has_row(8));
    assert_true(has_row(9));
}

static void days_of_the_persian_calendar(void **state)
{
    struct date before, after;

    (void)state;
    assert_int_equal(phrase_use(language_find("qar")), ERR_OK);
    go("when");
    before = shown_in(CALENDAR_PERSIAN);
    assert_true(player_shows(&player, "1405"));
    assert_false(player_shows(&player, "2026"));
    player_key(&player, "text:9");
    after = shown_in(CALENDAR_PERSIAN);
    assert_int_equal(after.day, 9);
    assert_int_equal(after.month, before.month);
    player_key(&player, "PageDown");
    after = shown_in(CALENDAR_PERSIAN);
    assert_int_equal(after.day, 9);
    assert_int_equal(after.month, before.month + 1);
    /* The last day of a long month has no like in the next one. */
    for (int i = 0; i < 5; i++)
        player_key(&player, "PageDown");
    player_wait(&player, 2000);
    player_key(&player, "text:31");
    after = shown_in(CALENDAR_PERSIAN);
    assert_int_equal(after.day, 31);
    player_wait(&player, 2000);
    while (shown_in(CALENDAR_PERSIAN).month < 7)
        player_key(&player, "PageDown");
    assert_int_equal(shown_in(CALENDAR_PERSIAN).day, 30);
}

static void a_person_prefers_the_other(void **state)
{
    (void)state;
    assert_int_equal(phrase_use(language_find("qar")), ERR_OK);
    go("settings");
    assert_true(has_row(8));
    player_key(&player, CALENDAR);
    go("when");
    assert_true(player_shows(&player, "2026"));
    assert_false(player_shows(&player, "1405"));
    go("settings");
    player_key(&player, CALENDAR);
    go("when");
    assert_true(player_shows(&player, "1405"));
}

/* Nothing of the choice is left in a language with one calendar. */
static void another_language_has_its_own(void **state)
{
    (void)state;
    assert_int_equal(phrase_use(language_find("qar")), ERR_OK);
    go("when");
    assert_int_equal(phrase_use(language_find("en")), ERR_OK);
    go("when");
    assert_true(player_shows(&player, "November 2026"));
}

static void twelve_hours_or_twenty_four(void **state)
{
    (void)state;
    go("when_time");
    assert_true(player_shows(&player, "14:00"));
    go("settings");
    player_key(&player, CLOCK); /* 24 */
    player_key(&player, CLOCK); /* 12 */
    go("when_time");
    assert_true(player_shows(&player, "2:00\u00a0pm"));
    assert_false(player_shows(&player, "14:00"));
    go("settings");
    player_key(&player, CLOCK);
    go("when_time");
    assert_true(player_shows(&player, "14:00"));
}

static void money_has_a_sign_if_the_group_wants(void **state)
{
    int signs = 0;

    (void)state;
    go("settings");
    assert_true(player_shows(&player, "without a sign"));
    player_key(&player, MONEY);
    assert_true(player_shows(&player, "$100"));
    go("amount");
    assert_true(player_shows(&player, "$100    +"));
    assert_true(player_shows(&player, "$1000"));
    go("count");
    assert_false(player_shows(&player, "$"));
    go("settings");
    while (!player_shows(&player, "without a sign") && signs < MOST_SIGNS) {
        player_key(&player, MONEY);
        signs++;
    }
    assert_int_equal(signs, 7);
    go("amount");
    assert_false(player_shows(&player, "$"));
}

static int begin(void **state)
{
    (void)state;
    stop_house(&house, STOP_FURNISHED);
    player_begin(&player, house.session);
    return phrase_use(language_find("en")) != ERR_OK;
}

static int back_to_english(void **state)
{
    (void)state;
    return phrase_use(language_find("en")) != ERR_OK;
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
        cmocka_unit_test(one_calendar_is_no_setting),
        cmocka_unit_test_teardown(days_of_the_persian_calendar,
                                  back_to_english),
        cmocka_unit_test_teardown(a_person_prefers_the_other, back_to_english),
        cmocka_unit_test_teardown(another_language_has_its_own,
                                  back_to_english),
        cmocka_unit_test(twelve_hours_or_twenty_four),
        cmocka_unit_test(money_has_a_sign_if_the_group_wants),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
