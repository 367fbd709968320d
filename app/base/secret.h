#ifndef BASE_SECRET_H
#define BASE_SECRET_H
/* Keys and passphrases in guarded memory.
 *
 * MUST: 1. live in memory that is locked, kept out of core dumps and between
 * guard pages; 2. be wiped when freed; 3. never be copied into anything else
 * than another secret; 4. be compared in constant time.
 * secret_setup must have been called once, before the sandbox closes.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct secret {
    unsigned char *bytes; /* guarded; `size` of them */
    size_t size;          /* room */
    size_t length;        /* in use; equal to size for keys */
};

/* Starts libsodium. ERR_RANDOM if the system gives no random numbers. */
MUST_USE enum err secret_setup(void);
/* A zeroed secret of that size; ends the program if memory is exhausted. */
struct secret *secret_new(size_t size);
/* One with these bytes; the source is wiped. */
struct secret *secret_take(void *bytes, size_t length);
struct secret *secret_copy(const struct secret *secret);
/* Wipes and frees, and clears the variable; NULL is allowed. */
void secret_free(struct secret **secret);
bool secret_equal(const struct secret *a, const struct secret *b);

#endif
