#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/mem.h"

/* More marks on one letter than any script writes: only made to do harm. */
#define CLUSTER_LIMIT 8

const char *text_string(const struct text *text)
{
    return text->bytes ? text->bytes : "";
}

static void reserve(struct text *text, size_t more)
{
    size_t wanted = text->length + more + 1;
    size_t room = text->room ? text->room : 32;

    if (wanted <= text->room)
        return;
    while (room < wanted)
        room *= 2;
    text->bytes = mem_resize(text->bytes, text->room, room, 1);
    text->room = room;
}

void text_append_n(struct text *text, const char *bytes, size_t length)
{
    reserve(text, length);
    if (length)
        memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void text_append(struct text *text, const char *string)
{
    if (string)
        text_append_n(text, string, strlen(string));
}

void text_format(struct text *text, const char *format, ...)
{
    va_list arguments;
    int length;

    va_start(arguments, format);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        return;
    reserve(text, (size_t)length);
    va_start(arguments, format);
    vsnprintf(text->bytes + text->length, (size_t)length + 1, format,
              arguments);
    va_end(arguments);
    text->length += (size_t)length;
}

void text_set(struct text *text, const char *string)
{
    char *copy = mem_string(string);

    /* The string may lie inside the text itself. */
    text_clear(text);
    text_append(text, copy);
    mem_free(copy);
}

void text_splice(struct text *text, size_t at, size_t length,
                 const char *string)
{
    size_t added = string ? strlen(string) : 0;
    size_t tail;

    if (at > text->length)
        at = text->length;
    if (length > text->length - at)
        length = text->length - at;
    tail = text->length - at - length;
    reserve(text, added);
    memmove(text->bytes + at + added, text->bytes + at + length, tail);
    if (added)
        memcpy(text->bytes + at, string, added);
    if (added < length)
        mem_wipe(text->bytes + at + added + tail, length - added);
    text->length = at + added + tail;
    text->bytes[text->length] = '\0';
}

void text_clear(struct text *text)
{
    if (text->bytes)
        mem_wipe(text->bytes, text->room);
    text->length = 0;
}

void text_done(struct text *text)
{
    mem_free(text->bytes);
    *text = (struct text){0};
}

char *text_take(struct text *text)
{
    char *taken = text->bytes ? text->bytes : mem_string("");

    *text = (struct text){0};
    return taken;
}

static bool is_wanted(ucs4_t character)
{
    if (character == 0x200C || character == 0x200D)
        return true;
    if (character == 0x2028 || character == 0x2029 || character == 0x00AD)
        return false;
    if (uc_is_general_category_withtable(
            character, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf |
                           UC_CATEGORY_MASK_Cs | UC_CATEGORY_MASK_Co))
        return false;
    /* Hangul and other fillers look like nothing and hide text. */
    return !uc_is_property_default_ignorable_code_point(character) ||
           (character >= 0xFE00 && character <= 0xFE0F);
}

static void put_clean(struct text *out, ucs4_t character)
{
    uint8_t buffer[6];
    int size;

    if (character == '\n' || character == '\r' || character == '\t')
        character = ' ';
    if (!is_wanted(character))
        return;
    size = u8_uctomb(buffer, character, sizeof buffer);
    if (size > 0)
        text_append_n(out, (const char *)buffer, (size_t)size);
}

static void decode(struct text *out, const uint8_t *bytes, size_t length)
{
    size_t at = 0;

    while (at < length) {
        ucs4_t character;
        int size = u8_mbtoucr(&character, bytes + at, length - at);

        if (size <= 0) {
            character = 0xFFFD;
            size = 1;
        }
        put_clean(out, character);
        at += (size_t)size;
    }
}

static size_t first_points(const uint8_t *bytes, size_t length, size_t points)
{
    size_t at = 0;

    while (at < length && points--)
        at += (size_t)u8_mblen(bytes + at, length - at);
    return at;
}

static void put_clusters(struct text *out, const char *string, size_t limit)
{
    const uint8_t *bytes = (const uint8_t *)string;
    size_t length = strlen(string);
    char *breaks = mem_new(length + 1, 1);
    size_t used = 0, at = 0;

    /* All at once: looking at pairs, u8_grapheme_next divides families of
     * emoji and doesn't divide flags. */
    u8_grapheme_breaks(bytes, length, breaks);
    breaks[length] = 1;
    while (at < length) {
        size_t next = at + 1, size;

        while (!breaks[next])
            next++;
        size = first_points(bytes + at, next - at, CLUSTER_LIMIT);
        if (used + size > limit)
            break;
        text_append_n(out, string + at, size);
        used += size;
        at = next;
    }
    mem_free(breaks);
}

void text_append_clean(struct text *text, const char *bytes, size_t length,
                       size_t limit)
{
    struct text raw = {0};
    size_t size = 0;
    uint8_t *composed;

    /* A cluster holds at most 8 points of 4 bytes, so more can't be needed;
     * the bound keeps a paste of megabytes from being normalised whole. */
    if (limit < length / 64)
        length = limit * 64;
    decode(&raw, (const uint8_t *)bytes, length);
    composed = u8_normalize(UNINORM_NFC, (const uint8_t *)text_string(&raw),
                            raw.length + 1, NULL, &size);
    if (composed) {
        put_clusters(text, (const char *)composed, limit);
        mem_free(composed);
    }
    text_done(&raw);
}

bool text_is_clean(const char *string)
{
    struct text clean = {0};
    size_t length = strlen(string);
    bool same;

    text_append_clean(&clean, string, length, length);
    same = strcmp(text_string(&clean), string) == 0;
    text_done(&clean);
    return same;
}
