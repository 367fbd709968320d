#include "base/list.h"

void *list_grow(void *items, size_t count, size_t *room, size_t size)
{
    size_t wanted;

    if (count < *room)
        return items;
    wanted = *room ? *room * 2 : 8;
    items = mem_resize(items, count, wanted, size);
    *room = wanted;
    return items;
}
