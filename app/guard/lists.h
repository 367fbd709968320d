#ifndef GUARD_LISTS_H
#define GUARD_LISTS_H
/* What a word is, in the fewest bytes: how many symbols, how many anchors on
 * each level, then all of them; before many symbols stands a map of them. The
 * four counts are one byte each; if one of them is greater than LISTS_NARROW,
 * all four bytes are LISTS_WIDE and the counts follow in words of their own.
 * Only for app/guard.
 */
#include "guard/filter.h"
#include "guard/inner.h"

#define LISTS_NARROW 254u
#define LISTS_WIDE 255u
#define LISTS_WIDE_HEAD (2 + LEVELS)
/* Symbols come by fours, for how many there are can't be foreseen: the last one
 * may stand there again. */
#define LISTS_FOUR 4u
/* So many symbols have a map. */
#define LISTS_MAPPED 16u
#define LISTS_MAP (sizeof(struct where_map) / sizeof(uint32_t))

/* A node where rows go on, and what it needs. */
struct anchor {
    uint32_t node;
    uint32_t filter;
};

struct lists {
    const uint32_t *map; /* struct where_map, if there are LISTS_MAPPED */
    const uint32_t *symbols;
    uint32_t symbol_count;
    const struct anchor *anchors; /* of the level */
    uint32_t anchor_count;
};

static inline uint32_t lists_count(const uint32_t *at, int which)
{
    return *at == UINT32_MAX ? at[1 + which] : *at >> which * 8 & 0xFF;
}

static inline struct lists lists_of(const struct guard *guard,
                                    const struct word *word, int level)
{
    const uint32_t *at = guard->lists.items + word->symbols;
    const uint32_t *head = at;
    struct lists lists;

    lists.symbol_count = lists_count(at, 0);
    at += *at == UINT32_MAX ? LISTS_WIDE_HEAD : 1;
    lists.map = at;
    at += lists.symbol_count >= LISTS_MAPPED ? LISTS_MAP : 0;
    lists.symbols = at;
    at = lists.symbols + lists.symbol_count;
    for (int i = 0; i < level; i++)
        at += lists_count(head, 1 + i) * 2;
    lists.anchors = (const struct anchor *)(const void *)at;
    lists.anchor_count = lists_count(head, 1 + level);
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
