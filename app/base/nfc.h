#ifndef BASE_NFC_H
#define BASE_NFC_H
/* Typed secrets in the one form that every keyboard leads to.
 *
 * Works in guarded memory from end to end. NFC, and decimal digits of any
 * script become 0 to 9, so that a key doesn't depend on the keyboard's way of
 * writing an accent or a number. Bytes that are no UTF-8 stay as they are.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/secret.h"

/* The caller's (secret_free). */
struct secret *nfc_secret(const struct secret *typed);
/* Its code points as uint32_t in `bytes`, `count` of them; the caller's. A
 * byte that is no UTF-8 counts as U+FFFD. */
struct secret *nfc_points(const struct secret *text, size_t *count);

#endif
