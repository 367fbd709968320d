#ifndef CORE_STAGE_H
#define CORE_STAGE_H
/* How far one helper has come, and which changes are allowed.
 *
 * A stage is reached by a helper and not by the request. STAGE_OWN is no
 * stage of a helper: it marks fields that stay on this laptop.
 */
#include <stdbool.h>

enum stage {
    STAGE_ASKING,    /* everybody who is asked */
    STAGE_AVAILABLE, /* somebody who can help */
    STAGE_AGREED,    /* who was chosen and agreed */
    STAGE_OWN        /* only whoever coordinates */
};

/* "asking": for data files. */
const char *stage_id(enum stage stage);
/* False if there is no such stage. */
bool stage_find(const char *id, enum stage *stage);
/* msgid: who sees a field of this stage ("everybody who is asked"). */
const char *stage_seen_by(enum stage stage);
/* msgid of the state as a word on a card ("asking"). */
const char *stage_name(enum stage stage);
/* Forward one step, back one step; nothing else, never to or from OWN. */
bool stage_may_change(enum stage from, enum stage to);

#endif
