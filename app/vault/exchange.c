#include "vault/exchange.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/list.h"
#include "base/mem.h"
#include "vault/local.h"

#define SEED_SIZE 32

enum err exchange_seed_get(struct vault *vault, struct secret **seed)
{
    unsigned char bytes[SEED_SIZE];
    struct db_rows *rows;
    struct db *db;
    enum err err = vault_db(vault, &db);

    *seed = NULL;
    if (!err)
        err = db_rows(db, "SELECT seed FROM identity", DB_NO_VALUES, &rows);
    if (err)
        return err;
    if (db_next(rows) && db_get_bytes(rows, 0, bytes, sizeof bytes))
        *seed = secret_take(bytes, sizeof bytes);
    err = db_rows_end(&rows);
    if (err)
        secret_free(seed);
    return err;
}

enum err exchange_seed_put(struct vault *vault, const struct secret *seed)
{
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err && seed->length != SEED_SIZE)
        err = ERR_INVALID;
    if (!err)
        err = db_begin(db);
    if (err)
        return err;
    err = db_run(db, "UPDATE identity SET seed = ?",
                 DB_VALUES(db_bytes(seed->bytes, seed->length)));
    if (!err && !db_changed(db))
        err = db_run(db, "INSERT INTO identity (one, seed) VALUES (1, ?)",
                     DB_VALUES(db_bytes(seed->bytes, seed->length)));
    return db_end(db, err);
}

enum err exchange_label_get(struct vault *vault, char **label)
{
    struct db_rows *rows;
    struct db *db;
    enum err err = vault_db(vault, &db);

    *label = NULL;
    if (!err)
        err = db_rows(db, "SELECT label FROM identity", DB_NO_VALUES, &rows);
    if (err)
        return err;
    if (db_next(rows))
        *label = db_get_text(rows, 0);
    err = db_rows_end(&rows);
    if (err)
        MEM_FREE(*label);
    return err;
}

enum err exchange_label_put(struct vault *vault, const char *label)
{
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err)
        err = db_run(db, "UPDATE identity SET label = ?",
                     DB_VALUES(db_text(label)));
    if (err)
        return err;
    return db_changed(db) ? ERR_OK : ERR_NOT_FOUND;
}

/* --- contacts ------------------------------------------------------------- */

void exchange_contacts_done(struct exchange_contact *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        mem_free(list[i].label);
    mem_free(list);
}

static void take_contact(struct db_rows *rows, struct exchange_contact *one)
{
    one->id = db_get_number(rows, 0);
    one->label = db_get_text(rows, 1);
    (void)db_get_bytes(rows, 2, one->sign, sizeof one->sign);
    (void)db_get_bytes(rows, 3, one->box, sizeof one->box);
    one->verified = db_get_number(rows, 4) != 0;
    one->version = (int)db_get_number(rows, 5);
    one->came = db_get_day(rows, 6);
    one->packet = db_get_day(rows, 7);
}

enum err exchange_contacts(struct vault *vault, struct exchange_contact **list,
                           size_t *count)
{
    LIST(struct exchange_contact) found = {0};
    struct db_rows *rows;
    struct db *db;
    enum err err = vault_db(vault, &db);

    *list = NULL;
    *count = 0;
    if (!err)
        err = db_rows(db,
                      "SELECT row, label, sign, box, verified, version, came,"
                      " packet FROM contact ORDER BY label",
                      DB_NO_VALUES, &rows);
    if (err)
        return err;
    while (db_next(rows))
        take_contact(rows, LIST_ADD(&found));
    err = db_rows_end(&rows);
    if (err) {
        exchange_contacts_done(found.items, found.count);
        return err;
    }
    *list = found.items;
    *count = found.count;
    return ERR_OK;
}

/* Said before SQLite would, which knows no reason but "constraint". */
static enum err is_free(struct db *db, const struct exchange_contact *contact)
{
    int64_t others;
    enum err err = db_ask_number(
        db,
        "SELECT count(*) FROM contact WHERE row <> ?1"
        " AND (label = ?2 OR sign = ?3)",
        DB_VALUES(db_number(contact->id), db_text(contact->label),
                  db_bytes(contact->sign, sizeof contact->sign)),
        &others);

    return err ? err : others ? ERR_EXISTS : ERR_OK;
}

static enum err write_contact(struct db *db, const char *sql,
                              const struct exchange_contact *contact)
{
    return db_run(db, sql,
                  DB_VALUES(db_number(contact->id), db_text(contact->label),
                            db_bytes(contact->sign, sizeof contact->sign),
                            db_bytes(contact->box, sizeof contact->box),
                            db_number(contact->verified),
                            db_number(contact->version),
                            db_day(contact->came),
                            db_day(contact->packet)));
}

enum err exchange_contact_add(struct vault *vault,
                              struct exchange_contact *contact)
{
    struct db *db;
    enum err err = vault_db(vault, &db);

    contact->id = 0;
    if (!err)
        err = db_begin(db);
    if (err)
        return err;
    err = is_free(db, contact);
    if (!err)
        err = write_contact(
            db,
            "INSERT INTO contact (row, label, sign, box, verified, version,"
            " came, packet) VALUES (nullif(?1, 0), ?2, ?3, ?4, ?5, ?6, ?7,"
            " ?8)",
            contact);
    if (!err)
        err = db_ask_number(db, "SELECT last_insert_rowid()", DB_NO_VALUES,
                            &contact->id);
    err = db_end(db, err);
    if (err)
        contact->id = 0;
    return err;
}

enum err exchange_contact_save(struct vault *vault,
                               const struct exchange_contact *contact)
{
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err)
        err = db_begin(db);
    if (err)
        return err;
    err = is_free(db, contact);
    if (!err)
        err = write_contact(
            db,
            "UPDATE contact SET label = ?2, sign = ?3, box = ?4,"
            " verified = ?5, version = ?6, came = ?7, packet = ?8"
            " WHERE row = ?1",
            contact);
    if (!err && !db_changed(db))
        err = ERR_NOT_FOUND;
    return db_end(db, err);
}

struct dropped {
    unsigned char sign[EXCHANGE_KEY_SIZE];
};

/* By its key: in a backup the row may be another's. */
static enum err drop(struct db *db, const void *user)
{
    const struct dropped *what = user;

    return db_run(db, "DELETE FROM contact WHERE sign = ?",
                  DB_VALUES(db_bytes(what->sign, sizeof what->sign)));
}

static enum err read_sign(struct db *db, int64_t id, struct dropped *what)
{
    struct db_rows *rows;
    bool found;
    enum err err = db_rows(db, "SELECT sign FROM contact WHERE row = ?",
                           DB_VALUES(db_number(id)), &rows);

    if (err)
        return err;
    found = db_next(rows) &&
            db_get_bytes(rows, 0, what->sign, sizeof what->sign);
    err = db_rows_end(&rows);
    return err || found ? err : ERR_NOT_FOUND;
}

enum err exchange_contact_drop(struct vault *vault, int64_t id)
{
    struct dropped what;
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err)
        err = read_sign(db, id, &what);
    if (!err)
        err = local_backups(vault, drop, &what);
    return err ? err : ballast_run(vault, drop, &what);
}

/* --- files that wait ------------------------------------------------------ */

enum err exchange_waiting_add(struct vault *vault,
                              const struct exchange_waiting *file)
{
    struct db *db;
    enum err err = vault_db(vault, &db);

    return err ? err
               : db_run(db,
                        "INSERT OR REPLACE INTO waiting (name, contact, until)"
                        " VALUES (?, ?, ?)",
                        DB_VALUES(db_text(file->name),
                                  db_number(file->contact),
                                  db_number(file->until)));
}

enum err exchange_waiting_list(struct vault *vault,
                               struct exchange_waiting **list, size_t *count)
{
    LIST(struct exchange_waiting) found = {0};
    struct db_rows *rows;
    struct db *db;
    enum err err = vault_db(vault, &db);

    *list = NULL;
    *count = 0;
    if (!err)
        err = db_rows(db,
                      "SELECT name, contact, until FROM waiting ORDER BY name",
                      DB_NO_VALUES, &rows);
    if (err)
        return err;
    while (db_next(rows)) {
        struct exchange_waiting *one = LIST_ADD(&found);
        char *name = db_get_text(rows, 0);

        (void)snprintf(one->name, sizeof one->name, "%s", name ? name : "");
        one->contact = db_get_number(rows, 1);
        one->until = (int32_t)db_get_number(rows, 2);
        mem_free(name);
    }
    err = db_rows_end(&rows);
    if (err) {
        LIST_DONE(&found);
        return err;
    }
    *list = found.items;
    *count = found.count;
    return ERR_OK;
}

enum err exchange_waiting_drop(struct vault *vault, const char *name)
{
    struct db *db;
    enum err err = vault_db(vault, &db);

    return err ? err
               : db_run(db, "DELETE FROM waiting WHERE name = ?",
                        DB_VALUES(db_text(name)));
}
