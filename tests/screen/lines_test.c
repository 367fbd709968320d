/* Line mode: every stop says all that its screen shows, everything that can
 * be chosen has its number; and what lines mean that are typed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "i18n/calendar.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "look.h"
#include "stops.h"
#include "ui/line.h"

static struct house house;
static struct player player;
static struct text printed;
static bool secret;

/* --- a terminal without a screen -------------------------------------------
 */

static void size(void *state, int *columns, int *rows)
{
    (void)state;
    *columns = 80;
    *rows = 24;
}

static unsigned lay_flags(void *state)
{
    (void)state;
    return 0;
}

static void theme(void *state, enum theme theme)
{
    (void)state;
    (void)theme;
}

static void nothing(void *state)
{
    (void)state;
}

static void print(void *state, const char *text, bool asks_secret)
{
    (void)state;
    text_append(&printed, text);
    secret = asks_secret;
}

static const struct term_back back = {.size = size,
                                      .lay_flags = lay_flags,
                                      .theme = theme,
                                      .blank = nothing,
                                      .ask = nothing,
                                      .close = nothing,
                                      .print = print};

static const struct stop *find(const char *name)
{
    size_t count;
    const struct stop *all = stops(&count);

    for (size_t i = 0; i < count; i++)
        if (strcmp(all[i].name, name) == 0)
            return &all[i];
    fail();
    return NULL;
}

/* There by keys, on a screen; from then on in lines. */
static void go(const struct stop *stop)
{
    struct term screen = player.app.term;

    stop_go(&player, &house, stop);
    player.app.term.back = &back;
    text_done(&player.app.lines.page);
    text_done(&player.app.lines.status);
    text_clear(&printed);
    app_paint(&player.app);
    player.app.term = screen;
}

/* One line, and what is printed then. */
static const char *line(const char *typed)
{
    struct term screen = player.app.term;

    player.app.term.back = &back;
    text_clear(&printed);
    app_handle(&player.app, &(struct event){.kind = EVENT_LINE,
                                            .paste = typed,
                                            .length = strlen(typed)});
    app_react(&player.app);
    app_paint(&player.app);
    player.app.term = screen;
    return text_string(&printed);
}

/* --- everything is said ----------------------------------------------------
 */

static int wants(const struct look_from *from, const char *string)
{
    char what[160];

    if (!string || !*string || strstr(text_string(&printed), string))
        return 0;
    snprintf(what, sizeof what, "is not said: %s", string);
    return look_complain(from, what);
}

static int wants_item(const struct look_from *from, const struct item *item)
{
    struct text day = {0};
    int found = 0;

    /* A bullet's sign says the same as its words. */
    for (size_t i = item->kind == ITEM_BULLET; i < ITEM_STRINGS; i++)
        found += wants(from, item->strings[i]);
    for (size_t i = 0; i < item->count; i++)
        found += wants(from, item->labels[i]);
    if (item->kind == ITEM_TICK)
        found += wants(from, item->on ? _("ticked") : _("not ticked"));
    if (item->kind == ITEM_CHIPS && item->chosen >= 0)
        found += wants(from, _("chosen"));
    if (item->kind == ITEM_INPUT && !item->input->hidden)
        found += wants(from, input_string(item->input));
    if (item->kind == ITEM_CALENDAR) {
        format_day(&day, item->day, DAY_LONG, NULL);
        found += wants(from, text_string(&day));
    }
    text_done(&day);
    return found;
}

/* Everything that has the focus in its turn on the screen has a number, or is
 * what a line is asked for, or one of the ways out. */
static int wants_choices(const struct look_from *from)
{
    const struct layout *layout = &player.app.layout;
    const struct item *value = line_value(&player.app);
    struct line_choices choices = {0};
    int found = 0;

    line_choices(&player.app, &choices);
    for (size_t i = 0; i < layout->spots.count; i++) {
        const struct spot *spot = &layout->spots.items[i];
        bool is = spot->kind == SPOT_PART ||
                  (spot->id < 0 && spot->id > SPOT_TAB) ||
                  (value && value->id == spot->id);

        for (size_t k = 0; k < choices.list.count; k++)
            is = is || choices.list.items[k].id == spot->id;
        if (!is)
            found += look_complain(from, "a choice has no number");
    }
    LIST_DONE(&choices.list);
    return found;
}

static int hear(const struct stop *stop, const char *code)
{
    struct look_from from = {stop->name, code, 0, 0};
    const struct page *page;
    int found = 0;

    go(stop);
    page = player.app.page;
    found += wants(&from, page->title) + wants(&from, page->detail) +
             wants(&from, page->status_keys ? NULL : page->status);
    if (page->status_keys && strstr(text_string(&printed), page->status))
        found += look_complain(&from, "says what keys do on a screen");
    for (size_t i = 0; i < page->items.count; i++)
        found += wants_item(&from, &page->items.items[i]);
    for (size_t i = 0; i < page->buttons.count; i++)
        found += wants(&from, page->buttons.items[i].label);
    if (page->flags & PAGE_TABS)
        found += wants(&from, _("Requests")) + wants(&from, _("More"));
    if (!(page->flags & PAGE_NO_BACK))
        found += wants(&from, _(".0 goes back, .? explains, .. hides and "
                                "locks."));
    return found + wants_choices(&from);
}

static void begin_kind(enum stop_house kind)
{
    if (kind == STOP_PRACTICE)
        player_begin_practice(&player, house.session, house.real);
    else
        player_begin(&player, house.session);
}

static int hear_all(const char *code)
{
    size_t count;
    const struct stop *all = stops(&count);
    int found = 0;

    for (int kind = STOP_FURNISHED; kind <= STOP_PRACTICE; kind++) {
        stop_house(&house, (enum stop_house)kind);
        assert_int_equal(phrase_use(language_find(code)), ERR_OK);
        begin_kind((enum stop_house)kind);
        for (size_t i = 0; i < count; i++)
            if (stop_is_in(&all[i], (enum stop_house)kind))
                found += hear(&all[i], code);
        player_end(&player);
        text_done(&player.app.lines.page);
        text_done(&player.app.lines.status);
        house_end(&house);
    }
    return found;
}

static void every_stop_in_every_language(void **state)
{
    size_t count;
    const struct language *rows = languages(&count);
    int found = hear_all("qar") + hear_all("qps");

    (void)state;
    for (size_t i = 0; i < count; i++)
        /* A row may be there before its catalogue is. */
        if (phrase_percent(&rows[i]) > 0)
            found += hear_all(rows[i].code);
    assert_int_equal(phrase_use(language_find("en")), ERR_OK);
    assert_int_equal(found, 0);
}

/* --- what is typed ---------------------------------------------------------
 */

static int begin(void **state)
{
    (void)state;
    stop_house(&house, STOP_FURNISHED);
    player_begin(&player, house.session);
    return phrase_use(language_find("en")) != ERR_OK;
}

static int end(void **state)
{
    (void)state;
    player_end(&player);
    text_done(&player.app.lines.page);
    text_done(&player.app.lines.status);
    text_done(&printed);
    house_end(&house);
    return phrase_use(language_find("en")) != ERR_OK;
}

static void says(const char *typed, const char *answer)
{
    if (!strstr(line(typed), answer))
        fail_msg("after \"%s\" not \"%s\" but: %s", typed, answer,
                 text_string(&printed));
}

static void a_number_in_any_digits(void **state)
{
    static const char *const five[] = {"5", "٥", "۵", "５", "५", ".5", ".٥"};

    (void)state;
    for (size_t i = 0; i < COUNT(five); i++) {
        go(find("new"));
        line(five[i]);
        assert_int_equal(player_screen(&player), SCREEN_TASK);
    }
}

static void wrong_lines_are_said(void **state)
{
    static const char *const wrong[] = {"99", "1x", "-1", "1.5",
                                        "99999999999999999999"};

    (void)state;
    for (size_t i = 0; i < COUNT(wrong); i++) {
        go(find("new"));
        line(wrong[i]);
        assert_int_equal(player_screen(&player), SCREEN_NEW);
        assert_true(printed.length > 0);
    }
    go(find("new"));
    says("99", "There is no such number here.");
    says("what", "Type a number and press Enter.");
    says(".what", "A full stop, then a number of the list: .2");
    says(".", "A full stop, then a number of the list: .2");
}

static void signs_after_a_full_stop(void **state)
{
    (void)state;
    go(find("task"));
    line(".*");
    assert_int_equal(player_screen(&player), SCREEN_LANGUAGE);
    line(".0");
    assert_int_equal(player_screen(&player), SCREEN_TASK);
    line(".?");
    assert_int_equal(player_screen(&player), SCREEN_KEYS);
    go(find("home"));
    line("./");
    assert_int_equal(player_screen(&player), SCREEN_FIND);
    line("..");
    assert_int_equal(player_screen(&player), SCREEN_UNLOCK);
}

static void enter_alone_is_the_main_thing(void **state)
{
    (void)state;
    go(find("task"));
    line("");
    assert_int_equal(player_screen(&player), SCREEN_QUESTION);
}

static void steps_and_numbers(void **state)
{
    (void)state;
    go(find("duration"));
    says("5", "5 hours\n");
    says("+", "5 hours 15 minutes\n");
    says("--", "4 hours 45 minutes\n");
    says("٣", "3 hours\n");
    says("soon", "Type a number, or + and -.");
    says("2000000", "Type a number, or + and -.");
    says("9999", "1 day\n");
}

/* Two values on one page: the other one has a number. */
static void one_value_after_the_other(void **state)
{
    (void)state;
    go(find("settings"));
    assert_non_null(strstr(text_string(&printed), "\n1 minute\n"));
    says("3", "\n3 minutes\n");
    /* Language, tick, colours, times, money, then this one. */
    assert_non_null(strstr(text_string(&printed), "\n6. 5 minutes\n"));
    says(".6", "\n6. 3 minutes\n");
    says("12", "\n12 minutes\n");
    says("1000", "From 1 to 15 minutes.");
    go(find("when"));
    says(".1", "\n1. ");
    says("1530", "15:30");
    says(".1", "Type the day of the month");
}

static int32_t day_chosen(void)
{
    const struct item *value = line_value(&player.app);

    assert_int_equal(value->kind, ITEM_CALENDAR);
    return value->day;
}

static void a_day(void **state)
{
    static const char *const christmas[] = {"24 12", "24.12.", "24/12",
                                            "٢٤ ١٢"};

    (void)state;
    go(find("when"));
    line("28");
    assert_int_equal(day_chosen(),
                     day_from_date((struct date){2026, 11, 28}));
    for (size_t i = 0; i < COUNT(christmas); i++) {
        line("28");
        line(christmas[i]);
        assert_int_equal(day_chosen(),
                         day_from_date((struct date){2026, 12, 24}));
    }
    says("32", "That day can't be chosen here.");
    says("30 2", "That day can't be chosen here.");
    says("1 2 3", "That day can't be chosen here.");
    says("tomorrow", "That day can't be chosen here.");
    says("99999999999999999999 1", "That day can't be chosen here.");
    assert_int_equal(day_chosen(),
                     day_from_date((struct date){2026, 12, 24}));
}

static void a_day_of_the_persian_calendar(void **state)
{
    struct date date;

    (void)state;
    assert_int_equal(phrase_use(language_find("qar")), ERR_OK);
    go(find("when"));
    line("۱ ۱۰");
    date = calendar_date(CALENDAR_PERSIAN, day_chosen());
    assert_int_equal(date.month, 10);
    assert_int_equal(date.day, 1);
    assert_int_equal(date.year, 1405);
    assert_int_equal(phrase_use(language_find("en")), ERR_OK);
}

static void words(void **state)
{
    (void)state;
    go(find("find"));
    says("Springfield", "Babysitting");
    /* Another line takes the place of the one before. */
    says("zzz", "zzz");
    assert_null(strstr(text_string(&printed), "Springfield"));
}

/* What the guard finds is asked about before it is kept, here too. */
static void the_guard_asks(void **state)
{
    (void)state;
    go(find("note"));
    says("red bike, maria has court on tuesday", "Is this needed?");
}

static void only_what_is_new(void **state)
{
    (void)state;
    go(find("new"));
    says("99", "There is no such number here.");
    assert_null(strstr(text_string(&printed), "Babysitting"));
}

/* A screen says below what its keys do; here they do other things. A state in
 * the same place is said. */
static void no_keys_of_a_screen(void **state)
{
    (void)state;
    player_end(&player);
    house_end(&house);
    stop_house(&house, STOP_EMPTY);
    player_begin(&player, house.session);
    go(find("language"));
    assert_true(player.app.page->status_keys);
    assert_null(strstr(text_string(&printed), "Enter: choose"));
    assert_non_null(strstr(text_string(&printed), "Type a number"));
    go(find("pass_first"));
    assert_false(player.app.page->status_keys);
    assert_non_null(strstr(text_string(&printed), "Strength:"));
}

static void a_secret_is_not_said(void **state)
{
    (void)state;
    player_end(&player);
    house_end(&house);
    stop_house(&house, STOP_LOCKED);
    player_begin(&player, house.session);
    go(find("unlock"));
    assert_true(secret);
    assert_null(strstr(line("hunter2"), "hunter2"));
    line(".1");
    assert_int_equal(player_screen(&player), SCREEN_CANT_OPEN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_stop_in_every_language),
        cmocka_unit_test_setup_teardown(a_number_in_any_digits, begin, end),
        cmocka_unit_test_setup_teardown(wrong_lines_are_said, begin, end),
        cmocka_unit_test_setup_teardown(signs_after_a_full_stop, begin, end),
        cmocka_unit_test_setup_teardown(enter_alone_is_the_main_thing, begin,
                                        end),
        cmocka_unit_test_setup_teardown(steps_and_numbers, begin, end),
        cmocka_unit_test_setup_teardown(one_value_after_the_other, begin, end),
        cmocka_unit_test_setup_teardown(a_day, begin, end),
        cmocka_unit_test_setup_teardown(a_day_of_the_persian_calendar, begin,
                                        end),
        cmocka_unit_test_setup_teardown(words, begin, end),
        cmocka_unit_test_setup_teardown(the_guard_asks, begin, end),
        cmocka_unit_test_setup_teardown(only_what_is_new, begin, end),
        cmocka_unit_test_setup_teardown(no_keys_of_a_screen, begin, end),
        cmocka_unit_test_setup_teardown(a_secret_is_not_said, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
