#ifndef VAULT_KEYFILE_H
#define VAULT_KEYFILE_H
/* The key file: one data key, wrapped for up to eight passphrases.
 *
 * MUST: 1. be read without believing anything: size, hash, version and cost
 * are checked before a passphrase is asked or memory is taken; 2. hold nothing
 * that tells which slots are in use; 3. be replaced, never written over; 4.
 * exist twice, the second copy written after the first. FORMAT.md has every
 * byte. Private to vault/.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/random.h"
#include "base/secret.h"
#include "vault/cost.h"

#define KEYFILE_NAME "store.key"
#define KEYFILE_SPARE "store.key2"
#define KEYFILE_SIZE 720
#define KEYFILE_SLOTS 8
#define KEYFILE_SLOT_SIZE 72
#define KEYFILE_KEY_SIZE 32

struct keyfile {
    unsigned char store_id[16];
    uint64_t sequence; /* one more at each writing */
    uint32_t epoch;    /* one more with each new data key */
    struct cost cost;
    unsigned char salt[16];
    unsigned char slots[KEYFILE_SLOTS][KEYFILE_SLOT_SIZE];
    unsigned char mac[32];
    unsigned char hash[32]; /* of the file's bytes: equal copies, equal hash */
};

/* What was found beside the copy that is used. */
struct keyfile_health {
    bool main_whole;
    bool spare_whole;
    bool repair; /* the other one is missing, damaged or older */
};

/* A new one with random id, salt and free slots; epoch 1, sequence 0. */
void keyfile_init(struct keyfile *keyfile, struct cost cost,
                  const struct random *random);
/* Bytes to a key file. ERR_KEY_DAMAGED, ERR_KEY_NEWER, ERR_KEY_LIMITS. */
MUST_USE enum err keyfile_decode(const void *bytes, size_t length,
                                 struct keyfile *keyfile);
/* Computes MAC (also into *keyfile) and hash. */
void keyfile_encode(struct keyfile *keyfile, const struct secret *mac_key,
                    unsigned char bytes[KEYFILE_SIZE]);
/* Whether the MAC was made with this key. */
bool keyfile_is_genuine(const struct keyfile *keyfile,
                        const struct secret *mac_key);

/* Wraps the data key for a passphrase's key; random bytes free a slot. */
void keyfile_wrap(struct keyfile *keyfile, int slot,
                  const struct secret *wrapping_key,
                  const struct secret *data_key, const struct random *random);
void keyfile_clear_slot(struct keyfile *keyfile, int slot,
                        const struct random *random);
/* Tries all slots, always all. ERR_NOT_OPENED. The data key is the caller's. */
MUST_USE enum err keyfile_unwrap(const struct keyfile *keyfile,
                                 const struct secret *wrapping_key,
                                 struct secret **data_key, int *slot);

/* One copy. Everything that is no key file is ERR_KEY_DAMAGED. */
MUST_USE enum err keyfile_read_one(const char *path, struct keyfile *keyfile);
/* The whole copy with the higher sequence. ERR_KEY_*, ERR_IO. */
MUST_USE enum err keyfile_read(const char *folder, struct keyfile *keyfile,
                               struct keyfile_health *health);
/* Both copies with the next sequence, the first being the commit point. After
 * an error read again to know which one stands. */
MUST_USE enum err keyfile_write(const char *folder, struct keyfile *keyfile,
                                const struct secret *mac_key);
/* Makes both copies the same without a new sequence. */
MUST_USE enum err keyfile_repair(const char *folder, struct keyfile *keyfile,
                                 const struct secret *mac_key);

#endif
