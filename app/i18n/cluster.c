#include "i18n/cluster.h"

#include <stdint.h>

#include <unigbrk.h>

#include "base/mem.h"

/* Longer than any cluster that a person types. */
#define WINDOW 128

/* The library's functions that go by one cluster look at two characters at a
 * time, and part joined emoji; this one looks at all. */
static char *breaks(const char *string, size_t length)
{
    char *starts = mem_new(length, 1);

    u8_grapheme_breaks((const uint8_t *)string, length, starts);
    return starts;
}

static size_t whole_points(const char *string, size_t length, size_t limit)
{
    if (length <= limit)
        return length;
    while (limit > 1 && (string[limit] & 0xC0) == 0x80)
        limit--;
    return limit;
}

size_t cluster_first(const char *string, size_t length)
{
    size_t end = 1;
    char *starts;

    length = whole_points(string, length, WINDOW);
    if (length < 2)
        return length;
    starts = breaks(string, length);
    while (end < length && !starts[end])
        end++;
    mem_free(starts);
    return end;
}

size_t cluster_last(const char *string, size_t length)
{
    size_t start = length;
    char *starts;

    if (length < 2)
        return length;
    starts = breaks(string, length);
    do
        start--;
    while (start > 0 && !starts[start]);
    mem_free(starts);
    return length - start;
}
