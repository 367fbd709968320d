/* Where rows begin: at those words, symbols and tags of a text that are
 * anchors. */
#include "guard/match.h"

#include "guard/lists.h"

static void visit_pending(struct run *run)
{
    for (uint32_t i = 0; i < run->pending_count; i++) {
        const struct pending *pending = &run->pending[i];

        run->steps = 0;
        match_visit(run, pending->node, pending->from, pending->to);
    }
    run->pending_count = 0;
}

/* At once where what is found may be a symbol for the next ones. */
static void anchor(struct run *run, uint32_t node, uint32_t from, uint32_t to)
{
    if (!(node & AUTOMATON_RULE))
        __builtin_prefetch(automaton_node(run->automaton, node));
    run->pending[run->pending_count++] = (struct pending){node, from, to};
    if (run->level != LEVEL_RULES || run->pending_count == PENDING)
        visit_pending(run);
}

/* The rows whose anchor is a symbol. */
static void anchor_symbol(struct run *run, uint32_t symbol, uint32_t from,
                          uint32_t to)
{
    const struct starting *starting = &run->guard->starts.items[symbol];
    const struct sides sides = match_sides(run, from, to);

    if (starting->at[run->level] &&
        filter_passes(starting->filter[run->level], &sides))
        anchor(run, starting->at[run->level], from, to);
}

/* Which of the next anchors are worth a look, as bits; without branches, for
 * hardly any is. */
static uint32_t may_fit(const struct sides *sides, const struct anchor *anchors,
                        uint32_t count)
{
    uint32_t may = 0;

    for (uint32_t i = 0; i < count && i < 32; i++)
        may |= filter_passes(anchors[i].filter, sides) << i;
    return may;
}

/* The rows whose anchor is this word. */
static void anchor_word(struct run *run, uint32_t index, uint32_t from,
                        uint32_t to)
{
    const struct word *word = words_word(run->guard->words, index);
    struct sides sides;
    struct lists lists;

    if (!(word->levels >> run->level & 1))
        return;
    sides = match_sides(run, from, to);
    lists = lists_of(run->guard, word, (int)run->level);
    for (uint32_t i = 0; i < lists.anchor_count; i += 32) {
        uint32_t may =
            may_fit(&sides, lists.anchors + i, lists.anchor_count - i);

        for (; may; may &= may - 1)
            anchor(run, lists.anchors[i + (uint32_t)__builtin_ctz(may)].node,
                   from, to);
    }
}

static void read_token(struct run *run, uint32_t at)
{
    const struct guard *guard = run->guard;
    const struct token *token = &run->scratch->tokens.items[at];
    uint32_t tags = token->tags & guard->start_tags[run->level];

    for (uint32_t i = token->levels >> run->level & 1 ? token->hits : 0; i;) {
        /* It may be moved when others are added. */
        const struct hit *hit = &run->scratch->hits.items[i];
        uint32_t word = hit->word, end = hit->end, symbol = hit->symbol;

        i = hit->next;
        if (word)
            anchor_word(run, word, at, end);
        else
            anchor_symbol(run, symbol, at, end);
    }
    for (; tags; tags &= tags - 1)
        anchor_symbol(run, (uint32_t)__builtin_ctz(tags), at, at + 1);
}

void match_prepare(struct scratch *scratch)
{
    struct where_map *text = where_text(&scratch->where);

    for (uint32_t i = 0; i < scratch->tokens.count; i++) {
        struct where_map *map = where_token(&scratch->where, i);

        where_set_tags(map, scratch->tokens.items[i].tags);
        where_join(text, map);
    }
}

void match_read(const struct guard *guard, struct scratch *scratch,
                enum level level)
{
    struct run run; /* not cleared: what is pending is counted */

    if (!(scratch->levels >> level & 1) &&
        !(scratch->seen & guard->start_tags[level]))
        return;
    run.guard = guard;
    run.automaton = guard->automata[level];
    run.scratch = scratch;
    run.level = level;
    run.left = STEPS_FREE + scratch->tokens.count * STEPS_A_WORD;
    run.pending_count = 0;
    if (level == LEVEL_SHARED)
        match_prepare(scratch);
    for (uint32_t i = 0; i < scratch->tokens.count; i++)
        read_token(&run, i);
    visit_pending(&run);
}
