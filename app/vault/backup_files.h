#ifndef VAULT_BACKUP_FILES_H
#define VAULT_BACKUP_FILES_H
/* Private to vault/: the files that make up one backup, and their names.
 *
 * backup-2026-11-24-1.db is a whole store; beside it stand .key, the key file
 * that opens it, and .sum, by which damage is seen without any key. Only a
 * name that reads as one is ever used as a path.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "vault/backup.h"

#define BACKUP_FOLDER "backup"
/* While it is being made; nobody's own file on a stick is called so. */
#define BACKUP_NEW "backup-unfinished.db"

struct backup_name {
    char name[64];
    int32_t day;
    int number; /* of that day, from 1 */
};

/* False if this is not the name of a backup's store. */
bool backup_name_read(const char *name, struct backup_name *read);
/* The first name of that day which is free in the folder. */
void backup_name_free(const char *folder, int32_t day,
                      struct backup_name *name);
/* folder/name with another ending: ".db", ".key", ".sum". The caller's. */
char *backup_path(const char *folder, const char *name, const char *ending);
/* Backups in a folder, newest first; none if there is no folder. *names is
 * the caller's (mem_free). */
MUST_USE enum err backup_names(const char *folder, struct backup_name **names,
                               size_t *count);
/* Whether a store's folder has any backup; if that can't be seen, it has. */
bool backup_any(const char *store_folder);
/* Takes away everything of one backup, the store first. */
MUST_USE enum err backup_remove(const char *folder, const char *name);
/* Writes .sum for the store as it stands on the disk. */
MUST_USE enum err backup_seal(const char *folder, const char *name);
/* Whether the store is, byte for byte, what was sealed. */
bool backup_is_sealed(const char *folder, const char *name);

#endif
