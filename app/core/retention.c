#include "core/retention.h"

#include <stdbool.h>

/* At first use there is no day to measure by but that of the build; a
 * laptop's clock may have jumped to 2099. So far after the build, or after
 * this was written if the build has no day, it is asked about. */
#define FIRST_TRUST_DAYS (30 * 365)
#define WRITTEN_DAY 20454 /* 1 January 2026 */

static int32_t later(int32_t day, int32_t days)
{
    int64_t sum = (int64_t)day + days;

    return sum > INT32_MAX ? INT32_MAX : (int32_t)sum;
}

static int32_t first_of(int32_t a, int32_t b)
{
    if (a == DAY_NONE)
        return b;
    if (b == DAY_NONE)
        return a;
    return a < b ? a : b;
}

static int32_t last_of(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static int32_t postponement(const struct lifetime *lifetime)
{
    if (lifetime->postponed < 0)
        return 0;
    if (lifetime->postponed > RETENTION_POSTPONE_DAYS)
        return RETENTION_POSTPONE_DAYS;
    return lifetime->postponed;
}

/* The end before anybody postponed it. */
static int32_t plain_end(const struct task *task,
                         const struct lifetime *lifetime)
{
    int32_t changed = lifetime->changed == DAY_NONE ? 0 : lifetime->changed;
    int32_t end = lifetime->ended;

    if (task->ends & TASK_ENDS_EVENT)
        end = first_of(end, lifetime->when);
    if (task->ends & TASK_ENDS_IDLE)
        end = first_of(end, later(changed, task->idle_days));
    if (end == DAY_NONE)
        end = later(changed, RETENTION_IDLE_CEILING);
    return end;
}

int32_t retention_end(const struct task *task, const struct lifetime *lifetime)
{
    return later(plain_end(task, lifetime), postponement(lifetime));
}

int32_t retention_field(const struct task *task, const struct field *field,
                        const struct lifetime *lifetime, bool warned)
{
    /* keep 0 is the end's own day: it is there on that day and gone on the
     * next, or a place would go on the morning of the event. */
    int32_t expires = later(retention_end(task, lifetime), field->keep + 1);

    /* Postponing is no second way around the warning. */
    if (warned)
        expires = first_of(
            expires, later(plain_end(task, lifetime), RETENTION_WARNED_DAYS));
    return expires;
}

int32_t retention_request(const struct task *task,
                          const struct lifetime *lifetime)
{
    int32_t expires =
        later(retention_end(task, lifetime), RETENTION_HELPER_DAYS);

    for (size_t at = 0; at < task->field_count; at++)
        expires = last_of(
            expires, retention_field(task, &task->fields[at], lifetime, false));
    return expires;
}

int32_t retention_receipt(int32_t ended)
{
    int32_t last = later(ended, RETENTION_RECEIPT_DAYS);

    return last - (day_weekday(last) + 6) % 7;
}

/* An event keeps its day, however long it was not touched. */
struct lifetime retention_sooner(const struct task *task,
                                 const struct lifetime *lifetime,
                                 const struct sooner *sooner)
{
    struct lifetime shorter = *lifetime;
    int32_t changed = lifetime->changed == DAY_NONE ? 0 : lifetime->changed;

    if (!(task->ends & TASK_ENDS_EVENT) || lifetime->when == DAY_NONE)
        shorter.ended = first_of(shorter.ended, later(changed, sooner->idle));
    return shorter;
}

int32_t retention_at_most(int32_t expires, const struct task *task,
                          const struct lifetime *lifetime,
                          const struct sooner *sooner)
{
    return first_of(expires,
                    later(retention_end(task, lifetime), sooner->keep + 1));
}

int32_t retention_total(int32_t month)
{
    int32_t after = month + 1 + 12 * RETENTION_TOTAL_YEARS;

    return day_from_date(
        (struct date){.year = after / 12, .month = after % 12 + 1, .day = 1});
}

enum clock_belief retention_believe(int32_t clock_day, int32_t last_believed,
                                    int32_t built)
{
    int32_t floor = last_believed, ceiling;

    if (last_believed == DAY_NONE) {
        floor = built;
        ceiling = later(last_of(built, WRITTEN_DAY), FIRST_TRUST_DAYS);
    } else {
        ceiling = later(last_believed, RETENTION_TRUST_DAYS);
    }
    if (clock_day < floor)
        return CLOCK_BACK;
    return clock_day > ceiling ? CLOCK_AHEAD : CLOCK_BELIEVED;
}
