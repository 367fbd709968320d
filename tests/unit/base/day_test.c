#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/day.h"

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30,
                               31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && is_leap(year));
}

/* Counts through two centuries by the rules learned at school. */
static void counts_like_a_calendar(void **state)
{
    int32_t day = 0;
    int weekday = 4; /* 1 January 1970 was a Thursday */

    (void)state;
    for (int year = 1970; year < 2171; year++)
        for (int month = 1; month <= 12; month++)
            for (int of_month = 1; of_month <= days_in(year, month);
                 of_month++) {
                struct date date = {year, month, of_month};
                struct date back = day_date(day);

                assert_int_equal(day_from_date(date), day);
                assert_int_equal(back.year, year);
                assert_int_equal(back.month, month);
                assert_int_equal(back.day, of_month);
                assert_int_equal(day_weekday(day), weekday);
                assert_int_equal(day_month(day), year * 12 + month - 1);
                assert_true(day_is_valid(date));
                day++;
                weekday = (weekday + 1) % 7;
            }
}

static void goes_back_before_1970(void **state)
{
    (void)state;
    for (int32_t day = 0; day > -80000; day -= 13) {
        assert_int_equal(day_from_date(day_date(day)), day);
        assert_int_equal(day_weekday(day - 7), day_weekday(day));
        assert_in_range(day_weekday(day), 0, 6);
    }
    assert_int_equal(day_from_date((struct date){1969, 12, 31}), -1);
    assert_int_equal(day_weekday(-1), 3);
    assert_int_equal(day_from_date((struct date){1900, 1, 1}), -25567);
}

static void known_days(void **state)
{
    (void)state;
    assert_int_equal(day_from_date((struct date){2000, 2, 29}), 11016);
    assert_int_equal(day_from_date((struct date){2024, 1, 1}), 19723);
    assert_int_equal(day_weekday(day_from_date((struct date){2025, 6, 14})),
                     6);
}

static void refuses_what_is_no_day(void **state)
{
    static const struct date wrong[] = {
        {2025, 2, 29}, {2100, 2, 29}, {2025, 4, 31},  {2025, 13, 1},
        {2025, 0, 1},  {2025, 1, 0},  {2025, 1, 32},  {2025, -1, 5},
        {1969, 12, 31}, {10000, 1, 1}, {2025, 1, -5}, {-2025, 1, 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(day_is_valid(wrong[i]));
    assert_true(day_is_valid((struct date){2024, 2, 29}));
    assert_true(day_is_valid((struct date){2000, 2, 29}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_like_a_calendar),
        cmocka_unit_test(goes_back_before_1970),
        cmocka_unit_test(known_days),
        cmocka_unit_test(refuses_what_is_no_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
