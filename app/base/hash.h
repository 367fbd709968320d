#ifndef BASE_HASH_H
#define BASE_HASH_H
/* SHA-256, for comparing files with the manifest that the build wrote. */
#include <stddef.h>

#define HASH_SIZE 32

void hash_bytes(const void *bytes, size_t length,
                unsigned char hash[HASH_SIZE]);

#endif
