#ifndef FLOW_RIG_H
#define FLOW_RIG_H
/* A session with folders of its own, the program's tasks and forms, a few
 * guard rules, a clock that the test sets; and short ways to live in it. */
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "flow/ask.h"
#include "flow/browse.h"
#include "flow/finish.h"
#include "flow/keys.h"
#include "flow/session_state.h"
#include "flow/settings.h"
#include "flow/show.h"
#include "flow/tell.h"
#include "flow/unlock.h"
#include "host/clock.h"
#include "host/file.h"
#include "i18n/phrase.h"
#include "vault/traces.h"
#include "vault/vault_state.h"

#include "i18n/folder.h"

#ifndef RIG_PLACE
#define RIG_PLACE "/tmp"
#endif
#define PASSPHRASE "lantern copper window thursday"

/* The program's data has to be named from the top folder. */
static const char rig_rules[] =
    "[Language]\n"
    "code = en\n"
    "plain = the, a, and, is, at, to, for, of, we, she, he, on, has\n"
    "[Shared]\n"
    "given = maria, jose, ahmed\n"
    "weekday = monday, tuesday\n"
    "calling = call, text, tel, phone\n"
    "street = street, avenue\n"
    "[Rules]\n"
    "legal = court, lawyer\n"
    "health = diabetes\n"
    "language = speaks (spanish|arabic)\n"
    "immigration_status = undocumented\n"
    "[Danger]\n"
    "violence = he ... (hits|beats) her\n";

struct rig {
    char folder[64];
    char *paths[4]; /* store, state, config, data */
    struct folders folders;
    struct session *session;
    int32_t today;
};

static inline void rig_copy(const char *from, const char *to)
{
    char **names;
    size_t count;

    assert_int_equal(mkdir(to, 0700), 0);
    assert_int_equal(file_names(from, 100, &names, &count), ERR_OK);
    for (size_t i = 0; i < count; i++) {
        char source[256], target[256], *bytes;
        size_t length;

        snprintf(source, sizeof source, "%s/%s", from, names[i]);
        snprintf(target, sizeof target, "%s/%s", to, names[i]);
        assert_int_equal(file_read(source, 65536, &bytes, &length), ERR_OK);
        assert_int_equal(file_replace(target, bytes, length), ERR_OK);
        mem_free(bytes);
    }
    file_names_done(names, count);
}

static inline void rig_clock(struct rig *rig, int32_t day, int minutes)
{
    char path[128], orders[64];

    snprintf(path, sizeof path, "%s/clock", rig->paths[1]);
    snprintf(orders, sizeof orders, "%ld\n%d\n", (long)day, minutes);
    assert_int_equal(file_replace(path, orders, strlen(orders)), ERR_OK);
}

/* Milliseconds that the running clock jumps ahead. */
static inline void rig_jump(struct rig *rig, long milliseconds)
{
    char path[128], orders[64];

    snprintf(path, sizeof path, "%s/clock", rig->paths[1]);
    snprintf(orders, sizeof orders, "%ld\n600\n0\n%ld\n", (long)rig->today,
             milliseconds);
    assert_int_equal(file_replace(path, orders, strlen(orders)), ERR_OK);
}

static inline void rig_day(struct rig *rig, int32_t day)
{
    rig->today = day;
    rig_clock(rig, day, 600);
}

static inline struct secret *rig_secret(const char *text)
{
    char *copy = mem_string(text);
    struct secret *secret = secret_take(copy, strlen(text));

    mem_free(copy);
    return secret;
}

static inline int rig_setup(void **state)
{
    static const char *const names[] = {"store", "state", "config", "data"};
    struct rig *rig = calloc(1, sizeof *rig);
    char path[160];

    if (!rig || secret_setup())
        return -1;
    snprintf(rig->folder, sizeof rig->folder, "%s/flow-test-XXXXXX",
             RIG_PLACE);
    if (!mkdtemp(rig->folder))
        return -1;
    for (int i = 0; i < 4; i++) {
        struct text named = {0};

        text_format(&named, "%s/%s", rig->folder, names[i]);
        rig->paths[i] = text_take(&named);
    }
    mkdir(rig->paths[1], 0700);
    mkdir(rig->paths[3], 0700);
    snprintf(path, sizeof path, "%s/tasks", rig->paths[3]);
    rig_copy("data/tasks", path);
    snprintf(path, sizeof path, "%s/forms", rig->paths[3]);
    rig_copy("data/forms", path);
    snprintf(path, sizeof path, "%s/learn", rig->paths[3]);
    rig_copy("data/learn", path);
    snprintf(path, sizeof path, "%s/guard", rig->paths[3]);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/guard/en.rules", rig->paths[3]);
    assert_int_equal(file_replace(path, rig_rules, strlen(rig_rules)), ERR_OK);
    rig->folders = (struct folders){.store = rig->paths[0],
                                    .state = rig->paths[1],
                                    .config = rig->paths[2],
                                    .data = rig->paths[3],
                                    .locale = (char *)locale_folder()};
    (void)!phrase_setup(rig->folders.locale);
    (void)!phrase_use(language_find("en"));
    rig_day(rig, clock_built() + 10);
    rig->session = session_new(&rig->folders);
    *state = rig;
    return 0;
}

static inline int rig_open_setup(void **state)
{
    struct rig *rig;

    if (rig_setup(state))
        return -1;
    rig = *state;
    return unlock_create(rig->session, rig_secret(PASSPHRASE)) ? -1 : 0;
}

static inline int rig_drop(const char *path, const struct stat *about,
                           int kind, struct FTW *walk)
{
    (void)about;
    (void)kind;
    (void)walk;
    return remove(path);
}

static inline int rig_teardown(void **state)
{
    struct rig *rig = *state;

    session_free(&rig->session);
    nftw(rig->folder, rig_drop, 16, FTW_DEPTH | FTW_PHYS);
    for (int i = 0; i < 4; i++)
        mem_free(rig->paths[i]);
    free(rig);
    return 0;
}

/* The program ends, as by kill -9 or as by quitting, and starts again. */
static inline void rig_start_again(struct rig *rig)
{
    session_free(&rig->session);
    rig->session = session_new(&rig->folders);
}

static inline void rig_killed(struct rig *rig)
{
    /* Closes without the sweep and without forgetting in order. */
    vault_close(&rig->session->vault);
    rig_start_again(rig);
}

static inline enum unlock_next rig_unlock(struct rig *rig)
{
    enum unlock_next next;

    assert_int_equal(
        unlock_open(rig->session, rig_secret(PASSPHRASE), &next), ERR_OK);
    return next;
}

/* "2026-11-24 14:00" for a day. */
static inline const char *rig_when(int32_t day, const char *time)
{
    static char value[64];
    struct date date = day_date(day);

    snprintf(value, sizeof value, "%04d-%02d-%02d%s", date.year, date.month,
             date.day, time);
    return value;
}

static inline void rig_keep(struct rig *rig, struct request_id id,
                            const char *field, const char *value)
{
    assert_int_equal(ask_keep(rig->session, id, field, value, false), ERR_OK);
}

static inline struct request_id rig_begin(struct rig *rig, const char *task)
{
    struct request_id id;

    assert_int_equal(ask_begin(rig->session, task, &id), ERR_OK);
    return id;
}

/* Babysitting in `days` days with every answer given. */
static inline struct request_id rig_sitting(struct rig *rig, int days)
{
    struct request_id id = rig_begin(rig, "babysitting");

    rig_keep(rig, id, "when", rig_when(rig->today + days, " 14:00"));
    rig_keep(rig, id, "duration", "180");
    rig_keep(rig, id, "town", "text:Springfield");
    rig_keep(rig, id, "children", "2");
    rig_keep(rig, id, "ages", "3-5,6-9");
    rig_keep(rig, id, "place", "text:14 Elm Street");
    rig_keep(rig, id, "reach", "through:the Tuesday cook");
    rig_keep(rig, id, "note", "text:red bike");
    return id;
}

static inline void rig_consent(struct rig *rig, struct request_id id)
{
    assert_int_equal(tell_consent(rig->session, id, 0, true), ERR_OK);
    assert_int_equal(tell_consent(rig->session, id, 1, true), ERR_OK);
}

static inline int64_t rig_line(struct rig *rig, struct request_id id)
{
    int64_t line;

    assert_int_equal(tell_line_add(rig->session, id, NULL, &line), ERR_OK);
    return line;
}

static inline struct request rig_get(struct rig *rig, struct request_id id)
{
    struct request request;

    assert_int_equal(browse_get(rig->session, id, &request), ERR_OK);
    return request;
}

static inline bool rig_is_there(struct rig *rig, struct request_id id)
{
    struct request request;
    bool is = browse_get(rig->session, id, &request) == ERR_OK;

    request_done(&request);
    return is;
}

static inline struct db *rig_db(struct rig *rig)
{
    struct db *db;

    assert_int_equal(vault_db(rig->session->vault, &db), ERR_OK);
    return db;
}

static inline int64_t rig_number(struct rig *rig, const char *sql)
{
    int64_t number;

    assert_int_equal(db_ask_number(rig_db(rig), sql, DB_NO_VALUES, &number),
                     ERR_OK);
    return number;
}

/* Whether any column of any table holds this, in any case of letters. */
static inline int64_t rig_column_holds(struct rig *rig, const char *table,
                                       const char *column, const char *piece)
{
    struct text sql = {0};
    int64_t number;

    text_format(&sql,
                "SELECT count(*) FROM \"%s\" WHERE"
                " instr(lower(CAST(\"%s\" AS TEXT)), lower(?)) > 0",
                table, column);
    assert_int_equal(db_ask_number(rig_db(rig), text_string(&sql),
                                   DB_VALUES(db_text(piece)), &number),
                     ERR_OK);
    text_done(&sql);
    return number;
}

static inline bool rig_stores(struct rig *rig, const char *piece)
{
    struct db_rows *tables, *columns;
    int64_t found = 0;
    size_t looked = 0;

    assert_int_equal(db_rows(rig_db(rig),
                             "SELECT name FROM sqlite_master"
                             " WHERE type = 'table'",
                             DB_NO_VALUES, &tables),
                     ERR_OK);
    while (db_next(tables)) {
        char *table = db_get_text(tables, 0);
        struct text sql = {0};

        text_format(&sql, "PRAGMA table_info(\"%s\")", table);
        assert_int_equal(db_rows(rig_db(rig), text_string(&sql), DB_NO_VALUES,
                                 &columns),
                         ERR_OK);
        while (db_next(columns)) {
            char *column = db_get_text(columns, 1);

            found += rig_column_holds(rig, table, column, piece);
            mem_free(column);
            looked++;
        }
        assert_int_equal(db_rows_end(&columns), ERR_OK);
        text_done(&sql);
        mem_free(table);
    }
    assert_int_equal(db_rows_end(&tables), ERR_OK);
    assert_true(looked > 30);
    return found > 0;
}

static inline int rig_file_holds(const char *path, const char *piece)
{
    char *bytes;
    size_t length;
    int found = 0;

    if (file_read(path, 64 << 20, &bytes, &length))
        return 0;
    found = memmem(bytes, length, piece, strlen(piece)) != NULL;
    mem_free(bytes);
    return found;
}

#define RIG_TEST(name)                                                         \
    cmocka_unit_test_setup_teardown(name, rig_open_setup, rig_teardown)
#define RIG_TEST_LOCKED(name)                                                  \
    cmocka_unit_test_setup_teardown(name, rig_setup, rig_teardown)

#endif
