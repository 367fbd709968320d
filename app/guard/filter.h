#ifndef GUARD_FILTER_H
#define GUARD_FILTER_H
/* What must stand beside the words of a row that were read so far, for the
 * rest of the row to be worth a look: one of up to five symbols, next to the
 * right, next to the left or anywhere in the text; or, if there is but one,
 * that one there and up to four that come after it anywhere. A symbol is a
 * place of guard/where.h. Most rows end here, without a branch. Only for
 * app/guard.
 */
#include "guard/automaton.h"

/* As bits: filter_passes counts on it. */
enum filter_side { FILTER_ANYWHERE, FILTER_RIGHT = 1, FILTER_LEFT = 2 };
/* Places stand in the lowest bits of a filter, WHERE_BITS each; above them, as
 * bits of its high half, whether all must be there, and on which side. */
#define FILTER_SYMBOLS 5u
#define FILTER_ALL 29
#define FILTER_SIDE 30

/* For what goes on at this node, or behind this gap. If it can't be said so
 * shortly, a filter that lets all pass: any word anywhere. The automaton is
 * frozen. */
struct filter filter_for_node(const struct automaton *automaton, uint32_t node);
struct filter filter_for_edge(const struct automaton *automaton,
                              const struct edge *edge);

/* What stands around some words: places in `maps`, of which the first is the
 * text's. */
struct sides {
    const struct where_map *maps;
    uint32_t right;
    uint32_t left;
};

static inline uint32_t filter_has(uint64_t bits, const struct where_map *map)
{
    return where_has(map, (uint32_t)bits & ((1u << WHERE_BITS) - 1));
}

/* 1 or 0; sums instead of branches, for nothing here can be foreseen. */
static inline uint32_t filter_passes(struct filter filter, struct sides sides)
{
    uint64_t bits = (uint64_t)filter.high << 32 | filter.low;
    uint32_t all = filter.high >> FILTER_ALL & 1, some = all ^ 1;
    uint32_t side = filter.high >> FILTER_SIDE;
    uint32_t from = (sides.right & -(side & FILTER_RIGHT)) |
                    (sides.left & -(side / FILTER_LEFT));
    const struct where_map *rest = sides.maps + (from & -some);
    uint32_t one = filter_has(bits, sides.maps + from);
    uint32_t two = filter_has(bits >> WHERE_BITS, rest);
    uint32_t three = filter_has(bits >> 2 * WHERE_BITS, rest);
    uint32_t four = filter_has(bits >> 3 * WHERE_BITS, rest);
    uint32_t five = filter_has(bits >> 4 * WHERE_BITS, rest);

    return (all & one & two & three & four & five) |
           (some & (one | two | three | four | five));
}

#endif
