#ifndef BASE_TEXT_H
#define BASE_TEXT_H
/* Owned UTF-8 strings that grow, and cleaning of text from outside.
 *
 * A struct text lives inside other structs: zero-initialise it, text_done it.
 * `bytes` is never NULL after the first append and always terminated; use
 * text_string for reading. It is wiped when it grows or is done. Decrypted
 * fields and everything a person types lives in here, keys in base/secret.h.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/mark.h"

struct text {
    char *bytes;
    size_t length; /* without the final zero */
    size_t room;
};

/* Borrowed until the text changes; "" when empty, never NULL. */
const char *text_string(const struct text *text);
void text_append(struct text *text, const char *string);
void text_append_n(struct text *text, const char *bytes, size_t length);
void text_format(struct text *text, const char *format, ...) FORMAT(2, 3);
/* Replaces the whole; string may be NULL (empty). */
void text_set(struct text *text, const char *string);
/* Replaces `length` bytes at `at` by the string. */
void text_splice(struct text *text, size_t at, size_t length,
                 const char *string);
/* Empties and wipes, keeps the room. */
void text_clear(struct text *text);
/* Wipes, releases, zero-initialises. */
void text_done(struct text *text);
/* The string becomes the caller's (mem_free); the text is empty again. */
char *text_take(struct text *text);

/* Copies outside bytes as clean UTF-8 in NFC: bad sequences become U+FFFD;
 * C0, C1, bidi controls, line separators and other format characters except
 * ZWJ and ZWNJ go, newline and tab become a space; no more than `limit` bytes
 * are kept, cut between grapheme clusters, and no cluster keeps more than 8
 * code points. The source may hold NUL bytes. */
void text_append_clean(struct text *text, const char *bytes, size_t length,
                       size_t limit);
/* Whether text_append_clean would change nothing. */
bool text_is_clean(const char *string);

#endif
