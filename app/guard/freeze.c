/* From what is easy to build to what is quick to read: the symbols of each
 * word in order, and where the rules that begin with it go on.
 */
#include "guard/inner.h"

#include <stdlib.h>

#include "base/list.h"

/* A word of many sets; the rest would only be found more slowly. */
#define SYMBOLS 4096

struct symbols {
    uint32_t items[SYMBOLS];
    size_t count;
};

static int compare(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;

    return *a < *b ? -1 : *a > *b;
}

static void collect(const struct guard *guard, const struct word *word,
                    uint32_t index, struct symbols *symbols)
{
    symbols->count = 0;
    for (uint32_t at = word->sets; at && symbols->count + 1 < SYMBOLS;
         at = guard->memberships.items[at].next)
        symbols->items[symbols->count++] = guard->memberships.items[at].set;
    if (word->used)
        symbols->items[symbols->count++] = SYMBOL_WORD + index;
    qsort(symbols->items, symbols->count, sizeof *symbols->items, compare);
}

static void add(struct guard *guard, uint32_t value)
{
    *LIST_ADD(&guard->lists) = value;
}

static void add_starts(struct guard *guard, struct word *word, int level,
                       const struct symbols *symbols)
{
    size_t length = guard->lists.count;

    add(guard, 0);
    for (size_t i = 0; i < symbols->count; i++) {
        uint32_t symbol = symbols->items[i];
        uint32_t start = symbol >= SYMBOL_WORD
                             ? word->start[level]
                             : guard->starts.items[symbol].at[level];

        if (!start)
            continue;
        add(guard, start);
        word->levels |= (uint8_t)(1u << level);
    }
    guard->lists.items[length] = (uint32_t)(guard->lists.count - length - 1);
}

static void freeze_word(struct guard *guard, uint32_t index,
                        struct symbols *symbols)
{
    struct word *word = words_at(guard->words, index);

    collect(guard, word, index, symbols);
    if (!symbols->count)
        return;
    word->symbols = (uint32_t)guard->lists.count;
    add(guard, (uint32_t)symbols->count);
    for (size_t i = 0; i < symbols->count; i++) {
        add(guard, symbols->items[i]);
        word->signature |= automaton_signature(symbols->items[i]);
    }
    for (int level = 0; level < LEVELS; level++)
        add_starts(guard, word, level, symbols);
}

void freeze(struct guard *guard)
{
    struct symbols *symbols = mem_new(1, sizeof *symbols);

    add(guard, 0);
    for (uint32_t i = 1; i < words_count(guard->words); i++)
        freeze_word(guard, i, symbols);
    for (int level = 0; level < LEVELS; level++)
        automaton_freeze(guard->automata[level]);
    LIST_DONE(&guard->memberships);
    mem_free(symbols);
}
