#ifndef VAULT_BACKUP_KEPT_H
#define VAULT_BACKUP_KEPT_H
/* Private to vault/: names of what is kept for a while after it was replaced.
 */
#include "core/retention.h"

#define KEPT_STORE "store.db.before-restore"
#define KEPT_KEY "store.key.before-restore"
/* Stands there from the first opening after a restore. */
#define KEPT_SEEN "before-restore.seen"
/* A folder for each store that was set aside. */
#define KEPT_ASIDE "aside-"
#define KEPT_ASIDE_DAYS RETENTION_ASIDE_DAYS

#endif
