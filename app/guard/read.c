#include "guard/inner.h"

#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "guard/rules.h"

/* Pieces of a long text lie over each other by this much, so that nothing is
 * cut that belongs together. */
#define OVERLAP 512

/* --- towns the caller knows --------------------------------------------- */

static void tag_town(struct scratch *scratch, const struct token *tokens,
                     const uint32_t *letters, size_t count)
{
    for (size_t i = 0; i < scratch->tokens.count; i++) {
        struct token *token = &scratch->tokens.items[i];
        bool same = false;

        for (size_t j = 0; j < count && !same; j++) {
            size_t length = token_length(&tokens[j]);

            same = token_length(token) == length;
            for (size_t k = 0; k < length && same; k++)
                same = ((letters[tokens[j].start + k] ^
                         token_letters(scratch, token)[k]) &
                        LETTER_POINT) == 0;
        }
        if (same) {
            token->tags |= TAG_BIT(TAG_TOWN);
            token->tags &= ~(TAG_BIT(TAG_GIVEN) | TAG_BIT(TAG_SURNAME));
        }
    }
}

static void tag_towns(struct scratch *scratch)
{
    const char *const *town = scratch->context->towns;
    struct folded *folded;
    struct tokens tokens = {0};

    if (!town || !*town)
        return;
    folded = mem_new(1, sizeof *folded);
    for (; *town; town++) {
        size_t length = strlen(*town);

        fold_piece(*town, length < FOLD_PIECE ? length : FOLD_PIECE, folded);
        token_cut(folded, &tokens);
        tag_town(scratch, tokens.items, folded->letters, tokens.count);
    }
    mem_free(folded);
    LIST_DONE(&tokens);
}

/* --- reading ------------------------------------------------------------ */

static void wipe(struct scratch *scratch)
{
    mem_wipe(scratch->folded.letters,
             (scratch->folded.count + 1) * sizeof(uint32_t));
    mem_wipe(scratch->folded.places,
             (scratch->folded.count + 1) * sizeof(uint32_t));
    mem_wipe(scratch->rows, (scratch->folded.count + scratch->tokens.count) *
                                sizeof *scratch->rows);
    if (scratch->found.count)
        mem_wipe(scratch->found.items,
                 scratch->found.count * sizeof *scratch->found.items);
    if (scratch->hits.count)
        mem_wipe(scratch->hits.items,
                 scratch->hits.count * sizeof *scratch->hits.items);
    for (int level = 0; level < LEVELS; level++)
        if (scratch->begins[level].count)
            mem_wipe(scratch->begins[level].items,
                     scratch->begins[level].count * sizeof(struct begin));
    if (scratch->tokens.count)
        mem_wipe(scratch->tokens.items,
                 scratch->tokens.count * sizeof *scratch->tokens.items);
    if (scratch->where.count)
        mem_wipe(scratch->where.items,
                 scratch->where.count * sizeof *scratch->where.items);
    scratch->folded.count = scratch->tokens.count = 0;
    scratch->marks.count = 0;
}

static void read_piece(const struct guard *guard, const char *text,
                       size_t length, size_t base, struct findings *findings)
{
    struct scratch *scratch = guard->scratch;

    scratch->text = text;
    scratch->length = length;
    scratch->seen = 0;
    scratch->symbols = false;
    scratch->marks.count = 0;
    memset(scratch->score, 0, sizeof scratch->score);
    memset(scratch->best, 0, sizeof scratch->best);
    fold_piece(text, length, &scratch->folded);
    token_cut(&scratch->folded, &scratch->tokens);
    scratch->capitals_idle = name_capitals_idle(scratch);
    vocabulary_read(guard, scratch);
    match_read(guard, scratch, LEVEL_SHARED);
    tag_towns(scratch);
    number_read(guard, scratch);
    name_tag(scratch);
    match_prepare(scratch);
    match_read(guard, scratch, LEVEL_SETS);
    match_read(guard, scratch, LEVEL_RULES);
    name_read(scratch);
    contact_read(scratch);
    marks_take(scratch, base, findings);
    wipe(scratch);
}

/* Where to cut: before a space, else between two characters. */
static size_t cut_at(const char *text, size_t limit)
{
    size_t at = limit;

    while (at > limit - OVERLAP / 4)
        if (text[--at] == ' ')
            return at;
    at = limit;
    while (at > limit - 4 && ((unsigned char)text[at] & 0xC0) == 0x80)
        at--;
    return at;
}

static int compare_findings(const void *left, const void *right)
{
    const struct finding *a = left, *b = right;

    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (int)a->category - (int)b->category;
}

void guard_read(const struct guard *guard, const struct guard_context *context,
                const char *text, size_t length, struct findings *findings)
{
    static const struct guard_context nothing;
    size_t at = 0, before = findings->count;
    bool sorted = true;

    guard->scratch->context = context ? context : &nothing;
    while (at < length) {
        size_t left = length - at, used = left;

        if (left > FOLD_PIECE)
            used = cut_at(text + at, FOLD_PIECE);
        read_piece(guard, text + at, used, at, findings);
        if (used == left)
            break;
        at += cut_at(text + at, used - OVERLAP);
        sorted = false;
    }
    if (!sorted && findings->count > before)
        qsort(findings->items + before, findings->count - before,
              sizeof *findings->items, compare_findings);
    guard->scratch->context = NULL;
}

void findings_clear(struct findings *findings)
{
    findings->count = 0;
}

void findings_done(struct findings *findings)
{
    mem_free(findings->items);
    *findings = (struct findings){0};
}

category_set findings_categories(const struct findings *findings)
{
    category_set set = 0;

    for (size_t i = 0; i < findings->count; i++)
        set |= CATEGORY_BIT(findings->items[i].category);
    return set;
}

/* --- the text as rules are written --------------------------------------- */

static void append_point(struct text *text, uint32_t point)
{
    char bytes[4];
    size_t count = 0;

    if (point < 0x80) {
        bytes[count++] = (char)point;
    } else if (point < 0x800) {
        bytes[count++] = (char)(0xC0 | point >> 6);
    } else if (point < 0x10000) {
        bytes[count++] = (char)(0xE0 | point >> 12);
        bytes[count++] = (char)(0x80 | (point >> 6 & 0x3F));
    } else {
        bytes[count++] = (char)(0xF0 | point >> 18);
        bytes[count++] = (char)(0x80 | (point >> 12 & 0x3F));
        bytes[count++] = (char)(0x80 | (point >> 6 & 0x3F));
    }
    if (point >= 0x80)
        bytes[count++] = (char)(0x80 | (point & 0x3F));
    text_append_n(text, bytes, count);
}

void guard_fold(const char *text, size_t length, struct text *folded)
{
    struct folded *piece = mem_new(1, sizeof *piece);

    while (length) {
        size_t used = length > FOLD_PIECE ? cut_at(text, FOLD_PIECE) : length;

        fold_piece(text, used, piece);
        for (size_t i = 0; i < piece->count; i++)
            append_point(folded, piece->letters[i] & LETTER_POINT);
        text += used;
        length -= used;
    }
    mem_free(piece);
}
