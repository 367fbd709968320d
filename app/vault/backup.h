#ifndef VAULT_BACKUP_H
#define VAULT_BACKUP_H
/* Backups that were checked, and going back to one of them.
 *
 * MUST: 1. count only what was opened and verified after writing; 2. never
 * write over the live store; 3. purge what was restored before anything of it
 * is shown (the caller does, with traces_purge); 4. keep three generations:
 * newest, about a day, about a week older.
 */
#include "vault/vault.h"

struct backup_info {
    char name[64];  /* file name within backup/, for restore */
    int32_t day;    /* believed day it was made */
    int64_t bytes;
    bool verified;  /* found whole at this look */
};

/* Makes, verifies and rotates (not under `held`: then nothing is removed). */
MUST_USE enum err backup_make(struct vault *vault, int32_t today, bool held);
/* A verified copy with its key file in another folder (a stick). No purge
 * reaches it there: the screen says so. No exact monthly number is in it. */
MUST_USE enum err backup_copy_to(struct vault *vault, const char *folder,
                                 int32_t today);
/* Newest first. Works on a locked store too (folder). */
MUST_USE enum err backup_list(const char *folder, struct backup_info **list,
                              size_t *count);
/* How many there are, and the day of the newest (DAY_NONE): by their names
 * alone, without reading them. */
MUST_USE enum err backup_newest(const char *folder, size_t *count,
                                int32_t *day);
/* Replaces the store by a backup that this key opens, by the key file that is
 * in use, else by the one beside the backup. The store must be closed. What it
 * was stays as store.db.before-restore (and store.key.before-restore) until
 * backup_tidy has met it at two openings. ERR_NOT_OPENED, ERR_BACKUP,
 * ERR_NOT_FOUND; ERR_KEY_TAMPERED as vault_open. */
MUST_USE enum err backup_restore(const char *folder,
                                 const struct vault_key *key, const char *name,
                                 struct vault **vault);
/* Store, key files, backups: full check for idle time and `verify`. Reports
 * each thing by a call: a msgid, or the name of a backup. */
MUST_USE enum err backup_verify(struct vault *vault,
                                void (*report)(void *user, const char *what,
                                               enum err err),
                                void *user);
/* Sets the present store aside for 30 days ("start again"): all its files go
 * into a folder of their own. Called again after an interruption it goes on.
 * ERR_ABSENT if there is nothing, ERR_BUSY. */
MUST_USE enum err backup_set_aside(const char *folder, int32_t today);
/* Removes what was set aside or kept before a restore and is over. Once after
 * each clean opening; does nothing under a hold. */
MUST_USE enum err backup_tidy(const char *folder, int32_t today, bool held);

#endif
