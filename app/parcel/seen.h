#ifndef PARCEL_SEEN_H
#define PARCEL_SEEN_H
/* Whether a packet may be taken now: again, too late, out of order, or against
 * what stands here. Pure, over a small record that the store keeps.
 *
 * Part of parcel/parcel.h.
 */
#include <stdint.h>

#include "base/err.h"

struct parcel;

#define PARCEL_HASH_SIZE 32

enum parcel_owner {
    PARCEL_OWNER_NONE, /* the request isn't here */
    PARCEL_OWNER_SENDER,
    PARCEL_OWNER_ME,
    PARCEL_OWNER_THIRD,
    PARCEL_OWNER_GONE /* was here, is erased, and stays so */
};

/* What is remembered for one request and one contact, one such record for
 * each direction; all zero before the first. */
#define PARCEL_SEEN_HASHES 8
struct parcel_seen {
    uint64_t counter; /* the highest taken, or sent */
    /* Of the packet `counter - n`; zero if that one was not taken. */
    unsigned char hashes[PARCEL_SEEN_HASHES][PARCEL_HASH_SIZE];
    int32_t until; /* keep this record up to and with that day: replays */
};

/* Whether it may be taken today. ERR_PARCEL_GAP: an earlier one has not come,
 * it may be taken if the person wants. All else may not: ERR_PARCEL_EXPIRED,
 * _EARLY, _KNOWN, _OVERTAKEN (a newer one was taken), _CONFLICT (another one
 * with this number or before it, or not theirs to send), _GONE. */
MUST_USE enum err parcel_judge(const struct parcel *parcel,
                               const struct parcel_seen *seen,
                               enum parcel_owner owner, int32_t today);
/* Gives a packet to be made the next number after those sent. */
void parcel_number(struct parcel *parcel, const struct parcel_seen *sent);
/* After it was taken, or made: in the same transaction. */
void parcel_seen_add(struct parcel_seen *seen, const struct parcel *parcel);

#endif
