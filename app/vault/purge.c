/* Purging, and what is about to go: the part of traces.h that is about days. */
#include "vault/traces.h"

#include "base/list.h"
#include "base/mem.h"
#include "core/retention.h"
#include "vault/exchange.h"
#include "vault/gone.h"
#include "vault/local.h"
#include "vault/schema.h"
#include "vault/tally_inside.h"

/* ?1 is today. Each finds its rows by the first day on which something of a
 * request goes, so that a purge costs what it deletes and not what there is. */
#define TOUCHED "(SELECT row FROM request WHERE first <= ?1)"
#define OVER " FROM request WHERE first <= ?1 AND expires <= ?1"

struct sweep_row {
    const char *sql;
    size_t values;
    bool counted;
};

static const struct sweep_row sweeps[] = {
    {"UPDATE store SET purging = 1 WHERE EXISTS"
     " (SELECT 1 FROM request WHERE first <= ?1)",
     1, false},
    /* The day of a request is that of an answer, and goes with it. */
    {"UPDATE request SET day = -2147483648 WHERE first <= ?1"
     " AND expires > ?1 AND day <> -2147483648"
     " AND NOT EXISTS (SELECT 1 FROM answer a"
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
    /* For those that stay: what the trigger would do for each answer. */
    {schema_follow, 1, false},
    {"UPDATE store SET purging = 0 WHERE purging = 1", 0, false},
    {"DELETE FROM receipt WHERE expires <= ?1", 1, true},
    {"DELETE FROM inquiry WHERE expires <= ?1", 1, true},
    {"DELETE FROM code WHERE until <= ?1", 1, true},
    {"DELETE FROM total WHERE expires <= ?1", 1, true},
    /* What other laptops sent ends here by itself, and stays gone: a late
     * packet about it is not taken. */
    {"UPDATE received SET day = -2147483648 WHERE day <> -2147483648"
     " AND NOT EXISTS (SELECT 1 FROM received_answer a WHERE a.dated = 1"
     "  AND a.received = received.row AND a.expires > ?1)",
     1, false},
    {"UPDATE link SET gone = 1 WHERE row IN"
     " (SELECT link FROM received WHERE expires <= ?1)",
     1, false},
    {"DELETE FROM received_answer WHERE expires <= ?1", 1, true},
    {"DELETE FROM received WHERE expires <= ?1", 1, true},
    /* A link to somebody else's request is needed until nothing of it can
     * come any more, one of ours as long as its helpers' lines. */
    {"UPDATE link SET ours = 0, told = -1, line = 0, day = NULL,"
     " content = NULL WHERE ours = 2 AND NOT EXISTS (SELECT 1 FROM request r"
     " WHERE r.id = link.request AND min(r.lines_expire, r.expires) > ?1)",
     1, false},
    {"DELETE FROM link WHERE ours = 0"
     " AND coalesce(seen_until < ?1, 1) AND coalesce(sent_until < ?1, 1)"
     " AND NOT EXISTS (SELECT 1 FROM received r WHERE r.link = link.row)",
     1, true},
    {"DELETE FROM link WHERE ours = 1 AND NOT EXISTS (SELECT 1 FROM request r"
     " WHERE r.id = link.request AND min(r.lines_expire, r.expires) > ?1)",
     1, true},
    {"DELETE FROM waiting WHERE until < ?1", 1, true},
    {"DELETE FROM contact WHERE packet <= ?3", 3, true},
};

/* By name, for the backups: there it may have another end. What has its end
 * there as well goes by the sweeps, and what went from the store long ago. */
static const char due_rows[] =
    "SELECT id, 0, NULL" OVER " UNION ALL"
    " SELECT r.id, 1, a.field FROM request r JOIN answer a"
    " ON a.request = r.row WHERE r.first <= ?1 AND r.expires > ?1"
    " AND a.expires <= ?1 UNION ALL"
    " SELECT id, 2, NULL FROM request WHERE first <= ?1 AND expires > ?1"
    " AND lines_expire <= ?1";

struct purge {
    int32_t today;
    struct gone_list due;
    struct db *store;
};

static enum err sweep(struct db *db, int32_t today, int *purged)
{
    const struct db_value items[] = {
        db_number(today), db_number((int64_t)today + RETENTION_CODE_DAYS),
        db_number((int64_t)today - EXCHANGE_ERASE_DAYS)};

    for (size_t i = 0; i < COUNT(sweeps); i++) {
        enum err err = db_run(db, sweeps[i].sql,
                              (struct db_values){items, sweeps[i].values});

        if (err)
            return err;
        if (sweeps[i].counted)
            *purged += db_changed(db);
    }
    if (!*purged)
        return ERR_OK;
    return db_run(db, "UPDATE store SET untidy = 1 WHERE untidy = 0",
                  DB_NO_VALUES);
}

struct purge_store {
    int32_t today;
    int *purged;
};

static enum err purge_store(struct db *db, const void *user)
{
    const struct purge_store *what = user;

    *what->purged = 0;
    return sweep(db, what->today, what->purged);
}

static enum err purge_backup(struct db *db, const void *user)
{
    const struct purge *what = user;
    int purged = 0;
    enum err err = gone_apply(db, what->store, &what->due);

    if (!err)
        err = sweep(db, what->today, &purged);
    return err ? err : tally_follow(db, what->store);
}

/* The backups first: interrupted, the store still says what is due. */
static enum err purge_backups(struct vault *vault, struct purge *what)
{
    enum err err = ERR_OK;

    if (!local_any(vault))
        return ERR_OK;
    err = gone_find(what->store, due_rows, DB_VALUES(db_number(what->today)),
                    &what->due);
    if (!err)
        err = local_backups(vault, purge_backup, what);
    gone_done(&what->due);
    return err;
}

enum err traces_purge(struct vault *vault, int32_t today, int *purged)
{
    struct purge what = {.today = today};
    struct purge_store in_store = {today, purged};
    enum err backups;
    enum err err = vault_db(vault, &what.store);

    *purged = 0;
    if (err)
        return err;
    backups = purge_backups(vault, &what);
    db_room(what.store, true);
    err = ballast_run(vault, purge_store, &in_store);
    db_room(what.store, false);
    if (err)
        return err;
    err = local_tidy(vault->folder, what.store, LOCAL_AT_ONCE);
    /* What was due is deleted; rewriting the file waits for more room. */
    if (err == ERR_DISK_FULL)
        err = ERR_OK;
    ballast_keep(vault);
    return err ? err : backups;
}

enum err traces_tidy(struct vault *vault)
{
    struct db *db;
    enum err err = vault_db(vault, &db);

    return err ? err : local_tidy(vault->folder, db, LOCAL_ALWAYS);
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
