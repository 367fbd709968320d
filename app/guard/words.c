#include "guard/words.h"

#include <string.h>

#include "base/err.h"
#include "base/list.h"

#define WORDS_FIELD ((1u << WORDS_FIELD_BITS) / 64)
#define LETTER 0x1FFFFFu /* of guard/letter.h: without the marks */

static void set_bit(uint64_t *field, uint64_t hash)
{
    uint64_t bit = words_mix(hash) >> (64 - WORDS_FIELD_BITS);

    field[bit / 64] |= (uint64_t)1 << (bit % 64);
}

struct words *words_empty(void)
{
    struct words *words = mem_new(1, sizeof *words);

    words->powers[0] = 1;
    for (size_t i = 1; i <= WORDS_LONGEST; i++)
        words->powers[i] = words->powers[i - 1] * WORDS_FACTOR;
    return words;
}

struct words *words_new(size_t expected)
{
    struct words *words = words_empty();

    words->field_words = WORDS_FIELD;
    words->beginnings = mem_new(WORDS_FIELD, sizeof(uint64_t));
    words->guessable = mem_new(WORDS_FIELD, sizeof(uint64_t));
    (void)LIST_ADD(&words->words); /* index 0 means none */
    (void)LIST_ADD(&words->builds);
    words->stem_room = 1024;
    while (words->stem_room < expected)
        words->stem_room *= 2;
    words->stems = mem_new(words->stem_room, sizeof *words->stems);
    words->guess_room = 64;
    words->guesses = mem_new(words->guess_room, sizeof *words->guesses);
    return words;
}

void words_free(struct words **words)
{
    if (!*words)
        return;
    LIST_DONE(&(*words)->words);
    LIST_DONE(&(*words)->builds);
    LIST_DONE(&(*words)->fuzzy);
    LIST_DONE(&(*words)->letters);
    mem_free((*words)->stems);
    mem_free((*words)->guesses);
    mem_free((*words)->beginnings);
    mem_free((*words)->guessable);
    MEM_FREE(*words);
}

void words_freeze(struct words *words)
{
    LIST_DONE(&words->builds);
    words->words.items = mem_resize(words->words.items, words->words.count,
                                    words->words.count,
                                    sizeof *words->words.items);
    words->words.room = words->words.count;
}

size_t words_size(const struct words *words)
{
    return sizeof *words +
           2 * words->field_words * sizeof *words->beginnings +
           words->stem_room * sizeof *words->stems +
           words->words.room * sizeof *words->words.items +
           words->builds.room * sizeof *words->builds.items +
           words->fuzzy.room * sizeof *words->fuzzy.items +
           words->letters.room * sizeof *words->letters.items +
           words->guess_room * sizeof *words->guesses;
}

size_t words_parts(struct words *words, struct part *parts)
{
    const struct part all[] = {
        PART(words->stems, words->stem_room),
        PART(words->words.items, words->words.count),
        PART(words->fuzzy.items, words->fuzzy.count),
        PART(words->letters.items, words->letters.count),
        PART(words->guesses, words->guess_room),
        PART(words->beginnings, words->field_words),
        PART(words->guessable, words->field_words),
    };

    memcpy(parts, all, sizeof all);
    return COUNT(all);
}

bool words_are_whole(const struct words *words)
{
    return words->stem_room && !(words->stem_room & (words->stem_room - 1)) &&
           words->guess_room &&
           !(words->guess_room & (words->guess_room - 1)) &&
           words->words.count && words->field_words == WORDS_FIELD;
}

/* The place of these letters in the table, or the free one for them. */
static size_t place_of(const struct words *words, uint64_t hash, size_t length)
{
    size_t place = (words_mix(hash) >> 20) & (words->stem_room - 1);

    while (words->stems[place].hash &&
           (words->stems[place].hash != hash ||
            words->stems[place].length != length))
        place = (place + 1) & (words->stem_room - 1);
    return place;
}

void words_fetch(const struct words *words, uint64_t hash)
{
    __builtin_prefetch(
        &words->stems[(words_mix(hash) >> 20) & (words->stem_room - 1)]);
}

uint32_t words_fetch_found(const struct words *words, uint64_t hash,
                           size_t length)
{
    const struct stem *stem = &words->stems[place_of(words, hash, length)];

    /* A word may lie in two lines of the cache. */
    __builtin_prefetch(&words->words.items[stem->words]);
    __builtin_prefetch((const char *)(&words->words.items[stem->words] + 1) -
                       1);
    return stem->words;
}

const struct stem *words_find(const struct words *words, uint64_t hash,
                              size_t length)
{
    const struct stem *stem = &words->stems[place_of(words, hash, length)];

    return stem->hash ? stem : NULL;
}

static void grow_stems(struct words *words)
{
    struct stem *old = words->stems;
    size_t old_room = words->stem_room;

    words->stem_room *= 2;
    words->stems = mem_new(words->stem_room, sizeof *old);
    for (size_t i = 0; i < old_room; i++)
        if (old[i].hash)
            words->stems[place_of(words, old[i].hash, old[i].length)] = old[i];
    mem_free(old);
}

static struct stem *have_stem(struct words *words, uint64_t hash,
                              size_t length)
{
    struct stem *stem;

    if (words->stem_count * 4 >= words->stem_room * 3)
        grow_stems(words);
    stem = &words->stems[place_of(words, hash, length)];
    if (!stem->hash) {
        stem->hash = hash;
        stem->length = (uint16_t)length;
        words->stem_count++;
    }
    return stem;
}

/* --- words with a letter wrong ------------------------------------------ */

static void put_guess(struct words *words, struct guess guess)
{
    size_t slot = guess.check & (words->guess_room - 1);

    while (words->guesses[slot].word)
        slot = (slot + 1) & (words->guess_room - 1);
    words->guesses[slot] = guess;
}

static void add_guess(struct words *words, uint64_t hash)
{
    uint32_t word = (uint32_t)words->fuzzy.count;

    if (++words->guess_count * 3 > words->guess_room * 2) {
        struct guess *old = words->guesses;
        size_t old_room = words->guess_room;

        words->guess_room *= 2;
        words->guesses = mem_new(words->guess_room, sizeof *old);
        for (size_t i = 0; i < old_room; i++)
            if (old[i].word)
                put_guess(words, old[i]);
        mem_free(old);
    }
    put_guess(words, (struct guess){(uint32_t)(words_mix(hash) >> 8), word});
    set_bit(words->guessable, hash);
}

/* The word itself and all that is left of it without one letter: any word
 * that is one letter away shares one of these. */
static void add_guesses(struct words *words, const uint64_t *row,
                        const uint32_t *letters, size_t length)
{
    struct fuzzy *fuzzy = LIST_ADD(&words->fuzzy);

    fuzzy->letters = (uint32_t)words->letters.count;
    fuzzy->length = (uint32_t)length;
    add_guess(words, row[length]);
    for (size_t i = 0; i < length; i++) {
        add_guess(words, row[i] * words->powers[length - i - 1] +
                             words_hash_part(words, row, i + 1, length));
        *LIST_ADD(&words->letters) = letters[i];
    }
}

/* One letter too many, too few or wrong, or two neighbours swapped. */
static bool is_near(const uint32_t *a, size_t a_length, const uint32_t *b,
                    size_t b_length)
{
    size_t start = 0, end = 0;
    size_t least = a_length < b_length ? a_length : b_length;

    while (start < least && (a[start] & LETTER) == b[start])
        start++;
    while (end < least - start &&
           (a[a_length - 1 - end] & LETTER) == b[b_length - 1 - end])
        end++;
    a_length -= start + end;
    b_length -= start + end;
    if (a_length <= 1 && b_length <= 1)
        return true;
    return a_length == 2 && b_length == 2 &&
           (a[start] & LETTER) == b[start + 1] &&
           (a[start + 1] & LETTER) == b[start];
}

static struct guessed look_up(const struct words *words, uint64_t hash,
                              const uint32_t *letters, size_t length)
{
    uint32_t check = (uint32_t)(words_mix(hash) >> 8);
    size_t slot = check & (words->guess_room - 1);

    for (; words->guesses[slot].word;
         slot = (slot + 1) & (words->guess_room - 1)) {
        const struct guess *guess = &words->guesses[slot];
        const struct fuzzy *fuzzy = &words->fuzzy.items[guess->word - 1];
        const uint32_t *own = words->letters.items + fuzzy->letters;

        if (guess->check == check && (letters[0] & LETTER) == own[0] &&
            is_near(letters, length, own, fuzzy->length))
            return (struct guessed){own, fuzzy->length};
    }
    return (struct guessed){NULL, 0};
}

struct guessed words_guess(const struct words *words, const uint64_t *row,
                           const uint32_t *letters, size_t length)
{
    struct guessed guessed = {NULL, 0};

    if (!words->fuzzy.count)
        return guessed;
    if (words_has_bit(words->guessable, row[length]))
        guessed = look_up(words, row[length], letters, length);
    for (size_t i = 1; i < length && !guessed.length; i++) {
        uint64_t hash = row[i] * words->powers[length - i - 1] +
                        words_hash_part(words, row, i + 1, length);

        if (words_has_bit(words->guessable, hash))
            guessed = look_up(words, hash, letters, length);
    }
    return guessed;
}

/* --- adding ------------------------------------------------------------- */

static uint32_t find_word(const struct words *words, const struct stem *stem,
                          unsigned mode, unsigned language, unsigned capitals)
{
    uint32_t at = stem->words;

    for (; at; at = words->words.items[at].next) {
        const struct word *word = &words->words.items[at];

        if (word->mode == mode && word->language == language &&
            word->capitals == capitals)
            return at;
    }
    return 0;
}

static uint32_t new_word(struct words *words, struct stem *stem)
{
    uint32_t at = (uint32_t)words->words.count;

    LIST_ADD(&words->words)->next = stem->words;
    (void)LIST_ADD(&words->builds);
    stem->words = at;
    return at;
}

uint32_t words_add(struct words *words, const uint32_t *letters, size_t length,
                   unsigned mode, unsigned language, unsigned capitals)
{
    uint64_t row[WORDS_LONGEST + 1] = {0};
    struct stem *stem;
    struct word *word;
    uint32_t at;

    for (size_t i = 0; i < length; i++)
        row[i + 1] = words_hash_add(row[i], letters[i]);
    if (mode == WORD_HAN)
        for (size_t i = 1; i < length; i++) {
            have_stem(words, row[i], i)->modes |= WORD_MORE;
            set_bit(words->beginnings, row[i]);
        }
    stem = have_stem(words, row[length], length);
    /* The language matters only where its beginnings and endings do. */
    if (!(mode & (WORD_AFFIX | WORD_BEFORE | WORD_AFTER)))
        language = 0;
    at = find_word(words, stem, mode, language, capitals);
    if (at)
        return at;
    if (mode & WORD_PARTIAL)
        set_bit(words->beginnings, row[length]);
    if (mode == WORD_FUZZY)
        add_guesses(words, row, letters, length);
    stem->modes |= (uint16_t)mode;
    at = new_word(words, stem);
    word = &words->words.items[at];
    word->mode = (uint16_t)mode;
    word->language = (uint8_t)language;
    word->capitals = (uint8_t)capitals;
    return at;
}

struct word *words_at(struct words *words, uint32_t index)
{
    return &words->words.items[index];
}

struct word_build *words_build(struct words *words, uint32_t index)
{
    return &words->builds.items[index];
}

uint32_t words_count(const struct words *words)
{
    return (uint32_t)words->words.count;
}
