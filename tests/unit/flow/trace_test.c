/* Nothing is stored that the inventory doesn't name. */
#include "rig.h"

#include "core/retention.h"
#include "flow/trace.h"

#define MOST 400

struct names {
    char *items[MOST]; /* "table.column" */
    size_t count;
};

static void add(struct names *names, const char *table, size_t length,
                const char *column, size_t column_length)
{
    char name[128];

    assert_true(names->count < MOST);
    snprintf(name, sizeof name, "%.*s.%.*s", (int)length, table,
             (int)column_length, column);
    names->items[names->count++] = mem_string(name);
}

static bool has(const struct names *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->items[i], name) == 0)
            return true;
    return false;
}

static void names_done(struct names *names)
{
    for (size_t i = 0; i < names->count; i++)
        mem_free(names->items[i]);
    names->count = 0;
}

/* What the tables name, each only once. */
static void read_traces(struct names *names)
{
    size_t count;
    const struct trace *traces = trace_all(&count);

    for (size_t i = 0; i < count; i++) {
        for (int at = 0; at < TRACE_COLUMNS && traces[i].columns[at]; at++) {
            const char *table = traces[i].columns[at];
            const char *column = strchr(table, ':');

            assert_non_null(column);
            for (column++; *column; column += strcspn(column, " ")) {
                column += strspn(column, " ");
                add(names, table, strcspn(table, ":"), column,
                    strcspn(column, " "));
                for (size_t j = 0; j + 1 < names->count; j++)
                    if (!strcmp(names->items[j],
                                names->items[names->count - 1]))
                        fail_msg("%s stands twice", names->items[j]);
            }
        }
    }
}

static void read_columns(struct rig *rig, const char *table,
                         struct names *names)
{
    struct db_rows *rows;
    char sql[128];

    snprintf(sql, sizeof sql, "PRAGMA table_info(%s)", table);
    assert_int_equal(db_rows(rig_db(rig), sql, DB_NO_VALUES, &rows), ERR_OK);
    while (db_next(rows)) {
        char *column = db_get_text(rows, 1);

        add(names, table, strlen(table), column, strlen(column));
        mem_free(column);
    }
    assert_int_equal(db_rows_end(&rows), ERR_OK);
}

static void read_store(struct rig *rig, struct names *names)
{
    struct db_rows *rows;
    char *tables[64];
    size_t count = 0;

    assert_int_equal(db_rows(rig_db(rig),
                             "SELECT name FROM sqlite_master"
                             " WHERE type = 'table'",
                             DB_NO_VALUES, &rows),
                     ERR_OK);
    while (db_next(rows)) {
        assert_true(count < COUNT(tables));
        tables[count++] = db_get_text(rows, 0);
    }
    assert_int_equal(db_rows_end(&rows), ERR_OK);
    assert_true(count > 5);
    for (size_t i = 0; i < count; i++) {
        read_columns(rig, tables[i], names);
        mem_free(tables[i]);
    }
}

static bool is_table_of(const struct names *store, const char *name)
{
    size_t length = strcspn(name, ".") + 1;

    for (size_t i = 0; i < store->count; i++)
        if (strncmp(store->items[i], name, length) == 0)
            return true;
    return false;
}

static void every_column_of_the_store_is_named(void **state)
{
    struct names named = {.count = 0}, store = {.count = 0};

    read_traces(&named);
    read_store(*state, &store);
    for (size_t i = 0; i < store.count; i++)
        if (!has(&named, store.items[i]))
            fail_msg("%s is in the store and not in flow/trace.c",
                     store.items[i]);
    /* Tables that are still to come may be named, columns of one that is
     * there may not be invented. */
    for (size_t i = 0; i < named.count; i++)
        if (is_table_of(&store, named.items[i]) && !has(&store, named.items[i]))
            fail_msg("%s is in flow/trace.c and not in the store",
                     named.items[i]);
    names_done(&named);
    names_done(&store);
}

static void a_new_column_is_noticed(void **state)
{
    struct names named = {.count = 0}, store = {.count = 0};
    size_t missing = 0;

    assert_int_equal(db_run(rig_db(*state),
                            "ALTER TABLE helper ADD COLUMN phone TEXT",
                            DB_NO_VALUES),
                     ERR_OK);
    assert_int_equal(
        db_run(rig_db(*state), "CREATE TABLE log (who TEXT)", DB_NO_VALUES),
        ERR_OK);
    read_traces(&named);
    read_store(*state, &store);
    for (size_t i = 0; i < store.count; i++)
        missing += !has(&named, store.items[i]);
    assert_int_equal(missing, 2);
    names_done(&named);
    names_done(&store);
}

/* After a life with everything in it. */
static void every_setting_in_the_store_is_named(void **state)
{
    struct rig *rig = *state;
    struct db_rows *rows;
    int found = 0;

    for (int i = 0; i < SETTING_COUNT; i++) {
        int least, most;

        assert_string_not_equal(settings_what((enum setting)i),
                                settings_name((enum setting)i));
        settings_bounds((enum setting)i, &least, &most);
        assert_int_equal(settings_put(rig->session, (enum setting)i, most),
                         ERR_OK);
    }
    for (int i = 0; i < CALL_COUNT; i++)
        assert_int_equal(
            settings_call_put(rig->session, (enum call)i, "555 0100"), ERR_OK);
    assert_int_equal(
        db_rows(rig_db(rig), "SELECT name FROM setting", DB_NO_VALUES, &rows),
        ERR_OK);
    while (db_next(rows)) {
        char *name = db_get_text(rows, 0);
        bool known = strncmp(name, "call_", 5) == 0;

        for (int i = 0; i < SETTING_COUNT; i++)
            known |= strcmp(name, settings_name((enum setting)i)) == 0;
        if (!known)
            fail_msg("the setting %s is not in the inventory", name);
        mem_free(name);
        found++;
    }
    assert_int_equal(db_rows_end(&rows), ERR_OK);
    assert_int_equal(found, SETTING_COUNT + CALL_COUNT);
}

static bool file_is_named(const char *name)
{
    size_t count;
    const struct trace_file *files = trace_files(&count);

    for (size_t i = 0; i < count; i++)
        if (*files[i].file &&
            strncmp(name, files[i].file, strlen(files[i].file)) == 0)
            return true;
    return false;
}

static void every_file_outside_the_store_is_named(void **state)
{
    struct rig *rig = *state;
    enum unlock_next next;
    char **names;
    size_t count;

    assert_int_equal(session_theme_keep(rig->session, "mono"), ERR_OK);
    assert_int_equal(session_language_keep(rig->session, language_find("es")),
                     ERR_OK);
    assert_int_equal(session_drawing_keep(rig->session, "visual:foot,"),
                     ERR_OK);
    unlock_lock(rig->session);
    rig_unlock(rig);
    assert_int_equal(hold_start(rig->session, HOLD_LAWYER), ERR_OK);
    unlock_lock(rig->session);
    assert_int_equal(unlock_open(rig->session, rig_secret("wrong one"), &next),
                     ERR_NOT_OPENED);
    assert_int_equal(file_names(rig->paths[1], 100, &names, &count), ERR_OK);
    /* Language, theme, drawing, hold, failures, anchor; the test's own
     * clock. */
    assert_int_equal(count, 7);
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], "clock") != 0 && !file_is_named(names[i]))
            fail_msg("the file %s is not in the inventory", names[i]);
    file_names_done(names, count);
}

static void days_are_those_that_the_program_keeps_to(void **state)
{
    size_t count;
    const struct trace *traces = trace_all(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        bool says = strstr(traces[i].ends, "{time}") != NULL;

        assert_true(*traces[i].name && *traces[i].holds);
        assert_int_equal(says, traces[i].days || traces[i].years);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(every_column_of_the_store_is_named),
        RIG_TEST(a_new_column_is_noticed),
        RIG_TEST(every_setting_in_the_store_is_named),
        RIG_TEST(every_file_outside_the_store_is_named),
        RIG_TEST(days_are_those_that_the_program_keeps_to),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
