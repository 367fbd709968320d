#ifndef GUARD_WHERE_H
#define GUARD_WHERE_H
/* What stands where in a text: for each token a map of the symbols that begin
 * or end there, and one for the whole text. Two thousand places of a map are
 * shared by all symbols, so one that is not set says surely no, one that is set
 * says perhaps. Most questions of the matching end here, without a branch. What
 * is tagged has places of its own beside those of the symbols that tags are,
 * for a tag is no hit. Only for app/guard.
 */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define WHERE_BITS 11 /* of the number of a place */
#define WHERE_TAGGED                                                           \
    ((1u << WHERE_BITS) - 32) /* the first of the 32 places for tags */
#define WHERE_PARTS ((1u << WHERE_BITS) / 64)

struct where_map {
    uint64_t parts[WHERE_PARTS];
};

/* What must stand somewhere: guard/filter.h. In two halves, so that it may
 * itself lie at any uint32_t. */
struct filter {
    uint32_t low;
    uint32_t high;
};

/* The text's map, an empty one, then those of the tokens, and an empty one:
 * so the token before the first and that after the last can be asked, too. */
struct where {
    struct where_map *items;
    size_t count;
    size_t room;
};

/* Empty maps for so many tokens. */
void where_begin(struct where *where, uint32_t tokens);

/* The symbol's place. */
static inline uint32_t where_of(uint32_t symbol)
{
    return symbol * 0x9E3779B1u >> (32 - WHERE_BITS);
}

/* The place for the symbol, be it as a tag. */
static inline uint32_t where_wide(uint32_t symbol)
{
    return symbol < 32 ? WHERE_TAGGED + symbol : where_of(symbol);
}

/* One of 64 bits for a place. */
#define WHERE_FEW(place) ((uint64_t)1 << (place) % 64)

static inline struct where_map *where_text(const struct where *where)
{
    return where->items;
}

/* Which of the maps is the token's. */
static inline uint32_t where_place(uint32_t token)
{
    return token + 2;
}

static inline struct where_map *where_token(const struct where *where,
                                            uint32_t token)
{
    return where->items + where_place(token);
}

/* 1 or 0. */
static inline uint32_t where_has(const struct where_map *map, uint32_t place)
{
    return (uint32_t)(map->parts[place / 64] >> place % 64) & 1;
}

static inline void where_set(struct where_map *map, uint32_t place)
{
    map->parts[place / 64] |= (uint64_t)1 << place % 64;
}

static inline void where_set_tags(struct where_map *map, uint32_t tags)
{
    map->parts[WHERE_TAGGED / 64] |= (uint64_t)tags << WHERE_TAGGED % 64;
}

/* `from` may stand anywhere in memory. */
static inline void where_join(struct where_map *map, const void *from)
{
    struct where_map other;

    memcpy(&other, from, sizeof other);
    for (unsigned i = 0; i < WHERE_PARTS; i++)
        map->parts[i] |= other.parts[i];
}

/* The symbol begins or ends with the token. */
static inline void where_add(struct where *where, uint32_t symbol,
                             uint32_t token)
{
    where_set(where_token(where, token), where_of(symbol));
    where_set(where_token(where, token), where_wide(symbol));
    where_set(where_text(where), where_wide(symbol));
}

/* The tag holds for the token. */
static inline void where_add_tag(struct where *where, uint32_t tag,
                                 uint32_t token)
{
    where_set(where_token(where, token), WHERE_TAGGED + tag);
    where_set(where_text(where), WHERE_TAGGED + tag);
}

#endif
