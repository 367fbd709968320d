#ifndef GUARD_WORDS_H
#define GUARD_WORDS_H
/* All words of all rule files: one hash table by their letters, as it is asked
 * while a text is read. Words are added by words_grow.h, and nothing here
 * changes them.
 *
 * The hash is a polynomial, so that the hash of every beginning, end and
 * "all but one letter" of a word in the text comes from the same row of
 * beginnings: a word is read once, whatever is looked for. Two bit fields
 * answer most questions with no. Letters are bare code points. Only for
 * app/guard.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/list.h"
#include "guard/hash.h"
#include "guard/part.h"
#include "guard/word.h"

#define WORDS_LONGEST 48
#define WORDS_FUZZY_LEAST 6

/* A word of [Misspelt]. */
struct guessed {
    const uint32_t *letters;
    size_t length;
};

struct word_build;
struct guess;
struct fuzzy;

/* Open for the sake of speed; changed by words_grow.c alone. */
struct words {
    uint32_t *slots; /* a table by hash */
    size_t slot_room;
    size_t slot_count;
    LIST(struct word) words;
    LIST(struct word_build) builds;
    LIST(struct fuzzy) fuzzy;
    LIST(uint32_t) letters; /* of the fuzzy ones */
    struct guess *guesses;
    size_t guess_room;
    size_t guess_count;
    uint64_t powers[WORDS_LONGEST + 1];
    uint64_t *beginnings; /* bit fields of field_words words each */
    uint64_t *guessable;
    size_t field_words;
};

/* Without any array: for image.c, which lends it some. */
struct words *words_empty(void);
/* The arrays of frozen words, for image.c; at most PARTS. */
size_t words_parts(struct words *words, struct part *parts);
/* Whether arrays that were lent can be read at all. */
bool words_are_whole(const struct words *words);
void words_free(struct words **words);
size_t words_size(const struct words *words);
static inline const struct word *words_word(const struct words *words,
                                            uint32_t index)
{
    return &words->words.items[index];
}

/* So many letters of a word have their place in a row. */
static inline size_t words_row_length(size_t length)
{
    return length < WORDS_LONGEST ? length : WORDS_LONGEST;
}
/* The hash of letters [from, to), given the row of beginnings. */
static inline uint64_t words_hash_part(const struct words *words,
                                       const uint64_t *row, size_t from,
                                       size_t to)
{
    return row[to] - row[from] * words->powers[to - from];
}
/* Whether something begins with these letters; may say yes in error. */
static inline bool words_may_begin(const struct words *words, uint64_t hash)
{
    return words_has_bit(words->beginnings, hash);
}
/* The hashes of a word's beginnings, one more than its letters, which are a
 * text's; yields the bits of those that words may begin with, but not that of
 * the whole. */
uint64_t words_row(const struct words *words, uint64_t *row,
                   const uint32_t *letters, size_t length);
/* The first word with these letters, or 0. 64 bits of hash stand for the
 * letters. */
uint32_t words_find(const struct words *words, uint64_t hash);
/* The same in three steps, each of which has the memory fetched that the
 * next one wants: far cheaper for all words of a text than one by one. The
 * second yields what the third is given. */
void words_fetch(const struct words *words, uint64_t hash);
uint32_t words_fetch_found(const struct words *words, uint64_t hash);
static inline uint32_t words_found(const struct words *words, uint64_t hash,
                                   uint32_t likely)
{
    return !likely || words_word(words, likely)->hash == hash
               ? likely
               : words_find(words, hash);
}
/* The word of [Misspelt] that this one is, but for one letter; length 0 if
 * there is none. */
struct guessed words_guess(const struct words *words, const uint64_t *row,
                           const uint32_t *letters, size_t length);

#endif
