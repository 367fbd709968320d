/* One word of an entry, with the signs before and after it. */
#include "guard/accent.h"
#include "guard/phrase.h"

static uint32_t point_of(uint32_t letter)
{
    return letter & LETTER_POINT;
}

size_t phrase_letters(struct guard_builder *builder, const char *word,
                      size_t length, uint32_t letters[WORDS_LONGEST])
{
    struct folded *folded = builder->folded;
    unsigned kind;

    if (!length || length > WORDS_LONGEST * 4)
        return 0;
    fold_piece(word, length, folded);
    if (!folded->count || folded->count > WORDS_LONGEST)
        return 0;
    kind = LETTER_KIND(folded->letters[0]);
    for (size_t i = 0; i < folded->count; i++) {
        unsigned other = LETTER_KIND(folded->letters[i]);

        if (other < LETTER_PLAIN || other > LETTER_HANGUL || other != kind)
            return 0;
        letters[i] = point_of(folded->letters[i]);
    }
    return folded->count;
}

struct spelling {
    const char *start;
    const char *end;
    unsigned capitals;
    unsigned accent;
    bool star_before;
    char ending; /* 0, * or ~ */
};

static struct spelling read_spelling(const char *start, const char *end)
{
    unsigned accent;
    struct spelling spelling = {start, end, 0, 0, false, 0};

    while (start < end && *start == '^' && spelling.capitals < 2) {
        spelling.capitals++;
        start++;
    }
    if (start < end && *start == '=') {
        spelling.accent = ACCENT_SAID;
        start++;
    }
    if (start < end && *start == '*') {
        spelling.star_before = true;
        start++;
    }
    if (end > start && (end[-1] == '*' || end[-1] == '~'))
        spelling.ending = *--end;
    spelling.start = start;
    spelling.end = end;
    accent = accent_of(start, (size_t)(end - start));
    if (accent)
        spelling.accent = ACCENT_SAID | accent;
    return spelling;
}

static unsigned mode_of(struct phrase *phrase, const struct spelling *spelling,
                        unsigned kind)
{
    if (spelling->star_before) {
        if (kind == LETTER_HANGUL)
            return spelling->ending == '*' ? WORD_INSIDE : WORD_TAIL;
        phrase_wrong(phrase, N_("a * before a word that isn't Korean"),
                     N_("the word without it, or all its beginnings"));
    }
    if (kind == LETTER_HAN)
        return WORD_HAN;
    if (spelling->ending == '*')
        return WORD_STAR;
    return spelling->ending == '~' ? WORD_AFFIX : WORD_EXACT;
}

static uint32_t add_word(struct phrase *phrase, const struct spelling *spelling,
                         const uint32_t *letters, size_t count, unsigned kind)
{
    struct guard_builder *builder = phrase->builder;
    struct word_form form = {
        .mode = mode_of(phrase, spelling, kind),
        .language = builder->languages[phrase->source.file],
        .capitals = spelling->capitals,
        .accent = spelling->accent,
    };

    return words_add(builder->guard->words, letters, count, form);
}

uint32_t phrase_word(struct guard_builder *builder, struct source source,
                     const char *entry, size_t length)
{
    uint32_t letters[WORDS_LONGEST];
    struct spelling spelling = read_spelling(entry, entry + length);
    struct phrase phrase = {.builder = builder, .source = source};
    size_t count = phrase_letters(
        builder, spelling.start, (size_t)(spelling.end - spelling.start),
        letters);

    for (size_t i = 0; i < length; i++)
        if (phrase_is_special(entry[i]))
            return 0;
    if (!count)
        return 0;
    return add_word(&phrase, &spelling, letters, count,
                    LETTER_KIND(builder->folded->letters[0]));
}

/* A spelling that is several words for the guard: hyphens, h1b签证. */
static void add_pieces(struct phrase *phrase, struct chain *chain,
                       const struct spelling *spelling)
{
    struct guard_builder *builder = phrase->builder;
    struct tokens *tokens = &builder->tokens;
    uint32_t letters[WORDS_LONGEST];
    size_t at = 0;

    token_cut(builder->folded, tokens);
    if (!tokens->count)
        phrase_wrong(phrase, N_("a sign that is no word"),
                     N_("letters or digits"));
    while (at < tokens->count) {
        struct spelling piece = *spelling;
        unsigned kind = tokens->items[at].kind;
        size_t count = 0;
        uint32_t word;

        do {
            const struct token *token = &tokens->items[at++];

            for (uint32_t i = token->start; i < token->end; i++) {
                if (count == WORDS_LONGEST) {
                    phrase_wrong(phrase, N_("a word that is too long"),
                          N_("its beginning and a *"));
                    return;
                }
                letters[count++] = point_of(builder->folded->letters[i]);
            }
        } while (kind == LETTER_HAN && at < tokens->count &&
                 tokens->items[at].kind == LETTER_HAN);
        if (at < tokens->count)
            piece.ending = 0;
        piece.accent = 0; /* it belongs to the whole */
        word = add_word(phrase, &piece, letters, count, kind);
        words_build(builder->guard->words, word)->used = true;
        phrase_add(phrase, chain, ITEM_SYMBOL, SYMBOL_WORD + word);
    }
}

void spelling_read(struct phrase *phrase, struct chain *chain)
{
    const char *start = phrase->at;
    struct spelling spelling;
    uint32_t letters[WORDS_LONGEST];
    size_t count;

    while (phrase->at < phrase->end && !phrase_is_special(*phrase->at))
        phrase->at++;
    spelling = read_spelling(start, phrase->at);
    count = phrase_letters(phrase->builder, spelling.start,
                           (size_t)(spelling.end - spelling.start), letters);
    if (count) {
        uint32_t word =
            add_word(phrase, &spelling, letters, count,
                     LETTER_KIND(phrase->builder->folded->letters[0]));

        words_build(phrase->builder->guard->words, word)->used = true;
        phrase_add(phrase, chain, ITEM_SYMBOL, SYMBOL_WORD + word);
    } else if (spelling.end - spelling.start > WORDS_LONGEST * 4) {
        phrase_wrong(phrase, N_("a word that is too long"),
                     N_("its beginning and a *"));
    } else if (spelling.end == spelling.start) {
        phrase_wrong(phrase, N_("a sign without a word"),
                     N_("the word beside the sign"));
    } else {
        add_pieces(phrase, chain, &spelling);
    }
}
