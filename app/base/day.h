#ifndef BASE_DAY_H
#define BASE_DAY_H
/* Calendar days as numbers: days since 1 January 1970, proleptic Gregorian.
 *
 * Expiries, tellings and ends are days and not times: less to hand over.
 * Pure; knows no clock and no time zone. DAY_NONE stands for "no day".
 */
#include <stdbool.h>
#include <stdint.h>

#define DAY_NONE INT32_MIN

struct date {
    int year;
    int month; /* 1 .. 12 */
    int day;   /* 1 .. 31 */
};

int32_t day_from_date(struct date date);
struct date day_date(int32_t day);
/* 0 = Sunday .. 6 = Saturday. */
int day_weekday(int32_t day);
bool day_is_valid(struct date date);
/* year * 12 + month - 1 of that day, for receipts and totals. */
int32_t day_month(int32_t day);

#endif
