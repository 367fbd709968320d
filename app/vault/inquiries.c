#include "vault/inquiries.h"

#include "base/list.h"
#include "vault/ballast.h"
#include "vault/local.h"

#define COLUMNS                                                                \
    "SELECT id, day, expires, came, body, paper, about, answered FROM inquiry" \
    " WHERE erased = 0"
#define FIRST_CHOICE 3

enum err inquiries_add(struct vault *vault, struct inquiry *inquiry,
                       const struct random *random)
{
    struct request_id id;
    const int *choices = inquiry->choices;
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (err)
        return err;
    random_fill(random, id.bytes, sizeof id.bytes);
    err = db_run(db,
                 "INSERT INTO inquiry (id, day, expires, came, body, paper,"
                 " about, answered) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                 DB_VALUES(db_bytes(id.bytes, sizeof id.bytes),
                           db_number(inquiry->day), db_number(inquiry->expires),
                           db_number(choices[INQUIRY_CAME]),
                           db_number(choices[INQUIRY_BODY]),
                           db_number(choices[INQUIRY_PAPER]),
                           db_number(choices[INQUIRY_ABOUT]),
                           db_number(choices[INQUIRY_ANSWERED])));
    if (!err)
        inquiry->id = id;
    return err;
}

enum err inquiries_save(struct vault *vault, const struct inquiry *inquiry)
{
    const int *choices = inquiry->choices;
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (err)
        return err;
    err = db_run(db,
                 "UPDATE inquiry SET day = ?2, expires = ?3, came = ?4,"
                 " body = ?5, paper = ?6, about = ?7, answered = ?8"
                 " WHERE id = ?1 AND erased = 0",
                 DB_VALUES(db_bytes(inquiry->id.bytes, sizeof inquiry->id.bytes),
                           db_number(inquiry->day), db_number(inquiry->expires),
                           db_number(choices[INQUIRY_CAME]),
                           db_number(choices[INQUIRY_BODY]),
                           db_number(choices[INQUIRY_PAPER]),
                           db_number(choices[INQUIRY_ABOUT]),
                           db_number(choices[INQUIRY_ANSWERED])));
    if (err)
        return err;
    return db_changed(db) ? ERR_OK : ERR_NOT_FOUND;
}

static void take(struct db_rows *rows, struct inquiry *inquiry)
{
    (void)db_get_bytes(rows, 0, inquiry->id.bytes, sizeof inquiry->id.bytes);
    inquiry->day = (int32_t)db_get_number(rows, 1);
    inquiry->expires = (int32_t)db_get_number(rows, 2);
    for (int part = 0; part < INQUIRY_PARTS; part++)
        inquiry->choices[part] = (int)db_get_number(rows, FIRST_CHOICE + part);
}

enum err inquiries_get(struct vault *vault, struct request_id id,
                       struct inquiry *inquiry)
{
    struct db_rows *rows;
    bool found = false;
    struct db *db;
    enum err err = vault_db(vault, &db);

    *inquiry = (struct inquiry){0};
    if (!err)
        err = db_rows(db, COLUMNS " AND id = ?",
                      DB_VALUES(db_bytes(id.bytes, sizeof id.bytes)), &rows);
    if (err)
        return err;
    if (db_next(rows)) {
        take(rows, inquiry);
        found = true;
    }
    err = db_rows_end(&rows);
    return err || found ? err : ERR_NOT_FOUND;
}

enum err inquiries_list(struct vault *vault, struct inquiry **list,
                        size_t *count)
{
    LIST(struct inquiry) found = {0};
    struct db_rows *rows;
    struct db *db;
    enum err err = vault_db(vault, &db);

    *list = NULL;
    *count = 0;
    if (!err)
        err = db_rows(db, COLUMNS " ORDER BY day DESC, row DESC", DB_NO_VALUES,
                      &rows);
    if (err)
        return err;
    while (db_next(rows))
        take(rows, LIST_ADD(&found));
    err = db_rows_end(&rows);
    if (err) {
        LIST_DONE(&found);
        return err;
    }
    *list = found.items;
    *count = found.count;
    return ERR_OK;
}

struct mark {
    struct request_id id;
    bool erased;
};

static enum err mark(struct db *db, const void *user)
{
    const struct mark *what = user;
    enum err err =
        db_run(db, "UPDATE inquiry SET erased = ?2 WHERE id = ?1",
               DB_VALUES(db_bytes(what->id.bytes, sizeof what->id.bytes),
                         db_number(what->erased)));

    if (err)
        return err;
    return db_changed(db) ? ERR_OK : ERR_NOT_FOUND;
}

enum err inquiries_mark(struct vault *vault, struct request_id id, bool erased)
{
    struct mark what = {id, erased};

    return ballast_run(vault, mark, &what);
}

static enum err shorten(struct db *db, const void *user)
{
    return db_run(db,
                  "UPDATE inquiry SET expires = day + ?1"
                  " WHERE expires > day + ?1",
                  DB_VALUES(db_number(*(const int32_t *)user)));
}

enum err inquiries_shorten(struct vault *vault, int32_t days)
{
    enum err err = ballast_run(vault, shorten, &days);

    return err ? err : local_backups(vault, shorten, &days);
}
