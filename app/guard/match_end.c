/* What becomes of a row of words that was found. */
#include "guard/match.h"

/* Tokens that a member of a set may have. */
#define SPAN_LONGEST 64u

static bool is_latin(const struct scratch *scratch, uint32_t at)
{
    return letter_is_latin(
        *token_letters(scratch, &scratch->tokens.items[at]));
}

/* The most everyday words of one language; one in Latin letters says nothing
 * against a word in others. */
static uint32_t best_beside(const struct scratch *scratch, uint32_t at)
{
    const uint16_t *best = scratch->best;

    return is_latin(scratch, at) && best[1] > best[0] ? best[1] : best[0];
}

/* People go on in another language after a comma: whether what stands around
 * the tokens, up to the next commas, looks like this one. Languages in other
 * letters don't matter. */
static bool is_clause_in(const struct scratch *scratch, unsigned language,
                         uint32_t from, uint32_t to, uint32_t least)
{
    const struct token *tokens = scratch->tokens.items;
    bool latin = is_latin(scratch, from);
    uint16_t score[LANGUAGES + 1] = {0}, best = 0;

    while (from && tokens[from].gap < GAP_COMMA)
        from--;
    while (to < scratch->tokens.count && tokens[to].gap < GAP_COMMA)
        to++;
    for (; from < to; from++)
        for (uint32_t plain = tokens[from].plain; plain; plain &= plain - 1) {
            uint16_t now = ++score[__builtin_ctz(plain) + 1];

            best = now > best && is_latin(scratch, from) == latin ? now : best;
        }
    return score[language] >= least && score[language] * 3 >= best * 2;
}

static bool is_spoken(const struct run *run, unsigned language, uint32_t from,
                      uint32_t to)
{
    const struct scratch *scratch = run->scratch;
    uint32_t score = scratch->score[language];

    return !language ||
           (score && (score * 3 >= best_beside(scratch, from) * 2 ||
                      is_clause_in(scratch, language, from, to, 3)));
}

/* One word, or a few letters, in a text of quite another language is chance,
 * unless that is written in other letters. English is mixed into all. */
static bool is_foreign(const struct run *run, const struct rule *rule,
                       uint32_t from, uint32_t to)
{
    const struct scratch *scratch = run->scratch;
    const struct token *tokens = scratch->tokens.items;
    uint32_t score = scratch->score[rule->home], best;

    if (!rule->home || rule->home == run->guard->english ||
        tokens[from].kind != LETTER_PLAIN ||
        (to - from > 1 && tokens[to - 1].end - tokens[from].start > 6))
        return false;
    best = best_beside(scratch, from);
    return best >= 2 && score * 3 < best &&
           !is_clause_in(scratch, rule->home, from, to, 2);
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

    if (!is_spoken(run, rule->language, from, to))
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
    mark->spoken = is_spoken(run, rule->home, from, to);
}
