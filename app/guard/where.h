#ifndef GUARD_WHERE_H
#define GUARD_WHERE_H
/* Where in a text the symbols stand: for each symbol 64 bits, bit n for the
 * token n, n + 64, ... A thousand places are shared by all symbols, so a bit
 * that is not set says surely no, one that is set says perhaps. Most questions
 * of the matching end here, without a branch. What is tagged has places of its
 * own beside those of the symbols that tags are, for a tag is no hit. Only for
 * app/guard.
 */
#include <stdint.h>

#define WHERE_BITS 10 /* of the number of a place */
#define WHERE_TAGGED 992u /* the first of the 32 places for tags */

struct where {
    uint64_t tokens[1u << WHERE_BITS];
};

/* The symbol's place. */
static inline uint32_t where_of(uint32_t symbol)
{
    return symbol < 32 ? symbol : symbol * 0x9E3779B1u >> (32 - WHERE_BITS);
}

/* The place for the symbol, be it as a tag. */
static inline uint32_t where_wide(uint32_t symbol)
{
    return symbol < 32 ? WHERE_TAGGED + symbol : where_of(symbol);
}

/* The token's bit. */
static inline uint64_t where_bit(uint32_t token)
{
    return (uint64_t)1 << token % 64;
}

/* The bits of `count` tokens from this one on; all if there are more. */
static inline uint64_t where_bits(uint32_t token, uint32_t count)
{
    uint64_t bits = count < 64 ? ((uint64_t)1 << count) - 1 : UINT64_MAX;

    return bits << token % 64 | bits >> (64 - token % 64) % 64;
}

static inline void where_add(struct where *where, uint32_t symbol,
                             uint64_t tokens)
{
    where->tokens[where_of(symbol)] |= tokens;
    where->tokens[where_wide(symbol)] |= tokens;
}

static inline void where_add_tag(struct where *where, uint32_t tag,
                                 uint64_t tokens)
{
    where->tokens[WHERE_TAGGED + tag] |= tokens;
}

#endif
