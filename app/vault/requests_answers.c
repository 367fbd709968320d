/* Answers of requests.h, and what was half typed. */
#include "vault/requests_row.h"

#include <ctype.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "vault/ballast.h"
#include "vault/local.h"

int32_t requests_day_of(const char *value)
{
    static const char form[] = "dddd-dd-dd";
    struct date date;
    size_t i;

    for (i = 0; form[i]; i++)
        if (form[i] == 'd' ? !isdigit((unsigned char)value[i])
                           : value[i] != form[i])
            return DAY_NONE;
    if (value[i] && value[i] != ' ')
        return DAY_NONE;
    date.year = (value[0] - '0') * 1000 + (value[1] - '0') * 100 +
                (value[2] - '0') * 10 + (value[3] - '0');
    date.month = (value[5] - '0') * 10 + (value[6] - '0');
    date.day = (value[8] - '0') * 10 + (value[9] - '0');
    return day_is_valid(date) ? day_from_date(date) : DAY_NONE;
}

/* One for the check-up, unless the same text had been kept already. */
static enum err count_warned(struct db *db, int64_t request,
                             const struct answer_row *row)
{
    if (!row->warned)
        return ERR_OK;
    return db_run(db,
                  "UPDATE store SET warned = warned + 1 WHERE NOT EXISTS"
                  " (SELECT 1 FROM answer WHERE request = ? AND field = ?"
                  "  AND value = ? AND warned = 1)",
                  DB_VALUES(db_number(request), db_text(row->field),
                            db_text(row->value)));
}

static enum err put_answer(struct db *db, int64_t request,
                           const struct answer_row *row, int32_t day)
{
    const struct db_value items[] = {db_number(request),
                                     db_text(row->field),
                                     db_number(row->stage),
                                     db_text(row->value),
                                     db_text(row->search ? row->search : ""),
                                     db_number(row->expires),
                                     db_number(day != DAY_NONE),
                                     db_number(row->warned)};
    struct db_values values = {items, COUNT(items)};
    enum err err = db_run(
        db,
        "UPDATE answer SET stage = ?3, value = ?4, search = ?5, expires = ?6,"
        " dated = ?7, warned = ?8"
        " WHERE request = ?1 AND field = ?2 AND erased = 0",
        values);

    if (err || db_changed(db))
        return err;
    /* A marked one in its place must not lose its mark: it would stay in the
     * backups. */
    err = db_run(db,
                 "INSERT OR IGNORE INTO answer (request, field, stage, value,"
                 " search, expires, dated, warned, day, state)"
                 " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, day, state"
                 " FROM request WHERE row = ?1",
                 values);
    return err || db_changed(db) ? err : ERR_EXISTS;
}

static enum err drop_half(struct db *db, int64_t request, const char *field)
{
    return db_run(db, "DELETE FROM half WHERE request = ? AND field = ?",
                  DB_VALUES(db_number(request), db_text(field)));
}

enum err requests_put(struct vault *vault, struct request_id id,
                      const struct answer_row *row)
{
    int32_t day = requests_day_of(row->value);
    int64_t request;
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err && row->stage > STAGE_OWN)
        err = ERR_STAGE;
    if (!err)
        err = db_begin(db);
    if (err)
        return err;
    err = requests_row(db, id, &request);
    if (!err)
        err = count_warned(db, request, row);
    if (!err)
        err = put_answer(db, request, row, day);
    if (!err && day != DAY_NONE)
        err = db_run(db,
                     "UPDATE request SET day = ?2 WHERE row = ?1"
                     " AND day <> ?2",
                     DB_VALUES(db_number(request), requests_day(day)));
    if (!err)
        err = drop_half(db, request, row->field);
    return db_end(db, err);
}

struct drop {
    struct request_id id;
    const char *field;
};

static enum err drop(struct db *db, const void *user)
{
    const struct drop *what = user;
    int64_t request;
    enum err err = requests_row(db, what->id, &request);

    /* A backup may be older than the request. */
    if (err == ERR_NOT_FOUND)
        return ERR_OK;
    if (!err)
        err = db_run(db,
                     "UPDATE request SET day = -2147483648 WHERE row = ?1"
                     " AND EXISTS (SELECT 1 FROM answer WHERE request = ?1"
                     " AND field = ?2 AND dated = 1)",
                     DB_VALUES(db_number(request), db_text(what->field)));
    if (!err)
        err = db_run(db, "DELETE FROM answer WHERE request = ? AND field = ?",
                     DB_VALUES(db_number(request), db_text(what->field)));
    return err ? err : drop_half(db, request, what->field);
}

enum err requests_drop(struct vault *vault, struct request_id id,
                       const char *field)
{
    struct drop what = {id, field};
    int64_t request;
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err)
        err = requests_row(db, id, &request);
    /* The backups first: interrupted, the answer still shows what to do. */
    if (!err)
        err = local_backups(vault, drop, &what);
    return err ? err : ballast_run(vault, drop, &what);
}

enum err requests_expire(struct vault *vault, struct request_id id,
                         const struct answer_row *rows, size_t count,
                         int32_t request_expires)
{
    int32_t lines = request_expires;
    int64_t request;
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err)
        err = db_begin(db);
    if (err)
        return err;
    err = requests_row(db, id, &request);
    for (size_t i = 0; !err && i < count; i++) {
        if (strcmp(rows[i].field, REQUESTS_LINES) == 0)
            lines = rows[i].expires;
        else
            err = db_run(db,
                         "UPDATE answer SET expires = ?3 WHERE request = ?1"
                         " AND field = ?2 AND expires <> ?3",
                         DB_VALUES(db_number(request), db_text(rows[i].field),
                                   db_number(rows[i].expires)));
    }
    if (!err)
        err = db_run(db,
                     "UPDATE request SET expires = ?2, lines_expire = ?3"
                     " WHERE row = ?1 AND (expires <> ?2"
                     "  OR lines_expire <> ?3)",
                     DB_VALUES(db_number(request), db_number(request_expires),
                               db_number(lines)));
    return db_end(db, err);
}

struct half {
    struct request_id id;
    const char *field;
    const char *typed; /* NULL clears */
};

static enum err put_half(struct db *db, const void *user)
{
    const struct half *half = user;
    int64_t request;
    enum err err = requests_row(db, half->id, &request);

    if (err)
        return err;
    if (!half->typed)
        return db_run(db, "DELETE FROM half WHERE request = ?",
                      DB_VALUES(db_number(request)));
    err =
        db_run(db, "UPDATE half SET field = ?2, typed = ?3 WHERE request = ?1",
               DB_VALUES(db_number(request), db_text(half->field),
                         db_text(half->typed)));
    if (err || db_changed(db))
        return err;
    return db_run(db,
                  "INSERT INTO half (request, field, typed) VALUES (?, ?, ?)",
                  DB_VALUES(db_number(request), db_text(half->field),
                            db_text(half->typed)));
}

enum err requests_half_put(struct vault *vault, struct request_id id,
                           const char *field, const char *typed)
{
    struct half half = {id, field, typed};

    return ballast_run(vault, put_half, &half);
}

enum err requests_half_get(struct vault *vault, struct request_id id,
                           char **field, char **typed)
{
    struct db_rows *rows;
    struct db *db;
    enum err err = vault_db(vault, &db);

    *field = NULL;
    *typed = NULL;
    if (!err)
        err = db_rows(db,
                      "SELECT h.field, h.typed FROM request r"
                      " JOIN half h ON h.request = r.row"
                      " WHERE r.id = ? AND r.erased = 0 AND NOT EXISTS"
                      " (SELECT 1 FROM answer a WHERE a.request = r.row"
                      "  AND a.field = h.field AND a.erased = 1)",
                      DB_VALUES(db_bytes(id.bytes, sizeof id.bytes)), &rows);
    if (err)
        return err;
    if (db_next(rows)) {
        *field = db_get_text(rows, 0);
        *typed = db_get_text(rows, 1);
    }
    err = db_rows_end(&rows);
    if (err) {
        MEM_FREE(*field);
        MEM_FREE(*typed);
    }
    return err;
}
