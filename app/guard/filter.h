#ifndef GUARD_FILTER_H
#define GUARD_FILTER_H
/* What must stand beside the words of a row that were read so far, for the
 * rest of the row to be worth a look: one of up to three symbols, next to the
 * right, next to the left or anywhere in the text; or, if there is but one,
 * that one there and up to two that come after it anywhere. A symbol is a place
 * of guard/where.h, the third of them one of two places. Most rows end here,
 * without a branch. Only for app/guard.
 */
#include "guard/automaton.h"

/* As bits: filter_passes counts on it. */
enum filter_side { FILTER_ANYWHERE, FILTER_RIGHT = 1, FILTER_LEFT = 2 };
#define FILTER_SIDE_SHIFT (3 * WHERE_BITS)
#define FILTER_ALL (1u << (3 * WHERE_BITS - 1))
#define FILTER_SYMBOLS 3u

/* For what goes on at this node, or behind this gap. If it can't be said so
 * shortly, a filter that lets all pass: any word anywhere. The automaton is
 * frozen. */
uint32_t filter_for_node(const struct automaton *automaton, uint32_t node);
uint32_t filter_for_edge(const struct automaton *automaton,
                         const struct edge *edge);

/* What stands around some words: places in `maps`, of which the first is the
 * text's. */
struct sides {
    const struct where_map *maps;
    uint32_t right;
    uint32_t left;
};

/* 1 or 0; sums instead of branches, for nothing here can be foreseen. */
static inline uint32_t filter_passes(uint32_t filter, struct sides sides)
{
    const uint32_t place = (1u << WHERE_BITS) - 1;
    uint32_t pair = (filter >> 2 * WHERE_BITS & place / 2) * 2;
    uint32_t all = filter / FILTER_ALL & 1, some = all ^ 1;
    uint32_t side = filter >> FILTER_SIDE_SHIFT;
    uint32_t from = (sides.right & -(side & FILTER_RIGHT)) |
                    (sides.left & -(side / FILTER_LEFT));
    const struct where_map *first = sides.maps + from;
    const struct where_map *rest = sides.maps + (from & -some);
    uint32_t one = where_has(first, filter & place);
    uint32_t two = where_has(rest, filter >> WHERE_BITS & place);
    uint32_t three = where_has(rest, pair) | where_has(rest, pair + 1);

    return (all & one & two & three) | (some & (one | two | three));
}

#endif
