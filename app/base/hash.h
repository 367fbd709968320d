#ifndef BASE_HASH_H
#define BASE_HASH_H
/* Hashes of 32 bytes, for comparing what is there with what was. */
#include <stddef.h>

#define HASH_SIZE 32

/* SHA-256. */
void hash_bytes(const void *bytes, size_t length,
                unsigned char hash[HASH_SIZE]);
/* BLAKE2b, as `b2sum -l 256` does: for the build's own large files, which are
 * read at every start; three times as fast. */
void hash_large(const void *bytes, size_t length,
                unsigned char hash[HASH_SIZE]);

#endif
