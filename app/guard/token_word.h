#ifndef GUARD_TOKEN_WORD_H
#define GUARD_TOKEN_WORD_H
/* The flags of a word that was cut from a text, by its letters. Owns nothing
 * and can't fail. Only for token.c.
 */
#include "guard/token.h"

/* What letters a word has, noted while it is cut. */
struct word_letters {
    uint32_t all;   /* their bits */
    uint32_t lower; /* LETTER_UPPER, if one of them is a small letter */
};

static inline void word_note_letter(struct word_letters *letters,
                                    uint32_t letter)
{
    letters->all |= letter;
    /* The lowest bit of a kind tells LETTER_PLAIN from LETTER_DIGIT. */
    letters->lower |= letter << (31 - LETTER_KIND_SHIFT) & ~letter;
}

/* Looks at the last of the tokens: its flags and its value, and whether it is
 * really two, as in "5pm"; then there is one token more. */
void token_finish_word(const struct folded *folded, struct tokens *tokens,
                       struct word_letters letters);

#endif
