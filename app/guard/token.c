#include "guard/token.h"

#include <stdbool.h>
#include <string.h>

#include "guard/token_word.h"

struct cutter {
    struct folded *folded;
    struct tokens *tokens;
    size_t read;  /* next letter that comes in */
    size_t write; /* where the next kept one goes */
    uint8_t gap;
    uint8_t sign;
    uint8_t signs;
    bool apart; /* a sign or the beginning stands before */
    struct word_letters letters; /* of the word that is being cut */
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

static void keep_letter(struct cutter *cutter)
{
    struct folded *folded = cutter->folded;

    folded->letters[cutter->write] = folded->letters[cutter->read];
    folded->places[cutter->write] = folded->places[cutter->read];
    cutter->write++;
    cutter->read++;
}

/* How many letters after this one only draw it out: "pleaseee". Two of the same
 * are spelling, and three where a language has them: copiii, مندائيين. */
static size_t drawn_out(const struct folded *folded, size_t at)
{
    uint32_t letter = point_at(folded, at);
    size_t end = at + 1, least = letter == 'i' || letter == 0x64A ? 4 : 3;

    while (end < folded->count && point_at(folded, end) == letter)
        end++;
    return end - at < least || kind_at(folded, at) != LETTER_PLAIN
               ? 0
               : end - at - 1;
}

/* All up to the next sign, whose kind is the result; a space at the end. */
static unsigned keep_letters(struct cutter *cutter, size_t start)
{
    struct folded *folded = cutter->folded;
    struct word_letters letters = cutter->letters;
    size_t read = cutter->read, write = cutter->write;

    for (; read < folded->count && is_word(LETTER_KIND(folded->letters[read]));
         read++, write++) {
        word_note_letter(&letters, folded->letters[read]);
        folded->letters[write] = folded->letters[read];
        folded->places[write] = folded->places[read];
        /* Not at the beginning: sss, www, cccd. */
        if (write > start && read + 1 < folded->count &&
            point_at(folded, read) == point_at(folded, read + 1))
            read += drawn_out(folded, read);
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

    if (!letter_is_latin(point_at(folded, token->start)))
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

    cutter->letters = (struct word_letters){0};
    for (;;) {
        unsigned kind = keep_letters(cutter, token->start);

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
            token_finish_word(folded, tokens, cutter.letters);
        } else if (kind == LETTER_HAN || kind == LETTER_HANGUL) {
            cut_run(&cutter, kind);
        } else {
            skip_sign(&cutter, kind);
        }
    }
}
