#ifndef FLOW_CHECKUP_H
#define FLOW_CHECKUP_H
/* The check-up: what the store holds and how the laptop is, as short lines
 * with a sentence of advice each.
 *
 * MUST: 1. never show what one volunteer did; 2. count what there is, without
 * reading any answer; 3. write nothing. It is looked at by two people of the
 * group who don't coordinate.
 */
#include <stdbool.h>
#include <stddef.h>

#include "core/request.h"
#include "flow/session.h"

/* What mends it; the screens have a table from this to themselves. */
enum checkup_place {
    CHECKUP_REQUESTS,
    CHECKUP_OLDEST, /* that request */
    CHECKUP_GOING,
    CHECKUP_LEARN,
    CHECKUP_HOLD,
    CHECKUP_PASSPHRASES,
    CHECKUP_RECOVERY,
    CHECKUP_BACKUPS,
    CHECKUP_CONTACTS,
    CHECKUP_DATE,
    CHECKUP_LAPTOP,
    CHECKUP_PLACES
};

struct checkup_item {
    const char *id;     /* not translated */
    const char *name;   /* translated */
    char *found;        /* translated */
    const char *advice; /* translated */
    bool due;           /* somebody should do something about it */
    bool fine;          /* neither that, nor a mere number to look at */
    enum checkup_place place;
    struct request_id request; /* CHECKUP_OLDEST */
    bool is_draft;
};

struct checkup {
    struct checkup_item *items;
    size_t count;
    size_t room;
};

/* Looks now, which also settles checkup_is_due. ERR_LOCKED, ERR_IO. Clears
 * `checkup` first; checkup_done in any case. */
MUST_USE enum err checkup_look(struct session *session,
                               struct checkup *checkup);
void checkup_done(struct checkup *checkup);
/* Whether anything was due when it was last looked at; false while locked and
 * until the first look (unlock_idle does one). */
bool checkup_is_due(const struct session *session);

#endif
