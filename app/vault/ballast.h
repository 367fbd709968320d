#ifndef VAULT_BALLAST_H
#define VAULT_BALLAST_H
/* Private to vault: room that is kept free, so that erasing and locking work
 * on a full disk.
 *
 * Deleting needs room too (the journal). When a change that may not fail for
 * want of room meets a full disk, the ballast file goes and the change is
 * tried once more; the ballast comes back when there is room again.
 */
#include "vault/db.h"

struct vault;

#define BALLAST_NAME "ballast"

/* Makes it if it is missing and the disk has room to spare. Whether that
 * works doesn't matter to anybody. */
void ballast_keep(struct vault *vault);
/* True if there was one and its room is free now. */
bool ballast_release(const char *folder);
/* Runs a change in a transaction, with the ballast to fall back on. */
typedef enum err ballast_change(struct db *db, const void *user);
MUST_USE enum err ballast_run(struct vault *vault, ballast_change *change,
                              const void *user);
/* The same for a file of its own, such as a backup. */
MUST_USE enum err ballast_run_in(const char *folder, struct db *db,
                                 ballast_change *change, const void *user);

#endif
