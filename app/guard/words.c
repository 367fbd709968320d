#include "guard/words.h"

#include <string.h>

#include "base/list.h"

#define FACTOR 0x9E3779B97F4A7C15ull
#define MIX 0xD6E8FEB86659FD93ull
#define FIELD_BITS 18
#define FIELD_WORDS ((1u << FIELD_BITS) / 64)

struct guess {
    uint32_t check; /* of the hash */
    uint32_t stem;  /* plus one; 0 = free */
};

struct words {
    LIST(struct stem) stems;
    LIST(struct word) words;
    uint32_t *letters;
    size_t letter_count;
    size_t letter_room;
    uint32_t *slots; /* stem plus one */
    size_t slot_count;
    struct guess *guesses;
    size_t guess_room;
    size_t guess_count;
    uint64_t powers[WORDS_LONGEST + 1];
    uint64_t beginnings[FIELD_WORDS];
    uint64_t guessable[FIELD_WORDS];
};

static uint64_t mix(uint64_t hash)
{
    hash ^= hash >> 29;
    return hash * MIX;
}

static bool has_bit(const uint64_t *field, uint64_t hash)
{
    uint64_t bit = mix(hash) >> (64 - FIELD_BITS);

    return field[bit / 64] >> (bit % 64) & 1;
}

static void set_bit(uint64_t *field, uint64_t hash)
{
    uint64_t bit = mix(hash) >> (64 - FIELD_BITS);

    field[bit / 64] |= (uint64_t)1 << (bit % 64);
}

uint64_t words_hash_add(uint64_t hash, uint32_t letter)
{
    return hash * FACTOR + letter + 1;
}

uint64_t words_hash_part(const struct words *words, const uint64_t *row,
                         size_t from, size_t to)
{
    return row[to] - row[from] * words->powers[to - from];
}

struct words *words_new(void)
{
    struct words *words = mem_new(1, sizeof *words);

    words->powers[0] = 1;
    for (size_t i = 1; i <= WORDS_LONGEST; i++)
        words->powers[i] = words->powers[i - 1] * FACTOR;
    (void)LIST_ADD(&words->words); /* index 0 means none */
    words_expect(words, 256);
    return words;
}

void words_free(struct words **words)
{
    if (!*words)
        return;
    LIST_DONE(&(*words)->stems);
    LIST_DONE(&(*words)->words);
    mem_free((*words)->letters);
    mem_free((*words)->slots);
    mem_free((*words)->guesses);
    MEM_FREE(*words);
}

size_t words_size(const struct words *words)
{
    return sizeof *words + words->stems.room * sizeof *words->stems.items +
           words->words.room * sizeof *words->words.items +
           words->letter_room * sizeof *words->letters +
           words->slot_count * sizeof *words->slots +
           words->guess_room * sizeof *words->guesses;
}

static size_t slot_of(const struct words *words, uint64_t hash)
{
    return (mix(hash) >> 20) & (words->slot_count - 1);
}

void words_expect(struct words *words, size_t count)
{
    size_t wanted = words->slot_count ? words->slot_count : 64;

    while (wanted < count * 2)
        wanted *= 2;
    if (wanted == words->slot_count)
        return;
    mem_free(words->slots);
    words->slots = mem_new(wanted, sizeof *words->slots);
    words->slot_count = wanted;
    for (uint32_t i = 0; i < words->stems.count; i++) {
        size_t slot = slot_of(words, words->stems.items[i].hash);

        while (words->slots[slot])
            slot = (slot + 1) & (wanted - 1);
        words->slots[slot] = i + 1;
    }
}

static bool is_stem(const struct words *words, const struct stem *stem,
                    const uint32_t *letters, size_t length)
{
    const uint32_t *own = words->letters + stem->letters;

    if (stem->length != length)
        return false;
    for (size_t i = 0; i < length; i++)
        if (own[i] != (letters[i] & 0x1FFFFFu))
            return false;
    return true;
}

const struct stem *words_find(const struct words *words, uint64_t hash,
                              const uint32_t *letters, size_t length)
{
    size_t slot = slot_of(words, hash);

    for (; words->slots[slot]; slot = (slot + 1) & (words->slot_count - 1)) {
        const struct stem *stem = &words->stems.items[words->slots[slot] - 1];

        if (stem->hash == hash && is_stem(words, stem, letters, length))
            return stem;
    }
    return NULL;
}

static struct stem *add_stem(struct words *words, uint64_t hash,
                             const uint32_t *letters, size_t length)
{
    struct stem *stem;
    size_t slot;

    words_expect(words, words->stems.count + 1);
    slot = slot_of(words, hash);
    while (words->slots[slot])
        slot = (slot + 1) & (words->slot_count - 1);
    while (words->letter_count + length > words->letter_room) {
        size_t room = words->letter_room ? words->letter_room * 2 : 1024;

        words->letters = mem_resize(words->letters, words->letter_count, room,
                                    sizeof *words->letters);
        words->letter_room = room;
    }
    stem = LIST_ADD(&words->stems);
    stem->hash = hash;
    stem->letters = (uint32_t)words->letter_count;
    stem->length = (uint16_t)length;
    memcpy(words->letters + words->letter_count, letters,
           length * sizeof *letters);
    words->letter_count += length;
    words->slots[slot] = (uint32_t)words->stems.count;
    return stem;
}

static struct stem *have_stem(struct words *words, uint64_t hash,
                              const uint32_t *letters, size_t length)
{
    const struct stem *found = words_find(words, hash, letters, length);

    if (found)
        return &words->stems.items[found - words->stems.items];
    return add_stem(words, hash, letters, length);
}

static void grow_guesses(struct words *words)
{
    struct guess *old = words->guesses;
    size_t old_room = words->guess_room;

    words->guess_room = old_room ? old_room * 2 : 1024;
    words->guesses = mem_new(words->guess_room, sizeof *words->guesses);
    for (size_t i = 0; i < old_room; i++) {
        size_t slot = old[i].check & (words->guess_room - 1);

        if (!old[i].stem)
            continue;
        while (words->guesses[slot].stem)
            slot = (slot + 1) & (words->guess_room - 1);
        words->guesses[slot] = old[i];
    }
    mem_free(old);
}

static void add_guess(struct words *words, uint64_t hash, uint32_t stem)
{
    uint32_t check = (uint32_t)(mix(hash) >> 8);
    size_t slot;

    if ((words->guess_count + 1) * 2 > words->guess_room)
        grow_guesses(words);
    slot = check & (words->guess_room - 1);
    while (words->guesses[slot].stem)
        slot = (slot + 1) & (words->guess_room - 1);
    words->guesses[slot] = (struct guess){check, stem + 1};
    words->guess_count++;
    set_bit(words->guessable, hash);
}

/* The word itself and all that is left of it without one letter: any word
 * that is one letter away shares one of these. */
static void add_guesses(struct words *words, const uint64_t *row,
                        size_t length, uint32_t stem)
{
    add_guess(words, row[length], stem);
    for (size_t i = 0; i < length; i++)
        add_guess(words,
                  row[i] * words->powers[length - i - 1] +
                      words_hash_part(words, row, i + 1, length),
                  stem);
}

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
            have_stem(words, row[i], letters, i)->modes |= WORD_MORE;
            set_bit(words->beginnings, row[i]);
        }
    stem = have_stem(words, row[length], letters, length);
    /* The language matters only where its beginnings and endings do. */
    if (!(mode & (WORD_AFFIX | WORD_BEFORE | WORD_AFTER)))
        language = 0;
    at = find_word(words, stem, mode, language, capitals);
    if (at)
        return at;
    if (mode & WORD_PARTIAL)
        set_bit(words->beginnings, row[length]);
    if (mode == WORD_FUZZY && !(stem->modes & WORD_FUZZY))
        add_guesses(words, row, length,
                    (uint32_t)(stem - words->stems.items));
    stem->modes |= (uint16_t)mode;
    at = (uint32_t)words->words.count;
    word = LIST_ADD(&words->words);
    word->next = stem->words;
    word->mode = (uint16_t)mode;
    word->language = (uint8_t)language;
    word->capitals = (uint8_t)capitals;
    stem->words = at;
    return at;
}

struct word *words_at(struct words *words, uint32_t index)
{
    return &words->words.items[index];
}

uint32_t words_count(const struct words *words)
{
    return (uint32_t)words->words.count;
}

const struct word *words_word(const struct words *words, uint32_t index)
{
    return &words->words.items[index];
}

const uint32_t *words_letters(const struct words *words,
                              const struct stem *stem)
{
    return words->letters + stem->letters;
}

bool words_may_begin(const struct words *words, uint64_t hash)
{
    return has_bit(words->beginnings, hash);
}

/* One letter too many, too few or wrong, or two neighbours swapped. */
static bool is_near(const uint32_t *a, size_t a_length, const uint32_t *b,
                    size_t b_length)
{
    size_t start = 0, end = 0;
    size_t least = a_length < b_length ? a_length : b_length;

    while (start < least && (a[start] & 0x1FFFFFu) == b[start])
        start++;
    while (end < least - start &&
           (a[a_length - 1 - end] & 0x1FFFFFu) == b[b_length - 1 - end])
        end++;
    a_length -= start + end;
    b_length -= start + end;
    if (a_length <= 1 && b_length <= 1)
        return true;
    return a_length == 2 && b_length == 2 &&
           (a[start] & 0x1FFFFFu) == b[start + 1] &&
           (a[start + 1] & 0x1FFFFFu) == b[start];
}

static const struct stem *look_up_guess(const struct words *words,
                                        uint64_t hash, const uint32_t *letters,
                                        size_t length)
{
    uint32_t check = (uint32_t)(mix(hash) >> 8);
    size_t slot = check & (words->guess_room - 1);

    for (; words->guesses[slot].stem;
         slot = (slot + 1) & (words->guess_room - 1)) {
        const struct guess *guess = &words->guesses[slot];
        const struct stem *stem = &words->stems.items[guess->stem - 1];

        if (guess->check == check &&
            is_near(letters, length, words_letters(words, stem),
                    stem->length) &&
            (letters[0] & 0x1FFFFFu) == words_letters(words, stem)[0])
            return stem;
    }
    return NULL;
}

const struct stem *words_guess(const struct words *words, const uint64_t *row,
                               const uint32_t *letters, size_t length)
{
    const struct stem *stem = NULL;

    if (!words->guess_count)
        return NULL;
    if (has_bit(words->guessable, row[length]))
        stem = look_up_guess(words, row[length], letters, length);
    for (size_t i = 1; i < length && !stem; i++) {
        uint64_t hash = row[i] * words->powers[length - i - 1] +
                        words_hash_part(words, row, i + 1, length);

        if (has_bit(words->guessable, hash))
            stem = look_up_guess(words, hash, letters, length);
    }
    return stem;
}
