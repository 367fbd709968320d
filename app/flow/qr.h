#ifndef FLOW_QR_H
#define FLOW_QR_H
/* QR codes of a text: byte mode, level L, the smallest version that holds it.
 *
 * Pure: nothing is drawn, stored or remembered. What a code holds is as
 * private as its text: qr_done wipes it. Sizes are modules without the quiet
 * zone, lengths are bytes of UTF-8.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/mark.h"
#include "base/err.h"
#include "base/text.h"

/* Larger ones can't be read by a phone from a screen. */
#define QR_VERSION_MOST 20
/* More codes than one key goes to: nobody would read them all. */
#define QR_PIECES_MOST 9

struct qr {
    int size;
    unsigned char *modules; /* size * size, row by row, 1 = dark */
};

/* ERR_INVALID if the text is empty, or too long for `version_most`. */
MUST_USE enum err qr_make(const char *text, int version_most, struct qr *qr);
/* Wipes, zero-initialises. */
void qr_done(struct qr *qr);
/* Modules on a side; bytes that fit. */
int qr_size(int version);
size_t qr_bytes(int version);
/* The smallest version for so many bytes; 0 if there is none. */
int qr_version(size_t bytes);

/* A text as several that can each be read alone: "1/3 ...", each at most
 * `bytes` long, parted between lines if that does, else between words, else
 * between signs. ERR_INVALID, and nothing, if more than QR_PIECES_MOST would
 * be needed. One that fits stays as it is, without a number. */
struct qr_pieces {
    struct text items[QR_PIECES_MOST];
    size_t count;
};
MUST_USE enum err qr_split(const char *text, size_t bytes,
                           struct qr_pieces *pieces);
void qr_pieces_done(struct qr_pieces *pieces);

#endif
