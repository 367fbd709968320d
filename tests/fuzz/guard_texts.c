/* Texts: what is always true of what a guard says. */
#include "guard_fuzz.h"

#include <string.h>
#include <unistd.h>

#include <unistr.h>

#include "guard/inner.h"
#include "guard/rules.h"

/* Words and marks of one piece: what the bounds on steps of match.h allow at
 * the very most, whatever the length of the text. */
#define ROOM_MOST (1u << 21)
#define POINTS 512 /* in one text */

static bool is_border(const struct text *text, size_t at)
{
    return at >= text->length || (text->bytes[at] & 0xC0) != 0x80;
}

static void check_finding(struct fuzz *fuzz, const struct finding *finding,
                          bool is_utf8)
{
    if (finding->start >= fuzz->text.length || !finding->length ||
        finding->length > fuzz->text.length - finding->start)
        fuzz_fail(fuzz, "a finding that isn't in the text");
    if (finding->category < 0 || finding->category >= CATEGORY_COUNT)
        fuzz_fail(fuzz, "a category that there isn't");
    if (!finding->rule || !strchr(finding->rule, '.') || finding->sure < 1 ||
        finding->sure > 100)
        fuzz_fail(fuzz, "a finding without its rule");
    if (is_utf8 && (!is_border(&fuzz->text, finding->start) ||
                    !is_border(&fuzz->text, finding->start + finding->length)))
        fuzz_fail(fuzz, "a finding that cuts a character");
}

static void check_all(struct fuzz *fuzz, const struct findings *findings)
{
    bool is_utf8 =
        !u8_check((const uint8_t *)fuzz->text.bytes, fuzz->text.length);

    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];

        check_finding(fuzz, finding, is_utf8);
        if (!i)
            continue;
        if (finding[-1].start > finding->start ||
            (finding[-1].start == finding->start &&
             finding[-1].category > finding->category))
            fuzz_fail(fuzz, "findings that are not in order");
    }
}

static void check_same(struct fuzz *fuzz, const struct findings *one,
                       const struct findings *two)
{
    bool same = one->count == two->count;

    for (size_t i = 0; same && i < one->count; i++) {
        const struct finding *a = &one->items[i], *b = &two->items[i];

        same = a->start == b->start && a->length == b->length &&
               a->category == b->category && a->sure == b->sure &&
               a->danger == b->danger && strcmp(a->rule, b->rule) == 0;
    }
    if (!same)
        fuzz_fail(fuzz, "the same text twice, and two answers");
}

/* What is allowed is not said, and all else is. */
static void check_allowed(struct fuzz *fuzz, const struct guard *guard,
                          const char *text, category_set all)
{
    category_set allow = (category_set)fuzz_draw(fuzz, CATEGORY_ALL + 1);
    struct guard_context context = {.allow = allow};
    struct findings findings = {0};

    guard_read(guard, &context, text, fuzz->text.length, &findings);
    check_all(fuzz, &findings);
    if (findings_categories(&findings) != (all & ~allow))
        fuzz_fail(fuzz, "allowing one thing changed another");
    findings_done(&findings);
}

static void check_town(struct fuzz *fuzz, const struct guard *guard,
                       const char *text)
{
    static const char *const towns[] = {"Rosa", "San Jos\xC3\xA9", "\xFF",
                                        "",     "\xE7\x8E\x8B",    NULL};
    struct guard_context context = {.is_town = true};
    struct findings findings = {0};

    guard_read(guard, &context, text, fuzz->text.length, &findings);
    if (findings_categories(&findings) & CATEGORY_BIT(CATEGORY_PERSON_NAME))
        fuzz_fail(fuzz, "a name in a field for towns");
    findings_clear(&findings);
    context.is_town = false;
    context.towns = towns;
    guard_read(guard, &context, text, fuzz->text.length, &findings);
    check_all(fuzz, &findings);
    findings_done(&findings);
}

static void check_folded(struct fuzz *fuzz, const char *text)
{
    struct text folded = {0};

    guard_fold(text, fuzz->text.length, &folded);
    if (folded.length > fuzz->text.length * 18 ||
        (folded.length &&
         u8_check((const uint8_t *)folded.bytes, folded.length)))
        fuzz_fail(fuzz, "folded to what is no text");
    text_done(&folded);
}

void text_check(struct fuzz *fuzz, const struct guard *guard)
{
    /* Of exactly this size, so that a byte too far is noticed. */
    size_t length = fuzz->text.length;
    char *text = mem_copy(text_string(&fuzz->text), length ? length : 1);
    struct findings one = {0}, two = {0};
    category_set all;

    guard_read(guard, NULL, text, length, &one);
    check_all(fuzz, &one);
    all = findings_categories(&one);
    fuzz->good[WAY_TEXTS] += one.count > 0;
    fuzz->bad[WAY_TEXTS] += one.count == 0;
    if (fuzz_draw(fuzz, 3) == 0)
        check_allowed(fuzz, guard, text, all);
    if (fuzz_draw(fuzz, 3) == 0)
        check_town(fuzz, guard, text);
    check_folded(fuzz, text);
    /* With other texts between, so that nothing of them may be left. */
    guard_read(guard, NULL, text, length, &two);
    check_same(fuzz, &one, &two);
    if (guard->scratch->hits.room > ROOM_MOST ||
        guard->scratch->marks.room > ROOM_MOST)
        fuzz_fail(fuzz, "more work than the length allows");
    findings_done(&one);
    findings_done(&two);
    mem_free(text);
}

/* --- what is read --------------------------------------------------------- */

static void add_noise(struct fuzz *fuzz)
{
    for (uint64_t i = fuzz_draw(fuzz, 60); i; i--)
        damage_point(
            &fuzz->text,
            (uint32_t)fuzz_draw(fuzz, fuzz_draw(fuzz, 2) ? 0x110000 : 0x800));
}

static void add_bytes(struct fuzz *fuzz)
{
    for (uint64_t i = fuzz_draw(fuzz, 80); i; i--) {
        char byte = (char)fuzz_draw(fuzz, 256);

        text_append_n(&fuzz->text, &byte, 1);
    }
}

/* Some of the file that the guard was made of: its own words. */
static void add_own_words(struct fuzz *fuzz)
{
    const struct text *file = &fuzz->files[0];
    size_t at, length;

    if (!fuzz->file_count || !file->length)
        return;
    at = (size_t)fuzz_draw(fuzz, file->length);
    length = (size_t)fuzz_draw(fuzz, 200);
    if (length > file->length - at)
        length = file->length - at;
    text_append_n(&fuzz->text, file->bytes + at, length);
}

void text_try(struct fuzz *fuzz, const struct guard *guard)
{
    text_clear(&fuzz->text);
    for (uint64_t parts = 1 + fuzz_draw(fuzz, 3); parts; parts--) {
        switch (fuzz_draw(fuzz, 6)) {
        case 0:
            add_noise(fuzz);
            break;
        case 1:
            add_bytes(fuzz);
            break;
        case 2:
            add_own_words(fuzz);
            break;
        default:
            damage_add_line(fuzz, &fuzz->text);
        }
        text_append(&fuzz->text, fuzz_draw(fuzz, 2) ? " " : "");
    }
    if (fuzz_draw(fuzz, 4))
        damage_text(fuzz, &fuzz->text);
    text_check(fuzz, guard);
}

/* Every code point there is, and the halves that are none, in four
 * surroundings. */
void text_try_points(struct fuzz *fuzz)
{
    static const struct piece around[][2] = {{{"", 0}, {"", 0}},
                                             {{"", 0}, {" ", 1}},
                                             {{"a", 1}, {"b ", 2}},
                                             {{"Maria ", 6}, {" Cruz 5", 7}}};
    uint64_t ways = fuzz->is_long ? COUNT(around) : 1;

    for (uint32_t point = 0; point < 0x110000; point += POINTS) {
        alarm(FUZZ_PATIENCE);
        for (uint64_t i = 0; i < ways; i++) {
            const struct piece *signs =
                around[fuzz->is_long ? i : fuzz_draw(fuzz, COUNT(around))];

            text_clear(&fuzz->text);
            for (uint32_t next = 0; next < POINTS; next++) {
                text_append_n(&fuzz->text, signs[0].bytes, signs[0].length);
                damage_point(&fuzz->text, point + next);
                text_append_n(&fuzz->text, signs[1].bytes, signs[1].length);
            }
            text_check(fuzz, fuzz->guard);
        }
    }
}

/* One word, or a few, until the line is as long as that. */
static void try_repeat(struct fuzz *fuzz, size_t length)
{
    struct text unit = {0};

    text_clear(&fuzz->text);
    if (fuzz_draw(fuzz, 2)) {
        damage_add_line(fuzz, &unit);
    } else {
        add_own_words(fuzz);
        add_noise(fuzz);
        text_append_n(&unit, text_string(&fuzz->text), fuzz->text.length);
    }
    if (fuzz_draw(fuzz, 2) && unit.length > 12) {
        unit.length = 1 + (size_t)fuzz_draw(fuzz, 12);
        unit.bytes[unit.length] = '\0';
    }
    text_append(&unit, fuzz_draw(fuzz, 2) ? " " : "x");
    text_clear(&fuzz->text);
    while (fuzz->text.length < length)
        text_append_n(&fuzz->text, unit.bytes, unit.length);
    text_done(&unit);
    text_check(fuzz, fuzz->guard);
}

void text_try_repeats(struct fuzz *fuzz)
{
    for (int i = 0; i < 20; i++)
        try_repeat(fuzz, (size_t)1 << (6 + fuzz_draw(fuzz, 10)));
    for (int i = 0; i < 2 && fuzz->is_long; i++) {
        alarm(FUZZ_PATIENCE);
        try_repeat(fuzz, 10 * 1024 * 1024);
    }
}
