#ifndef VAULT_KDF_H
#define VAULT_KDF_H
/* From what a person brings to the key that wraps the data key.
 *
 * passphrase -> NFC -> (mixed with the second factor) -> Argon2id. Everything
 * on the way lives in guarded memory. Private to vault/.
 */
#include "base/err.h"
#include "base/secret.h"
#include "vault/cost.h"
#include "vault/vault.h"

#define KDF_SALT_SIZE 16
#define KDF_KEY_SIZE 32

/* ERR_LOW_MEMORY if Argon2id can't have its memory; nothing is weakened. The
 * wrapping key is the caller's. */
MUST_USE enum err kdf_derive(const struct vault_key *key, struct cost cost,
                             const unsigned char salt[KDF_SALT_SIZE],
                             struct secret **wrapping_key);

#endif
