/* Which words of the rule files each word of the text is. */
#include "guard/accent.h"
#include "guard/lists.h"

#include <string.h>

#include "base/list.h"

/* Beginnings, and beginnings of beginnings, that are tried for one word. */
#define WALKS 4
/* Letters that a word has at least onto which another one is written. */
#define JOINED_LEAST 3

struct walk {
    const struct guard *guard;
    struct scratch *scratch;
    uint32_t token;
    uint32_t end; /* the token after it */
    const uint32_t *letters;
    size_t length;
    const uint64_t *row; /* hashes of its beginnings */
    unsigned flags;
    bool known; /* it stands in a file as it is */
    bool met;   /* or with a short ending */
    /* affix words may begin here, if the beginning was of that language */
    struct {
        size_t from;
        uint8_t language;
    } later[WALKS];
    size_t laters;
    size_t joined; /* where the word goes on after one written onto it, or 0 */
};

/* The word's symbols begin with one token and end with another, or the same.
 * Yields them for hit.symbols. */
static uint64_t place_symbols(const struct guard *guard,
                              const struct word *word, struct scratch *scratch,
                              uint32_t from, uint32_t to)
{
    struct lists lists = lists_of(guard, word, 0);
    struct where_map *first = where_token(&scratch->where, from);
    struct where_map *last = where_token(&scratch->where, to - 1);
    uint64_t symbols = 0;

    if (lists.symbol_count >= LISTS_MAPPED) {
        where_join(first, lists.map);
        if (last != first)
            where_join(last, lists.map);
        return UINT64_MAX;
    }
    for (uint32_t i = 0; i < lists.symbol_count; i++) {
        uint32_t place = where_of(lists.symbols[i]);

        symbols |= WHERE_FEW(place);
        where_set(first, place);
        where_set(last, place);
    }
    return symbols;
}

static bool has_capitals(const struct word *word, unsigned flags)
{
    return !word->capitals ||
           (word->capitals == 1 && flags & TOKEN_CAPITAL) ||
           (word->capitals == 2 && flags & TOKEN_CAPITALS);
}

/* The word is one that the text means. */
static void take_word(struct walk *walk, uint32_t index, uint32_t end)
{
    const struct word *word = words_word(walk->guard->words, index);
    struct token *token = &walk->scratch->tokens.items[walk->token];

    if (!has_capitals(word, walk->flags))
        return;
    if (word->symbols) {
        struct hit *hit = hit_new(walk->scratch, walk->token, end);

        hit->word = index;
        hit->symbol = 0;
        hit->symbols = place_symbols(walk->guard, word, walk->scratch,
                                     walk->token, end);
        token->levels |= word->levels;
        walk->scratch->levels |= word->levels;
    }
    for (uint32_t i = walk->token; i < end; i++, token++) {
        token->tags |= word->tags;
        token->plain |= word->plain;
        if (word->month)
            token->month = word->month;
    }
    walk->scratch->seen |= word->tags;
}

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
static bool has_accent(const struct walk *walk, const struct word *word,
                       size_t from, size_t to)
{
    const struct scratch *scratch = walk->scratch;
    const struct token *token = &scratch->tokens.items[walk->token];
    uint32_t start = scratch->folded.places[token->start + from];
    uint32_t end = to < walk->length
                       ? scratch->folded.places[token->start + to]
                       : token->finish;

    return token->flags & TOKEN_GUESSED ||
           accent_agrees((uint8_t)word->accent,
                         accent_of(scratch->text + start, end - start));
}

/* All words from this one on, with the letters [from, to) of the token. */
static void take_words(struct walk *walk, uint32_t at, size_t from, size_t to,
                       uint8_t language)
{
    bool whole = to == walk->length;

    while (at) {
        const struct word *word = words_word(walk->guard->words, at);
        bool fits = false;

        if (word->mode == WORD_AFFIX)
            fits = (!language || language == word->language) &&
                   is_ending(walk, to, word->language);
        else if (word->mode == WORD_BEFORE && !from)
            note_beginning(walk, to, word->language);
        else if (word->mode == WORD_JOINED && !from)
            walk->joined = to;
        else if (!language)
            fits = word->mode == WORD_STAR ||
                   (word->mode == WORD_EXACT && whole);
        if (fits && (!word->accent || has_accent(walk, word, from, to))) {
            walk->known = walk->known || (whole && !from);
            walk->met = walk->met || walk->length - to <= 2;
            take_word(walk, at, walk->end);
        }
        at = word->next;
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
                    take_word(walk, at, walk->end);
            }
        }
    }
}

static size_t row_length(size_t length)
{
    return length < WORDS_LONGEST ? length : WORDS_LONGEST;
}

/* The hashes of a word's beginnings; yields the bits of those that words may
 * begin with, but not that of the whole. */
static uint64_t fill_row(const struct words *words, uint64_t *row,
                         const uint32_t *letters, size_t length)
{
    uint64_t hash = 0, may = 0;

    row[0] = 0;
    for (size_t i = 0; i < length; i++) {
        hash = words_hash_add(hash, letters[i] & LETTER_POINT);
        row[i + 1] = hash;
        may |= (uint64_t)words_may_begin(words, hash) << (i + 1);
    }
    return may & (((uint64_t)1 << length) - 1);
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
                take_word(walk, at, end);
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
    walk->length = row_length(guessed.length);
    may = fill_row(words, row, walk->letters, walk->length);
    walk->row = row;
    walk_ends(walk, 0, may | (uint64_t)1 << walk->length, 0);
    walk_later(walk);
}

static void count_languages(struct scratch *scratch, const struct token *token)
{
    for (uint32_t plain = token->plain; plain; plain &= plain - 1) {
        uint16_t score = ++scratch->score[__builtin_ctz(plain) + 1];

        if (score > scratch->best)
            scratch->best = score;
    }
}

/* Whether the word before a number is short for another, as in "no. 27". */
static bool is_shortened(const struct token *word, const struct token *number)
{
    size_t length = token_length(word);

    return number->kind == LETTER_DIGIT && word->kind == LETTER_PLAIN &&
           (length == 2 || (length <= 4 && !word->plain));
}

/* A stop after "Sra" or "St" is none, nor is that of "no. 27", "47 e. Lake" or
 * "R. Larga". */
static void settle_dot(struct scratch *scratch, uint32_t at)
{
    struct token *token = &scratch->tokens.items[at];
    uint32_t short_words =
        TAG_BIT(TAG_TITLE) | TAG_BIT(TAG_STREET) | TAG_BIT(TAG_CALLING) |
        TAG_BIT(TAG_CODING) | TAG_BIT(TAG_MONTH) | TAG_BIT(TAG_CLOCK);

    if (token->gap != GAP_DOT || !at)
        return;
    if (token[-1].tags & short_words ||
        is_shortened(&token[-1], token) ||
        (token_length(&token[-1]) == 1 &&
         (token[-1].flags & TOKEN_CAPITAL ||
          (at > 1 && token[-2].flags & TOKEN_DIGITS))))
        token->gap = GAP_NONE;
    else if (token_length(&token[-1]) <= 2 && !token[-1].plain)
        token->gap = GAP_COMMA;
    else
        token->gap = GAP_STOP;
}

static void read_token(struct walk *walk)
{
    struct scratch *scratch = walk->scratch;
    struct token *token = &scratch->tokens.items[walk->token];
    size_t length = token_length(token);

    walk->end = walk->token + 1;
    walk->flags = token->flags;
    walk->known = walk->met = false;
    token->tags |= TAG_BIT(TAG_ANY);
    if (token->kind == LETTER_HAN) {
        walk->letters = token_letters(scratch, token);
        walk_signs(walk);
        return;
    }
    walk->letters = token_letters(scratch, token);
    walk->length = row_length(length);
    walk->row = scratch->rows + token->row;
    walk_found(walk, token);
    if (token->kind == LETTER_HANGUL)
        walk_inside(walk);
    token = &scratch->tokens.items[walk->token];
    if (walk->known)
        token->flags |= TOKEN_KNOWN;
    if (!walk->met && length >= WORDS_FUZZY_LEAST && length <= 24 &&
        !token->plain && token->kind == LETTER_PLAIN)
        guess_word(walk);
}

static void look_for(const struct guard *guard, struct scratch *scratch,
                     uint64_t hash, uint32_t to)
{
    struct found *found = LIST_ADD(&scratch->found);

    found->hash = hash;
    found->to = to;
    words_fetch(guard->words, hash);
}

/* The beginnings that words may have, and the whole. */
static void look_for_token(const struct guard *guard, struct scratch *scratch,
                           struct token *token)
{
    size_t length = row_length(token_length(token));
    const uint64_t *row = scratch->rows + token->row;
    uint64_t may = fill_row(guard->words, scratch->rows + token->row,
                            token_letters(scratch, token), length);

    token->found = (uint32_t)scratch->found.count;
    for (; may; may &= may - 1)
        look_for(guard, scratch, row[__builtin_ctzll(may)],
                 (uint32_t)__builtin_ctzll(may));
    look_for(guard, scratch, row[length], (uint32_t)length);
    token->found_count = (uint32_t)scratch->found.count - token->found;
}

/* The words of a text lie far apart in memory: all are asked for first. */
static void fetch_words(const struct guard *guard, struct scratch *scratch)
{
    struct tokens *tokens = &scratch->tokens;

    scratch->found.count = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        tokens->items[i].row = tokens->items[i].start + (uint32_t)i;
        look_for_token(guard, scratch, &tokens->items[i]);
    }
    for (size_t i = 0; i < scratch->found.count; i++)
        scratch->found.items[i].word =
            words_fetch_found(guard->words, scratch->found.items[i].hash);
    for (size_t i = 0; i < scratch->found.count; i++) {
        struct found *found = &scratch->found.items[i];

        found->word = words_found(guard->words, found->hash, found->word);
        __builtin_prefetch(guard->lists.items +
                           words_word(guard->words, found->word)->symbols);
    }
}

void vocabulary_read(const struct guard *guard, struct scratch *scratch)
{
    struct walk walk = {.guard = guard, .scratch = scratch};

    scratch->hits.count = 0;
    (void)LIST_ADD(&scratch->hits);
    where_begin(&scratch->where, (uint32_t)scratch->tokens.count);
    fetch_words(guard, scratch);
    for (uint32_t i = 0; i < scratch->tokens.count; i++) {
        walk.token = i;
        read_token(&walk);
        settle_dot(scratch, i);
        if (scratch->tokens.items[i].plain)
            count_languages(scratch, &scratch->tokens.items[i]);
    }
}
