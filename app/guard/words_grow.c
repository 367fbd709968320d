#include "guard/words_grow.h"

#include "base/list.h"
#include "guard/accent.h"
#include "guard/words_inside.h"

static void set_bit(uint64_t *field, uint64_t hash)
{
    uint64_t bit = words_mix(hash) >> (64 - WORDS_FIELD_BITS);

    field[bit / 64] |= (uint64_t)1 << (bit % 64);
}

struct words *words_new(size_t expected)
{
    struct words *words = words_empty();

    words->field_words = WORDS_FIELD;
    words->beginnings = mem_new(WORDS_FIELD, sizeof(uint64_t));
    words->guessable = mem_new(WORDS_FIELD, sizeof(uint64_t));
    (void)LIST_ADD(&words->words); /* index 0 means none */
    (void)LIST_ADD(&words->builds);
    words->slot_room = 1024;
    while (words->slot_room < expected)
        words->slot_room *= 2;
    words->slots = mem_new(words->slot_room, sizeof *words->slots);
    words->guess_room = 64;
    words->guesses = mem_new(words->guess_room, sizeof *words->guesses);
    return words;
}

static void grow_slots(struct words *words)
{
    uint32_t *old = words->slots;
    size_t old_room = words->slot_room;

    words->slot_room *= 2;
    words->slots = mem_new(words->slot_room, sizeof *old);
    for (size_t i = 0; i < old_room; i++)
        if (old[i])
            words->slots[words_place(
                words, words->words.items[old[i] & SLOT_WORD].hash)] = old[i];
    mem_free(old);
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

/* --- adding ------------------------------------------------------------- */

static uint32_t find_word(const struct words *words, uint64_t hash,
                          struct word_form form)
{
    uint32_t at = words_find(words, hash);

    for (; at; at = words->words.items[at].next) {
        const struct word *word = &words->words.items[at];

        if (word->mode == form.mode && word->language == form.language &&
            word->capitals == form.capitals && word->accent == form.accent)
            return at;
    }
    return 0;
}

/* The first of those with these letters from now on. */
static uint32_t new_word(struct words *words, uint64_t hash, unsigned mode)
{
    uint32_t at = (uint32_t)words->words.count, before;
    struct word *word;
    size_t place;

    if (at > SLOT_WORD)
        return at - 1; /* more than any files can hold */
    if (words->slot_count * 4 >= words->slot_room * 3)
        grow_slots(words);
    place = words_place(words, hash);
    before = words->slots[place] & SLOT_WORD;
    if (!before)
        words->slot_count++;
    word = LIST_ADD(&words->words);
    (void)LIST_ADD(&words->builds);
    word->hash = hash;
    word->next = before;
    word->mode = (uint16_t)mode;
    word->modes = (uint16_t)(words->words.items[before].modes | mode);
    words->slots[place] = words_print(words_mix(hash)) | at;
    return at;
}

/* Chinese: the table says that there are longer words. */
static void add_beginnings(struct words *words, const uint64_t *row,
                           size_t length)
{
    for (size_t i = 1; i < length; i++) {
        uint32_t at = words_find(words, row[i]);

        if (!at)
            at = new_word(words, row[i], 0);
        words->words.items[at].modes |= WORD_MORE;
        set_bit(words->beginnings, row[i]);
    }
}

uint32_t words_add(struct words *words, const uint32_t *letters, size_t length,
                   struct word_form form)
{
    uint64_t row[WORDS_LONGEST + 1] = {0};
    struct word *word;
    uint32_t at;

    for (size_t i = 0; i < length; i++)
        row[i + 1] = words_hash_add(row[i], letters[i]);
    if (form.mode == WORD_HAN)
        add_beginnings(words, row, length);
    /* The language matters only where its beginnings and endings do. */
    if (!(form.mode & (WORD_AFFIX | WORD_BEFORE | WORD_AFTER)))
        form.language = 0;
    at = find_word(words, row[length], form);
    if (at)
        return at;
    if (form.mode & WORD_PARTIAL)
        set_bit(words->beginnings, row[length]);
    if (form.mode == WORD_FUZZY)
        add_guesses(words, row, letters, length);
    at = new_word(words, row[length], form.mode);
    word = &words->words.items[at];
    word->language = form.language & 63u;
    word->capitals = form.capitals & 3u;
    word->accent = form.accent & 255u;
    words->builds.items[at].length = (uint8_t)length;
    return at;
}

bool words_are_alike(const struct word *one, const struct word *other)
{
    return one->hash == other->hash && one->mode == other->mode &&
           one->language == other->language &&
           one->capitals == other->capitals;
}

static void add_bare(struct words *words, uint32_t index)
{
    struct word like = words->words.items[index];
    uint32_t bare = new_word(words, like.hash, like.mode);
    struct word *word = &words->words.items[bare];

    word->language = like.language;
    word->capitals = like.capitals;
    word->accent = ACCENT_BARE;
    words->builds.items[bare].length = words->builds.items[index].length;
    for (uint32_t at = word->next; at; at = words->words.items[at].next) {
        struct word *other = &words->words.items[at];

        if (!words_are_alike(word, other))
            continue;
        word->tags |= other->tags;
        word->plain |= other->plain;
        if (other->month)
            word->month = other->month;
        if (!other->accent)
            other->accent = ACCENT_ANY;
    }
}

void words_add_bare(struct words *words)
{
    uint32_t count = words_count(words);

    for (uint32_t i = 1; i < count; i++) {
        const struct word *word = &words->words.items[i];
        struct word_form bare = {word->mode, word->language, word->capitals,
                                 ACCENT_BARE};

        if (word->accent & ACCENT_SAID && !find_word(words, word->hash, bare))
            add_bare(words, i);
    }
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
