#include "guard/where.h"

#include "base/mem.h"

void where_begin(struct where *where, uint32_t tokens)
{
    where->count = tokens + 3; /* the text's, and an empty one at each end */
    if (where->count <= where->room)
        return;
    mem_free(where->items);
    where->room = where->count;
    where->items = mem_new(where->room, sizeof *where->items);
}
