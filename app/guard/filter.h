#ifndef GUARD_FILTER_H
#define GUARD_FILTER_H
/* What must stand beside the words of a row that were read so far, for the
 * rest of the row to be worth a look: one of the symbols with three bits of a
 * signature (the same one thrice, if there is but one), next to the right,
 * next to the left or anywhere in the text. Most rows end here, without a
 * branch. Only for app/guard.
 */
#include "guard/automaton.h"

enum filter_side { FILTER_NONE, FILTER_RIGHT, FILTER_LEFT, FILTER_ANYWHERE };
#define FILTER_SIDE_SHIFT (3 * SIGNATURE_BITS)
#define FILTER_SYMBOLS 3u

/* For what goes on at this node, or behind this gap; FILTER_NONE if it can't
 * be said so shortly. The automaton is frozen. */
uint32_t filter_for_node(const struct automaton *automaton, uint32_t node);
uint32_t filter_for_edge(const struct automaton *automaton,
                         const struct edge *edge);

/* Where the sides are; for FILTER_NONE one whose bit 0 is set. */
struct sides {
    const struct signature *at[FILTER_ANYWHERE + 1];
};

/* 1 or 0. */
static inline uint32_t filter_passes(uint32_t filter, const struct sides *sides)
{
    const uint32_t bits = (1u << SIGNATURE_BITS) - 1;
    const struct signature *side = sides->at[filter >> FILTER_SIDE_SHIFT];

    return signature_has(side, filter & bits) |
           signature_has(side, filter >> SIGNATURE_BITS & bits) |
           signature_has(side, filter >> 2 * SIGNATURE_BITS & bits);
}

#endif
