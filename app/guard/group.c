/* Brackets in an entry: (one|other) and [maybe]. */
#include "guard/phrase.h"

#include <string.h>

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
        choices =
            phrase_set(phrase, choices, group_set(phrase, phrase->at, close));
    else
        choices = group_rows(phrase, choices, close);
    phrase->depth--;
    phrase->at = close + 1;
    phrase_add(phrase, chain, ITEM_CHOICE, choices);
}
