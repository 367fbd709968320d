/* The rollback anchor of traces.h: how often the store was opened, written
 * down in another folder. A store that knows of fewer openings is an older
 * copy, be it restored or put there by somebody. */
#include "vault/traces.h"

#include <string.h>

#include <sodium.h>

#include "base/mem.h"
#include "base/text.h"
#include "host/file.h"
#include "vault/ballast.h"
#include "vault/vault_state.h"

#define MAC_SIZE 32
#define NUMBER_SIZE 8

struct anchor {
    unsigned char number[NUMBER_SIZE]; /* little endian */
    unsigned char mac[MAC_SIZE];
};

static void make_mac(const struct vault *vault, struct anchor *anchor)
{
    static const char purpose[] = "anchor v1";
    struct secret *key = vault_subkey(vault->data_key, SUBKEY_ANCHOR);
    crypto_generichash_state state;

    (void)crypto_generichash_init(&state, key->bytes, key->length, MAC_SIZE);
    (void)crypto_generichash_update(&state, (const unsigned char *)purpose,
                                    sizeof purpose);
    (void)crypto_generichash_update(&state, vault->store_id,
                                    sizeof vault->store_id);
    (void)crypto_generichash_update(&state, anchor->number, NUMBER_SIZE);
    (void)crypto_generichash_final(&state, anchor->mac, MAC_SIZE);
    secret_free(&key);
}

/* One for each store of this laptop. */
static char *anchor_path(const struct vault *vault, const char *folder)
{
    char hex[2 * sizeof vault->store_id + 1];
    struct text path = {0};

    sodium_bin2hex(hex, sizeof hex, vault->store_id, sizeof vault->store_id);
    text_format(&path, "%s/anchor-%.16s", folder, hex);
    return text_take(&path);
}

/* 0 if there is none that this key has made. */
static int64_t read_anchor(const struct vault *vault, const char *path)
{
    struct anchor anchor;
    struct anchor made;
    char *bytes;
    size_t length;
    uint64_t number = 0;

    if (file_read(path, sizeof anchor, &bytes, &length))
        return 0;
    if (length == sizeof anchor) {
        memcpy(&anchor, bytes, sizeof anchor);
        made = anchor;
        make_mac(vault, &made);
        if (sodium_memcmp(made.mac, anchor.mac, MAC_SIZE) == 0)
            for (int i = NUMBER_SIZE - 1; i >= 0; i--)
                number = number << 8 | anchor.number[i];
    }
    mem_free(bytes);
    return number < INT64_MAX ? (int64_t)number : 0;
}

static enum err write_anchor(const struct vault *vault, const char *path,
                             int64_t generation)
{
    struct anchor anchor;

    for (int i = 0; i < NUMBER_SIZE; i++)
        anchor.number[i] = (unsigned char)((uint64_t)generation >> (8 * i));
    make_mac(vault, &anchor);
    return file_replace(path, &anchor, sizeof anchor);
}

static enum err count_opening(struct db *db, const void *user)
{
    return db_generation_set(db, *(const int64_t *)user);
}

enum err traces_anchor(struct vault *vault, const char *state_folder,
                       bool *older)
{
    int64_t generation;
    int64_t known;
    char *path;
    struct db *db;
    enum err err = vault->folder ? vault_db(vault, &db) : ERR_LOCKED;

    *older = false;
    if (!err)
        err = db_generation(db, &generation);
    if (err)
        return err;
    path = anchor_path(vault, state_folder);
    known = read_anchor(vault, path);
    *older = generation < known;
    if (known > generation)
        generation = known;
    generation++;
    /* The store first: stopped between the two it is newer, which is right. */
    err = ballast_run(vault, count_opening, &generation);
    if (!err)
        err = write_anchor(vault, path, generation);
    /* A full disk must keep nobody out; the next opening writes it. */
    if (err == ERR_DISK_FULL)
        err = ERR_OK;
    mem_free(path);
    return err;
}
