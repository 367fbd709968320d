#include "vault/ballast.h"

#include <sys/statvfs.h>

#include "base/mem.h"
#include "host/file.h"
#include "vault/vault_state.h"

/* Twice the store, within these: a purge writes the old pages to the journal
 * and tidying writes each page once more. */
#define LEAST ((int64_t)4 << 20)
#define MOST ((int64_t)32 << 20)

static int64_t size_for(const char *folder)
{
    char *store = vault_path(folder, VAULT_STORE);
    int64_t size = 2 * file_size(store);

    mem_free(store);
    if (size < LEAST)
        return LEAST;
    return size > MOST ? MOST : size;
}

void ballast_keep(struct vault *vault)
{
    char *path;
    struct statvfs disk;

    if (!vault->folder)
        return;
    path = vault_path(vault->folder, BALLAST_NAME);
    if (!file_exists(path) && statvfs(vault->folder, &disk) == 0) {
        int64_t size = size_for(vault->folder);
        /* Never take the last room from whoever else uses the disk. */
        if ((int64_t)disk.f_bavail * (int64_t)disk.f_frsize >= 3 * size)
            (void)!file_allocate(path, size);
    }
    mem_free(path);
}

bool ballast_release(const char *folder)
{
    char *path = vault_path(folder, BALLAST_NAME);
    bool released = file_exists(path) && file_remove(path) == ERR_OK;

    mem_free(path);
    return released;
}

static enum err run_once(struct db *db, ballast_change *change,
                         const void *user)
{
    enum err err = db_begin(db);

    if (err)
        return err;
    return db_end(db, change(db, user));
}

enum err ballast_run_in(const char *folder, struct db *db,
                        ballast_change *change, const void *user)
{
    enum err err = run_once(db, change, user);

    /* Within a larger change SQLite may have rolled back what came before. */
    if (err == ERR_DISK_FULL && !db_is_begun(db) && ballast_release(folder))
        err = run_once(db, change, user);
    return err;
}

enum err ballast_run(struct vault *vault, ballast_change *change,
                     const void *user)
{
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (err)
        return err;
    return ballast_run_in(vault->folder, db, change, user);
}
