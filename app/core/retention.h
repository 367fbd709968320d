#ifndef CORE_RETENTION_H
#define CORE_RETENTION_H
/* When things end: the only place where an expiry is computed.
 *
 * Days only, handed in; no clock. A field expires `keep` days after its
 * request's end; the end is the day it was closed, the day of its `when`, or
 * N days without a change, whichever comes first of those the task names.
 * What was kept after a warning ends the day after the end at the latest.
 */
#include <stdint.h>

#include "base/day.h"
#include "core/task.h"

/* Days after which a request without any other end is forgotten. */
#define RETENTION_IDLE_CEILING 30
#define RETENTION_RECEIPT_DAYS 30
#define RETENTION_CODE_DAYS 90
/* Another laptop is asked about after so long without a packet. */
#define RETENTION_CONTACT_DAYS 90
#define RETENTION_TOTAL_YEARS 3
/* What was set aside by "start again". */
#define RETENTION_ASIDE_DAYS 30
#define RETENTION_HELPER_DAYS 1
#define RETENTION_WARNED_DAYS 1
/* Inquiries; a group may keep them for less. */
#define RETENTION_INQUIRY_MONTHS 24
#define RETENTION_INQUIRY_MONTHS_LEAST 3
/* The clock is believed up to so many days ahead of the last believed day. */
#define RETENTION_TRUST_DAYS 45
#define RETENTION_POSTPONE_DAYS 7
/* No task keeps an answer longer after the end. */
#define RETENTION_KEEP_CEILING 30

struct lifetime {
    int32_t when;    /* day of the event, DAY_NONE if open */
    int32_t changed; /* day of the last change */
    int32_t ended;   /* day it was closed, DAY_NONE while open */
    int32_t postponed; /* days added once by a person, 0 .. POSTPONE_DAYS */
};

/* The day on which the request ends as things stand; never DAY_NONE. */
int32_t retention_end(const struct task *task, const struct lifetime *lifetime);
/* The first day on which the answer is no longer there. `warned`: kept after
 * a warning. */
int32_t retention_field(const struct task *task, const struct field *field,
                        const struct lifetime *lifetime, bool warned);
/* The first day on which nothing of the request is left but its receipt. */
int32_t retention_request(const struct task *task,
                          const struct lifetime *lifetime);

/* The first day without the receipt: a Monday, 24 to 30 days after the end, so
 * that the day of the end can't be read back from it. */
int32_t retention_receipt(int32_t ended);

/* A group's own, shorter rule: nothing it says makes anything last longer.
 * `keep` days after the end at most, and no longer than `idle` days without a
 * change where no day is set. */
struct sooner {
    int keep; /* 0 .. RETENTION_KEEP_CEILING */
    int idle; /* 1 .. RETENTION_IDLE_CEILING */
};
/* The lifetime as the rule lets it be; the functions above take it. */
struct lifetime retention_sooner(const struct task *task,
                                 const struct lifetime *lifetime,
                                 const struct sooner *sooner);
/* Expiry of an answer, or of a whole request, no later than the rule says. */
int32_t retention_at_most(int32_t expires, const struct task *task,
                          const struct lifetime *lifetime,
                          const struct sooner *sooner);

/* The first day on which the total of a month (day_month) is no longer there:
 * three years after that month. */
int32_t retention_total(int32_t month);

enum clock_belief { CLOCK_BELIEVED, CLOCK_BACK, CLOCK_AHEAD };

/* What to think of the computer's day, given the last believed one (DAY_NONE
 * at first use, when `built`, the day of the build, is the lower bound). */
enum clock_belief retention_believe(int32_t clock_day, int32_t last_believed,
                                    int32_t built);

#endif
