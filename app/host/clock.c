#include "host/clock.h"

#include <time.h>

#include "base/day.h"

void clock_setup(const char *state)
{
    (void)state;
    /* Reads the time zone now: the sandbox may hide it later. */
    tzset();
}

int32_t clock_day(int *minutes)
{
    time_t now = time(NULL);
    struct tm local;

    *minutes = 0;
    /* A year that doesn't fit: no zone matters any more. */
    if (!localtime_r(&now, &local))
        return 0;
    *minutes = local.tm_hour * 60 + local.tm_min;
    return day_from_date((struct date){.year = local.tm_year + 1900,
                                       .month = local.tm_mon + 1,
                                       .day = local.tm_mday});
}

static int64_t milliseconds(clockid_t which)
{
    struct timespec now = {0};

    (void)clock_gettime(which, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t clock_running(void)
{
    return milliseconds(CLOCK_MONOTONIC);
}

int64_t clock_since_boot(void)
{
    return milliseconds(CLOCK_BOOTTIME);
}

int32_t clock_built(void)
{
    return JE_BUILT_DAY;
}
