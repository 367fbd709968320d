/* Which words of the rule files each word of the text is. */
#include "guard/lists.h"

#include <string.h>

#include "base/list.h"

/* Beginnings, and beginnings of beginnings, that are tried for one word. */
#define WALKS 4

struct walk {
    const struct guard *guard;
    struct scratch *scratch;
    uint32_t token;
    uint32_t end; /* the token after it */
    const uint32_t *letters;
    size_t length;
    uint64_t row[WORDS_LONGEST + 1];
    unsigned flags;
    bool known; /* it stands in a file as it is */
    bool met;   /* or with another ending */
    /* affix words may begin here, if the beginning was of that language */
    struct {
        size_t from;
        uint8_t language;
    } later[WALKS];
    size_t laters;
};

static uint64_t signature_of(const struct guard *guard,
                             const struct word *word)
{
    struct lists lists = lists_of(guard, word, 0);
    uint64_t signature = 0;

    if (lists.symbol_count > LISTS_MANY) {
        memcpy(&signature, lists.symbols - 2, sizeof signature);
        return signature;
    }
    for (uint32_t i = 0; i < lists.symbol_count; i++)
        signature |= automaton_signature(lists.symbols[i]);
    return signature;
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
        uint64_t signature = signature_of(walk->guard, word);

        hit->word = index;
        hit->symbol = 0;
        token->signature |= signature;
        token[end - walk->token - 1].end_signature |= signature;
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
    const struct stem *stem;
    uint32_t at;

    if (from == walk->length)
        return true;
    if (walk->length - from > 8)
        return false;
    stem = words_find(walk->guard->words,
                      words_hash_part(walk->guard->words, walk->row, from,
                                      walk->length),
                      walk->length - from);
    if (!stem || !(stem->modes & WORD_AFTER))
        return false;
    for (at = stem->words; at;
         at = words_word(walk->guard->words, at)->next) {
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

/* All words with the letters [from, to) of this one. */
static void take_stem(struct walk *walk, const struct stem *stem, size_t from,
                      size_t to, uint8_t language)
{
    bool whole = to == walk->length;
    uint32_t at = stem->words;

    while (at) {
        const struct word *word = words_word(walk->guard->words, at);
        bool fits = false;

        if (word->mode == WORD_AFFIX)
            fits = (!language || language == word->language) &&
                   is_ending(walk, to, word->language);
        else if (word->mode == WORD_BEFORE && !from)
            note_beginning(walk, to, word->language);
        else if (!language)
            fits = word->mode == WORD_STAR ||
                   (word->mode == WORD_EXACT && whole);
        if (fits) {
            walk->known = walk->known || (whole && !from);
            walk->met = true;
            take_word(walk, at, walk->end);
        }
        at = word->next;
    }
}

/* Every beginning of the word from `from` on that may be in the files: first
 * all are asked about without a branch, for hardly any is there. */
static void walk_from(struct walk *walk, size_t from, uint8_t language)
{
    const struct words *words = walk->guard->words;
    uint64_t may = (uint64_t)1 << walk->length;

    for (size_t to = from + 1; to < walk->length; to++) {
        uint64_t hash = from ? words_hash_part(words, walk->row, from, to)
                             : walk->row[to];

        may |= (uint64_t)words_may_begin(words, hash) << to;
    }
    for (; may; may &= may - 1) {
        size_t to = (size_t)__builtin_ctzll(may);
        uint64_t hash = from ? words_hash_part(words, walk->row, from, to)
                             : walk->row[to];
        const struct stem *stem = words_find(words, hash, to - from);

        if (stem && stem->words)
            take_stem(walk, stem, from, to, language);
    }
}

/* Korean: words inside a written word, and at its end. */
static void walk_inside(struct walk *walk)
{
    const struct words *words = walk->guard->words;

    for (size_t from = 0; from < walk->length; from++) {
        for (size_t to = from + 1; to <= walk->length && to <= from + 8;
             to++) {
            uint64_t hash = words_hash_part(words, walk->row, from, to);
            const struct stem *stem =
                words_may_begin(words, hash)
                    ? words_find(words, hash, to - from)
                    : NULL;
            uint32_t at = stem ? stem->words : 0;

            for (; at; at = words_word(words, at)->next) {
                unsigned mode = words_word(words, at)->mode;

                if (mode == WORD_INSIDE ||
                    (mode == WORD_TAIL && to == walk->length && from))
                    take_word(walk, at, walk->end);
            }
        }
    }
}

static void fill_row(struct walk *walk, const uint32_t *letters, size_t length)
{
    walk->letters = letters;
    walk->length = length < WORDS_LONGEST ? length : WORDS_LONGEST;
    walk->row[0] = 0;
    for (size_t i = 0; i < walk->length; i++)
        walk->row[i + 1] =
            words_hash_add(walk->row[i], letters[i] & LETTER_POINT);
}

static void walk_word(struct walk *walk)
{
    walk->laters = 0;
    walk_from(walk, 0, 0);
    for (size_t i = 0; i < walk->laters; i++)
        walk_from(walk, walk->later[i].from, walk->later[i].language);
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
        const struct stem *stem;

        hash = words_hash_add(hash, *token_letters(walk->scratch,
                                                   &tokens->items[end]) &
                                        LETTER_POINT);
        length++;
        end++;
        if (!words_may_begin(words, hash))
            return;
        stem = words_find(words, hash, length);
        if (!stem)
            return;
        for (uint32_t at = stem->words; at; at = words_word(words, at)->next)
            if (words_word(words, at)->mode == WORD_HAN)
                take_word(walk, at, end);
        if (!(stem->modes & WORD_MORE))
            return;
    }
}

static void guess_word(struct walk *walk)
{
    const struct words *words = walk->guard->words;
    struct guessed guessed =
        words_guess(words, walk->row, walk->letters, walk->length);

    if (!guessed.length)
        return;
    walk->scratch->tokens.items[walk->token].flags |= TOKEN_GUESSED;
    fill_row(walk, guessed.letters, guessed.length);
    walk_word(walk);
}

static void count_languages(struct scratch *scratch, const struct token *token)
{
    for (uint32_t plain = token->plain; plain; plain &= plain - 1)
        scratch->score[__builtin_ctz(plain) + 1]++;
}

/* A stop after "Sra" or "St" is none. */
static void settle_dot(struct scratch *scratch, uint32_t at)
{
    struct token *token = &scratch->tokens.items[at];
    uint32_t short_words =
        TAG_BIT(TAG_TITLE) | TAG_BIT(TAG_STREET) | TAG_BIT(TAG_CALLING) |
        TAG_BIT(TAG_CODING) | TAG_BIT(TAG_MONTH) | TAG_BIT(TAG_CLOCK);

    if (token->gap != GAP_DOT || !at)
        return;
    if (token[-1].tags & short_words)
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
    fill_row(walk, token_letters(scratch, token), length);
    walk_word(walk);
    if (token->kind == LETTER_HANGUL)
        walk_inside(walk);
    token = &scratch->tokens.items[walk->token];
    if (walk->known)
        token->flags |= TOKEN_KNOWN;
    if (!walk->met && length >= WORDS_FUZZY_LEAST && length <= 24 &&
        !token->plain &&
             token->kind == LETTER_PLAIN)
        guess_word(walk);
}

/* The words of a text lie far apart in memory: all are asked for first. */
static void fetch_words(const struct guard *guard, struct scratch *scratch)
{
    struct tokens *tokens = &scratch->tokens;

    for (size_t i = 0; i < tokens->count; i++) {
        struct token *token = &tokens->items[i];

        for (uint32_t at = token->start; at < token->end; at++)
            token->hash =
                words_hash_add(token->hash,
                               scratch->folded.letters[at] & LETTER_POINT);
        words_fetch(guard->words, token->hash);
    }
    for (size_t i = 0; i < tokens->count; i++)
        tokens->items[i].first =
            words_fetch_found(guard->words, tokens->items[i].hash,
                              token_length(&tokens->items[i]));
    for (size_t i = 0; i < tokens->count; i++)
        __builtin_prefetch(
            guard->lists.items +
            words_word(guard->words, tokens->items[i].first)->symbols);
}

void vocabulary_read(const struct guard *guard, struct scratch *scratch)
{
    struct walk walk;

    walk.guard = guard;
    walk.scratch = scratch;
    scratch->hits.count = 0;
    (void)LIST_ADD(&scratch->hits);
    fetch_words(guard, scratch);
    for (uint32_t i = 0; i < scratch->tokens.count; i++) {
        walk.token = i;
        read_token(&walk);
        settle_dot(scratch, i);
        if (scratch->tokens.items[i].plain)
            count_languages(scratch, &scratch->tokens.items[i]);
    }
}
