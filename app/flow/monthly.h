#ifndef FLOW_MONTHLY_H
#define FLOW_MONTHLY_H
/* How many requests ended in a month, by kind of help, as it may be shown.
 *
 * Never by town, language or age, and never exactly: core/totals.h says what
 * the noise is worth. A number is released when its month is over and is the
 * same from then on; until then there is nothing to see. Under a hold the
 * release waits, because it erases the exact number.
 */
#include <stdbool.h>

#include "base/text.h"
#include "flow/session.h"

struct monthly {
    int32_t month; /* day_month */
    char *task;    /* its id */
    char *name;    /* translated; the id if the task isn't there any more */
    int shown;     /* 0 if it is fewer than TOTALS_FEW */
};
/* Newest month first, tasks in menu order within it. *waiting is the number of
 * months that are over and wait for the end of a hold. */
MUST_USE enum err monthly_list(struct session *session, struct monthly **list,
                               size_t *count, int *waiting);
void monthly_done(struct monthly *list, size_t count);
/* "about 10", "fewer than 5". */
void monthly_say(struct text *out, const struct monthly *number);
/* All numbers for a table program: month, task, and the number as it is shown
 * ("<5" for few), the newest last. */
MUST_USE enum err monthly_table(struct session *session, struct text *out);

#endif
