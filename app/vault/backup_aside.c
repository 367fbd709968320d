/* What is kept for a while after it was replaced: a store that was set aside,
 * and what stood there before a restore. */
#include "vault/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/text.h"
#include "host/file.h"
#include "host/folder.h"
#include "vault/backup_files.h"
#include "vault/backup_kept.h"
#include "vault/vault_state.h"

#define NAMES_LIMIT 10000

typedef bool is_wanted(const char *name);
typedef enum err act_on(const char *path, const char *name, const char *target);

static bool starts_with(const char *name, const char *start)
{
    return strncmp(name, start, strlen(start)) == 0;
}

static bool is_of_store(const char *name)
{
    return strcmp(name, BACKUP_FOLDER) == 0 || strcmp(name, KEPT_SEEN) == 0 ||
           (starts_with(name, "store.") && strcmp(name, VAULT_LOCK) != 0);
}

static bool is_kept(const char *name)
{
    return starts_with(name, KEPT_STORE) || starts_with(name, KEPT_KEY);
}

static bool is_any(const char *name)
{
    (void)name;
    return true;
}

/* Does something with each thing in a folder that is wanted; stops at the
 * first error. *done counts. */
static enum err each(const char *folder, is_wanted *wanted, act_on *action,
                     const char *target, size_t *done)
{
    char **names;
    size_t count;
    enum err err = file_names(folder, NAMES_LIMIT, &names, &count);

    *done = 0;
    if (err)
        return err;
    for (size_t i = 0; !err && i < count; i++) {
        char *path;

        if (!wanted(names[i]))
            continue;
        path = vault_path(folder, names[i]);
        err = action(path, names[i], target);
        mem_free(path);
        (*done)++;
    }
    file_names_done(names, count);
    return err;
}

static enum err nothing(const char *path, const char *name, const char *target)
{
    (void)path;
    (void)name;
    (void)target;
    return ERR_OK;
}

static enum err is_free(const char *path, const char *name, const char *target)
{
    char *there = vault_path(target, name);
    bool taken = file_exists(there);

    (void)path;
    mem_free(there);
    return taken ? ERR_EXISTS : ERR_OK;
}

static enum err move(const char *path, const char *name, const char *target)
{
    char *there = vault_path(target, name);
    enum err err = file_rename(path, there);

    mem_free(there);
    return err;
}

static enum err remove_one(const char *path, const char *name,
                           const char *target)
{
    (void)name;
    (void)target;
    return file_remove(path);
}

static enum err remove_folder(const char *path)
{
    if (unlinkat(AT_FDCWD, path, AT_REMOVEDIR) < 0 && errno != ENOENT)
        return file_error(errno);
    return ERR_OK;
}

static bool is_backup_folder(const char *name)
{
    return strcmp(name, BACKUP_FOLDER) == 0;
}

static bool is_no_backup_folder(const char *name)
{
    return !is_backup_folder(name);
}

static enum err remove_aside(const char *path)
{
    char *backups = vault_path(path, BACKUP_FOLDER);
    size_t done;
    enum err err = each(backups, is_any, remove_one, NULL, &done);

    if (err == ERR_ABSENT)
        err = ERR_OK;
    else if (!err)
        err = remove_folder(backups);
    if (!err)
        err = each(path, is_no_backup_folder, remove_one, NULL, &done);
    if (!err)
        err = remove_folder(path);
    mem_free(backups);
    return err;
}

static char *aside_path(const char *folder, int32_t day, unsigned number)
{
    struct date date = day_date(day);
    struct text path = {0};

    text_format(&path, "%s/" KEPT_ASIDE "%04d-%02d-%02d-%u", folder, date.year,
                date.month, date.day, number);
    return text_take(&path);
}

/* The folder of today's date in which nothing of the same name stands yet, so
 * that an interrupted move goes on where it stopped. */
static char *choose_aside(const char *folder, int32_t today)
{
    char *path = NULL;
    enum err err = ERR_EXISTS;

    for (unsigned number = 1; err == ERR_EXISTS; number++) {
        size_t done;

        mem_free(path);
        path = aside_path(folder, today, number);
        err = each(folder, is_of_store, is_free, path, &done);
    }
    return path;
}

enum err backup_set_aside(const char *folder, int32_t today)
{
    char *target = NULL;
    size_t done = 0;
    int lock = -1;
    enum err err = vault_lock(folder, &lock);

    if (err)
        return err;
    err = each(folder, is_of_store, nothing, NULL, &done);
    if (!err && !done)
        err = ERR_ABSENT;
    if (err)
        goto out;
    target = choose_aside(folder, today);
    err = folder_make_private(target);
    if (!err)
        err = each(folder, is_of_store, move, target, &done);
out:
    mem_free(target);
    (void)close(lock);
    return err;
}

static enum err tidy_kept(const char *folder)
{
    char *seen = vault_path(folder, KEPT_SEEN);
    size_t done = 0;
    enum err err = each(folder, is_kept, nothing, NULL, &done);

    if (!err && done && !file_exists(seen)) {
        err = file_replace(seen, "", 0);
    } else if (!err) {
        err = each(folder, is_kept, remove_one, NULL, &done);
        if (!err)
            err = file_remove(seen);
    }
    mem_free(seen);
    return err;
}

static bool aside_day(const char *name, int32_t *day)
{
    struct date date;
    unsigned number;

    if (sscanf(name, KEPT_ASIDE "%4d-%2d-%2d-%6u", &date.year, &date.month,
               &date.day, &number) != 4 ||
        !day_is_valid(date))
        return false;
    *day = day_from_date(date);
    return true;
}

/* Set aside while the clock stood in a later year: its 30 days begin now. */
static enum err date_anew(const char *folder, const char *path, int32_t today)
{
    char *dated = NULL;
    enum err err;

    for (unsigned number = 1; !dated || file_exists(dated); number++) {
        mem_free(dated);
        dated = aside_path(folder, today, number);
    }
    err = file_rename(path, dated);
    mem_free(dated);
    return err;
}

static enum err tidy_aside(const char *folder, int32_t today)
{
    char **names;
    size_t count;
    enum err err = file_names(folder, NAMES_LIMIT, &names, &count);

    if (err)
        return err;
    for (size_t i = 0; !err && i < count; i++) {
        int32_t day;
        char *path;

        if (!aside_day(names[i], &day) ||
            (day <= today && today - day < KEPT_ASIDE_DAYS))
            continue;
        path = vault_path(folder, names[i]);
        err = day > today ? date_anew(folder, path, today)
                          : remove_aside(path);
        mem_free(path);
    }
    file_names_done(names, count);
    return err;
}

enum err backup_tidy(const char *folder, int32_t today, bool held)
{
    enum err err;

    if (held)
        return ERR_OK;
    err = tidy_kept(folder);
    if (!err && today != DAY_NONE)
        err = tidy_aside(folder, today);
    return err;
}
