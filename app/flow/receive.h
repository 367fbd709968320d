#ifndef FLOW_RECEIVE_H
#define FLOW_RECEIVE_H
/* Packets that came: shown first, then taken one by one or all that are fine.
 *
 * MUST: 1. take nothing without having been told to; 2. have the guard
 * read every text as if it had been typed; 3. never resolve a conflict by
 * itself, never bring back what was erased; 4. erase nothing under a hold;
 * 5. take each packet in one transaction, and remove its file only after.
 * Names in folders are never believed; a packet of somebody unknown shows
 * nothing but the numbers of its sender.
 */
#include "base/text.h"
#include "flow/session.h"

#define RECEIVE_AT_ONCE 200 /* packets of one look */

enum incoming_what {
    INCOMING_UNKNOWN, /* it could not be read: see `err` */
    INCOMING_NEW,
    INCOMING_MORE,      /* the next stage of what is here */
    INCOMING_CHANGED,
    INCOMING_WITHDRAWN,
    INCOMING_ENDED,
    INCOMING_HANDED_OVER, /* a whole request, for us to go on with */
    INCOMING_CAN,       /* answers to what we sent */
    INCOMING_CANNOT,
    INCOMING_TAKEN,
    INCOMING_ERASED
};

struct parcel;
struct incoming {
    enum incoming_what what;
    /* ERR_OK: may be taken. ERR_PARCEL_GAP, ERR_PARCEL_CONFLICT,
     * ERR_FINDING: after the person has said so. All else: why not. */
    enum err err;
    char *label;   /* of the contact; NULL if unknown */
    char *numbers; /* of a sender who isn't a verified contact; else NULL */
    char *found;   /* what the guard noticed, one a line; NULL */
    bool can_force;    /* a conflict that a person may decide */
    bool may_keep;     /* what was found may be kept after a warning */
    bool taken;
    struct parcel *parcel; /* NULL if it couldn't be read */
    struct request_id request; /* that it is about, if it could */
    int64_t contact;
    size_t folder;
    char name[40];
};
struct receive {
    char **folders;
    size_t folder_count;
    struct incoming *items; /* by sender, request and number */
    size_t count;
    size_t odd;  /* links, pipes and the like under our names */
    bool more;   /* there are more after these: receive_next */
    bool many;   /* more files than anybody looks at */
    char (*after)[40]; /* where the next look goes on, for each folder */
};
typedef bool receive_progress(void *bar, int percent);

/* Looks into the inbox and the folders in it, or (stick) into a stick. */
MUST_USE enum err receive_look(struct session *session, const char *stick,
                               receive_progress *progress, void *bar,
                               struct receive *receive);
/* The next ones, in place of these. */
MUST_USE enum err receive_next(struct session *session,
                               receive_progress *progress, void *bar,
                               struct receive *receive);
void receive_done(struct receive *receive);
/* The task and the facts in it, for the screen; the place is only named. */
void receive_facts(struct session *session, const struct incoming *incoming,
                   struct text *out);
/* The code of the request it is about, 0 if it says none. */
int receive_code(struct session *session, const struct incoming *incoming);

/* What the person said to a gap or conflict, and to what the guard found. */
enum receive_how {
    RECEIVE_PLAIN = 0,
    RECEIVE_ANYWAY = 1,   /* although one is missing, or against what is here */
    RECEIVE_TAKE_OUT = 2, /* without what was found */
    RECEIVE_NEEDED = 4    /* it is needed: kept after the warning */
};
/* The item's `err` as it is by now; ERR_HELD if it would erase something.
 * On success `taken` is set and the file is gone (not under a hold). */
MUST_USE enum err receive_take(struct session *session,
                               struct receive *receive, size_t index,
                               unsigned how);
/* All that need no word, in their order, also those that are not listed yet.
 * *taken counts them; what is left is listed anew. */
MUST_USE enum err receive_take_all(struct session *session,
                                   receive_progress *progress, void *bar,
                                   struct receive *receive, size_t *taken);
/* Removes the file of one that isn't wanted or can't be used. ERR_HELD. */
MUST_USE enum err receive_remove(struct session *session,
                                 struct receive *receive, size_t index);
/* Removes those that are of no more use: received before, overtaken, over. */
MUST_USE enum err receive_clean(struct session *session,
                                struct receive *receive, size_t *removed);
/* The folder to be shared with Syncthing; the caller's. Makes it. */
MUST_USE enum err receive_inbox(struct session *session, char **path);
/* Day of the last packet that came, DAY_NONE if none did. */
MUST_USE enum err receive_last(struct session *session, int32_t *day);

#endif
