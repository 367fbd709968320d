#include "guard/phrase.h"

#include <string.h>

void phrase_wrong(struct phrase *phrase, const char *text, const char *instead)
{
    if (!phrase->broken)
        build_complain(phrase->builder, phrase->source, text, instead);
    phrase->broken = true;
}

void phrase_add(struct phrase *phrase, struct chain *chain,
                      enum item_type type, uint32_t value)
{
    if (phrase->item_count + 1 >= PHRASE_ITEMS) {
        phrase_wrong(phrase, N_("an entry that is too long"),
                     N_("two or more shorter entries"));
        return;
    }
    phrase->items[++phrase->item_count] = (struct item){type, value, 0};
    if (chain->last)
        phrase->items[chain->last].next = phrase->item_count;
    else
        chain->first = phrase->item_count;
    chain->last = phrase->item_count;
}

uint32_t phrase_choice(struct phrase *phrase, uint32_t next, uint32_t first)
{
    if (phrase->choice_count + 1 >= PHRASE_ITEMS) {
        phrase_wrong(phrase, N_("an entry with too many choices"),
                     N_("a set, used as <name>"));
        return 0;
    }
    phrase->choices[++phrase->choice_count] = (struct choice){first, next};
    return phrase->choice_count;
}

bool phrase_is_special(char byte)
{
    return byte == ' ' || byte == '<' || byte == '>' || byte == '(' ||
           byte == ')' || byte == '[' || byte == ']' || byte == '|' ||
           byte == '&';
}

/* --- sets, choices, gaps ------------------------------------------------ */

static void read_long_members(struct phrase *phrase,
                              const struct word_set *set, uint32_t *choices)
{
    struct guard_builder *builder = phrase->builder;
    const char *at = phrase->at, *end = phrase->end;
    struct source source = phrase->source;

    for (uint32_t i = set->longs; i; i = builder->longs.items[i - 1].next) {
        const struct long_member *member = &builder->longs.items[i - 1];

        phrase->at = builder->text.bytes + member->value;
        phrase->end = phrase->at + member->length;
        phrase->source = member->source;
        *choices = phrase_choice(phrase, *choices, phrase_row(phrase).first);
    }
    phrase->at = at;
    phrase->end = end;
    phrase->source = source;
}

static uint32_t single(struct phrase *phrase, uint32_t symbol)
{
    struct chain chain = {0, 0};

    phrase_add(phrase, &chain, ITEM_SYMBOL, symbol);
    return chain.first;
}

/* A set as choices: itself, the sets that are its members, and theirs. Each
 * only once, for sets may name one another in a circle. */
uint32_t phrase_set(struct phrase *phrase, uint32_t choices, uint32_t symbol)
{
    const struct guard_builder *builder = phrase->builder;
    uint32_t symbols[PHRASE_ITEMS] = {symbol};
    size_t count = 1;

    for (size_t i = 0; i < count && !phrase->broken; i++) {
        uint32_t at = builder->sets.items[symbols[i]].aliases;

        choices = phrase_choice(phrase, choices, single(phrase, symbols[i]));
        for (; at && count < COUNT(symbols);
             at = builder->aliases.items[at - 1].next) {
            uint32_t other = builder->aliases.items[at - 1].symbol;
            size_t seen = 0;

            while (seen < count && symbols[seen] != other)
                seen++;
            if (seen == count)
                symbols[count++] = other;
        }
    }
    return choices;
}

static void read_set(struct phrase *phrase, struct chain *chain)
{
    const char *name = ++phrase->at;
    const char *close = memchr(name, '>', (size_t)(phrase->end - name));
    const struct word_set *set;
    uint32_t choices = 0;

    if (!close) {
        phrase_wrong(phrase, N_("a < without its >"), N_("<name of a set>"));
        phrase->at = phrase->end;
        return;
    }
    phrase->at = close + 1;
    set = build_find_set(phrase->builder, phrase->source.file, name,
                         (size_t)(close - name));
    if (!set) {
        phrase_wrong(phrase, N_("a set that isn't there"),
                     N_("one of [Sets] of this file, of [Shared], or one that "
                        "the guard knows by itself"));
        return;
    }
    /* The level before has found the long members already. */
    if (!set->longs || phrase->level == LEVEL_RULES ||
        (phrase->level == LEVEL_SETS && set->symbol < SYMBOL_TAGS)) {
        phrase_add(phrase, chain, ITEM_CHOICE,
                   phrase_set(phrase, 0, set->symbol));
        return;
    }
    if (phrase->depth >= PHRASE_DEPTH) {
        phrase_wrong(phrase, N_("sets inside sets inside sets"),
                     N_("the words themselves"));
        return;
    }
    phrase->depth++;
    if (set->has_words)
        choices = phrase_choice(phrase, 0, single(phrase, set->symbol));
    read_long_members(phrase, set, &choices);
    phrase->depth--;
    phrase_add(phrase, chain, ITEM_CHOICE, choices);
}

/* `...` or `..6`; false if it is neither. `..10` would be read as one word and
 * a zero, which is never what was meant. */
static bool read_gap(struct phrase *phrase, struct chain *chain)
{
    const char *at = phrase->at;
    size_t left = (size_t)(phrase->end - at);
    uint32_t length;

    if (left < 3 || at[0] != '.' || at[1] != '.')
        return false;
    if (at[2] == '.')
        length = 3;
    else if (at[2] >= '1' && at[2] <= '9')
        length = (uint32_t)(at[2] - '0');
    else
        return false;
    if (left > 3 && at[3] >= '0' && at[3] <= '9')
        phrase_wrong(phrase, N_("a sign that is no word"),
                     N_("letters or digits"));
    if (!chain->first)
        phrase_wrong(phrase, N_("a gap at the beginning"),
                     N_("a word before it"));
    phrase->at += 3;
    phrase_add(phrase, chain, ITEM_GAP, length);
    return true;
}

struct chain phrase_row(struct phrase *phrase)
{
    struct chain chain = {0, 0};

    while (!phrase->broken && phrase->at < phrase->end) {
        char byte = *phrase->at;

        if (byte == ' ')
            phrase->at++;
        else if (byte == '|' || byte == ')' || byte == ']' || byte == '&')
            break;
        else if (byte == '<')
            read_set(phrase, &chain);
        else if (byte == '(' || byte == '[')
            group_read(phrase, &chain);
        else if (byte == '_' && (phrase->end - phrase->at == 1 ||
                                 phrase_is_special(phrase->at[1])))
            phrase->at++, phrase_add(phrase, &chain, ITEM_SYMBOL, TAG_ANY);
        else if (!read_gap(phrase, &chain))
            spelling_read(phrase, &chain);
    }
    if (chain.last && phrase->items[chain.last].type == ITEM_GAP)
        phrase_wrong(phrase, N_("a gap at the end"), N_("a word after it"));
    return chain;
}

/* a & b: either first. */
static struct chain both_orders(struct phrase *phrase, struct chain left,
                                struct chain right)
{
    struct chain whole = {0, 0}, order;
    uint32_t one = phrase_choice(phrase, 0, left.first);
    uint32_t two = phrase_choice(phrase, 0, right.first);
    uint32_t choices = 0;

    for (int i = 0; i < 2; i++) {
        order = (struct chain){0, 0};
        phrase_add(phrase, &order, ITEM_CHOICE, i ? two : one);
        phrase_add(phrase, &order, ITEM_GAP, 4);
        phrase_add(phrase, &order, ITEM_CHOICE, i ? one : two);
        choices = phrase_choice(phrase, choices, order.first);
    }
    phrase_add(phrase, &whole, ITEM_CHOICE, choices);
    return whole;
}

static uint32_t add_rule(struct phrase *phrase)
{
    struct guard *guard = phrase->builder->guard;

    *LIST_ADD(&guard->rules) = *phrase->rule;
    return (uint32_t)guard->rules.count - 1;
}

/* The rule of the entry before is used again if it is the same. */
static uint32_t find_rule(struct phrase *phrase)
{
    const struct guard *guard = phrase->builder->guard;
    const struct rule *last;

    if (!guard->rules.count)
        return add_rule(phrase);
    last = &guard->rules.items[guard->rules.count - 1];
    if (last->row == phrase->rule->row && last->kind == phrase->rule->kind &&
        last->language == phrase->rule->language &&
        last->category == phrase->rule->category)
        return (uint32_t)guard->rules.count - 1;
    return add_rule(phrase);
}

static enum level level_of(const struct rule *rule)
{
    if (rule->kind != RULE_JOINS)
        return LEVEL_RULES;
    return rule->row < SYMBOL_TAGS ? LEVEL_SHARED : LEVEL_SETS;
}

void phrase_compile(struct guard_builder *builder, struct source source,
                    const char *entry, size_t length, const struct rule *rule)
{
    struct phrase phrase;
    struct rule own = *rule;
    struct chain chain;

    memset(&phrase, 0, offsetof(struct phrase, items));
    phrase.builder = builder;
    phrase.source = source;
    phrase.at = entry;
    phrase.end = entry + length;
    phrase.level = level_of(rule);
    phrase.rule = &own;
    phrase.heavy = 1;
    if (length && *entry == '?') {
        own.language = builder->languages[source.file];
        phrase.at++;
        if (!builder->has_plain[own.language])
            phrase_wrong(&phrase, N_("a ? in a file without everyday words"),
                         N_("[Language] with code and plain"));
    }
    phrase.rule_index = find_rule(&phrase);
    chain = phrase_row(&phrase);
    if (phrase.at < phrase.end && *phrase.at == '&') {
        struct chain right;

        phrase.at++;
        right = phrase_row(&phrase);
        if (!chain.first || !right.first)
            phrase_wrong(&phrase, N_("an & without two sides"),
                         N_("one & other"));
        chain = both_orders(&phrase, chain, right);
    }
    if (phrase.at < phrase.end)
        phrase_wrong(&phrase, N_("a bracket, | or & where none can be"),
                     N_("(one|other) or [maybe], and one & at most"));
    if (!phrase.broken)
        grow_rows(&phrase, chain.first);
}
