#include "vault/gone.h"

#include "base/mem.h"

#define REQUEST " request = (SELECT row FROM request WHERE id = ?1)"

enum err gone_find(struct db *db, const char *sql, struct db_values values,
                   struct gone_list *gone)
{
    struct db_rows *rows;
    enum err err = db_rows(db, sql, values, &rows);

    if (err)
        return err;
    while (db_next(rows)) {
        struct gone *one = LIST_ADD(&gone->list);

        (void)db_get_bytes(rows, 0, one->id.bytes, sizeof one->id.bytes);
        one->kind = (enum gone_kind)db_get_number(rows, 1);
        one->field = db_get_text(rows, 2);
    }
    return db_rows_end(&rows);
}

void gone_done(struct gone_list *gone)
{
    for (size_t i = 0; i < gone->list.count; i++)
        mem_free(gone->list.items[i].field);
    LIST_DONE(&gone->list);
}

/* One after the other, with ?1 the request and ?2 the field, if it has one. */
#define STATEMENTS 3

static const char *const statements[GONE_KINDS][STATEMENTS] = {
    [GONE_REQUEST] = {"DELETE FROM request WHERE id = ?1"},
    [GONE_ANSWER] = {"UPDATE request SET day = -2147483648 WHERE id = ?1"
                     " AND EXISTS (SELECT 1 FROM answer WHERE field = ?2"
                     "  AND request = request.row AND dated = 1)",
                     "DELETE FROM half WHERE field = ?2 AND" REQUEST,
                     "DELETE FROM answer WHERE field = ?2 AND" REQUEST},
    [GONE_LINES] = {"DELETE FROM helper WHERE" REQUEST,
                    "DELETE FROM half WHERE" REQUEST},
    [GONE_INQUIRY] = {"DELETE FROM inquiry WHERE id = ?1"},
};

static enum err take_away(struct db *db, const struct gone *one,
                          enum gone_kind kind)
{
    const struct db_value items[] = {db_bytes(one->id.bytes,
                                              sizeof one->id.bytes),
                                     db_text(one->field)};
    struct db_values values = {items, one->field ? 2 : 1};
    enum err err = ERR_OK;

    for (size_t i = 0; !err && i < STATEMENTS && statements[kind][i]; i++)
        err = db_run(db, statements[kind][i], values);
    return err;
}

/* The answer as it is in the store now. */
static enum err write_answer(struct db *db, const struct gone *one,
                             struct db_rows *now)
{
    char *value = db_get_text(now, 0);
    char *search = db_get_text(now, 1);
    const struct db_value items[] = {
        db_bytes(one->id.bytes, sizeof one->id.bytes),
        db_text(one->field),
        db_text(value),
        db_text(search),
        db_number(db_get_number(now, 2)),
        db_number(db_get_number(now, 3)),
        db_number(db_get_number(now, 4))};
    enum err err =
        db_run(db,
               "UPDATE answer SET value = ?3, search = ?4, stage = ?5,"
               " dated = ?6, warned = ?7 WHERE field = ?2 AND" REQUEST,
               (struct db_values){items, COUNT(items)});

    mem_free(value);
    mem_free(search);
    return err;
}

static enum err write_request(struct db *db, struct db *store,
                              struct db_value id)
{
    struct db_rows *rows;
    enum err ended;
    enum err err =
        db_rows(store,
                "SELECT day, changed, postponed, expires, lines_expire,"
                " state, outcome, ended, counted FROM request WHERE id = ?1",
                DB_VALUES(id), &rows);

    if (err)
        return err;
    if (db_next(rows))
        err = db_run(db,
                     "UPDATE request SET day = ?2, changed = ?3,"
                     " postponed = ?4, expires = ?5, lines_expire = ?6,"
                     " state = ?7, outcome = ?8, ended = ?9, counted = ?10"
                     " WHERE id = ?1",
                     DB_VALUES(id, db_number(db_get_number(rows, 0)),
                               db_day(db_get_day(rows, 1)),
                               db_number(db_get_number(rows, 2)),
                               db_number(db_get_number(rows, 3)),
                               db_number(db_get_number(rows, 4)),
                               db_number(db_get_number(rows, 5)),
                               db_number(db_get_number(rows, 6)),
                               db_day(db_get_day(rows, 7)),
                               db_number(db_get_number(rows, 8))));
    ended = db_rows_end(&rows);
    return err ? err : ended;
}

/* A changed day moves every end of its request, also in the backups: restored,
 * it must neither go too early nor stay too long. What has ended meanwhile has
 * ended there, too: its ends are those of the end. */
static enum err write_ends(struct db *db, struct db *store,
                           const struct gone *one)
{
    const struct db_value id = db_bytes(one->id.bytes, sizeof one->id.bytes);
    struct db_rows *rows;
    enum err ended;
    enum err err = write_request(db, store, id);

    if (!err)
        err = db_rows(store,
                      "SELECT a.field, a.expires FROM answer a"
                      " JOIN request r ON r.row = a.request WHERE r.id = ?1",
                      DB_VALUES(id), &rows);
    if (err)
        return err;
    while (!err && db_next(rows)) {
        char *field = db_get_text(rows, 0);

        err = db_run(db,
                     "UPDATE answer SET expires = ?3 WHERE field = ?2"
                     " AND" REQUEST,
                     DB_VALUES(id, db_text(field),
                               db_number(db_get_number(rows, 1))));
        mem_free(field);
    }
    ended = db_rows_end(&rows);
    return err ? err : ended;
}

static enum err bring_new(struct db *db, struct db *store,
                          const struct gone *one)
{
    const struct db_value id = db_bytes(one->id.bytes, sizeof one->id.bytes);
    struct db_rows *now;
    bool stays;
    enum err err, ended;

    if (!*one->field)
        return db_run(db, "DELETE FROM half WHERE" REQUEST, DB_VALUES(id));
    err = db_rows(store,
                  "SELECT a.value, a.search, a.stage, a.dated, a.warned"
                  " FROM request r JOIN answer a ON a.request = r.row"
                  " WHERE r.id = ?1 AND a.field = ?2 AND a.erased = 0",
                  DB_VALUES(id, db_text(one->field)), &now);
    if (err)
        return err;
    stays = db_next(now);
    if (stays)
        err = write_answer(db, one, now);
    ended = db_rows_end(&now);
    if (!err)
        err = ended;
    if (!err && !stays)
        err = take_away(db, one, GONE_ANSWER);
    return err ? err : write_ends(db, store, one);
}

enum err gone_apply(struct db *db, struct db *store,
                    const struct gone_list *gone)
{
    enum err err = ERR_OK;

    for (size_t i = 0; !err && i < gone->list.count; i++) {
        const struct gone *one = &gone->list.items[i];

        if (one->kind != GONE_OLD)
            err = take_away(db, one, one->kind);
        else if (store)
            err = bring_new(db, store, one);
    }
    return err;
}
