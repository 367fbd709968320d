#include "base/day.h"

/* Both conversions follow Howard Hinnant's "chrono-Compatible Low-Level Date
 * Algorithms": eras of 400 years, years that begin in March. */
#define ERA_DAYS 146097

int32_t day_from_date(struct date date)
{
    int32_t year = date.year - (date.month <= 2);
    int32_t era = (year >= 0 ? year : year - 399) / 400;
    int32_t of_era = year - era * 400;
    int32_t of_year =
        (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    int32_t day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;

    return era * ERA_DAYS + day_of_era - 719468;
}

struct date day_date(int32_t day)
{
    int32_t shifted = day + 719468;
    int32_t era = (shifted >= 0 ? shifted : shifted - (ERA_DAYS - 1)) / ERA_DAYS;
    int32_t of_era = shifted - era * ERA_DAYS;
    int32_t year_of_era =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int32_t of_year =
        of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int32_t month = (5 * of_year + 2) / 153;
    struct date date;

    date.day = of_year - (153 * month + 2) / 5 + 1;
    date.month = month + (month < 10 ? 3 : -9);
    date.year = year_of_era + era * 400 + (date.month <= 2);
    return date;
}

int day_weekday(int32_t day)
{
    return (int)(((day % 7) + 11) % 7);
}

bool day_is_valid(struct date date)
{
    struct date back;

    if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31 ||
        date.year < 1970 || date.year > 9999)
        return false;
    back = day_date(day_from_date(date));
    return back.month == date.month && back.day == date.day;
}

int32_t day_month(int32_t day)
{
    struct date date = day_date(day);

    return date.year * 12 + date.month - 1;
}
