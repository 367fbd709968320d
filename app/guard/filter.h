#ifndef GUARD_FILTER_H
#define GUARD_FILTER_H
/* What must stand beside the words of a row that were read so far, for the
 * rest of the row to be worth a look: one of up to three symbols, next to the
 * right, next to the left or anywhere in the text; or, if there is but one,
 * that one there and up to two that come after it anywhere. A symbol is a bit
 * of a signature, the third of them one of two bits. Most rows end here,
 * without a branch. Only for app/guard.
 */
#include "guard/automaton.h"

enum filter_side { FILTER_ANYWHERE, FILTER_RIGHT, FILTER_LEFT };
#define FILTER_SIDE_SHIFT (3 * SIGNATURE_BITS)
#define FILTER_ALL (1u << (3 * SIGNATURE_BITS - 1))
#define FILTER_SYMBOLS 3u

/* For what goes on at this node, or behind this gap. If it can't be said so
 * shortly, a filter that lets all pass: any word anywhere. The automaton is
 * frozen. */
uint32_t filter_for_node(const struct automaton *automaton, uint32_t node);
uint32_t filter_for_edge(const struct automaton *automaton,
                         const struct edge *edge);

/* What stands around some words: places among the signatures of a text, the
 * first of which is that of the whole. */
struct sides {
    const struct signature *signs;
    uint32_t right;
    uint32_t left;
};

/* 1 or 0; sums instead of branches, for nothing here can be foreseen. */
static inline uint32_t filter_passes(uint32_t filter, struct sides sides)
{
    const uint32_t bits = (1u << SIGNATURE_BITS) - 1;
    uint32_t right = filter >> FILTER_SIDE_SHIFT & 1;
    uint32_t left = filter >> FILTER_SIDE_SHIFT >> 1;
    uint32_t all = (filter & FILTER_ALL) != 0;
    uint32_t side = sides.right * right + sides.left * left;
    const struct signature *first = &sides.signs[side];
    const struct signature *others = &sides.signs[side * (1 - all)];
    uint32_t one = signature_has(first, filter & bits);
    uint32_t two = signature_has(others, filter >> SIGNATURE_BITS & bits);
    uint32_t three =
        signature_has_pair(others, filter >> 2 * SIGNATURE_BITS & bits / 2);

    return (one & two & three) | ((one | two | three) & (1 - all));
}

#endif
