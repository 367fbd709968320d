#include "i18n/format.h"

#include <string.h>

#include <unistr.h>

#include "base/mem.h"
#include "i18n/bidi.h"
#include "i18n/phrase.h"

#define FSI "\u2068"
#define PDI "\u2069"

enum { LRE_FIRST = 0x202A, RLO_LAST = 0x202E, LRI_FIRST = 0x2066,
       FSI_LAST = 0x2068, PDI_POINT = 0x2069 };

struct letters {
    bool ltr, rtl;
};

static struct letters letters_in(const char *string)
{
    const uint8_t *at = (const uint8_t *)string;
    struct letters found = {0};
    ucs4_t point;

    while ((at = u8_next(&point, at)) != NULL) {
        if (bidi_is_rtl(point))
            found.rtl = true;
        else if (bidi_is_ltr(point))
            found.ltr = true;
    }
    return found;
}

static size_t name_length(const char *open)
{
    size_t length = strcspn(open + 1, "{}");

    return open[1 + length] == '}' ? length : 0;
}

/* Whether the values in this pattern stand among right-to-left letters. A
 * pattern without letters of its own is as the language that is on. */
static bool is_rtl_place(const char *pattern)
{
    struct text own = {0};
    struct letters letters;

    while (*pattern) {
        size_t plain = strcspn(pattern, "{");

        text_append_n(&own, pattern, plain);
        pattern += plain;
        if (*pattern)
            pattern += 1 + name_length(pattern);
    }
    letters = letters_in(text_string(&own));
    text_done(&own);
    if (letters.rtl || letters.ltr)
        return letters.rtl;
    return phrase_language()->direction == DIRECTION_RTL;
}

/* A value can't reach out of its place: embeddings and overrides go, and
 * isolates are kept in pairs. */
static void append_contained(struct text *out, const char *value)
{
    const uint8_t *at = (const uint8_t *)value;
    const uint8_t *next;
    ucs4_t point;
    int open = 0;

    while ((next = u8_next(&point, at)) != NULL) {
        bool keep = point < LRE_FIRST || point > RLO_LAST;

        if (point >= LRI_FIRST && point <= FSI_LAST)
            open++;
        if (point == PDI_POINT)
            keep = open > 0 && open--;
        if (keep)
            text_append_n(out, (const char *)at, (size_t)(next - at));
        at = next;
    }
    while (open--)
        text_append(out, PDI);
}

static void append_isolated(struct text *out, const char *value, bool rtl_place)
{
    bool isolate = *value && (rtl_place || letters_in(value).rtl);

    if (isolate)
        text_append(out, FSI);
    append_contained(out, value);
    if (isolate)
        text_append(out, PDI);
}

void format_isolated(struct text *out, const char *string)
{
    append_isolated(out, string ? string : "",
                    phrase_language()->direction == DIRECTION_RTL);
}

static const struct format_part *find_part(const char *name, size_t length,
                                           const struct format_part *parts,
                                           size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(parts[i].name) == length &&
            strncmp(parts[i].name, name, length) == 0)
            return &parts[i];
    return NULL;
}

struct fill {
    const struct format_part *parts;
    size_t count;
    bool isolate;
    bool rtl_place;
};

static void fill(struct text *out, const char *pattern, const struct fill *with)
{
    while (*pattern) {
        size_t plain = strcspn(pattern, "{");
        const struct format_part *part = NULL;
        size_t name;

        text_append_n(out, pattern, plain);
        pattern += plain;
        if (!*pattern)
            break;
        name = name_length(pattern);
        if (name)
            part = find_part(pattern + 1, name, with->parts, with->count);
        if (!part) {
            text_append_n(out, pattern++, 1);
            continue;
        }
        if (with->isolate)
            append_isolated(out, part->value ? part->value : "",
                            with->rtl_place);
        else
            text_append(out, part->value);
        pattern += name + 2;
    }
}

void format_fill(struct text *out, const char *pattern,
                 const struct format_part *parts, size_t count)
{
    fill(out, pattern,
         &(struct fill){parts, count, true, is_rtl_place(pattern)});
}

void format_fill_own(struct text *out, const char *pattern,
                     const struct format_part *parts, size_t count)
{
    fill(out, pattern, &(struct fill){parts, count, false, false});
}

static void join(struct text *all, const char *pattern, const char *item)
{
    struct text joined = {0};
    const struct format_part parts[] = {
        {"first", text_string(all)},
        {"next", item},
    };

    format_fill_own(&joined, pattern, parts, COUNT(parts));
    text_set(all, text_string(&joined));
    text_done(&joined);
}

void format_list(struct text *out, const char *const *items, size_t count,
                 const struct language *in)
{
    bool rtl = (in ? in : phrase_language())->direction == DIRECTION_RTL;
    struct text all = {0};
    const char *more, *last;

    /* TRANSLATORS: A list of things grows from the left: {first} is what is
     * there already ("a", or "a, b"), {next} is one more, with others to
     * come. */
    more = phrase_context_in(in, "list, one more", "{first}, {next}");
    /* TRANSLATORS: The same with the last one: "a, b and c", or "a and b". */
    last = phrase_context_in(in, "list, the last", "{first} and {next}");
    for (size_t i = 0; i < count; i++) {
        struct text item = {0};

        append_isolated(&item, items[i], rtl);
        if (i == 0)
            text_set(&all, text_string(&item));
        else
            join(&all, i + 1 < count ? more : last, text_string(&item));
        text_done(&item);
    }
    text_append(out, text_string(&all));
    text_done(&all);
}

void format_together(struct text *out, const char *const *parts, size_t count)
{
    bool any = false;

    for (size_t i = 0; i < count; i++) {
        if (!parts[i] || !*parts[i])
            continue;
        if (any)
            /* TRANSLATORS: between two things on one line that is read
             * aloud: "Ride, Wednesday, agreed". Mind the blank. */
            text_append(out, C_("between", ", "));
        text_append(out, parts[i]);
        any = true;
    }
}
