#include "i18n/calendar.h"

#include "i18n/phrase.h"

/* Where year_start counts from: 1 Farvardin 1403 was 20 March 2024, which is
 * day 19802. */
#define PERSIAN_EPOCH ((int64_t)19802 - 365 * 1402 - (8 * 1403 + 21) / 33)
#define LONG_MONTHS 6 /* of 31 days; the others have 30, the last 29 or 30 */

/* One a process, like the language that is on. */
static int chosen = -1;

void calendar_choose(int wanted)
{
    chosen = wanted;
}

enum calendar calendar_of(const struct language *in)
{
    const struct language *language = in ? in : phrase_language();

    if (!language->persian)
        return CALENDAR_GREGORIAN;
    return !in && chosen == CALENDAR_GREGORIAN ? CALENDAR_GREGORIAN
                                               : CALENDAR_PERSIAN;
}

static int64_t floor_divide(int64_t number, int64_t by)
{
    return (number >= 0 ? number : number - by + 1) / by;
}

/* Eight leap years in 33: how many there were before `year`. */
static int64_t year_start(int64_t year)
{
    return PERSIAN_EPOCH + 365 * (year - 1) + floor_divide(8 * year + 21, 33);
}

static int days_before(int month)
{
    int before = month - 1;

    return before <= LONG_MONTHS ? 31 * before : 30 * before + LONG_MONTHS;
}

static struct date persian_date(int32_t day)
{
    int64_t year = floor_divide(33 * ((int64_t)day - PERSIAN_EPOCH), 12053) + 1;
    int rest, month = 12;

    /* The mean year may be a day off the real one at both its ends. */
    while (year_start(year) > day)
        year--;
    while (year_start(year + 1) <= day)
        year++;
    rest = (int)(day - year_start(year));
    while (days_before(month) > rest)
        month--;
    return (struct date){(int)year, month, rest - days_before(month) + 1};
}

static int64_t persian_day(struct date date)
{
    return year_start(date.year) + days_before(date.month) + date.day - 1;
}

static bool same(struct date a, struct date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

struct date calendar_date(enum calendar calendar, int32_t day)
{
    return calendar == CALENDAR_PERSIAN ? persian_date(day) : day_date(day);
}

int32_t calendar_day(enum calendar calendar, struct date date)
{
    int64_t day;

    if (calendar == CALENDAR_GREGORIAN)
        return day_is_valid(date) ? day_from_date(date) : DAY_NONE;
    if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31)
        return DAY_NONE;
    day = persian_day(date);
    if (day <= INT32_MIN || day > INT32_MAX ||
        !same(persian_date((int32_t)day), date))
        return DAY_NONE;
    return (int32_t)day;
}

int32_t calendar_month_start(enum calendar calendar, int32_t day, int months)
{
    struct date date = calendar_date(calendar, day);
    int count = date.month - 1 + months;

    date.year += (int)floor_divide(count, 12);
    date.month = (int)(count - 12 * floor_divide(count, 12)) + 1;
    date.day = 1;
    return calendar_day(calendar, date);
}
