#include "ui/utf8.h"

#include <stdbool.h>

#define REPLACEMENT 0xFFFD

static bool is_character(uint32_t point)
{
    return point < 0xD800 || (point >= 0xE000 && point <= 0x10FFFF);
}

size_t utf8_put(char bytes[UTF8_SIZE], uint32_t point)
{
    size_t length = 0;

    if (!is_character(point))
        point = REPLACEMENT;
    if (point < 0x80) {
        bytes[length++] = (char)point;
    } else if (point < 0x800) {
        bytes[length++] = (char)(0xC0 | point >> 6);
    } else if (point < 0x10000) {
        bytes[length++] = (char)(0xE0 | point >> 12);
        bytes[length++] = (char)(0x80 | (point >> 6 & 0x3F));
    } else {
        bytes[length++] = (char)(0xF0 | point >> 18);
        bytes[length++] = (char)(0x80 | (point >> 12 & 0x3F));
        bytes[length++] = (char)(0x80 | (point >> 6 & 0x3F));
    }
    if (point >= 0x80)
        bytes[length++] = (char)(0x80 | (point & 0x3F));
    bytes[length] = '\0';
    return length;
}

int utf8_take(const char *bytes, size_t length, uint32_t *point)
{
    /* The least value for each length: anything shorter was padded. */
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char first = length > 0 ? (unsigned char)bytes[0] : 0;
    size_t size = first < 0x80   ? 1
                  : first < 0xC2 ? 0
                  : first < 0xE0 ? 2
                  : first < 0xF0 ? 3
                  : first < 0xF5 ? 4
                                 : 0;
    uint32_t value = size == 1   ? first
                     : size == 0 ? 0
                                 : first & (0x7Fu >> size);

    *point = 0;
    if (length == 0)
        return 0;
    if (size == 0)
        return -1;
    for (size_t i = 1; i < size; i++) {
        unsigned char byte;

        if (i >= length)
            return 0;
        byte = (unsigned char)bytes[i];
        if ((byte & 0xC0) != 0x80)
            return -1;
        value = value << 6 | (byte & 0x3F);
    }
    if (value < least[size] || !is_character(value))
        return -1;
    *point = value;
    return (int)size;
}
