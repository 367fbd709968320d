#include "guard/scratch.h"

#include "base/list.h"
#include "guard/inner.h"

const uint32_t *token_letters(const struct scratch *scratch,
                              const struct token *token)
{
    return scratch->folded.letters + token->start;
}

size_t token_length(const struct token *token)
{
    return token->end - token->start;
}

uint32_t token_value(const struct scratch *scratch, const struct token *token)
{
    uint32_t value = 0;

    for (uint32_t i = token->start; i < token->end && i < token->start + 9; i++)
        value = value * 10 +
                ((scratch->folded.letters[i] & LETTER_POINT) - '0') % 10;
    return value;
}

bool tag_near(const struct scratch *scratch, uint32_t at, uint32_t tags,
              uint32_t before, uint32_t after)
{
    const struct tokens *tokens = &scratch->tokens;
    uint32_t from = at > before ? at - before : 0;

    if (!(scratch->seen & tags))
        return false;
    for (uint32_t i = from; i <= at + after && i < tokens->count; i++)
        if (tokens->items[i].tags & tags)
            return true;
    return false;
}

struct hit *hit_new(struct scratch *scratch, uint32_t from, uint32_t to)
{
    struct hits *hits = &scratch->hits;
    struct token *token = &scratch->tokens.items[from];
    struct hit *hit = LIST_ADD(hits);

    hit->next = token->hits;
    hit->next_end = scratch->tokens.items[to - 1].ends;
    hit->start = from;
    hit->end = to;
    token->hits = scratch->tokens.items[to - 1].ends =
        (uint32_t)hits->count - 1;
    return hit;
}

void hit_add(const struct guard *guard, struct scratch *scratch, uint32_t from,
             uint32_t to, uint32_t symbol)
{
    const struct starting *starting = &guard->starts.items[symbol];
    struct hit *hit = hit_new(scratch, from, to);

    hit->word = 0;
    hit->symbol = symbol;
    signature_add(&scratch->signs[from + 1], symbol);
    signature_add(&scratch->signs[to], symbol);
    signature_add(&scratch->any, symbol);
    for (int level = 0; level < LEVELS; level++)
        if (starting->at[level])
            scratch->tokens.items[from].levels |= (uint8_t)(1u << level);
    scratch->levels |= scratch->tokens.items[from].levels;
}

void mark_add(struct scratch *scratch, enum category category, uint32_t from,
              uint32_t to, const char *rule, int sure)
{
    struct mark *mark = LIST_ADD(&scratch->marks);

    *mark = (struct mark){
        .from = from,
        .to = to,
        .place = scratch->tokens.items[from].place,
        .finish = scratch->tokens.items[to - 1].finish,
        .rule = rule,
        .kind = RULE_FINDS,
        .category = (uint8_t)category,
        .sure = (uint8_t)sure,
    };
}
