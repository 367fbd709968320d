#ifndef FLOW_PRACTICE_H
#define FLOW_PRACTICE_H
/* Practising with an invented family: a session of its own, in memory alone.
 *
 * MUST: 1. never be open while a real store is: beginning locks that first;
 * 2. have no way to the real session, its store, its folders or its hold;
 * 3. write no file, whatever is chosen in it; 4. be gone, wiped, when it ends.
 * All else is the real thing: the same requests, guard, tellings and days.
 * session_free ends it.
 */
#include "flow/session.h"

/* Locks `real` and makes a practice beside it. It takes over the tasks and
 * the guard that `real` has read, and its language and theme. */
MUST_USE enum err practice_begin(struct session *real,
                                 struct session **practice);
/* In a practice: gives a new draft all answers but the last, so that one
 * question is left. Anywhere else it does nothing. */
MUST_USE enum err practice_prepare(struct session *session,
                                   struct request_id id);
/* A line with a name and a reason in it, to be noticed by the guard: a
 * msgid. */
const char *practice_line(void);

/* How far the request has come that is practised with; with several, the one
 * that has come furthest. */
enum practice_step {
    PRACTICE_BEGIN,    /* there is none */
    PRACTICE_ANSWER,   /* a question is open */
    PRACTICE_YES,      /* all is answered, the first yes is missing */
    PRACTICE_ASK,      /* nobody was asked */
    PRACTICE_SOMEBODY, /* nobody can so far */
    PRACTICE_CHOOSE,   /* nobody was chosen */
    PRACTICE_PLACE,    /* who was chosen has not been told more */
    PRACTICE_CHANGE,   /* everybody knows what they need */
    PRACTICE_TELL,     /* a change has to be told */
    PRACTICE_DONE      /* it has ended as done */
};
MUST_USE enum err practice_step(struct session *session,
                                enum practice_step *step);

#endif
