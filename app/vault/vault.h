#ifndef VAULT_VAULT_H
#define VAULT_VAULT_H
/* The encrypted store: making, opening, locking, and who can open it.
 *
 * MUST: 1. never write over the live store or key file, only replace them;
 * 2. never make a new store where one is expected; 3. never weaken the key
 * derivation; 4. answer every failed opening with ERR_NOT_OPENED alone;
 * 5. be usable after any interruption, with the old or the new state.
 * It knows no screens, no tasks' meaning and no clock: days are handed in.
 *
 * A struct vault is an open store; vault_close wipes all that was decrypted.
 * After ERR_IO, ERR_DISK_FULL or ERR_STORE_DAMAGED from a write, the caller
 * closes, opens again (vault_reopen) and reads before it repeats anything.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/random.h"
#include "base/secret.h"

struct vault;

/* What waits in a folder, found without any passphrase. */
enum vault_state {
    VAULT_ABSENT,  /* nothing, no backups either: first run */
    VAULT_READY,   /* key file and store look whole */
    VAULT_BROKEN   /* see `err`; backups may help */
};

struct vault_probe {
    enum vault_state state;
    enum err err;        /* why it is broken */
    bool one_key_copy;   /* one of two key files was damaged or missing */
};

/* Looks at owner, permissions, file system, key files, size of the store. */
MUST_USE enum err vault_look(const char *folder, struct vault_probe *probe);

/* What a person brings to open a store. The passphrase is UTF-8 as typed;
 * NFC is applied here. `factor` are the bytes of a key file on a stick, or
 * NULL. Borrowed. */
struct vault_key {
    const struct secret *passphrase;
    const struct secret *factor;
};

/* Called now and then during long work, 0..100; may be NULL. Return false to
 * stop at the next safe place. */
typedef bool vault_progress(void *user, int percent);

/* Makes folder (0700), key files, store; measures the laptop's Argon2id cost
 * (takes some seconds). `month` = day_month of today, for the slot's row. */
MUST_USE enum err vault_create(const char *folder, const struct vault_key *key,
                               int32_t month, const struct random *random,
                               struct vault **vault);
/* One derivation, 8 trials; then the store, its id, epoch and schema steps.
 * ERR_NOT_OPENED, ERR_LOW_MEMORY, ERR_BUSY, ERR_KEY_*, ERR_STORE_*. With
 * ERR_KEY_TAMPERED the vault is open all the same. */
MUST_USE enum err vault_open(const char *folder, const struct vault_key *key,
                             struct vault **vault);
/* A store that lives in memory alone: no folder, no passphrase, no file, and
 * none can come of it. All that is about requests and settings works; what is
 * about keys, backups and other files answers an error and writes nothing.
 * vault_close wipes it. */
MUST_USE enum err vault_unsaved(const struct random *random,
                                struct vault **vault);
/* Closes and opens the database file again with the key in memory. On an error
 * everything but vault_close and this answers ERR_LOCKED. */
MUST_USE enum err vault_reopen(struct vault *vault);
/* What is written between the two is one transaction: all of it or nothing,
 * for one durable commit. Not around anything that reopens or replaces the
 * store. vault_together_end takes the first error and returns it, or that of
 * the commit; it is called even if vault_together failed. */
MUST_USE enum err vault_together(struct vault *vault);
MUST_USE enum err vault_together_end(struct vault *vault, enum err err);
/* Finishes, closes, wipes; NULL is allowed; clears the variable. */
void vault_close(struct vault **vault);
const char *vault_folder(const struct vault *vault);

/* Passphrases. Slots are numbers 0..7; nobody picks one. */
enum slot_kind { SLOT_PASSPHRASE, SLOT_PASSPHRASE_FACTOR, SLOT_RECOVERY };

struct slot_info {
    int slot;
    enum slot_kind kind;
    int32_t month; /* when it was made or changed */
    bool own;      /* the one that opened the store now */
};

#define VAULT_SLOTS 8

MUST_USE enum err vault_slots(struct vault *vault,
                              struct slot_info infos[VAULT_SLOTS],
                              size_t *count);
MUST_USE enum err vault_slot_add(struct vault *vault,
                                 const struct vault_key *key,
                                 enum slot_kind kind, int32_t month,
                                 const struct random *random);
/* Replaces the slot that opened the store, also if that was the recovery code:
 * print a new one then. ERR_NOT_FOUND if it was removed meanwhile. */
MUST_USE enum err vault_slot_change(struct vault *vault,
                                    const struct vault_key *key,
                                    int32_t month,
                                    const struct random *random);
/* ERR_LAST_SLOT if no passphrase would be left. Old copies of the key file
 * still open with it: offer vault_new_key. */
MUST_USE enum err vault_slot_remove(struct vault *vault, int slot,
                                    const struct random *random);
/* A new data key, salt and cost, a new store file, backups remade. Only the
 * given key gets in afterwards; the others, and the recovery code, are made
 * again. Restartable at every step; ERR_HELD if `progress` stops it, with
 * nothing changed. It erases old backups: not to be called while held. */
MUST_USE enum err vault_new_key(struct vault *vault,
                                const struct vault_key *key, int32_t month,
                                const struct random *random,
                                vault_progress *progress, void *user);

/* A recovery code, in place of an older one: 28 characters in 7 groups of 4,
 * base32 without I L O U, the last two check the rest. The secret holds the
 * text with its dashes. */
MUST_USE enum err vault_recovery_make(struct vault *vault, int32_t month,
                                      const struct random *random,
                                      struct secret **code);
/* Brings what was typed (any case, O for 0, I or L for 1, dashes or not) to
 * the form that opens. ERR_MISTYPED before any derivation. */
MUST_USE enum err vault_recovery_read(const struct secret *typed,
                                      struct secret **code);

/* Passphrases made for people: four groups of consonant-vowel-consonant-
 * vowel-consonant (67 bits), or with `digits` four groups of five digits. */
struct secret *vault_passphrase_make(const struct random *random, bool digits);
enum strength { STRENGTH_WEAK, STRENGTH_FAIR, STRENGTH_GOOD, STRENGTH_STRONG };
/* STRENGTH_WEAK is refused by create, add and change with ERR_WEAK. */
enum strength vault_passphrase_strength(const struct secret *passphrase);
/* A new second factor's bytes (for a file on a stick). */
struct secret *vault_factor_make(const struct random *random);

/* Seconds to wait after n failures in a row: 0 0 1 2 4 8 16 32 60 60 ... */
int vault_delay(int failures);

#endif
