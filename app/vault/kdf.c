#include "vault/kdf.h"

#include <sodium.h>

#include "base/nfc.h"

#define MIXED_SIZE 64

/* Both labels are as long as the shortest BLAKE2b key that libsodium takes. */
static const unsigned char factor_label[] = "second factor v1";

/* The factor becomes the key of a hash over the passphrase: without the file
 * every guess at the passphrase is a guess at 256 more bits. */
static struct secret *mix(const struct secret *passphrase,
                          const struct secret *factor)
{
    struct secret *short_factor = secret_new(KDF_KEY_SIZE);
    struct secret *mixed = secret_new(MIXED_SIZE);

    (void)crypto_generichash(short_factor->bytes, short_factor->length,
                             factor->bytes, factor->length, factor_label,
                             sizeof factor_label - 1);
    (void)crypto_generichash(mixed->bytes, mixed->length, passphrase->bytes,
                             passphrase->length, short_factor->bytes,
                             short_factor->length);
    secret_free(&short_factor);
    return mixed;
}

enum err kdf_derive(const struct vault_key *key, struct cost cost,
                    const unsigned char salt[KDF_SALT_SIZE],
                    struct secret **wrapping_key)
{
    struct secret *input = nfc_secret(key->passphrase);
    struct secret *output = secret_new(KDF_KEY_SIZE);
    enum err err = ERR_OK;

    *wrapping_key = NULL;
    if (key->factor) {
        struct secret *mixed = mix(input, key->factor);

        secret_free(&input);
        input = mixed;
    }
    /* It fails for want of memory only: the cost was checked when it was
     * read, and every length is allowed. */
    if (crypto_pwhash(output->bytes, output->length, (const char *)input->bytes,
                      input->length, salt, cost.passes,
                      (size_t)cost.kibibytes * 1024,
                      crypto_pwhash_ALG_ARGON2ID13))
        err = ERR_LOW_MEMORY;
    secret_free(&input);
    if (err)
        secret_free(&output);
    *wrapping_key = output;
    return err;
}
