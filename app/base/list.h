#ifndef BASE_LIST_H
#define BASE_LIST_H
/* A growing array of things of one size.
 *
 * Declare with LIST(struct thing), zero-initialise; items are moved when it
 * grows, so keep indexes and not pointers. It owns its array and not what the
 * items point to: wipe those first. Old arrays are wiped.
 */
#include <stddef.h>

#include "base/mem.h"

#define LIST(type)                                                             \
    struct {                                                                   \
        type *items;                                                           \
        size_t count;                                                          \
        size_t room;                                                           \
    }

/* Makes room for one more and yields a pointer to it, zeroed. */
#define LIST_ADD(list)                                                         \
    ((list)->count < (list)->room                                              \
         ? (void)0                                                             \
         : (void)((list)->items =                                              \
                      list_grow((list)->items, (list)->count, &(list)->room,   \
                                sizeof *(list)->items)),                       \
     &(list)->items[(list)->count++])

#define LIST_DONE(list)                                                        \
    (mem_free((list)->items), (list)->items = NULL, (list)->count = 0,         \
     (list)->room = 0)

void *list_grow(void *items, size_t count, size_t *room, size_t size);

#endif
