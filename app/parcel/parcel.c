#include "parcel/parcel.h"

#include <string.h>

#include "base/mem.h"
#include "parcel/seal.h"
#include "parcel/wire.h"

void parcel_done(struct parcel *parcel)
{
    request_done(&parcel->request);
    mem_wipe(parcel, sizeof *parcel);
}

static void copy_hash(unsigned char hash[PARCEL_HASH_SIZE], const void *bytes,
                      size_t length)
{
    memcpy(hash, (const unsigned char *)bytes + length - PARCEL_HASH_SIZE,
           PARCEL_HASH_SIZE);
}

enum err parcel_look(const void *bytes, size_t length,
                     unsigned char hash[PARCEL_HASH_SIZE])
{
    enum err err = seal_look(bytes, length);

    memset(hash, 0, PARCEL_HASH_SIZE);
    if (!err)
        copy_hash(hash, bytes, length);
    return err;
}

/* --- making --------------------------------------------------------------- */

/* Read back as the other side will: what they would refuse is never made. */
static bool is_readable(const struct text *body)
{
    const unsigned char *bytes = (const unsigned char *)body->bytes;
    struct parcel read = {0};
    enum err err = wire_head(bytes, body->length, &read);

    if (!err)
        err = wire_content(bytes, body->length, &read);
    parcel_done(&read);
    return !err;
}

enum err parcel_make(const struct parcel_identity *me, struct parcel *parcel,
                     unsigned char **bytes, size_t *length)
{
    struct text body = {0};
    enum err err;

    *bytes = NULL;
    *length = 0;
    parcel->version = PARCEL_VERSION;
    parcel->from = me->keys;
    memset(parcel->hash, 0, sizeof parcel->hash);
    err = wire_put(parcel, &body);
    if (!err && !is_readable(&body))
        err = ERR_INVALID;
    if (!err)
        err = seal_close(me, &parcel->to, &body, bytes, length);
    if (!err)
        copy_hash(parcel->hash, *bytes, *length);
    text_done(&body);
    return err;
}

/* --- opening -------------------------------------------------------------- */

/* Who it is from, before a byte of its content is read. */
static enum err check_sender(const struct parcel *parcel,
                             const struct parcel_contact *contacts,
                             size_t count)
{
    for (size_t at = 0; at < count; at++) {
        if (!parcel_keys_equal(&contacts[at].keys, &parcel->from))
            continue;
        if (!contacts[at].verified)
            return ERR_PARCEL_UNVERIFIED;
        return parcel->version < contacts[at].version ? ERR_PARCEL_OLDER
                                                      : ERR_OK;
    }
    return ERR_PARCEL_SENDER;
}

static enum err read_inside(const struct parcel_identity *me,
                            const struct parcel_contact *contacts, size_t count,
                            const unsigned char *file,
                            const struct text *inside, struct parcel *parcel)
{
    const unsigned char *body =
        (const unsigned char *)inside->bytes + SEAL_SIGNATURE;
    size_t length = inside->length - SEAL_SIGNATURE;
    enum err err = wire_head(body, length, parcel);

    if (err)
        return err;
    if (!parcel_keys_equal(&parcel->to, &me->keys))
        return ERR_PARCEL_FORWARDED;
    if (!seal_is_signed(parcel->from.sign, me->keys.box, file, inside))
        return ERR_PARCEL_FORGED;
    err = check_sender(parcel, contacts, count);
    return err ? err : wire_content(body, length, parcel);
}

enum err parcel_open(const struct parcel_identity *me,
                     const struct parcel_contact *contacts, size_t count,
                     const void *bytes, size_t length, struct parcel *parcel)
{
    struct text inside = {0};
    enum err err = seal_look(bytes, length);

    memset(parcel, 0, sizeof *parcel);
    if (!err)
        err = seal_open(me, bytes, length, &inside);
    if (!err)
        err = read_inside(me, contacts, count, bytes, &inside, parcel);
    if (!err) {
        copy_hash(parcel->hash, bytes, length);
    } else {
        struct parcel_keys from = parcel->from;

        parcel_done(parcel);
        if (err == ERR_PARCEL_SENDER || err == ERR_PARCEL_UNVERIFIED)
            parcel->from = from;
    }
    text_done(&inside);
    return err;
}
