#ifndef GUARD_TOKEN_H
#define GUARD_TOKEN_H
/* Folded letters cut into words.
 *
 * A word is a run of letters and digits; a Chinese sign is a word of its own,
 * `5pm` and `apt5` are two, joined. Apostrophes and the dots of initials are
 * taken out of the letters on the way, so `letters` gets shorter. How the
 * words hang together stands in `gap`. No state; linear.
 */
#include <stdbool.h>
#include <stdint.h>

#include "base/list.h"
#include "guard/fold.h"

/* What stands before a word. */
enum gap {
    GAP_NONE,  /* a space, a hyphen or nothing */
    GAP_COMMA, /* comma, colon, bracket, quote */
    GAP_DOT,   /* a full stop after a short word: perhaps an abbreviation */
    GAP_STOP   /* the end of a sentence */
};

#define TOKEN_CAPITAL 1u  /* begins with a capital */
#define TOKEN_CAPITALS 2u /* two or more letters, all capitals */
#define TOKEN_JOINED 4u   /* follows the one before without a sign */
#define TOKEN_DIGITS 8u   /* digits and nothing else */
#define TOKEN_MIXED 16u   /* letters and digits */
#define TOKEN_KNOWN 32u   /* stands in a rule file, as it is */
#define TOKEN_GUESSED 64u /* stands there with one letter else */
#define TOKEN_OWNER 128u  /* a name and an s, perhaps an owner's */

/* Signs that are not ASCII. */
#define SIGN_MONEY 1u
#define SIGN_OTHER 2u

struct token {
    uint32_t start, end;    /* in the letters */
    uint32_t place, finish; /* in the source */
    uint32_t row;           /* where the hashes of its beginnings are */
    uint32_t found;         /* the first of its `found_count` */
    uint32_t found_count;
    uint32_t hits;          /* first hit that begins here, 0 if none */
    uint32_t ends;          /* first hit that ends here */
    uint32_t tags;          /* TAG_ bits: guard/inner.h */
    uint32_t plain;         /* languages with this everyday word */
    uint32_t value;         /* of digits: the number of the first nine */
    uint8_t kind;           /* enum letter_kind of the first letter */
    uint8_t gap;            /* enum gap */
    uint8_t flags;
    bool symbols;   /* some that are no words begin here */
    uint8_t month; /* of a month's name; 13 = its number follows */
    uint8_t sign;  /* the last sign before it but spaces: ASCII, SIGN_ */
    uint8_t signs; /* how many stand before it, spaces too */
};

struct tokens {
    struct token *items;
    size_t count;
    size_t room;
};

/* What `tokens` held is dropped. */
void token_cut(struct folded *folded, struct tokens *tokens);

#endif
