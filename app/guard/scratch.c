#include "guard/scratch.h"

#include "base/list.h"
#include "guard/inner.h"

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

void hit_add(const struct guard *guard, struct scratch *scratch, uint32_t from,
             uint32_t to, uint32_t symbol)
{
    const struct starting *starting = &guard->starts.items[symbol];
    struct hit *hit = hit_new(scratch, from, to);

    hit->lists = 0;
    hit->symbol = symbol;
    hit->symbols = WHERE_FEW(where_of(symbol));
    where_add(&scratch->where, symbol, from);
    where_add(&scratch->where, symbol, to - 1);
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
