#include "vault/tally.h"

#include "base/list.h"
#include "base/mem.h"
#include "core/retention.h"
#include "core/totals.h"
#include "vault/ballast.h"
#include "vault/tally_inside.h"
#include "vault/vault_state.h"

/* store.next_total is the first month that was not released; before the first
 * believed day there is none. */
static enum err read_next(struct db *db, int32_t *next)
{
    struct db_rows *rows;
    enum err err =
        db_rows(db, "SELECT next_total FROM store", DB_NO_VALUES, &rows);

    *next = DAY_NONE;
    if (err)
        return err;
    if (db_next(rows))
        *next = db_get_day(rows, 0);
    return db_rows_end(&rows);
}

static enum err write_next(struct db *db, int32_t next)
{
    return db_run(db, "UPDATE store SET next_total = ?",
                  DB_VALUES(db_number(next)));
}

static enum err put_zero(struct db *db, int32_t month, const char *task)
{
    return db_run(db,
                  "INSERT OR IGNORE INTO total_open (month, task, exact)"
                  " VALUES (?, ?, 0)",
                  DB_VALUES(db_number(month), db_text(task)));
}

static int32_t later(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* --- counting ------------------------------------------------------------- */

static enum err count(struct db *db, const struct tally_end *end)
{
    int32_t month = end->ended;
    int32_t next;
    enum err err = db_run(
        db,
        "UPDATE request SET counted = 1 WHERE id = ? AND counted = 0",
        DB_VALUES(db_bytes(end->id.bytes, sizeof end->id.bytes)));

    if (err || !db_changed(db))
        return err;
    err = read_next(db, &next);
    if (!err && next == DAY_NONE) {
        next = end->month;
        err = write_next(db, next);
    }
    if (month < next)
        month = later(end->month, next);
    if (!err && end->known)
        err = put_zero(db, month, end->task);
    if (err)
        return err;
    return db_run(db,
                  "UPDATE total_open SET exact = exact + 1"
                  " WHERE month = ? AND task = ?",
                  DB_VALUES(db_number(month), db_text(end->task)));
}

enum err tally_count(struct vault *vault, const struct tally_end *end)
{
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err)
        err = db_begin(db);
    return err ? err : db_end(db, count(db, end));
}

/* --- releasing ------------------------------------------------------------ */

struct release {
    const struct tally_now *now;
    const struct random *random;
};

struct exact {
    char *task;
    int32_t month;
    int64_t count;
};
struct exact_list {
    LIST(struct exact) list;
};

static enum err read_exact(struct db *db, int32_t from, int32_t month,
                           struct exact_list *found)
{
    struct db_rows *rows;
    enum err err = db_rows(db,
                           "SELECT month, task, exact FROM total_open"
                           " WHERE month >= ? AND month < ?",
                           DB_VALUES(db_number(from), db_number(month)),
                           &rows);

    if (err)
        return err;
    while (db_next(rows))
        *LIST_ADD(&found->list) =
            (struct exact){.month = (int32_t)db_get_number(rows, 0),
                           .task = db_get_text(rows, 1),
                           .count = db_get_number(rows, 2)};
    return db_rows_end(&rows);
}

/* What has its noise keeps it, whatever happens: a second one would let the
 * two be averaged. */
static enum err put_total(struct db *db, const struct total *total)
{
    return db_run(db,
                  "INSERT OR IGNORE INTO total (month, task, noisy, expires)"
                  " VALUES (?, ?, ?, ?)",
                  DB_VALUES(db_number(total->month), db_text(total->task),
                            db_number(total->noisy),
                            db_number(retention_total(total->month))));
}

/* Also months in which the laptop was never opened: that nobody opened it is
 * no reason for a gap in the numbers. What would be gone at once is left. */
static enum err release_months(struct db *db, const struct release *release,
                               int32_t next)
{
    const struct tally_now *now = release->now;
    int32_t from = later(next, now->month - 12 * RETENTION_TOTAL_YEARS);
    struct exact_list found = {0};
    enum err err = ERR_OK;

    for (int32_t month = from; !err && month < now->month; month++)
        for (size_t i = 0; !err && i < now->count; i++)
            err = put_zero(db, month, now->tasks[i]);
    if (!err)
        err = read_exact(db, from, now->month, &found);
    for (size_t i = 0; !err && i < found.list.count; i++) {
        const struct exact *one = &found.list.items[i];

        err = put_total(db, &(struct total){one->task, one->month,
                                            totals_release(release->random,
                                                           one->count)});
    }
    for (size_t i = 0; i < found.list.count; i++)
        mem_free(found.list.items[i].task);
    LIST_DONE(&found.list);
    if (!err)
        err = db_run(db, "DELETE FROM total_open WHERE month < ?",
                     DB_VALUES(db_number(now->month)));
    return err ? err : write_next(db, now->month);
}

/* Whatever was counted in later months is counted in this one. */
static enum err gather(struct db *db, int32_t month)
{
    struct db_values values = DB_VALUES(db_number(month));
    enum err err =
        db_run(db,
               "INSERT OR IGNORE INTO total_open (month, task, exact)"
               " SELECT DISTINCT ?1, task, 0 FROM total_open"
               " WHERE month > ?1",
               values);

    if (!err)
        err = db_run(db,
                     "UPDATE total_open SET exact = (SELECT sum(exact)"
                     " FROM total_open later WHERE later.month >= ?1"
                     "  AND later.task = total_open.task) WHERE month = ?1",
                     values);
    if (!err)
        err = db_run(db, "DELETE FROM total_open WHERE month > ?1", values);
    return err ? err : write_next(db, month);
}

/* The clock had been ahead: numbers of months that have not been yet are none,
 * and must not keep the real ones away for years. The running month may have
 * been released; then the next one takes what comes. */
static enum err go_back(struct db *db, int32_t month, int32_t next)
{
    int64_t released;
    enum err err = db_run(db, "DELETE FROM total WHERE month > ?",
                          DB_VALUES(db_number(month)));

    if (!err)
        err = db_ask_number(db, "SELECT count(*) FROM total WHERE month = ?",
                            DB_VALUES(db_number(month)), &released);
    if (!err && released)
        month++;
    return err || month >= next ? err : gather(db, month);
}

static enum err release(struct db *db, const void *user)
{
    const struct release *what = user;
    int32_t month = what->now->month;
    int32_t next;
    enum err err = read_next(db, &next);

    if (!err && next == DAY_NONE)
        err = write_next(db, month);
    else if (!err && month > next)
        err = release_months(db, what, next);
    else if (!err && month < next)
        err = go_back(db, month, next);
    if (!err)
        err = read_next(db, &next);
    for (size_t i = 0; !err && i < what->now->count; i++)
        err = put_zero(db, next, what->now->tasks[i]);
    return err;
}

/* Most openings find nothing to do, and write nothing. */
static enum err is_done(struct db *db, const struct tally_now *now, bool *done)
{
    int64_t ready = 0;
    int32_t next;
    enum err err = read_next(db, &next);

    if (!err)
        err = db_ask_number(db,
                            "SELECT count(*) FROM total_open WHERE month = ?",
                            DB_VALUES(db_number(now->month)), &ready);
    *done = !err && next == now->month && ready >= (int64_t)now->count;
    return err;
}

enum err tally_release(struct vault *vault, const struct tally_now *now,
                       const struct random *random)
{
    struct release what = {now, random};
    bool done;
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err)
        err = is_done(db, now, &done);
    return err || done ? err : ballast_run(vault, release, &what);
}

/* --- reading -------------------------------------------------------------- */

void tally_totals_done(struct total *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        mem_free(list[i].task);
    mem_free(list);
}

static enum err read_totals(struct db *db, struct total **list, size_t *count)
{
    LIST(struct total) found = {0};
    struct db_rows *rows;
    enum err err = db_rows(db,
                           "SELECT month, task, noisy FROM total"
                           " ORDER BY month DESC, task",
                           DB_NO_VALUES, &rows);

    *list = NULL;
    *count = 0;
    if (err)
        return err;
    while (db_next(rows))
        *LIST_ADD(&found) =
            (struct total){.month = (int32_t)db_get_number(rows, 0),
                           .task = db_get_text(rows, 1),
                           .noisy = (int32_t)db_get_number(rows, 2)};
    err = db_rows_end(&rows);
    if (err) {
        tally_totals_done(found.items, found.count);
        return err;
    }
    *list = found.items;
    *count = found.count;
    return ERR_OK;
}

enum err tally_totals(struct vault *vault, struct total **list, size_t *count)
{
    struct db *db;
    enum err err = vault_db(vault, &db);

    *list = NULL;
    *count = 0;
    return err ? err : read_totals(db, list, count);
}

enum err tally_waiting(struct vault *vault, int32_t month, int *months)
{
    int32_t next = DAY_NONE;
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (!err)
        err = read_next(db, &next);
    *months = err || next == DAY_NONE || next >= month ? 0 : month - next;
    return err;
}

/* --- backups -------------------------------------------------------------- */

/* What is over in the store can't be counted a second time. The list of what
 * is not over is short; it is tried on each request of the backup. */
static enum err mark_counted(struct db *backup, struct db *store)
{
    LIST(struct request_id) over = {0};
    struct db_rows *rows;
    enum err ended;
    enum err err = db_rows(backup, "SELECT id FROM request WHERE counted = 0",
                           DB_NO_VALUES, &rows);

    if (err)
        return err;
    while (!err && db_next(rows)) {
        struct request_id id = {{0}};
        int64_t open = 0;

        (void)db_get_bytes(rows, 0, id.bytes, sizeof id.bytes);
        err = db_ask_number(store,
                            "SELECT count(*) FROM request"
                            " WHERE id = ? AND counted = 0",
                            DB_VALUES(db_bytes(id.bytes, sizeof id.bytes)),
                            &open);
        if (!open)
            *LIST_ADD(&over) = id;
    }
    ended = db_rows_end(&rows);
    if (!err)
        err = ended;
    for (size_t i = 0; !err && i < over.count; i++)
        err = db_run(backup, "UPDATE request SET counted = 1 WHERE id = ?",
                     DB_VALUES(db_bytes(over.items[i].bytes,
                                        sizeof over.items[i].bytes)));
    LIST_DONE(&over);
    return err;
}

static enum err copy_totals(struct db *backup, struct db *store)
{
    struct total *list;
    size_t count;
    enum err err = read_totals(store, &list, &count);

    if (!err)
        err = db_run(backup, "DELETE FROM total", DB_NO_VALUES);
    for (size_t i = 0; !err && i < count; i++)
        err = put_total(backup, &list[i]);
    tally_totals_done(list, count);
    return err;
}

enum err tally_follow(struct db *backup, struct db *store)
{
    int32_t here, there;
    enum err err = read_next(store, &there);

    if (!err)
        err = read_next(backup, &here);
    if (err || there == DAY_NONE || here == there)
        return err;
    err = mark_counted(backup, store);
    if (!err)
        err = db_run(backup, "DELETE FROM total_open WHERE month < ?",
                     DB_VALUES(db_number(there)));
    if (!err)
        err = copy_totals(backup, store);
    return err ? err : gather(backup, there);
}

enum err tally_leave_out(struct db *copy, int32_t month)
{
    enum err err = db_begin(copy);

    if (err)
        return err;
    err = db_run(copy, "DELETE FROM total_open", DB_NO_VALUES);
    if (!err)
        err = write_next(copy, month);
    return db_end(copy, err);
}
