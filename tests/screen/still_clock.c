/* Stands in for host/clock: it is always ten o'clock on the Sunday of the
 * sketches, so that screens look the same on every day a test is run. */
#include <time.h>

#include "base/day.h"
#include "host/clock.h"

static int32_t sunday(void)
{
    return day_from_date((struct date){2026, 11, 22});
}

void clock_setup(const char *state)
{
    (void)state;
}

int32_t clock_day(int *minutes)
{
    *minutes = 600;
    return sunday();
}

static int64_t milliseconds(void)
{
    struct timespec now = {0};

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t clock_running(void)
{
    return milliseconds();
}

int64_t clock_since_boot(void)
{
    return milliseconds();
}

int32_t clock_built(void)
{
    return sunday() - 10;
}
