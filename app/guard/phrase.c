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

static uint32_t add_choice(struct phrase *phrase, uint32_t next,
                           uint32_t first)
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

static struct chain read_row(struct phrase *phrase);

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
        *choices = add_choice(phrase, *choices, read_row(phrase).first);
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
static uint32_t set_choices(struct phrase *phrase, uint32_t choices,
                            uint32_t symbol)
{
    const struct guard_builder *builder = phrase->builder;
    uint32_t symbols[PHRASE_ITEMS] = {symbol};
    size_t count = 1;

    for (size_t i = 0; i < count && !phrase->broken; i++) {
        uint32_t at = builder->sets.items[symbols[i]].aliases;

        choices = add_choice(phrase, choices, single(phrase, symbols[i]));
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
                   set_choices(phrase, 0, set->symbol));
        return;
    }
    if (phrase->depth >= PHRASE_DEPTH) {
        phrase_wrong(phrase, N_("sets inside sets inside sets"),
                     N_("the words themselves"));
        return;
    }
    phrase->depth++;
    if (set->has_words)
        choices = add_choice(phrase, 0, single(phrase, set->symbol));
    read_long_members(phrase, set, &choices);
    phrase->depth--;
    phrase_add(phrase, chain, ITEM_CHOICE, choices);
}

/* Where the bracket at `at` ends; NULL if it doesn't. */
static const char *closing(const char *at, const char *end)
{
    int open = 0;

    for (; at < end; at++) {
        if (*at == '(' || *at == '[')
            open++;
        else if ((*at == ')' || *at == ']') && --open == 0)
            return at;
    }
    return NULL;
}

/* The end of the choice at `at`: a | that is in no bracket, or the end. */
static const char *choice_end(const char *at, const char *end)
{
    int open = 0;

    for (; at < end; at++) {
        if (*at == '(' || *at == '[')
            open++;
        else if (*at == ')' || *at == ']')
            open--;
        else if (*at == '|' && !open)
            return at;
    }
    return end;
}

static void add_member(struct phrase *phrase, uint32_t symbol,
                       const char *start, const char *end)
{
    struct rule joins = {.kind = RULE_JOINS, .row = symbol};
    uint32_t word;

    while (start < end && *start == ' ')
        start++;
    while (end > start && end[-1] == ' ')
        end--;
    if (start == end) {
        phrase_wrong(phrase, N_("an empty choice"),
                     N_("[word] for what may be missing"));
        return;
    }
    word = phrase_word(phrase->builder, phrase->source, start,
                       (size_t)(end - start));
    if (word)
        build_join(phrase->builder, word, symbol);
    else if (!build_alias(phrase->builder, phrase->source, symbol, start,
                          (size_t)(end - start)))
        phrase_compile(phrase->builder, phrase->source, start,
                       (size_t)(end - start), &joins);
}

/* In a rule a group is a set without a name, found again by its text, so that
 * it costs one edge and not one for each choice. */
static uint32_t group_set(struct phrase *phrase, const char *start,
                          const char *end)
{
    struct guard_builder *builder = phrase->builder;
    size_t length = (size_t)(end - start);
    struct word_set *set =
        build_find_set(builder, phrase->source.file, start, length);
    uint32_t symbol;

    if (set)
        return set->symbol;
    set = build_add_set(builder, phrase->source.file,
                        (uint32_t)(start - builder->text.bytes),
                        (uint32_t)length);
    symbol = set->symbol;
    for (const char *at = start; at <= end;) {
        const char *stop = choice_end(at, end);

        add_member(phrase, symbol, at, stop);
        at = stop + 1;
    }
    return symbol;
}

/* Inside a set's member the choices stand in the row themselves. */
static uint32_t group_rows(struct phrase *phrase, uint32_t choices,
                           const char *close)
{
    const char *end = phrase->end;

    phrase->end = close;
    for (;; phrase->at++) {
        struct chain row = read_row(phrase);

        if (!row.first)
            phrase_wrong(phrase, N_("an empty choice"),
                         N_("[word] for what may be missing"));
        choices = add_choice(phrase, choices, row.first);
        if (phrase->broken || phrase->at == close || *phrase->at != '|')
            break;
    }
    if (phrase->at != close)
        phrase_wrong(phrase, N_("a bracket, | or & where none can be"),
                     N_("(one|other) or [maybe], and one & at most"));
    phrase->end = end;
    return choices;
}

static void read_group(struct phrase *phrase, struct chain *chain)
{
    bool optional = *phrase->at == '[';
    const char *close = closing(phrase->at, phrase->end);
    uint32_t choices = optional ? add_choice(phrase, 0, 0) : 0;

    if (!close || *close != (optional ? ']' : ')')) {
        phrase_wrong(phrase, N_("a bracket without its end"),
                     N_("(one|other) or [maybe]"));
        return;
    }
    if (phrase->depth >= PHRASE_DEPTH) {
        phrase_wrong(phrase, N_("brackets inside brackets inside brackets"),
                     N_("two or more shorter entries"));
        return;
    }
    phrase->depth++;
    phrase->at++;
    /* One choice alone is shorter as it stands. */
    if (phrase->level == LEVEL_RULES &&
        choice_end(phrase->at, close) != close)
        choices = set_choices(phrase, choices,
                              group_set(phrase, phrase->at, close));
    else
        choices = group_rows(phrase, choices, close);
    phrase->depth--;
    phrase->at = close + 1;
    phrase_add(phrase, chain, ITEM_CHOICE, choices);
}

/* `...` or `..6`; false if it is neither. */
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
    if (!chain->first)
        phrase_wrong(phrase, N_("a gap at the beginning"),
                     N_("a word before it"));
    phrase->at += 3;
    phrase_add(phrase, chain, ITEM_GAP, length);
    return true;
}

static struct chain read_row(struct phrase *phrase)
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
            read_group(phrase, &chain);
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
    uint32_t one = add_choice(phrase, 0, left.first);
    uint32_t two = add_choice(phrase, 0, right.first);
    uint32_t choices = 0;

    for (int i = 0; i < 2; i++) {
        order = (struct chain){0, 0};
        phrase_add(phrase, &order, ITEM_CHOICE, i ? two : one);
        phrase_add(phrase, &order, ITEM_GAP, 4);
        phrase_add(phrase, &order, ITEM_CHOICE, i ? one : two);
        choices = add_choice(phrase, choices, order.first);
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
    if (length && *entry == '?') {
        own.language = builder->languages[source.file];
        phrase.at++;
        if (!builder->has_plain[own.language])
            phrase_wrong(&phrase, N_("a ? in a file without everyday words"),
                         N_("[Language] with code and plain"));
    }
    phrase.rule_index = find_rule(&phrase);
    chain = read_row(&phrase);
    if (phrase.at < phrase.end && *phrase.at == '&') {
        struct chain right;

        phrase.at++;
        right = read_row(&phrase);
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
