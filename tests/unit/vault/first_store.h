#ifndef FIRST_STORE_H
#define FIRST_STORE_H
/* Turns an open store into one of the first version, to be brought up. */
#include "base/mem.h"
#include "base/text.h"
#include "first_schema.h"
#include "vault/db_state.h"

static inline void first_store_drop(struct db *db, const char *find, const char *verb)
{
    struct text script = {0};
    struct db_rows *rows;

    assert_int_equal(db_rows(db, find, DB_NO_VALUES, &rows), ERR_OK);
    while (db_next(rows)) {
        char *name = db_get_text(rows, 0);

        text_format(&script, "%s\"%s\";", verb, name);
        mem_free(name);
    }
    assert_int_equal(db_rows_end(&rows), ERR_OK);
    assert_int_equal(db_script(db, text_string(&script)), ERR_OK);
    text_done(&script);
}

/* The same store as it would have been made by the first version: nothing in
 * it but its own row, slots and one setting. */
static inline void first_store_make(struct db *db)
{
    assert_int_equal(db_script(db,
                               "PRAGMA foreign_keys = OFF; BEGIN;"
                               "CREATE TEMP TABLE own AS SELECT id, epoch,"
                               " generation FROM store;"
                               "CREATE TEMP TABLE used AS SELECT * FROM slot"),
                     ERR_OK);
    first_store_drop(db,
            "SELECT name FROM main.sqlite_master WHERE type = 'table'"
            " AND name NOT LIKE 'sqlite%'",
            "DROP TABLE main.");
    for (size_t i = 0; i < COUNT(first_schema); i++)
        assert_int_equal(db_script(db, first_schema[i]), ERR_OK);
    assert_int_equal(
        db_script(db,
                  "INSERT INTO main.store (one, id, epoch, generation)"
                  " SELECT 1, id, epoch, generation FROM own;"
                  "INSERT INTO main.slot SELECT * FROM used;"
                  "INSERT INTO main.setting VALUES ('lock', '7');"
                  "PRAGMA user_version = 1; COMMIT;"
                  "DROP TABLE own; DROP TABLE used;"
                  "PRAGMA foreign_keys = ON"),
        ERR_OK);
}

#endif
