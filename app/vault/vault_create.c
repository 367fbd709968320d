/* A store where there is none. */
#include "vault/vault.h"

#include <unistd.h>

#include "base/mem.h"
#include "host/file.h"
#include "host/folder.h"
#include "vault/backup_files.h"
#include "vault/ballast.h"
#include "vault/kdf.h"
#include "vault/passphrase.h"
#include "vault/vault_state.h"

static enum err nothing_here(const char *folder)
{
    static const char *const names[] = {VAULT_STORE, KEYFILE_NAME,
                                        KEYFILE_SPARE};

    for (size_t i = 0; i < COUNT(names); i++) {
        char *path = vault_path(folder, names[i]);
        bool there = file_exists(path);

        mem_free(path);
        if (there)
            return ERR_EXISTS;
    }
    return backup_any(folder) ? ERR_EXISTS : ERR_OK;
}

/* A store under its temporary name, with the one slot in its table. */
static enum err make_store(struct vault *vault, const struct db_slot *slot)
{
    char *path = vault_path(vault->folder, VAULT_STORE_NEW);
    enum err err = vault_remove_new_store(vault);

    if (!err)
        err = db_create(path, vault->raw_key, vault->store_id, vault->epoch,
                        &vault->db);
    if (!err)
        err = db_slot_put(vault->db, slot);
    db_close(&vault->db);
    if (!err)
        err = file_sync_folder(vault->folder);
    mem_free(path);
    return err;
}

static enum err make_keys(struct vault *vault, const struct vault_key *key,
                          const struct random *random)
{
    struct secret *wrapping_key = NULL;
    struct secret *data_key;
    struct keyfile keyfile;
    struct cost cost;
    enum err err = cost_measure(&cost);

    if (err)
        return err;
    keyfile_init(&keyfile, cost, random);
    err = kdf_derive(key, cost, keyfile.salt, &wrapping_key);
    if (err)
        return err;
    data_key = secret_new(KEYFILE_KEY_SIZE);
    random_fill(random, data_key->bytes, data_key->length);
    keyfile_wrap(&keyfile, 0, wrapping_key, data_key, random);
    secret_free(&wrapping_key);
    vault_set_keys(vault, data_key, &keyfile, 0);
    return ERR_OK;
}

static enum err create(struct vault *vault, const struct vault_key *key,
                       int32_t month, const struct random *random)
{
    struct db_slot slot = {
        0, key->factor ? SLOT_PASSPHRASE_FACTOR : SLOT_PASSPHRASE, month};
    struct secret *mac_key = NULL;
    enum err err = nothing_here(vault->folder);

    if (!err)
        err = make_keys(vault, key, random);
    if (!err)
        err = make_store(vault, &slot);
    if (err)
        return err;
    mac_key = vault_subkey(vault->data_key, SUBKEY_KEYFILE);
    /* The commit point: from here on there is a store. */
    err = keyfile_write(vault->folder, &vault->keyfile, mac_key);
    secret_free(&mac_key);
    if (!err)
        err = vault_open_store(vault);
    /* Without a key file the new store is nothing; a next attempt would
     * remove it too. */
    else if (!nothing_here(vault->folder))
        (void)!vault_remove_new_store(vault);
    return err;
}

enum err vault_create(const char *folder, const struct vault_key *key,
                      int32_t month, const struct random *random,
                      struct vault **vault)
{
    struct vault *made;
    int lock;
    enum err err = passphrase_fit(key);

    *vault = NULL;
    if (!err)
        err = folder_make_private(folder);
    if (!err)
        err = vault_lock(folder, &lock);
    if (err)
        return err;
    made = vault_new(folder, lock);
    err = create(made, key, month, random);
    /* An empty store, too, has days to note on a disk that is full by then. */
    if (err)
        vault_close(&made);
    else
        ballast_keep(made);
    *vault = made;
    return err;
}
