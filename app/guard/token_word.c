/* What a word in the text is by its letters: capitals, digits, or two words
 * written as one. */
#include "guard/token_word.h"

#include "base/list.h"

static unsigned kind_of(const struct folded *folded, size_t at)
{
    return LETTER_KIND(folded->letters[at]);
}

/* Where digits end and letters begin, or the other way round; 0 if the word is
 * of one sort or changes more than once. */
static uint32_t change_at(const struct folded *folded,
                          const struct token *token)
{
    uint32_t at = token->start, split;
    unsigned first = kind_of(folded, at);

    while (at < token->end && kind_of(folded, at) == first)
        at++;
    split = at;
    while (at < token->end && kind_of(folded, at) != first)
        at++;
    if (split == token->end || at < token->end)
        return 0;
    return first == LETTER_PLAIN && split - token->start < 2 ? 0 : split;
}

static void mark_letters(const struct folded *folded, struct token *token,
                         struct word_letters letters)
{
    if (folded->letters[token->start] & LETTER_UPPER) {
        token->flags |= TOKEN_CAPITAL;
        if (!(letters.lower & LETTER_UPPER) && token->end - token->start > 1)
            token->flags |= TOKEN_CAPITALS;
    }
    if (!(LETTER_KIND(letters.all) & LETTER_DIGIT))
        return;
    token->flags |=
        LETTER_KIND(letters.all) & LETTER_PLAIN ? TOKEN_MIXED : TOKEN_DIGITS;
    token->value = 0;
    for (uint32_t i = token->start;
         token->flags & TOKEN_DIGITS && i < token->end && i < token->start + 9;
         i++)
        token->value =
            token->value * 10 + (folded->letters[i] & LETTER_POINT) - '0';
}

/* The same for half a word. */
static void mark_half(const struct folded *folded, struct token *token)
{
    struct word_letters letters = {0};

    for (uint32_t i = token->start; i < token->end; i++)
        word_note_letter(&letters, folded->letters[i]);
    mark_letters(folded, token, letters);
}

void token_finish_word(const struct folded *folded, struct tokens *tokens,
                       struct word_letters letters)
{
    struct token *token = &tokens->items[tokens->count - 1], *second;
    uint32_t split;

    mark_letters(folded, token, letters);
    split = token->flags & TOKEN_MIXED ? change_at(folded, token) : 0;
    if (!split)
        return;
    second = LIST_ADD(tokens);
    token = second - 1;
    *second = *token;
    second->start = split;
    second->place = token->finish = folded->places[split];
    second->kind = (uint8_t)kind_of(folded, split);
    second->gap = GAP_NONE;
    second->sign = second->signs = 0;
    second->flags = TOKEN_JOINED;
    token->end = split;
    token->flags &= TOKEN_JOINED;
    mark_half(folded, token);
    mark_half(folded, second);
}
