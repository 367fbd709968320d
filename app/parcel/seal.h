#ifndef PARCEL_SEAL_H
#define PARCEL_SEAL_H
/* The outside of a packet: sealed to one laptop, signed by another, padded.
 *
 * MUST: 1. give out no byte of what is inside before all of it was decrypted,
 * its end seen and its padding right; 2. bind the signature to the recipient
 * and to this very seal, so that nobody can pass the inside on under the
 * sender's name; 3. hide the true length behind one of three sizes. Private
 * to parcel/; knows nothing of what a body means.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/text.h"
#include "parcel/parcel.h"

/* Magic, version, sealed file key, header of the stream. */
#define SEAL_HEADER 120

/* ERR_INVALID if the body is too long or the recipient's key is none. The
 * last 32 of the bytes are their hash. */
MUST_USE enum err seal_close(const struct parcel_identity *from,
                             const struct parcel_keys *to,
                             const struct text *body, unsigned char **bytes,
                             size_t *length);
/* Size, hash, version: what can be known without a key. */
MUST_USE enum err seal_look(const unsigned char *bytes, size_t length);
/* The body and the signature before it, of a file that seal_look took.
 * ERR_PARCEL_OTHER, _DAMAGED, _END. */
MUST_USE enum err seal_open(const struct parcel_identity *me,
                            const unsigned char *bytes, size_t length,
                            struct text *inside);
/* Where the body starts in what seal_open gave. */
#define SEAL_SIGNATURE 64
/* Whether `sign` signed this body for this laptop in this very file. */
bool seal_is_signed(const unsigned char *sign, const unsigned char *to_box,
                    const unsigned char *file, const struct text *inside);

#endif
