#include "vault/backup_files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sodium.h>

#include "base/day.h"
#include "base/list.h"
#include "base/mem.h"
#include "base/text.h"
#include "host/file.h"

#define SUM_SIZE 32
#define CHUNK 65536
/* More files than this in the folder are none of ours. */
#define NAMES_LIMIT 10000

static void name_write(struct backup_name *name)
{
    struct date date = day_date(name->day);

    (void)snprintf(name->name, sizeof name->name, "backup-%04d-%02d-%02d-%d.db",
                   date.year, date.month, date.day, name->number);
}

bool backup_name_read(const char *name, struct backup_name *read)
{
    struct date date;

    *read = (struct backup_name){0};
    if (sscanf(name, "backup-%4d-%2d-%2d-%6d.db", &date.year, &date.month,
               &date.day, &read->number) != 4 ||
        !day_is_valid(date) || read->number < 1)
        return false;
    read->day = day_from_date(date);
    /* Only the one way to write it is a name. */
    name_write(read);
    return strcmp(read->name, name) == 0;
}

char *backup_path(const char *folder, const char *name, const char *ending)
{
    struct text path = {0};
    const char *dot = strrchr(name, '.');

    text_format(&path, "%s/", folder);
    text_append_n(&path, name, dot ? (size_t)(dot - name) : strlen(name));
    text_append(&path, ending);
    return text_take(&path);
}

void backup_name_free(const char *folder, int32_t day, struct backup_name *name)
{
    bool taken = true;

    *name = (struct backup_name){.day = day};
    while (taken) {
        char *path;

        name->number++;
        name_write(name);
        path = backup_path(folder, name->name, ".db");
        taken = file_exists(path);
        mem_free(path);
    }
}

static int newest_first(const void *a, const void *b)
{
    const struct backup_name *one = a;
    const struct backup_name *other = b;

    if (one->day != other->day)
        return one->day < other->day ? 1 : -1;
    return other->number - one->number;
}

enum err backup_names(const char *folder, struct backup_name **names,
                      size_t *count)
{
    LIST(struct backup_name) list = {0};
    struct backup_name name;
    char **files;
    size_t file_count;
    enum err err = file_names(folder, NAMES_LIMIT, &files, &file_count);

    *names = NULL;
    *count = 0;
    if (err)
        return err == ERR_ABSENT ? ERR_OK : err;
    for (size_t i = 0; i < file_count; i++)
        if (backup_name_read(files[i], &name))
            *LIST_ADD(&list) = name;
    file_names_done(files, file_count);
    if (list.count)
        qsort(list.items, list.count, sizeof *list.items, newest_first);
    *names = list.items;
    *count = list.count;
    return ERR_OK;
}

bool backup_any(const char *store_folder)
{
    struct text folder = {0};
    struct backup_name *names;
    size_t count;
    enum err err;

    text_format(&folder, "%s/" BACKUP_FOLDER, store_folder);
    err = backup_names(text_string(&folder), &names, &count);
    mem_free(names);
    text_done(&folder);
    return err || count;
}

enum err backup_remove(const char *folder, const char *name)
{
    static const char *const endings[] = {".db", ".db-journal", ".key", ".sum"};
    enum err first = ERR_OK;

    for (size_t i = 0; i < COUNT(endings); i++) {
        char *path = backup_path(folder, name, endings[i]);
        enum err err = file_remove(path);

        mem_free(path);
        first = first ? first : err;
        /* What stays, stays whole. */
        if (i == 0 && err)
            break;
    }
    return first;
}

static enum err sum_up(const char *path, unsigned char sum[SUM_SIZE])
{
    crypto_generichash_state state;
    unsigned char *chunk;
    enum err err = ERR_OK;
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);

    if (fd < 0)
        return file_error(errno);
    chunk = mem_new(CHUNK, 1);
    (void)crypto_generichash_init(&state, NULL, 0, SUM_SIZE);
    for (;;) {
        ssize_t got = read(fd, chunk, CHUNK);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            err = file_error(errno);
        if (got <= 0)
            break;
        (void)crypto_generichash_update(&state, chunk, (unsigned long long)got);
    }
    (void)crypto_generichash_final(&state, sum, SUM_SIZE);
    mem_free(chunk);
    (void)close(fd);
    return err;
}

enum err backup_seal(const char *folder, const char *name)
{
    unsigned char sum[SUM_SIZE];
    char *store = backup_path(folder, name, ".db");
    char *seal = backup_path(folder, name, ".sum");
    enum err err = sum_up(store, sum);

    if (!err)
        err = file_replace(seal, sum, sizeof sum);
    mem_free(store);
    mem_free(seal);
    return err;
}

bool backup_is_sealed(const char *folder, const char *name)
{
    unsigned char sum[SUM_SIZE];
    char *store = backup_path(folder, name, ".db");
    char *seal = backup_path(folder, name, ".sum");
    char *bytes = NULL;
    size_t length = 0;
    bool sealed = !sum_up(store, sum) &&
                  !file_read(seal, SUM_SIZE, &bytes, &length) &&
                  length == SUM_SIZE && memcmp(bytes, sum, SUM_SIZE) == 0;

    mem_free(bytes);
    mem_free(store);
    mem_free(seal);
    return sealed;
}
