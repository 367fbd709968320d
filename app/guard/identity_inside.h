#ifndef GUARD_IDENTITY_INSIDE_H
#define GUARD_IDENTITY_INSIDE_H
/* Numbers that states and banks give to people, as shapes: a name and how sure
 * it is. Names are constant text, never anything of what was written. Only for
 * identity.c and mixed.c.
 */
#include "guard/number.h"

#define GOV(name, percent)                                                     \
    (struct shape)                                                             \
    {                                                                          \
        "shape." name, CATEGORY_GOV_ID, percent                                \
    }
#define MONEY(name, percent)                                                   \
    (struct shape)                                                             \
    {                                                                          \
        "shape." name, CATEGORY_MONEY_ACCOUNT, percent                         \
    }

#endif
