#ifndef GUARD_WORD_H
#define GUARD_WORD_H
/* One word of the rule files, as it is kept for reading. Thousands of them lie
 * in the image and many are looked at for each text, so every byte counts: 32
 * of them. Only for app/guard.
 */
#include <stdint.h>

/* How a word of a rule file is to be met. */
enum word_mode {
    WORD_EXACT = 1,
    WORD_STAR = 2,    /* any ending */
    WORD_AFFIX = 4,   /* beginnings and endings of its language */
    WORD_INSIDE = 8,  /* Korean: anywhere inside */
    WORD_TAIL = 16,   /* Korean: at the end */
    WORD_HAN = 32,    /* Chinese: no borders */
    WORD_BEFORE = 64, /* a beginning that an affix word may have */
    WORD_AFTER = 128, /* an ending */
    WORD_MORE = 256,  /* a Chinese word is longer than this */
    WORD_FUZZY = 512, /* also met with one letter wrong */
    WORD_JOINED = 1024 /* a word that is written onto any other one */
};
#define WORD_WHOLE (WORD_EXACT | WORD_STAR | WORD_AFFIX)
#define WORD_PARTIAL                                                           \
    (WORD_STAR | WORD_AFFIX | WORD_INSIDE | WORD_TAIL | WORD_HAN |             \
     WORD_BEFORE | WORD_MORE | WORD_JOINED)
/* These may be a part of what is written. */
#define WORD_PART                                                              \
    (WORD_STAR | WORD_AFFIX | WORD_INSIDE | WORD_TAIL | WORD_HAN |             \
     WORD_BEFORE | WORD_JOINED)

/* Of those with the same letters the ones of WORD_PART stand first, then exact
 * ones that ask for no marks, then exact ones that do, then what is no word of
 * its own: so who reads them can stop early. */
struct word {
    uint64_t hash;    /* of its letters */
    uint32_t next;    /* with the same letters */
    uint32_t symbols; /* its frozen lists: guard/inner.h; 0 = none */
    uint32_t tags;
    uint32_t plain; /* languages it is an everyday word of */
    uint16_t mode;  /* 0: only the beginning of others */
    uint16_t modes; /* of all with the same letters */
    unsigned language : 6;
    unsigned capitals : 2; /* 1 = a capital, 2 = all capitals */
    unsigned month : 4;
    unsigned accent : 8; /* guard/accent.h */
};

/* What a word is beside its letters. */
struct word_form {
    unsigned mode;
    unsigned language;
    unsigned capitals;
    unsigned accent;
};

#endif
