/* Purging, and what is about to go: the part of traces.h that is about days. */
#include "vault/traces.h"

#include "base/list.h"
#include "base/mem.h"
#include "core/retention.h"
#include "vault/local.h"

/* ?1 is today. Each finds its rows by the first day on which something of a
 * request goes, so that a purge costs what it deletes and not what there is. */
#define TOUCHED "(SELECT row FROM request WHERE first <= ?1)"
#define OVER " FROM request WHERE first <= ?1 AND expires <= ?1"

struct sweep {
    const char *sql;
    size_t values;
    bool counted;
};

static const struct sweep sweeps[] = {
    /* The day of a request is that of an answer, and goes with it. */
    {"UPDATE request SET day = -2147483648 WHERE first <= ?1"
     " AND day <> -2147483648 AND NOT EXISTS (SELECT 1 FROM answer a"
     "  WHERE a.request = request.row AND a.dated = 1 AND a.expires > ?1)",
     1, false},
    {"DELETE FROM half WHERE request IN (SELECT row FROM request"
     " WHERE first <= ?1 AND min(lines_expire, expires) <= ?1)"
     " OR EXISTS (SELECT 1 FROM answer a WHERE a.request = half.request"
     "  AND a.field = half.field AND a.expires <= ?1)",
     1, true},
    {"DELETE FROM helper WHERE request IN (SELECT row FROM request"
     " WHERE first <= ?1 AND min(lines_expire, expires) <= ?1)",
     1, true},
    {"DELETE FROM answer WHERE request IN " TOUCHED
     " AND (expires <= ?1 OR request IN (SELECT row" OVER "))",
     1, true},
    /* A code rests from the day its request is gone. */
    {"UPDATE code SET until = ?2 WHERE code IN (SELECT code" OVER ")", 2,
     false},
    {"INSERT INTO code (code, until) SELECT DISTINCT code, ?2" OVER
     " AND code > 0 AND code NOT IN (SELECT code FROM code)",
     2, false},
    {"DELETE FROM request WHERE first <= ?1 AND expires <= ?1", 1, true},
    {"DELETE FROM receipt WHERE expires <= ?1", 1, true},
    {"DELETE FROM inquiry WHERE expires <= ?1", 1, true},
    {"DELETE FROM code WHERE until <= ?1", 1, true},
};

struct purge {
    int32_t today;
    int *purged; /* NULL in backups */
};

static enum err purge(struct db *db, const void *user)
{
    const struct purge *what = user;
    const struct db_value items[] = {
        db_number(what->today),
        db_number((int64_t)what->today + RETENTION_CODE_DAYS)};
    int purged = 0;

    for (size_t i = 0; i < COUNT(sweeps); i++) {
        enum err err = db_run(db, sweeps[i].sql,
                              (struct db_values){items, sweeps[i].values});

        if (err)
            return err;
        if (sweeps[i].counted)
            purged += db_changed(db);
    }
    if (what->purged)
        *what->purged = purged;
    return ERR_OK;
}

enum err traces_purge(struct vault *vault, int32_t today, int *purged)
{
    struct purge in_store = {today, purged};
    struct purge in_backup = {today, NULL};
    struct db *db;
    enum err backups;
    enum err err = vault_db(vault, &db);

    *purged = 0;
    if (!err)
        err = ballast_run(vault, purge, &in_store);
    if (err)
        return err;
    backups = local_backups(vault, purge, &in_backup);
    err = local_tidy(vault->folder, db, LOCAL_ALWAYS);
    /* What was due is deleted; rewriting the file waits for more room. */
    if (err == ERR_DISK_FULL)
        err = ERR_OK;
    ballast_keep(vault);
    return err ? err : backups;
}

void expiring_done(struct expiring *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        mem_free(list[i].task);
        mem_free(list[i].field);
    }
    mem_free(list);
}

enum err traces_expiring(struct vault *vault, int32_t until, size_t limit,
                         struct expiring **list, size_t *count)
{
    LIST(struct expiring) found = {0};
    struct db_rows *rows;
    struct db *db;
    enum err err = vault_db(vault, &db);

    *list = NULL;
    *count = 0;
    if (!err)
        err = db_rows(
            db,
            "SELECT id, code, task, (SELECT a.field FROM answer a"
            "  WHERE a.request = r.row AND a.erased = 0"
            "  AND a.expires < r.expires ORDER BY a.expires, a.row LIMIT 1),"
            " min(r.expires, (SELECT coalesce(min(a.expires), r.expires)"
            "  FROM answer a WHERE a.request = r.row AND a.erased = 0))"
            "  AS due FROM request r WHERE r.first <= ?1 AND r.erased = 0"
            " AND due <= ?1 ORDER BY due, r.row LIMIT ?2",
            DB_VALUES(db_number(until), db_number((int64_t)limit)), &rows);
    if (err)
        return err;
    while (db_next(rows)) {
        struct expiring *one = LIST_ADD(&found);

        (void)db_get_bytes(rows, 0, one->id.bytes, sizeof one->id.bytes);
        one->code = (int)db_get_number(rows, 1);
        one->task = db_get_text(rows, 2);
        one->field = db_get_text(rows, 3);
        one->expires = (int32_t)db_get_number(rows, 4);
    }
    err = db_rows_end(&rows);
    if (err) {
        expiring_done(found.items, found.count);
        return err;
    }
    *list = found.items;
    *count = found.count;
    return ERR_OK;
}

enum err traces_overdue(struct vault *vault, int32_t today, size_t limit,
                        struct request_id **ids, size_t *count)
{
    LIST(struct request_id) found = {0};
    struct db_rows *rows;
    struct db *db;
    enum err err = vault_db(vault, &db);

    *ids = NULL;
    *count = 0;
    if (!err)
        err = db_rows(db,
                      "SELECT id FROM request WHERE first <= ?1"
                      " AND min(lines_expire, expires) <= ?1 AND state = ?3"
                      " AND erased = 0 ORDER BY first, row LIMIT ?2",
                      DB_VALUES(db_number(today), db_number((int64_t)limit),
                                db_number(REQUEST_OPEN)),
                      &rows);
    if (err)
        return err;
    while (db_next(rows)) {
        struct request_id *id = LIST_ADD(&found);

        (void)db_get_bytes(rows, 0, id->bytes, sizeof id->bytes);
    }
    err = db_rows_end(&rows);
    if (err) {
        LIST_DONE(&found);
        return err;
    }
    *ids = found.items;
    *count = found.count;
    return ERR_OK;
}
