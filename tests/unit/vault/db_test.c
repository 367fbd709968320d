#include "keys_place.h"

#include "vault/db.h"

static const unsigned char id[DB_STORE_ID_SIZE] = "store of a test";
static const unsigned char other_id[DB_STORE_ID_SIZE] = "another store..";

static struct secret *key_of(unsigned char with)
{
    struct secret *key = secret_new(DB_KEY_SIZE);

    memset(key->bytes, with, key->length);
    return key;
}

static char *make(struct keys_place *place, const struct secret *key)
{
    char *path = keys_path(place->folder, "store.db");
    struct db *db;

    assert_int_equal(db_create(path, key, id, 1, &db), ERR_OK);
    assert_int_equal(db_run(db, "INSERT INTO setting VALUES (?, ?)",
                            DB_VALUES(db_text("word"), db_text("rhubarb"))),
                     ERR_OK);
    db_close(&db);
    assert_null(db);
    return path;
}

static enum err open_as(const char *path, const struct secret *key,
                        const unsigned char *store, uint32_t epoch)
{
    struct db *db;
    enum err err = db_open(path, key, store, epoch, &db);

    assert_true(err ? !db : !!db);
    db_close(&db);
    return err;
}

static void flip(const char *path, long at)
{
    FILE *file = fopen(path, "r+");
    int byte;

    assert_non_null(file);
    assert_int_equal(fseek(file, at, SEEK_SET), 0);
    byte = fgetc(file);
    assert_int_equal(fseek(file, at, SEEK_SET), 0);
    fputc(byte ^ 0x10, file);
    assert_int_equal(fclose(file), 0);
}

static void opens_only_with_its_own_key_store_and_epoch(void **state)
{
    struct secret *key = key_of(1);
    struct secret *wrong = key_of(2);
    char *path = make(*state, key);
    struct stat about;
    struct db *db;

    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_int_equal(open_as(path, key, id, 1), ERR_OK);
    assert_int_equal(open_as(path, wrong, id, 1), ERR_STORE_OTHER);
    assert_int_equal(open_as(path, key, other_id, 1), ERR_STORE_OTHER);
    assert_int_equal(open_as(path, key, id, 2), ERR_STORE_OTHER);
    assert_true(db_belongs(path, key, id, 1));
    assert_false(db_belongs(path, key, id, 2));
    assert_int_equal(db_create(path, key, id, 1, &db), ERR_EXISTS);
    /* What is there was not touched by any of it. */
    assert_int_equal(open_as(path, key, id, 1), ERR_OK);
    free(path);
    secret_free(&key);
    secret_free(&wrong);
}

static void broken_files_have_their_own_answers(void **state)
{
    struct keys_place *place = *state;
    struct secret *key = key_of(1);
    char *path = make(place, key);
    char *bad = keys_path(place->folder, "bad.db");
    size_t length;
    char *bytes = keys_read(place->folder, "store.db", &length);

    assert_int_equal(open_as(bad, key, id, 1), ERR_STORE_ABSENT);
    keys_write(place->folder, "bad.db", "", 0);
    assert_int_equal(open_as(bad, key, id, 1), ERR_STORE_EMPTY);
    keys_write(place->folder, "bad.db", bytes, 1);
    assert_int_equal(open_as(bad, key, id, 1), ERR_STORE_CUT);
    keys_write(place->folder, "bad.db", bytes, length - 1);
    assert_int_equal(open_as(bad, key, id, 1), ERR_STORE_CUT);
    keys_write(place->folder, "bad.db", bytes, length - 100);
    assert_int_equal(open_as(bad, key, id, 1), ERR_STORE_CUT);
    keys_write(place->folder, "bad.db", bytes, length - DB_PAGE_SIZE);
    assert_int_equal(open_as(bad, key, id, 1), ERR_STORE_CUT);
    keys_write(place->folder, "bad.db", bytes, length);
    flip(bad, 1000);
    assert_int_equal(open_as(bad, key, id, 1), ERR_STORE_DAMAGED);
    memset(bytes, 0, length);
    keys_write(place->folder, "bad.db", bytes, length);
    assert_int_equal(open_as(bad, key, id, 1), ERR_STORE_DAMAGED);
    keys_remove(place->folder, "bad.db");
    assert_int_equal(symlink("store.db", bad), 0);
    assert_int_equal(open_as(bad, key, id, 1), ERR_NOT_A_FILE);
    mem_free(bytes);
    free(path);
    free(bad);
    secret_free(&key);
}

static void one_bit_in_any_page_is_found(void **state)
{
    struct keys_place *place = *state;
    struct secret *key = key_of(1);
    char *path = make(place, key);
    int64_t pages = file_size(path) / DB_PAGE_SIZE;
    struct db *db;

    assert_true(pages > 10);
    for (int64_t page = 0; page < pages; page++) {
        long at = (long)(page * DB_PAGE_SIZE +
                         (77 + page * 131) % DB_PAGE_SIZE);
        enum err err;

        flip(path, at);
        err = db_open(path, key, id, 1, &db);
        if (!err)
            err = db_check(db);
        db_close(&db);
        assert_int_equal(err, ERR_STORE_DAMAGED);
        flip(path, at);
    }
    assert_int_equal(db_open(path, key, id, 1, &db), ERR_OK);
    assert_int_equal(db_check(db), ERR_OK);
    db_close(&db);
    free(path);
    secret_free(&key);
}

static void a_newer_store_is_left_alone(void **state)
{
    struct secret *key = key_of(1);
    char *path = make(*state, key);
    struct db *db;

    assert_int_equal(db_open(path, key, id, 1, &db), ERR_OK);
    assert_int_equal(db_run(db, "PRAGMA user_version = 99", DB_NO_VALUES),
                     ERR_OK);
    db_close(&db);
    assert_int_equal(open_as(path, key, id, 1), ERR_STORE_NEWER);
    free(path);
    secret_free(&key);
}

static void nothing_readable_is_in_the_file(void **state)
{
    struct keys_place *place = *state;
    struct secret *key = key_of(1);
    char *path = make(place, key);
    size_t length;
    char *bytes = keys_read(place->folder, "store.db", &length);

    assert_null(memmem(bytes, length, "rhubarb", 7));
    assert_null(memmem(bytes, length, "SQLite", 6));
    assert_null(memmem(bytes, length, "CREATE", 6));
    mem_free(bytes);
    free(path);
    secret_free(&key);
}

static void copies_under_another_key_are_whole(void **state)
{
    struct keys_place *place = *state;
    struct secret *key = key_of(1);
    struct secret *next = key_of(2);
    char *path = make(place, key);
    char *copy = keys_path(place->folder, "copy.db");
    struct db_slot slot = {3, 1, 24000};
    struct db_slot slots[DB_SLOTS];
    size_t count;
    int64_t number;
    struct db *db;

    assert_int_equal(db_open(path, key, id, 1, &db), ERR_OK);
    assert_int_equal(db_slot_put(db, &slot), ERR_OK);
    assert_int_equal(db_generation_set(db, 41), ERR_OK);
    assert_int_equal(db_copy(db, copy, next, 2), ERR_OK);
    assert_int_equal(db_copy(db, copy, next, 2), ERR_EXISTS);
    /* The store goes on under its own key. */
    assert_int_equal(db_check(db), ERR_OK);
    db_close(&db);
    assert_int_equal(open_as(copy, key, id, 1), ERR_STORE_OTHER);
    assert_int_equal(open_as(path, key, id, 1), ERR_OK);
    assert_int_equal(db_open(copy, next, id, 2, &db), ERR_OK);
    assert_int_equal(db_slots(db, slots, &count), ERR_OK);
    assert_int_equal(count, 1);
    assert_int_equal(slots[0].slot, 3);
    assert_int_equal(slots[0].month, 24000);
    assert_int_equal(db_generation(db, &number), ERR_OK);
    assert_int_equal(number, 41);
    assert_int_equal(db_slot_remove(db, 3), ERR_OK);
    assert_int_equal(db_slots(db, slots, &count), ERR_OK);
    assert_int_equal(count, 0);
    db_close(&db);
    free(path);
    free(copy);
    secret_free(&key);
    secret_free(&next);
}

static void a_copy_that_fails_leaves_no_file(void **state)
{
    struct keys_place *place = *state;
    struct secret *key = key_of(1);
    char *path = make(place, key);
    char *copy = keys_path(place->folder, "no/such/folder.db");
    struct db *db;

    assert_int_equal(db_open(path, key, id, 1, &db), ERR_OK);
    assert_int_equal(db_copy(db, copy, key, 1), ERR_ABSENT);
    free(copy);
    copy = keys_path(place->folder, "copy.db");
    /* The source is damaged under the open database. */
    flip(path, 3 * DB_PAGE_SIZE + 5);
    assert_int_not_equal(db_copy(db, copy, key, 1), ERR_OK);
    assert_false(file_exists(copy));
    db_close(&db);
    free(path);
    free(copy);
    secret_free(&key);
}

static void a_failed_change_changes_nothing(void **state)
{
    struct secret *key = key_of(1);
    char *path = make(*state, key);
    int64_t number;
    struct db *db;
    enum err err;

    assert_int_equal(db_open(path, key, id, 1, &db), ERR_OK);
    assert_int_equal(db_begin(db), ERR_OK);
    err = db_run(db, "DELETE FROM setting", DB_NO_VALUES);
    assert_int_equal(err, ERR_OK);
    err = db_run(db, "INSERT INTO slot VALUES (9, 0, 0)", DB_NO_VALUES);
    assert_int_equal(err, ERR_INVALID);
    assert_int_equal(db_end(db, err), ERR_INVALID);
    assert_int_equal(db_ask_number(db, "SELECT count(*) FROM setting",
                                   DB_NO_VALUES, &number),
                     ERR_OK);
    assert_int_equal(number, 1);
    assert_int_equal(
        db_ask_number(db, "SELECT 1 FROM slot", DB_NO_VALUES, &number),
        ERR_NOT_FOUND);
    db_close(&db);
    free(path);
    secret_free(&key);
}

static void settings_of_the_connection_hold(void **state)
{
    static const struct {
        const char *sql;
        int64_t value;
    } wanted[] = {{"PRAGMA secure_delete", 1}, {"PRAGMA synchronous", 3},
                  {"PRAGMA temp_store", 2},    {"PRAGMA foreign_keys", 1},
                  {"PRAGMA page_size", 4096},  {"PRAGMA auto_vacuum", 0}};
    struct secret *key = key_of(1);
    char *path = make(*state, key);
    struct db *db;

    assert_int_equal(db_open(path, key, id, 1, &db), ERR_OK);
    for (size_t i = 0; i < COUNT(wanted); i++) {
        int64_t value;

        assert_int_equal(db_ask_number(db, wanted[i].sql, DB_NO_VALUES, &value),
                         ERR_OK);
        assert_int_equal(value, wanted[i].value);
    }
    db_close(&db);
    free(path);
    secret_free(&key);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KEYS_TEST(opens_only_with_its_own_key_store_and_epoch),
        KEYS_TEST(broken_files_have_their_own_answers),
        KEYS_TEST(one_bit_in_any_page_is_found),
        KEYS_TEST(a_newer_store_is_left_alone),
        KEYS_TEST(nothing_readable_is_in_the_file),
        KEYS_TEST(copies_under_another_key_are_whole),
        KEYS_TEST(a_copy_that_fails_leaves_no_file),
        KEYS_TEST(a_failed_change_changes_nothing),
        KEYS_TEST(settings_of_the_connection_hold),
    };

    return cmocka_run_group_tests_name("db", tests, NULL, NULL);
}
