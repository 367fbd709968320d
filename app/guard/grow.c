/* Makes all the rows that an entry stands for, as nodes of the automaton. */
#include "guard/phrase.h"

#define LONGEST 32
/* Of all entries together: many times what fourteen languages need, and still
 * read in a moment. */
#define ROWS_MOST 500000
/* Rules that one row of words ends: a few dozen where people write them. Each
 * is one step for every place of a text where the row stands. */
#define OUTS_MOST 256u

struct rest {
    uint32_t item;
    const struct rest *after;
};

/* A row as it is put together: symbols and gaps from left to right. */
struct row_path {
    uint32_t symbols[LONGEST];
    size_t count;
};

static struct automaton *automaton_of(const struct phrase *phrase)
{
    return phrase->builder->guard->automata[phrase->level];
}

static uint32_t anchor_node(struct phrase *phrase, uint32_t symbol)
{
    struct guard *guard = phrase->builder->guard;
    uint32_t *start;

    if (symbol >= SYMBOL_WORD) {
        start = &words_build(guard->words, symbol - SYMBOL_WORD)
                     ->start[phrase->level];
    } else {
        start = &guard->starts.items[symbol].at[phrase->level];
        if (symbol < SYMBOL_TAGS)
            guard->start_tags[phrase->level] |= TAG_BIT(symbol);
    }
    if (!*start)
        *start = automaton_start(automaton_of(phrase));
    return *start;
}

uint32_t grow_weight(const struct phrase *phrase, uint32_t symbol)
{
    const struct guard *guard = phrase->builder->guard;

    if (symbol >= SYMBOL_GAP)
        return UINT32_MAX;
    if (symbol >= SYMBOL_WORD)
        return build_weight(phrase->builder, symbol - SYMBOL_WORD);
    return guard->starts.items[symbol].weight;
}

static size_t anchor_of(const struct phrase *phrase,
                        const struct row_path *path)
{
    size_t best = 0;

    for (size_t i = 1; i < path->count; i++)
        if (grow_weight(phrase, path->symbols[i]) <
            grow_weight(phrase, path->symbols[best]))
            best = i;
    return best;
}

/* Whether the row ends here already in such a rule, or in so many of them
 * that no more can be wanted. */
static bool is_double(struct phrase *phrase, uint32_t node)
{
    const struct guard *guard = phrase->builder->guard;
    const struct automaton *automaton = automaton_of(phrase);
    uint32_t at = automaton->nodes.items[node].outs;
    unsigned count = 0;

    while (at) {
        const struct out *out = automaton_out(automaton, at);
        const struct rule *rule = &guard->rules.items[out->rule];

        if (++count == OUTS_MOST || out->rule == phrase->rule_index ||
            (rule->kind == phrase->rule->kind &&
             (rule->kind != RULE_JOINS || rule->row == phrase->rule->row) &&
             rule->category == phrase->rule->category &&
             rule->language == phrase->rule->language &&
             rule->home == phrase->rule->home &&
             rule->danger == phrase->rule->danger))
            return true;
        at = out->next;
    }
    return false;
}

static void add_path(struct phrase *phrase, const struct row_path *path)
{
    struct automaton *automaton = automaton_of(phrase);
    size_t anchor = anchor_of(phrase, path);
    uint32_t node = anchor_node(phrase, path->symbols[anchor]);
    struct starting *starts = phrase->builder->guard->starts.items;

    for (size_t i = anchor + 1; i < path->count; i++)
        node = automaton_grow(automaton, node, path->symbols[i]);
    if (anchor)
        node = automaton_grow(automaton, node, SYMBOL_TURN);
    for (size_t i = anchor; i-- > 0;)
        node = automaton_grow(automaton, node, path->symbols[i]);
    if (phrase->rule->kind == RULE_JOINS)
        starts[phrase->rule->row].weight +=
            grow_weight(phrase, path->symbols[anchor]);
    if (!is_double(phrase, node))
        automaton_end(automaton, node, phrase->rule_index);
}

/* Rows of any words at all stand everywhere, and say nothing. */
static bool is_anything(const struct row_path *path)
{
    for (size_t i = 0; i < path->count; i++)
        if (path->symbols[i] != TAG_ANY)
            return false;
    return true;
}

static void finish(struct phrase *phrase, const struct row_path *path)
{
    if (is_anything(path))
        phrase_wrong(phrase, N_("an entry that may be nothing at all"),
                     N_("at least one word that must be there"));
    else if (path->symbols[0] >= SYMBOL_GAP)
        phrase_wrong(phrase, N_("a gap at the beginning"),
                     N_("a word before it"));
    else if (path->symbols[path->count - 1] >= SYMBOL_GAP)
        phrase_wrong(phrase, N_("a gap at the end"), N_("a word after it"));
    else if (++phrase->rows > PHRASE_ROWS ||
             ++phrase->builder->row_count > ROWS_MOST)
        phrase_wrong(phrase, N_("an entry that stands for too many"),
                     N_("two or more shorter entries"));
    else
        add_path(phrase, path);
}

static void grow(struct phrase *phrase, struct row_path *path, uint32_t item,
                 const struct rest *rest)
{
    uint32_t value;

    while (!item && rest) {
        item = rest->item;
        rest = rest->after;
    }
    if (phrase->broken)
        return;
    if (!item) {
        finish(phrase, path);
        return;
    }
    value = phrase->items[item].value;
    if (phrase->items[item].type == ITEM_CHOICE) {
        struct rest after = {phrase->items[item].next, rest};

        for (; value; value = phrase->choices[value].next)
            grow(phrase, path, phrase->choices[value].first, &after);
        return;
    }
    if (path->count == LONGEST) {
        phrase_wrong(phrase, N_("an entry that is too long"),
                     N_("two or more shorter entries"));
        return;
    }
    path->symbols[path->count++] =
        phrase->items[item].type == ITEM_GAP ? SYMBOL_GAP + value : value;
    grow(phrase, path, phrase->items[item].next, rest);
    path->count--;
}

void grow_rows(struct phrase *phrase, uint32_t item)
{
    struct row_path path = {.count = 0};

    grow(phrase, &path, item, NULL);
}
