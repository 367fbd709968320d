#ifndef FIRST_SCHEMA_H
#define FIRST_SCHEMA_H
/* The tables of the first stores, as their files hold them: written down once
 * and never changed, so that a store made then can be made now. */

/* clang-format off */
static const char *const first_schema[] = {
    "CREATE TABLE store ( one INTEGER PRIMARY KEY CHECK (one = 1), id BLOB "
    "NOT NULL, epoch INTEGER NOT NULL, generation INTEGER NOT NULL DEFAULT "
    "0, warned INTEGER NOT NULL DEFAULT 0, untidy INTEGER NOT NULL DEFAULT "
    "0);",
    "CREATE TABLE slot ( slot INTEGER PRIMARY KEY CHECK (slot BETWEEN 0 AND"
    " 7), kind INTEGER NOT NULL, month INTEGER NOT NULL);",
    "CREATE TABLE setting ( name TEXT PRIMARY KEY, value TEXT NOT NULL) "
    "WITHOUT ROWID;",
    "CREATE TABLE code ( code INTEGER PRIMARY KEY, until INTEGER NOT NULL);",
    "CREATE TABLE code_use ( digits INTEGER PRIMARY KEY, used INTEGER NOT "
    "NULL);",
    "CREATE TABLE request ( row INTEGER PRIMARY KEY, id BLOB NOT NULL "
    "UNIQUE, code INTEGER NOT NULL, task TEXT NOT NULL, state INTEGER NOT "
    "NULL, outcome INTEGER NOT NULL, day INTEGER NOT NULL, changed INTEGER,"
    " ended INTEGER, postponed INTEGER NOT NULL, consent_asking INTEGER, "
    "consent_place INTEGER, asked INTEGER NOT NULL, needed INTEGER NOT "
    "NULL, question INTEGER NOT NULL, expires INTEGER NOT NULL, "
    "lines_expire INTEGER NOT NULL, first INTEGER NOT NULL, search TEXT NOT"
    " NULL DEFAULT '', erased INTEGER NOT NULL DEFAULT 0);",
    "CREATE TABLE answer ( row INTEGER PRIMARY KEY, request INTEGER NOT "
    "NULL REFERENCES request (row) ON DELETE CASCADE, field TEXT NOT NULL, "
    "stage INTEGER NOT NULL, value TEXT NOT NULL, search TEXT NOT NULL, "
    "expires INTEGER NOT NULL, state INTEGER NOT NULL, day INTEGER NOT "
    "NULL, dated INTEGER NOT NULL, warned INTEGER NOT NULL, erased INTEGER "
    "NOT NULL DEFAULT 0, UNIQUE (request, field));",
    "CREATE TABLE half ( request INTEGER PRIMARY KEY REFERENCES request "
    "(row)  ON DELETE CASCADE, field TEXT NOT NULL, typed TEXT NOT NULL);",
    "CREATE TABLE helper ( line INTEGER PRIMARY KEY, request INTEGER NOT "
    "NULL REFERENCES request (row) ON DELETE CASCADE, label TEXT NOT NULL, "
    "stage INTEGER NOT NULL, told INTEGER, reserve INTEGER NOT NULL, stale "
    "INTEGER NOT NULL);",
    "CREATE TABLE receipt ( row INTEGER PRIMARY KEY, task TEXT NOT NULL, "
    "month INTEGER NOT NULL, outcome INTEGER NOT NULL, asked INTEGER NOT "
    "NULL, available INTEGER NOT NULL, agreed INTEGER NOT NULL, expires "
    "INTEGER NOT NULL);",
    "CREATE INDEX request_list ON request (state, day) WHERE erased = 0;",
    "CREATE INDEX request_task ON request (task, state, day) WHERE erased ="
    " 0;",
    "CREATE INDEX request_search ON request (state, day, row, search, "
    "erased) WHERE erased = 0 AND search <> '';",
    "CREATE INDEX request_code ON request (code);",
    "CREATE INDEX request_first ON request (first);",
    "CREATE INDEX request_erased ON request (row) WHERE erased = 1;",
    "CREATE INDEX answer_erased ON answer (request) WHERE erased = 1;",
    "CREATE INDEX answer_town ON answer (search, state, day, request) WHERE"
    " erased = 0 AND search <> '' AND length(search) <= 80;",
    "CREATE INDEX helper_request ON helper (request);",
    "CREATE INDEX receipt_expires ON receipt (expires);",
    "CREATE TRIGGER answer_added AFTER INSERT ON answer BEGIN UPDATE "
    "request SET search = (SELECT coalesce(group_concat(search, char(10)), "
    "'') FROM answer WHERE request = new.request AND erased = 0 AND search "
    "<> '')  WHERE row = new.request AND search <> (SELECT "
    "coalesce(group_concat(search, char(10)), '') FROM answer WHERE request"
    " = new.request AND erased = 0 AND search <> ''); UPDATE request SET "
    "first = min(expires, lines_expire, (SELECT coalesce(min(expires), "
    "2147483647) FROM answer WHERE request = new.request))  WHERE row = "
    "new.request AND first <> min(expires, lines_expire, (SELECT "
    "coalesce(min(expires), 2147483647) FROM answer WHERE request = "
    "new.request)); END;",
    "CREATE TRIGGER answer_gone AFTER DELETE ON answer BEGIN UPDATE request"
    " SET search = (SELECT coalesce(group_concat(search, char(10)), '') "
    "FROM answer WHERE request = old.request AND erased = 0 AND search <> "
    "'')  WHERE row = old.request AND search <> (SELECT "
    "coalesce(group_concat(search, char(10)), '') FROM answer WHERE request"
    " = old.request AND erased = 0 AND search <> ''); UPDATE request SET "
    "first = min(expires, lines_expire, (SELECT coalesce(min(expires), "
    "2147483647) FROM answer WHERE request = old.request))  WHERE row = "
    "old.request AND first <> min(expires, lines_expire, (SELECT "
    "coalesce(min(expires), 2147483647) FROM answer WHERE request = "
    "old.request)); UPDATE store SET untidy = 1 WHERE untidy = 0; END;",
    "CREATE TRIGGER answer_changed AFTER UPDATE OF search, expires, erased "
    "ON answer BEGIN UPDATE request SET search = (SELECT "
    "coalesce(group_concat(search, char(10)), '') FROM answer WHERE request"
    " = new.request AND erased = 0 AND search <> '')  WHERE row = "
    "new.request AND search <> (SELECT coalesce(group_concat(search, "
    "char(10)), '') FROM answer WHERE request = new.request AND erased = 0 "
    "AND search <> ''); UPDATE request SET first = min(expires, "
    "lines_expire, (SELECT coalesce(min(expires), 2147483647) FROM answer "
    "WHERE request = new.request))  WHERE row = new.request AND first <> "
    "min(expires, lines_expire, (SELECT coalesce(min(expires), 2147483647) "
    "FROM answer WHERE request = new.request)); END;",
    "CREATE TRIGGER request_later AFTER UPDATE OF expires, lines_expire ON "
    "request BEGIN UPDATE request SET search = (SELECT "
    "coalesce(group_concat(search, char(10)), '') FROM answer WHERE request"
    " = new.row AND erased = 0 AND search <> '')  WHERE row = new.row AND "
    "search <> (SELECT coalesce(group_concat(search, char(10)), '') FROM "
    "answer WHERE request = new.row AND erased = 0 AND search <> ''); "
    "UPDATE request SET first = min(expires, lines_expire, (SELECT "
    "coalesce(min(expires), 2147483647) FROM answer WHERE request = "
    "new.row))  WHERE row = new.row AND first <> min(expires, lines_expire,"
    " (SELECT coalesce(min(expires), 2147483647) FROM answer WHERE request "
    "= new.row)); END;",
    "CREATE TRIGGER request_moved AFTER UPDATE OF day, state ON request "
    "WHEN new.day <> old.day OR new.state <> old.state BEGIN UPDATE answer "
    "SET day = new.day, state = new.state  WHERE request = new.row; END;",
    "CREATE TRIGGER answer_replaced AFTER UPDATE OF value ON answer WHEN "
    "new.value <> old.value BEGIN UPDATE store SET untidy = 1 WHERE untidy "
    "= 0; END;",
    "CREATE TRIGGER request_gone AFTER DELETE ON request BEGIN UPDATE store"
    " SET untidy = 1 WHERE untidy = 0; END;",
    "CREATE TRIGGER half_gone AFTER DELETE ON half BEGIN UPDATE store SET "
    "untidy = 1 WHERE untidy = 0; END;",
    "CREATE TRIGGER half_replaced AFTER UPDATE ON half BEGIN UPDATE store "
    "SET untidy = 1 WHERE untidy = 0; END;",
    "CREATE TRIGGER helper_gone AFTER DELETE ON helper BEGIN UPDATE store "
    "SET untidy = 1 WHERE untidy = 0; END;",
    "CREATE TRIGGER helper_replaced AFTER UPDATE OF label ON helper WHEN "
    "new.label <> old.label BEGIN UPDATE store SET untidy = 1 WHERE untidy "
    "= 0; END;",
    "CREATE TRIGGER setting_gone AFTER DELETE ON setting BEGIN UPDATE store"
    " SET untidy = 1 WHERE untidy = 0; END;",
    "CREATE TRIGGER setting_replaced AFTER UPDATE ON setting WHEN new.value"
    " <> old.value BEGIN UPDATE store SET untidy = 1 WHERE untidy = 0; END;",
    "CREATE TRIGGER code_added AFTER INSERT ON code BEGIN UPDATE code_use "
    "SET used = used + 1 WHERE digits = length(new.code); END;",
    "CREATE TRIGGER code_gone AFTER DELETE ON code BEGIN UPDATE code_use "
    "SET used = used - 1 WHERE digits = length(old.code); END;",
    "INSERT INTO code_use VALUES (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), "
    "(8, 0);",
};
/* clang-format on */

#endif
