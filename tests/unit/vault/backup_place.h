#ifndef BACKUP_PLACE_H
#define BACKUP_PLACE_H
/* Looking at the backups of a test's store. */
#include "store_place.h"

#include "vault/backup.h"

static inline size_t list_backups(struct store_place *place,
                                  struct backup_info **list)
{
    size_t count;

    assert_int_equal(backup_list(place->path, list, &count), ERR_OK);
    return count;
}

static inline size_t number_of_backups(struct store_place *place)
{
    struct backup_info *list;
    size_t count = list_backups(place, &list);

    mem_free(list);
    return count;
}

/* The name of the newest. */
static inline void newest(struct store_place *place, char name[64])
{
    struct backup_info *list;
    size_t count = list_backups(place, &list);

    assert_true(count > 0);
    memcpy(name, list[0].name, 64);
    mem_free(list);
}

static inline size_t files_in(struct store_place *place, const char *name)
{
    char *path = keys_path(place->path, name);
    char **names;
    size_t count;

    assert_int_equal(file_names(path, 1000, &names, &count), ERR_OK);
    file_names_done(names, count);
    free(path);
    return count;
}

static inline bool has(struct vault *vault, struct request_id id)
{
    struct request read;
    enum err err = requests_get(vault, id, STAGE_OWN, &read);

    if (!err)
        request_done(&read);
    else
        assert_int_equal(err, ERR_NOT_FOUND);
    return !err;
}

static inline void damage(struct store_place *place, const char *name,
                          size_t at)
{
    size_t length;
    char *bytes = keys_read(place->path, name, &length);

    assert_true(at < length);
    bytes[at] ^= 4;
    keys_write(place->path, name, bytes, length);
    mem_free(bytes);
}

#endif
