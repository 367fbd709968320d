#include "vault/vault.h"

#include <string.h>

#include "base/mem.h"
#include "host/file.h"
#include "host/folder.h"
#include "vault/backup_files.h"
#include "vault/vault_state.h"

static bool stands(const char *folder, const char *name)
{
    char *path = vault_path(folder, name);
    bool there = file_exists(path);

    mem_free(path);
    return there;
}

/* Size alone: the rest is seen when it is opened. */
static enum err look_at_store(const char *folder)
{
    char *path = vault_path(folder, VAULT_STORE);
    int64_t size = file_size(path);

    mem_free(path);
    /* Making the store, or a new data key, was interrupted: opening knows
     * whether this is the store that counts, and brings it to its end. */
    if (stands(folder, VAULT_STORE_NEW))
        return ERR_OK;
    if (!stands(folder, VAULT_STORE))
        return ERR_STORE_ABSENT;
    if (size < 0)
        return ERR_NOT_A_FILE;
    if (size == 0)
        return ERR_STORE_EMPTY;
    /* A journal beside it may still put back an end that is missing. */
    if ((size % DB_PAGE_SIZE || size < 2 * DB_PAGE_SIZE) &&
        !stands(folder, VAULT_STORE "-journal"))
        return ERR_STORE_CUT;
    return ERR_OK;
}

enum err vault_look(const char *folder, struct vault_probe *probe)
{
    struct keyfile keyfile;
    struct keyfile_health health;
    enum err err;

    memset(probe, 0, sizeof *probe);
    probe->state = VAULT_ABSENT;
    if (!file_exists(folder))
        return ERR_OK;
    probe->state = VAULT_BROKEN;
    probe->err = folder_check_private(folder);
    if (probe->err)
        return ERR_OK;
    err = keyfile_read(folder, &keyfile, &health);
    /* A new store beside backups of a lost one would remove them: nothing in
     * them could ever be erased. */
    if (err == ERR_KEY_ABSENT && !stands(folder, VAULT_STORE) &&
        !backup_any(folder)) {
        probe->state = VAULT_ABSENT;
        return ERR_OK;
    }
    probe->one_key_copy = !err && !(health.main_whole && health.spare_whole);
    if (!err)
        err = look_at_store(folder);
    probe->err = err;
    if (!err)
        probe->state = VAULT_READY;
    return ERR_OK;
}
