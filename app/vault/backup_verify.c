/* The full check of backup.h: everything that a restore would need. */
#include "vault/backup.h"

#include "base/mem.h"
#include "vault/backup_files.h"
#include "vault/vault_state.h"

static enum err check_key(struct vault *vault, const char *name)
{
    struct secret *mac_key = vault_subkey(vault->data_key, SUBKEY_KEYFILE);
    char *path = vault_path(vault->folder, name);
    struct keyfile keyfile;
    enum err err = keyfile_read_one(path, &keyfile);

    if (!err && !keyfile_is_genuine(&keyfile, mac_key))
        err = ERR_KEY_TAMPERED;
    secret_free(&mac_key);
    mem_free(path);
    return err;
}

static enum err check_backup(struct vault *vault, const char *folder,
                             const char *name)
{
    char *path = backup_path(folder, name, ".db");
    char *key = backup_path(folder, name, ".key");
    struct keyfile keyfile;
    struct db *db = NULL;
    enum err err = keyfile_read_one(key, &keyfile);

    if (!err)
        err = db_open(path, vault->raw_key, vault->store_id, vault->epoch, &db);
    if (!err)
        err = db_check(db);
    db_close(&db);
    /* A purge that was interrupted may have left the old seal. */
    if (!err && !backup_is_sealed(folder, name))
        err = backup_seal(folder, name);
    mem_free(path);
    mem_free(key);
    return err ? ERR_BACKUP : ERR_OK;
}

enum err backup_verify(struct vault *vault,
                       void (*report)(void *user, const char *what,
                                      enum err err),
                       void *user)
{
    char *folder = vault_path(vault->folder, BACKUP_FOLDER);
    struct backup_name *names = NULL;
    size_t count = 0;
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (err)
        goto out;
    report(user, N_("the store"), db_check(db));
    report(user, N_("the key file"), check_key(vault, KEYFILE_NAME));
    report(user, N_("the second key file"), check_key(vault, KEYFILE_SPARE));
    err = backup_names(folder, &names, &count);
    for (size_t i = 0; i < count; i++)
        report(user, names[i].name, check_backup(vault, folder, names[i].name));
    mem_free(names);
out:
    mem_free(folder);
    return err;
}
