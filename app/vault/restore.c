/* Going back to a backup: backup_restore of backup.h.
 *
 *   1. store.db.new: a copy of the backup, checked
 *   2. what stands there now is kept under another name
 *   3. with the backup's own key file: store.key and store.key2 replaced
 *   4. opening finds store.db.new and puts it in its place (vault.c)
 *
 * Stopped before 2 the old store opens and the copy goes. With another key
 * file the old store is copied in 2 and not renamed, so that the old key opens
 * it until the new one is written. */
#include "vault/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "host/file.h"
#include "vault/backup_files.h"
#include "vault/backup_kept.h"
#include "vault/vault_state.h"

#define CHUNK 65536

struct restore {
    const char *folder;
    const struct vault_key *key;
    char *store;    /* the backup */
    char *key_file; /* beside it */
    struct keyfile keyfile;
    struct secret *data_key;
    bool own_key; /* the backup's key file was needed */
    struct db *db;
};

static enum err try_key(struct restore *restore)
{
    struct secret *raw_key;
    int slot;
    enum err err = vault_unlock(&restore->keyfile, restore->key,
                                &restore->data_key, &slot);

    if (err)
        return err;
    raw_key = vault_subkey(restore->data_key, SUBKEY_STORE);
    err = db_open(restore->store, raw_key, restore->keyfile.store_id,
                  restore->keyfile.epoch, &restore->db);
    secret_free(&raw_key);
    if (err)
        secret_free(&restore->data_key);
    return err;
}

/* What another key file may put right. */
static bool is_about_the_key(enum err err)
{
    return err == ERR_NOT_OPENED || err == ERR_STORE_OTHER ||
           err == ERR_KEY_ABSENT || err == ERR_KEY_DAMAGED ||
           err == ERR_KEY_LIMITS || err == ERR_KEY_NEWER;
}

static enum err find_key(struct restore *restore)
{
    struct keyfile_health health;
    struct keyfile live;
    enum err err = keyfile_read(restore->folder, &live, &health);
    enum err beside;

    restore->keyfile = live;
    if (!err)
        err = try_key(restore);
    if (!is_about_the_key(err))
        return err;
    restore->own_key = true;
    beside = keyfile_read_one(restore->key_file, &restore->keyfile);
    if (beside)
        return err;
    return try_key(restore);
}

static enum err make_new(struct restore *restore)
{
    struct secret *raw_key = vault_subkey(restore->data_key, SUBKEY_STORE);
    char *path = vault_path(restore->folder, VAULT_STORE_NEW);
    char *journal = vault_path(restore->folder, VAULT_STORE_NEW "-journal");
    enum err err = file_remove(path);

    if (!err)
        err = file_remove(journal);
    if (!err)
        err = db_copy(restore->db, path, raw_key, restore->keyfile.epoch);
    db_close(&restore->db);
    if (!err)
        err = file_sync_folder(restore->folder);
    secret_free(&raw_key);
    mem_free(path);
    mem_free(journal);
    return err;
}

/* folder/name, with a number if there is one already: several restores in a
 * row must not lose what stood there first. The caller's. */
static char *free_path(const char *folder, const char *name)
{
    struct text path = {0};
    unsigned number = 1;

    text_format(&path, "%s/%s", folder, name);
    while (file_exists(text_string(&path))) {
        text_clear(&path);
        text_format(&path, "%s/%s-%u", folder, name, ++number);
    }
    return text_take(&path);
}

static enum err copy_bytes(int from, int to)
{
    unsigned char *chunk = mem_new(CHUNK, 1);
    enum err err = ERR_OK;
    ssize_t got = 0;

    while (!err) {
        ssize_t done = 0;

        got = read(from, chunk, CHUNK);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            err = file_error(errno);
        if (got <= 0)
            break;
        while (!err && done < got) {
            ssize_t put = write(to, chunk + done, (size_t)(got - done));

            if (put >= 0)
                done += put;
            else if (errno != EINTR)
                err = file_error(errno);
        }
    }
    if (!err && fsync(to) < 0)
        err = file_error(errno);
    mem_free(chunk);
    return err;
}

static enum err copy_file(const char *from, const char *to)
{
    int source = open(from, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    int target;
    enum err err;

    if (source < 0)
        return errno == ENOENT ? ERR_OK : file_error(errno);
    target =
        open(to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (target < 0) {
        err = file_error(errno);
        (void)close(source);
        return err;
    }
    err = copy_bytes(source, target);
    (void)close(source);
    if (close(target) < 0 && !err)
        err = file_error(errno);
    if (err)
        (void)!file_remove(to);
    return err;
}

static enum err rename_if_there(const char *from, const char *to)
{
    return file_exists(from) ? file_rename(from, to) : ERR_OK;
}

/* The old store, and the journal that may belong to it. */
static enum err keep_store(struct restore *restore)
{
    char *from = vault_path(restore->folder, VAULT_STORE);
    char *from_journal = vault_path(restore->folder, VAULT_STORE "-journal");
    char *to = free_path(restore->folder, KEPT_STORE);
    struct text to_journal = {0};
    enum err err = ERR_IO;

    text_format(&to_journal, "%s-journal", to);
    if (restore->own_key) {
        err = copy_file(from, to);
        if (!err)
            err = copy_file(from_journal, text_string(&to_journal));
    }
    /* A disk that can't read the old store can still rename it. */
    if (err == ERR_IO) {
        err = rename_if_there(from, to);
        if (!err)
            err = rename_if_there(from_journal, text_string(&to_journal));
    }
    mem_free(from);
    mem_free(from_journal);
    mem_free(to);
    text_done(&to_journal);
    return err;
}

static enum err replace_keys(struct restore *restore)
{
    struct secret *mac_key = vault_subkey(restore->data_key, SUBKEY_KEYFILE);
    char *from = vault_path(restore->folder, KEYFILE_NAME);
    char *to = free_path(restore->folder, KEPT_KEY);
    struct keyfile_health health;
    struct keyfile live;
    enum err err = copy_file(from, to);

    /* The higher number wins if only one copy gets written. */
    if (keyfile_read(restore->folder, &live, &health) == ERR_OK &&
        live.sequence > restore->keyfile.sequence)
        restore->keyfile.sequence = live.sequence;
    if (!err)
        err = keyfile_write(restore->folder, &restore->keyfile, mac_key);
    secret_free(&mac_key);
    mem_free(from);
    mem_free(to);
    return err;
}

static enum err swap(struct restore *restore)
{
    char *seen = vault_path(restore->folder, KEPT_SEEN);
    enum err err = file_remove(seen);

    if (!err)
        err = keep_store(restore);
    if (!err && restore->own_key)
        err = replace_keys(restore);
    mem_free(seen);
    return err;
}

enum err backup_restore(const char *folder, const struct vault_key *key,
                        const char *name, struct vault **vault)
{
    struct restore restore = {.folder = folder, .key = key};
    struct backup_name read;
    char *inside;
    int lock = -1;
    enum err err;

    *vault = NULL;
    if (!backup_name_read(name, &read))
        return ERR_NOT_FOUND;
    err = vault_lock(folder, &lock);
    if (err)
        return err;
    inside = vault_path(folder, BACKUP_FOLDER);
    restore.store = backup_path(inside, name, ".db");
    restore.key_file = backup_path(inside, name, ".key");
    err = file_exists(restore.store) ? find_key(&restore) : ERR_NOT_FOUND;
    if (!err)
        err = make_new(&restore);
    if (err == ERR_STORE_DAMAGED || err == ERR_STORE_CUT ||
        err == ERR_STORE_EMPTY || err == ERR_STORE_OTHER)
        err = ERR_BACKUP;
    if (!err)
        err = swap(&restore);
    if (err)
        (void)close(lock);
    else
        err = vault_open_locked(folder, key, lock, vault);
    secret_free(&restore.data_key);
    mem_free(restore.store);
    mem_free(restore.key_file);
    mem_free(inside);
    return err;
}
