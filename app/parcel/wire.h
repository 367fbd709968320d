#ifndef PARCEL_WIRE_H
#define PARCEL_WIRE_H
/* The body of a packet: a struct parcel as bytes, in one way only.
 *
 * Pure; private to parcel/. Whatever wire_content takes, wire_put gives back
 * as the same bytes; anything else is refused. No length is believed before
 * it was held against what is left, and nothing is reserved for a count that
 * the bytes can't hold. Signatures and seals are not known here.
 */
#include <stddef.h>

#include "base/err.h"
#include "parcel/parcel.h"

#define WIRE_HEAD 200
#define WIRE_NAME_MOST 32
#define WIRE_VALUE_MOST 2016
#define WIRE_CODE_MOST 999999
#define WIRE_ASKED_MOST 999999
#define WIRE_NEEDED_MOST 99

/* Appends. ERR_INVALID if a length or a number does not fit into its place;
 * what has to be so besides only wire_content checks. */
MUST_USE enum err wire_put(const struct parcel *parcel, struct text *body);
/* The first part alone: who, for whom, which, when. Holds no text, so that a
 * signature can be looked up and checked before anything else is read.
 * ERR_PARCEL_FORM. */
MUST_USE enum err wire_head(const unsigned char *bytes, size_t length,
                            struct parcel *parcel);
/* The rest, into a parcel that wire_head has filled. ERR_PARCEL_FORM, _TEXT,
 * _STAGE; then whatever was read is the caller's to free. */
MUST_USE enum err wire_content(const unsigned char *bytes, size_t length,
                               struct parcel *parcel);

#endif
