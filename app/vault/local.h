#ifndef VAULT_LOCAL_H
#define VAULT_LOCAL_H
/* Private to vault/: erasing in every store file of this laptop, so that what
 * is erased does not come back with a backup.
 */
#include "vault/ballast.h"
#include "vault/vault_state.h"

/* The same change in each local backup, and in what was the store before a
 * restore. One that can't be opened or changed is removed: nothing in it could
 * ever be erased. The caller asks first whether erasing is held. */
MUST_USE enum err local_backups(struct vault *vault, ballast_change *change,
                                const void *user);
/* Whether there is any file that local_backups would change; if that can't be
 * seen, there is. */
bool local_any(const struct vault *vault);
/* Rewrites a file in which something was erased or replaced since the last
 * time: SQLite overwrites what it deletes, but when it splits a page, a copy
 * may stay behind in the room between the rows. `limit` is the most pages to
 * do it for; a larger file stays untidy. */
#define LOCAL_ALWAYS INT64_MAX
/* Takes no longer than a blink. */
#define LOCAL_AT_ONCE 1024
MUST_USE enum err local_tidy(const char *folder, struct db *db, int64_t limit);

#endif
