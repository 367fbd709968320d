#ifndef HOST_LAPTOP_POINTS_H
#define HOST_LAPTOP_POINTS_H
/* laptop_look with another root, for its test. */
#include "host/laptop.h"

void laptop_look_under(const char *root, const char *home,
                       struct laptop_point points[16], size_t *count);
void laptop_memory_under(const char *root, unsigned long *total,
                         unsigned long *available);

#endif
