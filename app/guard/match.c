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
}

/* The row has come to this node with the words [from, to). */
static void arrive(struct run *run, uint32_t node, uint32_t from, uint32_t to)
{
    const struct automaton *automaton = run->automaton;
    const struct node *own = automaton_node(automaton, node);
    unsigned gaps = own->gaps;

    for (uint32_t out = own->outs; out;) {
        const struct out *end = automaton_out(automaton, out);

        end_rule(run, &run->guard->rules.items[end->rule], from, to);
        out = end->next;
    }
    if (own->edges || own->tags)
        wait_at(run, to, node, from, 0);
    for (; gaps; gaps &= gaps - 1) {
        uint32_t gap = (uint32_t)__builtin_ctz(gaps);
        uint32_t next = automaton_step(automaton, node, SYMBOL_GAP + gap);

        if (next)
            wait_at(run, to, next, from, gap);
    }
}

static void move_on(struct run *run, const struct waiting *row, uint32_t at)
{
    const struct automaton *automaton = run->automaton;
    const struct token *token = &run->scratch->tokens.items[at];
    const struct node *own = automaton_node(automaton, row->node);
    uint32_t tags = own->tags & token->tags;
    uint32_t next;

    for (; tags; tags &= tags - 1) {
        next = automaton_step(automaton, row->node,
                              (uint32_t)__builtin_ctz(tags));
        if (next)
            arrive(run, next, row->from, at + 1);
    }
    if (!own->edges && !(own->tags >> TAG_WORDS))
        return;
    for (uint32_t i = token->hits; i; i = run->scratch->hits.items[i].next) {
        const struct hit *hit = &run->scratch->hits.items[i];

        next = automaton_step(automaton, row->node, hit->symbol);
        if (next)
            arrive(run, next, row->from, hit->end);
    }
}

static void start_rows(struct run *run, uint32_t at)
{
    const struct token *token = &run->scratch->tokens.items[at];
    uint32_t tags = token->tags & run->guard->start_tags[run->level];

    for (uint32_t i = token->hits; i; i = run->scratch->hits.items[i].next) {
        const struct hit *hit = &run->scratch->hits.items[i];

        if (hit->start[run->level])
            arrive(run, hit->start[run->level], at, hit->end);
    }
    for (; tags; tags &= tags - 1) {
        uint32_t tag = (uint32_t)__builtin_ctz(tags);
        uint32_t start = run->guard->starts.items[tag].at[run->level];

        if (start)
            arrive(run, start, at, at + 1);
    }
}

static void read_place(struct run *run, uint32_t at)
{
    struct place *place = &run->places[at % PLACES];

    if (run->scratch->tokens.items[at].gap != GAP_STOP) {
        for (uint32_t i = 0; i < place->count; i++) {
            struct waiting row = place->rows[i];

            move_on(run, &row, at);
            if (row.left)
                wait_at(run, at + 1, row.node, row.from, row.left - 1);
        }
    }
    place->count = 0;
    start_rows(run, at);
}

void match_read(const struct guard *guard, struct scratch *scratch,
                enum level level)
{
    struct run run;

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
