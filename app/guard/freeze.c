/* From what is easy to build to what is quick to read: the symbols of each
 * word in order, and where the rows go on whose anchor they are. Words of the
 * same sets share their lists.
 */
#include "guard/accent.h"
#include "guard/inner.h"
#include "guard/lists.h"

#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "guard/words_grow.h"

/* A word of more sets: the rest would only be found more slowly. */
#define SYMBOLS 4096

struct freezer {
    struct guard *guard;
    uint32_t *table; /* lists by their hash, 0 = free */
    size_t room;
    size_t count;
    uint32_t *memory; /* one list being made */
    size_t length;
    /* Whether any edge asks for a set or word: if not, it is only where rows
     * begin, and need not be known of a word in the text. */
    uint8_t *asked_sets;
    uint8_t *asked_words;
    uint32_t symbols[SYMBOLS];
    size_t symbol_count;
};

static int compare(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;

    return *a < *b ? -1 : *a > *b;
}

static void collect_one(struct freezer *freezer, uint32_t index)
{
    const struct guard *guard = freezer->guard;
    const struct word_build *build = words_build(guard->words, index);
    uint32_t at = build->sets;

    for (; at && freezer->symbol_count + 1 < SYMBOLS;
         at = guard->memberships.items[at].next)
        freezer->symbols[freezer->symbol_count++] =
            guard->memberships.items[at].set;
    if (build->used && freezer->symbol_count < SYMBOLS)
        freezer->symbols[freezer->symbol_count++] = SYMBOL_WORD + index;
}

/* In order, each once. */
static void sort_symbols(struct freezer *freezer)
{
    size_t count = 0;

    if (freezer->symbol_count < 2)
        return;
    qsort(freezer->symbols, freezer->symbol_count, sizeof *freezer->symbols,
          compare);
    for (size_t i = 0; i < freezer->symbol_count; i++)
        if (!count || freezer->symbols[count - 1] != freezer->symbols[i])
            freezer->symbols[count++] = freezer->symbols[i];
    freezer->symbol_count = count;
}

/* What a word written without marks is: all that it is with some. */
static void collect(struct freezer *freezer, uint32_t index)
{
    const struct words *words = freezer->guard->words;
    const struct word *word = words_word(words, index);
    uint32_t at = index;

    freezer->symbol_count = 0;
    if (word->accent != ACCENT_BARE) {
        collect_one(freezer, index);
    } else {
        for (at = words_find(words, word->hash); at;
             at = words_word(words, at)->next)
            if (words_are_alike(word, words_word(words, at)))
                collect_one(freezer, at);
    }
    sort_symbols(freezer);
}

static void add_starts(struct freezer *freezer, int level)
{
    const struct guard *guard = freezer->guard;

    for (size_t i = 0; i < freezer->symbol_count; i++) {
        struct anchor anchor;
        uint32_t symbol = freezer->symbols[i];
        uint32_t start = symbol >= SYMBOL_WORD
                             ? words_build(guard->words, symbol - SYMBOL_WORD)
                                   ->start[level]
                             : guard->starts.items[symbol].at[level];

        if (!start)
            continue;
        anchor.node = start | (uint32_t)level << LISTS_LEVEL;
        anchor.filter = filter_for_node(guard->automata[level], start);
        memcpy(freezer->memory + freezer->length, &anchor, sizeof anchor);
        freezer->length += LISTS_ANCHOR;
    }
}

static uint32_t add_symbols(struct freezer *freezer)
{
    size_t before = freezer->length;

    for (size_t i = 0; i < freezer->symbol_count; i++) {
        uint32_t symbol = freezer->symbols[i];

        if (symbol < SYMBOL_WORD ? freezer->asked_sets[symbol]
                                 : freezer->asked_words[symbol - SYMBOL_WORD])
            freezer->memory[freezer->length++] = symbol;
    }
    while ((freezer->length - before) % LISTS_FOUR) {
        freezer->memory[freezer->length] = freezer->memory[freezer->length - 1];
        freezer->length++;
    }
    return (uint32_t)(freezer->length - before);
}

/* Before the symbols that were added last. */
static void add_map(struct freezer *freezer, uint32_t count)
{
    uint32_t *symbols = freezer->memory + freezer->length - count;
    struct where_map map = {{0}};

    for (uint32_t i = 0; i < count; i++) {
        where_set(&map, where_of(symbols[i]));
        where_set(&map, where_wide(symbols[i]));
    }
    memmove(symbols + LISTS_MAP, symbols, count * sizeof *symbols);
    memcpy(symbols, &map, sizeof map);
    freezer->length += LISTS_MAP;
}

/* The form is in guard/lists.h. */
static void make_list(struct freezer *freezer)
{
    uint32_t symbols;
    size_t before;

    freezer->length = 1;
    symbols = add_symbols(freezer);
    if (symbols >= LISTS_MAPPED)
        add_map(freezer, symbols);
    before = freezer->length;
    for (int level = 0; level < LEVELS; level++)
        add_starts(freezer, level);
    freezer->memory[0] =
        symbols | (uint32_t)((freezer->length - before) / LISTS_ANCHOR)
                      << LISTS_ANCHORS;
}

static uint32_t hash_list(const uint32_t *list, size_t length)
{
    uint64_t hash = length;

    for (size_t i = 0; i < length; i++)
        hash = (hash ^ list[i]) * 0x9E3779B97F4A7C15ull;
    return (uint32_t)(hash >> 32);
}

static void put(struct freezer *freezer, uint32_t hash, uint32_t place)
{
    size_t slot = hash & (freezer->room - 1);

    while (freezer->table[slot * 2])
        slot = (slot + 1) & (freezer->room - 1);
    freezer->table[slot * 2] = place;
    freezer->table[slot * 2 + 1] = hash;
}

static void grow(struct freezer *freezer)
{
    uint32_t *old = freezer->table;
    size_t old_room = freezer->room;

    freezer->room = old_room ? old_room * 2 : 4096;
    freezer->table = mem_new(freezer->room * 2, sizeof *old);
    for (size_t i = 0; i < old_room; i++)
        if (old[i * 2])
            put(freezer, old[i * 2 + 1], old[i * 2]);
    mem_free(old);
}

static uint32_t add_list(struct freezer *freezer)
{
    struct guard *guard = freezer->guard;
    uint32_t place = (uint32_t)guard->lists.count;

    for (size_t i = 0; i < freezer->length; i++)
        *LIST_ADD(&guard->lists) = freezer->memory[i];
    return place;
}

/* Where the list stands, now or already. */
static uint32_t intern(struct freezer *freezer)
{
    uint32_t hash = hash_list(freezer->memory, freezer->length), place;
    const uint32_t *lists = freezer->guard->lists.items;
    size_t slot;

    if ((freezer->count + 1) * 2 > freezer->room)
        grow(freezer);
    slot = hash & (freezer->room - 1);
    for (; (place = freezer->table[slot * 2]) != 0;
         slot = (slot + 1) & (freezer->room - 1))
        if (freezer->table[slot * 2 + 1] == hash &&
            place + freezer->length <= freezer->guard->lists.count &&
            memcmp(lists + place, freezer->memory,
                   freezer->length * sizeof *lists) == 0)
            return place;
    place = add_list(freezer);
    put(freezer, hash, place);
    freezer->count++;
    return place;
}

static void fit(struct guard *guard)
{
    guard->lists.items =
        mem_resize(guard->lists.items, guard->lists.count, guard->lists.count,
                   sizeof *guard->lists.items);
    guard->lists.room = guard->lists.count;
    LIST_DONE(&guard->memberships);
}

static void freeze_level(struct guard *guard, int level)
{
    uint32_t *places;

    struct automaton *automaton = guard->automata[level];

    automaton_freeze(automaton, &places);
    for (size_t i = 0; i < guard->starts.count; i++) {
        struct starting *starting = &guard->starts.items[i];

        starting->at[level] = places[starting->at[level]];
        if (starting->at[level])
            starting->filter[level] =
                filter_for_node(automaton, starting->at[level]);
    }
    for (uint32_t i = 1; i < words_count(guard->words); i++) {
        struct word_build *build = words_build(guard->words, i);

        build->start[level] = places[build->start[level]];
    }
    mem_free(places);
}

void freeze(struct guard *guard)
{
    struct freezer *freezer = mem_new(1, sizeof *freezer);
    uint32_t *order;

    words_add_bare(guard->words);
    words_sort(guard->words);
    order = words_order(guard->words);
    freezer->guard = guard;
    freezer->memory =
        mem_new(1 + LISTS_MAP + SYMBOLS + LISTS_FOUR +
                    LEVELS * SYMBOLS * LISTS_ANCHOR,
                sizeof(uint32_t));
    for (int level = 0; level < LEVELS; level++)
        freeze_level(guard, level);
    freezer->asked_sets = mem_new(guard->starts.count, 1);
    freezer->asked_words = mem_new(words_count(guard->words), 1);
    for (int level = 0; level < LEVELS; level++)
        automaton_asked(guard->automata[level], freezer->asked_sets,
                        freezer->asked_words);
    *LIST_ADD(&guard->lists) = 0; /* place 0 means none */
    *LIST_ADD(&guard->lists) = 0;
    for (uint32_t i = 1; i < words_count(guard->words); i++) {
        collect(freezer, order[i]);
        if (!freezer->symbol_count)
            continue;
        make_list(freezer);
        words_at(guard->words, order[i])->symbols = intern(freezer);
    }
    fit(guard);
    words_freeze(guard->words, order);
    mem_free(order);
    mem_free(freezer->asked_words);
    mem_free(freezer->asked_sets);
    mem_free(freezer->table);
    mem_free(freezer->memory);
    mem_free(freezer);
}
