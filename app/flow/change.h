#ifndef FLOW_CHANGE_H
#define FLOW_CHANGE_H
/* How every change of a request is read and written, for the files of flow/.
 *
 * The day of the event is taken from the answers and all lifetimes are
 * computed anew (core/retention.h) whenever something changes, so that no
 * road leaves an answer with an old expiry.
 */
#include "core/retention.h"
#include "flow/session_state.h"

struct change {
    struct request request; /* everything, also own fields */
    const struct task *task;
    struct sooner sooner; /* the group's own rule */
    int32_t expires; /* of the whole request, as it was read */
    int32_t lines;   /* of the helpers' lines */
    int64_t *marked; /* lines that change_mark_stale marked */
    size_t marked_count;
};
/* ERR_LOCKED, ERR_CLOCK, ERR_NOT_FOUND; ERR_DATA if its task isn't there any
 * more. change_done in any case. */
MUST_USE enum err change_open(struct session *session, struct request_id id,
                              struct change *change);
void change_done(struct change *change);

/* All expiries of a request that was just added. */
MUST_USE enum err change_first(struct session *session,
                               const struct task *task,
                               const struct request *request);

/* As the request stands, by the group's own rule. */
struct lifetime change_lifetime(const struct change *change);
/* The day of the event as the answers say, DAY_NONE if they don't. */
int32_t change_event_day(const struct request *request,
                         const struct task *task);
/* Expiry of one answer as things stand. */
int32_t change_expiry(const struct change *change, const struct field *field,
                      bool warned);

/* The ends of somebody else's request and of its answers, in memory alone: by
 * the task as this laptop knows it, and by this group's own rule. */
MUST_USE enum err change_ends(struct session *session, const struct task *task,
                              struct request *request, int32_t *whole);

/* The answer as it will be, in memory alone; NULL takes it away. The day of
 * the event follows. */
void change_set(struct change *change, const struct field *field,
                const char *value, bool warned);

/* Writes the request's own columns with today as the day of change, and new
 * expiries where they differ. Answers themselves are written before. */
MUST_USE enum err change_save(struct session *session, struct change *change);
/* The same without a new day of change: for ends that came by themselves. */
MUST_USE enum err change_settle(struct session *session,
                                struct change *change);

/* The expiries of every request anew, after the group's rule has changed. */
MUST_USE enum err change_settle_all(struct session *session);

/* Whether this line was told the field. */
bool change_knows(const struct helper *helper, const struct field *field);
/* Marks the lines that were told the field. */
MUST_USE enum err change_mark_stale(struct session *session,
                                    struct change *change,
                                    const struct field *field);
/* Whether enough helpers have agreed. */
bool change_is_covered(const struct request *request);

#endif
