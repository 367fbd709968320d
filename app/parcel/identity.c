#include "parcel/identity.h"

#include <string.h>

#include <sodium.h>

#include "parcel/bytes.h"

#define CONTEXT "JEparcel"
#define SUBKEY_SIGN 1
#define SUBKEY_BOX 2

_Static_assert(PARCEL_SEED_SIZE == crypto_kdf_KEYBYTES &&
                   PARCEL_KEY_SIZE == crypto_sign_PUBLICKEYBYTES &&
                   PARCEL_KEY_SIZE == crypto_box_PUBLICKEYBYTES &&
                   sizeof CONTEXT - 1 == crypto_kdf_CONTEXTBYTES &&
                   crypto_sign_SEEDBYTES == crypto_box_SEEDBYTES,
               "sizes of keys");

void parcel_identity_init(struct parcel_identity *identity,
                          const struct secret *seed)
{
    struct secret *part = secret_new(crypto_sign_SEEDBYTES);

    identity->sign = secret_new(crypto_sign_SECRETKEYBYTES);
    identity->box = secret_new(crypto_box_SECRETKEYBYTES);
    /* One seed to keep, two keys that can't be told to belong together. */
    (void)crypto_kdf_derive_from_key(part->bytes, part->size, SUBKEY_SIGN,
                                     CONTEXT, seed->bytes);
    (void)crypto_sign_seed_keypair(identity->keys.sign, identity->sign->bytes,
                                   part->bytes);
    (void)crypto_kdf_derive_from_key(part->bytes, part->size, SUBKEY_BOX,
                                     CONTEXT, seed->bytes);
    (void)crypto_box_seed_keypair(identity->keys.box, identity->box->bytes,
                                  part->bytes);
    secret_free(&part);
}

void parcel_identity_done(struct parcel_identity *identity)
{
    secret_free(&identity->sign);
    secret_free(&identity->box);
    memset(&identity->keys, 0, sizeof identity->keys);
}

bool parcel_keys_equal(const struct parcel_keys *a, const struct parcel_keys *b)
{
    return memcmp(a->sign, b->sign, PARCEL_KEY_SIZE) == 0 &&
           memcmp(a->box, b->box, PARCEL_KEY_SIZE) == 0;
}

struct parcel_fingerprint parcel_fingerprint(const struct parcel_keys *keys)
{
    static const unsigned char label[] = "fp v1";
    unsigned char hash[8 * PARCEL_GROUPS];
    struct reader reader = {hash, sizeof hash, 0, false};
    struct parcel_fingerprint fingerprint;
    crypto_generichash_state state;

    (void)crypto_generichash_init(&state, NULL, 0, sizeof hash);
    (void)crypto_generichash_update(&state, label, sizeof label - 1);
    (void)crypto_generichash_update(&state, keys->sign, PARCEL_KEY_SIZE);
    (void)crypto_generichash_update(&state, keys->box, PARCEL_KEY_SIZE);
    (void)crypto_generichash_final(&state, hash, sizeof hash);
    /* 64 bits a group: the remainder favours no number that anybody could
     * notice. */
    for (size_t at = 0; at < PARCEL_GROUPS; at++)
        fingerprint.groups[at] =
            (uint32_t)(bytes_get_number(&reader, 8) % 100000);
    return fingerprint;
}
