#include "vault/requests.h"

#include "base/day.h"
#include "base/list.h"
#include "base/mem.h"
#include "core/retention.h"
#include "vault/ballast.h"
#include "vault/requests_row.h"

/* The day is that of an answer: it is not told before its stage. */
#define COLUMNS(limit)                                                         \
    "SELECT r.row, r.id, r.code, r.task, r.state, r.outcome,"                  \
    " CASE WHEN EXISTS (SELECT 1 FROM answer d WHERE d.request = r.row"        \
    "  AND d.dated = 1 AND (d.erased = 1 OR d.stage > " limit "))"             \
    "  THEN -2147483648 ELSE r.day END,"                                       \
    " r.changed, r.ended, r.postponed, r.consent_asking, r.consent_place,"     \
    " r.asked, r.needed, r.question"
#define ANSWERS                                                                \
    "SELECT a.field, a.value, a.stage, a.expires, a.warned"                    \
    " FROM request r JOIN answer a ON a.request = r.row"
#define LINES                                                                  \
    "SELECT h.line, h.label, h.stage, h.told, h.reserve, h.stale"              \
    " FROM request r JOIN helper h ON h.request = r.row"

/* Two ways to look at a request: ?1 is its id, ?2 the last stage that may be
 * read, or the line that looks. A line's own stage is its limit; 2 is
 * STAGE_AGREED, so that no line can ever reach what is own. */
struct view {
    const char *request;
    const char *answers;
    const char *lines;
};

static const struct view view_all = {
    COLUMNS("?2") " FROM request r WHERE r.id = ?1 AND r.erased = 0",
    ANSWERS " WHERE r.id = ?1 AND r.erased = 0 AND a.erased = 0"
            " AND a.stage <= ?2 ORDER BY a.row",
    LINES " WHERE r.id = ?1 AND r.erased = 0 AND ?2 NOTNULL ORDER BY h.line",
};
static const struct view view_helper = {
    COLUMNS("min(h.stage, 2)") " FROM request r JOIN helper h"
                               " ON h.request = r.row"
                               " WHERE r.id = ?1 AND r.erased = 0"
                               " AND h.line = ?2",
    ANSWERS " JOIN helper h ON h.request = r.row"
            " WHERE r.id = ?1 AND r.erased = 0 AND h.line = ?2"
            " AND a.erased = 0 AND a.stage <= min(h.stage, 2)"
            " ORDER BY a.row",
    LINES " WHERE r.id = ?1 AND r.erased = 0 AND h.line = ?2",
};

struct db_value requests_day(int32_t day)
{
    return db_number(day);
}

enum err requests_row(struct db *db, struct request_id id, int64_t *row)
{
    return db_ask_number(db,
                         "SELECT row FROM request WHERE id = ? AND erased = 0",
                         DB_VALUES(db_bytes(id.bytes, sizeof id.bytes)), row);
}

enum err requests_add(struct vault *vault, struct request *draft, int32_t today,
                      const struct random *random)
{
    struct request_id id;
    int code = 0;
    int32_t expires = today + RETENTION_IDLE_CEILING;
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (err)
        return err;
    ballast_keep(vault);
    random_fill(random, id.bytes, sizeof id.bytes);
    err = db_begin(db);
    if (err)
        return err;
    if (draft->code != REQUESTS_NO_CODE)
        err = requests_draw_code(db, today, random, &code);
    if (!err)
        err = db_run(
            db,
            "INSERT INTO request (id, code, task, state, outcome, day,"
            " changed, ended, postponed, consent_asking, consent_place,"
            " asked, needed, question, expires, lines_expire, first)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?15, ?15,"
            " ?15)",
            DB_VALUES(db_bytes(id.bytes, sizeof id.bytes), db_number(code),
                      db_text(draft->task), db_number(draft->state),
                      db_number(draft->end), requests_day(draft->when),
                      db_day(draft->changed), db_day(draft->ended),
                      db_number(draft->postponed),
                      db_day(draft->consent_asking),
                      db_day(draft->consent_place), db_number(draft->asked),
                      db_number(draft->needed), db_number(draft->question),
                      db_number(expires)));
    err = db_end(db, err);
    if (!err) {
        draft->id = id;
        draft->code = code;
    }
    return err;
}

enum err requests_save(struct vault *vault, const struct request *request)
{
    struct db *db;
    enum err err = vault_db(vault, &db);

    if (err)
        return err;
    err = db_run(
        db,
        "UPDATE request SET state = ?2, outcome = ?3, day = CASE WHEN EXISTS"
        " (SELECT 1 FROM answer d WHERE d.request = request.row"
        "  AND d.dated = 1 AND d.erased = 1) THEN -2147483648 ELSE ?4 END,"
        " changed = ?5, ended = ?6, postponed = ?7, consent_asking = ?8,"
        " consent_place = ?9, asked = ?10, needed = ?11, question = ?12"
        " WHERE id = ?1 AND erased = 0",
        DB_VALUES(db_bytes(request->id.bytes, sizeof request->id.bytes),
                  db_number(request->state), db_number(request->end),
                  requests_day(request->when), db_day(request->changed),
                  db_day(request->ended), db_number(request->postponed),
                  db_day(request->consent_asking),
                  db_day(request->consent_place), db_number(request->asked),
                  db_number(request->needed), db_number(request->question)));
    if (err)
        return err;
    return db_changed(db) ? ERR_OK : ERR_NOT_FOUND;
}

static void take_request(struct db_rows *rows, struct request *request)
{
    (void)db_get_bytes(rows, 1, request->id.bytes, sizeof request->id.bytes);
    request->code = (int)db_get_number(rows, 2);
    request->task = db_get_text(rows, 3);
    request->state = (enum request_state)db_get_number(rows, 4);
    request->end = (enum request_end)db_get_number(rows, 5);
    request->when = (int32_t)db_get_number(rows, 6);
    request->changed = db_get_day(rows, 7);
    request->ended = db_get_day(rows, 8);
    request->postponed = (int32_t)db_get_number(rows, 9);
    request->consent_asking = db_get_day(rows, 10);
    request->consent_place = db_get_day(rows, 11);
    request->asked = (int)db_get_number(rows, 12);
    request->needed = (int)db_get_number(rows, 13);
    request->question = (int)db_get_number(rows, 14);
}

static enum err read_request(struct db *db, const char *sql,
                             struct db_values who, struct request *request)
{
    struct db_rows *rows;
    bool found = false;
    enum err err = db_rows(db, sql, who, &rows);

    if (err)
        return err;
    if (db_next(rows)) {
        take_request(rows, request);
        found = true;
    }
    err = db_rows_end(&rows);
    return err || found ? err : ERR_NOT_FOUND;
}

static enum err read_answers(struct db *db, const char *sql,
                             struct db_values who, struct request *request)
{
    LIST(struct answer) list = {0};
    struct db_rows *rows;
    enum err err = db_rows(db, sql, who, &rows);

    if (err)
        return err;
    while (db_next(rows))
        *LIST_ADD(&list) =
            (struct answer){.field = db_get_text(rows, 0),
                            .value = db_get_text(rows, 1),
                            .stage = (enum stage)db_get_number(rows, 2),
                            .expires = (int32_t)db_get_number(rows, 3),
                            .warned = db_get_number(rows, 4) != 0};
    request->answers = list.items;
    request->answer_count = list.count;
    return db_rows_end(&rows);
}

static enum err read_lines(struct db *db, const char *sql, struct db_values who,
                           struct request *request)
{
    LIST(struct helper) list = {0};
    struct db_rows *rows;
    enum err err = db_rows(db, sql, who, &rows);

    if (err)
        return err;
    while (db_next(rows))
        *LIST_ADD(&list) =
            (struct helper){.id = db_get_number(rows, 0),
                            .label = db_get_text(rows, 1),
                            .stage = (enum stage)db_get_number(rows, 2),
                            .told = db_get_day(rows, 3),
                            .reserve = db_get_number(rows, 4) != 0,
                            .stale = db_get_number(rows, 5) != 0};
    request->helpers = list.items;
    request->helper_count = list.count;
    return db_rows_end(&rows);
}

static enum err look(struct vault *vault, const struct view *view,
                     struct request_id id, int64_t limit_or_line,
                     struct request *request)
{
    const struct db_value items[] = {db_bytes(id.bytes, sizeof id.bytes),
                                     db_number(limit_or_line)};
    struct db_values who = {items, COUNT(items)};
    struct db *db;
    enum err err = vault_db(vault, &db);

    *request = (struct request){0};
    if (!err)
        err = db_begin_reading(db);
    if (err)
        return err;
    err = read_request(db, view->request, who, request);
    if (!err)
        err = read_answers(db, view->answers, who, request);
    if (!err)
        err = read_lines(db, view->lines, who, request);
    err = db_end(db, err);
    if (err) {
        request_done(request);
        *request = (struct request){0};
    }
    return err;
}

enum err requests_get(struct vault *vault, struct request_id id,
                      enum stage limit, struct request *request)
{
    return look(vault, &view_all, id, limit, request);
}

enum err requests_get_for_helper(struct vault *vault, struct request_id id,
                                 int64_t line, struct request *request)
{
    return look(vault, &view_helper, id, line, request);
}
