#include "vault/backup.h"

#include <string.h>

#include "base/day.h"
#include "base/list.h"
#include "base/mem.h"
#include "base/text.h"
#include "host/file.h"
#include "host/folder.h"
#include "vault/backup_files.h"
#include "vault/local.h"
#include "vault/tally_inside.h"

/* The oldest generation is about a week old; older than this it makes room
 * for a younger one. */
#define OLDEST_DAYS 14

/* The key file as it stands on the disk, beside a backup. */
static enum err write_key(struct vault *vault, const char *folder,
                          const char *name)
{
    struct secret *mac_key = vault_subkey(vault->data_key, SUBKEY_KEYFILE);
    struct keyfile keyfile = vault->keyfile;
    unsigned char bytes[KEYFILE_SIZE];
    char *path = backup_path(folder, name, ".key");
    enum err err;

    keyfile_encode(&keyfile, mac_key, bytes);
    err = file_replace(path, bytes, sizeof bytes);
    secret_free(&mac_key);
    mem_free(path);
    return err;
}

static enum err remove_new(const char *folder)
{
    char *path = backup_path(folder, BACKUP_NEW, ".db");
    char *journal = backup_path(folder, BACKUP_NEW, ".db-journal");
    enum err err = file_remove(path);

    if (!err)
        err = file_remove(journal);
    mem_free(path);
    mem_free(journal);
    return err;
}

/* Nobody takes the exact numbers from a stick when their month is over. */
static enum err leave_out(struct vault *vault, const char *made, int32_t today)
{
    struct db *copy;
    enum err err =
        db_open(made, vault->raw_key, vault->store_id, vault->epoch, &copy);

    if (!err)
        err = tally_leave_out(copy, day_month(today));
    if (!err)
        err = local_tidy(vault->folder, copy, LOCAL_ALWAYS);
    db_close(&copy);
    if (!err)
        err = file_sync(made);
    if (err)
        (void)!file_remove(made);
    return err;
}

/* A copy under a temporary name that was read back, then its key file, and
 * only then the name by which it counts. */
static enum err make(struct vault *vault, const char *folder, int32_t today,
                     bool on_stick, struct backup_name *name)
{
    char *made = backup_path(folder, BACKUP_NEW, ".db");
    char *path = NULL;
    struct db *db;
    /* Nothing that was to be in memory alone goes into a file. */
    enum err err = vault->folder ? vault_db(vault, &db) : ERR_LOCKED;

    if (!err)
        err = remove_new(folder);
    if (!err)
        err = db_copy(db, made, vault->raw_key, vault->epoch);
    if (!err && on_stick)
        err = leave_out(vault, made, today);
    if (err)
        goto out;
    backup_name_free(folder, today, name);
    path = backup_path(folder, name->name, ".db");
    err = write_key(vault, folder, name->name);
    if (!err)
        err = file_rename(made, path);
    if (!err)
        err = backup_seal(folder, name->name);
    if (err) {
        (void)!file_remove(made);
        (void)!backup_remove(folder, name->name);
    }
out:
    mem_free(made);
    mem_free(path);
    return err;
}

/* Which of the backups, newest first, are the three generations: the newest,
 * the newest of an earlier day, and one of about a week. What was made under
 * another key, or is not whole any more, is none. */
static void choose(const char *folder, const struct vault *vault,
                   const struct backup_name *names, size_t count, bool *keep)
{
    size_t newest = count;
    size_t day = count;
    size_t week = count;

    for (size_t i = 0; i < count; i++) {
        char *path = backup_path(folder, names[i].name, ".db");
        bool counts =
            db_belongs(path, vault->raw_key, vault->store_id, vault->epoch) &&
            backup_is_sealed(folder, names[i].name);

        mem_free(path);
        if (!counts)
            continue;
        if (newest == count)
            newest = i;
        else if (day == count && names[i].day < names[newest].day)
            day = i;
        else if (day < count &&
                 (week == count ||
                  names[newest].day - names[i].day <= OLDEST_DAYS))
            week = i;
    }
    for (size_t i = 0; i < count; i++)
        keep[i] = i == newest || i == day || i == week;
}

/* Only when the new one is whole, and never to none. */
static enum err rotate(struct vault *vault, const char *folder)
{
    struct backup_name *names;
    size_t count;
    bool *keep;
    enum err first = backup_names(folder, &names, &count);

    if (first)
        return first;
    keep = mem_new(count, sizeof *keep);
    choose(folder, vault, names, count, keep);
    for (size_t i = 0; i < count; i++) {
        enum err err = keep[i] ? ERR_OK : backup_remove(folder, names[i].name);

        first = first ? first : err;
    }
    mem_free(keep);
    mem_free(names);
    return first;
}

enum err backup_make(struct vault *vault, int32_t today, bool held)
{
    char *folder = vault_path(vault->folder, BACKUP_FOLDER);
    struct backup_name name;
    enum err err = folder_make_private(folder);

    if (!err)
        err = make(vault, folder, today, false, &name);
    if (!err && !held)
        err = rotate(vault, folder);
    if (!err)
        ballast_keep(vault);
    mem_free(folder);
    return err;
}

enum err backup_copy_to(struct vault *vault, const char *folder, int32_t today)
{
    struct backup_name name;

    return make(vault, folder, today, true, &name);
}

static bool is_whole(const char *folder, const char *name)
{
    struct keyfile keyfile;
    char *key = backup_path(folder, name, ".key");
    bool whole =
        backup_is_sealed(folder, name) && !keyfile_read_one(key, &keyfile);

    mem_free(key);
    return whole;
}

enum err backup_newest(const char *folder, size_t *count, int32_t *day)
{
    char *inside = vault_path(folder, BACKUP_FOLDER);
    struct backup_name *names;
    enum err err = backup_names(inside, &names, count);

    *day = DAY_NONE;
    for (size_t i = 0; i < *count; i++)
        if (names[i].day > *day)
            *day = names[i].day;
    mem_free(names);
    mem_free(inside);
    return err;
}

enum err backup_list(const char *folder, struct backup_info **list,
                     size_t *count)
{
    char *inside = vault_path(folder, BACKUP_FOLDER);
    LIST(struct backup_info) found = {0};
    struct backup_name *names;
    size_t name_count;
    enum err err = backup_names(inside, &names, &name_count);

    *list = NULL;
    *count = 0;
    for (size_t i = 0; i < name_count; i++) {
        struct backup_info *info = LIST_ADD(&found);
        char *path = backup_path(inside, names[i].name, ".db");

        memcpy(info->name, names[i].name, sizeof info->name);
        info->day = names[i].day;
        info->bytes = file_size(path);
        info->verified = is_whole(inside, names[i].name);
        mem_free(path);
    }
    mem_free(names);
    mem_free(inside);
    *list = found.items;
    *count = found.count;
    return err;
}
