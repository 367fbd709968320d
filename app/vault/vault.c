#include "vault/vault.h"

#include <string.h>
#include <unistd.h>

#include <sodium.h>

#include "base/mem.h"
#include "base/text.h"
#include "host/file.h"
#include "vault/kdf.h"
#include "vault/vault_state.h"

/* --- small things others in vault/ use ------------------------------------ */

char *vault_path(const char *folder, const char *name)
{
    struct text path = {0};

    text_append(&path, folder ? folder : "/dev/null");
    text_append(&path, "/");
    text_append(&path, name);
    return text_take(&path);
}

struct secret *vault_subkey(const struct secret *data_key, enum subkey which)
{
    struct secret *subkey = secret_new(KEYFILE_KEY_SIZE);

    (void)crypto_kdf_derive_from_key(subkey->bytes, subkey->length,
                                     (uint64_t)which, "JEvault1",
                                     data_key->bytes);
    return subkey;
}

enum err vault_db(struct vault *vault, struct db **db)
{
    *db = vault->db;
    return vault->db ? ERR_OK : ERR_LOCKED;
}

const char *vault_folder(const struct vault *vault)
{
    return vault->folder;
}

enum err vault_lock(const char *folder, int *lock)
{
    char *path = vault_path(folder, VAULT_LOCK);
    enum err err = file_lock(path, lock);

    mem_free(path);
    return err;
}

enum err vault_unlock(const struct keyfile *keyfile,
                      const struct vault_key *key, struct secret **data_key,
                      int *slot)
{
    struct secret *wrapping_key = NULL;
    enum err err;

    *data_key = NULL;
    *slot = -1;
    err = kdf_derive(key, keyfile->cost, keyfile->salt, &wrapping_key);
    if (!err)
        err = keyfile_unwrap(keyfile, wrapping_key, data_key, slot);
    secret_free(&wrapping_key);
    return err;
}

void vault_set_keys(struct vault *vault, struct secret *take_data_key,
                    const struct keyfile *keyfile, int slot)
{
    secret_free(&vault->data_key);
    secret_free(&vault->raw_key);
    vault->data_key = take_data_key;
    vault->raw_key = vault_subkey(take_data_key, SUBKEY_STORE);
    vault->keyfile = *keyfile;
    memcpy(vault->store_id, keyfile->store_id, sizeof vault->store_id);
    vault->epoch = keyfile->epoch;
    vault->slot = slot;
}

enum err vault_together(struct vault *vault)
{
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err)
        err = db_begin(db);
    vault->together = !err;
    return err;
}

enum err vault_together_end(struct vault *vault, enum err err)
{
    struct db *db;
    enum err found = vault_db(vault, &db);

    if (!vault->together)
        return err;
    vault->together = false;
    return found ? found : db_end(db, err);
}

void vault_close(struct vault **vault)
{
    struct vault *closed = *vault;

    *vault = NULL;
    if (!closed)
        return;
    db_close(&closed->db);
    secret_free(&closed->data_key);
    secret_free(&closed->raw_key);
    if (closed->lock >= 0)
        (void)close(closed->lock);
    mem_free(closed->folder);
    mem_free(closed);
}

struct vault *vault_new(const char *folder, int lock)
{
    struct vault *vault = mem_new(1, sizeof *vault);

    vault->folder = mem_string(folder);
    vault->lock = lock;
    vault->slot = -1;
    return vault;
}

/* --- the database, and what interruptions left of it ---------------------- */

static enum err open_database(struct vault *vault, const char *name)
{
    char *path = vault_path(vault->folder, name);
    enum err err = db_open(path, vault->raw_key, vault->store_id, vault->epoch,
                           &vault->db);

    mem_free(path);
    return err;
}

/* Absent is no error, and costs nothing. */
static enum err remove_file(struct vault *vault, const char *name)
{
    char *path = vault_path(vault->folder, name);
    enum err err = file_remove(path);

    mem_free(path);
    return err;
}

enum err vault_remove_new_store(struct vault *vault)
{
    enum err err = remove_file(vault, VAULT_STORE_NEW);

    return err ? err : remove_file(vault, VAULT_STORE_NEW "-journal");
}

/* The key file of this data key was written, its store not yet put in place.
 * The old store is given up only now, when the new one has opened and both
 * copies of the key file are on the disk for certain: a rename of the key file
 * whose fsync failed could still be lost. */
static enum err finish_new_store(struct vault *vault)
{
    struct secret *mac_key = NULL;
    char *from = vault_path(vault->folder, VAULT_STORE_NEW);
    char *to = vault_path(vault->folder, VAULT_STORE);
    enum err err = open_database(vault, VAULT_STORE_NEW);

    db_close(&vault->db);
    if (err)
        goto out;
    mac_key = vault_subkey(vault->data_key, SUBKEY_KEYFILE);
    err = keyfile_repair(vault->folder, &vault->keyfile, mac_key);
    /* A journal of the old store would be taken for the new one's. */
    if (!err)
        err = remove_file(vault, VAULT_STORE "-journal");
    if (!err)
        err = file_rename(from, to);
out:
    secret_free(&mac_key);
    mem_free(from);
    mem_free(to);
    return err;
}

static bool may_be_the_old_store(enum err err)
{
    return err == ERR_STORE_ABSENT || err == ERR_STORE_OTHER ||
           err == ERR_STORE_EMPTY || err == ERR_STORE_CUT ||
           err == ERR_STORE_DAMAGED;
}

enum err vault_open_store(struct vault *vault)
{
    char *new_path = vault_path(vault->folder, VAULT_STORE_NEW);
    bool has_new = file_exists(new_path);
    enum err err;

    mem_free(new_path);
    db_close(&vault->db);
    err = open_database(vault, VAULT_STORE);
    if (has_new && may_be_the_old_store(err)) {
        enum err new_err = finish_new_store(vault);

        if (!new_err)
            err = open_database(vault, VAULT_STORE);
        else if (!may_be_the_old_store(new_err))
            err = new_err;
    }
    return err;
}

enum err vault_read_keys(struct vault *vault)
{
    struct keyfile keyfile;
    struct keyfile_health health;
    enum err err = keyfile_read(vault->folder, &keyfile, &health);

    if (err)
        return err;
    if (keyfile.epoch != vault->epoch ||
        memcmp(keyfile.store_id, vault->store_id, sizeof keyfile.store_id))
        return ERR_STORE_OTHER;
    vault->keyfile = keyfile;
    return ERR_OK;
}

enum err vault_reopen(struct vault *vault)
{
    enum err err;

    /* What is in memory alone has nothing else to read. */
    if (!vault->folder)
        return vault->db ? ERR_OK : ERR_LOCKED;
    err = vault->data_key ? vault_read_keys(vault) : ERR_LOCKED;
    db_close(&vault->db);
    if (!err)
        err = vault_open_store(vault);
    return err ? err : slots_settle(vault);
}

/* --- opening --------------------------------------------------------------- */

/* With the database open: key copies made the same again, leftovers removed,
 * table and key file brought in line. */
static enum err settle(struct vault *vault, struct keyfile_health health)
{
    struct secret *mac_key = vault_subkey(vault->data_key, SUBKEY_KEYFILE);
    bool certain = health.main_whole && health.spare_whole;

    /* Bytes that somebody changed don't get our seal. A disk that can't be
     * written to now still has the one copy that opened. */
    if (health.repair)
        certain = !vault->tampered &&
                  !keyfile_repair(vault->folder, &vault->keyfile, mac_key);
    secret_free(&mac_key);
    /* A new data key that was stopped before its key file was written: nobody
     * can open its store. Unless a copy of the key file that can't be read
     * today is just that one. If it can't go now, the next opening tries. */
    if (certain)
        (void)!vault_remove_new_store(vault);
    return slots_settle(vault);
}

static enum slot_kind kind_of(const struct vault_key *key)
{
    struct secret *code = NULL;
    enum slot_kind kind = SLOT_PASSPHRASE;

    if (key->factor)
        return SLOT_PASSPHRASE_FACTOR;
    if (!vault_recovery_read(key->passphrase, &code))
        kind = SLOT_RECOVERY;
    secret_free(&code);
    return kind;
}

static bool is_genuine(const struct vault *vault)
{
    struct secret *mac_key = vault_subkey(vault->data_key, SUBKEY_KEYFILE);
    bool genuine = keyfile_is_genuine(&vault->keyfile, mac_key);

    secret_free(&mac_key);
    return genuine;
}

enum err vault_open_locked(const char *folder, const struct vault_key *key,
                           int lock, struct vault **vault)
{
    struct vault *opened = vault_new(folder, lock);
    struct keyfile keyfile;
    struct keyfile_health health;
    struct secret *data_key;
    int slot;
    enum err err = keyfile_read(folder, &keyfile, &health);

    *vault = NULL;
    if (!err)
        err = vault_unlock(&keyfile, key, &data_key, &slot);
    if (!err) {
        vault_set_keys(opened, data_key, &keyfile, slot);
        opened->kind = kind_of(key);
        opened->tampered = !is_genuine(opened);
        err = vault_open_store(opened);
    }
    if (!err)
        err = settle(opened, health);
    if (err) {
        vault_close(&opened);
        return err;
    }
    *vault = opened;
    return opened->tampered ? ERR_KEY_TAMPERED : ERR_OK;
}

enum err vault_open(const char *folder, const struct vault_key *key,
                    struct vault **vault)
{
    struct vault_probe probe;
    int lock;
    enum err err;

    *vault = NULL;
    err = vault_look(folder, &probe);
    if (!err && probe.state != VAULT_READY)
        err = probe.state == VAULT_ABSENT ? ERR_KEY_ABSENT : probe.err;
    if (!err)
        err = vault_lock(folder, &lock);
    return err ? err : vault_open_locked(folder, key, lock, vault);
}
