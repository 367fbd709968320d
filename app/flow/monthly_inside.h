#ifndef FLOW_MONTHLY_INSIDE_H
#define FLOW_MONTHLY_INSIDE_H
/* Counting and releasing, for the files of flow/. */
#include "flow/monthly.h"

/* A request that was open ends on that day. With the end's other changes. */
MUST_USE enum err monthly_count(struct session *session,
                                const struct request *request, int32_t day);
/* Releases the months that are over. Not under a hold, the caller asks; after
 * what is overdue was ended, and before the purge, which brings the backups
 * in line. */
MUST_USE enum err monthly_release(struct session *session);

#endif
