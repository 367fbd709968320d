#ifndef GUARD_LETTER_H
#define GUARD_LETTER_H
/* How one folded letter is kept: its code point, what kind it is, and whether
 * it was a capital. Shared by the table maker and the program. */

#include <stdbool.h>
#include <stdint.h>

#define LETTER_POINT 0x1FFFFFu
#define LETTER_KIND_SHIFT 24
#define LETTER_UPPER 0x80000000u
#define LETTER_KIND(letter) (((letter) >> LETTER_KIND_SHIFT) & 15u)
/* In the table: an index into the results, 0 where nothing changes. */
#define LETTER_RESULT 0xFFFFu
#define LETTER_DROPPED 0xFFFFu

enum letter_kind {
    LETTER_SPACE, /* also hyphen and slash, symbols */
    LETTER_PLAIN,
    LETTER_DIGIT,
    LETTER_HAN,    /* each sign may begin a word */
    LETTER_HANGUL, /* endings are written onto the word */
    LETTER_APOSTROPHE,
    LETTER_DOT,
    LETTER_COMMA, /* ends a part of a sentence */
    LETTER_STOP   /* ends a sentence */
};

/* With its kind and all; a digit is, too. */
static inline bool letter_is_latin(uint32_t letter)
{
    uint32_t point = letter & LETTER_POINT;

    return point < 0x250 || (point >= 0x1E00 && point < 0x1F00);
}

#endif
