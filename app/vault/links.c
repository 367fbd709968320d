#include "vault/links.h"

#include <string.h>

#include "base/day.h"
#include "base/list.h"
#include "base/mem.h"
#include "vault/vault_state.h"

#define COLUMNS                                                                \
    "SELECT row, request, contact, ours, gone, line, told, day, content,"      \
    " sent, sent_until, seen, seen_until FROM link"

/* In the column `ours`, beside 0 and 1. */
#define ADOPTED 2

static struct db_value id_value(const struct request_id *id)
{
    return db_bytes(id->bytes, sizeof id->bytes);
}

static void take_chain(struct db_rows *rows, int column,
                       struct links_chain *chain)
{
    size_t length;
    const char *bytes = db_peek_text(rows, column, &length);

    if (bytes && length <= sizeof chain->bytes) {
        memcpy(chain->bytes, bytes, length);
        chain->length = length;
    }
    chain->until = db_get_day(rows, column + 1);
}

static void take_link(struct db_rows *rows, struct link *link)
{
    link->id = db_get_number(rows, 0);
    (void)db_get_bytes(rows, 1, link->request.bytes,
                       sizeof link->request.bytes);
    link->contact = db_get_number(rows, 2);
    link->ours = db_get_number(rows, 3) != 0;
    link->adopted = db_get_number(rows, 3) == ADOPTED;
    link->gone = db_get_number(rows, 4) != 0;
    link->line = db_get_number(rows, 5);
    link->told = (int)db_get_number(rows, 6);
    link->day = db_get_day(rows, 7);
    (void)db_get_bytes(rows, 8, link->content, sizeof link->content);
    take_chain(rows, 9, &link->sent);
    take_chain(rows, 11, &link->seen);
}

enum err links_get(struct vault *vault, struct request_id request,
                   int64_t contact, struct link *link)
{
    struct db_rows *rows;
    struct db *db;
    enum err err = vault_db(vault, &db);

    *link = (struct link){.request = request,
                          .contact = contact,
                          .told = LINKS_NOTHING,
                          .day = DAY_NONE,
                          .sent.until = DAY_NONE,
                          .seen.until = DAY_NONE};
    if (!err)
        err = db_rows(db, COLUMNS " WHERE request = ? AND contact = ?",
                      DB_VALUES(id_value(&request), db_number(contact)),
                      &rows);
    if (err)
        return err;
    if (db_next(rows))
        take_link(rows, link);
    return db_rows_end(&rows);
}

enum err links_list(struct vault *vault, const struct request_id *request,
                    struct link **list, size_t *count)
{
    LIST(struct link) found = {0};
    struct db_rows *rows;
    struct db *db;
    enum err err = vault_db(vault, &db);

    *list = NULL;
    *count = 0;
    if (!err && request)
        err = db_rows(db, COLUMNS " WHERE request = ? ORDER BY row",
                      DB_VALUES(id_value(request)), &rows);
    else if (!err)
        err = db_rows(db, COLUMNS " WHERE ours > 0 AND told >= 0 ORDER BY row",
                      DB_NO_VALUES, &rows);
    if (err)
        return err;
    while (db_next(rows))
        take_link(rows, LIST_ADD(&found));
    err = db_rows_end(&rows);
    if (err) {
        LIST_DONE(&found);
        return err;
    }
    *list = found.items;
    *count = found.count;
    return ERR_OK;
}

static struct db_value chain_value(const struct links_chain *chain)
{
    return chain->length ? db_bytes(chain->bytes, chain->length)
                         : db_text(NULL);
}

static enum err write_link(struct db *db, const char *sql,
                           const struct link *link)
{
    return db_run(db, sql,
                  DB_VALUES(db_number(link->id), id_value(&link->request),
                            db_number(link->contact),
                            db_number(link->adopted ? ADOPTED : link->ours),
                            db_number(link->gone), db_number(link->line),
                            db_number(link->told), db_day(link->day),
                            db_bytes(link->content, sizeof link->content),
                            chain_value(&link->sent),
                            db_day(link->sent.until), chain_value(&link->seen),
                            db_day(link->seen.until)));
}

enum err links_save(struct vault *vault, struct link *link)
{
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err)
        err = db_begin(db);
    if (err)
        return err;
    if (link->id) {
        err = write_link(db,
                         "UPDATE link SET request = ?2, contact = ?3,"
                         " ours = ?4, gone = ?5, line = ?6, told = ?7,"
                         " day = ?8, content = ?9, sent = ?10,"
                         " sent_until = ?11, seen = ?12, seen_until = ?13"
                         " WHERE row = ?1",
                         link);
        if (!err && !db_changed(db))
            err = ERR_NOT_FOUND;
        return db_end(db, err);
    }
    err = write_link(db,
                     "INSERT INTO link (row, request, contact, ours, gone,"
                     " line, told, day, content, sent, sent_until, seen,"
                     " seen_until) VALUES (nullif(?1, 0), ?2, ?3, ?4, ?5, ?6,"
                     " ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                     link);
    if (!err)
        err = db_ask_number(db, "SELECT last_insert_rowid()", DB_NO_VALUES,
                            &link->id);
    return db_end(db, err);
}

enum err links_drop(struct vault *vault, struct request_id request)
{
    struct db *db;
    enum err err = vault_db(vault, &db);

    return err ? err
               : db_run(db, "DELETE FROM link WHERE request = ? AND ours > 0",
                        DB_VALUES(id_value(&request)));
}

enum err links_line_back(struct vault *vault, int64_t gone, int64_t back)
{
    struct db *db;
    enum err err = vault_db(vault, &db);

    return err ? err
               : db_run(db,
                        "UPDATE link SET line = ?2 WHERE line = -?1"
                        " AND ours > 0",
                        DB_VALUES(db_number(gone), db_number(back)));
}

static enum err read_all(struct db *db, struct link **list, size_t *count)
{
    LIST(struct link) found = {0};
    struct db_rows *rows;
    enum err err = db_rows(db, COLUMNS, DB_NO_VALUES, &rows);

    if (err)
        return err;
    while (db_next(rows))
        take_link(rows, LIST_ADD(&found));
    *list = found.items;
    *count = found.count;
    return db_rows_end(&rows);
}

enum err links_skip(struct vault *vault, bool (*skip)(struct links_chain *sent))
{
    struct link *list = NULL;
    size_t count = 0;
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err)
        err = db_begin(db);
    if (err)
        return err;
    err = read_all(db, &list, &count);
    for (size_t i = 0; !err && i < count; i++)
        if (skip(&list[i].sent))
            err = links_save(vault, &list[i]);
    mem_free(list);
    return db_end(db, err);
}

enum err links_owner(struct vault *vault, struct request_id request,
                     enum links_owner *owner, int64_t *contact)
{
    struct db_rows *rows;
    struct db *db;
    enum err err = vault_db(vault, &db);

    *owner = LINKS_NOBODY;
    *contact = 0;
    if (!err)
        err = db_rows(db,
                      "SELECT 0, erased FROM request WHERE id = ?1 UNION ALL"
                      " SELECT l.contact, 0 FROM received r JOIN link l"
                      "  ON l.row = r.link WHERE l.request = ?1",
                      DB_VALUES(id_value(&request)), &rows);
    if (err)
        return err;
    if (db_next(rows)) {
        *contact = db_get_number(rows, 0);
        *owner = *contact                 ? LINKS_CONTACT
                 : db_get_number(rows, 1) ? LINKS_US_MARKED
                                          : LINKS_US;
    }
    return db_rows_end(&rows);
}
