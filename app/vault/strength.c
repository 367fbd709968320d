#include "vault/vault.h"

#include <stdint.h>
#include <string.h>

#include "base/nfc.h"

/* How hard a passphrase is to guess, without a word list: what looks like a
 * word counts as one word out of two thousand, however long it is; what goes
 * on as it began (aaa, 123, qwerty) and what was there before count next to
 * nothing. In tenths of a bit. */
enum tenths {
    ONE_MORE = 5,      /* goes on as it began */
    SAID_BEFORE = 10,  /* the same run a second time */
    MORE_OF_SAME = 80, /* the two above together: how often is soon guessed */
    CAPITAL = 10,      /* a capital letter inside a word */
    DIGIT = 33,
    YEAR = 60,
    LETTER = 40,   /* between digits and signs, not as a word */
    SYLLABLE = 60, /* of Korean, several letters in one */
    SIGN = 40,
    HAN = 55,
    SHORT_WORD = 60,  /* and, the */
    SHORT_PART = 100, /* org, com: three letters beside digits or signs */
    WORD = 110,
    IN_A_ROW = 18,    /* a letter of words written together */
    MADE_GROUP = 169, /* 17 * 5 * 17 * 5 * 17 */
    /* A guess is tried on all eight slots at once. */
    EIGHT_SLOTS = 30,
    FAIR = 400,
    GOOD = 500,
    STRONG = 600
};

enum sort { SORT_GAP, SORT_DIGIT, SORT_LETTER, SORT_HAN, SORT_SIGN };

struct range {
    uint32_t first;
    uint32_t last;
    enum sort sort;
};

/* What is in none of these is a letter of some script. */
static const struct range ranges[] = {
    {0x00, 0x20, SORT_GAP},        {'-', '-', SORT_GAP},
    {'_', '_', SORT_GAP},          {'0', '9', SORT_DIGIT},
    {'A', 'Z', SORT_LETTER},       {'a', 'z', SORT_LETTER},
    {0x21, 0x7F, SORT_SIGN},       {0x80, 0xA0, SORT_GAP},
    {0xA1, 0xBF, SORT_SIGN},       {0x2000, 0x2015, SORT_GAP},
    {0x2016, 0x2BFF, SORT_SIGN},   {0x3000, 0x3004, SORT_GAP},
    {0x3005, 0x3007, SORT_HAN},    {0x3008, 0x303F, SORT_SIGN},
    {0x3400, 0x9FFF, SORT_HAN},    {0xE000, 0xFAFF, SORT_HAN},
    {0xFE00, 0xFE0F, SORT_GAP},    {0xFFF0, 0xFFFF, SORT_SIGN},
    {0x1F000, 0x1FAFF, SORT_SIGN}, {0x20000, 0x3FFFF, SORT_HAN},
};

static const char *const rows_of_keys[] = {"qwertyuiop", "asdfghjkl",
                                           "zxcvbnm",    "qwertzuiop",
                                           "azertyuiop", "yxcvbnm"};

struct run {
    const uint32_t *points;
    size_t length;
    enum sort sort;
    bool alone; /* gaps on both sides */
};

static enum sort sort_of(uint32_t point)
{
    for (size_t i = 0; i < COUNT(ranges); i++)
        if (point >= ranges[i].first && point <= ranges[i].last)
            return ranges[i].sort;
    return SORT_LETTER;
}

static bool is_apostrophe(uint32_t point)
{
    return point == '\'' || point == 0x2019;
}

static uint32_t lower(uint32_t point)
{
    return point >= 'A' && point <= 'Z' ? point + 32 : point;
}

static bool is_neighbour(uint32_t a, uint32_t b)
{
    if (a > 'z' || b > 'z')
        return false;
    for (size_t i = 0; i < COUNT(rows_of_keys); i++) {
        const char *row = rows_of_keys[i];
        const char *at = a ? strchr(row, (int)a) : NULL;

        if (at && ((uint32_t)at[1] == b || (at > row && (uint32_t)at[-1] == b)))
            return true;
    }
    return false;
}

/* Third and later characters that go on as the two before them. */
static bool goes_on(const uint32_t *points, size_t at)
{
    int64_t step, before;

    if (at < 2)
        return false;
    step = (int64_t)lower(points[at]) - lower(points[at - 1]);
    before = (int64_t)lower(points[at - 1]) - lower(points[at - 2]);
    if (step == before && step >= -1 && step <= 1)
        return true;
    return is_neighbour(lower(points[at - 2]), lower(points[at - 1])) &&
           is_neighbour(lower(points[at - 1]), lower(points[at]));
}

static bool same_run(const struct run *a, const struct run *b)
{
    if (a->length != b->length)
        return false;
    for (size_t i = 0; i < a->length; i++)
        if (lower(a->points[i]) != lower(b->points[i]))
            return false;
    return true;
}

static int letters_bits(const struct run *run, int fresh)
{
    bool latin = true;
    int bits = LETTER * fresh;
    int word = IN_A_ROW * fresh;
    int capital = 0;

    for (size_t i = 0; i < run->length; i++) {
        if (run->points[i] >= 0x250)
            latin = false;
        if (run->points[i] >= 0xAC00 && run->points[i] <= 0xD7A3)
            bits = SYLLABLE * fresh;
        if (i && run->points[i] >= 'A' && run->points[i] <= 'Z')
            capital = CAPITAL;
    }
    /* Three letters are a whole word in Arabic, a short one in English. */
    if (run->length <= 3 && (latin || run->length == 1)) {
        int most = run->alone ? SHORT_WORD : SHORT_PART;

        return (bits < most ? bits : most) + capital;
    }
    if (word < WORD)
        word = WORD;
    return (bits < word ? bits : word) + capital;
}

static bool is_year(const struct run *run)
{
    return run->length == 4 &&
           ((run->points[0] == '1' && run->points[1] == '9') ||
            (run->points[0] == '2' && run->points[1] == '0'));
}

static int run_bits(const struct run *run, int *same)
{
    int fresh = 0;

    for (size_t i = 0; i < run->length; i++) {
        if (goes_on(run->points, i))
            *same += ONE_MORE;
        else
            fresh++;
    }
    switch (run->sort) {
    case SORT_DIGIT:
        return is_year(run) ? YEAR : DIGIT * fresh;
    case SORT_LETTER:
        return letters_bits(run, fresh);
    case SORT_HAN:
        return HAN * fresh;
    case SORT_SIGN:
        return SIGN * fresh;
    default:
        return 0;
    }
}

/* The next run from *at on; its length is 0 at the end. */
static struct run next_run(const uint32_t *points, size_t count, size_t *at)
{
    struct run run = {0};
    size_t start;

    while (*at < count && sort_of(points[*at]) == SORT_GAP)
        (*at)++;
    start = *at;
    if (start == count)
        return run;
    run.points = points + start;
    run.sort = sort_of(points[start]);
    while (*at < count &&
           (sort_of(points[*at]) == run.sort ||
            (run.sort == SORT_LETTER && is_apostrophe(points[*at]))))
        (*at)++;
    run.length = *at - start;
    run.alone = (start == 0 || sort_of(points[start - 1]) == SORT_GAP) &&
                (*at == count || sort_of(points[*at]) == SORT_GAP);
    return run;
}

static bool was_before(const uint32_t *points, size_t count,
                       const struct run *run)
{
    size_t at = 0;

    for (;;) {
        struct run earlier = next_run(points, count, &at);

        if (!earlier.length || earlier.points >= run->points)
            return false;
        if (same_run(&earlier, run))
            return true;
    }
}

static int count_bits(const uint32_t *points, size_t count)
{
    size_t at = 0;
    int bits = -EIGHT_SLOTS;
    int same = 0;
    struct run run;

    while ((run = next_run(points, count, &at)).length && bits < STRONG) {
        if (was_before(points, count, &run))
            same += SAID_BEFORE;
        else
            bits += run_bits(&run, &same);
    }
    return bits + (same < MORE_OF_SAME ? same : MORE_OF_SAME);
}

/* Four groups as vault_passphrase_make draws them: no words, so they count for
 * what was drawn. */
static bool is_made(const uint32_t *points, size_t count)
{
    static const char shape[] = "cvcvc-cvcvc-cvcvc-cvcvc";

    if (count != sizeof shape - 1)
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *letters = shape[i] == 'c'   ? "bdfghjklmnprstvwz"
                              : shape[i] == 'v' ? "aeiou"
                                                : "-";

        if (points[i] > 'z' || !points[i] || !strchr(letters, (int)points[i]))
            return false;
        /* Not four times the same. */
        if (i >= 6 && i % 6 == 5 &&
            memcmp(points + i - 5, points + i - 11, 5 * sizeof *points) == 0)
            return false;
    }
    return true;
}

enum strength vault_passphrase_strength(const struct secret *passphrase)
{
    struct secret *text = nfc_secret(passphrase);
    size_t count;
    struct secret *decoded = nfc_points(text, &count);
    const uint32_t *points = (const void *)decoded->bytes;
    int bits = is_made(points, count) ? 4 * MADE_GROUP - EIGHT_SLOTS
                                      : count_bits(points, count);

    secret_free(&decoded);
    secret_free(&text);
    return bits >= STRONG ? STRENGTH_STRONG
           : bits >= GOOD ? STRENGTH_GOOD
           : bits >= FAIR ? STRENGTH_FAIR
                          : STRENGTH_WEAK;
}
