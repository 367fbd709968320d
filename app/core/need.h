#ifndef CORE_NEED_H
#define CORE_NEED_H
/* Who may know what: the second question of the field as one function.
 *
 * flow asks here before it reads anything for anybody, and the store filters
 * by the stage that comes out. Pure.
 */
#include <stdbool.h>

#include "core/field.h"

/* Who looks, or gets the message. */
enum audience {
    AUDIENCE_ASKED,       /* somebody who is asked round */
    AUDIENCE_AVAILABLE,   /* a helper's line at this stage */
    AUDIENCE_AGREED,
    AUDIENCE_COORDINATOR, /* whoever has the passphrase */
    AUDIENCE_FAMILY       /* whoever brings the code */
};

/* By what way it goes. A place is never written. */
enum way { WAY_SCREEN, WAY_TEXT, WAY_QR, WAY_PACKET };

bool need_may_know(enum audience audience, const struct field *field,
                   enum way way);
/* The last stage that this audience may read, for the store's WHERE. */
enum stage need_limit(enum audience audience);
enum audience need_of_stage(enum stage stage);

#endif
