#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "folder.h"
#include "i18n/calendar.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

#define FIRST_YEAR 1925
#define FIRST_PERSIAN 1304

static const struct language *en, *two;

static int set_up(void **state)
{
    (void)state;
    en = language_find("en");
    two = language_find("qar");
    return phrase_setup(locale_folder()) != ERR_OK;
}

static int back(void **state)
{
    (void)state;
    calendar_choose(-1);
    return phrase_use(en) != ERR_OK;
}

/* The day of March on which each year from 1925 to 2088 began: the equinox
 * (Meeus, chapter 27, less delta T) before or after true noon at 52.5 degrees
 * east. 0 stands for the 20th. */
static const char new_years[] = "12211121112111211121112111211121112111111"
                                "11111111111111111111111111111101110111011"
                                "10111011101110111011100110011001100110011"
                                "00110011001100010001000100010001000100010";

static void the_year_begins_with_spring(void **state)
{
    (void)state;
    assert_int_equal(strlen(new_years), 2088 - FIRST_YEAR + 1);
    for (int i = 0; new_years[i]; i++) {
        struct date march = {FIRST_YEAR + i, 3, 20 + new_years[i] - '0'};
        struct date first = {FIRST_PERSIAN + i, 1, 1};
        struct date read =
            calendar_date(CALENDAR_PERSIAN, day_from_date(march));

        assert_memory_equal(&read, &first, sizeof read);
        assert_int_equal(calendar_day(CALENDAR_PERSIAN, first),
                         day_from_date(march));
    }
}

struct known {
    struct date persian, gregorian;
};

/* Days that are in every history book, and both ends of leap years. */
static void known_days(void **state)
{
    static const struct known rows[] = {
        {{1357, 11, 22}, {1979, 2, 11}}, {{1367, 4, 29}, {1988, 7, 20}},
        {{1348, 10, 11}, {1970, 1, 1}},  {{1399, 12, 30}, {2021, 3, 20}},
        {{1400, 1, 1}, {2021, 3, 21}},   {{1403, 12, 30}, {2025, 3, 20}},
        {{1405, 9, 3}, {2026, 11, 24}},  {{1405, 6, 31}, {2026, 9, 22}},
        {{1405, 7, 1}, {2026, 9, 23}},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        int32_t day = day_from_date(rows[i].gregorian);
        struct date read = calendar_date(CALENDAR_PERSIAN, day);

        assert_int_equal(calendar_day(CALENDAR_PERSIAN, rows[i].persian), day);
        assert_memory_equal(&read, &rows[i].persian, sizeof read);
    }
}

static void every_day_there_and_back(void **state)
{
    struct date last = {0};

    (void)state;
    for (int32_t day = -20000; day < 60000; day++) {
        struct date date = calendar_date(CALENDAR_PERSIAN, day);

        assert_int_equal(calendar_day(CALENDAR_PERSIAN, date), day);
        assert_in_range(date.month, 1, 12);
        assert_in_range(date.day, 1, date.month <= 6 ? 31 : 30);
        /* One after the other. */
        assert_true(day == -20000 || date.day == last.day + 1 ||
                    (date.day == 1 && date.month == last.month % 12 + 1));
        last = date;
    }
}

static void days_that_are_none(void **state)
{
    static const struct date none[] = {
        {1404, 12, 30}, {1405, 7, 31}, {1405, 13, 1}, {1405, 0, 1},
        {1405, 1, 0},   {1405, 1, 32}, {INT32_MAX, 1, 1},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(none); i++)
        assert_int_equal(calendar_day(CALENDAR_PERSIAN, none[i]), DAY_NONE);
    assert_int_equal(calendar_day(CALENDAR_GREGORIAN,
                                  (struct date){2026, 2, 29}),
                     DAY_NONE);
    assert_int_equal(calendar_day(CALENDAR_GREGORIAN,
                                  (struct date){2028, 2, 29}),
                     day_from_date((struct date){2028, 2, 29}));
    (void)calendar_date(CALENDAR_PERSIAN, INT32_MAX);
    (void)calendar_date(CALENDAR_PERSIAN, INT32_MIN);
}

static void months_away(void **state)
{
    int32_t day = day_from_date((struct date){2026, 11, 24});

    (void)state;
    assert_int_equal(calendar_month_start(CALENDAR_GREGORIAN, day, 0),
                     day - 23);
    assert_int_equal(calendar_month_start(CALENDAR_GREGORIAN, day, 2),
                     day_from_date((struct date){2027, 1, 1}));
    assert_int_equal(calendar_month_start(CALENDAR_GREGORIAN, day, -11),
                     day_from_date((struct date){2025, 12, 1}));
    assert_int_equal(calendar_month_start(CALENDAR_PERSIAN, day, 0), day - 2);
    assert_int_equal(calendar_month_start(CALENDAR_PERSIAN, day, 4),
                     day_from_date((struct date){2027, 3, 21}));
    assert_int_equal(calendar_month_start(CALENDAR_PERSIAN, day, -9),
                     day_from_date((struct date){2026, 2, 20}));
}

static void whose_calendar(void **state)
{
    (void)state;
    assert_int_equal(calendar_of(NULL), CALENDAR_GREGORIAN);
    assert_int_equal(calendar_of(two), CALENDAR_PERSIAN);
    calendar_choose(CALENDAR_PERSIAN);
    assert_int_equal(calendar_of(NULL), CALENDAR_GREGORIAN);
    calendar_choose(-1);
    assert_int_equal(phrase_use(two), ERR_OK);
    assert_int_equal(calendar_of(NULL), CALENDAR_PERSIAN);
    assert_int_equal(calendar_of(en), CALENDAR_GREGORIAN);
    calendar_choose(CALENDAR_GREGORIAN);
    assert_int_equal(calendar_of(NULL), CALENDAR_GREGORIAN);
    assert_int_equal(calendar_of(two), CALENDAR_PERSIAN);
}

static void expect(struct text *out, const char *expected)
{
    assert_string_equal(text_string(out), expected);
    text_done(out);
}

/* A language with two calendars whose texts are English ones: it is no row of
 * the table, so it has no catalogue. */
static void to_somebody_else_in_both(void **state)
{
    static const struct language row = {.code = "qfa",
                                        .direction = DIRECTION_RTL,
                                        .persian = true};
    int32_t day = day_from_date((struct date){2026, 11, 24});
    struct text out = {0};

    (void)state;
    format_day(&out, day, DAY_BRIEF, &row);
    expect(&out, "3 Azar (24 Nov)");
    format_day(&out, day, DAY_SHORT, &row);
    expect(&out, "Tue 3 Azar (24 Nov)");
    format_day(&out, day, DAY_LONG, &row);
    expect(&out, "Tuesday 3 Azar (24 Nov)");
    format_day(&out, day, DAY_FULL, &row);
    expect(&out, "3 Azar 1405 (24 November 2026)");
    format_day(&out, day, DAY_WEEKDAY, &row);
    expect(&out, "Tuesday");
    format_day_near(&out, day + 20, day, &row);
    expect(&out, "Mon 23 Azar (14 Dec)");
}

static void on_the_screen_in_one(void **state)
{
    int32_t day = day_from_date((struct date){2026, 11, 24});
    struct text one = {0}, both = {0}, gregorian = {0}, month = {0};

    (void)state;
    assert_int_equal(phrase_use(two), ERR_OK);
    format_day(&one, day, DAY_LONG, NULL);
    format_day(&both, day, DAY_LONG, two);
    assert_non_null(strstr(text_string(&one), "3"));
    assert_null(strstr(text_string(&one), "24"));
    assert_ptr_equal(strstr(text_string(&both), text_string(&one)),
                     text_string(&both));
    format_month_of(&month, day);
    assert_non_null(strstr(text_string(&month), "1405"));
    text_clear(&month);
    calendar_choose(CALENDAR_GREGORIAN);
    format_day(&gregorian, day, DAY_LONG, NULL);
    assert_non_null(strstr(text_string(&gregorian), "24"));
    format_month_of(&month, day);
    assert_non_null(strstr(text_string(&month), "2026"));
    text_done(&one);
    text_done(&both);
    text_done(&gregorian);
    text_done(&month);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_year_begins_with_spring),
        cmocka_unit_test(known_days),
        cmocka_unit_test(every_day_there_and_back),
        cmocka_unit_test(days_that_are_none),
        cmocka_unit_test(months_away),
        cmocka_unit_test_teardown(whose_calendar, back),
        cmocka_unit_test_teardown(to_somebody_else_in_both, back),
        cmocka_unit_test_teardown(on_the_screen_in_one, back),
    };

    return cmocka_run_group_tests(tests, set_up, NULL);
}
