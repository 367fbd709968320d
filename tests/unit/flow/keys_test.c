/* Keys, as far as flow adds something to what vault/ does. */
#include "flow/rig.h"

/* A code on paper that opens, and is known to be there. */
static struct secret *make_code(struct rig *rig)
{
    struct secret *code;

    assert_int_equal(keys_recovery(rig->session, &code), ERR_OK);
    assert_int_equal(keys_recovery_confirmed(rig->session), ERR_OK);
    assert_int_equal(settings_get(rig->session, SETTING_RECOVERY), 0);
    return code;
}

/* A passphrase in place of the code that opened: the paper is worth nothing
 * any more, and nobody must go on believing in it. */
static void a_code_that_was_used_up_is_asked_for_again(void **state)
{
    struct rig *rig = *state;
    struct secret *code = make_code(rig);
    enum unlock_next next;

    unlock_lock(rig->session);
    assert_int_equal(unlock_by_recovery(rig->session, code, &next), ERR_OK);
    assert_int_equal(next, UNLOCK_HOME);
    assert_int_equal(keys_change(rig->session,
                                 rig_secret("meadow barrel cousin kettle"),
                                 NULL),
                     ERR_OK);
    unlock_lock(rig->session);
    assert_int_equal(rig_unlock(rig), UNLOCK_RECOVERY);
}

static void a_code_that_was_removed_is_asked_for_again(void **state)
{
    struct rig *rig = *state;
    struct secret *code = make_code(rig);
    struct slot_info infos[VAULT_SLOTS];
    size_t count;

    secret_free(&code);
    assert_int_equal(keys_list(rig->session, infos, &count), ERR_OK);
    for (size_t i = 0; i < count; i++)
        if (infos[i].kind == SLOT_RECOVERY)
            assert_int_equal(keys_remove(rig->session, infos[i].slot),
                             ERR_OK);
    unlock_lock(rig->session);
    assert_int_equal(rig_unlock(rig), UNLOCK_RECOVERY);
}

/* Another passphrase changes nothing about the paper. */
static void a_changed_passphrase_leaves_the_code_alone(void **state)
{
    struct rig *rig = *state;
    struct secret *code = make_code(rig);
    enum unlock_next next;

    assert_int_equal(keys_change(rig->session,
                                 rig_secret("meadow barrel cousin kettle"),
                                 NULL),
                     ERR_OK);
    unlock_lock(rig->session);
    assert_int_equal(unlock_by_recovery(rig->session, code, &next), ERR_OK);
    assert_int_equal(next, UNLOCK_HOME);
}

/* On a stick stand other files too. */
static void a_backup_on_a_stick_takes_nothing_away(void **state)
{
    static const char own[] = "somebody's own";
    struct rig *rig = *state;
    char stick[128], path[160];

    snprintf(stick, sizeof stick, "%s/stick", rig->folder);
    assert_int_equal(mkdir(stick, 0700), 0);
    snprintf(path, sizeof path, "%s/new.db", stick);
    assert_int_equal(file_replace(path, own, strlen(own)), ERR_OK);
    assert_int_equal(keys_backup_to(rig->session, stick), ERR_OK);
    assert_true(rig_file_holds(path, own));
}

/* Store and keys are gone, the backups are there: a new store beside them
 * would take them away as not its own. */
static void backups_without_a_store_are_no_first_run(void **state)
{
    static const char *const gone[] = {"store.db", "store.key", "store.key2"};
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct vault_probe probe;
    struct backup_info *list;
    size_t count;

    assert_int_equal(keys_backup(rig->session), ERR_OK);
    unlock_lock(rig->session);
    for (size_t i = 0; i < COUNT(gone); i++) {
        char path[160];

        snprintf(path, sizeof path, "%s/%s", rig->paths[0], gone[i]);
        assert_int_equal(unlink(path), 0);
    }
    assert_int_equal(unlock_look(rig->session, &probe), ERR_OK);
    assert_int_equal(probe.state, VAULT_BROKEN);
    assert_int_equal(unlock_create(rig->session, rig_secret(PASSPHRASE)),
                     ERR_EXISTS);
    assert_int_equal(keys_backups(rig->session, &list, &count), ERR_OK);
    assert_int_equal(count, 1);
    assert_int_equal(keys_restore(rig->session, list[0].name,
                                  rig_secret(PASSPHRASE)),
                     ERR_OK);
    mem_free(list);
    assert_true(rig_is_there(rig, id));
    /* Who wants none of it starts again, and they are set aside. */
    assert_int_equal(unlock_start_again(rig->session), ERR_OK);
    assert_int_equal(unlock_look(rig->session, &probe), ERR_OK);
    assert_int_equal(probe.state, VAULT_ABSENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(a_code_that_was_used_up_is_asked_for_again),
        RIG_TEST(a_code_that_was_removed_is_asked_for_again),
        RIG_TEST(a_changed_passphrase_leaves_the_code_alone),
        RIG_TEST(a_backup_on_a_stick_takes_nothing_away),
        RIG_TEST(backups_without_a_store_are_no_first_run),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
