#include "vault/keyfile.h"

#include <string.h>

#include "base/mem.h"
#include "host/file.h"
#include "vault/vault_state.h"

/* Room to recognise a newer format that has grown; more is not read. */
#define READ_LIMIT 65536

enum err keyfile_read_one(const char *path, struct keyfile *keyfile)
{
    char *bytes;
    size_t length;
    enum err err = file_read(path, READ_LIMIT, &bytes, &length);

    memset(keyfile, 0, sizeof *keyfile);
    if (!err)
        err = keyfile_decode(bytes, length, keyfile);
    else if (err == ERR_ABSENT)
        err = ERR_KEY_ABSENT;
    else if (err == ERR_NOT_A_FILE || err == ERR_INVALID)
        err = ERR_KEY_DAMAGED;
    mem_free(bytes);
    return err;
}

static bool is_about_content(enum err err)
{
    return err == ERR_OK || err == ERR_KEY_ABSENT || err == ERR_KEY_DAMAGED ||
           err == ERR_KEY_LIMITS;
}

/* Neither copy is whole: the answer that helps most. */
static enum err worse(enum err main_err, enum err spare_err)
{
    static const enum err order[] = {ERR_KEY_LIMITS, ERR_KEY_DAMAGED};

    for (size_t i = 0; i < COUNT(order); i++)
        if (main_err == order[i] || spare_err == order[i])
            return order[i];
    return main_err == ERR_KEY_ABSENT ? spare_err : main_err;
}

enum err keyfile_read(const char *folder, struct keyfile *keyfile,
                      struct keyfile_health *health)
{
    char *path = vault_path(folder, KEYFILE_NAME);
    char *spare_path = vault_path(folder, KEYFILE_SPARE);
    struct keyfile spare;
    enum err err = keyfile_read_one(path, keyfile);
    enum err spare_err = keyfile_read_one(spare_path, &spare);

    mem_free(path);
    mem_free(spare_path);
    memset(health, 0, sizeof *health);
    health->main_whole = !err;
    health->spare_whole = !spare_err;
    /* A newer program may have been stopped between the two: its work must
     * not be taken back by ours. */
    if (err == ERR_KEY_NEWER || spare_err == ERR_KEY_NEWER) {
        memset(keyfile, 0, sizeof *keyfile);
        return ERR_KEY_NEWER;
    }
    if (err && spare_err)
        return worse(err, spare_err);
    /* A copy that the disk won't give at the moment may be the newer one:
     * it is not written over. */
    health->repair = is_about_content(err) && is_about_content(spare_err) &&
                     memcmp(keyfile->hash, spare.hash, sizeof spare.hash) != 0;
    /* A spare of another store was put there by hand and counts for nothing
     * beside a whole store.key. */
    if (err ||
        (!spare_err && spare.sequence > keyfile->sequence &&
         memcmp(spare.store_id, keyfile->store_id, sizeof spare.store_id) == 0))
        *keyfile = spare;
    return ERR_OK;
}

static enum err write_copy(const char *folder, const char *name,
                           const unsigned char bytes[KEYFILE_SIZE])
{
    char *path = vault_path(folder, name);
    enum err err = file_replace(path, bytes, KEYFILE_SIZE);

    mem_free(path);
    return err;
}

enum err keyfile_write(const char *folder, struct keyfile *keyfile,
                       const struct secret *mac_key)
{
    unsigned char bytes[KEYFILE_SIZE];
    enum err err;

    keyfile->sequence++;
    keyfile_encode(keyfile, mac_key, bytes);
    err = write_copy(folder, KEYFILE_NAME, bytes);
    if (err)
        return err;
    /* The change stands and must not be reported as failed. A spare that
     * couldn't be written is older, is therefore not used, and the next
     * opening writes it. */
    (void)!write_copy(folder, KEYFILE_SPARE, bytes);
    return ERR_OK;
}

enum err keyfile_repair(const char *folder, struct keyfile *keyfile,
                        const struct secret *mac_key)
{
    unsigned char bytes[KEYFILE_SIZE];
    enum err err;

    keyfile_encode(keyfile, mac_key, bytes);
    err = write_copy(folder, KEYFILE_NAME, bytes);
    if (!err)
        err = write_copy(folder, KEYFILE_SPARE, bytes);
    return err;
}
