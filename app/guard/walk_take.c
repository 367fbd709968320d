/* What becomes of a word that was found. */
#include "guard/walk.h"

#include "guard/lists.h"

static uint64_t set_one(struct where_map *map, uint32_t symbol)
{
    uint32_t place = where_of(symbol);

    where_set(map, place);
    return WHERE_FEW(place);
}

static uint64_t set_four(struct where_map *map, const uint32_t *symbols)
{
    return set_one(map, symbols[0]) | set_one(map, symbols[1]) |
           set_one(map, symbols[2]) | set_one(map, symbols[3]);
}

/* The word's symbols begin with one token and end with another, or the same.
 * Yields them for hit.symbols. */
static uint64_t place_symbols(const struct guard *guard,
                              const struct word *word, struct scratch *scratch,
                              uint32_t from, uint32_t to)
{
    struct lists lists = lists_of(guard, word, 0);
    struct where_map *first = where_token(&scratch->where, from);
    struct where_map *last = where_token(&scratch->where, to - 1);
    uint64_t symbols = 0;

    if (lists.symbol_count >= LISTS_MAPPED) {
        where_join(first, lists.map);
        if (last != first)
            where_join(last, lists.map);
        return UINT64_MAX;
    }
    for (uint32_t i = 0; i < lists.symbol_count; i += LISTS_FOUR)
        symbols |= set_four(first, lists.symbols + i);
    if (last != first)
        for (uint32_t i = 0; i < lists.symbol_count; i += LISTS_FOUR)
            (void)set_four(last, lists.symbols + i);
    return symbols;
}

/* A word's capitals are the flag that it asks for. */
static bool has_capitals(const struct word *word, unsigned flags)
{
    return !(word->capitals & ~flags);
}

void walk_take(struct walk *walk, uint32_t index, uint32_t end)
{
    const struct word *word = words_word(walk->guard->words, index);
    struct token *token = &walk->scratch->tokens.items[walk->token];

    if (!has_capitals(word, walk->flags))
        return;
    if (word->symbols) {
        struct hit *hit = hit_new(walk->scratch, walk->token, end);

        hit->word = index;
        hit->symbol = 0;
        hit->symbols = place_symbols(walk->guard, word, walk->scratch,
                                     walk->token, end);
        token->levels |= word->levels;
        walk->scratch->levels |= word->levels;
    }
    for (uint32_t i = walk->token; i < end; i++, token++) {
        token->tags |= word->tags;
        token->plain |= word->plain;
        if (word->month)
            token->month = word->month;
    }
    walk->scratch->seen |= word->tags;
}
