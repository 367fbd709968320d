#include "vault/local.h"

#include <malloc.h>
#include <string.h>

#include "base/mem.h"
#include "host/file.h"
#include "vault/backup_files.h"
#include "vault/backup_kept.h"

/* Gives back to the system what rewriting a large file took. */
#define LARGE 2048
#define NAMES_LIMIT 1000

static enum err rewrite(struct db *db)
{
    enum err err = db_run(db, "VACUUM", DB_NO_VALUES);

    if (err)
        return err;
    return db_run(db, "UPDATE store SET untidy = 0", DB_NO_VALUES);
}

enum err local_tidy(const char *folder, struct db *db, int64_t limit)
{
    int64_t untidy;
    int64_t pages;
    enum err err =
        db_ask_number(db, "SELECT untidy FROM store", DB_NO_VALUES, &untidy);

    if (!err)
        err = db_ask_number(db, "PRAGMA page_count", DB_NO_VALUES, &pages);
    if (err || !untidy || pages > limit)
        return err;
    err = rewrite(db);
    if (err == ERR_DISK_FULL && ballast_release(folder))
        err = rewrite(db);
    if (pages > LARGE)
        (void)malloc_trim(0);
    return err;
}

/* 0 as long as nothing was written to this file. */
static enum err version(struct db *db, int64_t *count)
{
    return db_ask_number(db, "SELECT total_changes()", DB_NO_VALUES, count);
}

static enum err change_one(struct vault *vault, const char *path,
                           ballast_change *change, const void *user,
                           bool *written)
{
    struct db *db = NULL;
    int64_t changes = 0;
    enum err err =
        db_open(path, vault->raw_key, vault->store_id, vault->epoch, &db);

    *written = false;
    if (!err)
        err = ballast_run_in(vault->folder, db, change, user);
    if (!err)
        err = local_tidy(vault->folder, db, LOCAL_ALWAYS);
    if (!err)
        err = version(db, &changes);
    db_close(&db);
    *written = changes != 0;
    return err;
}

/* Errors that say nothing about the backup itself. */
static bool is_passing(enum err err)
{
    return err == ERR_LOW_MEMORY || err == ERR_BUSY;
}

static bool is_kept_store(const char *name)
{
    size_t length = strlen(name);

    return strncmp(name, KEPT_STORE, strlen(KEPT_STORE)) == 0 &&
           (length < 8 || strcmp(name + length - 8, "-journal") != 0);
}

/* What was the store before a restore is still on the laptop for a while. One
 * under another key opens with another passphrase, and can't be reached. */
static enum err change_kept(struct vault *vault, ballast_change *change,
                            const void *user)
{
    char **names;
    size_t count;
    enum err first = file_names(vault->folder, NAMES_LIMIT, &names, &count);

    if (first)
        return first;
    for (size_t i = 0; i < count; i++) {
        char *path = vault_path(vault->folder, names[i]);
        bool written;
        enum err err = ERR_OK;

        if (is_kept_store(names[i]) &&
            db_belongs(path, vault->raw_key, vault->store_id, vault->epoch))
            err = change_one(vault, path, change, user, &written);
        if (err && !is_passing(err))
            err = file_remove(path);
        first = first ? first : err;
        mem_free(path);
    }
    file_names_done(names, count);
    return first;
}

bool local_any(const struct vault *vault)
{
    char **names;
    size_t count;
    bool any;

    if (!vault->folder)
        return false;
    any = backup_any(vault->folder);
    if (any || file_names(vault->folder, NAMES_LIMIT, &names, &count))
        return true;
    for (size_t i = 0; !any && i < count; i++)
        any = is_kept_store(names[i]);
    file_names_done(names, count);
    return any;
}

enum err local_backups(struct vault *vault, ballast_change *change,
                       const void *user)
{
    char *folder;
    struct backup_name *names;
    size_t count;
    enum err first;
    enum err kept;

    if (!vault->folder)
        return ERR_OK;
    folder = vault_path(vault->folder, BACKUP_FOLDER);
    first = backup_names(folder, &names, &count);
    /* The oldest first: if one has to go for want of room, that room may be
     * enough for the newer ones. */
    for (size_t i = count; i-- > 0;) {
        char *path = backup_path(folder, names[i].name, ".db");
        bool written;
        enum err err = change_one(vault, path, change, user, &written);

        if (!err && written)
            err = backup_seal(folder, names[i].name);
        else if (err && !is_passing(err))
            err = backup_remove(folder, names[i].name);
        first = first ? first : err;
        mem_free(path);
    }
    mem_free(names);
    mem_free(folder);
    kept = change_kept(vault, change, user);
    return first ? first : kept;
}
