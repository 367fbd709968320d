#ifndef PARCEL_BYTES_H
#define PARCEL_BYTES_H
/* Reading and writing little-endian numbers and length-prefixed strings.
 *
 * A reader never goes past its end: the first thing that isn't there makes it
 * bad, and everything after that reads as zero. A writer becomes bad when a
 * number or a length doesn't fit. So only the end has to be looked at.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct reader {
    const unsigned char *bytes;
    size_t length;
    size_t at;
    bool is_bad;
};

struct writer {
    struct text *out;
    bool is_bad;
};

size_t bytes_left(const struct reader *reader);
/* Borrowed from the reader; NULL if so many aren't left. */
const unsigned char *bytes_get(struct reader *reader, size_t size);
void bytes_get_into(struct reader *reader, void *into, size_t size);
/* 1 to 8 bytes. */
uint64_t bytes_get_number(struct reader *reader, size_t size);
int32_t bytes_get_day(struct reader *reader);
/* `prefix` bytes of length, then the string: the caller's, NULL if it isn't
 * all there. May hold anything but NUL, which makes the reader bad. */
char *bytes_get_string(struct reader *reader, size_t prefix);

void bytes_put(struct writer *writer, const void *bytes, size_t size);
void bytes_put_number(struct writer *writer, uint64_t number, size_t size);
void bytes_put_day(struct writer *writer, int32_t day);
/* NULL is written as the empty string. */
void bytes_put_string(struct writer *writer, const char *string, size_t prefix);

#endif
