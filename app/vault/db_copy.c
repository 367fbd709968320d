/* Whole copies of a store file, and the full check. */
#include "vault/db_state.h"

#include <string.h>

#include "base/mem.h"
#include "host/file.h"

static enum err copy_pages(struct db *from, struct db *to)
{
    sqlite3_backup *backup =
        sqlite3_backup_init(to->handle, "main", from->handle, "main");
    int code;

    if (!backup)
        return db_error(to, sqlite3_errcode(to->handle));
    code = sqlite3_backup_step(backup, -1);
    /* Finishing repeats the error of the step. */
    if (code == SQLITE_DONE)
        code = sqlite3_backup_finish(backup);
    else
        (void)sqlite3_backup_finish(backup);
    return db_error(to, code);
}

/* Whether both hold as many rows of each kind. */
static enum err compare(struct db *one, struct db *other)
{
    static const char *const counts[] = {
        "SELECT count(*) FROM request", "SELECT count(*) FROM answer",
        "SELECT count(*) FROM helper",  "SELECT count(*) FROM half",
        "SELECT count(*) FROM receipt", "SELECT count(*) FROM setting",
        "SELECT count(*) FROM slot",    "SELECT count(*) FROM code",
        "SELECT count(*) FROM total",   "SELECT count(*) FROM total_open"};

    for (size_t i = 0; i < COUNT(counts); i++) {
        int64_t here;
        int64_t there;
        enum err err = db_ask_number(one, counts[i], DB_NO_VALUES, &here);

        if (!err)
            err = db_ask_number(other, counts[i], DB_NO_VALUES, &there);
        if (err)
            return err;
        if (here != there)
            return ERR_BACKUP;
    }
    return ERR_OK;
}

static enum err read_id(struct db *db, unsigned char id[DB_STORE_ID_SIZE])
{
    struct db_rows *rows;
    bool found = false;
    enum err err = db_rows(db, "SELECT id FROM store", DB_NO_VALUES, &rows);

    if (err)
        return err;
    if (db_next(rows))
        found = db_get_bytes(rows, 0, id, DB_STORE_ID_SIZE);
    err = db_rows_end(&rows);
    return err || found ? err : ERR_STORE_DAMAGED;
}

enum err db_copy(struct db *db, const char *path, const struct secret *raw_key,
                 uint32_t epoch)
{
    unsigned char id[DB_STORE_ID_SIZE];
    struct db *copy = NULL;
    enum err err = read_id(db, id);

    if (err)
        return err;
    err = db_blank(path, raw_key, id, epoch, &copy);
    if (err)
        return err;
    err = copy_pages(db, copy);
    if (!err)
        err = db_run(copy, "UPDATE store SET epoch = ?1 WHERE epoch <> ?1",
                     DB_VALUES(db_number(epoch)));
    db_close(&copy);
    if (!err)
        err = file_sync(path);
    if (err)
        goto out;
    /* Only what was read back from the disk counts. */
    err = db_open(path, raw_key, id, epoch, &copy);
    if (!err)
        err = db_check(copy);
    if (!err)
        err = compare(db, copy);
    db_close(&copy);
    if (err == ERR_STORE_DAMAGED || err == ERR_STORE_OTHER ||
        err == ERR_STORE_CUT)
        err = ERR_BACKUP;
out:
    if (err)
        (void)!file_remove(path);
    return err;
}

enum err db_check(struct db *db)
{
    struct db_rows *rows;
    bool whole = false;
    enum err err =
        db_rows(db, "PRAGMA integrity_check(1)", DB_NO_VALUES, &rows);

    if (err)
        return err;
    if (db_next(rows)) {
        char *answer = db_get_text(rows, 0);
        whole = answer && strcmp(answer, "ok") == 0;
        mem_free(answer);
    }
    err = db_rows_end(&rows);
    if (err)
        return err;
    if (!whole)
        return ERR_STORE_DAMAGED;
    err = db_rows(db, "PRAGMA foreign_key_check", DB_NO_VALUES, &rows);
    if (err)
        return err;
    whole = !db_next(rows);
    err = db_rows_end(&rows);
    return err || whole ? err : ERR_STORE_DAMAGED;
}
