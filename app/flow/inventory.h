#ifndef FLOW_INVENTORY_H
#define FLOW_INVENTORY_H
/* What this program can hold, why, how long, and who is told: for everybody.
 *
 * MUST: 1. be made from the very rows that drive the program (tasks, forms,
 * core/need.h, flow/trace.h), so that it can't say anything else; 2. read no
 * store: it is the same on every laptop of a group, and names nobody. Texts
 * are in the language that is on. One model for the screen and for Markdown.
 */
#include <stddef.h>

#include "base/text.h"
#include "flow/session.h"

enum inventory_kind {
    INVENTORY_TITLE,
    INVENTORY_TEXT,
    INVENTORY_WARN,  /* something that should not be collected */
    INVENTORY_POINT, /* what, and if there is more to say, what about it */
    INVENTORY_HEADS, /* of the columns; rows follow */
    INVENTORY_ROW
};

#define INVENTORY_CELLS 5

struct inventory_item {
    enum inventory_kind kind;
    char *cells[INVENTORY_CELLS]; /* translated; NULL after the last */
};

struct inventory_part {
    char *title; /* translated */
    struct inventory_item *items;
    size_t count;
    size_t room;
};

/* Each kind of help in menu order, then what is the same for all. */
size_t inventory_parts(struct session *session);
/* Clears `part` first; inventory_part_done in any case. */
void inventory_part(struct session *session, size_t index,
                    struct inventory_part *part);
void inventory_part_done(struct inventory_part *part);

/* The whole as Markdown, to be published. */
void inventory_write(struct session *session, struct text *out);

#endif
