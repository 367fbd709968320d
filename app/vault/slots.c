#include "vault/vault.h"

#include <stdio.h>
#include <string.h>

#include <sodium.h>

#include "base/mem.h"
#include "base/text.h"
#include "vault/kdf.h"
#include "vault/passphrase.h"
#include "vault/traces.h"
#include "vault/vault_state.h"

/* The key file says which slots open, the table `slot` which are in use: two
 * files, so a power cut may come between them. What is going to happen is
 * therefore written into the store first, with a hash of the slot's new bytes.
 * slots_settle compares it with the key file and finishes or forgets it. */
#define INTENT "slot_change"
#define REMOVED (-1)
#define HASH_LENGTH 16
#define HEX_LENGTH (2 * HASH_LENGTH + 1)

struct intent {
    struct db_slot row; /* kind is REMOVED if it goes */
    char hash[HEX_LENGTH];
};

static void hash_slot(const struct keyfile *keyfile, int slot,
                      char hex[HEX_LENGTH])
{
    unsigned char hash[HASH_LENGTH];

    (void)crypto_generichash(hash, sizeof hash, keyfile->slots[slot],
                             KEYFILE_SLOT_SIZE, NULL, 0);
    sodium_bin2hex(hex, HEX_LENGTH, hash, sizeof hash);
}

static enum err write_intent(struct vault *vault, const struct intent *intent)
{
    struct text value = {0};
    enum err err;

    text_format(&value, "%d %d %d %s", intent->row.slot, intent->row.kind,
                (int)intent->row.month, intent->hash);
    err = traces_setting_put(vault, INTENT, text_string(&value));
    text_done(&value);
    return err;
}

/* False if there is none. */
static bool read_intent(const char *value, struct intent *intent)
{
    int month;

    memset(intent, 0, sizeof *intent);
    if (!value || sscanf(value, "%d %d %d %32[0-9a-f]", &intent->row.slot,
                         &intent->row.kind, &month, intent->hash) != 4)
        return false;
    intent->row.month = month;
    return intent->row.slot >= 0 && intent->row.slot < KEYFILE_SLOTS;
}

static enum err finish_intent(struct vault *vault, const struct intent *intent)
{
    char hash[HEX_LENGTH];

    hash_slot(&vault->keyfile, intent->row.slot, hash);
    if (strcmp(hash, intent->hash) != 0)
        return ERR_OK;
    return intent->row.kind == REMOVED
               ? db_slot_remove(vault->db, intent->row.slot)
               : db_slot_put(vault->db, &intent->row);
}

/* A store that is older than the key file may not know the slot that has just
 * opened it: it gets a row, so that it can be seen and removed. */
static enum err list_own_slot(struct vault *vault)
{
    struct db_slot slots[DB_SLOTS];
    struct db_slot own = {vault->slot, (int)vault->kind, 0};
    size_t count;
    enum err err = db_slots(vault->db, slots, &count);

    if (err || vault->slot < 0)
        return err;
    for (size_t i = 0; i < count; i++) {
        if (slots[i].slot == vault->slot)
            return ERR_OK;
        if (slots[i].month > own.month)
            own.month = slots[i].month;
    }
    return db_slot_put(vault->db, &own);
}

enum err slots_settle(struct vault *vault)
{
    char *value = NULL;
    struct intent intent;
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err)
        err = traces_setting_get(vault, INTENT, &value);
    if (!err && value) {
        if (read_intent(value, &intent))
            err = finish_intent(vault, &intent);
        if (!err)
            err = traces_setting_put(vault, INTENT, NULL);
    }
    mem_free(value);
    return err ? err : list_own_slot(vault);
}

/* The list follows what stands in the key file now. */
static enum err follow(struct vault *vault, const struct intent *intent)
{
    const struct db_slot *row = &intent->row;
    char hash[HEX_LENGTH];

    hash_slot(&vault->keyfile, row->slot, hash);
    if (row->slot == vault->slot && strcmp(hash, intent->hash) == 0) {
        if (row->kind == REMOVED)
            vault->slot = -1;
        else
            vault->kind = (enum slot_kind)row->kind;
    }
    return slots_settle(vault);
}

/* Intent, key file, row: `next` is the key file as it shall be. */
static enum err apply(struct vault *vault, struct keyfile *next,
                      struct db_slot row)
{
    struct intent intent = {.row = row};
    struct secret *mac_key;
    enum err err;
    enum err followed;

    hash_slot(next, row.slot, intent.hash);
    err = write_intent(vault, &intent);
    if (err)
        return err;
    mac_key = vault_subkey(vault->data_key, SUBKEY_KEYFILE);
    err = keyfile_write(vault->folder, next, mac_key);
    secret_free(&mac_key);
    if (!err) {
        vault->keyfile = *next;
        vault->tampered = false;
    } else if (vault_read_keys(vault)) {
        /* Nobody knows which one stands: the intent stays for the next
         * opening. */
        return err;
    }
    followed = follow(vault, &intent);
    return err ? err : followed;
}

static bool is_listed(const struct db_slot *slots, size_t count, int slot)
{
    for (size_t i = 0; i < count; i++)
        if (slots[i].slot == slot)
            return true;
    return false;
}

/* The key file to change. If somebody changed it from outside, slots that
 * nobody here made are filled with new random bytes before it is sealed. */
static struct keyfile copy_to_change(const struct vault *vault,
                                     const struct db_slot *slots, size_t count,
                                     const struct random *random)
{
    struct keyfile next = vault->keyfile;

    for (int i = 0; vault->tampered && i < KEYFILE_SLOTS; i++)
        if (!is_listed(slots, count, i))
            keyfile_clear_slot(&next, i, random);
    return next;
}

static enum err wrap_into(struct vault *vault, struct db_slot row,
                          const struct vault_key *key,
                          const struct random *random)
{
    struct db_slot slots[DB_SLOTS];
    struct secret *wrapping_key = NULL;
    struct keyfile next;
    size_t count;
    enum err err = db_slots(vault->db, slots, &count);

    if (err)
        return err;
    next = copy_to_change(vault, slots, count, random);
    err = kdf_derive(key, next.cost, next.salt, &wrapping_key);
    if (err)
        return err;
    keyfile_wrap(&next, row.slot, wrapping_key, vault->data_key, random);
    secret_free(&wrapping_key);
    return apply(vault, &next, row);
}

enum err vault_slots(struct vault *vault, struct slot_info infos[VAULT_SLOTS],
                     size_t *count)
{
    struct db_slot slots[DB_SLOTS];
    struct db *db;
    enum err err = vault_db(vault, &db);

    *count = 0;
    if (!err)
        err = db_slots(db, slots, count);
    if (err)
        return err;
    for (size_t i = 0; i < *count; i++)
        infos[i] =
            (struct slot_info){slots[i].slot, (enum slot_kind)slots[i].kind,
                               slots[i].month, slots[i].slot == vault->slot};
    return ERR_OK;
}

/* A free one, or for a recovery code the one it replaces; -1 if none. */
static int choose_slot(const struct slot_info *infos, size_t count,
                       enum slot_kind kind)
{
    bool used[VAULT_SLOTS] = {false};

    for (size_t i = 0; i < count; i++) {
        if (kind == SLOT_RECOVERY && infos[i].kind == SLOT_RECOVERY)
            return infos[i].slot;
        used[infos[i].slot] = true;
    }
    for (int i = 0; i < VAULT_SLOTS; i++)
        if (!used[i])
            return i;
    return -1;
}

enum err vault_slot_add(struct vault *vault, const struct vault_key *key,
                        enum slot_kind kind, int32_t month,
                        const struct random *random)
{
    struct slot_info infos[VAULT_SLOTS];
    size_t count;
    struct db_slot row = {0, (int)kind, month};
    enum err err = kind == SLOT_RECOVERY ? ERR_OK : passphrase_fit(key);

    if (!err)
        err = vault_slots(vault, infos, &count);
    if (err)
        return err;
    row.slot = choose_slot(infos, count, kind);
    return row.slot < 0 ? ERR_NO_SLOT : wrap_into(vault, row, key, random);
}

enum err vault_slot_change(struct vault *vault, const struct vault_key *key,
                           int32_t month, const struct random *random)
{
    struct db_slot row = {
        vault->slot, key->factor ? SLOT_PASSPHRASE_FACTOR : SLOT_PASSPHRASE,
        month};
    struct db *db;
    enum err err = passphrase_fit(key);

    if (!err)
        err = vault_db(vault, &db);
    if (!err && vault->slot < 0)
        err = ERR_NOT_FOUND;
    return err ? err : wrap_into(vault, row, key, random);
}

enum err vault_slot_remove(struct vault *vault, int slot,
                           const struct random *random)
{
    struct db_slot slots[DB_SLOTS];
    struct keyfile next;
    struct db *db;
    size_t count;
    int left = 0;
    enum err err = vault_db(vault, &db);

    if (!err)
        err = db_slots(db, slots, &count);
    if (err)
        return err;
    if (!is_listed(slots, count, slot))
        return ERR_NOT_FOUND;
    for (size_t i = 0; i < count; i++)
        left += slots[i].slot != slot && slots[i].kind != SLOT_RECOVERY;
    if (!left)
        return ERR_LAST_SLOT;
    next = copy_to_change(vault, slots, count, random);
    keyfile_clear_slot(&next, slot, random);
    return apply(vault, &next, (struct db_slot){slot, REMOVED, 0});
}
