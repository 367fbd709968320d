/* Erase with a way back, of requests.h. */
#include "vault/requests_row.h"

#include "base/day.h"
#include "base/mem.h"
#include "core/retention.h"
#include "vault/ballast.h"
#include "vault/gone.h"
#include "vault/local.h"

struct mark {
    struct request_id id;
    const char *field;
    bool erased;
    int32_t today;
};

/* A code rests from the day its request is gone, and that is today: the sweep
 * may come at a time that knows no day. Brought back it does no harm. */
static enum err rest_code(struct db *db, const struct mark *what)
{
    struct db_value items[] = {
        db_bytes(what->id.bytes, sizeof what->id.bytes),
        db_number((int64_t)what->today + RETENTION_CODE_DAYS)};
    struct db_values values = {items, COUNT(items)};
    enum err err =
        db_run(db,
               "UPDATE code SET until = max(until, ?2) WHERE code ="
               " (SELECT code FROM request WHERE id = ?1)",
               values);

    if (err)
        return err;
    return db_run(db,
                  "INSERT INTO code (code, until) SELECT code, ?2 FROM request"
                  " WHERE id = ?1 AND code > 0"
                  " AND code NOT IN (SELECT code FROM code)",
                  values);
}

static enum err mark(struct db *db, const void *user)
{
    const struct mark *what = user;
    enum err err =
        db_run(db, "UPDATE request SET erased = ?2 WHERE id = ?1",
               DB_VALUES(db_bytes(what->id.bytes, sizeof what->id.bytes),
                         db_number(what->erased)));

    if (err)
        return err;
    if (!db_changed(db))
        return ERR_NOT_FOUND;
    return what->erased && what->today != DAY_NONE ? rest_code(db, what)
                                                   : ERR_OK;
}

enum err requests_mark(struct vault *vault, struct request_id id, bool erased,
                       int32_t today)
{
    struct mark what = {id, NULL, erased, today};

    return ballast_run(vault, mark, &what);
}

/* The day of a dated answer that comes back. */
static enum err bring_day_back(struct db *db, int64_t request,
                               const char *field)
{
    char *value = NULL;
    int32_t day = DAY_NONE;
    struct db_rows *rows;
    enum err err =
        db_rows(db,
                "SELECT value FROM answer WHERE request = ?"
                " AND field = ? AND dated = 1",
                DB_VALUES(db_number(request), db_text(field)), &rows);

    if (err)
        return err;
    if (db_next(rows))
        value = db_get_text(rows, 0);
    err = db_rows_end(&rows);
    if (value)
        day = requests_day_of(value);
    mem_free(value);
    if (err || day == DAY_NONE)
        return err;
    return db_run(db, "UPDATE request SET day = ?2 WHERE row = ?1",
                  DB_VALUES(db_number(request), requests_day(day)));
}

static enum err mark_answer(struct db *db, const void *user)
{
    const struct mark *what = user;
    int64_t request;
    enum err err = requests_row(db, what->id, &request);

    if (!err)
        err = db_run(db,
                     "UPDATE answer SET erased = ?3"
                     " WHERE request = ?1 AND field = ?2",
                     DB_VALUES(db_number(request), db_text(what->field),
                               db_number(what->erased)));
    if (!err && !db_changed(db))
        err = ERR_NOT_FOUND;
    if (err)
        return err;
    if (!what->erased)
        return bring_day_back(db, request, what->field);
    return db_run(db,
                  "UPDATE request SET day = -2147483648 WHERE row = ?1 AND"
                  " EXISTS (SELECT 1 FROM answer WHERE request = ?1"
                  "  AND dated = 1 AND erased = 1)",
                  DB_VALUES(db_number(request)));
}

enum err requests_mark_answer(struct vault *vault, struct request_id id,
                              const char *field, bool erased)
{
    struct mark what = {id, field, erased, DAY_NONE};

    return ballast_run(vault, mark_answer, &what);
}

/* What is marked now, and what was replaced: in the store nothing is left to
 * do for that, in the backups it stands as it was. */
static const char marked_rows[] =
    "SELECT id, 0, NULL FROM request INDEXED BY request_erased"
    " WHERE erased = 1 UNION ALL"
    " SELECT r.id, 1, a.field FROM answer a INDEXED BY answer_erased"
    " JOIN request r ON r.row = a.request WHERE a.erased = 1 UNION ALL"
    " SELECT r.id, 3, p.field FROM replaced p"
    " JOIN request r ON r.row = p.request WHERE r.erased = 0 UNION ALL"
    " SELECT id, 4, NULL FROM inquiry INDEXED BY inquiry_erased"
    " WHERE erased = 1";

struct sweep {
    struct gone_list marked;
    struct db *store;
};

static enum err sweep_backup(struct db *db, const void *user)
{
    const struct sweep *sweep = user;

    return gone_apply(db, sweep->store, &sweep->marked);
}

static enum err sweep_store(struct db *db, const void *user)
{
    const struct sweep *sweep = user;
    enum err err = gone_apply(db, NULL, &sweep->marked);

    return err ? err : db_run(db, "DELETE FROM replaced", DB_NO_VALUES);
}

enum err requests_sweep(struct vault *vault)
{
    struct sweep sweep = {0};
    enum err err = vault_db(vault, &sweep.store);

    if (!err)
        err = gone_find(sweep.store, marked_rows, DB_NO_VALUES,
                        &sweep.marked);
    if (err || !sweep.marked.list.count)
        goto out;
    /* The backups first: interrupted, the marks still say what is to go. */
    err = local_backups(vault, sweep_backup, &sweep);
    if (!err)
        err = ballast_run(vault, sweep_store, &sweep);
    if (!err)
        err = local_tidy(vault->folder, sweep.store, LOCAL_AT_ONCE);
out:
    gone_done(&sweep.marked);
    return err;
}
