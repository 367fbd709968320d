/* Finds the rows of words in the text, each from its anchor: what follows it,
 * then what stands before it. Words may be longer than one token (Chinese
 * words, dates, members of sets). An anchor is given no more than STEPS steps,
 * and a piece of text so many for each of its words, so the time is linear
 * whatever the text; what people write needs three or four a word.
 */
#include "guard/lists.h"

#define STEPS 400
#define STEPS_A_WORD 40
#define STEPS_FREE 4000
#define SPAN_LONGEST 64u

struct run {
    const struct guard *guard;
    const struct automaton *automaton;
    struct scratch *scratch;
    enum level level;
    uint32_t best; /* everyday words of the most likely language */
    uint32_t steps; /* of this anchor */
    uint64_t left;  /* of this piece */
};

static bool is_spoken(const struct run *run, unsigned language)
{
    uint32_t score = run->scratch->score[language];

    return !language || (score && score * 3 >= run->best * 2);
}

/* A few letters in a text of quite another language are chance. English is
 * mixed into all others. */
static bool is_foreign(const struct run *run, const struct rule *rule,
                       uint32_t from, uint32_t to)
{
    const struct token *tokens = run->scratch->tokens.items;
    uint32_t score = run->scratch->score[rule->home];

    return rule->home && rule->home != run->guard->english &&
           run->best >= 2 && score * 3 < run->best &&
           tokens[from].kind == LETTER_PLAIN &&
           tokens[to - 1].end - tokens[from].start <= 6;
}

static bool has_hit(const struct scratch *scratch, uint32_t from, uint32_t to,
                    uint32_t symbol)
{
    uint32_t at = scratch->tokens.items[from].hits;

    for (; at; at = scratch->hits.items[at].next) {
        const struct hit *hit = &scratch->hits.items[at];

        if (!hit->word && hit->symbol == symbol && hit->end == to)
            return true;
    }
    return false;
}

/* The words are a member of a set. */
static void join(struct run *run, uint32_t set, uint32_t from, uint32_t to)
{
    struct scratch *scratch = run->scratch;

    if (to - from < SPAN_LONGEST && !has_hit(scratch, from, to, set))
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
    if (rule->kind == RULE_FINDS && is_foreign(run, rule, from, to))
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
    mark->home = rule->home;
    mark->spoken = is_spoken(run, rule->home);
}

static void visit(struct run *run, uint32_t index, uint32_t from, uint32_t to);

static void follow(struct run *run, const struct node *node, uint32_t next,
                   const struct hit *hit, uint32_t from, uint32_t to)
{
    if (node->back)
        visit(run, next, hit->start, to);
    else
        visit(run, next, from, hit->end);
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

/* Along all edges that the word of the rule files is; the shorter list is
 * gone through, the longer one searched. */
static void follow_word(struct run *run, const struct node *node,
                        uint64_t signature, const struct hit *hit,
                        uint32_t from, uint32_t to)
{
    const struct word *word = words_word(run->guard->words, hit->word);
    const struct edge *edges = automaton_edges(run->automaton, node);
    struct lists lists = lists_of(run->guard, word, 0);

    if (node->count <= lists.symbol_count * 2) {
        for (uint32_t i = 0; i < node->count; i++)
            if (signature & automaton_signature(edges[i].symbol) &&
                is_symbol(&lists, edges[i].symbol))
                follow(run, node, edges[i].to, hit, from, to);
        return;
    }
    for (uint32_t i = 0; i < lists.symbol_count; i++) {
        uint32_t next = 0;

        if (node->signature & automaton_signature(lists.symbols[i]))
            next = automaton_step(run->automaton, node, lists.symbols[i]);
        if (next)
            follow(run, node, next, hit, from, to);
    }
}

/* All edges that the token takes, which is the next one in the direction of
 * the node; [from, to) is what the row has so far. */
static void step(struct run *run, const struct node *node, uint32_t at,
                 uint32_t from, uint32_t to)
{
    const struct token *token = &run->scratch->tokens.items[at];
    uint64_t signature =
        node->back ? token->end_signature : token->signature;
    uint32_t tags = node->tags & token->tags, next;
    struct hit self = {.start = at, .end = at + 1};

    for (; tags; tags &= tags - 1) {
        next = automaton_step(run->automaton, node,
                              (uint32_t)__builtin_ctz(tags));
        if (next)
            follow(run, node, next, &self, from, to);
    }
    if (!(node->signature & signature))
        return;
    for (uint32_t i = node->back ? token->ends : token->hits; i;) {
        const struct hit hit = run->scratch->hits.items[i];

        if (hit.word)
            follow_word(run, node, signature, &hit, from, to);
        else if ((next = automaton_step(run->automaton, node, hit.symbol)))
            follow(run, node, next, &hit, from, to);
        i = node->back ? hit.next_end : hit.next;
    }
}

/* Skips no more than `gap` words, and never the end of a sentence. */
static void step_over(struct run *run, const struct node *node, uint32_t gap,
                      uint32_t from, uint32_t to)
{
    const struct tokens *tokens = &run->scratch->tokens;

    for (uint32_t i = 0; i <= gap; i++) {
        if (node->back) {
            if (from < i + 1 || tokens->items[from - i].gap == GAP_STOP)
                return;
            step(run, node, from - i - 1, from, to);
        } else {
            if (to + i >= tokens->count ||
                tokens->items[to + i].gap == GAP_STOP)
                return;
            step(run, node, to + i, from, to);
        }
    }
}

/* The row has come to this node with the words [from, to). */
static void visit(struct run *run, uint32_t index, uint32_t from, uint32_t to)
{
    const struct automaton *automaton = run->automaton;
    const struct node *node;
    const struct edge *edges;

    if (run->steps++ > STEPS || !run->left)
        return;
    run->left--;
    if (index & AUTOMATON_RULE) {
        end_rule(run, &run->guard->rules.items[index & ~AUTOMATON_RULE], from,
                 to);
        return;
    }
    node = automaton_node(automaton, index);
    for (uint32_t out = node->outs; out;) {
        const struct out *end = automaton_out(automaton, out);

        end_rule(run, &run->guard->rules.items[end->rule], from, to);
        out = end->next;
    }
    if (node->signature)
        step_over(run, node, 0, from, to);
    if (!node->gaps)
        return;
    edges = automaton_edges(automaton, node);
    for (uint32_t i = node->count; i-- > 0;) {
        if (edges[i].symbol < SYMBOL_GAP)
            break;
        if (edges[i].symbol == SYMBOL_TURN)
            visit(run, edges[i].to, from, to);
        else
            step_over(run, automaton_node(automaton, edges[i].to),
                      edges[i].symbol - SYMBOL_GAP, from, to);
    }
}

static void anchor(struct run *run, uint32_t node, uint32_t from, uint32_t to)
{
    run->steps = 0;
    visit(run, node, from, to);
}

/* What may stand beside a word, as filters. */
struct sides {
    uint32_t left;
    uint32_t right;
};

static struct sides sides_of(const struct run *run, const struct hit *hit)
{
    const struct tokens *tokens = &run->scratch->tokens;
    struct sides sides = {0, 0};

    if (hit->start)
        sides.left = filter_of(tokens->items[hit->start - 1].end_signature);
    if (hit->end < tokens->count)
        sides.right = filter_of(tokens->items[hit->end].signature);
    return sides;
}

/* Which of the next anchors are worth a look, as bits; without branches, for
 * hardly any is. */
static uint32_t may_fit(const struct sides *sides,
                        const struct anchor *anchors, uint32_t count)
{
    uint32_t may = 0;

    for (uint32_t i = 0; i < count && i < 32; i++) {
        uint32_t filter = anchors[i].filter;
        uint32_t side = filter & FILTER_LEFT ? sides->left : sides->right;
        bool fits = !(filter & ~FILTER_BITS) | !!(filter & FILTER_BITS & side);

        may |= (uint32_t)fits << i;
    }
    return may;
}

/* The rows whose anchor is this word. */
static void anchor_word(struct run *run, const struct hit *hit)
{
    const struct word *word = words_word(run->guard->words, hit->word);
    struct sides sides;
    struct lists lists;

    if (!(word->levels >> run->level & 1))
        return;
    sides = sides_of(run, hit);
    lists = lists_of(run->guard, word, (int)run->level);
    for (uint32_t i = 0; i < lists.anchor_count; i += 32) {
        uint32_t may = may_fit(&sides, lists.anchors + i,
                               lists.anchor_count - i);

        for (; may; may &= may - 1)
            anchor(run, lists.anchors[i + (uint32_t)__builtin_ctz(may)].node,
                   hit->start, hit->end);
    }
}

static void read_token(struct run *run, uint32_t at)
{
    const struct guard *guard = run->guard;
    const struct token *token = &run->scratch->tokens.items[at];
    uint32_t tags = token->tags & guard->start_tags[run->level];
    uint32_t start;

    for (uint32_t i = token->levels >> run->level & 1 ? token->hits : 0; i;) {
        const struct hit hit = run->scratch->hits.items[i];

        if (hit.word)
            anchor_word(run, &hit);
        else if ((start = guard->starts.items[hit.symbol].at[run->level]))
            anchor(run, start, at, hit.end);
        i = hit.next;
    }
    for (; tags; tags &= tags - 1) {
        uint32_t tag = (uint32_t)__builtin_ctz(tags);

        if ((start = guard->starts.items[tag].at[run->level]))
            anchor(run, start, at, at + 1);
    }
}

void match_read(const struct guard *guard, struct scratch *scratch,
                enum level level)
{
    struct run run = {.guard = guard,
                      .scratch = scratch,
                      .level = level,
                      .automaton = guard->automata[level],
                      .left = STEPS_FREE + scratch->tokens.count *
                                               STEPS_A_WORD};

    if (!(scratch->levels >> level & 1) &&
        !(scratch->seen & guard->start_tags[level]))
        return;
    for (size_t i = 1; i <= LANGUAGES; i++)
        if (scratch->score[i] > run.best)
            run.best = scratch->score[i];
    for (uint32_t i = 0; i < scratch->tokens.count; i++)
        read_token(&run, i);
}
