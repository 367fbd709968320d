#include "i18n/width.h"

#include <string.h>
#include <wchar.h>

#include <unictype.h>
#include <unistr.h>

#include "i18n/cluster.h"

/* No cluster of a clean text (base/text.h) is longer; it bounds the look
 * ahead in long texts. */
#define CLUSTER_BYTES 128

int width_point(uint32_t point)
{
    int width;

    if (point >= 0x20 && point < 0x7F)
        return 1;
    if (point < 0xA0 || uc_is_property_default_ignorable_code_point(point))
        return 0;
    width = wcwidth((wchar_t)point);
    return width < 0 ? 1 : width;
}

int width_cells(const char *string)
{
    const uint8_t *at = (const uint8_t *)string;
    int cells = 0;

    while (*at) {
        ucs4_t point = *at;
        int size = 1;

        if (point >= 0x80)
            size = u8_mbtouc(&point, at, strnlen((const char *)at, 4));
        cells += width_point(point);
        at += size;
    }
    return cells;
}

static size_t cells_of(const uint8_t *at, const uint8_t *end, int *cells)
{
    const uint8_t *start = at;

    *cells = 0;
    while (at < end) {
        ucs4_t point;

        at += u8_mbtouc(&point, at, (size_t)(end - at));
        *cells += width_point(point);
    }
    return (size_t)(end - start);
}

size_t width_cluster(const char *string, int *cells)
{
    const uint8_t *at = (const uint8_t *)string;
    size_t length = strnlen(string, CLUSTER_BYTES);

    if (!length || (at[0] < 0x80 && at[0] >= 0x20 && at[1] < 0x80)) {
        *cells = length ? width_point(at[0]) : 0;
        return length ? 1 : 0;
    }
    /* Only whole code points, where the bound cut one. */
    if (length == CLUSTER_BYTES)
        while (length > 1 && (at[length] & 0xC0) == 0x80)
            length--;
    return cells_of(at, at + cluster_first(string, length), cells);
}

size_t width_fit(const char *string, int cells)
{
    size_t fit = 0;

    while (string[fit]) {
        int width;
        size_t size = width_cluster(string + fit, &width);

        if (width > cells)
            break;
        cells -= width;
        fit += size;
    }
    return fit;
}
