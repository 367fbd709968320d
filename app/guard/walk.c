#include "guard/walk.h"

#include "guard/accent.h"

/* Letters that a word has at least onto which another one is written. */
#define JOINED_LEAST 3
/* And a name before an s that may be another word's. */
#define OWNER_LEAST 5

static bool is_ending(const struct walk *walk, size_t from, uint8_t language)
{
    uint32_t at;

    if (from == walk->length)
        return true;
    if (walk->length - from > 8)
        return false;
    at = words_find(
        walk->guard->words,
        words_hash_part(walk->guard->words, walk->row, from, walk->length));
    if (!(words_word(walk->guard->words, at)->modes & WORD_AFTER))
        return false;
    for (; at; at = words_word(walk->guard->words, at)->next) {
        const struct word *word = words_word(walk->guard->words, at);

        if (word->mode == WORD_AFTER && word->language == language)
            return true;
    }
    return false;
}

static void note_beginning(struct walk *walk, size_t from, uint8_t language)
{
    if (walk->laters < WALKS && from < walk->length) {
        walk->later[walk->laters].from = from;
        walk->later[walk->laters].language = language;
        walk->laters++;
    }
}

/* Whether the letters [from, to) of the token are written with the marks that
 * the word says, or without any. A guessed word has other letters. */
static bool has_accent(struct walk *walk, const struct word *word, size_t from,
                       size_t to)
{
    const struct scratch *scratch = walk->scratch;
    const struct token *token = &scratch->tokens.items[walk->token];

    if (token->flags & TOKEN_GUESSED)
        return word->accent == ACCENT_BARE;
    if (walk->accent_from != from || walk->accent_to != to) {
        uint32_t start = scratch->folded.places[token->start + from];
        uint32_t end = to < walk->length
                           ? scratch->folded.places[token->start + to]
                           : token->finish;

        walk->accent = accent_of(scratch->text + start, end - start);
        walk->accent_from = from;
        walk->accent_to = to;
    }
    return accent_agrees((uint8_t)word->accent, walk->accent);
}

/* Whether a word is there that has beginnings or endings, or may have some. */
static bool fits_affix(struct walk *walk, const struct word *word, size_t from,
                       size_t to, uint8_t language)
{
    if (word->mode == WORD_AFFIX)
        return (!language || language == word->language) &&
               is_ending(walk, to, word->language);
    if (word->mode == WORD_BEFORE && !from)
        note_beginning(walk, to, word->language);
    else if (word->mode == WORD_JOINED && !from)
        walk->joined = to;
    return false;
}

/* All words from this one on, with the letters [from, to) of the token. */
static void take_words(struct walk *walk, uint32_t at, size_t from, size_t to,
                       uint8_t language)
{
    bool whole = to == walk->length;
    unsigned wanted = language ? 0 : WORD_STAR | (whole ? WORD_EXACT : 0);
    const struct word *word;

    for (; at; at = word->next) {
        bool fits;

        word = words_word(walk->guard->words, at);
        if (!whole && !(word->mode & WORD_PART))
            return;
        fits = word->mode & wanted;
        if (word->mode & (WORD_AFFIX | WORD_BEFORE | WORD_JOINED))
            fits = fits_affix(walk, word, from, to, language);
        if (!fits)
            continue;
        if (word->accent && !has_accent(walk, word, from, to)) {
            /* All that follow ask for marks, too, and it has none. */
            if (word->mode == WORD_EXACT && !walk->accent)
                return;
            continue;
        }
        walk->known |= whole && !from;
        walk->met |= walk->length - to <= 2;
        walk_take(walk, at, walk->end);
    }
}

/* Words with the beginnings of the word from `from` on, whose ends are bits of
 * `may`. */
static void walk_ends(struct walk *walk, size_t from, uint64_t may,
                      uint8_t language)
{
    const struct words *words = walk->guard->words;

    for (; may; may &= may - 1) {
        size_t to = (size_t)__builtin_ctzll(may);
        uint64_t hash = words_hash_part(words, walk->row, from, to);

        take_words(walk, words_find(words, hash), from, to, language);
    }
}

/* Every beginning that may be in the files: first all are asked about without
 * a branch, for hardly any is there. */
static void walk_from(struct walk *walk, size_t from, uint8_t language)
{
    const struct words *words = walk->guard->words;
    uint64_t may = (uint64_t)1 << walk->length;

    for (size_t to = from + 1; to < walk->length; to++)
        may |= (uint64_t)words_may_begin(
                   words, words_hash_part(words, walk->row, from, to))
               << to;
    walk_ends(walk, from, may, language);
}

/* Korean: words inside a written word, and at its end. */
static void walk_inside(struct walk *walk)
{
    const struct words *words = walk->guard->words;

    for (size_t from = 0; from < walk->length; from++) {
        for (size_t to = from + 1; to <= walk->length && to <= from + 8;
             to++) {
            uint64_t hash = words_hash_part(words, walk->row, from, to);
            uint32_t at =
                words_may_begin(words, hash) ? words_find(words, hash) : 0;

            for (; at; at = words_word(words, at)->next) {
                unsigned mode = words_word(words, at)->mode;

                if (mode == WORD_INSIDE ||
                    (mode == WORD_TAIL && to == walk->length && from))
                    walk_take(walk, at, walk->end);
            }
        }
    }
}

/* Words that go on behind what the text's word begins with. */
static void walk_later(struct walk *walk)
{
    for (size_t i = 0; i < walk->laters; i++)
        walk_from(walk, walk->later[i].from, walk->later[i].language);
    /* What a file knows with it, as it stands, is one word. */
    if (walk->joined && !walk->known &&
        walk->length >= walk->joined + JOINED_LEAST)
        walk_from(walk, walk->joined, 0);
    walk->laters = 0;
    walk->joined = 0;
}

/* What was found in the files for the word. */
static void walk_found(struct walk *walk, const struct token *token)
{
    const struct found *found = walk->scratch->found.items + token->found;

    for (uint32_t i = 0; i < token->found_count; i++)
        take_words(walk, found[i].word, 0, found[i].to, 0);
    walk_later(walk);
}

/* Chinese: all words that begin at this sign. */
static void walk_signs(struct walk *walk)
{
    const struct tokens *tokens = &walk->scratch->tokens;
    const struct words *words = walk->guard->words;
    uint64_t hash = 0;
    size_t length = 0;
    uint32_t end = walk->token;

    while (end < tokens->count && length < WORDS_LONGEST &&
           tokens->items[end].kind == LETTER_HAN &&
           (end == walk->token || tokens->items[end].flags & TOKEN_JOINED)) {
        uint32_t first;

        hash = words_hash_add(hash, *token_letters(walk->scratch,
                                                   &tokens->items[end]) &
                                        LETTER_POINT);
        length++;
        end++;
        if (!words_may_begin(words, hash))
            return;
        first = words_find(words, hash);
        for (uint32_t at = first; at; at = words_word(words, at)->next)
            if (words_word(words, at)->mode == WORD_HAN)
                walk_take(walk, at, end);
        if (!(words_word(words, first)->modes & WORD_MORE))
            return;
    }
}

static void guess_word(struct walk *walk)
{
    const struct words *words = walk->guard->words;
    struct guessed guessed =
        words_guess(words, walk->row, walk->letters, walk->length);
    uint64_t row[WORDS_LONGEST + 1], may;

    if (!guessed.length)
        return;
    walk->scratch->tokens.items[walk->token].flags |= TOKEN_GUESSED;
    walk->letters = guessed.letters;
    walk->length = words_row_length(guessed.length);
    may = words_row(words, row, walk->letters, walk->length);
    walk->row = row;
    walk_ends(walk, 0, may | (uint64_t)1 << walk->length, 0);
    walk_later(walk);
}

/* A name and an s that no file knows with it. */
static bool may_own(const struct walk *walk, const struct token *token)
{
    const struct words *words = walk->guard->words;
    size_t to = walk->length - 1;
    uint32_t at;

    if (walk->known || token->plain || walk->length < OWNER_LEAST ||
        token_length(token) >= WORDS_LONGEST ||
        (walk->letters[to] & LETTER_POINT) != 's')
        return false;
    at = words_find(words, words_hash_part(words, walk->row, 0, to));
    while (at && !(words_word(words, at)->tags & TAG_BIT(TAG_GIVEN)))
        at = words_word(words, at)->next;
    return at;
}

void walk_owner(struct walk *walk)
{
    const struct words *words = walk->guard->words;
    struct token *token = &walk->scratch->tokens.items[walk->token];
    size_t to = token_length(token) - 1;
    uint32_t at = words_find(
        words, words_hash_part(words, walk->scratch->rows + token->row, 0, to));

    walk->end = walk->token + 1;
    walk->flags = token->flags;
    if (walk->scratch->capitals_idle)
        walk->flags &= ~(TOKEN_CAPITAL | TOKEN_CAPITALS);
    for (; at; at = words_word(words, at)->next)
        if (words_word(words, at)->mode & WORD_EXACT &&
            !words_word(words, at)->accent)
            walk_take(walk, at, walk->end);
}

void walk_token(struct walk *walk)
{
    struct scratch *scratch = walk->scratch;
    struct token *token = &scratch->tokens.items[walk->token];
    size_t length = token_length(token);

    walk->end = walk->token + 1;
    walk->flags = token->flags;
    if (scratch->capitals_idle)
        walk->flags &= ~(TOKEN_CAPITAL | TOKEN_CAPITALS);
    walk->known = walk->met = false;
    walk->accent_to = 0;
    token->tags |= TAG_BIT(TAG_ANY);
    if (token->kind == LETTER_HAN) {
        walk->letters = token_letters(scratch, token);
        walk_signs(walk);
        return;
    }
    walk->letters = token_letters(scratch, token);
    walk->length = words_row_length(length);
    walk->row = scratch->rows + token->row;
    walk_found(walk, token);
    if (token->kind == LETTER_HANGUL)
        walk_inside(walk);
    token = &scratch->tokens.items[walk->token];
    if (walk->known)
        token->flags |= TOKEN_KNOWN;
    if (may_own(walk, token)) {
        token->flags |= TOKEN_OWNER;
        walk->owners++;
        return;
    }
    if (!walk->met && length >= WORDS_FUZZY_LEAST && length <= 24 &&
        !token->plain && token->kind == LETTER_PLAIN)
        guess_word(walk);
}
