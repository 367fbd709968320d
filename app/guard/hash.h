#ifndef GUARD_HASH_H
#define GUARD_HASH_H
/* Hashes of letters: a polynomial, so that the hash of a part follows from
 * those of two beginnings. What looks up by its bits mixes them first. Inline,
 * for every letter typed comes here. Only for app/guard.
 */
#include <stdbool.h>
#include <stdint.h>

#define WORDS_FACTOR 0x9E3779B97F4A7C15ull
#define WORDS_FIELD_BITS 19 /* of a place in a bit field */

static inline uint64_t words_hash_add(uint64_t hash, uint32_t letter)
{
    return hash * WORDS_FACTOR + letter + 1;
}

static inline uint64_t words_mix(uint64_t hash)
{
    return (hash ^ hash >> 29) * 0xD6E8FEB86659FD93ull;
}

/* Whether the hash's bit is set in a field of so many bits. */
static inline bool words_has_bit(const uint64_t *field, uint64_t hash)
{
    uint64_t bit = words_mix(hash) >> (64 - WORDS_FIELD_BITS);

    return field[bit / 64] >> (bit % 64) & 1;
}

#endif
