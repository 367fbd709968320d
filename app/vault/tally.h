#ifndef VAULT_TALLY_H
#define VAULT_TALLY_H
/* How many requests ended, by month and kind of help: exact while the month
 * runs, with noise (core/totals.h) for three years after it.
 *
 * MUST: 1. count a request once, also if it comes back with a backup; 2. draw
 * the noise of a number once, and erase the exact one in the same transaction;
 * 3. leave no exact number of a month that is over in any backup (traces_purge
 * brings them in line after each release); 4. have a number for every task,
 * also where nobody asked, because a missing one would tell.
 * Months are day_month of base/day.h. Nothing here is called under a hold but
 * tally_count: the exact numbers wait then, and are released when it ends.
 */
#include "core/request.h"
#include "vault/vault.h"

struct tally_end {
    struct request_id id;
    const char *task;
    bool known;     /* the task is among those of today */
    int32_t ended;  /* month in which the request ended */
    int32_t month;  /* month of today */
};
/* Counts a request that ends, if it wasn't counted before: in the month it
 * ended, or in the running one if that was released already. One whose task
 * isn't there any more has no number of its own unless the month began with
 * it. Within the caller's transaction (vault_together) or one of its own. */
MUST_USE enum err tally_count(struct vault *vault,
                              const struct tally_end *end);

/* Releases each month before `month` that wasn't yet, all in one transaction,
 * and has a zero stand ready for each of the tasks in the running one. A month
 * before those released (the clock was ahead) takes back what it would have
 * released later; what has its noise keeps it. */
struct tally_now {
    int32_t month;
    const char *const *tasks;
    size_t count;
};
MUST_USE enum err tally_release(struct vault *vault,
                                const struct tally_now *now,
                                const struct random *random);

struct total {
    char *task;
    int32_t month;
    int32_t noisy; /* may be below 0 */
};
/* Newest month first, by task within it. */
MUST_USE enum err tally_totals(struct vault *vault, struct total **list,
                               size_t *count);
void tally_totals_done(struct total *list, size_t count);
/* Months before `month` that wait for their release: because of a hold. */
MUST_USE enum err tally_waiting(struct vault *vault, int32_t month,
                                int *months);

#endif
