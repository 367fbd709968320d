#ifndef GUARD_LISTS_H
#define GUARD_LISTS_H
/* What a word is, in the fewest bytes: how many symbols and how many anchors,
 * in two bytes each, then all of them; before many symbols stands a map of
 * them. Only for app/guard.
 */
#include "guard/filter.h"
#include "guard/inner.h"

#define LISTS_ANCHORS 16 /* where their number stands in the first word */
/* Symbols come by fours, for how many there are can't be foreseen: the last one
 * may stand there again. */
#define LISTS_FOUR 4u
/* So many symbols have a map. */
#define LISTS_MAPPED 24u
#define LISTS_MAP (sizeof(struct where_map) / sizeof(uint32_t))

/* A node where rows go on, with the level at LISTS_LEVEL, and what it needs. */
struct anchor {
    uint32_t node;
    struct filter filter;
};
#define LISTS_ANCHOR (sizeof(struct anchor) / sizeof(uint32_t))
#define LISTS_LEVEL 29
#define LISTS_NODE ~(3u << LISTS_LEVEL)

struct lists {
    const uint32_t *map; /* struct where_map, if there are LISTS_MAPPED */
    const uint32_t *symbols;
    uint32_t symbol_count;
    const struct anchor *anchors;
    uint32_t anchor_count;
};

/* Those at that place, struct word's `symbols`. */
static inline struct lists lists_of(const struct guard *guard, uint32_t place)
{
    const uint32_t *at = guard->lists.items + place;
    struct lists lists;

    lists.symbol_count = *at & ((1u << LISTS_ANCHORS) - 1);
    lists.anchor_count = *at >> LISTS_ANCHORS;
    lists.map = at + 1;
    lists.symbols =
        lists.map + (lists.symbol_count >= LISTS_MAPPED ? LISTS_MAP : 0);
    at = lists.symbols + lists.symbol_count;
    lists.anchors = (const struct anchor *)(const void *)at;
    return lists;
}

/* May say yes in error. */
static inline bool lists_may_have(const struct lists *lists, uint32_t symbol)
{
    uint32_t place = where_of(symbol);

    return lists->symbol_count < LISTS_MAPPED ||
           (lists->map[place / 32] >> place % 32 & 1);
}

#endif
