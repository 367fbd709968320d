#ifndef VAULT_VAULT_STATE_H
#define VAULT_VAULT_STATE_H
/* What an open store is made of. Private to vault/.
 *
 * `db` is NULL after a reopening that failed: take it with vault_db, which
 * answers ERR_LOCKED then. The data key itself goes nowhere but into keyfile_*
 * and vault_subkey; SQLCipher gets raw_key, which is subkey 1.
 */
#include <stdbool.h>
#include <stdint.h>

#include "vault/db.h"
#include "vault/keyfile.h"
#include "vault/vault.h"

struct vault {
    char *folder;               /* NULL: in memory alone (vault_unsaved) */
    struct db *db;
    struct secret *data_key;
    struct secret *raw_key;
    struct keyfile keyfile;     /* as it stands on disk */
    unsigned char store_id[16]; /* the same as in keyfile */
    uint32_t epoch;             /* the same as in keyfile */
    int slot;                   /* the one that opened the store, or -1 */
    enum slot_kind kind;        /* what it was opened with */
    int lock;                   /* descriptor of store.lock */
    bool together;              /* vault_together is on */
    bool tampered;              /* key file changed by somebody without key */
};

#define VAULT_STORE "store.db"
#define VAULT_STORE_NEW "store.db.new"
#define VAULT_LOCK "store.lock"

enum subkey {
    SUBKEY_STORE = 1,   /* SQLCipher's raw key */
    SUBKEY_KEYFILE = 2, /* MAC of the key file */
    SUBKEY_BACKUP = 3,  /* MAC of a backup's manifest */
    SUBKEY_ANCHOR = 4   /* MAC of the rollback anchor */
};

/* 32 bytes; the caller's. */
struct secret *vault_subkey(const struct secret *data_key, enum subkey which);
/* folder/name, the caller's (mem_free). Without a folder the path is one where
 * nothing can be. */
char *vault_path(const char *folder, const char *name);
/* ERR_LOCKED if the database is closed. Borrowed. */
MUST_USE enum err vault_db(struct vault *vault, struct db **db);

/* One derivation and 8 trials on a key file that was read (a backup's, too).
 * ERR_NOT_OPENED, ERR_LOW_MEMORY. The data key is the caller's. */
MUST_USE enum err vault_unlock(const struct keyfile *keyfile,
                               const struct vault_key *key,
                               struct secret **data_key, int *slot);
/* Closed, in this folder; it owns the lock from now on. */
struct vault *vault_new(const char *folder, int lock);
/* The lock of this store; ERR_BUSY. Give it to vault_open_locked or close. */
MUST_USE enum err vault_lock(const char *folder, int *lock);
/* vault_open for a caller that holds the lock, which it takes over also when
 * it fails. */
MUST_USE enum err vault_open_locked(const char *folder,
                                    const struct vault_key *key, int lock,
                                    struct vault **vault);
/* Opens the database for the keys in `vault`. A store.db.new that belongs to
 * them is put in place first: an interrupted vault_new_key or vault_create. */
MUST_USE enum err vault_open_store(struct vault *vault);
/* Removes a store.db.new that belongs to no key. */
MUST_USE enum err vault_remove_new_store(struct vault *vault);
/* Reads the key file again: after an error it isn't known which one stands.
 * ERR_KEY_*, ERR_IO; ERR_STORE_OTHER if it is of another data key. */
MUST_USE enum err vault_read_keys(struct vault *vault);
/* Puts keys in place of those that were there. */
void vault_set_keys(struct vault *vault, struct secret *take_data_key,
                    const struct keyfile *keyfile, int slot);

/* Rows of the table slot are brought in line with the key file, after an
 * interruption between the two. */
MUST_USE enum err slots_settle(struct vault *vault);

#endif
