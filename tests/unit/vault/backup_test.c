#include "backup_place.h"

static void a_backup_is_whole_and_listed(void **state)
{
    struct store_place *place = *state;
    struct backup_info *list;
    size_t count;

    assert_int_equal(number_of_backups(place), 0);
    (void)store_add(place->vault, "ride", TODAY);
    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    count = list_backups(place, &list);
    assert_int_equal(count, 1);
    assert_int_equal(list[0].day, TODAY);
    assert_true(list[0].verified);
    assert_true(list[0].bytes > 4096);
    assert_string_equal(list[0].name, "backup-2024-10-04-1.db");
    /* Store, key file, sum; nothing else. */
    assert_int_equal(files_in(place, "backup"), 3);
    mem_free(list);
    /* Works on a locked store too. */
    vault_close(&place->vault);
    assert_int_equal(number_of_backups(place), 1);
}

static void three_generations_are_kept(void **state)
{
    struct store_place *place = *state;
    struct backup_info *list;
    size_t count;

    for (int32_t day = TODAY; day < TODAY + 40; day++) {
        assert_int_equal(backup_make(place->vault, day, false), ERR_OK);
        if (day % 3 == 0)
            assert_int_equal(backup_make(place->vault, day, false), ERR_OK);
        count = list_backups(place, &list);
        assert_true(count <= 3);
        assert_int_equal(list[0].day, day);
        if (day > TODAY)
            assert_int_equal(list[1].day, day - 1);
        if (day > TODAY + 1)
            assert_in_range(day - list[2].day, 2, 14);
        mem_free(list);
    }
    assert_int_equal(files_in(place, "backup"), 9);
    /* Under a hold nothing goes. */
    for (int i = 0; i < 3; i++)
        assert_int_equal(backup_make(place->vault, TODAY + 40, true), ERR_OK);
    assert_int_equal(number_of_backups(place), 6);
}

static void a_damaged_backup_does_not_count(void **state)
{
    struct store_place *place = *state;
    struct backup_info *list;
    char file[80];

    (void)store_add(place->vault, "ride", TODAY);
    for (int32_t day = TODAY; day < TODAY + 3; day++)
        assert_int_equal(backup_make(place->vault, day, false), ERR_OK);
    assert_int_equal(list_backups(place, &list), 3);
    snprintf(file, sizeof file, "backup/%s", list[1].name);
    mem_free(list);
    damage(place, file, 9000);
    assert_int_equal(list_backups(place, &list), 3);
    assert_true(list[0].verified);
    assert_false(list[1].verified);
    assert_true(list[2].verified);
    mem_free(list);
    /* The next one takes its place, and no whole one goes for it. */
    assert_int_equal(backup_make(place->vault, TODAY + 3, false), ERR_OK);
    assert_int_equal(list_backups(place, &list), 3);
    for (int i = 0; i < 3; i++) {
        assert_true(list[i].verified);
        assert_int_not_equal(list[i].day, TODAY + 1);
    }
    mem_free(list);
}

static void a_failed_backup_leaves_the_old_ones(void **state)
{
    struct store_place *place = *state;
    size_t length;
    size_t at = 5000;
    enum err err;

    (void)store_add(place->vault, "ride", TODAY);
    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    vault_close(&place->vault);
    mem_free(keys_read(place->path, "store.db", &length));
    /* A page that opening does not look at. */
    for (;;) {
        assert_true(at < length);
        damage(place, "store.db", at);
        err = vault_open(place->path, &place->key, &place->vault);
        if (!err)
            break;
        damage(place, "store.db", at);
        at += 4096;
    }
    assert_int_equal(backup_make(place->vault, TODAY + 1, false),
                     ERR_STORE_DAMAGED);
    assert_int_equal(number_of_backups(place), 1);
    assert_int_equal(files_in(place, "backup"), 3);
}

static void a_store_set_aside_stays_for_thirty_days(void **state)
{
    struct store_place *place = *state;
    struct request_id id = store_add(place->vault, "ride", TODAY);
    struct vault_probe probe;

    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    assert_int_equal(backup_set_aside(place->path, TODAY), ERR_BUSY);
    vault_close(&place->vault);
    assert_int_equal(backup_set_aside(place->path, TODAY), ERR_OK);
    assert_int_equal(backup_set_aside(place->path, TODAY), ERR_ABSENT);
    assert_int_equal(vault_look(place->path, &probe), ERR_OK);
    assert_int_equal(probe.state, VAULT_ABSENT);
    assert_int_equal(number_of_backups(place), 0);
    assert_int_equal(vault_create(place->path, &place->key, 24000,
                                  random_system(), &place->vault),
                     ERR_OK);
    assert_false(has(place->vault, id));
    vault_close(&place->vault);
    assert_int_equal(backup_set_aside(place->path, TODAY), ERR_OK);
    assert_true(keys_exists(place->path, "aside-2024-10-04-2/store.db"));
    assert_int_equal(backup_tidy(place->path, TODAY + 29, false), ERR_OK);
    assert_int_equal(backup_tidy(place->path, DAY_NONE, false), ERR_OK);
    assert_int_equal(backup_tidy(place->path, TODAY + 90, true), ERR_OK);
    assert_true(keys_exists(place->path, "aside-2024-10-04-1/store.db"));
    assert_true(keys_exists(place->path, "aside-2024-10-04-1/backup"));
    assert_int_equal(backup_tidy(place->path, TODAY + 30, false), ERR_OK);
    assert_false(keys_exists(place->path, "aside-2024-10-04-1"));
    assert_false(keys_exists(place->path, "aside-2024-10-04-2"));
}

struct reports {
    int count;
    int bad;
    char last_bad[80];
    enum err err;
};

static void note(void *user, const char *what, enum err err)
{
    struct reports *reports = user;

    reports->count++;
    if (!err)
        return;
    reports->bad++;
    reports->err = err;
    snprintf(reports->last_bad, sizeof reports->last_bad, "%s", what);
}

static void the_full_check_reports_each_thing(void **state)
{
    struct store_place *place = *state;
    struct reports reports = {0};
    char name[64];
    char file[80];

    (void)store_add(place->vault, "ride", TODAY);
    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    assert_int_equal(backup_make(place->vault, TODAY + 1, false), ERR_OK);
    assert_int_equal(backup_verify(place->vault, note, &reports), ERR_OK);
    assert_int_equal(reports.count, 5);
    assert_int_equal(reports.bad, 0);
    newest(place, name);
    snprintf(file, sizeof file, "backup/%s", name);
    damage(place, file, 12345);
    reports = (struct reports){0};
    assert_int_equal(backup_verify(place->vault, note, &reports), ERR_OK);
    assert_int_equal(reports.bad, 1);
    assert_int_equal(reports.err, ERR_BACKUP);
    assert_string_equal(reports.last_bad, name);
    damage(place, "store.key2", 300);
    reports = (struct reports){0};
    assert_int_equal(backup_verify(place->vault, note, &reports), ERR_OK);
    assert_int_equal(reports.bad, 2);
    damage(place, "store.db", 999);
    reports = (struct reports){0};
    assert_int_equal(vault_reopen(place->vault), ERR_STORE_DAMAGED);
    assert_int_equal(backup_verify(place->vault, note, &reports), ERR_LOCKED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_backup_is_whole_and_listed),
        STORE_TEST(three_generations_are_kept),
        STORE_TEST(a_damaged_backup_does_not_count),
        STORE_TEST(a_failed_backup_leaves_the_old_ones),
        STORE_TEST(a_store_set_aside_stays_for_thirty_days),
        STORE_TEST(the_full_check_reports_each_thing),
    };

    return cmocka_run_group_tests_name("backup", tests, NULL, NULL);
}
