#ifndef I18N_CLUSTER_H
#define I18N_CLUSTER_H
/* Where one thing that a person sees as a letter or sign ends: flags, joined
 * emoji and letters with marks are one. Pure. */
#include <stddef.h>

/* Bytes of the first cluster of `length` bytes that begin with a cluster. */
size_t cluster_first(const char *string, size_t length);
/* Bytes of the last one. */
size_t cluster_last(const char *string, size_t length);

#endif
