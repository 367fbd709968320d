/* Which words of the rule files each word of the text is: all are asked for at
 * once, then taken one by one. What they say of the text's languages, and of
 * its dots.
 */
#include "guard/walk.h"

#include "base/list.h"

static void count_languages(struct scratch *scratch, const struct token *token)
{
    bool latin = letter_is_latin(*token_letters(scratch, token));

    for (uint32_t plain = token->plain; plain; plain &= plain - 1) {
        uint16_t score = ++scratch->score[__builtin_ctz(plain) + 1];

        if (score > scratch->best[latin])
            scratch->best[latin] = score;
    }
}

/* Whether the word before a number is short for another, as in "no. 27". */
static bool is_shortened(const struct token *word, const struct token *number)
{
    size_t length = token_length(word);

    return (number->kind == LETTER_DIGIT || number->flags & TOKEN_MIXED) &&
           word->kind == LETTER_PLAIN &&
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
    size_t length = words_row_length(token_length(token));
    const uint64_t *row = scratch->rows + token->row;
    uint64_t may = words_row(guard->words, scratch->rows + token->row,
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

/* English hurries past the apostrophe: "yesenias mom" is Yesenia's. */
static void read_owners(struct walk *walk)
{
    struct scratch *scratch = walk->scratch;
    uint16_t score = scratch->score[walk->guard->english];

    if (!score || score < scratch->best[true])
        return;
    for (uint32_t i = 0; i < scratch->tokens.count; i++)
        if (scratch->tokens.items[i].flags & TOKEN_OWNER) {
            walk->token = i;
            walk_owner(walk);
        }
}

void vocabulary_read(const struct guard *guard, struct scratch *scratch)
{
    struct walk walk = {.guard = guard, .scratch = scratch};

    scratch->hits.count = 0;
    for (int level = 0; level < LEVELS; level++)
        scratch->begins[level].count = 0;
    (void)LIST_ADD(&scratch->hits);
    where_begin(&scratch->where, (uint32_t)scratch->tokens.count);
    fetch_words(guard, scratch);
    for (uint32_t i = 0; i < scratch->tokens.count; i++) {
        walk.token = i;
        walk_token(&walk);
        settle_dot(scratch, i);
        if (scratch->tokens.items[i].plain)
            count_languages(scratch, &scratch->tokens.items[i]);
    }
    if (walk.owners)
        read_owners(&walk);
}
