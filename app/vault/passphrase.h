#ifndef VAULT_PASSPHRASE_H
#define VAULT_PASSPHRASE_H
/* What a new passphrase has to be before a slot is made for it. Private to
 * vault/; opening asks nothing of the kind.
 */
#include "base/err.h"
#include "vault/vault.h"

#define PASSPHRASE_LIMIT 1024 /* bytes as typed */
#define FACTOR_LEAST 16       /* bytes of a second factor */

/* ERR_WEAK; ERR_INVALID for a NUL byte, more than the limit, or a second
 * factor that is shorter than a key. */
MUST_USE enum err passphrase_fit(const struct vault_key *key);

#endif
