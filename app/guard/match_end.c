/* What becomes of a row of words that was found. */
#include "guard/match.h"

/* Tokens that a member of a set may have. */
#define SPAN_LONGEST 64u

static bool is_spoken(const struct run *run, unsigned language)
{
    uint32_t score = run->scratch->score[language];

    return !language || (score && score * 3 >= run->scratch->best * 2u);
}

/* One word, or a few letters, in a text of quite another language is chance.
 * English is mixed into all others. */
static bool is_foreign(const struct run *run, const struct rule *rule,
                       uint32_t from, uint32_t to)
{
    const struct token *tokens = run->scratch->tokens.items;
    uint32_t score = run->scratch->score[rule->home];

    return rule->home && rule->home != run->guard->english &&
           run->scratch->best >= 2 && score * 3 < run->scratch->best &&
           tokens[from].kind == LETTER_PLAIN &&
           (to - from == 1 || tokens[to - 1].end - tokens[from].start <= 6);
}

static bool has_hit(const struct scratch *scratch, uint32_t from, uint32_t to,
                    uint32_t symbol)
{
    uint32_t at = scratch->tokens.items[from].hits;

    for (; at; at = scratch->hits.items[at].next) {
        const struct hit *hit = &scratch->hits.items[at];

        if (!hit->lists && hit->symbol == symbol && hit->end == to)
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
    for (uint32_t i = from; i < to; i++) {
        scratch->tokens.items[i].tags |= TAG_BIT(set);
        where_add_tag(&scratch->where, set, i);
    }
    scratch->seen |= TAG_BIT(set);
}

void match_end(struct run *run, const struct rule *rule, uint32_t from,
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
