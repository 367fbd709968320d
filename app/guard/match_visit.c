/* Where rows go on: along which edges, with which of the next words. */
#include "guard/match.h"

#include "guard/lists.h"

static void follow(struct run *run, const struct node *node,
                   const struct edge *edge, const struct hit *hit,
                   uint32_t from, uint32_t to)
{
    struct sides sides;

    if (node->back)
        from = hit->start;
    else
        to = hit->end;
    sides = match_sides(run, from, to);
    if (filter_passes(edge->filter, sides))
        match_visit(run, edge->to, from, to);
}

/* Halves without a branch: which way it goes can't be foreseen. */
static bool is_symbol(const struct lists *lists, uint32_t symbol)
{
    const uint32_t *at = lists->symbols;
    uint32_t left = lists->symbol_count, same = 0;

    if (left < LISTS_MAPPED) {
        for (uint32_t i = 0; i < left; i += LISTS_FOUR)
            same |= (uint32_t)(at[i] == symbol) | (at[i + 1] == symbol) |
                    (at[i + 2] == symbol) | (at[i + 3] == symbol);
        return same;
    }
    while (left > 1) {
        uint32_t half = left / 2;

        at += at[half] <= symbol ? half : 0;
        left -= half;
    }
    return left && *at == symbol;
}

static bool is_hit_of(const struct run *run, const struct hit *hit,
                      uint32_t symbol)
{
    struct lists lists;

    if (!(hit->symbols & WHERE_FEW(where_of(symbol))))
        return false;
    if (!hit->lists)
        return hit->symbol == symbol;
    lists = lists_of(run->guard, hit->lists);
    return lists_may_have(&lists, symbol) && is_symbol(&lists, symbol);
}

/* Along those of the first edges that are open and that the hit is. */
static void follow_open(struct run *run, const struct node *node, uint32_t open,
                        const struct hit *hit, uint32_t from, uint32_t to)
{
    const struct edge *edges = automaton_edges(node);

    for (; open; open &= open - 1) {
        const struct edge *edge = &edges[__builtin_ctz(open)];

        if (is_hit_of(run, hit, edge->symbol))
            follow(run, node, edge, hit, from, to);
    }
}

/* The same for a node of very many edges: they are searched. */
static void follow_many(struct run *run, const struct node *node,
                        const struct hit *hit, uint32_t from, uint32_t to)
{
    struct lists lists = {.symbols = &hit->symbol, .symbol_count = 1};

    if (hit->lists)
        lists = lists_of(run->guard, hit->lists);
    for (uint32_t i = 0; i < lists.symbol_count; i++) {
        const struct edge *next = NULL;

        if (i && lists.symbols[i] == lists.symbols[i - 1])
            continue;
        if (automaton_may_step(node, lists.symbols[i]))
            next = automaton_step(node, lists.symbols[i]);
        if (next)
            follow(run, node, next, hit, from, to);
    }
}

/* Which of the edges the token may take, as bits; without branches, for hardly
 * any is. */
static uint32_t open_edges(const struct run *run, const struct node *node,
                           uint32_t at)
{
    const struct edge *edges = automaton_edges(node);
    const struct where_map *map = where_token(&run->scratch->where, at);
    uint32_t count = automaton_words(node), open = 0;

    for (uint32_t i = 0; i < count; i++)
        open |= where_has(map, where_of(edges[i].symbol)) << i;
    return open;
}

/* The first edges, if they are tags that the token has. */
static void follow_tags(struct run *run, const struct node *node, uint32_t at,
                        uint32_t from, uint32_t to)
{
    const struct edge *edges = automaton_edges(node);
    uint32_t tags = run->scratch->tokens.items[at].tags;
    struct hit self = {.start = at, .end = at + 1};

    for (uint32_t i = 0; i < node->count && edges[i].symbol < SYMBOL_TAGS; i++)
        if (tags >> edges[i].symbol & 1)
            follow(run, node, &edges[i], &self, from, to);
}

/* All edges that the token takes, which is the next one in the direction of
 * the node; [from, to) is what the row has so far. */
static void step(struct run *run, const struct node *node, uint32_t at,
                 uint32_t from, uint32_t to)
{
    const struct token *token = &run->scratch->tokens.items[at];
    bool many = node->count > AUTOMATON_MANY;
    uint32_t open = 0;

    if (node->tags & token->tags)
        follow_tags(run, node, at, from, to);
    if (!many)
        open = open_edges(run, node, at);
    if (!many && !open)
        return;
    for (uint32_t i = node->back ? token->ends : token->hits; i;) {
        const struct hit hit = run->scratch->hits.items[i];

        if (many)
            follow_many(run, node, &hit, from, to);
        else
            follow_open(run, node, open, &hit, from, to);
        i = node->back ? hit.next_end : hit.next;
    }
}

/* Between this token and the one before it nothing may end. */
static bool is_end(const struct run *run, uint32_t border)
{
    const struct tokens *tokens = &run->scratch->tokens;

    return !border || border >= tokens->count ||
           tokens->items[border].gap == GAP_STOP;
}

static void step_next(struct run *run, const struct node *node, uint32_t from,
                      uint32_t to)
{
    if (!is_end(run, node->back ? from : to))
        step(run, node, node->back ? from - 1 : to, from, to);
}

/* Skips no more than `gap` words, and never the end of a sentence. */
static void step_over(struct run *run, const struct node *node, uint32_t gap,
                      uint32_t from, uint32_t to)
{
    for (uint32_t i = 0;
         i <= gap && !is_end(run, node->back ? from - i : to + i); i++)
        step(run, node, node->back ? from - i - 1 : to + i, from, to);
}

void match_visit(struct run *run, uint32_t index, uint32_t from, uint32_t to)
{
    const struct automaton *automaton = run->automaton;
    const struct node *node;
    const struct edge *edges;
    struct sides sides;

    if (run->steps++ > STEPS || !run->left)
        return;
    run->left--;
    if (index & AUTOMATON_RULE) {
        match_end(run, &run->guard->rules.items[index & ~AUTOMATON_RULE], from,
                  to);
        return;
    }
    node = automaton_node(automaton, index);
    for (uint32_t out = node->outs; out;) {
        const struct out *end = automaton_out(automaton, out);

        match_end(run, &run->guard->rules.items[end->rule], from, to);
        out = end->next;
    }
    if (automaton_words(node))
        step_next(run, node, from, to);
    if (!node->gaps)
        return;
    edges = automaton_edges(node);
    sides = match_sides(run, from, to);
    for (uint32_t i = node->count; i-- > automaton_words(node);) {
        if (!filter_passes(edges[i].filter, sides))
            continue;
        if (edges[i].symbol == SYMBOL_TURN)
            match_visit(run, edges[i].to, from, to);
        else
            step_over(run, automaton_node(automaton, edges[i].to),
                      edges[i].symbol - SYMBOL_GAP, from, to);
    }
}
