#ifndef GUARD_SIGNATURE_H
#define GUARD_SIGNATURE_H
/* Which symbols may stand somewhere, in 512 bits: a symbol whose bit is not
 * set is surely not there. Most questions of the matching end here, without a
 * branch. What is tagged has bits of its own beside those of the symbols that
 * tags are, for a tag is no hit. Only for app/guard.
 */
#include <stdint.h>

#define SIGNATURE_WORDS 16
#define SIGNATURE_BITS 10 /* of the number of a bit */

struct signature {
    uint64_t words[SIGNATURE_WORDS];
};

#define SIGNATURE_TAGGED 992u /* the first of the 32 bits for tags */

/* The symbol's bit. */
static inline uint32_t signature_bit(uint32_t symbol)
{
    return symbol < 32 ? symbol : symbol * 0x9E3779B1u >> (32 - SIGNATURE_BITS);
}

/* The bit that is set if the symbol is there, be it as a tag. */
static inline uint32_t signature_wide_bit(uint32_t symbol)
{
    return symbol < 32 ? SIGNATURE_TAGGED + symbol : signature_bit(symbol);
}

static inline void signature_add_tags(struct signature *signature,
                                      uint32_t tags)
{
    signature->words[SIGNATURE_WORDS - 1] |= (uint64_t)tags << 32;
}

static inline void signature_add(struct signature *signature, uint32_t symbol)
{
    uint32_t bit = signature_bit(symbol);

    signature->words[bit / 64] |= (uint64_t)1 << bit % 64;
    bit = signature_wide_bit(symbol);
    signature->words[bit / 64] |= (uint64_t)1 << bit % 64;
}

static inline void signature_join(struct signature *signature,
                                  const struct signature *other)
{
#pragma GCC unroll 16
    for (int i = 0; i < SIGNATURE_WORDS; i++)
        signature->words[i] |= other->words[i];
}

/* 1 or 0, to count with. */
static inline uint32_t signature_has(const struct signature *signature,
                                     uint32_t bit)
{
    return (uint32_t)(signature->words[bit / 64] >> bit % 64 & 1);
}

/* The same for two neighbouring bits, counted in pairs. */
static inline uint32_t signature_has_pair(const struct signature *signature,
                                          uint32_t pair)
{
    return (signature->words[pair / 32] >> pair % 32 * 2 & 3) != 0;
}

#endif
