/* People's names: given names, title and name, capitals in a row. */
#include "guard/inner.h"

/* Words that are no name, whatever their letters. */
#define NO_NAME                                                                \
    (TAG_BIT(TAG_TITLE) | TAG_BIT(TAG_TOWN) | TAG_BIT(TAG_MONTH) |             \
     TAG_BIT(TAG_WEEKDAY) | TAG_BIT(TAG_ORDINARY) | TAG_BIT(TAG_STREET) |      \
     TAG_BIT(TAG_CURRENCY) | TAG_BIT(TAG_CLOCK) | TAG_BIT(TAG_CALLING) |       \
     TAG_BIT(TAG_COUNTING) | TAG_BIT(TAG_CODING) | TAG_BIT(TAG_BORN))
#define OWN (TAG_BIT(TAG_GIVEN) | TAG_BIT(TAG_SURNAME))

static bool is_word(const struct token *token)
{
    return (token->kind == LETTER_PLAIN || token->kind == LETTER_HANGUL) &&
           !(token->flags & (TOKEN_MIXED | TOKEN_DIGITS)) &&
           token_length(token) > 1;
}

/* A word with a capital that could be a name. All capitals are as a rule
 * shorthand. */
static bool is_capital_name(const struct token *token)
{
    const unsigned asked = TOKEN_CAPITAL | TOKEN_CAPITALS | TOKEN_MIXED |
                           TOKEN_DIGITS | TOKEN_KNOWN | TOKEN_GUESSED;

    return (token->flags & asked) == TOKEN_CAPITAL && is_word(token) &&
           !(token->tags & NO_NAME) && !token->plain;
}

/* LOUD TEXTS, and Headings And Titles That Are Written So. Most texts are known
 * from their first words. */
bool name_capitals_idle(const struct scratch *scratch)
{
    size_t count = scratch->tokens.count, words = 0, capitals = 0, loud = 0;

    for (size_t i = 0; i < count && (words - capitals) * 5 <= count; i++) {
        const struct token *token = &scratch->tokens.items[i];

        if (!is_word(token) || token_length(token) < 3)
            continue;
        words++;
        if (token->flags & TOKEN_CAPITAL)
            capitals++;
        if (token->flags & TOKEN_CAPITALS)
            loud++;
    }
    return (words >= 5 && capitals * 5 >= words * 4) ||
           (words >= 3 && loud == words);
}

void name_tag(struct scratch *scratch)
{
    for (size_t i = 0; i < scratch->tokens.count; i++) {
        struct token *token = &scratch->tokens.items[i];
        bool capital = token->flags & TOKEN_CAPITAL && !scratch->capitals_idle;
        bool known = token->flags & (TOKEN_KNOWN | TOKEN_GUESSED);

        if (capital)
            token->tags |= TAG_BIT(TAG_CAPITAL);
        if (token->tags & OWN || is_capital_name(token))
            token->tags |= TAG_BIT(TAG_NAME) | TAG_BIT(TAG_ANYNAME);
        else if ((capital || !known) && !token->plain &&
                 !(token->tags & NO_NAME) && is_word(token))
            token->tags |= TAG_BIT(TAG_ANYNAME);
        scratch->seen |= token->tags;
    }
}

static uint32_t capitals_from(const struct scratch *scratch, uint32_t at)
{
    uint32_t to = at;

    while (to < scratch->tokens.count && to < at + 6 &&
           is_capital_name(&scratch->tokens.items[to]) &&
           (to == at || scratch->tokens.items[to].gap == GAP_NONE))
        to++;
    return to;
}

/* The family names after a given name belong to it. */
static uint32_t name_end(const struct scratch *scratch, uint32_t at)
{
    uint32_t to = at + 1;

    while (to < scratch->tokens.count && to < at + 5) {
        const struct token *token = &scratch->tokens.items[to];

        if (token->gap != GAP_NONE ||
            !(token->tags & OWN || is_capital_name(token)))
            break;
        to++;
    }
    return to;
}

/* A part of an address or a user's name: rosa_mx, kevin.dc88. */
static bool is_handle(const struct scratch *scratch, uint32_t at)
{
    const struct token *token = &scratch->tokens.items[at];
    bool joined = at + 1 < scratch->tokens.count &&
                  ((token[1].flags & TOKEN_JOINED &&
                    token[1].kind == LETTER_PLAIN) ||
                   (token[1].signs == 1 &&
                    (token[1].sign == '_' || token[1].sign == '.')));

    return joined || token->sign == '_' || token->sign == '@';
}

/* What follows a digit without a space: Arabic in Latin letters writes some of
 * its own as digits, and "3anna" is no Anna. */
static bool is_rest(const struct scratch *scratch, uint32_t at)
{
    const struct token *token = &scratch->tokens.items[at];

    return at && token->flags & TOKEN_JOINED &&
           token[-1].flags & TOKEN_DIGITS && token->kind == LETTER_PLAIN;
}

/* April is a month, and Domingo a Sunday, unless a family name says that they
 * aren't. */
static bool is_calendar(const struct scratch *scratch, uint32_t at)
{
    const struct token *token = &scratch->tokens.items[at];

    return token->tags & (TAG_BIT(TAG_MONTH) | TAG_BIT(TAG_WEEKDAY)) &&
           (at + 1 >= scratch->tokens.count || !(token[1].tags & OWN));
}

static bool is_given(const struct scratch *scratch, uint32_t at)
{
    const struct token *token = &scratch->tokens.items[at];

    return token->tags & TAG_BIT(TAG_GIVEN) &&
           !(token->tags & TAG_BIT(TAG_TOWN)) && !is_calendar(scratch, at) &&
           !is_handle(scratch, at) && !is_rest(scratch, at);
}

static bool is_titled(const struct scratch *scratch, uint32_t at)
{
    const struct token *token = &scratch->tokens.items[at];

    return token->tags & TAG_BIT(TAG_TITLE) &&
           at + 1 < scratch->tokens.count && token[1].gap == GAP_NONE &&
           token[1].tags & TAG_BIT(TAG_NAME);
}

void name_read(struct scratch *scratch)
{
    uint32_t count = (uint32_t)scratch->tokens.count;
    bool idle = scratch->context->is_town || scratch->capitals_idle;

    for (uint32_t i = 0; i < count;) {
        uint32_t to = i;

        if (is_titled(scratch, i)) {
            to = name_end(scratch, i + 1);
            mark_add(scratch, CATEGORY_PERSON_NAME, i, to, "shape.title", 90);
        } else if (is_given(scratch, i)) {
            to = name_end(scratch, i);
            mark_add(scratch, CATEGORY_PERSON_NAME, i, to, "shape.given_name",
                     to > i + 1 ? 90 : 80);
        } else {
            to = capitals_from(scratch, i);
            if (idle)
                to = i;
            else if (to > i + 1)
                mark_add(scratch, CATEGORY_PERSON_NAME, i, to,
                         "shape.capitals", 60);
        }
        i = to > i ? to : i + 1;
    }
}
