#include "sealer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#define HEADER 120
#define CHUNK 4096
#define SEALED 4113
#define HASH 32
#define SIGNATURE 64

static const unsigned char usual_header[16] = {
    0x89, 'J', 'E', 'P', 'C', 'L', '\r', '\n', 1, 0, 0, 0, 0, 0, 0, 0};

struct laptop laptop_of(char letter)
{
    unsigned char seed[32], part[32];
    struct laptop laptop;

    memset(seed, letter, sizeof seed);
    crypto_kdf_derive_from_key(part, sizeof part, 1, "JEparcel", seed);
    crypto_sign_seed_keypair(laptop.sign, laptop.sign_secret, part);
    crypto_kdf_derive_from_key(part, sizeof part, 2, "JEparcel", seed);
    crypto_box_seed_keypair(laptop.box, laptop.box_secret, part);
    return laptop;
}

void sealing_init(struct sealing *sealing, const char *seed)
{
    memset(sealing, 0, sizeof *sealing);
    sealing->seed = seed;
    sealing->to = sealing->signed_for = 'b';
    sealing->signer = 'a';
    sealing->label = "parcel v1";
    memcpy(sealing->header, usual_header, sizeof usual_header);
}

/* Instead of random bytes: the same for the same vector. */
static void draw(const struct sealing *sealing, const char *use,
                 unsigned char *out, size_t size)
{
    crypto_generichash_state state;

    crypto_generichash_init(&state, NULL, 0, size);
    crypto_generichash_update(&state, (const unsigned char *)use, strlen(use));
    crypto_generichash_update(&state, (const unsigned char *)sealing->seed,
                              strlen(sealing->seed));
    crypto_generichash_final(&state, out, size);
}

/* crypto_box_seal with an ephemeral key that isn't random. */
static void seal_key(const struct sealing *sealing, const unsigned char *key,
                     unsigned char *out)
{
    unsigned char seed[32], secret[32], nonce[24];
    struct laptop to = laptop_of(sealing->to);
    crypto_generichash_state state;

    draw(sealing, "ephemeral", seed, sizeof seed);
    crypto_box_seed_keypair(out, secret, seed);
    crypto_generichash_init(&state, NULL, 0, sizeof nonce);
    crypto_generichash_update(&state, out, 32);
    crypto_generichash_update(&state, to.box, 32);
    crypto_generichash_final(&state, nonce, sizeof nonce);
    if (crypto_box_easy(out + 32, key, 32, nonce, to.box, secret) != 0)
        abort();
}

/* Adds the order of the group to S: the same point, other bytes. */
static void make_malleable(unsigned char *signature)
{
    static const unsigned char order[32] = {
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7,
        0xa2, 0xde, 0xf9, 0xde, 0x14, 0,    0,    0,    0,    0,    0,
        0,    0,    0,    0,    0,    0,    0,    0,    0,    0x10};

    sodium_add(signature + 32, order, sizeof order);
}

static void sign(const struct sealing *sealing, const unsigned char *header,
                 unsigned char *signature)
{
    struct laptop signer = laptop_of(sealing->signer);
    struct laptop to = laptop_of(sealing->signed_for);
    size_t label = strlen(sealing->label);
    size_t length = label + 64 + sealing->body_length;
    unsigned char *message = malloc(length);

    if (!message)
        abort();
    memcpy(message, sealing->label, label);
    memcpy(message + label, to.box, 32);
    crypto_generichash(message + label + 32, 32, header,
                       sealing->is_other_header ? HEADER - 1 : HEADER, NULL, 0);
    if (sealing->body_length)
        memcpy(message + label + 64, sealing->body, sealing->body_length);
    crypto_sign_detached(signature, NULL, message, length, signer.sign_secret);
    if (sealing->is_malleable)
        make_malleable(signature);
    if (sealing->signature)
        memcpy(signature, sealing->signature, SIGNATURE);
    free(message);
}

static unsigned char *make_inside(const struct sealing *sealing,
                                  const unsigned char *header, size_t *size)
{
    size_t used = SIGNATURE + sealing->body_length;
    unsigned char *inside;

    *size = sealing->inside;
    if (!*size)
        *size = used < 16384 ? 16384 : used < 65536 ? 65536 : 262144;
    inside = calloc(*size + used, 1);
    if (!inside)
        abort();
    sign(sealing, header, inside);
    if (sealing->body_length)
        memcpy(inside + SIGNATURE, sealing->body, sealing->body_length);
    if (sealing->only) {
        used = sealing->only;
        memset(inside + used, 0, *size - used);
    }
    if (sealing->padding)
        memcpy(inside + used, sealing->padding, sealing->padding_length);
    else
        inside[used] = 0x80;
    return inside;
}

static unsigned char tag_of(const struct sealing *sealing, size_t chunk,
                            size_t chunks)
{
    for (size_t at = 0; at < SEALER_TAGS; at++)
        if (sealing->tagged[at] == chunk + 1)
            return sealing->tags[at];
    return chunk + 1 == chunks ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                               : 0;
}

unsigned char *sealing_make(const struct sealing *sealing, size_t *length)
{
    crypto_secretstream_xchacha20poly1305_state stream;
    unsigned char header[HEADER], key[32], *file, *inside;
    size_t size, chunks;

    memcpy(header, sealing->header, sizeof sealing->header);
    draw(sealing, "file key", key, sizeof key);
    seal_key(sealing, key, header + 16);
    draw(sealing, "stream", header + 96, 24);
    inside = make_inside(sealing, header, &size);
    chunks = sealing->chunks ? sealing->chunks : size / CHUNK;
    *length = HEADER + chunks * SEALED + HASH;
    file = calloc(*length, 1);
    if (!file)
        abort();
    memcpy(file, header, sizeof header);
    /* Both sides of a stream start alike; this one takes the header as it is
     * given. */
    crypto_secretstream_xchacha20poly1305_init_pull(&stream, header + 96, key);
    for (size_t at = 0; at < chunks; at++)
        crypto_secretstream_xchacha20poly1305_push(
            &stream, file + HEADER + at * SEALED, NULL, inside + at * CHUNK,
            CHUNK, NULL, 0, tag_of(sealing, at, chunks));
    sealing_hash(file, *length);
    free(inside);
    return file;
}

void sealing_hash(unsigned char *file, size_t length)
{
    if (length >= HASH)
        crypto_generichash(file + length - HASH, HASH, file, length - HASH,
                           NULL, 0);
}
