#ifndef TESTS_SCREEN_HOUSE_H
#define TESTS_SCREEN_HOUSE_H
/* A store that somebody has worked with for some days, for tests that look at
 * screens: real folders, real keys, the same on every run. */
#include "flow/session.h"

enum house_request {
    HOUSE_OPEN,        /* A and C can help, B was chosen */
    HOUSE_DRAFT,       /* at its second question */
    HOUSE_ASKED,       /* all answers, no yes yet */
    HOUSE_WITHDRAWN,   /* the yes was taken back, and A knows of it */
    HOUSE_ENDED,
    HOUSE_FUNDRAISING, /* drafts */
    HOUSE_INTERPRETING,
    HOUSE_HANDED,      /* on its way to another coordinator */
    HOUSE_REQUESTS,
    HOUSE_INQUIRY = HOUSE_REQUESTS, /* no request at all */
    HOUSE_NEW,                      /* nothing: an id that is all zero */
    HOUSE_IDS
};

struct house {
    void *rig;
    struct session *session;
    struct session *real; /* of a practice: what lies beside it */
    struct request_id requests[HOUSE_IDS];
    /* A, B, C of HOUSE_OPEN; then a contact, one whose numbers were not
     * compared, and the link of a request of another laptop. */
    int64_t lines[6];
    int64_t ended_line;
};

/* Fails the test if anything goes wrong. `furnished` false: an empty folder,
 * as at the first start. */
void house_begin(struct house *house, bool furnished);
/* The same in a practice, beside an empty folder. */
void house_begin_practice(struct house *house);
void house_end(struct house *house);
/* The guard as it is, instead of the few rules of most tests; before anything
 * is read with it. */
void house_true_rules(struct house *house);
/* Makes a store in the empty folder, two months old and without requests, and
 * stops erasing there. */
void house_make_new(struct house *house);
/* Locks it and damages its key files. */
void house_damage(struct house *house);
void house_unlock(struct house *house);
void house_lock(struct house *house);
/* As if the laptop had been looked at, and nothing of it were right; or not. */
void house_look(struct house *house, bool looked);

#endif
