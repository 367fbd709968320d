#ifndef GUARD_FOLD_H
#define GUARD_FOLD_H
/* A piece of text as folded letters, each with its place in the source.
 *
 * The table is made at build time from libunistring. Bad UTF-8 and NUL are
 * read as a space, so what stands beside them is still seen. Letters are as
 * in guard/letter.h. One call folds at most FOLD_PIECE bytes: the caller
 * passes longer texts in pieces.
 */
#include <stddef.h>
#include <stdint.h>

#include "guard/letter.h"

#define FOLD_PIECE 4096
/* No byte becomes more than six letters. */
#define FOLD_ROOM (FOLD_PIECE * 6 + 64)

struct folded {
    uint32_t letters[FOLD_ROOM];
    uint32_t places[FOLD_ROOM]; /* one more than letters: the end */
    size_t count;
};

void fold_piece(const char *text, size_t length, struct folded *folded);
/* What one code point becomes; for the test that compares the table. Returns
 * the count, at most 18; out has room for 32. */
size_t fold_point(uint32_t point, uint32_t *out);

#endif
