#include "base/search.h"

#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/mem.h"

static void put_point(struct text *out, size_t start, ucs4_t point)
{
    uint8_t bytes[8];
    int digit = uc_decimal_value(point);
    int size;

    if (uc_is_general_category(point, UC_NON_SPACING_MARK) ||
        uc_is_general_category(point, UC_OTHER))
        return;
    if (uc_is_property_white_space(point)) {
        if (out->length > start && out->bytes[out->length - 1] != ' ')
            text_append_n(out, " ", 1);
        return;
    }
    if (digit >= 0)
        point = (ucs4_t)('0' + digit);
    size = u8_uctomb(bytes, point, (ptrdiff_t)sizeof bytes);
    if (size > 0)
        text_append_n(out, (const char *)bytes, (size_t)size);
}

static void put_folded(struct text *out, const uint8_t *folded, size_t length)
{
    size_t start = out->length;

    for (size_t at = 0; at < length;) {
        ucs4_t point;
        int size = u8_mbtouc(&point, folded + at, length - at);

        if (point != 0xFFFD)
            put_point(out, start, point);
        at += size > 0 ? (size_t)size : 1;
    }
    if (out->length > start && out->bytes[out->length - 1] == ' ')
        text_splice(out, out->length - 1, 1, "");
}

void search_fold(struct text *out, const char *string)
{
    struct text clean = {0};
    size_t size = 0;
    uint8_t *folded;

    /* libunistring refuses a whole string for one bad byte. */
    text_append_clean(&clean, string, strlen(string), strlen(string) * 2);
    if (clean.length) {
        folded = u8_casefold((const uint8_t *)clean.bytes, clean.length, NULL,
                             UNINORM_NFKD, NULL, &size);
        if (folded) {
            put_folded(out, folded, size);
            mem_wipe(folded, size);
            mem_free(folded);
        }
    }
    text_done(&clean);
}

bool search_same(const char *a, const char *b)
{
    struct text left = {0}, right = {0};
    bool same;

    search_fold(&left, a);
    search_fold(&right, b);
    same = left.length &&
           strcmp(text_string(&left), text_string(&right)) == 0;
    text_done(&left);
    text_done(&right);
    return same;
}
