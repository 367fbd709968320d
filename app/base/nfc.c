#include "base/nfc.h"

#include <string.h>

#include <sodium.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/mem.h"

/* NFC makes UTF-8 at most three times as long. With this much room the
 * library writes into our memory and asks for none of its own. */
#define GROWTH 3
#define SPARE_ROOM 64
/* What the library's own frames may have kept of the text. */
#define STACK_TO_WIPE 8192

static void digits_to_ascii(struct secret *text)
{
    size_t from = 0;
    size_t to = 0;

    while (from < text->length) {
        ucs4_t point;
        int size = u8_mbtoucr(&point, text->bytes + from, text->length - from);
        int digit = size > 1 ? uc_decimal_value(point) : -1;

        if (size < 1)
            size = 1;
        if (digit >= 0)
            text->bytes[to++] = (unsigned char)('0' + digit);
        else
            for (int i = 0; i < size; i++)
                text->bytes[to++] = text->bytes[from + (size_t)i];
        from += (size_t)size;
    }
    sodium_memzero(text->bytes + to, text->length - to);
    text->length = to;
}

struct secret *nfc_secret(const struct secret *typed)
{
    struct secret *text = secret_new(typed->length * GROWTH + SPARE_ROOM);
    size_t length = text->size;
    uint8_t *normal = NULL;

    if (!u8_check(typed->bytes, typed->length))
        normal = u8_normalize(UNINORM_NFC, typed->bytes, typed->length,
                              text->bytes, &length);
    if (normal && length <= text->size) {
        if (normal != text->bytes)
            memcpy(text->bytes, normal, length);
        text->length = length;
    } else {
        memcpy(text->bytes, typed->bytes, typed->length);
        text->length = typed->length;
    }
    if (normal != text->bytes)
        mem_free(normal);
    digits_to_ascii(text);
    sodium_stackzero(STACK_TO_WIPE);
    return text;
}

struct secret *nfc_points(const struct secret *text, size_t *count)
{
    struct secret *points = secret_new((text->length + 1) * sizeof(uint32_t));
    size_t at = 0;

    *count = 0;
    while (at < text->length) {
        ucs4_t point;
        int size = u8_mbtoucr(&point, text->bytes + at, text->length - at);
        uint32_t value = size > 0 ? (uint32_t)point : 0xFFFD;

        memcpy(points->bytes + *count * sizeof value, &value, sizeof value);
        at += size > 0 ? (size_t)size : 1;
        (*count)++;
    }
    points->length = *count * sizeof(uint32_t);
    return points;
}
