#include "backup_place.h"

static void restoring_brings_the_old_state_and_keeps_the_new(void **state)
{
    struct store_place *place = *state;
    struct request_id before = store_add(place->vault, "ride", TODAY);
    struct request_id after;
    struct vault *vault;
    char name[64];

    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    after = store_add(place->vault, "errand", TODAY);
    newest(place, name);
    assert_int_equal(backup_restore(place->path, &place->key, name, &vault),
                     ERR_BUSY);
    assert_null(vault);
    vault_close(&place->vault);
    assert_int_equal(
        backup_restore(place->path, &place->key, name, &place->vault), ERR_OK);
    assert_true(has(place->vault, before));
    assert_false(has(place->vault, after));
    assert_true(keys_exists(place->path, "store.db.before-restore"));
    assert_false(keys_exists(place->path, "store.db.new"));
    assert_int_equal(number_of_backups(place), 1);
    /* A second restore keeps both. */
    vault_close(&place->vault);
    assert_int_equal(
        backup_restore(place->path, &place->key, name, &place->vault), ERR_OK);
    assert_true(keys_exists(place->path, "store.db.before-restore-2"));
    vault_close(&place->vault);
    /* What was kept is the store of before. */
    keys_copy(place->path, "store.db.before-restore", "store.db");
    assert_int_equal(vault_open(place->path, &place->key, &place->vault),
                     ERR_OK);
    assert_true(has(place->vault, after));
    /* This opening and the next. */
    assert_int_equal(backup_tidy(place->path, TODAY, true), ERR_OK);
    assert_int_equal(backup_tidy(place->path, TODAY, false), ERR_OK);
    assert_true(keys_exists(place->path, "store.db.before-restore"));
    assert_int_equal(backup_tidy(place->path, TODAY, false), ERR_OK);
    assert_false(keys_exists(place->path, "store.db.before-restore"));
    assert_false(keys_exists(place->path, "store.db.before-restore-2"));
    assert_false(keys_exists(place->path, "before-restore.seen"));
    assert_true(keys_exists(place->path, "store.db"));
}

static void restoring_erases_nothing_by_itself(void **state)
{
    struct store_place *place = *state;
    struct request_id id = store_add(place->vault, "ride", TODAY);
    char name[64];
    int purged;

    assert_int_equal(requests_expire(place->vault, id, NULL, 0, TODAY + 2),
                     ERR_OK);
    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    newest(place, name);
    vault_close(&place->vault);
    assert_int_equal(
        backup_restore(place->path, &place->key, name, &place->vault), ERR_OK);
    assert_true(has(place->vault, id));
    assert_int_equal(traces_purge(place->vault, TODAY + 2, &purged), ERR_OK);
    assert_false(has(place->vault, id));
}

static void a_bad_restore_leaves_the_store(void **state)
{
    struct store_place *place = *state;
    struct request_id id = store_add(place->vault, "ride", TODAY);
    struct secret *wrong = keys_secret("some other words entirely");
    struct vault_key wrong_key = {wrong, NULL};
    char name[64];
    char file[80];

    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    newest(place, name);
    snprintf(file, sizeof file, "backup/%s", name);
    vault_close(&place->vault);
    assert_int_equal(
        backup_restore(place->path, &wrong_key, name, &place->vault),
        ERR_NOT_OPENED);
    assert_int_equal(
        backup_restore(place->path, &place->key, "../store.db", &place->vault),
        ERR_NOT_FOUND);
    assert_int_equal(backup_restore(place->path, &place->key,
                                    "backup-2024-10-04-9.db", &place->vault),
                     ERR_NOT_FOUND);
    for (size_t at = 500; at < 30000; at += 9000) {
        damage(place, file, at);
        assert_int_equal(
            backup_restore(place->path, &place->key, name, &place->vault),
            ERR_BACKUP);
        assert_null(place->vault);
        damage(place, file, at);
    }
    assert_false(keys_exists(place->path, "store.db.before-restore"));
    assert_int_equal(vault_open(place->path, &place->key, &place->vault),
                     ERR_OK);
    assert_true(has(place->vault, id));
    secret_free(&wrong);
}

static void a_broken_store_is_replaced(void **state)
{
    static const char *const names[] = {"store.db", "store.key", "store.key2"};
    struct store_place *place = *state;
    struct request_id id = store_add(place->vault, "ride", TODAY);
    char name[64];

    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    newest(place, name);
    vault_close(&place->vault);
    keys_write(place->path, "store.db", "", 0);
    assert_int_equal(vault_open(place->path, &place->key, &place->vault),
                     ERR_STORE_EMPTY);
    assert_int_equal(
        backup_restore(place->path, &place->key, name, &place->vault), ERR_OK);
    assert_true(has(place->vault, id));
    vault_close(&place->vault);
    /* Everything lost but the backup folder. */
    for (size_t i = 0; i < COUNT(names); i++)
        keys_remove(place->path, names[i]);
    assert_int_equal(
        backup_restore(place->path, &place->key, name, &place->vault), ERR_OK);
    assert_true(has(place->vault, id));
    store_open_again(place);
    assert_true(has(place->vault, id));
}

/* The store, key file and sum of a backup, from one folder to another. */
static void carry(const char *from, const char *to, const char *name)
{
    static const char *const endings[] = {"db", "key", "sum"};

    for (size_t i = 0; i < COUNT(endings); i++) {
        char file[64];
        size_t length;
        char *bytes;

        snprintf(file, sizeof file, "%.*s%s", (int)strlen(name) - 2, name,
                 endings[i]);
        bytes = keys_read(from, file, &length);
        keys_write(to, file, bytes, length);
        mem_free(bytes);
    }
}

static void the_key_file_beside_it_opens_an_older_epoch(void **state)
{
    struct store_place *place = *state;
    struct request_id id = store_add(place->vault, "ride", TODAY);
    struct secret *next = keys_secret("harbour violet ladder monday");
    struct vault_key next_key = {next, NULL};
    struct request_id after;
    char *backups = keys_path(place->path, "backup");
    char name[64];
    int purged;

    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    newest(place, name);
    carry(backups, place->folder, name);
    assert_int_equal(vault_new_key(place->vault, &next_key, 24000,
                                   random_system(), NULL, NULL),
                     ERR_OK);
    after = store_add(place->vault, "errand", TODAY);
    vault_close(&place->vault);
    /* Those on this laptop were made again; this one was on a stick. */
    carry(place->folder, backups, name);
    assert_int_equal(
        backup_restore(place->path, &next_key, name, &place->vault),
        ERR_NOT_OPENED);
    assert_int_equal(
        backup_restore(place->path, &place->key, name, &place->vault), ERR_OK);
    assert_true(has(place->vault, id));
    assert_false(has(place->vault, after));
    assert_true(keys_exists(place->path, "store.key.before-restore"));
    store_open_again(place);
    assert_true(has(place->vault, id));
    vault_close(&place->vault);
    /* And back by hand, with what was kept. */
    keys_copy(place->path, "store.db.before-restore", "store.db");
    keys_copy(place->path, "store.key.before-restore", "store.key");
    keys_remove(place->path, "store.key2");
    assert_int_equal(vault_open(place->path, &next_key, &place->vault), ERR_OK);
    assert_true(has(place->vault, after));
    /* A backup of another key can't be purged: it goes. */
    assert_int_equal(number_of_backups(place), 2);
    assert_int_equal(traces_purge(place->vault, TODAY, &purged), ERR_OK);
    assert_int_equal(number_of_backups(place), 1);
    free(backups);
    secret_free(&next);
}

/* As if the power had gone at each step after the copy was made. */
static void an_interrupted_restore_opens(void **state)
{
    struct store_place *place = *state;
    struct request_id id = store_add(place->vault, "ride", TODAY);
    struct request_id after;
    char name[64];
    char file[80];

    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    newest(place, name);
    snprintf(file, sizeof file, "backup/%s", name);
    after = store_add(place->vault, "ride", TODAY);
    vault_close(&place->vault);
    keys_copy(place->path, file, "store.db.new");
    store_open_again(place);
    assert_true(has(place->vault, after));
    vault_close(&place->vault);
    keys_copy(place->path, file, "store.db.new");
    keys_copy(place->path, "store.db", "store.db.before-restore");
    keys_remove(place->path, "store.db");
    store_open_again(place);
    assert_true(has(place->vault, id));
    assert_false(has(place->vault, after));
}

static void a_copy_on_a_stick_opens_elsewhere(void **state)
{
    struct store_place *place = *state;
    struct request_id id = store_add(place->vault, "ride", TODAY);
    char *stick = keys_path(place->folder, "stick");
    char *inside = keys_path(place->folder, "new-laptop");
    char *backups = keys_path(inside, "backup");
    char **names;
    size_t count;
    struct vault *vault;

    assert_int_equal(mkdir(stick, 0700), 0);
    assert_int_equal(backup_copy_to(place->vault, stick, TODAY), ERR_OK);
    assert_int_equal(backup_copy_to(place->vault, stick, TODAY), ERR_OK);
    assert_int_equal(file_names(stick, 100, &names, &count), ERR_OK);
    assert_int_equal(count, 6);
    file_names_done(names, count);
    assert_int_equal(mkdir(inside, 0700), 0);
    assert_int_equal(rename(stick, backups), 0);
    assert_int_equal(
        backup_restore(inside, &place->key, "backup-2024-10-04-2.db", &vault),
        ERR_OK);
    assert_true(has(vault, id));
    vault_close(&vault);
    assert_int_equal(backup_copy_to(place->vault, "/no/such/stick", TODAY),
                     ERR_ABSENT);
    free(stick);
    free(inside);
    free(backups);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(restoring_brings_the_old_state_and_keeps_the_new),
        STORE_TEST(restoring_erases_nothing_by_itself),
        STORE_TEST(a_bad_restore_leaves_the_store),
        STORE_TEST(a_broken_store_is_replaced),
        STORE_TEST(the_key_file_beside_it_opens_an_older_epoch),
        STORE_TEST(an_interrupted_restore_opens),
        STORE_TEST(a_copy_on_a_stick_opens_elsewhere),
    };

    return cmocka_run_group_tests_name("restore", tests, NULL, NULL);
}
