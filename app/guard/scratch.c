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
    struct hit *hit = hit_new(scratch, from, to);

    __builtin_prefetch(&guard->starts.items[symbol]);
    hit->lists = 0;
    hit->symbol = symbol;
    hit->symbols = WHERE_FEW(where_of(symbol));
    where_add(&scratch->where, symbol, from);
    where_add(&scratch->where, symbol, to - 1);
    scratch->tokens.items[from].symbols = true;
    scratch->symbols = true;
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
