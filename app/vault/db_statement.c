/* Statements of db.h: binding, reading, transactions, and what the result
 * codes of SQLite mean. */
#include "vault/db_state.h"

#include <errno.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "host/file.h"

struct db_rows {
    struct db *db;
    sqlite3_stmt *statement;
    int code;
};

struct meaning {
    int code;
    enum err err;
};

/* SQLITE_ERROR comes from 3.4.1 for each page after one that was damaged. */
static const struct meaning meanings[] = {
    {SQLITE_OK, ERR_OK},
    {SQLITE_ROW, ERR_OK},
    {SQLITE_DONE, ERR_OK},
    {SQLITE_FULL, ERR_DISK_FULL},
    {SQLITE_BUSY, ERR_BUSY},
    {SQLITE_LOCKED, ERR_BUSY},
    {SQLITE_READONLY, ERR_READ_ONLY},
    {SQLITE_PERM, ERR_READ_ONLY},
    {SQLITE_NOMEM, ERR_LOW_MEMORY},
    {SQLITE_CONSTRAINT, ERR_INVALID},
    {SQLITE_TOOBIG, ERR_INVALID},
    {SQLITE_NOTADB, ERR_STORE_DAMAGED},
    {SQLITE_CORRUPT, ERR_STORE_DAMAGED},
    {SQLITE_ERROR, ERR_STORE_DAMAGED},
};

enum err db_error(struct db *db, int code)
{
    int number;

    code &= 0xff;
    for (size_t i = 0; i < COUNT(meanings); i++)
        if (meanings[i].code == code)
            return meanings[i].err;
    /* SQLITE_IOERR, SQLITE_CANTOPEN: the system knows more. */
    number = sqlite3_system_errno(db->handle);
    if (number == ENOSPC || number == EDQUOT || number == EROFS)
        return file_error(number);
    return number == EACCES ? ERR_READ_ONLY : ERR_IO;
}

enum err db_script(struct db *db, const char *sql)
{
    if (!sql)
        return ERR_OK;
    return db_error(db, sqlite3_exec(db->handle, sql, NULL, NULL, NULL));
}

struct db_value db_number(int64_t number)
{
    return (struct db_value){.kind = DB_NUMBER, .number = number};
}

struct db_value db_day(int32_t day)
{
    if (day == DAY_NONE)
        return (struct db_value){.kind = DB_NULL};
    return db_number(day);
}

struct db_value db_text(const char *string)
{
    if (!string)
        return (struct db_value){.kind = DB_NULL};
    return (struct db_value){
        .kind = DB_TEXT, .bytes = string, .length = strlen(string)};
}

struct db_value db_bytes(const void *bytes, size_t length)
{
    return (struct db_value){
        .kind = DB_BYTES, .bytes = bytes, .length = length};
}

static int bind(sqlite3_stmt *statement, int at, const struct db_value *value)
{
    switch (value->kind) {
    case DB_NUMBER:
        return sqlite3_bind_int64(statement, at, value->number);
    case DB_TEXT:
        return sqlite3_bind_text64(statement, at, value->bytes, value->length,
                                   SQLITE_STATIC, SQLITE_UTF8);
    case DB_BYTES:
        return sqlite3_bind_blob64(statement, at, value->bytes, value->length,
                                   SQLITE_STATIC);
    default:
        return sqlite3_bind_null(statement, at);
    }
}

static int prepare(struct db *db, const char *sql, struct db_values values,
                   sqlite3_stmt **statement)
{
    int code = sqlite3_prepare_v2(db->handle, sql, -1, statement, NULL);

    for (size_t i = 0; code == SQLITE_OK && i < values.count; i++)
        code = bind(*statement, (int)i + 1, &values.items[i]);
    return code;
}

enum err db_rows(struct db *db, const char *sql, struct db_values values,
                 struct db_rows **rows)
{
    sqlite3_stmt *statement;
    int code = prepare(db, sql, values, &statement);

    *rows = NULL;
    if (code != SQLITE_OK) {
        enum err err = db_error(db, code);
        (void)sqlite3_finalize(statement);
        return err;
    }
    *rows = mem_new(1, sizeof **rows);
    (*rows)->db = db;
    (*rows)->statement = statement;
    (*rows)->code = SQLITE_ROW;
    return ERR_OK;
}

bool db_next(struct db_rows *rows)
{
    if (rows->code == SQLITE_ROW)
        rows->code = sqlite3_step(rows->statement);
    return rows->code == SQLITE_ROW;
}

int64_t db_get_number(struct db_rows *rows, int column)
{
    return sqlite3_column_int64(rows->statement, column);
}

int32_t db_get_day(struct db_rows *rows, int column)
{
    if (sqlite3_column_type(rows->statement, column) == SQLITE_NULL)
        return DAY_NONE;
    return (int32_t)sqlite3_column_int64(rows->statement, column);
}

const char *db_peek_text(struct db_rows *rows, int column, size_t *length)
{
    const unsigned char *text = sqlite3_column_text(rows->statement, column);

    *length = (size_t)sqlite3_column_bytes(rows->statement, column);
    return (const char *)text;
}

char *db_get_text(struct db_rows *rows, int column)
{
    size_t length;
    const char *text = db_peek_text(rows, column, &length);

    return text ? mem_string_n(text, length) : NULL;
}

bool db_get_bytes(struct db_rows *rows, int column, void *bytes, size_t length)
{
    const void *found = sqlite3_column_blob(rows->statement, column);

    if (!found ||
        (size_t)sqlite3_column_bytes(rows->statement, column) != length)
        return false;
    memcpy(bytes, found, length);
    return true;
}

enum err db_rows_end(struct db_rows **rows)
{
    struct db_rows *ending = *rows;
    enum err err;

    if (!ending)
        return ERR_OK;
    err = db_error(ending->db, ending->code);
    (void)sqlite3_finalize(ending->statement);
    MEM_FREE(*rows);
    return err;
}

enum err db_run(struct db *db, const char *sql, struct db_values values)
{
    struct db_rows *rows;
    enum err err = db_rows(db, sql, values, &rows);

    if (err)
        return err;
    while (db_next(rows))
        ;
    return db_rows_end(&rows);
}

enum err db_ask_number(struct db *db, const char *sql, struct db_values values,
                       int64_t *number)
{
    struct db_rows *rows;
    bool found = false;
    enum err err = db_rows(db, sql, values, &rows);

    *number = 0;
    if (err)
        return err;
    if (db_next(rows)) {
        *number = db_get_number(rows, 0);
        found = true;
    }
    err = db_rows_end(&rows);
    return err || found ? err : ERR_NOT_FOUND;
}

int db_changed(struct db *db)
{
    return sqlite3_changes(db->handle);
}

static enum err begin(struct db *db, const char *sql)
{
    enum err err = ERR_OK;

    if (db->depth == 0) {
        db->failed = ERR_OK;
        err = db_script(db, sql);
    }
    if (!err)
        db->depth++;
    return err;
}

enum err db_begin(struct db *db)
{
    return begin(db, "BEGIN IMMEDIATE");
}

enum err db_begin_reading(struct db *db)
{
    return begin(db, "BEGIN");
}

void db_room(struct db *db, bool much)
{
    (void)!db_script(db, much ? "PRAGMA cache_size = 2500"
                              : "PRAGMA cache_size = 256;"
                                "PRAGMA shrink_memory");
    if (!much)
        mem_trim();
}

bool db_is_begun(const struct db *db)
{
    return db->depth > 0;
}

enum err db_end(struct db *db, enum err err)
{
    db->depth--;
    if (err && !db->failed)
        db->failed = err;
    if (db->depth > 0)
        return err;
    err = db->failed;
    if (!err)
        err = db_script(db, "COMMIT");
    /* After some errors SQLite has rolled back by itself already. */
    if (err && !sqlite3_get_autocommit(db->handle))
        (void)sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
    return err;
}
