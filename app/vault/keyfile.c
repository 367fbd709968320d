#include "vault/keyfile.h"

#include <string.h>

#include <sodium.h>

/* Where everything stands; FORMAT.md has the same table in words. */
enum {
    AT_MAGIC = 0,
    AT_VERSION = 8,
    AT_LENGTH = 12,
    AT_STORE_ID = 16,
    AT_SEQUENCE = 32,
    AT_EPOCH = 40,
    AT_PASSES = 44,
    AT_MEMORY = 48,
    AT_ZERO = 52,
    AT_SALT = 64,
    AT_SLOTS = 80,
    AT_MAC = 656,
    AT_HASH = 688
};

#define VERSION 1
#define NONCE_SIZE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define SHORTEST (AT_STORE_ID + 64)

_Static_assert(AT_SLOTS + KEYFILE_SLOTS * KEYFILE_SLOT_SIZE == AT_MAC &&
                   AT_HASH + 32 == KEYFILE_SIZE,
               "offsets of the key file");
_Static_assert(NONCE_SIZE + KEYFILE_KEY_SIZE +
                       crypto_aead_xchacha20poly1305_ietf_ABYTES ==
                   KEYFILE_SLOT_SIZE,
               "size of a slot");

/* The high bit and the line end catch a copy made in text mode. */
static const unsigned char magic[8] = {0x89, 'J', 'E',  'K',
                                       'E',  'Y', '\r', '\n'};

/* --- numbers, little endian ----------------------------------------------- */

static void put_number(unsigned char *bytes, uint64_t number, size_t size)
{
    for (size_t i = 0; i < size; i++)
        bytes[i] = (unsigned char)(number >> (8 * i));
}

static uint64_t get_number(const unsigned char *bytes, size_t size)
{
    uint64_t number = 0;

    for (size_t i = 0; i < size; i++)
        number |= (uint64_t)bytes[i] << (8 * i);
    return number;
}

/* --- bytes and struct ----------------------------------------------------- */

void keyfile_init(struct keyfile *keyfile, struct cost cost,
                  const struct random *random)
{
    memset(keyfile, 0, sizeof *keyfile);
    random_fill(random, keyfile->store_id, sizeof keyfile->store_id);
    random_fill(random, keyfile->salt, sizeof keyfile->salt);
    random_fill(random, keyfile->slots, sizeof keyfile->slots);
    keyfile->cost = cost;
    keyfile->epoch = 1;
}

static void put_body(const struct keyfile *keyfile,
                     unsigned char bytes[KEYFILE_SIZE])
{
    memset(bytes, 0, KEYFILE_SIZE);
    memcpy(bytes + AT_MAGIC, magic, sizeof magic);
    put_number(bytes + AT_VERSION, VERSION, 4);
    put_number(bytes + AT_LENGTH, KEYFILE_SIZE, 4);
    memcpy(bytes + AT_STORE_ID, keyfile->store_id, sizeof keyfile->store_id);
    put_number(bytes + AT_SEQUENCE, keyfile->sequence, 8);
    put_number(bytes + AT_EPOCH, keyfile->epoch, 4);
    put_number(bytes + AT_PASSES, keyfile->cost.passes, 4);
    put_number(bytes + AT_MEMORY, keyfile->cost.kibibytes, 4);
    memcpy(bytes + AT_SALT, keyfile->salt, sizeof keyfile->salt);
    memcpy(bytes + AT_SLOTS, keyfile->slots, sizeof keyfile->slots);
}

void keyfile_encode(struct keyfile *keyfile, const struct secret *mac_key,
                    unsigned char bytes[KEYFILE_SIZE])
{
    put_body(keyfile, bytes);
    (void)crypto_generichash(keyfile->mac, sizeof keyfile->mac, bytes, AT_MAC,
                             mac_key->bytes, mac_key->length);
    memcpy(bytes + AT_MAC, keyfile->mac, sizeof keyfile->mac);
    (void)crypto_generichash(keyfile->hash, sizeof keyfile->hash, bytes,
                             AT_HASH, NULL, 0);
    memcpy(bytes + AT_HASH, keyfile->hash, sizeof keyfile->hash);
}

bool keyfile_is_genuine(const struct keyfile *keyfile,
                        const struct secret *mac_key)
{
    unsigned char bytes[KEYFILE_SIZE];
    unsigned char mac[sizeof keyfile->mac];

    put_body(keyfile, bytes);
    (void)crypto_generichash(mac, sizeof mac, bytes, AT_MAC, mac_key->bytes,
                             mac_key->length);
    return sodium_memcmp(mac, keyfile->mac, sizeof mac) == 0;
}

/* Magic, length and the hash in the last 32 bytes stay the same in every
 * version to come, so that "newer" is never said of what is only damaged. */
static bool is_whole(const unsigned char *bytes, size_t length)
{
    unsigned char hash[32];

    if (length < SHORTEST || memcmp(bytes, magic, sizeof magic) != 0 ||
        get_number(bytes + AT_LENGTH, 4) != length)
        return false;
    (void)crypto_generichash(hash, sizeof hash, bytes, length - sizeof hash,
                             NULL, 0);
    return memcmp(hash, bytes + length - sizeof hash, sizeof hash) == 0;
}

enum err keyfile_decode(const void *data, size_t length,
                        struct keyfile *keyfile)
{
    const unsigned char *bytes = data;
    struct cost cost;

    memset(keyfile, 0, sizeof *keyfile);
    if (!is_whole(bytes, length))
        return ERR_KEY_DAMAGED;
    if (get_number(bytes + AT_VERSION, 4) > VERSION)
        return ERR_KEY_NEWER;
    if (get_number(bytes + AT_VERSION, 4) != VERSION ||
        length != KEYFILE_SIZE ||
        !sodium_is_zero(bytes + AT_ZERO, AT_SALT - AT_ZERO))
        return ERR_KEY_DAMAGED;
    cost.passes = (uint32_t)get_number(bytes + AT_PASSES, 4);
    cost.kibibytes = (uint32_t)get_number(bytes + AT_MEMORY, 4);
    if (!cost_is_allowed(cost))
        return ERR_KEY_LIMITS;
    keyfile->cost = cost;
    memcpy(keyfile->store_id, bytes + AT_STORE_ID, sizeof keyfile->store_id);
    keyfile->sequence = get_number(bytes + AT_SEQUENCE, 8);
    keyfile->epoch = (uint32_t)get_number(bytes + AT_EPOCH, 4);
    memcpy(keyfile->salt, bytes + AT_SALT, sizeof keyfile->salt);
    memcpy(keyfile->slots, bytes + AT_SLOTS, sizeof keyfile->slots);
    memcpy(keyfile->mac, bytes + AT_MAC, sizeof keyfile->mac);
    memcpy(keyfile->hash, bytes + AT_HASH, sizeof keyfile->hash);
    return ERR_OK;
}

/* --- slots ---------------------------------------------------------------- */

#define LABEL "slot v1"

/* Binds a slot to its place, its store and its cost: moved, copied from
 * another store or made cheaper, it opens nothing. */
struct binding {
    unsigned char bytes[sizeof LABEL - 1 + 16 + 4 + 1 + 16 + 4 + 4];
};

static struct binding bind_slot(const struct keyfile *keyfile, int slot)
{
    struct binding binding;
    unsigned char *at = binding.bytes;

    memcpy(at, LABEL, sizeof LABEL - 1);
    at += sizeof LABEL - 1;
    memcpy(at, keyfile->store_id, 16);
    put_number(at + 16, keyfile->epoch, 4);
    at[20] = (unsigned char)slot;
    memcpy(at + 21, keyfile->salt, 16);
    put_number(at + 37, keyfile->cost.passes, 4);
    put_number(at + 41, keyfile->cost.kibibytes, 4);
    return binding;
}

void keyfile_wrap(struct keyfile *keyfile, int slot,
                  const struct secret *wrapping_key,
                  const struct secret *data_key, const struct random *random)
{
    unsigned char *nonce = keyfile->slots[slot];
    struct binding binding = bind_slot(keyfile, slot);

    random_fill(random, nonce, NONCE_SIZE);
    (void)crypto_aead_xchacha20poly1305_ietf_encrypt(
        nonce + NONCE_SIZE, NULL, data_key->bytes, KEYFILE_KEY_SIZE,
        binding.bytes, sizeof binding.bytes, NULL, nonce, wrapping_key->bytes);
}

void keyfile_clear_slot(struct keyfile *keyfile, int slot,
                        const struct random *random)
{
    random_fill(random, keyfile->slots[slot], KEYFILE_SLOT_SIZE);
}

enum err keyfile_unwrap(const struct keyfile *keyfile,
                        const struct secret *wrapping_key,
                        struct secret **data_key, int *slot)
{
    struct secret *trial = secret_new(KEYFILE_KEY_SIZE);

    *data_key = NULL;
    *slot = -1;
    for (int i = 0; i < KEYFILE_SLOTS; i++) {
        const unsigned char *nonce = keyfile->slots[i];
        struct binding binding = bind_slot(keyfile, i);

        if (crypto_aead_xchacha20poly1305_ietf_decrypt(
                trial->bytes, NULL, NULL, nonce + NONCE_SIZE,
                KEYFILE_SLOT_SIZE - NONCE_SIZE, binding.bytes,
                sizeof binding.bytes, nonce, wrapping_key->bytes) == 0 &&
            !*data_key) {
            *data_key = secret_copy(trial);
            *slot = i;
        }
    }
    secret_free(&trial);
    return *data_key ? ERR_OK : ERR_NOT_OPENED;
}
