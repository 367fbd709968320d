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
static uint64_t place_symbols(const struct lists *lists,
                              struct scratch *scratch, uint32_t from,
                              uint32_t to)
{
    struct where_map *first = where_token(&scratch->where, from);
    struct where_map *last = where_token(&scratch->where, to - 1);
    uint64_t symbols = 0;

    if (lists->symbol_count >= LISTS_MAPPED) {
        where_join(first, lists->map);
        if (last != first)
            where_join(last, lists->map);
        return UINT64_MAX;
    }
    for (uint32_t i = 0; i < lists->symbol_count; i += LISTS_FOUR)
        symbols |= set_four(first, lists->symbols + i);
    if (last != first)
        for (uint32_t i = 0; i < lists->symbol_count; i += LISTS_FOUR)
            (void)set_four(last, lists->symbols + i);
    return symbols;
}

static void place_anchors(const struct lists *lists, struct scratch *scratch,
                          uint32_t from, uint32_t to)
{
    for (uint32_t i = 0; i < lists->anchor_count; i++) {
        uint32_t node = lists->anchors[i].node;
        struct begin *begin =
            LIST_ADD(&scratch->begins[node >> LISTS_LEVEL & 3]);

        begin->node = node & LISTS_NODE;
        begin->filter = lists->anchors[i].filter;
        begin->from = from;
        begin->to = to;
    }
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
        struct lists lists = lists_of(walk->guard, word->symbols);
        struct hit *hit = hit_new(walk->scratch, walk->token, end);

        hit->lists = word->symbols;
        hit->symbol = 0;
        hit->symbols = place_symbols(&lists, walk->scratch, walk->token, end);
        place_anchors(&lists, walk->scratch, walk->token, end);
    }
    for (uint32_t i = walk->token; i < end; i++, token++) {
        token->tags |= word->tags;
        token->plain |= word->plain;
        if (word->month)
            token->month = word->month;
    }
    walk->scratch->seen |= word->tags;
}
