#include "guard/token.h"

#include <stdbool.h>
#include <string.h>

/* What letters a word has. */
struct letters {
    uint32_t all;   /* their bits */
    uint32_t lower; /* LETTER_UPPER, if one of them is a small letter */
};

struct cutter {
    struct folded *folded;
    struct tokens *tokens;
    size_t read;  /* next letter that comes in */
    size_t write; /* where the next kept one goes */
    uint8_t gap;
    uint8_t sign;
    uint8_t signs;
    bool apart; /* a sign or the beginning stands before */
    struct letters letters; /* of the word that is being cut */
};

static unsigned kind_at(const struct folded *folded, size_t at)
{
    return at < folded->count ? LETTER_KIND(folded->letters[at])
                              : (unsigned)LETTER_SPACE;
}

static uint32_t point_at(const struct folded *folded, size_t at)
{
    return folded->letters[at] & LETTER_POINT;
}

static bool is_word(unsigned kind)
{
    return kind == LETTER_PLAIN || kind == LETTER_DIGIT;
}

static bool is_latin(uint32_t point)
{
    return point < 0x250 || (point >= 0x1E00 && point < 0x1F00);
}

static struct token *begin_token(struct cutter *cutter)
{
    struct token *token = LIST_ADD(cutter->tokens);

    token->start = (uint32_t)cutter->write;
    token->place = cutter->folded->places[cutter->read];
    token->kind = (uint8_t)kind_at(cutter->folded, cutter->read);
    token->gap = cutter->gap;
    token->sign = cutter->sign;
    token->signs = cutter->signs;
    cutter->sign = cutter->signs = 0;
    if (!cutter->apart)
        token->flags = TOKEN_JOINED;
    cutter->gap = GAP_NONE;
    cutter->apart = false;
    return token;
}

static void note_letter(struct letters *letters, uint32_t letter)
{
    letters->all |= letter;
    /* The lowest bit of a kind tells LETTER_PLAIN from LETTER_DIGIT. */
    letters->lower |= letter << (31 - LETTER_KIND_SHIFT) & ~letter;
}

static void keep_letter(struct cutter *cutter)
{
    struct folded *folded = cutter->folded;

    folded->letters[cutter->write] = folded->letters[cutter->read];
    folded->places[cutter->write] = folded->places[cutter->read];
    cutter->write++;
    cutter->read++;
}

/* All up to the next sign, whose kind is the result; a space at the end. */
static unsigned keep_letters(struct cutter *cutter)
{
    struct folded *folded = cutter->folded;
    struct letters letters = cutter->letters;
    size_t read = cutter->read, write = cutter->write;

    for (; read < folded->count && is_word(LETTER_KIND(folded->letters[read]));
         read++, write++) {
        note_letter(&letters, folded->letters[read]);
        folded->letters[write] = folded->letters[read];
        folded->places[write] = folded->places[read];
    }
    cutter->letters = letters;
    cutter->read = read;
    cutter->write = write;
    return kind_at(folded, read);
}

/* The end in the source: the first place after the last letter's own, so that
 * marks belong to it; places after `write` are still the original ones. */
static uint32_t end_place(const struct cutter *cutter)
{
    const struct folded *folded = cutter->folded;
    uint32_t last = folded->places[cutter->write - 1];
    size_t at = cutter->read;

    while (at < folded->count && folded->places[at] <= last)
        at++;
    return folded->places[at];
}

/* What becomes of an apostrophe between two letters. */
enum joint { JOINT_DROP, JOINT_SPLIT, JOINT_END };

static enum joint apostrophe(const struct cutter *cutter,
                             const struct token *token)
{
    const struct folded *folded = cutter->folded;
    size_t length = cutter->write - token->start;

    if (!is_latin(point_at(folded, token->start)))
        return JOINT_DROP;
    if (length == 1 || (length == 2 && point_at(folded, token->start) == 'q' &&
                        point_at(folded, token->start + 1) == 'u'))
        return JOINT_SPLIT;
    if (point_at(folded, cutter->read + 1) == 's' &&
        !is_word(kind_at(folded, cutter->read + 2)))
        return JOINT_END;
    return JOINT_DROP;
}

/* Whether the dot belongs to initials: one letter before, one after. */
static bool is_initial(const struct cutter *cutter, size_t pieces,
                       const struct token *token)
{
    const struct folded *folded = cutter->folded;

    return cutter->write - token->start == pieces &&
           kind_at(folded, cutter->read + 1) == LETTER_PLAIN &&
           !is_word(kind_at(folded, cutter->read + 2)) &&
           kind_at(folded, cutter->write - 1) == LETTER_PLAIN;
}

static void cut_word(struct cutter *cutter)
{
    struct folded *folded = cutter->folded;
    struct token *token = begin_token(cutter);
    size_t pieces = 1;

    cutter->letters = (struct letters){0};
    for (;;) {
        unsigned kind = keep_letters(cutter);

        if (kind == LETTER_APOSTROPHE &&
            kind_at(folded, cutter->read + 1) == LETTER_PLAIN) {
            enum joint joint = apostrophe(cutter, token);

            if (joint != JOINT_DROP) {
                token->finish = end_place(cutter);
                cutter->read += joint == JOINT_END ? 2 : 1;
                cutter->apart = true;
                cutter->signs = 1;
                break;
            }
            cutter->read++;
        } else if (kind == LETTER_DOT && is_initial(cutter, pieces, token)) {
            cutter->read++;
            pieces++;
        } else {
            break;
        }
    }
    token->end = (uint32_t)cutter->write;
    if (!token->finish)
        token->finish = end_place(cutter);
}

static void cut_run(struct cutter *cutter, unsigned kind)
{
    struct token *token = begin_token(cutter);

    do
        keep_letter(cutter);
    while (kind == LETTER_HANGUL &&
           kind_at(cutter->folded, cutter->read) == kind);
    token->end = (uint32_t)cutter->write;
    token->finish = end_place(cutter);
}

/* Where digits end and letters begin, or the other way round; 0 if the word is
 * of one sort or changes more than once. */
static uint32_t change_at(const struct folded *folded,
                          const struct token *token)
{
    uint32_t at = token->start, split;
    unsigned first = kind_at(folded, at);

    while (at < token->end && kind_at(folded, at) == first)
        at++;
    split = at;
    while (at < token->end && kind_at(folded, at) != first)
        at++;
    if (split == token->end || at < token->end)
        return 0;
    return first == LETTER_PLAIN && split - token->start < 2 ? 0 : split;
}

static void mark_letters(const struct folded *folded, struct token *token,
                         struct letters letters)
{
    if (folded->letters[token->start] & LETTER_UPPER) {
        token->flags |= TOKEN_CAPITAL;
        if (!(letters.lower & LETTER_UPPER) && token->end - token->start > 1)
            token->flags |= TOKEN_CAPITALS;
    }
    if (!(LETTER_KIND(letters.all) & LETTER_DIGIT))
        return;
    token->flags |=
        LETTER_KIND(letters.all) & LETTER_PLAIN ? TOKEN_MIXED : TOKEN_DIGITS;
    token->value = 0;
    for (uint32_t i = token->start;
         token->flags & TOKEN_DIGITS && i < token->end && i < token->start + 9;
         i++)
        token->value =
            token->value * 10 + (folded->letters[i] & LETTER_POINT) - '0';
}

/* The same for half a word. */
static void mark_half(const struct folded *folded, struct token *token)
{
    struct letters letters = {0};

    for (uint32_t i = token->start; i < token->end; i++)
        note_letter(&letters, folded->letters[i]);
    mark_letters(folded, token, letters);
}

/* Looks at the last word: its flags, and whether it is really two. */
static void finish_word(struct cutter *cutter)
{
    struct tokens *tokens = cutter->tokens;
    struct token *token = &tokens->items[tokens->count - 1], *second;
    uint32_t split;

    mark_letters(cutter->folded, token, cutter->letters);
    split = token->flags & TOKEN_MIXED ? change_at(cutter->folded, token) : 0;
    if (!split)
        return;
    second = LIST_ADD(tokens);
    token = second - 1;
    *second = *token;
    second->start = split;
    second->place = token->finish = cutter->folded->places[split];
    second->kind = (uint8_t)kind_at(cutter->folded, split);
    second->gap = GAP_NONE;
    second->sign = second->signs = 0;
    second->flags = TOKEN_JOINED;
    token->end = split;
    token->flags &= TOKEN_JOINED;
    mark_half(cutter->folded, token);
    mark_half(cutter->folded, second);
}

/* A full stop: within a number or an address it is nothing, after a short
 * word perhaps an abbreviation. */
static uint8_t gap_of_dot(const struct cutter *cutter)
{
    const struct tokens *tokens = cutter->tokens;
    unsigned after = kind_at(cutter->folded, cutter->read + 1);
    uint32_t length;

    if (is_word(after) || after == LETTER_DOT)
        return after == LETTER_DOT ? GAP_COMMA : GAP_NONE;
    if (!tokens->count || cutter->gap)
        return GAP_COMMA;
    length = tokens->items[tokens->count - 1].end -
             tokens->items[tokens->count - 1].start;
    return length <= 4 ? GAP_DOT : GAP_STOP;
}

static void note_sign(struct cutter *cutter, uint32_t point)
{
    bool money = (point >= 0xA2 && point <= 0xA5) ||
                 (point >= 0x20A0 && point < 0x20D0) || point == 0xFDFC;

    if (cutter->signs < UINT8_MAX)
        cutter->signs++;
    if (point != ' ')
        cutter->sign = point < 0x80 ? (uint8_t)point
                       : money      ? SIGN_MONEY
                                    : SIGN_OTHER;
}

static void skip_sign(struct cutter *cutter, unsigned kind)
{
    uint8_t gap = GAP_NONE;

    if (kind == LETTER_STOP)
        gap = GAP_STOP;
    else if (kind == LETTER_DOT)
        gap = gap_of_dot(cutter);
    else if (kind == LETTER_COMMA)
        gap = GAP_COMMA;
    if (gap > cutter->gap)
        cutter->gap = gap;
    note_sign(cutter, point_at(cutter->folded, cutter->read));
    cutter->apart = true;
    cutter->read++;
}

void token_cut(struct folded *folded, struct tokens *tokens)
{
    struct cutter cutter = {.folded = folded,
                            .tokens = tokens,
                            .gap = GAP_STOP,
                            .apart = true};

    if (tokens->count)
        memset(tokens->items, 0, tokens->count * sizeof *tokens->items);
    tokens->count = 0;
    while (cutter.read < folded->count) {
        unsigned kind = kind_at(folded, cutter.read);

        if (is_word(kind)) {
            cut_word(&cutter);
            finish_word(&cutter);
        } else if (kind == LETTER_HAN || kind == LETTER_HANGUL) {
            cut_run(&cutter, kind);
        } else {
            skip_sign(&cutter, kind);
        }
    }
}
