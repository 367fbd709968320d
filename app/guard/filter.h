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

/* What stands around some words. */
struct sides {
    const struct signature *anywhere;
    const struct signature *right;
    const struct signature *left;
};

/* 1 or 0. */
static inline uint32_t filter_passes(uint32_t filter, struct sides sides)
{
    const uint32_t bits = (1u << SIGNATURE_BITS) - 1;
    const struct signature *side = sides.anywhere, *other;
    uint32_t one, two, three;

    side = filter >> FILTER_SIDE_SHIFT == FILTER_RIGHT ? sides.right : side;
    side = filter >> FILTER_SIDE_SHIFT == FILTER_LEFT ? sides.left : side;
    other = filter & FILTER_ALL ? sides.anywhere : side;
    one = signature_has(side, filter & bits);
    two = signature_has(other, filter >> SIGNATURE_BITS & bits);
    three = signature_has_pair(other, filter >> 2 * SIGNATURE_BITS & bits / 2);
    return filter & FILTER_ALL ? one & two & three : one | two | three;
}

#endif
