#include "vault/vault.h"

#include <string.h>

#include "base/mem.h"
#include "vault/backup.h"
#include "vault/kdf.h"
#include "vault/passphrase.h"
#include "vault/vault_state.h"

/* A new data key, in this order:
 *
 *   1. store.db.new: the whole store under the new key, checked, with the one
 *      slot in its table
 *   2. store.key and store.key2 replaced; the first is the commit point
 *   3. store.db.new renamed to store.db
 *   4. a backup under the new key, which makes those under the old one go
 *
 * Stopped before 2, the old key opens the old store and the new file goes.
 * Stopped after it, vault_open_store does 3; what is left of 4 is done by the
 * next backup or purge, which remove what the key doesn't open. */

struct change {
    struct vault *vault;
    struct keyfile keyfile;
    struct secret *data_key;
    struct db_slot row;
    vault_progress *progress;
    void *user;
};

/* ERR_HELD if the person wants to stop. */
static enum err tell(const struct change *change, int percent)
{
    return !change->progress || change->progress(change->user, percent)
               ? ERR_OK
               : ERR_HELD;
}

static enum err make_keys(struct change *change, const struct vault_key *key,
                          const struct random *random)
{
    const struct keyfile *old = &change->vault->keyfile;
    struct secret *wrapping_key = NULL;
    struct cost cost;
    enum err err = cost_measure(&cost);

    if (!err)
        err = tell(change, 30);
    if (err)
        return err;
    keyfile_init(&change->keyfile, cost, random);
    memcpy(change->keyfile.store_id, old->store_id, sizeof old->store_id);
    change->keyfile.sequence = old->sequence;
    change->keyfile.epoch = old->epoch + 1;
    err = kdf_derive(key, cost, change->keyfile.salt, &wrapping_key);
    if (err)
        return err;
    change->data_key = secret_new(KEYFILE_KEY_SIZE);
    random_fill(random, change->data_key->bytes, change->data_key->length);
    keyfile_wrap(&change->keyfile, change->row.slot, wrapping_key,
                 change->data_key, random);
    secret_free(&wrapping_key);
    return tell(change, 40);
}

/* The copy lists the passphrases of the old key: only one is left. */
static enum err list_one_slot(struct db *db, const struct db_slot *row)
{
    struct db_slot slots[DB_SLOTS];
    size_t count;
    enum err err = db_slots(db, slots, &count);

    for (size_t i = 0; i < count && !err; i++)
        err = db_slot_remove(db, slots[i].slot);
    return err ? err : db_slot_put(db, row);
}

static enum err make_store(struct change *change)
{
    struct vault *vault = change->vault;
    struct secret *raw_key = vault_subkey(change->data_key, SUBKEY_STORE);
    char *path = vault_path(vault->folder, VAULT_STORE_NEW);
    struct db *copy = NULL;
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err)
        err = vault_remove_new_store(vault);
    if (!err)
        err = db_copy(db, path, raw_key, change->keyfile.epoch);
    if (!err)
        err = db_open(path, raw_key, vault->store_id, change->keyfile.epoch,
                      &copy);
    if (!err)
        err = list_one_slot(copy, &change->row);
    db_close(&copy);
    secret_free(&raw_key);
    mem_free(path);
    return err ? err : tell(change, 80);
}

/* Which key file stands after a writing that failed. ERR_IO if that can't be
 * known: the store is locked then, because what is written into the old one
 * would be lost if the new one turns out to hold. */
static enum err look_again(struct change *change, bool *is_new)
{
    struct vault *vault = change->vault;
    char *path = vault_path(vault->folder, KEYFILE_NAME);
    struct keyfile stands;
    enum err err = keyfile_read_one(path, &stands);

    mem_free(path);
    *is_new = stands.epoch == change->keyfile.epoch;
    if (!err)
        return ERR_OK;
    db_close(&vault->db);
    secret_free(&vault->raw_key);
    secret_free(&vault->data_key);
    return ERR_IO;
}

/* Both key files, then the store in its place. */
static enum err commit(struct change *change)
{
    struct vault *vault = change->vault;
    struct secret *mac_key = vault_subkey(change->data_key, SUBKEY_KEYFILE);
    enum err err = keyfile_write(vault->folder, &change->keyfile, mac_key);
    enum err opened;
    bool is_new = true;

    secret_free(&mac_key);
    if (err && look_again(change, &is_new))
        return ERR_IO;
    if (!is_new) {
        (void)!vault_remove_new_store(vault);
        return err;
    }
    db_close(&vault->db);
    vault_set_keys(vault, change->data_key, &change->keyfile, change->row.slot);
    change->data_key = NULL;
    vault->kind = (enum slot_kind)change->row.kind;
    vault->tampered = false;
    opened = vault_open_store(vault);
    return err ? err : opened;
}

/* The day of the newest one is kept: nobody has said what day it is. */
static enum err remake_backups(struct vault *vault)
{
    struct backup_info *list;
    size_t count;
    enum err err = backup_list(vault->folder, &list, &count);

    if (!err && count)
        err = backup_make(vault, list[0].day, false);
    mem_free(list);
    return err;
}

enum err vault_new_key(struct vault *vault, const struct vault_key *key,
                       int32_t month, const struct random *random,
                       vault_progress *progress, void *user)
{
    struct change change = {
        .vault = vault,
        .row = {0, key->factor ? SLOT_PASSPHRASE_FACTOR : SLOT_PASSPHRASE,
                month},
        .progress = progress,
        .user = user,
    };
    enum err err = passphrase_fit(key);

    if (!err)
        err = tell(&change, 0);
    if (!err)
        err = make_keys(&change, key, random);
    if (!err)
        err = make_store(&change);
    if (err)
        (void)!vault_remove_new_store(vault);
    else
        err = commit(&change);
    secret_free(&change.data_key);
    if (err)
        return err;
    (void)tell(&change, 90);
    /* The new key stands and must not be reported as failed. */
    (void)!remake_backups(vault);
    (void)tell(&change, 100);
    return ERR_OK;
}
