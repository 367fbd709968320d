#ifndef I18N_CALENDAR_H
#define I18N_CALENDAR_H
/* Which calendar dates are written in, and its arithmetic.
 *
 * What is stored stays a day (base/day.h): a calendar is a way of reading it.
 * The Persian one (Solar Hijri) is reckoned by the rule of 33 years, leap
 * where year mod 33 is 1, 5, 9, 13, 17, 22, 26 or 30. It gives the same first
 * day of the year as the equinox seen at noon from 52.5 degrees east, which is
 * the law in Iran, for all of 1300 to 1500 (reckoned by J. Meeus, Astronomical
 * Algorithms, chapter 27: tests/unit/i18n/calendar_test.c); the rule of 2820
 * years would be a day off in 1403 and 1404. Outside those years it may be a
 * day off.
 */
#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "i18n/language.h"

enum calendar { CALENDAR_GREGORIAN, CALENDAR_PERSIAN };

/* What a person chose for the screen: -1 as the language does, or one of the
 * above. Counts only while a language is on that has a second calendar. */
void calendar_choose(int wanted);
/* NULL: what the screen is written in, after that choice. A language: its
 * custom, for texts to somebody else. */
enum calendar calendar_of(const struct language *in);

/* Years of our life time; any day and any date may be given. */
struct date calendar_date(enum calendar calendar, int32_t day);
/* DAY_NONE if the month or the day doesn't exist there. */
int32_t calendar_day(enum calendar calendar, struct date date);
/* The first day of the month that lies `months` after the one of `day`. */
int32_t calendar_month_start(enum calendar calendar, int32_t day, int months);

#endif
