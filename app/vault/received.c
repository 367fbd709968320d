#include "vault/received.h"

#include <string.h>

#include "base/day.h"
#include "base/list.h"
#include "base/mem.h"
#include "core/retention.h"
#include "vault/local.h"
#include "vault/requests_row.h"

#define COLUMNS                                                                \
    "SELECT r.row, r.link, l.contact, l.request, r.code, r.task, r.stage,"     \
    " r.state, r.outcome, r.day, r.changed, r.ended, r.reply, r.expires"       \
    " FROM received r JOIN link l ON l.row = r.link"

void received_done(struct received *received)
{
    request_done(&received->request);
    *received = (struct received){0};
}

void received_list_done(struct received *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        received_done(&list[i]);
    mem_free(list);
}

static int64_t take_received(struct db_rows *rows, struct received *received,
                             int32_t *expires)
{
    struct request *request = &received->request;

    received->link = db_get_number(rows, 1);
    received->contact = db_get_number(rows, 2);
    (void)db_get_bytes(rows, 3, request->id.bytes, sizeof request->id.bytes);
    request->code = (int)db_get_number(rows, 4);
    request->task = db_get_text(rows, 5);
    received->stage = (enum stage)db_get_number(rows, 6);
    request->state = (enum request_state)db_get_number(rows, 7);
    request->end = (enum request_end)db_get_number(rows, 8);
    request->when = (int32_t)db_get_number(rows, 9);
    request->changed = db_get_day(rows, 10);
    request->ended = db_get_day(rows, 11);
    request->consent_asking = request->consent_place = DAY_NONE;
    received->reply = (int)db_get_number(rows, 12);
    if (expires)
        *expires = (int32_t)db_get_number(rows, 13);
    return db_get_number(rows, 0);
}

static enum err read_answers(struct db *db, int64_t row,
                             struct request *request)
{
    LIST(struct answer) list = {0};
    struct db_rows *rows;
    enum err err = db_rows(db,
                           "SELECT field, value, stage, expires"
                           " FROM received_answer WHERE received = ?"
                           " ORDER BY row",
                           DB_VALUES(db_number(row)), &rows);

    if (err)
        return err;
    while (db_next(rows))
        *LIST_ADD(&list) =
            (struct answer){.field = db_get_text(rows, 0),
                            .value = db_get_text(rows, 1),
                            .stage = (enum stage)db_get_number(rows, 2),
                            .expires = (int32_t)db_get_number(rows, 3)};
    request->answers = list.items;
    request->answer_count = list.count;
    return db_rows_end(&rows);
}

static enum err read_one(struct db *db, int64_t link,
                         struct received *received, int32_t *expires)
{
    struct db_rows *rows;
    int64_t row = 0;
    enum err err = db_rows(db, COLUMNS " WHERE r.link = ?",
                           DB_VALUES(db_number(link)), &rows);

    if (err)
        return err;
    if (db_next(rows))
        row = take_received(rows, received, expires);
    err = db_rows_end(&rows);
    return err || !row ? err : read_answers(db, row, &received->request);
}

enum err received_get(struct vault *vault, int64_t link,
                      struct received *received, int32_t *expires)
{
    struct db *db;
    enum err err = vault_db(vault, &db);

    *received = (struct received){0};
    if (expires)
        *expires = DAY_NONE;
    if (!err)
        err = db_begin_reading(db);
    if (err)
        return err;
    err = db_end(db, read_one(db, link, received, expires));
    /* Said outside, so that the caller's transaction can go on. */
    if (!err && !received->link)
        err = ERR_NOT_FOUND;
    if (err)
        received_done(received);
    return err;
}

enum err received_list(struct vault *vault, struct received **list,
                       size_t *count)
{
    LIST(struct received) found = {0};
    struct db_rows *rows;
    struct db *db;
    enum err err = vault_db(vault, &db);

    *list = NULL;
    *count = 0;
    if (!err)
        err = db_rows(db, COLUMNS " ORDER BY r.day, r.row", DB_NO_VALUES,
                      &rows);
    if (err)
        return err;
    while (db_next(rows))
        (void)take_received(rows, LIST_ADD(&found), NULL);
    err = db_rows_end(&rows);
    if (err) {
        received_list_done(found.items, found.count);
        return err;
    }
    *list = found.items;
    *count = found.count;
    return ERR_OK;
}

/* --- writing -------------------------------------------------------------- */

static enum err put_answer(struct db *db, int64_t row,
                           const struct answer *answer)
{
    bool dated = requests_day_of(answer->value) != DAY_NONE;

    return db_run(db,
                  "INSERT INTO received_answer (received, field, stage, value,"
                  " expires, dated) VALUES (?, ?, ?, ?, ?, ?)",
                  DB_VALUES(db_number(row), db_text(answer->field),
                            db_number(answer->stage), db_text(answer->value),
                            db_number(answer->expires), db_number(dated)));
}

static enum err put_row(struct db *db, const struct received *received,
                        int32_t expires)
{
    const struct request *request = &received->request;
    struct db_value items[] = {
        db_number(received->link),  db_number(request->code),
        db_text(request->task),     db_number(received->stage),
        db_number(request->state),  db_number(request->end),
        requests_day(request->when), db_day(request->changed),
        db_day(request->ended),     db_number(received->reply),
        db_number(expires)};
    struct db_values values = {items, COUNT(items)};
    enum err err = db_run(db,
                          "UPDATE received SET code = ?2, task = ?3,"
                          " stage = ?4, state = ?5, outcome = ?6, day = ?7,"
                          " changed = ?8, ended = ?9, expires = ?11"
                          " WHERE link = ?1",
                          values);

    if (err || db_changed(db))
        return err;
    return db_run(db,
                  "INSERT INTO received (link, code, task, stage, state,"
                  " outcome, day, changed, ended, reply, expires)"
                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  values);
}

enum err received_put(struct vault *vault, const struct received *received,
                      int32_t expires)
{
    const struct request *request = &received->request;
    int64_t row;
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err)
        err = db_begin(db);
    if (err)
        return err;
    err = put_row(db, received, expires);
    if (!err)
        err = db_ask_number(db, "SELECT row FROM received WHERE link = ?",
                            DB_VALUES(db_number(received->link)), &row);
    if (!err)
        err = db_run(db, "DELETE FROM received_answer WHERE received = ?",
                     DB_VALUES(db_number(row)));
    for (size_t i = 0; !err && i < request->answer_count; i++)
        err = put_answer(db, row, &request->answers[i]);
    return db_end(db, err);
}

enum err received_reply(struct vault *vault, int64_t link, int reply)
{
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err)
        err = db_run(db, "UPDATE received SET reply = ?2 WHERE link = ?1",
                     DB_VALUES(db_number(link), db_number(reply)));
    if (err)
        return err;
    return db_changed(db) ? ERR_OK : ERR_NOT_FOUND;
}

/* By request and key: in a backup the rows may have other numbers. */
struct dropped {
    unsigned char request[REQUEST_ID_SIZE];
    unsigned char sign[32];
};

static enum err drop(struct db *db, const void *user)
{
    const struct dropped *what = user;

    return db_run(db,
                  "DELETE FROM received WHERE link ="
                  " (SELECT l.row FROM link l JOIN contact c"
                  "  ON c.row = l.contact WHERE l.request = ? AND c.sign = ?)",
                  DB_VALUES(db_bytes(what->request, sizeof what->request),
                            db_bytes(what->sign, sizeof what->sign)));
}

static enum err read_names(struct db *db, int64_t link, struct dropped *what,
                           bool *found)
{
    struct db_rows *rows;
    enum err err = db_rows(db,
                           "SELECT l.request, c.sign FROM received r JOIN link"
                           " l ON l.row = r.link JOIN contact c"
                           " ON c.row = l.contact WHERE r.link = ?",
                           DB_VALUES(db_number(link)), &rows);

    if (err)
        return err;
    *found = db_next(rows) &&
             db_get_bytes(rows, 0, what->request, sizeof what->request) &&
             db_get_bytes(rows, 1, what->sign, sizeof what->sign);
    return db_rows_end(&rows);
}

enum err received_drop(struct vault *vault, int64_t link)
{
    struct dropped what;
    bool found = false;
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err)
        err = read_names(db, link, &what, &found);
    if (err || !found)
        return err;
    /* The backups first: interrupted, the row still says what to do. */
    err = local_backups(vault, drop, &what);
    return err ? err : ballast_run(vault, drop, &what);
}

/* --- taking over ---------------------------------------------------------- */

/* The family knows its code: it stays, unless another family has it here. */
static enum err keep_code(struct db *db, struct request *request,
                          int32_t today, const struct random *random)
{
    int64_t used;
    enum err err =
        db_ask_number(db,
                      "SELECT EXISTS (SELECT 1 FROM code WHERE code = ?1)"
                      " OR EXISTS (SELECT 1 FROM request WHERE code = ?1)",
                      DB_VALUES(db_number(request->code)), &used);

    if (err)
        return err;
    if (used || request->code <= 0)
        return requests_draw_code(db, today, random, &request->code);
    return db_run(db, "INSERT INTO code (code, until) VALUES (?, ?)",
                  DB_VALUES(db_number(request->code),
                            db_number((int64_t)today +
                                      RETENTION_CODE_DAYS)));
}

static enum err insert(struct db *db, const struct request *request,
                       int32_t today)
{
    return db_run(
        db,
        "INSERT INTO request (id, code, task, state, outcome, day, changed,"
        " ended, postponed, consent_asking, consent_place, asked, needed,"
        " question, expires, lines_expire, first)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?15, ?15, ?15)",
        DB_VALUES(db_bytes(request->id.bytes, sizeof request->id.bytes),
                  db_number(request->code), db_text(request->task),
                  db_number(request->state), db_number(request->end),
                  requests_day(request->when), db_day(request->changed),
                  db_day(request->ended), db_number(request->postponed),
                  db_day(request->consent_asking),
                  db_day(request->consent_place), db_number(request->asked),
                  db_number(request->needed), db_number(request->question),
                  db_number((int64_t)today + RETENTION_IDLE_CEILING)));
}

enum err received_adopt(struct vault *vault, struct request *request,
                        int32_t today, const struct random *random)
{
    int64_t there;
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err)
        err = db_begin(db);
    if (err)
        return err;
    err = db_ask_number(
        db, "SELECT EXISTS (SELECT 1 FROM request WHERE id = ?)",
        DB_VALUES(db_bytes(request->id.bytes, sizeof request->id.bytes)),
        &there);
    if (!err && there)
        err = ERR_EXISTS;
    if (!err)
        err = keep_code(db, request, today, random);
    if (!err)
        err = insert(db, request, today);
    return db_end(db, err);
}
