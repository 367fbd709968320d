#include "base/hash.h"

#include <sodium.h>

void hash_bytes(const void *bytes, size_t length,
                unsigned char hash[HASH_SIZE])
{
    crypto_hash_sha256(hash, bytes, length);
}

void hash_large(const void *bytes, size_t length,
                unsigned char hash[HASH_SIZE])
{
    crypto_generichash(hash, HASH_SIZE, bytes, length, NULL, 0);
}
