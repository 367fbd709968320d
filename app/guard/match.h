#ifndef GUARD_MATCH_H
#define GUARD_MATCH_H
/* One level's rows being looked for in one text. Only for match.c and
 * match_end.c.
 */
#include "guard/inner.h"

#define PENDING 64u
/* Where rows may go on, and from which words: asked for in memory, and visited
 * together with others, for each lies far from the last. */
struct pending {
    uint32_t node;
    uint32_t from, to;
};

struct run {
    const struct guard *guard;
    const struct automaton *automaton;
    struct scratch *scratch;
    enum level level;
    uint32_t steps; /* of this anchor */
    uint64_t left;  /* of this piece */
    uint32_t pending_count;
    struct pending pending[PENDING];
};

/* The row of words that the rule asks for stands at tokens [from, to): a mark,
 * or a member of a set found. */
void match_end(struct run *run, const struct rule *rule, uint32_t from,
               uint32_t to);

#endif
