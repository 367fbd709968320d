/* The store's own rows: slots in use, generation. */
#include "vault/db.h"

enum err db_slots(struct db *db, struct db_slot slots[DB_SLOTS], size_t *count)
{
    struct db_rows *rows;
    enum err err;

    *count = 0;
    err = db_rows(db, "SELECT slot, kind, month FROM slot ORDER BY slot",
                  DB_NO_VALUES, &rows);
    if (err)
        return err;
    while (*count < DB_SLOTS && db_next(rows)) {
        slots[*count] =
            (struct db_slot){.slot = (int)db_get_number(rows, 0),
                             .kind = (int)db_get_number(rows, 1),
                             .month = (int32_t)db_get_number(rows, 2)};
        (*count)++;
    }
    err = db_rows_end(&rows);
    if (err)
        *count = 0;
    return err;
}

enum err db_slot_put(struct db *db, const struct db_slot *slot)
{
    return db_run(db,
                  "INSERT OR REPLACE INTO slot (slot, kind, month)"
                  " VALUES (?, ?, ?)",
                  DB_VALUES(db_number(slot->slot), db_number(slot->kind),
                            db_number(slot->month)));
}

enum err db_slot_remove(struct db *db, int slot)
{
    return db_run(db, "DELETE FROM slot WHERE slot = ?",
                  DB_VALUES(db_number(slot)));
}

enum err db_generation(struct db *db, int64_t *generation)
{
    return db_ask_number(db, "SELECT generation FROM store", DB_NO_VALUES,
                         generation);
}

enum err db_generation_set(struct db *db, int64_t generation)
{
    return db_run(db, "UPDATE store SET generation = ?",
                  DB_VALUES(db_number(generation)));
}
