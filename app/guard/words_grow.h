#ifndef GUARD_WORDS_GROW_H
#define GUARD_WORDS_GROW_H
/* Adds words, and puts them at last into the form that is read from.
 *
 * Only while the guard is built: once words are frozen none is added, for all
 * that was made of them holds their indexes. A pointer to a word holds until
 * the next one is added; words_free frees what is made here. Only for
 * app/guard.
 */
#include "guard/words.h"

/* What is known of a word only while the guard is built. */
struct word_build {
    uint32_t sets;     /* first membership, 0 if none */
    uint32_t start[3]; /* where rows go on whose anchor it is, by level */
    uint32_t uses;     /* in sets, so far */
    uint8_t length;    /* in letters */
    bool used;         /* inside a rule */
};

/* `expected` words, roughly: a guess saves growing. */
struct words *words_new(size_t expected);
/* The index of the word, made if it is new; never 0. */
uint32_t words_add(struct words *words, const uint32_t *letters, size_t length,
                   struct word_form form);
/* For words that differ by their marks alone, one that stands for all of them
 * (ACCENT_BARE), so that what is written without marks is one word, not ten.
 * When all are there. */
void words_add_bare(struct words *words);
/* Whether the two differ by nothing but their marks. */
bool words_are_alike(const struct word *one, const struct word *other);
struct word *words_at(struct words *words, uint32_t index);
struct word_build *words_build(struct words *words, uint32_t index);
/* One more than the last index. */
uint32_t words_count(const struct words *words);
/* Puts those with the same letters in order, see struct word. When all are
 * there, with their marks. */
void words_sort(struct words *words);
/* In which order they are best kept, by their indexes (mem_free): the same
 * letters together, everyday words first, so that texts need little memory. */
uint32_t *words_order(const struct words *words);
/* Puts them into this order, and drops what only the building needs. */
void words_freeze(struct words *words, const uint32_t *order);

#endif
