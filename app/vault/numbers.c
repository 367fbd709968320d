/* Counting for the check-up: the part of traces.h that looks at all rows, by
 * an index that holds nothing but what is counted. */
#include "vault/traces.h"

#include "base/day.h"
#include "vault/vault_state.h"

static enum err count_requests(struct db *db, int32_t until,
                               struct traces_numbers *numbers)
{
    int *const counts[] = {[REQUEST_DRAFT] = &numbers->drafts,
                           [REQUEST_OPEN] = &numbers->open,
                           [REQUEST_ENDED] = &numbers->ended};
    struct db_rows *rows;
    enum err err =
        db_rows(db,
                "SELECT state, count(*), sum(asked), sum(first <= ?)"
                " FROM request INDEXED BY request_numbers WHERE erased = 0"
                " GROUP BY state",
                DB_VALUES(db_number(until)), &rows);

    if (err)
        return err;
    while (db_next(rows)) {
        int64_t state = db_get_number(rows, 0);

        if (state < REQUEST_DRAFT || state > REQUEST_ENDED)
            continue;
        *counts[state] = (int)db_get_number(rows, 1);
        numbers->asked += (int)db_get_number(rows, 2);
        numbers->due += (int)db_get_number(rows, 3);
    }
    return db_rows_end(&rows);
}

static enum err count_lines(struct db *db, struct traces_numbers *numbers)
{
    struct db_rows *rows;
    enum err err = db_rows(
        db, "SELECT sum(stage = ?), sum(stage = ?) FROM helper",
        DB_VALUES(db_number(STAGE_AVAILABLE), db_number(STAGE_AGREED)), &rows);

    if (err)
        return err;
    if (db_next(rows)) {
        numbers->available = (int)db_get_number(rows, 0);
        numbers->agreed = (int)db_get_number(rows, 1);
    }
    return db_rows_end(&rows);
}

static enum err find_oldest(struct db *db, enum request_state state,
                            struct traces_numbers *numbers)
{
    struct db_rows *rows;
    enum err err =
        db_rows(db,
                "SELECT changed, id FROM request INDEXED BY request_numbers"
                " WHERE state = ? AND changed NOTNULL AND erased = 0"
                " ORDER BY changed LIMIT 1",
                DB_VALUES(db_number(state)), &rows);

    if (err)
        return err;
    if (db_next(rows)) {
        int32_t changed = db_get_day(rows, 0);

        if (numbers->oldest == DAY_NONE || changed < numbers->oldest) {
            numbers->oldest = changed;
            numbers->oldest_draft = state == REQUEST_DRAFT;
            (void)db_get_bytes(rows, 1, numbers->oldest_id.bytes,
                               sizeof numbers->oldest_id.bytes);
        }
    }
    return db_rows_end(&rows);
}

enum err traces_numbers(struct vault *vault, int32_t until,
                        struct traces_numbers *numbers)
{
    struct db *db;
    enum err err = vault_db(vault, &db);

    *numbers = (struct traces_numbers){.oldest = DAY_NONE};
    if (!err)
        err = db_begin_reading(db);
    if (err)
        return err;
    err = count_requests(db, until, numbers);
    if (!err)
        err = count_lines(db, numbers);
    if (!err)
        err = find_oldest(db, REQUEST_DRAFT, numbers);
    if (!err)
        err = find_oldest(db, REQUEST_OPEN, numbers);
    return db_end(db, err);
}
