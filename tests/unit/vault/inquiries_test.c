/* Inquiries in the store, and stores that were made before there were any. */
#include "backup_place.h"

#include "core/retention.h"
#include "first_store.h"
#include "vault/backup_files.h"
#include "vault/db_state.h"
#include "vault/inquiries.h"

static struct inquiry made(int32_t day)
{
    return (struct inquiry){.day = day,
                            .expires = inquiry_expiry(day, 24),
                            .choices = {1, 2, 1, 0, 1}};
}

static struct request_id add(struct store_place *place, int32_t day)
{
    struct inquiry inquiry = made(day);

    assert_int_equal(inquiries_add(place->vault, &inquiry, random_system()),
                     ERR_OK);
    return inquiry.id;
}

static size_t count(struct store_place *place)
{
    struct inquiry *list;
    size_t number;

    assert_int_equal(inquiries_list(place->vault, &list, &number), ERR_OK);
    mem_free(list);
    return number;
}

/* How many rows the newest backup holds, marked ones too. */
static int64_t in_backup(struct store_place *place)
{
    struct vault *vault = place->vault;
    char name[64], *folder = vault_path(place->path, BACKUP_FOLDER), *path;
    int64_t number;
    struct db *db;

    newest(place, name);
    path = backup_path(folder, name, ".db");
    assert_int_equal(db_open(path, vault->raw_key, vault->store_id,
                             vault->epoch, &db),
                     ERR_OK);
    assert_int_equal(db_ask_number(db, "SELECT count(*) FROM inquiry",
                                   DB_NO_VALUES, &number),
                     ERR_OK);
    db_close(&db);
    assert_true(backup_is_sealed(folder, name));
    mem_free(path);
    mem_free(folder);
    return number;
}

static void what_is_kept_comes_back(void **state)
{
    struct store_place *place = *state;
    struct inquiry inquiry = made(TODAY), read, *list;
    struct request_id late, early = add(place, TODAY - 3);
    size_t number;

    late = add(place, TODAY);
    assert_int_equal(inquiries_list(place->vault, &list, &number), ERR_OK);
    assert_int_equal(number, 2);
    assert_true(request_id_equal(list[0].id, late));
    assert_true(request_id_equal(list[1].id, early));
    mem_free(list);
    assert_int_equal(inquiries_get(place->vault, late, &read), ERR_OK);
    assert_int_equal(read.day, TODAY);
    assert_int_equal(read.expires, TODAY + 730);
    assert_memory_equal(read.choices, inquiry.choices, sizeof read.choices);
    read.choices[INQUIRY_BODY] = 5;
    read.day = TODAY - 1;
    assert_int_equal(inquiries_save(place->vault, &read), ERR_OK);
    store_open_again(place);
    assert_int_equal(inquiries_get(place->vault, late, &inquiry), ERR_OK);
    assert_int_equal(inquiry.choices[INQUIRY_BODY], 5);
    assert_int_equal(inquiry.day, TODAY - 1);
    memset(&inquiry.id, 7, sizeof inquiry.id);
    assert_int_equal(inquiries_save(place->vault, &inquiry), ERR_NOT_FOUND);
    assert_int_equal(inquiries_get(place->vault, inquiry.id, &read),
                     ERR_NOT_FOUND);
    assert_int_equal(inquiries_mark(place->vault, inquiry.id, true),
                     ERR_NOT_FOUND);
}

static void erasing_marks_and_the_sweep_takes_backups_too(void **state)
{
    struct store_place *place = *state;
    struct request_id id = add(place, TODAY);
    struct inquiry read;

    add(place, TODAY - 1);
    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    assert_int_equal(in_backup(place), 2);
    assert_int_equal(inquiries_mark(place->vault, id, true), ERR_OK);
    assert_int_equal(count(place), 1);
    assert_int_equal(inquiries_get(place->vault, id, &read), ERR_NOT_FOUND);
    assert_int_equal(inquiries_mark(place->vault, id, false), ERR_OK);
    assert_int_equal(count(place), 2);
    assert_int_equal(inquiries_mark(place->vault, id, true), ERR_OK);
    assert_int_equal(requests_sweep(place->vault), ERR_OK);
    assert_int_equal(store_number(place->vault, "SELECT count(*) FROM inquiry"),
                     1);
    assert_int_equal(in_backup(place), 1);
}

static void each_goes_on_its_day_and_not_before(void **state)
{
    struct store_place *place = *state;
    int purged;

    add(place, TODAY);
    add(place, TODAY - 10);
    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    assert_int_equal(traces_purge(place->vault, TODAY + 719, &purged), ERR_OK);
    assert_int_equal(purged, 0);
    assert_int_equal(traces_purge(place->vault, TODAY + 720, &purged), ERR_OK);
    assert_int_equal(purged, 1);
    assert_int_equal(count(place), 1);
    assert_int_equal(in_backup(place), 1);
}

static void a_shorter_rule_holds_for_what_is_there(void **state)
{
    struct store_place *place = *state;
    struct inquiry read;
    struct request_id id = add(place, TODAY);
    int purged;

    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    assert_int_equal(inquiries_shorten(place->vault, 182), ERR_OK);
    assert_int_equal(inquiries_get(place->vault, id, &read), ERR_OK);
    assert_int_equal(read.expires, TODAY + 182);
    /* A longer one gives nothing back. */
    assert_int_equal(inquiries_shorten(place->vault, 365), ERR_OK);
    assert_int_equal(inquiries_get(place->vault, id, &read), ERR_OK);
    assert_int_equal(read.expires, TODAY + 182);
    assert_int_equal(traces_purge(place->vault, TODAY + 182, &purged), ERR_OK);
    assert_int_equal(in_backup(place), 0);
}

/* --- stores of the first version ------------------------------------------ */

static void make_old_backup(struct store_place *place)
{
    struct vault *vault = place->vault;
    char name[64], *folder = vault_path(place->path, BACKUP_FOLDER), *path;
    struct db *db;

    newest(place, name);
    path = backup_path(folder, name, ".db");
    assert_int_equal(db_open(path, vault->raw_key, vault->store_id,
                             vault->epoch, &db),
                     ERR_OK);
    first_store_make(db);
    db_close(&db);
    assert_int_equal(backup_seal(folder, name), ERR_OK);
    mem_free(path);
    mem_free(folder);
}

static void note_worst(void *user, const char *what, enum err err)
{
    enum err *worst = user;

    (void)what;
    if (err)
        *worst = err;
}

static void stores_made_before_open_and_grow(void **state)
{
    struct store_place *place = *state;
    enum err worst = ERR_OK;
    char *value;
    int purged;

    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    make_old_backup(place);
    first_store_make(store_db(place->vault));
    assert_int_equal(store_number(place->vault, "PRAGMA user_version"), 1);
    store_open_again(place);
    assert_int_not_equal(store_number(place->vault, "PRAGMA user_version"), 1);
    assert_int_equal(traces_setting_get(place->vault, "lock", &value), ERR_OK);
    assert_string_equal(value, "7");
    mem_free(value);
    add(place, TODAY);
    /* A purge with nothing to do in the old backup leaves it whole too. */
    assert_int_equal(traces_purge(place->vault, TODAY, &purged), ERR_OK);
    assert_int_equal(in_backup(place), 0);
    assert_int_equal(backup_verify(place->vault, note_worst, &worst), ERR_OK);
    assert_int_equal(worst, ERR_OK);
    store_open_again(place);
    assert_int_equal(count(place), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(what_is_kept_comes_back),
        STORE_TEST(erasing_marks_and_the_sweep_takes_backups_too),
        STORE_TEST(each_goes_on_its_day_and_not_before),
        STORE_TEST(a_shorter_rule_holds_for_what_is_there),
        STORE_TEST(stores_made_before_open_and_grow),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
