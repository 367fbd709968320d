#include "parcel/bytes.h"

#include <string.h>

#include "base/mem.h"

/* --- reading -------------------------------------------------------------- */

size_t bytes_left(const struct reader *reader)
{
    return reader->is_bad ? 0 : reader->length - reader->at;
}

const unsigned char *bytes_get(struct reader *reader, size_t size)
{
    const unsigned char *found;

    /* Compared with what is left, so that no sum can run over. */
    if (reader->is_bad || size > bytes_left(reader)) {
        reader->is_bad = true;
        return NULL;
    }
    found = reader->bytes + reader->at;
    reader->at += size;
    return found;
}

void bytes_get_into(struct reader *reader, void *into, size_t size)
{
    const unsigned char *found = bytes_get(reader, size);

    if (found)
        memcpy(into, found, size);
    else
        memset(into, 0, size);
}

uint64_t bytes_get_number(struct reader *reader, size_t size)
{
    const unsigned char *found = bytes_get(reader, size);
    uint64_t number = 0;

    for (size_t at = 0; found && at < size; at++)
        number |= (uint64_t)found[at] << (8 * at);
    return number;
}

int32_t bytes_get_day(struct reader *reader)
{
    uint32_t bits = (uint32_t)bytes_get_number(reader, 4);
    int32_t day;

    memcpy(&day, &bits, sizeof day);
    return day;
}

char *bytes_get_string(struct reader *reader, size_t prefix)
{
    size_t length = (size_t)bytes_get_number(reader, prefix);
    const unsigned char *found = bytes_get(reader, length);

    if (!found)
        return NULL;
    if (length && memchr(found, '\0', length)) {
        reader->is_bad = true;
        return NULL;
    }
    return mem_string_n((const char *)found, length);
}

/* --- writing -------------------------------------------------------------- */

void bytes_put(struct writer *writer, const void *bytes, size_t size)
{
    text_append_n(writer->out, bytes, size);
}

void bytes_put_number(struct writer *writer, uint64_t number, size_t size)
{
    unsigned char bytes[8] = {0};

    if (size < 8 && number >> (8 * size))
        writer->is_bad = true;
    for (size_t at = 0; at < size; at++)
        bytes[at] = (unsigned char)(number >> (8 * at));
    bytes_put(writer, bytes, size);
}

void bytes_put_day(struct writer *writer, int32_t day)
{
    bytes_put_number(writer, (uint32_t)day, 4);
}

void bytes_put_string(struct writer *writer, const char *string, size_t prefix)
{
    size_t length = string ? strlen(string) : 0;

    bytes_put_number(writer, length, prefix);
    if (length)
        bytes_put(writer, string, length);
}
