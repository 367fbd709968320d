#ifndef GUARD_PART_H
#define GUARD_PART_H
/* One array of a frozen guard: where its pointer and its count stand.
 *
 * All of a frozen guard is such arrays, and they hold indexes and no
 * pointers: so they can be written into a file and read where they lie. Only
 * for app/guard.
 */
#include <stddef.h>

struct part {
    void *items; /* address of the pointer to the first item */
    size_t *count;
    size_t size; /* of one item */
};

#define PARTS 8 /* of one thing, at most */
#define PART(array, number)                                                    \
    {                                                                          \
        &(array), &(number), sizeof *(array)                                   \
    }

#endif
