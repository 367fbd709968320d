/* Codes that a family is told: drawn at random, never the same one twice
 * while it may still be remembered. */
#include "vault/requests_row.h"

#include "core/retention.h"

#define FEWEST_DIGITS 3
#define MOST_DIGITS 8
#define TRIES 64

/* The shortest length of which at most half is in use, as its first code and
 * the number of codes; a family can read back a short one best. */
static enum err choose_length(struct db *db, uint32_t *first, uint32_t *count)
{
    struct db_rows *rows;
    bool found = false;
    enum err err =
        db_rows(db, "SELECT digits, used FROM code_use ORDER BY digits",
                DB_NO_VALUES, &rows);

    if (err)
        return err;
    *first = 0;
    *count = 0;
    while (!found && db_next(rows)) {
        int64_t digits = db_get_number(rows, 0);

        if (digits < FEWEST_DIGITS || digits > MOST_DIGITS)
            continue;
        *first = 1;
        for (int64_t i = 1; i < digits; i++)
            *first *= 10;
        *count = *first * 9;
        found = db_get_number(rows, 1) <= (int64_t)*count / 2;
    }
    err = db_rows_end(&rows);
    return err || found ? err : ERR_NOT_FOUND;
}

static enum err is_free(struct db *db, int64_t code, bool *is)
{
    int64_t used;
    enum err err =
        db_ask_number(db,
                      "SELECT EXISTS (SELECT 1 FROM code WHERE code = ?1)"
                      " OR EXISTS (SELECT 1 FROM request WHERE code = ?1)",
                      DB_VALUES(db_number(code)), &used);

    *is = used == 0;
    return err;
}

enum err requests_draw_code(struct db *db, int32_t today,
                            const struct random *random, int *code)
{
    uint32_t first;
    uint32_t count;
    bool is = false;
    enum err err = choose_length(db, &first, &count);

    *code = 0;
    /* At most half is in use: 64 misses in a row do not happen. */
    for (int i = 0; !err && !is && i < TRIES; i++) {
        *code = (int)(first + random_below(random, count));
        err = is_free(db, *code, &is);
    }
    if (!err && !is)
        err = ERR_NOT_FOUND;
    if (err)
        return err;
    return db_run(
        db, "INSERT INTO code (code, until) VALUES (?, ?)",
        DB_VALUES(db_number(*code), db_number(today + RETENTION_CODE_DAYS)));
}
