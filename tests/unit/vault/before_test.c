/* A store that was made before there were monthly numbers: before/ holds its
 * store.db and store.key, made by the test variant of that time. It has two
 * requests for babysitting in Oldtown. */
#include "backup_place.h"

#include "vault/tally.h"

struct before {
    char folder[64];
    struct secret *passphrase;
    struct vault_key key;
    struct vault *vault;
};

static void copy(const char *folder, const char *name)
{
    char from[120], to[120], *bytes;
    size_t length;

    snprintf(from, sizeof from, "tests/unit/vault/before/%s", name);
    snprintf(to, sizeof to, "%s/%s", folder, name);
    assert_int_equal(file_read(from, 1 << 20, &bytes, &length), ERR_OK);
    assert_int_equal(file_replace(to, bytes, length), ERR_OK);
    mem_free(bytes);
}

static int before_setup(void **state)
{
    struct before *before = calloc(1, sizeof *before);

    if (!before || secret_setup())
        return -1;
    snprintf(before->folder, sizeof before->folder, "/tmp/before-XXXXXX");
    if (!mkdtemp(before->folder))
        return -1;
    copy(before->folder, "store.db");
    copy(before->folder, "store.key");
    before->passphrase = keys_secret("lantern copper window thursday");
    before->key.passphrase = before->passphrase;
    *state = before;
    return vault_open(before->folder, &before->key, &before->vault) ? -1 : 0;
}

static int before_teardown(void **state)
{
    struct before *before = *state;

    vault_close(&before->vault);
    nftw(before->folder, keys_drop, 16, FTW_DEPTH | FTW_PHYS);
    secret_free(&before->passphrase);
    free(before);
    return 0;
}

#define OF_TOWN "SELECT count(*) FROM answer WHERE value = 'text:Oldtown'"

static void it_opens_with_all_that_was_in_it(void **state)
{
    struct before *before = *state;

    assert_int_equal(store_number(before->vault, OF_TOWN), 2);
    assert_int_equal(
        store_number(before->vault, "SELECT count(*) FROM request"), 2);
    assert_int_equal(db_check(store_db(before->vault)), ERR_OK);
    vault_close(&before->vault);
    assert_int_equal(
        vault_open(before->folder, &before->key, &before->vault), ERR_OK);
    assert_int_equal(store_number(before->vault, OF_TOWN), 2);
}

static void it_counts_from_now_on(void **state)
{
    static const char *const task = "babysitting";
    struct before *before = *state;
    struct tally_now now = {24323, &task, 1};
    struct request_id id;
    struct db_rows *rows;
    struct total *list;
    size_t count;

    assert_int_equal(db_rows(store_db(before->vault),
                             "SELECT id FROM request LIMIT 1", DB_NO_VALUES,
                             &rows),
                     ERR_OK);
    assert_true(db_next(rows));
    assert_true(db_get_bytes(rows, 0, id.bytes, sizeof id.bytes));
    assert_int_equal(db_rows_end(&rows), ERR_OK);
    assert_int_equal(tally_release(before->vault, &now, random_system()),
                     ERR_OK);
    assert_int_equal(
        tally_count(before->vault,
                    &(struct tally_end){id, task, true, 24323, 24323}),
        ERR_OK);
    assert_int_equal(
        store_number(before->vault, "SELECT exact FROM total_open"), 1);
    now.month++;
    assert_int_equal(tally_release(before->vault, &now, random_system()),
                     ERR_OK);
    assert_int_equal(tally_totals(before->vault, &list, &count), ERR_OK);
    assert_int_equal(count, 1);
    tally_totals_done(list, count);
}

/* A backup of that time opens as well, and what is due goes from it. */
static void its_backups_are_purged(void **state)
{
    struct before *before = *state;
    char folder[80], from[120], path[120];
    struct db *db;
    int64_t left;
    int purged;

    snprintf(folder, sizeof folder, "%s/backup", before->folder);
    assert_int_equal(mkdir(folder, 0700), 0);
    copy(folder, "store.db");
    snprintf(from, sizeof from, "%s/store.db", folder);
    snprintf(path, sizeof path, "%s/backup-2026-12-03-1.db", folder);
    assert_int_equal(rename(from, path), 0);
    assert_int_equal(traces_purge(before->vault, 20830, &purged), ERR_OK);
    assert_true(purged > 0);
    assert_int_equal(db_open(path, before->vault->raw_key,
                             before->vault->store_id, 1, &db),
                     ERR_OK);
    assert_int_equal(db_ask_number(db, OF_TOWN, DB_NO_VALUES, &left), ERR_OK);
    assert_int_equal(left, 0);
    db_close(&db);
}

#define BEFORE_TEST(name)                                                      \
    cmocka_unit_test_setup_teardown(name, before_setup, before_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        BEFORE_TEST(it_opens_with_all_that_was_in_it),
        BEFORE_TEST(it_counts_from_now_on),
        BEFORE_TEST(its_backups_are_purged),
    };

    return cmocka_run_group_tests_name("before", tests, NULL, NULL);
}
