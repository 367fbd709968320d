/* Where rows begin: at those words, symbols and tags of a text that are
 * anchors. */
#include "guard/match.h"

static void visit_pending(struct run *run)
{
    for (uint32_t i = 0; i < run->pending_count; i++) {
        const struct pending *pending = &run->pending[i];

        run->steps = 0;
        match_visit(run, pending->node, pending->from, pending->to);
    }
    run->pending_count = 0;
}

/* What the visit will read first. */
static const void *place_of(const struct run *run, uint32_t node)
{
    if (node & AUTOMATON_RULE)
        return &run->guard->rules.items[node & ~AUTOMATON_RULE];
    return automaton_node(run->automaton, node);
}

/* A row begins here if it may (0 or 1), for which there is no branch: it can't
 * be foreseen. It is visited at once where what is found may be a symbol for
 * the next ones. */
static void anchor(struct run *run, uint32_t node, uint32_t from, uint32_t to,
                   uint32_t may)
{
    __builtin_prefetch(place_of(run, node & -may));
    run->pending[run->pending_count] = (struct pending){node, from, to};
    run->pending_count += may;
    if (run->pending_count == run->pending_most)
        visit_pending(run);
}

/* The rows whose anchor is a symbol. */
static void anchor_symbol(struct run *run, uint32_t symbol, uint32_t from,
                          uint32_t to)
{
    const struct starting *starting = &run->guard->starts.items[symbol];
    const struct sides sides = match_sides(run, from, to);

    if (starting->at[run->level])
        anchor(run, starting->at[run->level], from, to,
               filter_passes(starting->filter[run->level], sides));
}

/* The rows whose anchors are words before this token, from the one on that was
 * next. */
static void anchor_words(struct run *run, uint32_t before)
{
    const struct begin *begins = run->scratch->begins[run->level].items;
    size_t at = run->begin, count = run->scratch->begins[run->level].count;

    for (; at < count && begins[at].from < before; at++) {
        const struct begin begin = begins[at];

        anchor(run, begin.node, begin.from, begin.to,
               filter_passes(begin.filter,
                             match_sides(run, begin.from, begin.to)));
    }
    run->begin = at;
}

/* The rows whose anchor is a symbol that was found. */
static void anchor_hits(struct run *run, uint32_t at)
{
    const struct scratch *scratch = run->scratch;

    for (uint32_t i = scratch->tokens.items[at].hits; i;) {
        /* It may be moved when others are added. */
        const struct hit hit = scratch->hits.items[i];

        if (!hit.lists)
            anchor_symbol(run, hit.symbol, at, hit.end);
        i = hit.next;
    }
}

static void read_token(struct run *run, uint32_t at)
{
    const struct token *token = &run->scratch->tokens.items[at];
    uint32_t tags = token->tags & run->guard->start_tags[run->level];

    if (!token->symbols && !tags)
        return;
    anchor_words(run, at);
    if (token->symbols)
        anchor_hits(run, at);
    if (tags)
        anchor_words(run, at + 1);
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

    if (!scratch->symbols && !scratch->begins[level].count &&
        !(scratch->seen & guard->start_tags[level]))
        return;
    run.guard = guard;
    run.automaton = guard->automata[level];
    run.scratch = scratch;
    run.level = level;
    run.left = STEPS_FREE + scratch->tokens.count * STEPS_A_WORD;
    run.begin = 0;
    run.pending_count = 0;
    run.pending_most = level == LEVEL_RULES ? PENDING : 1;
    if (level == LEVEL_SHARED)
        match_prepare(scratch);
    for (uint32_t i = 0; i < scratch->tokens.count; i++)
        read_token(&run, i);
    anchor_words(&run, (uint32_t)scratch->tokens.count);
    visit_pending(&run);
}
