#include "guard/words.h"

#include <string.h>

#include "base/err.h"
#include "base/list.h"
#include "guard/words_grow.h"
#include "guard/words_inside.h"

#define LETTER 0x1FFFFFu /* of guard/letter.h: without the marks */

struct words *words_empty(void)
{
    struct words *words = mem_new(1, sizeof *words);

    words->powers[0] = 1;
    for (size_t i = 1; i <= WORDS_LONGEST; i++)
        words->powers[i] = words->powers[i - 1] * WORDS_FACTOR;
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
    mem_free((*words)->slots);
    mem_free((*words)->guesses);
    mem_free((*words)->beginnings);
    mem_free((*words)->guessable);
    MEM_FREE(*words);
}

size_t words_size(const struct words *words)
{
    return sizeof *words + 2 * words->field_words * sizeof *words->beginnings +
           words->slot_room * sizeof *words->slots +
           words->words.room * sizeof *words->words.items +
           words->builds.room * sizeof *words->builds.items +
           words->fuzzy.room * sizeof *words->fuzzy.items +
           words->letters.room * sizeof *words->letters.items +
           words->guess_room * sizeof *words->guesses;
}

size_t words_parts(struct words *words, struct part *parts)
{
    const struct part all[] = {
        PART(words->slots, words->slot_room),
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
    return words->slot_room && !(words->slot_room & (words->slot_room - 1)) &&
           words->guess_room &&
           !(words->guess_room & (words->guess_room - 1)) &&
           words->words.count && words->field_words == WORDS_FIELD;
}

uint64_t words_row(const struct words *words, uint64_t *row,
                   const uint32_t *letters, size_t length)
{
    uint64_t hash = 0, may = 0;

    row[0] = 0;
    for (size_t i = 0; i < length; i++) {
        hash = words_hash_add(hash, letters[i] & LETTER);
        row[i + 1] = hash;
        may |= (uint64_t)words_may_begin(words, hash) << (i + 1);
    }
    return may & (((uint64_t)1 << length) - 1);
}

void words_fetch(const struct words *words, uint64_t hash)
{
    __builtin_prefetch(
        &words->slots[words_first_place(words, words_mix(hash))]);
}

uint32_t words_fetch_found(const struct words *words, uint64_t hash)
{
    uint64_t mixed = words_mix(hash);
    uint32_t print = words_print(mixed), slot;
    size_t place = words_first_place(words, mixed);

    while ((slot = words->slots[place]) != 0 && (slot & ~SLOT_WORD) != print)
        place = (place + 1) & (words->slot_room - 1);
    __builtin_prefetch(&words->words.items[slot & SLOT_WORD]);
    return slot & SLOT_WORD;
}

uint32_t words_find(const struct words *words, uint64_t hash)
{
    return words->slots[words_place(words, hash)] & SLOT_WORD;
}

/* --- words with a letter wrong ------------------------------------------ */

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
