#include "vault/schema.h"

#include <stdio.h>

#include "vault/db_state.h"

/* "JEst" in ASCII. */
#define APPLICATION 0x4a457374

/* Columns: a day is days since 1970; `day` of a request without one is the
 * smallest 32-bit number, so that it sorts first and needs no special case.
 * `erased` rows are waiting for their Undo line to go.
 *
 * What find needs stands beside what it is about, kept true by triggers, so
 * that no road of erasing can leave it behind:
 *   request.search  all folded texts of its answers, one a line
 *   answer.day      the request's day and state, to page by them
 *   request.first   the first day on which something of it goes
 *   store.untidy    something was erased or replaced: SQLite's page splits
 *                   may have left a copy of it between the rows */
static const char tables[] =
    "CREATE TABLE store ("
    " one INTEGER PRIMARY KEY CHECK (one = 1),"
    " id BLOB NOT NULL,"
    " epoch INTEGER NOT NULL,"
    " generation INTEGER NOT NULL DEFAULT 0,"
    " warned INTEGER NOT NULL DEFAULT 0,"
    " untidy INTEGER NOT NULL DEFAULT 0);"
    "CREATE TABLE slot ("
    " slot INTEGER PRIMARY KEY CHECK (slot BETWEEN 0 AND 7),"
    " kind INTEGER NOT NULL,"
    " month INTEGER NOT NULL);"
    "CREATE TABLE setting ("
    " name TEXT PRIMARY KEY,"
    " value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE code ("
    " code INTEGER PRIMARY KEY,"
    " until INTEGER NOT NULL);"
    "CREATE TABLE code_use ("
    " digits INTEGER PRIMARY KEY,"
    " used INTEGER NOT NULL);"
    "INSERT INTO code_use VALUES (3, 0), (4, 0), (5, 0), (6, 0), (7, 0),"
    " (8, 0);"
    "CREATE TABLE request ("
    " row INTEGER PRIMARY KEY,"
    " id BLOB NOT NULL UNIQUE,"
    " code INTEGER NOT NULL,"
    " task TEXT NOT NULL,"
    " state INTEGER NOT NULL,"
    " outcome INTEGER NOT NULL,"
    " day INTEGER NOT NULL,"
    " changed INTEGER,"
    " ended INTEGER,"
    " postponed INTEGER NOT NULL,"
    " consent_asking INTEGER,"
    " consent_place INTEGER,"
    " asked INTEGER NOT NULL,"
    " needed INTEGER NOT NULL,"
    " question INTEGER NOT NULL,"
    " expires INTEGER NOT NULL,"
    " lines_expire INTEGER NOT NULL,"
    " first INTEGER NOT NULL,"
    " search TEXT NOT NULL DEFAULT '',"
    " erased INTEGER NOT NULL DEFAULT 0);"
    "CREATE TABLE answer ("
    " row INTEGER PRIMARY KEY,"
    " request INTEGER NOT NULL REFERENCES request (row) ON DELETE CASCADE,"
    " field TEXT NOT NULL,"
    " stage INTEGER NOT NULL,"
    " value TEXT NOT NULL,"
    " search TEXT NOT NULL,"
    " expires INTEGER NOT NULL,"
    " state INTEGER NOT NULL,"
    " day INTEGER NOT NULL,"
    " dated INTEGER NOT NULL,"
    " warned INTEGER NOT NULL,"
    " erased INTEGER NOT NULL DEFAULT 0,"
    " UNIQUE (request, field));"
    "CREATE TABLE half ("
    " request INTEGER PRIMARY KEY REFERENCES request (row)"
    "  ON DELETE CASCADE,"
    " field TEXT NOT NULL,"
    " typed TEXT NOT NULL);"
    "CREATE TABLE helper ("
    " line INTEGER PRIMARY KEY,"
    " request INTEGER NOT NULL REFERENCES request (row) ON DELETE CASCADE,"
    " label TEXT NOT NULL,"
    " stage INTEGER NOT NULL,"
    " told INTEGER,"
    " reserve INTEGER NOT NULL,"
    " stale INTEGER NOT NULL);"
    "CREATE TABLE receipt ("
    " row INTEGER PRIMARY KEY,"
    " task TEXT NOT NULL,"
    " month INTEGER NOT NULL,"
    " outcome INTEGER NOT NULL,"
    " asked INTEGER NOT NULL,"
    " available INTEGER NOT NULL,"
    " agreed INTEGER NOT NULL,"
    " expires INTEGER NOT NULL);";

static const char indexes[] =
    "CREATE INDEX request_list ON request (state, day) WHERE erased = 0;"
    "CREATE INDEX request_task ON request (task, state, day)"
    " WHERE erased = 0;"
    /* The scan for a piece of text reads this and nothing else. */
    "CREATE INDEX request_search ON request (state, day, row, search,"
    " erased)"
    " WHERE erased = 0 AND search <> '';"
    "CREATE INDEX request_code ON request (code);"
    "CREATE INDEX request_first ON request (first);"
    "CREATE INDEX request_erased ON request (row) WHERE erased = 1;"
    "CREATE INDEX answer_erased ON answer (request) WHERE erased = 1;"
    /* A town is short: a long note would only be in here twice. */
    "CREATE INDEX answer_town ON answer (search, state, day, request)"
    " WHERE erased = 0 AND search <> '' AND length(search) <= 80;"
    "CREATE INDEX helper_request ON helper (request);"
    "CREATE INDEX receipt_expires ON receipt (expires);";

/* Packets between laptops (vault/exchange.h, links.h, received.h). A link is
 * one request and one contact; `sent` and `seen` are what protects against
 * packets that come twice or in another order. What others sent stands apart
 * from our own requests. */
static const char exchange_tables[] =
    "CREATE TABLE identity ("
    " one INTEGER PRIMARY KEY CHECK (one = 1),"
    " seed BLOB NOT NULL,"
    " label TEXT);"
    "CREATE TABLE contact ("
    " row INTEGER PRIMARY KEY,"
    " label TEXT NOT NULL UNIQUE,"
    " sign BLOB NOT NULL UNIQUE,"
    " box BLOB NOT NULL,"
    " verified INTEGER NOT NULL,"
    " version INTEGER NOT NULL,"
    " came INTEGER,"
    " packet INTEGER NOT NULL);"
    "CREATE TABLE link ("
    " row INTEGER PRIMARY KEY,"
    " request BLOB NOT NULL,"
    " contact INTEGER NOT NULL REFERENCES contact (row) ON DELETE CASCADE,"
    " ours INTEGER NOT NULL,"
    " gone INTEGER NOT NULL,"
    " line INTEGER NOT NULL,"
    " told INTEGER NOT NULL,"
    " day INTEGER,"
    " content BLOB,"
    " sent BLOB,"
    " sent_until INTEGER,"
    " seen BLOB,"
    " seen_until INTEGER,"
    " UNIQUE (request, contact));"
    "CREATE TABLE received ("
    " row INTEGER PRIMARY KEY,"
    " link INTEGER NOT NULL UNIQUE REFERENCES link (row) ON DELETE CASCADE,"
    " code INTEGER NOT NULL,"
    " task TEXT NOT NULL,"
    " stage INTEGER NOT NULL,"
    " state INTEGER NOT NULL,"
    " outcome INTEGER NOT NULL,"
    " day INTEGER NOT NULL,"
    " changed INTEGER,"
    " ended INTEGER,"
    " reply INTEGER NOT NULL,"
    " expires INTEGER NOT NULL);"
    "CREATE TABLE received_answer ("
    " row INTEGER PRIMARY KEY,"
    " received INTEGER NOT NULL REFERENCES received (row) ON DELETE CASCADE,"
    " field TEXT NOT NULL,"
    " stage INTEGER NOT NULL,"
    " value TEXT NOT NULL,"
    " expires INTEGER NOT NULL,"
    " dated INTEGER NOT NULL,"
    " UNIQUE (received, field));"
    "CREATE TABLE waiting ("
    " name TEXT PRIMARY KEY,"
    " contact INTEGER NOT NULL REFERENCES contact (row) ON DELETE CASCADE,"
    " until INTEGER NOT NULL) WITHOUT ROWID;";

static const char exchange_indexes[] =
    "CREATE INDEX link_contact ON link (contact);"
    "CREATE INDEX link_told ON link (told) WHERE ours > 0 AND told >= 0;"
    "CREATE INDEX received_expires ON received (expires);"
    "CREATE INDEX received_answer_expires ON received_answer (expires);"
    "CREATE INDEX waiting_contact ON waiting (contact);";

/* clang-format off */

/* Both run after each change of a request's answers. */
#define TEXTS(request)                                                         \
    "(SELECT coalesce(group_concat(search, char(10)), '') FROM answer"         \
    " WHERE request = " request " AND erased = 0 AND search <> '')"
#define FIRST(request)                                                         \
    "min(expires, lines_expire, (SELECT coalesce(min(expires), 2147483647)"    \
    " FROM answer WHERE request = " request "))"
#define FOLLOW(request)                                                        \
    " UPDATE request SET search = " TEXTS(request)                             \
    "  WHERE row = " request " AND search <> " TEXTS(request) ";"              \
    " UPDATE request SET first = " FIRST(request)                              \
    "  WHERE row = " request " AND first <> " FIRST(request) ";"
#define UNTIDY                                                                 \
    " UPDATE store SET untidy = 1 WHERE untidy = 0;"

static const char find_triggers[] =
    "CREATE TRIGGER answer_added AFTER INSERT ON answer"
    " BEGIN" FOLLOW("new.request") " END;"
    "CREATE TRIGGER answer_gone AFTER DELETE ON answer"
    " BEGIN" FOLLOW("old.request") UNTIDY " END;"
    "CREATE TRIGGER answer_changed"
    " AFTER UPDATE OF search, expires, erased ON answer"
    " BEGIN" FOLLOW("new.request") " END;"
    "CREATE TRIGGER request_later"
    " AFTER UPDATE OF expires, lines_expire ON request"
    " BEGIN" FOLLOW("new.row") " END;"
    "CREATE TRIGGER request_moved AFTER UPDATE OF day, state ON request"
    " WHEN new.day <> old.day OR new.state <> old.state"
    " BEGIN UPDATE answer SET day = new.day, state = new.state"
    "  WHERE request = new.row; END;";

static const char erase_triggers[] =
    "CREATE TRIGGER answer_replaced AFTER UPDATE OF value ON answer"
    " WHEN new.value <> old.value BEGIN" UNTIDY " END;"
    "CREATE TRIGGER request_gone AFTER DELETE ON request"
    " BEGIN" UNTIDY " END;"
    "CREATE TRIGGER half_gone AFTER DELETE ON half"
    " BEGIN" UNTIDY " END;"
    "CREATE TRIGGER half_replaced AFTER UPDATE ON half"
    " BEGIN" UNTIDY " END;"
    "CREATE TRIGGER helper_gone AFTER DELETE ON helper"
    " BEGIN" UNTIDY " END;"
    "CREATE TRIGGER helper_replaced AFTER UPDATE OF label ON helper"
    " WHEN new.label <> old.label BEGIN" UNTIDY " END;"
    "CREATE TRIGGER setting_gone AFTER DELETE ON setting"
    " BEGIN" UNTIDY " END;"
    "CREATE TRIGGER setting_replaced AFTER UPDATE ON setting"
    " WHEN new.value <> old.value BEGIN" UNTIDY " END;";

static const char code_triggers[] =
    "CREATE TRIGGER code_added AFTER INSERT ON code BEGIN"
    " UPDATE code_use SET used = used + 1 WHERE digits = length(new.code);"
    " END;"
    "CREATE TRIGGER code_gone AFTER DELETE ON code BEGIN"
    " UPDATE code_use SET used = used - 1 WHERE digits = length(old.code);"
    " END;";

/* The check-up counts requests by this alone. Helpers' lines are short and
 * have no index by stage: the lists would take it for theirs. A receipt's end
 * used to tell the day on which its request ended: it goes back to a Monday
 * (core/retention.h), which is a day number that leaves 4 when divided by
 * 7. */
static const char checkup[] =
    "CREATE INDEX request_numbers ON request (state, changed, first, asked,"
    " erased)"
    " WHERE erased = 0;"
    "UPDATE receipt SET expires = expires - (expires + 3) % 7;";

/* What was asked of the group: choices alone, as the numbers of
 * core/inquiry.h. */
static const char inquiry_table[] =
    "CREATE TABLE inquiry ("
    " row INTEGER PRIMARY KEY,"
    " id BLOB NOT NULL UNIQUE,"
    " day INTEGER NOT NULL,"
    " came INTEGER NOT NULL,"
    " body INTEGER NOT NULL,"
    " paper INTEGER NOT NULL,"
    " about INTEGER NOT NULL,"
    " answered INTEGER NOT NULL,"
    " expires INTEGER NOT NULL,"
    " erased INTEGER NOT NULL DEFAULT 0);"
    "CREATE INDEX inquiry_expires ON inquiry (expires);"
    "CREATE INDEX inquiry_erased ON inquiry (row) WHERE erased = 1;"
    "CREATE TRIGGER inquiry_gone AFTER DELETE ON inquiry"
    " BEGIN" UNTIDY " END;";

/* Who knows of a request is noted as long as it is here and no longer. */
static const char exchange_triggers[] =
    "CREATE TRIGGER request_gone_link AFTER DELETE ON request BEGIN"
    " DELETE FROM link WHERE request = old.id AND ours = 1; END;"
    "CREATE TRIGGER helper_gone_link AFTER DELETE ON helper BEGIN"
    " UPDATE link SET line = -old.line WHERE line = old.line AND ours > 0;"
    " END;"
    "CREATE TRIGGER contact_gone AFTER DELETE ON contact BEGIN" UNTIDY " END;"
    "CREATE TRIGGER contact_replaced AFTER UPDATE OF label ON contact"
    " WHEN new.label <> old.label BEGIN" UNTIDY " END;"
    "CREATE TRIGGER link_gone AFTER DELETE ON link BEGIN" UNTIDY " END;"
    "CREATE TRIGGER received_gone AFTER DELETE ON received"
    " BEGIN" UNTIDY " END;"
    "CREATE TRIGGER received_answer_gone AFTER DELETE ON received_answer"
    " BEGIN" UNTIDY " END;"
    "CREATE TRIGGER identity_replaced AFTER UPDATE ON identity"
    " BEGIN" UNTIDY " END;"
    "CREATE TRIGGER waiting_gone AFTER DELETE ON waiting"
    " BEGIN" UNTIDY " END;";

/* clang-format on */

/* For the purge, which does what this one trigger does for all rows at once:
 *   store.purging  1 within its transaction, else 0
 * The monthly numbers: exact while a month runs, with noise afterwards.
 *   store.next_total  the first month that was not released
 *   request.counted   it is in the numbers, and is not counted again
 *   replaced          answers that were replaced, and half-typed texts (''),
 *                     which the backups still hold as they were */
static const char totals[] =
    "ALTER TABLE store ADD COLUMN purging INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE store ADD COLUMN next_total INTEGER;"
    "ALTER TABLE request ADD COLUMN counted INTEGER NOT NULL DEFAULT 0;"
    "CREATE TABLE total_open ("
    " month INTEGER NOT NULL,"
    " task TEXT NOT NULL,"
    " exact INTEGER NOT NULL,"
    " PRIMARY KEY (month, task)) WITHOUT ROWID;"
    "CREATE TABLE total ("
    " month INTEGER NOT NULL,"
    " task TEXT NOT NULL,"
    " noisy INTEGER NOT NULL,"
    " expires INTEGER NOT NULL,"
    " PRIMARY KEY (month, task)) WITHOUT ROWID;"
    "CREATE TABLE replaced ("
    " request INTEGER NOT NULL REFERENCES request (row) ON DELETE CASCADE,"
    " field TEXT NOT NULL,"
    " PRIMARY KEY (request, field)) WITHOUT ROWID;";

/* clang-format off */
#define NOTE_HALF                                                              \
    " INSERT OR IGNORE INTO replaced (request, field)"                         \
    "  SELECT row, '' FROM request WHERE row = old.request;"

static const char totals_triggers[] =
    "DROP TRIGGER answer_gone;"
    "CREATE TRIGGER answer_gone AFTER DELETE ON answer"
    " WHEN (SELECT purging FROM store) = 0"
    " BEGIN" FOLLOW("old.request") UNTIDY " END;"
    "CREATE TRIGGER total_released AFTER DELETE ON total_open"
    " BEGIN" UNTIDY " END;"
    "CREATE TRIGGER answer_replaced_too AFTER UPDATE OF value ON answer"
    " WHEN new.value <> old.value BEGIN"
    " INSERT OR IGNORE INTO replaced (request, field)"
    "  VALUES (new.request, new.field); END;"
    "CREATE TRIGGER half_gone_too AFTER DELETE ON half"
    " WHEN old.typed <> '' BEGIN" NOTE_HALF " END;"
    "CREATE TRIGGER half_replaced_too AFTER UPDATE OF typed ON half"
    " WHEN old.typed <> '' AND new.typed <> old.typed"
    " BEGIN" NOTE_HALF " END;";

const char schema_follow[] =
    "UPDATE request SET (search, first) = (SELECT"
    " coalesce(group_concat(CASE WHEN a.erased = 0 AND a.search <> ''"
    "  THEN a.search END, char(10)), ''),"
    " min(request.expires, request.lines_expire,"
    "  coalesce(min(a.expires), 2147483647))"
    " FROM answer a WHERE a.request = request.row) WHERE first <= ?1";
/* clang-format on */

struct step {
    const char *scripts[6]; /* NULL ends them */
};

static const struct step steps[] = {
    {{tables, indexes, find_triggers, erase_triggers, code_triggers}},
    {{checkup}},
    {{inquiry_table}},
    {{totals, totals_triggers}},
    {{exchange_tables, exchange_indexes, exchange_triggers}},
};

static enum err set_pragma(struct db *db, const char *name, size_t value)
{
    char sql[64];

    /* A PRAGMA takes no bound value. */
    (void)snprintf(sql, sizeof sql, "PRAGMA %s = %zu", name, value);
    return db_script(db, sql);
}

static enum err take_steps(struct db *db, size_t from)
{
    enum err err = ERR_OK;

    for (size_t i = from; !err && i < COUNT(steps); i++)
        for (size_t j = 0; !err && j < COUNT(steps[i].scripts); j++)
            if (steps[i].scripts[j])
                err = db_script(db, steps[i].scripts[j]);
    return err ? err : set_pragma(db, "user_version", COUNT(steps));
}

enum err schema_create(struct db *db, const unsigned char id[DB_STORE_ID_SIZE],
                       uint32_t epoch)
{
    enum err err = db_begin(db);

    if (err)
        return err;
    err = set_pragma(db, "application_id", APPLICATION);
    if (!err)
        err = take_steps(db, 0);
    if (!err)
        err =
            db_run(db, "INSERT INTO store (one, id, epoch) VALUES (1, ?, ?)",
                   DB_VALUES(db_bytes(id, DB_STORE_ID_SIZE), db_number(epoch)));
    return db_end(db, err);
}

enum err schema_look(struct db *db, bool *behind)
{
    int64_t application;
    int64_t version;
    enum err err;

    *behind = false;
    err =
        db_ask_number(db, "PRAGMA application_id", DB_NO_VALUES, &application);
    if (!err)
        err = db_ask_number(db, "PRAGMA user_version", DB_NO_VALUES, &version);
    if (err)
        return err;
    if (application != APPLICATION || version < 1)
        return ERR_STORE_OTHER;
    *behind = version < (int64_t)COUNT(steps);
    return version > (int64_t)COUNT(steps) ? ERR_STORE_NEWER : ERR_OK;
}

enum err schema_bring_up(struct db *db)
{
    int64_t version;
    enum err err = db_begin(db);

    if (err)
        return err;
    err = db_ask_number(db, "PRAGMA user_version", DB_NO_VALUES, &version);
    if (!err)
        err = take_steps(db, (size_t)version);
    /* Tables are not counted as changes; by this one a backup's file is known
     * to be another one, and sealed anew (local.c). */
    if (!err)
        err = db_run(db, "UPDATE store SET untidy = untidy", DB_NO_VALUES);
    return db_end(db, err);
}
