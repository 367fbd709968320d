#include "vault/traces.h"

#include "base/day.h"
#include "base/list.h"
#include "base/mem.h"
#include "vault/ballast.h"
#include "vault/vault_state.h"

enum err traces_receipt_add(struct vault *vault, const struct receipt *receipt)
{
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (err)
        return err;
    return db_run(db,
                  "INSERT INTO receipt (task, month, outcome, asked,"
                  " available, agreed, expires) VALUES (?, ?, ?, ?, ?, ?, ?)",
                  DB_VALUES(db_text(receipt->task), db_number(receipt->month),
                            db_number(receipt->end), db_number(receipt->asked),
                            db_number(receipt->available),
                            db_number(receipt->agreed),
                            db_number(receipt->expires)));
}

void receipts_done(struct receipt *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        mem_free(list[i].task);
    mem_free(list);
}

enum err traces_receipts(struct vault *vault, struct receipt **list,
                         size_t *count)
{
    LIST(struct receipt) found = {0};
    struct db_rows *rows;
    struct db *db;
    enum err err = vault_db(vault, &db);

    *list = NULL;
    *count = 0;
    if (!err)
        err = db_rows(db,
                      "SELECT task, month, outcome, asked, available, agreed,"
                      " expires FROM receipt ORDER BY month DESC, row DESC",
                      DB_NO_VALUES, &rows);
    if (err)
        return err;
    while (db_next(rows))
        *LIST_ADD(&found) =
            (struct receipt){.task = db_get_text(rows, 0),
                             .month = (int32_t)db_get_number(rows, 1),
                             .end = (enum request_end)db_get_number(rows, 2),
                             .asked = (int)db_get_number(rows, 3),
                             .available = (int)db_get_number(rows, 4),
                             .agreed = (int)db_get_number(rows, 5),
                             .expires = (int32_t)db_get_number(rows, 6)};
    err = db_rows_end(&rows);
    if (err) {
        receipts_done(found.items, found.count);
        return err;
    }
    *list = found.items;
    *count = found.count;
    return ERR_OK;
}

enum err traces_warned(struct vault *vault, int *count)
{
    int64_t number = 0;
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err)
        err = db_ask_number(db, "SELECT warned FROM store", DB_NO_VALUES,
                            &number);
    *count = (int)number;
    return err;
}

enum err traces_setting_get(struct vault *vault, const char *name, char **value)
{
    struct db_rows *rows;
    struct db *db;
    enum err err = vault_db(vault, &db);

    *value = NULL;
    if (!err)
        err = db_rows(db, "SELECT value FROM setting WHERE name = ?",
                      DB_VALUES(db_text(name)), &rows);
    if (err)
        return err;
    if (db_next(rows))
        *value = db_get_text(rows, 0);
    err = db_rows_end(&rows);
    if (err)
        MEM_FREE(*value);
    return err;
}

struct setting {
    const char *name;
    const char *value;
};

static enum err put_setting(struct db *db, const void *user)
{
    const struct setting *put = user;
    enum err err;

    if (!put->value)
        return db_run(db, "DELETE FROM setting WHERE name = ?",
                      DB_VALUES(db_text(put->name)));
    err = db_run(db, "UPDATE setting SET value = ?2 WHERE name = ?1",
                 DB_VALUES(db_text(put->name), db_text(put->value)));
    if (err || db_changed(db))
        return err;
    return db_run(db, "INSERT INTO setting (name, value) VALUES (?, ?)",
                  DB_VALUES(db_text(put->name), db_text(put->value)));
}

enum err traces_setting_put(struct vault *vault, const char *name,
                            const char *value)
{
    struct setting put = {name, value};

    /* Among them is the believed day, without which nothing is purged: a full
     * disk must not stop it. */
    return ballast_run(vault, put_setting, &put);
}
