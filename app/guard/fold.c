#include "guard/fold.h"

#include <stdbool.h>

#include "guard/fold_table.h"

#define BLOCK 128u
#define REPLACED 0xFFFDu

#define HANGUL_FIRST 0xAC00u
#define LEAD_FIRST 0x1100u
#define VOWEL_FIRST 0x1161u
#define TAIL_FIRST 0x11A7u

static uint32_t entry_of(uint32_t point)
{
    return fold_entries[fold_blocks[point / BLOCK] * BLOCK + point % BLOCK];
}

/* Bytes that are typed mostly need no decoding; for the others the shortest
 * form, surrogates and the last plane are checked. Yields the length. */
static size_t decode(const unsigned char *at, size_t left, uint32_t *point)
{
    uint32_t byte = at[0];
    size_t length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    uint32_t value = byte & (0x7Fu >> length);
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};

    *point = REPLACED;
    if (byte < 0xC2 || byte > 0xF4)
        return 1;
    for (size_t i = 1; i < length; i++) {
        if (i >= left || (at[i] & 0xC0) != 0x80)
            return i;
        value = value << 6 | (at[i] & 0x3Fu);
    }
    if (value >= least[length] && value < 0x110000 &&
        (value < 0xD800 || value >= 0xE000))
        *point = value;
    return length;
}

/* A letter of two bytes, the most common sort: then it needs no more checks. */
static bool is_pair(const unsigned char *at, size_t left)
{
    return at[0] >= 0xC2 && at[0] < 0xE0 && left > 1 && (at[1] & 0xC0) == 0x80;
}

/* Korean typed as single letters is put together; yields 0 if the two don't
 * make a syllable. */
static uint32_t join_hangul(uint32_t before, uint32_t now)
{
    if (before - LEAD_FIRST < 19 && now - VOWEL_FIRST < 21)
        return HANGUL_FIRST +
               ((before - LEAD_FIRST) * 21 + now - VOWEL_FIRST) * 28;
    if (before - HANGUL_FIRST < 11172 && (before - HANGUL_FIRST) % 28 == 0 &&
        now > TAIL_FIRST && now - TAIL_FIRST < 28)
        return before + now - TAIL_FIRST;
    return 0;
}

static void add_letter(struct folded *folded, uint32_t letter, size_t place)
{
    if (LETTER_KIND(letter) == LETTER_HANGUL && folded->count) {
        uint32_t *last = &folded->letters[folded->count - 1];
        uint32_t joined = join_hangul(*last & LETTER_POINT,
                                      letter & LETTER_POINT);

        if (joined) {
            *last = joined | (uint32_t)LETTER_HANGUL << LETTER_KIND_SHIFT;
            return;
        }
    }
    folded->letters[folded->count] = letter;
    folded->places[folded->count] = (uint32_t)place;
    folded->count++;
}

/* A mark on its own is dropped, except where it makes another letter. */
static void add_mark(struct folded *folded, uint32_t mark)
{
    uint32_t *last, point;

    if (!folded->count)
        return;
    last = &folded->letters[folded->count - 1];
    point = *last & LETTER_POINT;
    if ((mark == 0x0306 && point == 0x0438) ||
        (mark == 0x0308 && point == 0x0456))
        *last += 1;
}

static void add_point(struct folded *folded, uint32_t point, size_t place)
{
    uint32_t entry = entry_of(point);
    uint32_t result = entry & LETTER_RESULT;

    if (!result) {
        add_letter(folded, point | entry, place);
    } else if (entry == LETTER_DROPPED) {
        add_mark(folded, point);
    } else {
        const uint32_t *results = &fold_results[result];

        add_letter(folded, results[1] | (entry & LETTER_UPPER), place);
        for (uint32_t i = 2; i <= results[0]; i++)
            add_letter(folded, results[i], place);
    }
}

void fold_piece(const char *text, size_t length, struct folded *folded)
{
    const unsigned char *bytes = (const unsigned char *)text;

    folded->count = 0;
    for (size_t i = 0; i < length;) {
        if (bytes[i] < 0x80) {
            uint32_t entry = fold_entries[bytes[i]];
            uint32_t result = entry & LETTER_RESULT;

            folded->letters[folded->count] =
                result ? fold_results[result + 1] | (entry & LETTER_UPPER)
                       : bytes[i] | entry;
            folded->places[folded->count++] = (uint32_t)i++;
        } else if (is_pair(bytes + i, length - i)) {
            add_point(folded, (bytes[i] & 0x1Fu) << 6 | (bytes[i + 1] & 0x3Fu),
                      i);
            i += 2;
        } else {
            uint32_t point;
            size_t used = decode(bytes + i, length - i, &point);

            add_point(folded, point, i);
            i += used;
        }
    }
    folded->places[folded->count] = (uint32_t)length;
}

size_t fold_point(uint32_t point, uint32_t *out)
{
    uint32_t entry = entry_of(point);
    uint32_t result = entry & LETTER_RESULT;

    if (entry == LETTER_DROPPED)
        return 0;
    if (!result) {
        out[0] = point;
        return 1;
    }
    for (uint32_t i = 0; i < fold_results[result]; i++)
        out[i] = fold_results[result + 1 + i] & LETTER_POINT;
    return fold_results[result];
}
