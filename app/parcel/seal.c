#include "parcel/seal.h"

#include <string.h>

#include <sodium.h>

#include "base/mem.h"
#include "parcel/bytes.h"

/* Where everything stands; FORMAT.md has the same table in words. */
enum {
    AT_MAGIC = 0,
    AT_VERSION = 8,
    AT_ZERO = 10,
    AT_KEY = 16,
    AT_STREAM = 96,
    HASH = PARCEL_HASH_SIZE
};

#define CHUNK 4096
#define SEALED_CHUNK (CHUNK + crypto_secretstream_xchacha20poly1305_ABYTES)
#define FILE_KEY crypto_secretstream_xchacha20poly1305_KEYBYTES
#define FILE_SIZE(inside) (SEAL_HEADER + (inside) / CHUNK * SEALED_CHUNK + HASH)
#define LABEL "parcel v1"

_Static_assert(AT_KEY + crypto_box_SEALBYTES + FILE_KEY == AT_STREAM &&
                   AT_STREAM +
                           crypto_secretstream_xchacha20poly1305_HEADERBYTES ==
                       SEAL_HEADER &&
                   crypto_sign_BYTES == SEAL_SIGNATURE,
               "offsets of the header");

/* What the inside is padded to. A request with a long note needs the second;
 * the third holds the largest take-over there is. */
static const size_t insides[] = {16384, 65536, 262144};

_Static_assert(FILE_SIZE(16384) == PARCEL_FILE_LEAST &&
                   FILE_SIZE(262144) == PARCEL_FILE_MOST,
               "sizes of the file");

/* The high bit and the line end catch a copy made in text mode. */
static const unsigned char magic[8] = {0x89, 'J', 'E',  'P',
                                       'C',  'L', '\r', '\n'};

static void hash_of(const unsigned char *bytes, size_t length,
                    unsigned char hash[HASH])
{
    (void)crypto_generichash(hash, HASH, bytes, length, NULL, 0);
}

/* Room for at least one byte of padding; 0 if there is none so large. */
static size_t padded_size(size_t length)
{
    for (size_t at = 0; at < COUNT(insides); at++)
        if (length < insides[at])
            return insides[at];
    return 0;
}

/* --- signature ------------------------------------------------------------ */

static void signed_text(const unsigned char *to_box,
                        const unsigned char *header, const char *body,
                        size_t length, struct text *out)
{
    unsigned char hash[HASH];

    hash_of(header, SEAL_HEADER, hash);
    text_append(out, LABEL);
    text_append_n(out, (const char *)to_box, PARCEL_KEY_SIZE);
    text_append_n(out, (const char *)hash, sizeof hash);
    text_append_n(out, body, length);
}

static void sign(const struct parcel_identity *from,
                 const struct parcel_keys *to, const unsigned char *header,
                 const struct text *body, unsigned char *signature)
{
    struct text message = {0};

    signed_text(to->box, header, body->bytes, body->length, &message);
    (void)crypto_sign_detached(signature, NULL, (unsigned char *)message.bytes,
                               message.length, from->sign->bytes);
    text_done(&message);
}

bool seal_is_signed(const unsigned char *sign_key, const unsigned char *to_box,
                    const unsigned char *file, const struct text *inside)
{
    struct text message = {0};
    bool is_signed;

    signed_text(to_box, file, inside->bytes + SEAL_SIGNATURE,
                inside->length - SEAL_SIGNATURE, &message);
    is_signed = crypto_sign_verify_detached((unsigned char *)inside->bytes,
                                            (unsigned char *)message.bytes,
                                            message.length, sign_key) == 0;
    text_done(&message);
    return is_signed;
}

/* --- closing -------------------------------------------------------------- */

static void put_chunks(crypto_secretstream_xchacha20poly1305_state *stream,
                       unsigned char *to, const unsigned char *inside,
                       size_t size)
{
    for (size_t at = 0; at < size; at += CHUNK, to += SEALED_CHUNK)
        (void)crypto_secretstream_xchacha20poly1305_push(
            stream, to, NULL, inside + at, CHUNK, NULL, 0,
            at + CHUNK == size ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                               : 0);
}

/* The header with a new key in it, and a stream that starts under that key. */
static bool start(unsigned char *file, const struct parcel_keys *to,
                  crypto_secretstream_xchacha20poly1305_state *stream)
{
    struct secret *key = secret_new(FILE_KEY);
    struct text version = {0};
    struct writer writer = {&version, false};
    bool is_sealed;

    bytes_put_number(&writer, PARCEL_VERSION, 2);
    memcpy(file + AT_MAGIC, magic, sizeof magic);
    memcpy(file + AT_VERSION, version.bytes, version.length);
    text_done(&version);
    crypto_secretstream_xchacha20poly1305_keygen(key->bytes);
    is_sealed =
        crypto_box_seal(file + AT_KEY, key->bytes, FILE_KEY, to->box) == 0;
    (void)crypto_secretstream_xchacha20poly1305_init_push(
        stream, file + AT_STREAM, key->bytes);
    secret_free(&key);
    return is_sealed;
}

enum err seal_close(const struct parcel_identity *from,
                    const struct parcel_keys *to, const struct text *body,
                    unsigned char **bytes, size_t *length)
{
    size_t used = SEAL_SIGNATURE + body->length;
    size_t size = padded_size(used);
    size_t file_size = FILE_SIZE(size);
    crypto_secretstream_xchacha20poly1305_state stream;
    unsigned char *inside, *file;
    enum err err = ERR_OK;

    *bytes = NULL;
    *length = 0;
    if (!size)
        return ERR_INVALID;
    inside = mem_new(size, 1);
    file = mem_new(file_size, 1);
    if (start(file, to, &stream)) {
        sign(from, to, file, body, inside);
        memcpy(inside + SEAL_SIGNATURE, body->bytes, body->length);
        (void)sodium_pad(NULL, inside, used, size, size);
        put_chunks(&stream, file + SEAL_HEADER, inside, size);
        hash_of(file, file_size - HASH, file + file_size - HASH);
        *bytes = file;
        *length = file_size;
    } else {
        err = ERR_INVALID;
        mem_free(file);
    }
    mem_wipe(&stream, sizeof stream);
    mem_free(inside);
    return err;
}

/* --- opening -------------------------------------------------------------- */

enum err seal_look(const unsigned char *bytes, size_t length)
{
    struct reader reader = {bytes, length, AT_VERSION, false};
    unsigned char hash[HASH];
    uint64_t version;

    if (length > PARCEL_FILE_MOST)
        return ERR_PARCEL_LARGE;
    if (length < SEAL_HEADER + HASH || memcmp(bytes, magic, sizeof magic) != 0)
        return ERR_PARCEL_DAMAGED;
    /* The hash is the same in every version to come, so that "newer" is never
     * said of what is only damaged. It is no protection: anybody can make
     * it. */
    hash_of(bytes, length - HASH, hash);
    if (memcmp(hash, bytes + length - HASH, HASH) != 0)
        return ERR_PARCEL_DAMAGED;
    version = bytes_get_number(&reader, 2);
    if (version > PARCEL_VERSION)
        return ERR_PARCEL_NEWER;
    if (version != PARCEL_VERSION ||
        !sodium_is_zero(bytes + AT_ZERO, AT_KEY - AT_ZERO))
        return ERR_PARCEL_FORM;
    for (size_t at = 0; at < COUNT(insides); at++)
        if (length == FILE_SIZE(insides[at]))
            return ERR_OK;
    return ERR_PARCEL_END;
}

/* Decrypts `size` bytes into `inside`; the end must come with the last. */
static enum err get_chunks(crypto_secretstream_xchacha20poly1305_state *stream,
                           const unsigned char *from, unsigned char *inside,
                           size_t size)
{
    for (size_t at = 0; at < size; at += CHUNK, from += SEALED_CHUNK) {
        bool is_last = at + CHUNK == size;
        unsigned char tag;

        if (crypto_secretstream_xchacha20poly1305_pull(
                stream, inside + at, NULL, &tag, from, SEALED_CHUNK, NULL, 0) !=
            0)
            return ERR_PARCEL_DAMAGED;
        if (tag !=
            (is_last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0))
            return ERR_PARCEL_END;
    }
    return ERR_OK;
}

static enum err unlock(const struct parcel_identity *me,
                       const unsigned char *bytes,
                       crypto_secretstream_xchacha20poly1305_state *stream)
{
    struct secret *key = secret_new(FILE_KEY);
    enum err err = ERR_OK;

    if (crypto_box_seal_open(key->bytes, bytes + AT_KEY,
                             crypto_box_SEALBYTES + FILE_KEY, me->keys.box,
                             me->box->bytes) != 0)
        err = ERR_PARCEL_OTHER;
    else if (crypto_secretstream_xchacha20poly1305_init_pull(
                 stream, bytes + AT_STREAM, key->bytes) != 0)
        err = ERR_PARCEL_DAMAGED;
    secret_free(&key);
    return err;
}

enum err seal_open(const struct parcel_identity *me, const unsigned char *bytes,
                   size_t length, struct text *inside)
{
    size_t size = (length - SEAL_HEADER - HASH) / SEALED_CHUNK * CHUNK;
    crypto_secretstream_xchacha20poly1305_state stream;
    unsigned char *padded = NULL;
    size_t used;
    enum err err = unlock(me, bytes, &stream);

    if (err)
        goto out;
    padded = mem_new(size, 1);
    err = get_chunks(&stream, bytes + SEAL_HEADER, padded, size);
    if (err)
        goto out;
    /* In the smallest size that holds it, or one packet could be written in
     * three ways. */
    if (sodium_unpad(&used, padded, size, size) != 0 ||
        padded_size(used) != size || used < SEAL_SIGNATURE) {
        err = ERR_PARCEL_END;
        goto out;
    }
    text_append_n(inside, (const char *)padded, used);
out:
    mem_wipe(&stream, sizeof stream);
    mem_free(padded);
    return err;
}
