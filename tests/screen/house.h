#ifndef TESTS_SCREEN_HOUSE_H
#define TESTS_SCREEN_HOUSE_H
/* A store that somebody has worked with for some days, for tests that look at
 * screens: real folders, real keys, the same on every run. */
#include "flow/session.h"

enum house_request {
    HOUSE_OPEN,        /* A and C can help, B was chosen */
    HOUSE_DRAFT,       /* at its second question */
    HOUSE_ASKED,       /* all answers, no yes yet */
    HOUSE_WITHDRAWN,   /* the yes was taken back */
    HOUSE_ENDED,
    HOUSE_FUNDRAISING, /* drafts */
    HOUSE_INTERPRETING,
    HOUSE_HANDED,      /* on its way to another coordinator */
    HOUSE_REQUESTS
};

struct house {
    void *rig;
    struct session *session;
    struct request_id requests[HOUSE_REQUESTS];
    /* A, B, C of HOUSE_OPEN; then a contact, one whose numbers were not
     * compared, and the link of a request of another laptop. */
    int64_t lines[6];
    int64_t ended_line;
};

/* Fails the test if anything goes wrong. `furnished` false: an empty folder,
 * as at the first start. */
void house_begin(struct house *house, bool furnished);
void house_end(struct house *house);
/* Locks it and damages its key files. */
void house_damage(struct house *house);
void house_unlock(struct house *house);
void house_lock(struct house *house);

#endif
