/* Makes all the rows that an entry stands for, as nodes of the automaton. */
#include "guard/phrase.h"

static struct automaton *automaton_of(const struct phrase *phrase)
{
    return phrase->builder->guard->automata[phrase->level];
}

struct rest {
    uint32_t item;
    const struct rest *after;
};

static uint32_t begin(struct phrase *phrase, uint32_t symbol)
{
    struct guard *guard = phrase->builder->guard;
    enum level level = phrase->level;
    uint32_t *start;

    if (symbol >= SYMBOL_WORD) {
        start = &words_at(guard->words, symbol - SYMBOL_WORD)->start[level];
    } else {
        start = &guard->starts.items[symbol].at[level];
        if (symbol < SYMBOL_TAGS)
            guard->start_tags[level] |= TAG_BIT(symbol);
    }
    if (!*start)
        *start = automaton_start(guard->automata[level]);
    return *start;
}

static bool is_double(struct phrase *phrase, uint32_t node)
{
    const struct guard *guard = phrase->builder->guard;
    const struct automaton *automaton = guard->automata[phrase->level];
    uint32_t at = automaton_node(automaton, node)->outs;

    while (at) {
        const struct out *out = automaton_out(automaton, at);
        const struct rule *rule = &guard->rules.items[out->rule];

        if (out->rule == phrase->rule_index ||
            (rule->kind == phrase->rule->kind &&
             (rule->kind != RULE_JOINS || rule->row == phrase->rule->row) &&
             rule->category == phrase->rule->category &&
             rule->language == phrase->rule->language &&
             rule->danger == phrase->rule->danger))
            return true;
        at = out->next;
    }
    return false;
}

static void finish(struct phrase *phrase, uint32_t node)
{
    if (!node) {
        phrase_wrong(phrase, N_("an entry that may be nothing at all"),
              N_("at least one word that must be there"));
    } else if (++phrase->rows > PHRASE_ROWS) {
        phrase_wrong(phrase, N_("an entry that stands for too many"),
              N_("two or more shorter entries"));
    } else if (!is_double(phrase, node)) {
        automaton_end(automaton_of(phrase), node,
                      phrase->rule_index);
    }
}

static void grow(struct phrase *phrase, uint32_t node, uint32_t item,
                 const struct rest *rest)
{
    while (!item && rest) {
        item = rest->item;
        rest = rest->after;
    }
    if (phrase->broken)
        return;
    if (!item) {
        finish(phrase, node);
        return;
    }
    if (phrase->items[item].type == ITEM_CHOICE) {
        struct rest after = {phrase->items[item].next, rest};
        uint32_t choice = phrase->items[item].value;

        for (; choice; choice = phrase->choices[choice].next)
            grow(phrase, node, phrase->choices[choice].first, &after);
        return;
    }
    if (phrase->items[item].type == ITEM_GAP) {
        if (!node) {
            phrase_wrong(phrase, N_("a gap at the beginning"),
                  N_("a word before it"));
            return;
        }
        node = automaton_grow(automaton_of(phrase), node,
                              SYMBOL_GAP + phrase->items[item].value);
    } else if (node) {
        node = automaton_grow(automaton_of(phrase), node,
                              phrase->items[item].value);
    } else {
        node = begin(phrase, phrase->items[item].value);
    }
    grow(phrase, node, phrase->items[item].next, rest);
}

void grow_rows(struct phrase *phrase, uint32_t item)
{
    grow(phrase, 0, item, NULL);
}
