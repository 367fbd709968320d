#ifndef GUARD_WORDS_INSIDE_H
#define GUARD_WORDS_INSIDE_H
/* How the words lie in memory, for the two files that look them up: words.c
 * and words_grow.c. It changes nothing and owns nothing; arrays and their
 * sizes are those of struct words. Only for app/guard.
 */
#include "guard/words.h"

#define WORDS_FIELD ((1u << WORDS_FIELD_BITS) / 64)
/* A slot of the table: the word's index, and above it some bits of its hash, so
 * that hardly any other word is looked at. */
#define SLOT_WORD 0x3FFFFFu

/* One of the hashes of a word of [Misspelt]. */
struct guess {
    uint32_t check; /* of the hash */
    uint32_t word;  /* of `fuzzy`, plus one; 0 = free */
};

struct fuzzy {
    uint32_t letters;
    uint32_t length;
};

static inline size_t words_first_place(const struct words *words,
                                       uint64_t mixed)
{
    return (mixed >> 20) & (words->slot_room - 1);
}

static inline uint32_t words_print(uint64_t mixed)
{
    return (uint32_t)(mixed >> 32) & ~SLOT_WORD;
}

/* The place of the word in the table, or the free one for it. */
static inline size_t words_place(const struct words *words, uint64_t hash)
{
    uint64_t mixed = words_mix(hash);
    uint32_t print = words_print(mixed), slot;
    size_t place = words_first_place(words, mixed);

    while ((slot = words->slots[place]) != 0 &&
           ((slot & ~SLOT_WORD) != print ||
            words->words.items[slot & SLOT_WORD].hash != hash))
        place = (place + 1) & (words->slot_room - 1);
    return place;
}

#endif
