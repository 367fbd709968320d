#include "host/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "host/file.h"

/* The file `clock` in the state folder, line by line; absent or unreadable
 * lines leave the computer's own clock:
 *   1. the day, as days since 1970 or as 2025-06-14
 *   2. minutes since midnight
 *   3. milliseconds added to clock_since_boot (a suspend)
 *   4. milliseconds added to clock_running
 * It is read again whenever it changes, so that a test can move the time of
 * a program that runs. */
struct orders {
    int32_t day;
    int minutes; /* -1: none */
    int64_t since_boot;
    int64_t running;
};

static const struct orders none = {.day = DAY_NONE, .minutes = -1};
static struct orders orders = {.day = DAY_NONE, .minutes = -1};
static struct text path;
static struct stat seen;

void clock_setup(const char *state)
{
    text_clear(&path);
    if (state)
        text_format(&path, "%s/clock", state);
    seen = (struct stat){0};
    orders = none;
    tzset();
}

static int32_t read_day(const char *line)
{
    struct date date;
    char *end;
    long number;

    if (sscanf(line, "%4d-%2d-%2d", &date.year, &date.month, &date.day) == 3 &&
        date.month >= 1 && date.month <= 12 && date.day >= 1 &&
        date.day <= 31)
        return day_from_date(date);
    number = strtol(line, &end, 10);
    return end == line ? DAY_NONE : (int32_t)number;
}

static void read_orders(char *bytes)
{
    char *rest = bytes;

    orders = none;
    for (int i = 0; i < 4; i++) {
        char *line = strsep(&rest, "\n");
        char *end;
        long long number;

        if (!line)
            return;
        number = strtoll(line, &end, 10);
        if (end == line)
            continue;
        if (i == 0)
            orders.day = read_day(line);
        else if (i == 1 && number >= 0 && number < 24 * 60)
            orders.minutes = (int)number;
        else if (i == 2)
            orders.since_boot = number;
        else if (i == 3)
            orders.running = number;
    }
}

static void look(void)
{
    struct stat about;
    char *bytes;
    size_t length;

    if (!path.length)
        return;
    if (stat(text_string(&path), &about)) {
        seen = (struct stat){0};
        orders = none;
        return;
    }
    if (about.st_ino == seen.st_ino && about.st_size == seen.st_size &&
        about.st_mtim.tv_sec == seen.st_mtim.tv_sec &&
        about.st_mtim.tv_nsec == seen.st_mtim.tv_nsec)
        return;
    seen = about;
    if (file_read(text_string(&path), 256, &bytes, &length)) {
        orders = none;
        return;
    }
    read_orders(bytes);
    mem_free(bytes);
}

int32_t clock_day(int *minutes)
{
    time_t now = time(NULL);
    struct tm local = {.tm_year = 70, .tm_mday = 1};

    look();
    (void)localtime_r(&now, &local);
    *minutes = orders.minutes >= 0 ? orders.minutes
                                   : local.tm_hour * 60 + local.tm_min;
    if (orders.day != DAY_NONE)
        return orders.day;
    return day_from_date((struct date){.year = local.tm_year + 1900,
                                       .month = local.tm_mon + 1,
                                       .day = local.tm_mday});
}

static int64_t milliseconds(clockid_t which)
{
    struct timespec now = {0};

    look();
    (void)clock_gettime(which, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t clock_running(void)
{
    int64_t now = milliseconds(CLOCK_MONOTONIC);

    return now + orders.running;
}

int64_t clock_since_boot(void)
{
    int64_t now = milliseconds(CLOCK_BOOTTIME);

    return now + orders.since_boot;
}

int32_t clock_built(void)
{
    return JE_BUILT_DAY;
}
