/* Runs the rows of words over the text: every word moves all rows that wait
 * for it. Rows wait at a token, for words may be longer than one (Chinese
 * words, dates); at most WAITING rows wait at a place, so the time is linear
 * whatever the text.
 */
#include "guard/inner.h"

#include <string.h>

#include "base/list.h"

#define PLACES 32u /* how far ahead a row may wait: a power of two */
#define WAITING 48u

struct waiting {
    uint32_t node;
    uint32_t from;
    uint32_t left; /* words that may still be skipped */
};

struct place {
    uint32_t count;
    struct waiting rows[WAITING];
};

struct run {
    const struct automaton *automaton;
    enum level level;
    const struct guard *guard;
    struct scratch *scratch;
    struct place places[PLACES];
    uint32_t best; /* everyday words of the most likely language */
};

static void wait_at(struct run *run, uint32_t at, uint32_t node, uint32_t from,
                    uint32_t left)
{
    struct place *place = &run->places[at % PLACES];

    for (uint32_t i = 0; i < place->count; i++) {
        if (place->rows[i].node == node) {
            if (place->rows[i].left < left)
                place->rows[i].left = left;
            return;
        }
    }
    if (place->count < WAITING)
        place->rows[place->count++] = (struct waiting){node, from, left};
}

static bool is_spoken(const struct run *run, unsigned language)
{
    uint32_t score = run->scratch->score[language];

    return !language || (score && score * 3 >= run->best * 2);
}

/* The words are a member of a set. */
static void join(struct run *run, uint32_t set, uint32_t from, uint32_t to)
{
    struct scratch *scratch = run->scratch;

    if (to - from < PLACES)
        hit_add(run->guard, scratch, from, to, set);
    if (set >= SYMBOL_TAGS)
        return;
    for (uint32_t i = from; i < to; i++)
        scratch->tokens.items[i].tags |= TAG_BIT(set);
    scratch->seen |= TAG_BIT(set);
}

static void end_rule(struct run *run, const struct rule *rule, uint32_t from,
                     uint32_t to)
{
    struct scratch *scratch = run->scratch;
    struct mark *mark;

    if (!is_spoken(run, rule->language))
        return;
    if (rule->kind == RULE_JOINS) {
        join(run, rule->row, from, to);
        return;
    }
    mark_add(scratch, (enum category)rule->category, from, to,
             run->guard->ids + run->guard->rows.items[rule->row].id,
             rule->sure);
    mark = &scratch->marks.items[scratch->marks.count - 1];
    mark->kind = rule->kind;
    mark->danger = rule->danger;
    mark->by_rule = true;
}

/* Whether the word at `at` may move a row that waits at this node. */
static bool may_move(const struct run *run, const struct node *node,
                     uint32_t at)
{
    const struct token *token = &run->scratch->tokens.items[at];

    return node->signature & token->signature || node->tags & token->tags;
}

/* A row waits only if a word that may move it is within reach. */
static bool is_worth_waiting(const struct run *run, const struct node *node,
                             uint32_t at, uint32_t left)
{
    const struct tokens *tokens = &run->scratch->tokens;

    for (uint32_t i = at; i <= at + left && i < tokens->count; i++) {
        if (tokens->items[i].gap == GAP_STOP)
            return false;
        if (may_move(run, node, i))
            return true;
    }
    return false;
}

/* The row has come to this node with the words [from, to). */
static void arrive(struct run *run, uint32_t node, uint32_t from, uint32_t to)
{
    const struct automaton *automaton = run->automaton;
    const struct node *own = automaton_node(automaton, node);
    const struct edge *edges;

    for (uint32_t out = own->outs; out;) {
        const struct out *end = automaton_out(automaton, out);

        end_rule(run, &run->guard->rules.items[end->rule], from, to);
        out = end->next;
    }
    if (is_worth_waiting(run, own, to, 0))
        wait_at(run, to, node, from, 0);
    if (!own->gaps)
        return;
    edges = automaton_edges(automaton, own);
    for (uint32_t i = own->count; i-- > 0;) {
        uint32_t left = edges[i].symbol - SYMBOL_GAP;

        if (edges[i].symbol < SYMBOL_GAP)
            break;
        if (is_worth_waiting(run, automaton_node(automaton, edges[i].to), to,
                             left))
            wait_at(run, to, edges[i].to, from, left);
    }
}

static bool is_symbol(const uint32_t *symbols, uint32_t symbol)
{
    uint32_t low = 1, high = symbols[0] + 1;

    while (low < high) {
        uint32_t middle = (low + high) / 2;

        if (symbols[middle] < symbol)
            low = middle + 1;
        else
            high = middle;
    }
    return low <= symbols[0] && symbols[low] == symbol;
}

/* Along all edges that the word of the rule files is; the shorter list is
 * gone through, the longer one searched. */
static void move_by_word(struct run *run, const struct waiting *row,
                         const struct node *node, const struct hit *hit)
{
    const struct word *word = words_word(run->guard->words, hit->word);
    const uint32_t *symbols = run->guard->lists.items + word->symbols;
    const struct edge *edges = automaton_edges(run->automaton, node);

    if (!(node->signature & word->signature))
        return;
    if (node->count <= symbols[0]) {
        for (uint32_t i = 0; i < node->count; i++)
            if (word->signature & automaton_signature(edges[i].symbol) &&
                is_symbol(symbols, edges[i].symbol))
                arrive(run, edges[i].to, row->from, hit->end);
        return;
    }
    for (uint32_t i = 1; i <= symbols[0]; i++) {
        uint32_t next = 0;

        if (node->signature & automaton_signature(symbols[i]))
            next = automaton_step(run->automaton, node, symbols[i]);
        if (next)
            arrive(run, next, row->from, hit->end);
    }
}

static void move_on(struct run *run, const struct waiting *row, uint32_t at)
{
    const struct token *token = &run->scratch->tokens.items[at];
    const struct node *own = automaton_node(run->automaton, row->node);
    uint32_t tags = own->tags & token->tags, next;

    for (; tags; tags &= tags - 1) {
        next = automaton_step(run->automaton, own,
                              (uint32_t)__builtin_ctz(tags));
        if (next)
            arrive(run, next, row->from, at + 1);
    }
    if (!(own->signature & token->signature))
        return;
    for (uint32_t i = token->hits; i;) {
        const struct hit hit = run->scratch->hits.items[i];

        if (hit.word)
            move_by_word(run, row, own, &hit);
        else if ((next = automaton_step(run->automaton, own, hit.symbol)) != 0)
            arrive(run, next, row->from, hit.end);
        i = hit.next;
    }
}

/* The nodes where rows go on that begin with this word. */
static void start_word(struct run *run, const struct hit *hit, uint32_t at)
{
    const struct word *word = words_word(run->guard->words, hit->word);
    const uint32_t *list = run->guard->lists.items + word->symbols;

    if (!(word->levels >> run->level & 1))
        return;
    list += *list + 1;
    for (int level = 0; level < (int)run->level; level++)
        list += *list + 1;
    for (uint32_t i = 1; i <= list[0]; i++)
        arrive(run, list[i], at, hit->end);
}

static void start_rows(struct run *run, uint32_t at)
{
    const struct guard *guard = run->guard;
    const struct token *token = &run->scratch->tokens.items[at];
    uint32_t tags = token->tags & guard->start_tags[run->level];

    for (uint32_t i = token->hits; i;) {
        const struct hit hit = run->scratch->hits.items[i];
        uint32_t start;

        if (hit.word)
            start_word(run, &hit, at);
        else if ((start = guard->starts.items[hit.symbol].at[run->level]) != 0)
            arrive(run, start, at, hit.end);
        i = hit.next;
    }
    for (; tags; tags &= tags - 1) {
        uint32_t tag = (uint32_t)__builtin_ctz(tags);
        uint32_t start = guard->starts.items[tag].at[run->level];

        if (start)
            arrive(run, start, at, at + 1);
    }
}

static void read_place(struct run *run, uint32_t at)
{
    struct place *place = &run->places[at % PLACES];

    for (uint32_t i = 0; i < place->count; i++) {
        struct waiting row = place->rows[i];
        const struct node *node = automaton_node(run->automaton, row.node);

        if (may_move(run, node, at))
            move_on(run, &row, at);
        if (row.left && is_worth_waiting(run, node, at + 1, row.left - 1))
            wait_at(run, at + 1, row.node, row.from, row.left - 1);
    }
    place->count = 0;
    start_rows(run, at);
}

void match_read(const struct guard *guard, struct scratch *scratch,
                enum level level)
{
    struct run run;

    if (!(scratch->levels >> level & 1) &&
        !(scratch->seen & guard->start_tags[level]))
        return;
    run.guard = guard;
    run.scratch = scratch;
    run.level = level;
    run.automaton = guard->automata[level];
    run.best = 0;
    for (size_t i = 0; i < PLACES; i++)
        run.places[i].count = 0;
    for (size_t i = 1; i < LANGUAGES; i++)
        if (scratch->score[i] > run.best)
            run.best = scratch->score[i];
    for (uint32_t i = 0; i < scratch->tokens.count; i++)
        read_place(&run, i);
}
