#ifndef FLOW_BROWSE_H
#define FLOW_BROWSE_H
/* Finding requests again: Home's cards, filters, find.
 *
 * Cards carry task and day only; town, code and numbers come with opening.
 */
#include "flow/session.h"
#include "vault/requests.h"

struct browse {
    struct request_card *cards;
    size_t count;
    bool more;       /* there are more after these */
    bool unfinished; /* a search goes on: call browse_more */
    struct request_cursor cursor;
    struct request_filter filter;
    char *words[3];  /* owned texts of the filter */
};
/* What was typed to find: a code, a day ("tue", "24"), a task's name, a town,
 * any piece of text. NULL or "" = the usual list. Zero-initialise `browse`. */
MUST_USE enum err browse_start(struct session *session, const char *query,
                               const char *task, int state, size_t limit,
                               struct browse *browse);
/* Appends the next cards. */
MUST_USE enum err browse_more(struct session *session, size_t limit,
                              struct browse *browse);
void browse_done(struct browse *browse);

/* One request for the coordinator, everything in it. */
MUST_USE enum err browse_get(struct session *session, struct request_id id,
                             struct request *request);

/* What we keep, and until when: each answer, line and trace of one request. */
struct kept {
    char *what;   /* translated */
    char *until;  /* translated */
    char *field;  /* NULL for traces */
};
MUST_USE enum err browse_kept(struct session *session, struct request_id id,
                              struct kept **list, size_t *count);
/* Why what is erased, or was to be, is not gone yet, as one translated
 * sentence; NULL if nothing stands in the way. */
const char *browse_obstacle(struct session *session);
void kept_done(struct kept *list, size_t count);
/* What stays of ended requests, for 30 days at most: one translated line each, like
 * "Babysitting, November 2026: done (8 asked, 2 could, 1 chosen)". The caller
 * frees each and the array (mem_free). */
MUST_USE enum err browse_receipts(struct session *session, char ***lines,
                                  size_t *count);
/* What goes within 7 days, as translated lines with the request's code. */
struct going {
    struct request_id id;
    char *what;
    char *when;
    bool can_postpone; /* whole requests, once */
};
MUST_USE enum err browse_going(struct session *session, struct going **list,
                               size_t *count);
void going_done(struct going *list, size_t count);
MUST_USE enum err browse_postpone(struct session *session,
                                  struct request_id id);

#endif
