#ifndef GUARD_MATCH_H
#define GUARD_MATCH_H
/* Finds one level's rows of words in one text, each from its anchor: what
 * follows it, then what stands before it. Words may be longer than one token
 * (Chinese words, dates, members of sets).
 *
 * An anchor is given no more than STEPS steps, and a piece of text so many for
 * each of its words, so the time is linear whatever the text; what people write
 * needs three or four a word. A run owns nothing and ends with match_read. Only
 * for match.c, match_visit.c and match_end.c.
 */
#include "guard/filter.h"
#include "guard/inner.h"

#define STEPS 400
#define STEPS_A_WORD 40
#define STEPS_FREE 4000

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
    size_t begin;   /* the next of the words' anchors */
    uint32_t pending_count;
    uint32_t pending_most; /* so many are visited */
    struct pending pending[PENDING];
};

/* What stands beside tokens [from, to), for filters. */
static inline struct sides match_sides(const struct run *run, uint32_t from,
                                       uint32_t to)
{
    return (struct sides){where_text(&run->scratch->where),
                          where_place(to), where_place(from - 1)};
}

/* The row has come to this node, or rule, with the words [from, to): on along
 * all that fits, to match_end. Does nothing when the steps are used up. */
void match_visit(struct run *run, uint32_t index, uint32_t from, uint32_t to);
/* The row of words that the rule asks for stands at tokens [from, to): a mark,
 * or a member of a set found. */
void match_end(struct run *run, const struct rule *rule, uint32_t from,
               uint32_t to);

#endif
