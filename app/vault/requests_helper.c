/* Helpers' lines of requests.h. */
#include "vault/requests_row.h"

#include "base/mem.h"
#include "vault/ballast.h"
#include "vault/local.h"

static bool stage_fits(const struct helper *helper)
{
    return helper->stage == STAGE_AVAILABLE || helper->stage == STAGE_AGREED;
}

enum err requests_helper_add(struct vault *vault, struct request_id id,
                             const struct helper *helper, int64_t *line)
{
    int64_t request;
    struct db *db;
    enum err err = vault_db(vault, &db);

    *line = 0;
    if (!err && !stage_fits(helper))
        err = ERR_STAGE;
    if (!err)
        err = db_begin(db);
    if (err)
        return err;
    err = requests_row(db, id, &request);
    if (!err)
        err = db_run(db,
                     "INSERT INTO helper (request, label, stage, told,"
                     " reserve, stale) VALUES (?, ?, ?, ?, ?, ?)",
                     DB_VALUES(db_number(request), db_text(helper->label),
                               db_number(helper->stage), db_day(helper->told),
                               db_number(helper->reserve),
                               db_number(helper->stale)));
    if (!err)
        err =
            db_ask_number(db, "SELECT last_insert_rowid()", DB_NO_VALUES, line);
    err = db_end(db, err);
    if (err)
        *line = 0;
    return err;
}

enum err requests_helper_save(struct vault *vault, struct request_id id,
                              const struct helper *helper)
{
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err && !stage_fits(helper))
        err = ERR_STAGE;
    if (!err)
        err = db_run(db,
                     "UPDATE helper SET label = ?3, stage = ?4, told = ?5,"
                     " reserve = ?6, stale = ?7 WHERE line = ?2 AND request ="
                     " (SELECT row FROM request WHERE id = ?1 AND erased = 0)",
                     DB_VALUES(db_bytes(id.bytes, sizeof id.bytes),
                               db_number(helper->id), db_text(helper->label),
                               db_number(helper->stage), db_day(helper->told),
                               db_number(helper->reserve),
                               db_number(helper->stale)));
    if (err)
        return err;
    return db_changed(db) ? ERR_OK : ERR_NOT_FOUND;
}

struct drop {
    struct request_id id;
    int64_t line;
    char *label;
};

static enum err read_label(struct db *db, struct request_id id, int64_t line,
                           char **label)
{
    struct db_rows *rows;
    enum err err =
        db_rows(db,
                "SELECT label FROM helper WHERE line = ?2 AND request ="
                " (SELECT row FROM request WHERE id = ?1 AND erased = 0)",
                DB_VALUES(db_bytes(id.bytes, sizeof id.bytes),
                          db_number(line)),
                &rows);

    *label = NULL;
    if (err)
        return err;
    if (db_next(rows))
        *label = db_get_text(rows, 0);
    err = db_rows_end(&rows);
    return err || *label ? err : ERR_NOT_FOUND;
}

static enum err drop(struct db *db, const void *user)
{
    const struct drop *what = user;

    return db_run(db, "DELETE FROM helper WHERE line = ?",
                  DB_VALUES(db_number(what->line)));
}

/* By its label, which is its own within a request: in a backup the number may
 * be another line's. */
static enum err drop_in_backup(struct db *db, const void *user)
{
    const struct drop *what = user;

    return db_run(db,
                  "DELETE FROM helper WHERE label = ?2 AND request ="
                  " (SELECT row FROM request WHERE id = ?1 AND erased = 0)",
                  DB_VALUES(db_bytes(what->id.bytes, sizeof what->id.bytes),
                            db_text(what->label)));
}

enum err requests_helper_drop(struct vault *vault, struct request_id id,
                              int64_t line)
{
    struct drop what = {.id = id, .line = line};
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err)
        err = read_label(db, id, line, &what.label);
    if (!err)
        err = local_backups(vault, drop_in_backup, &what);
    if (!err)
        err = ballast_run(vault, drop, &what);
    mem_free(what.label);
    return err;
}
