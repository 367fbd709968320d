/* Finds the rows of words in the text, each from its anchor: what follows it,
 * then what stands before it. Words may be longer than one token (Chinese
 * words, dates, members of sets). An anchor is given no more than STEPS steps,
 * and a piece of text so many for each of its words, so the time is linear
 * whatever the text; what people write needs three or four a word.
 */
#include "guard/match.h"

#include "guard/lists.h"

#define STEPS 400
#define STEPS_A_WORD 40
#define STEPS_FREE 4000

static void visit(struct run *run, uint32_t index, uint32_t from, uint32_t to);

static struct sides sides_of(const struct run *run, uint32_t from, uint32_t to)
{
    const struct where *where = &run->scratch->where;

    return (struct sides){{[FILTER_ANYWHERE] = where_text(where),
                           [FILTER_RIGHT] = where_token(where, to),
                           [FILTER_LEFT] = where_token(where, from - 1)}};
}

static void follow(struct run *run, const struct node *node,
                   const struct edge *edge, const struct hit *hit,
                   uint32_t from, uint32_t to)
{
    struct sides sides;

    if (node->back)
        from = hit->start;
    else
        to = hit->end;
    sides = sides_of(run, from, to);
    if (filter_passes(edge->filter, &sides))
        visit(run, edge->to, from, to);
}

/* Halves without a branch: which way it goes can't be foreseen. */
static bool is_symbol(const struct lists *lists, uint32_t symbol)
{
    const uint32_t *at = lists->symbols;
    uint32_t left = lists->symbol_count;

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
    if (!hit->word)
        return hit->symbol == symbol;
    lists = lists_of(run->guard, words_word(run->guard->words, hit->word), 0);
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

    if (hit->word)
        lists =
            lists_of(run->guard, words_word(run->guard->words, hit->word), 0);
    for (uint32_t i = 0; i < lists.symbol_count; i++) {
        const struct edge *next = NULL;

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

/* The row has come to this node with the words [from, to). */
static void visit(struct run *run, uint32_t index, uint32_t from, uint32_t to)
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
    sides = sides_of(run, from, to);
    for (uint32_t i = node->count; i-- > automaton_words(node);) {
        if (!filter_passes(edges[i].filter, &sides))
            continue;
        if (edges[i].symbol == SYMBOL_TURN)
            visit(run, edges[i].to, from, to);
        else
            step_over(run, automaton_node(automaton, edges[i].to),
                      edges[i].symbol - SYMBOL_GAP, from, to);
    }
}

static void visit_pending(struct run *run)
{
    for (uint32_t i = 0; i < run->pending_count; i++) {
        const struct pending *pending = &run->pending[i];

        run->steps = 0;
        visit(run, pending->node, pending->from, pending->to);
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
    const struct sides sides = sides_of(run, from, to);

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
    sides = sides_of(run, from, to);
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
