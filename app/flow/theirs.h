#ifndef FLOW_THEIRS_H
#define FLOW_THEIRS_H
/* Requests of other laptops, as far as we were told: read, answered, erased.
 *
 * Nothing of them can be changed here. They end by the lifetimes of their
 * task, as ours do.
 */
#include "base/text.h"
#include "flow/session.h"

struct theirs {
    int64_t link;
    char *label;    /* of the contact it came from */
    char *task;     /* id; its name is the task's */
    int code;
    int32_t when;   /* DAY_NONE */
    enum stage stage;
    enum request_state state;
    enum request_end end;
    bool can;       /* we said that we can */
    bool has_place; /* a stored one: theirs_place shows it */
    int32_t expires; /* first day without it; only by theirs_get */
    char *facts;    /* translated lines without the place; only by theirs_get */
};
/* By day. */
MUST_USE enum err theirs_list(struct session *session, struct theirs **list,
                              size_t *count);
void theirs_list_done(struct theirs *list, size_t count);
MUST_USE enum err theirs_get(struct session *session, int64_t link,
                             struct theirs *theirs);
void theirs_done(struct theirs *theirs);
/* For the screen alone, while a key is held. */
MUST_USE enum err theirs_place(struct session *session, int64_t link,
                               struct text *out);
/* "I can" (or take the next step), or not: then it is erased here as well.
 * An answer is a packet to whoever asked. ERR_HELD for a no under a hold. */
MUST_USE enum err theirs_answer(struct session *session, int64_t link,
                                bool can);
/* Without telling anybody. ERR_HELD. */
MUST_USE enum err theirs_erase(struct session *session, int64_t link);

#endif
