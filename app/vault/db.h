#ifndef VAULT_DB_H
#define VAULT_DB_H
/* Private to vault: one SQLCipher file, and the only place that calls SQLite.
 *
 * MUST: 1. never create a file but in db_create and db_copy; 2. never open
 * one that belongs to another store or epoch; 3. turn every failure into an
 * enum err; 4. keep SQL to what SQLite 3.15 knows; 5. take values by binding,
 * never by pasting. Opening runs no check of the whole file: db_check does.
 * After ERR_IO, ERR_DISK_FULL or ERR_STORE_DAMAGED from a write, close, open
 * again and read before repeating anything.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/secret.h"

#define DB_STORE_ID_SIZE 16
#define DB_KEY_SIZE 32
#define DB_PAGE_SIZE 4096

struct db;

/* A new store file with all schema steps; ERR_EXISTS if there is one. The key
 * is DB_KEY_SIZE random bytes, borrowed. */
MUST_USE enum err db_create(const char *path, const struct secret *raw_key,
                            const unsigned char store_id[DB_STORE_ID_SIZE],
                            uint32_t epoch, struct db **db);
/* ERR_STORE_ABSENT, _EMPTY, _CUT, _DAMAGED, _NEWER; ERR_STORE_OTHER for a
 * wrong key, another store or another epoch. Runs missing schema steps. */
MUST_USE enum err db_open(const char *path, const struct secret *raw_key,
                          const unsigned char store_id[DB_STORE_ID_SIZE],
                          uint32_t epoch, struct db **db);
/* Whether the file was made under this key, for this store and epoch: by its
 * first bytes alone. Not for a file that is open now. */
bool db_belongs(const char *path, const struct secret *raw_key,
                const unsigned char store_id[DB_STORE_ID_SIZE],
                uint32_t epoch);
/* The whole store in a new file under the given key and epoch, synced, then
 * opened again and checked; on any error no file is left. `path` must not
 * exist: give a temporary name and rename it. ERR_BACKUP if the check fails. */
MUST_USE enum err db_copy(struct db *db, const char *path,
                          const struct secret *raw_key, uint32_t epoch);
/* A store in memory alone, with all schema steps; it has no file, now or
 * later. Closing wipes it. */
MUST_USE enum err db_unsaved(const unsigned char store_id[DB_STORE_ID_SIZE],
                             struct db **db);
/* NULL is allowed; clears the variable. */
void db_close(struct db **db);
/* The full check: every page, index and reference. ERR_STORE_DAMAGED. */
MUST_USE enum err db_check(struct db *db);

/* Which of the key file's slots are in use; kind is enum slot_kind. */
#define DB_SLOTS 8
struct db_slot {
    int slot;
    int kind;
    int32_t month;
};
/* In order of their numbers. */
MUST_USE enum err db_slots(struct db *db, struct db_slot slots[DB_SLOTS],
                           size_t *count);
MUST_USE enum err db_slot_put(struct db *db, const struct db_slot *slot);
MUST_USE enum err db_slot_remove(struct db *db, int slot);

/* Grows by one each time the store is opened by a person (traces_anchor). */
MUST_USE enum err db_generation(struct db *db, int64_t *generation);
MUST_USE enum err db_generation_set(struct db *db, int64_t generation);

/* Statements. Values are bound in the order of their question marks. */
struct db_value {
    enum { DB_NULL, DB_NUMBER, DB_TEXT, DB_BYTES } kind;
    int64_t number;
    const void *bytes; /* borrowed until the statement is done */
    size_t length;
};
struct db_value db_number(int64_t number);
struct db_value db_day(int32_t day);         /* DAY_NONE becomes NULL */
struct db_value db_text(const char *string); /* NULL becomes NULL */
struct db_value db_bytes(const void *bytes, size_t length);
struct db_values {
    const struct db_value *items;
    size_t count;
};
#define DB_VALUES(...)                                                         \
    ((struct db_values){(const struct db_value[]){__VA_ARGS__},                \
                        sizeof((const struct db_value[]){__VA_ARGS__}) /       \
                            sizeof(struct db_value)})
#define DB_NO_VALUES ((struct db_values){NULL, 0})

/* Runs to the end, dropping any rows. */
MUST_USE enum err db_run(struct db *db, const char *sql,
                         struct db_values values);
/* One number from the first row; ERR_NOT_FOUND if there is none. */
MUST_USE enum err db_ask_number(struct db *db, const char *sql,
                                struct db_values values, int64_t *number);

/* Rows: db_rows, then db_next until false, then db_rows_end, which tells
 * whether all went well and must always be called. */
struct db_rows;
MUST_USE enum err db_rows(struct db *db, const char *sql,
                          struct db_values values, struct db_rows **rows);
bool db_next(struct db_rows *rows);
int64_t db_get_number(struct db_rows *rows, int column);
int32_t db_get_day(struct db_rows *rows, int column); /* NULL is DAY_NONE */
char *db_get_text(struct db_rows *rows, int column);  /* caller's; or NULL */
/* Borrowed until the next db_next; not terminated by a zero. */
const char *db_peek_text(struct db_rows *rows, int column, size_t *length);
/* False and untouched bytes if the length differs. */
bool db_get_bytes(struct db_rows *rows, int column, void *bytes,
                  size_t length);
MUST_USE enum err db_rows_end(struct db_rows **rows);

/* db_end commits if `err` is ERR_OK, else rolls back; the first error is
 * returned. One that is begun inside another is part of it: only the outermost
 * end commits, and only if nothing within failed. A reading one may hold no
 * writing one. */
MUST_USE enum err db_begin(struct db *db);
/* The same for reading: several statements see one state, and the file is
 * locked and looked at once. */
MUST_USE enum err db_begin_reading(struct db *db);
MUST_USE enum err db_end(struct db *db, enum err err);
/* A larger share of memory for the pages while much is changed at once; only
 * speed depends on it. */
void db_room(struct db *db, bool much);
/* Whether one was begun and not ended. */
bool db_is_begun(const struct db *db);
/* Rows changed by the last db_run. */
int db_changed(struct db *db);

#endif
