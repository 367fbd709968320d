#ifndef PARCEL_IDENTITY_H
#define PARCEL_IDENTITY_H
/* Who a laptop is to other laptops: two key pairs, a fingerprint that people
 * read out to each other, and the contact card that carries the public keys.
 *
 * Part of parcel/parcel.h. A seed and secret keys live in struct secret only;
 * no label is believed before the guard has read it.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/secret.h"
#include "base/text.h"

#define PARCEL_SEED_SIZE 32
#define PARCEL_KEY_SIZE 32
#define PARCEL_LABEL_MOST 80 /* bytes of a card's or a helper's label */

struct parcel_keys {
    unsigned char sign[PARCEL_KEY_SIZE]; /* Ed25519 */
    unsigned char box[PARCEL_KEY_SIZE];  /* X25519 */
};

struct parcel_identity {
    struct parcel_keys keys;
    struct secret *sign, *box;
};

/* Another laptop, as the store keeps it. */
struct parcel_contact {
    struct parcel_keys keys;
    bool verified;    /* the numbers were compared */
    uint16_t version; /* highest ever opened from there; 0 = none yet */
};

/* Both key pairs out of the one seed; the seed stays the caller's. */
void parcel_identity_init(struct parcel_identity *identity,
                          const struct secret *seed);
void parcel_identity_done(struct parcel_identity *identity);
bool parcel_keys_equal(const struct parcel_keys *a,
                       const struct parcel_keys *b);

/* Six groups of five digits, each below 100000, of BLAKE2b("fp v1", keys). */
#define PARCEL_GROUPS 6
struct parcel_fingerprint {
    uint32_t groups[PARCEL_GROUPS];
};
struct parcel_fingerprint parcel_fingerprint(const struct parcel_keys *keys);

/* A contact card is one line of ASCII, 91 bytes, then a blank and the label if
 * there is one. Label: clean, no blank at its ends, up to PARCEL_LABEL_MOST
 * bytes; else ERR_INVALID. The guard reads it, not we. */
MUST_USE enum err parcel_card_write(const struct parcel_keys *keys,
                                    const char *label, struct text *card);
/* Blanks and line ends within the first 91 and around the whole are passed
 * over. ERR_CARD: no card, or mistyped; ERR_CARD_NEWER. */
MUST_USE enum err parcel_card_read(const char *bytes, size_t length,
                                   struct parcel_keys *keys,
                                   struct text *label);

#endif
