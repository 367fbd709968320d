/* Brackets in an entry: (one|other) and [maybe]. */
#include "guard/phrase.h"

#include <string.h>

/* From which weight on a row of several words stands in every second text. */
#define HEAVY 150u
/* Rows that a rule may become more than it is for their sake. */
#define HEAVY_ROWS 60u

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

struct member {
    const char *start;
    const char *end;
};

/* Without the spaces around it. */
static struct member member_at(const char *start, const char *end)
{
    while (start < end && *start == ' ')
        start++;
    while (end > start && end[-1] == ' ')
        end--;
    return (struct member){start, end};
}

/* How often the lightest symbol of a row stands in texts, roughly: that of the
 * heaviest row where there are choices. */
static uint32_t row_weight(const struct phrase *phrase, uint32_t item)
{
    uint32_t least = UINT32_MAX;

    for (; item; item = phrase->items[item].next) {
        const struct item *own = &phrase->items[item];
        uint32_t weight = 0;

        if (own->type == ITEM_GAP)
            continue;
        if (own->type == ITEM_SYMBOL)
            weight = grow_weight(phrase, own->value);
        else
            for (uint32_t at = own->value; at; at = phrase->choices[at].next) {
                uint32_t one = row_weight(phrase, phrase->choices[at].first);

                weight = one > weight ? one : weight;
            }
        least = weight < least ? weight : least;
    }
    return least;
}

/* A choice of several words that stand in every second text is no member of
 * the set: it would be found everywhere, and for nothing. It stands in the row
 * itself; yields its first item. 0 if it is better a member. */
static uint32_t heavy_row(struct phrase *phrase, struct member member)
{
    const char *at = phrase->at, *whole = phrase->end;
    uint32_t items = phrase->item_count, choices = phrase->choice_count;
    struct chain row;

    if (items > PHRASE_ITEMS / 2 || choices > PHRASE_ITEMS / 2)
        return 0;
    phrase->at = member.start;
    phrase->end = member.end;
    row = phrase_row(phrase);
    phrase->at = at;
    phrase->end = whole;
    if (phrase->broken || row_weight(phrase, row.first) < HEAVY) {
        phrase->item_count = items;
        phrase->choice_count = choices;
        return 0;
    }
    return row.first;
}

static void add_member(struct phrase *phrase, uint32_t symbol,
                       struct member member)
{
    struct rule joins = {.kind = RULE_JOINS, .row = symbol};

    phrase_compile(phrase->builder, phrase->source, member.start,
                   (size_t)(member.end - member.start), &joins);
}

/* What is one word, or one set. */
static bool add_single(struct phrase *phrase, uint32_t symbol,
                       struct member member)
{
    size_t length = (size_t)(member.end - member.start);
    uint32_t word = phrase_word(phrase->builder, phrase->source, member.start,
                                length);

    if (word)
        build_join(phrase->builder, word, symbol);
    return word || build_alias(phrase->builder, phrase->source, symbol,
                               member.start, length);
}

/* A group of a rule while its choices are read. */
struct group {
    uint32_t symbol; /* of its set */
    bool is_new;
    uint64_t inside; /* of the set */
    uint64_t bit;    /* of this choice; 0 from the 65th on */
    unsigned rows;   /* as which it stands in the rule */
};

/* One more choice: a member of the set, or a row of its own, which is yielded;
 * else 0. */
static uint32_t take_choice(struct phrase *phrase, struct group *group,
                            struct member member)
{
    uint32_t row = 0;

    if (member.start == member.end)
        phrase_wrong(phrase, N_("an empty choice"),
                     N_("[word] for what may be missing"));
    if (phrase->broken || group->inside & group->bit ||
        (!group->is_new && !group->bit))
        return 0;
    if (!group->is_new || !add_single(phrase, group->symbol, member)) {
        if (group->bit && phrase->heavy * (group->rows + 1) <= HEAVY_ROWS)
            row = heavy_row(phrase, member);
        if (!row)
            add_member(phrase, group->symbol, member);
    }
    if (row)
        group->rows++;
    else
        group->inside |= group->bit;
    return row;
}

/* In a rule a group is a set without a name, found again by its text, so that
 * it costs one edge and not one for each choice. */
static uint32_t group_set(struct phrase *phrase, uint32_t choices,
                          const char *start, const char *end)
{
    struct guard_builder *builder = phrase->builder;
    size_t length = (size_t)(end - start);
    const struct word_set *set =
        build_find_set(builder, phrase->source.file, start, length);
    struct group group = {.is_new = !set, .bit = 1, .rows = 1};

    if (!set)
        set = build_add_set(builder, phrase->source.file,
                            (uint32_t)(start - builder->text.bytes),
                            (uint32_t)length);
    group.symbol = set->symbol;
    group.inside = set->inside;
    for (const char *at = start; at <= end; group.bit <<= 1) {
        const char *stop = choice_end(at, end);
        uint32_t row = take_choice(phrase, &group, member_at(at, stop));

        if (row)
            choices = phrase_choice(phrase, choices, row);
        at = stop + 1;
    }
    phrase->heavy *= group.rows;
    builder->sets.items[group.symbol].inside = group.inside;
    return phrase_set(phrase, choices, group.symbol);
}

/* Inside a set's member the choices stand in the row themselves. */
static uint32_t group_rows(struct phrase *phrase, uint32_t choices,
                           const char *close)
{
    const char *end = phrase->end;

    phrase->end = close;
    for (;; phrase->at++) {
        struct chain row = phrase_row(phrase);

        if (!row.first)
            phrase_wrong(phrase, N_("an empty choice"),
                         N_("[word] for what may be missing"));
        choices = phrase_choice(phrase, choices, row.first);
        if (phrase->broken || phrase->at == close || *phrase->at != '|')
            break;
    }
    if (phrase->at != close)
        phrase_wrong(phrase, N_("a bracket, | or & where none can be"),
                     N_("(one|other) or [maybe], and one & at most"));
    phrase->end = end;
    return choices;
}

void group_read(struct phrase *phrase, struct chain *chain)
{
    bool optional = *phrase->at == '[';
    const char *close = closing(phrase->at, phrase->end);
    uint32_t choices = optional ? phrase_choice(phrase, 0, 0) : 0;

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
    if (phrase->level == LEVEL_RULES && choice_end(phrase->at, close) != close)
        choices = group_set(phrase, choices, phrase->at, close);
    else
        choices = group_rows(phrase, choices, close);
    phrase->depth--;
    phrase->at = close + 1;
    phrase_add(phrase, chain, ITEM_CHOICE, choices);
}
