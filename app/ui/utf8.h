#ifndef UI_UTF8_H
#define UI_UTF8_H
/* One character to bytes and back, for keys and cells. Pure. */
#include <stddef.h>
#include <stdint.h>

#define UTF8_SIZE 5

/* Terminated; returns the bytes without the final zero. What is no character
 * becomes U+FFFD. */
size_t utf8_put(char bytes[UTF8_SIZE], uint32_t point);
/* Bytes of the first character; 0 if more have to come, -1 if they are no
 * UTF-8. *point is cleared then. */
int utf8_take(const char *bytes, size_t length, uint32_t *point);

#endif
