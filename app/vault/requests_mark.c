/* Erase with a way back, of requests.h. */
#include "vault/requests_row.h"

#include "base/day.h"
#include "base/list.h"
#include "base/mem.h"
#include "core/retention.h"
#include "vault/ballast.h"
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

/* What is marked now, for the backups: their rows have other numbers. */
struct gone {
    struct request_id id;
    char *field;  /* NULL: the whole request */
    bool inquiry; /* no request at all */
};
struct gone_list {
    LIST(struct gone) list;
};

static enum err find_marked(struct db *db, struct gone_list *marked)
{
    struct db_rows *rows;
    enum err err =
        db_rows(db,
                "SELECT id, NULL, 0 FROM request INDEXED BY request_erased"
                " WHERE erased = 1 UNION ALL"
                " SELECT r.id, a.field, 0"
                " FROM answer a INDEXED BY answer_erased"
                " JOIN request r ON r.row = a.request WHERE a.erased = 1"
                " UNION ALL SELECT id, NULL, 1"
                " FROM inquiry INDEXED BY inquiry_erased WHERE erased = 1",
                DB_NO_VALUES, &rows);

    if (err)
        return err;
    while (db_next(rows)) {
        struct gone *one = LIST_ADD(&marked->list);

        (void)db_get_bytes(rows, 0, one->id.bytes, sizeof one->id.bytes);
        one->field = db_get_text(rows, 1);
        one->inquiry = db_get_number(rows, 2) != 0;
    }
    return db_rows_end(&rows);
}

static enum err delete_answer(struct db *db, const struct gone *one)
{
    struct db_value items[] = {db_bytes(one->id.bytes, sizeof one->id.bytes),
                               db_text(one->field)};
    struct db_values values = {items, COUNT(items)};
    enum err err;

    err = db_run(db,
                 "UPDATE request SET day = -2147483648 WHERE id = ?1"
                 " AND EXISTS (SELECT 1 FROM answer WHERE field = ?2"
                 "  AND request = request.row AND dated = 1)",
                 values);
    if (!err)
        err = db_run(db,
                     "DELETE FROM half WHERE field = ?2 AND request ="
                     " (SELECT row FROM request WHERE id = ?1)",
                     values);
    if (!err)
        err = db_run(db,
                     "DELETE FROM answer WHERE field = ?2 AND request ="
                     " (SELECT row FROM request WHERE id = ?1)",
                     values);
    return err;
}

static enum err delete_marked(struct db *db, const void *user)
{
    const struct gone_list *marked = user;
    enum err err = ERR_OK;

    for (size_t i = 0; !err && i < marked->list.count; i++) {
        const struct gone *one = &marked->list.items[i];

        if (one->field)
            err = delete_answer(db, one);
        else
            err = db_run(
                db,
                one->inquiry ? "DELETE FROM inquiry WHERE id = ?"
                             : "DELETE FROM request WHERE id = ?",
                DB_VALUES(db_bytes(one->id.bytes, sizeof one->id.bytes)));
    }
    return err;
}

/* Rewriting a file of that many pages takes no longer than a blink. */
#define TIDY_AT_ONCE 1024

enum err requests_sweep(struct vault *vault)
{
    struct gone_list marked = {0};
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err)
        err = find_marked(db, &marked);
    /* The backups first: interrupted, the marks still say what is to go. */
    if (!err && marked.list.count)
        err = local_backups(vault, delete_marked, &marked);
    if (!err && marked.list.count)
        err = ballast_run(vault, delete_marked, &marked);
    if (!err && marked.list.count)
        err = local_tidy(vault->folder, db, TIDY_AT_ONCE);
    for (size_t i = 0; i < marked.list.count; i++)
        mem_free(marked.list.items[i].field);
    LIST_DONE(&marked.list);
    return err;
}
