#include "flow/rig.h"

#define FAR 3650 /* days: no clock is believed so far ahead */

static enum err try_open(struct rig *rig, const char *passphrase)
{
    enum unlock_next next;

    return unlock_open(rig->session, rig_secret(passphrase), &next);
}

static void first_run_makes_a_store(void **state)
{
    struct rig *rig = *state;
    struct vault_probe probe;

    assert_int_equal(unlock_look(rig->session, &probe), ERR_OK);
    assert_int_equal(probe.state, VAULT_ABSENT);
    assert_int_equal(unlock_create(rig->session, rig_secret("abc")),
                     ERR_WEAK);
    assert_false(session_is_open(rig->session));
    assert_int_equal(unlock_create(rig->session, rig_secret(PASSPHRASE)),
                     ERR_OK);
    assert_true(session_is_open(rig->session));
    assert_int_equal(session_today(rig->session), rig->today);
    assert_int_equal(unlock_create(rig->session, rig_secret(PASSPHRASE)),
                     ERR_EXISTS);
    unlock_lock(rig->session);
    assert_false(session_is_open(rig->session));
    assert_int_equal(session_today(rig->session), DAY_NONE);
    assert_int_equal(unlock_look(rig->session, &probe), ERR_OK);
    assert_int_equal(probe.state, VAULT_READY);
    /* The code for paper was never made: it is asked for. */
    assert_int_equal(rig_unlock(rig), UNLOCK_RECOVERY);
}

static void wrong_passphrases_wait_longer_and_longer(void **state)
{
    static const int waits[] = {0, 1, 2, 4};
    struct rig *rig = *state;
    long jump = 0;

    unlock_lock(rig->session);
    for (size_t i = 0; i < COUNT(waits); i++) {
        assert_int_equal(try_open(rig, "wrong wrong wrong wrong"),
                         ERR_NOT_OPENED);
        assert_int_equal(unlock_wait(rig->session), waits[i]);
        if (waits[i])
            /* Too early: not even the right one. */
            assert_int_equal(try_open(rig, PASSPHRASE), ERR_NOT_OPENED);
        jump += waits[i] * 1000;
        rig_jump(rig, jump);
        assert_int_equal(unlock_wait(rig->session), 0);
    }
    /* Starting again doesn't help. */
    rig_start_again(rig);
    assert_int_equal(unlock_wait(rig->session), 4);
    rig_jump(rig, jump + 4000);
    rig_unlock(rig);
    unlock_lock(rig->session);
    assert_int_equal(unlock_wait(rig->session), 0);
    assert_int_equal(rig->session->failures, 0);
}

static void holds_without_a_passphrase(void **state)
{
    struct rig *rig = *state;
    char path[160];

    assert_int_equal(hold_now(rig->session), HOLD_NONE);
    assert_int_equal(hold_start(rig->session, HOLD_NONE), ERR_INVALID);
    assert_int_equal(hold_start(rig->session, HOLD_EXPECTED), ERR_OK);
    assert_int_equal(hold_now(rig->session), HOLD_EXPECTED);
    assert_int_equal(hold_stop(rig->session), ERR_LOCKED);
    rig_start_again(rig);
    assert_int_equal(hold_now(rig->session), HOLD_EXPECTED);
    /* A mark that says nothing known is a mark. */
    snprintf(path, sizeof path, "%s/hold", rig->paths[1]);
    assert_int_equal(file_replace(path, "", 0), ERR_OK);
    assert_int_equal(hold_now(rig->session), HOLD_PAPER);
    assert_int_equal(unlock_start_again(rig->session), ERR_HELD);
}

static void waking_up_in_another_year_erases_nothing(void **state)
{
    static const int days[] = {-20000, FAR};
    struct rig *rig = *state;
    int32_t home = rig->today;

    for (size_t i = 0; i < COUNT(days); i++) {
        struct request_id id = rig_sitting(rig, 3);
        enum unlock_next next;
        bool ask;

        unlock_lock(rig->session);
        rig_clock(rig, home + days[i], 600);
        assert_int_equal(
            unlock_open(rig->session, rig_secret(PASSPHRASE), &next), ERR_OK);
        assert_int_equal(next, UNLOCK_DATE);
        assert_int_equal(session_today(rig->session), DAY_NONE);
        assert_true(rig_is_there(rig, id));
        assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
        assert_true(ask);
        assert_int_equal(
            ask_keep(rig->session, id, "duration", "60", false), ERR_CLOCK);
        assert_int_equal(unlock_last_day(rig->session), home);
        assert_int_equal(unlock_set_today(rig->session, home + 1), ERR_OK);
        assert_int_equal(session_today(rig->session), home + 1);
        assert_true(rig_is_there(rig, id));
        /* The next day comes by itself, also after a lock. */
        rig_clock(rig, home + days[i] + 1, 10);
        assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
        assert_false(ask);
        assert_int_equal(session_today(rig->session), home + 2);
        unlock_lock(rig->session);
        rig_unlock(rig);
        assert_int_equal(session_today(rig->session), home + 2);
        /* Only a new start asks again. */
        rig_start_again(rig);
        assert_int_equal(
            unlock_open(rig->session, rig_secret(PASSPHRASE), &next), ERR_OK);
        assert_int_equal(next, UNLOCK_DATE);
        assert_int_equal(unlock_set_today(rig->session, home + 2), ERR_OK);
        home += 2;
        rig->today = home;
    }
}

static void a_date_far_ahead_is_asked_twice(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    int32_t home = rig->today;

    unlock_lock(rig->session);
    rig_clock(rig, 0, 600);
    rig_unlock(rig);
    assert_int_equal(unlock_set_today(rig->session, clock_built() - 1),
                     ERR_INVALID);
    assert_int_equal(unlock_set_today(rig->session, home + 50), ERR_CLOCK);
    assert_true(rig_is_there(rig, id));
    assert_int_equal(unlock_set_today(rig->session, home + 60), ERR_CLOCK);
    assert_true(rig_is_there(rig, id));
    assert_int_equal(unlock_set_today(rig->session, home + 60), ERR_OK);
    assert_false(rig_is_there(rig, id));
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM answer"), 0);
}

static void a_clock_that_goes_back_takes_nothing_away(void **state)
{
    struct rig *rig = *state;
    int32_t home = rig->today;
    bool ask;

    rig_clock(rig, home - 1, 600);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    assert_false(ask);
    assert_int_equal(session_today(rig->session), home);
    rig_clock(rig, home, 600);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    assert_int_equal(session_today(rig->session), home);
    rig_clock(rig, home + FAR, 600);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    assert_true(ask);
    assert_int_equal(session_today(rig->session), home);
}

static void purges_before_anything_is_shown(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);

    rig_consent(rig, id);
    unlock_lock(rig->session);
    rig_day(rig, rig->today + 20);
    rig_unlock(rig);
    assert_false(rig_is_there(rig, id));
    assert_false(rig_stores(rig, "springfield"));
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM receipt"), 1);
}

static void a_second_store_is_another_circle(void **state)
{
    struct rig *rig = *state;
    bool exists[UNLOCK_STORES];
    struct request_id id = rig_sitting(rig, 3);

    unlock_store_use(rig->session, 2); /* not while it is open */
    assert_int_equal(unlock_store(rig->session), 1);
    unlock_lock(rig->session);
    assert_int_equal(unlock_stores(rig->session, exists), 1);
    unlock_store_use(rig->session, 9);
    assert_int_equal(unlock_store(rig->session), 1);
    unlock_store_use(rig->session, 2);
    assert_int_equal(
        unlock_create(rig->session, rig_secret("meadow barrel cousin kettle")),
        ERR_OK);
    assert_false(rig_is_there(rig, id));
    unlock_lock(rig->session);
    assert_int_equal(unlock_stores(rig->session, exists), 2);
    assert_true(exists[0] && exists[1] && !exists[2]);
    assert_int_equal(try_open(rig, PASSPHRASE), ERR_NOT_OPENED);
    assert_int_equal(rig->session->failures, 1);
    unlock_store_use(rig->session, 1);
    assert_int_equal(rig->session->failures, 0);
    rig_unlock(rig);
    assert_true(rig_is_there(rig, id));
}

static void the_recovery_code_opens(void **state)
{
    struct rig *rig = *state;
    struct secret *code, *typed;
    enum unlock_next next;
    char text[64] = "";

    assert_int_equal(keys_recovery(rig->session, &code), ERR_OK);
    typed = rig_secret("nothing like it");
    assert_false(keys_recovery_matches(code, typed));
    secret_free(&typed);
    memcpy(text, code->bytes + code->length - 9, 9);
    typed = rig_secret(text);
    assert_true(keys_recovery_matches(code, typed));
    secret_free(&typed);
    typed = rig_secret("abcd");
    assert_false(keys_recovery_matches(code, typed));
    secret_free(&typed);
    assert_int_equal(keys_recovery_later(rig->session), ERR_OK);
    unlock_lock(rig->session);
    assert_int_equal(rig_unlock(rig), UNLOCK_RECOVERY);
    assert_int_equal(keys_recovery_confirmed(rig->session), ERR_OK);
    unlock_lock(rig->session);
    assert_int_equal(rig_unlock(rig), UNLOCK_HOME);
    unlock_lock(rig->session);
    memcpy(text, code->bytes, code->length);
    assert_int_equal(unlock_by_recovery(rig->session, rig_secret("ABCD"),
                                        &next),
                     ERR_MISTYPED);
    assert_int_equal(rig->session->failures, 0);
    assert_int_equal(
        unlock_by_recovery(rig->session, rig_secret(text), &next), ERR_OK);
    assert_true(session_is_open(rig->session));
    secret_free(&code);
}

static void passphrases_come_and_go(void **state)
{
    struct rig *rig = *state;
    struct slot_info infos[VAULT_SLOTS];
    size_t count;

    assert_int_equal(keys_add(rig->session, rig_secret("abc"), NULL),
                     ERR_WEAK);
    assert_int_equal(
        keys_add(rig->session, rig_secret("meadow barrel cousin kettle"),
                 NULL),
        ERR_OK);
    assert_int_equal(keys_list(rig->session, infos, &count), ERR_OK);
    assert_int_equal(count, 2);
    unlock_lock(rig->session);
    assert_int_equal(try_open(rig, "meadow barrel cousin kettle"), ERR_OK);
    assert_int_equal(
        keys_change(rig->session, rig_secret("orchid velvet hammer ripple"),
                    NULL),
        ERR_OK);
    unlock_lock(rig->session);
    assert_int_equal(try_open(rig, "meadow barrel cousin kettle"),
                     ERR_NOT_OPENED);
    assert_int_equal(try_open(rig, "orchid velvet hammer ripple"), ERR_OK);
    assert_int_equal(keys_list(rig->session, infos, &count), ERR_OK);
    for (size_t i = 0; i < count; i++)
        if (!infos[i].own)
            assert_int_equal(keys_remove(rig->session, infos[i].slot),
                             ERR_OK);
    assert_int_equal(keys_list(rig->session, infos, &count), ERR_OK);
    assert_int_equal(keys_remove(rig->session, infos[0].slot), ERR_LAST_SLOT);
    assert_int_equal(keys_new(rig->session, rig_secret(PASSPHRASE), NULL,
                              NULL),
                     ERR_OK);
    unlock_lock(rig->session);
    assert_int_equal(rig_unlock(rig), UNLOCK_RECOVERY);
}

static void a_stick_is_a_second_factor(void **state)
{
    struct rig *rig = *state;
    char path[160], *first, *second;
    size_t length;

    snprintf(path, sizeof path, "%s/justenough.key", rig->folder);
    assert_int_equal(
        keys_add(rig->session, rig_secret("meadow barrel cousin kettle"),
                 rig->folder),
        ERR_OK);
    assert_int_equal(file_read(path, 4096, &first, &length), ERR_OK);
    assert_int_not_equal(length, 0);
    /* Somebody else's file on the same stick is not written over. */
    assert_int_equal(
        keys_add(rig->session, rig_secret("orchid velvet hammer ripple"),
                 rig->folder),
        ERR_OK);
    assert_int_equal(file_read(path, 4096, &second, &length), ERR_OK);
    assert_memory_equal(first, second, length);
    mem_free(first);
    mem_free(second);
    unlock_lock(rig->session);
    /* This folder is no mounted stick: the passphrase alone isn't enough. */
    assert_int_equal(try_open(rig, "meadow barrel cousin kettle"),
                     ERR_NOT_OPENED);
    assert_int_equal(try_open(rig, PASSPHRASE), ERR_OK);
}

static void what_was_put_back_is_purged(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3), later;
    struct backup_info *list;
    size_t count;
    enum unlock_next next;

    assert_int_equal(keys_backup(rig->session), ERR_OK);
    assert_int_equal(keys_backups(rig->session, &list, &count), ERR_OK);
    assert_int_equal(count, 1);
    later = rig_sitting(rig, 20);
    assert_int_equal(
        keys_restore(rig->session, list[0].name, rig_secret(PASSPHRASE)),
        ERR_OK);
    assert_true(session_is_open(rig->session));
    assert_true(rig_is_there(rig, id));
    assert_false(rig_is_there(rig, later));
    unlock_lock(rig->session);
    /* That it is older is no news after a restore. */
    assert_int_equal(unlock_open(rig->session, rig_secret(PASSPHRASE), &next),
                     ERR_OK);
    assert_int_not_equal(next, UNLOCK_OLDER);
    unlock_lock(rig->session);
    /* Ten days later, and without opening the store before. */
    rig_day(rig, rig->today + 10);
    assert_int_equal(
        keys_restore(rig->session, list[0].name, rig_secret(PASSPHRASE)),
        ERR_OK);
    assert_false(rig_is_there(rig, id));
    assert_false(rig_stores(rig, "springfield"));
    mem_free(list);
}

static void a_failed_restore_leaves_the_store(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct backup_info *list;
    size_t count;

    assert_int_equal(keys_backup(rig->session), ERR_OK);
    assert_int_equal(
        keys_restore(rig->session, "none.db", rig_secret(PASSPHRASE)),
        ERR_NOT_FOUND);
    assert_false(session_is_open(rig->session));
    assert_int_equal(keys_backups(rig->session, &list, &count), ERR_OK);
    assert_int_equal(keys_restore(rig->session, list[0].name,
                                  rig_secret("wrong wrong wrong wrong")),
                     ERR_NOT_OPENED);
    mem_free(list);
    rig_unlock(rig);
    assert_true(rig_is_there(rig, id));
}

static void an_older_copy_is_noticed(void **state)
{
    struct rig *rig = *state;
    char path[160], *bytes;
    size_t length;
    enum unlock_next next;

    unlock_lock(rig->session);
    snprintf(path, sizeof path, "%s/store.db", rig->paths[0]);
    assert_int_equal(file_read(path, 64 << 20, &bytes, &length), ERR_OK);
    rig_unlock(rig);
    unlock_lock(rig->session);
    assert_int_equal(file_replace(path, bytes, length), ERR_OK);
    mem_free(bytes);
    assert_int_equal(unlock_open(rig->session, rig_secret(PASSPHRASE), &next),
                     ERR_OK);
    assert_int_equal(next, UNLOCK_OLDER);
    unlock_lock(rig->session);
    assert_int_not_equal(rig_unlock(rig), UNLOCK_OLDER);
}

static void starting_again_sets_the_store_aside(void **state)
{
    struct rig *rig = *state;
    struct vault_probe probe;

    rig_sitting(rig, 3);
    assert_int_equal(unlock_start_again(rig->session), ERR_OK);
    assert_false(session_is_open(rig->session));
    assert_int_equal(unlock_look(rig->session, &probe), ERR_OK);
    assert_int_equal(probe.state, VAULT_ABSENT);
    assert_int_equal(
        unlock_create(rig->session, rig_secret("meadow barrel cousin kettle")),
        ERR_OK);
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM request"), 0);
}

static void checks_and_backs_up_once_a_day(void **state)
{
    struct rig *rig = *state;
    struct backup_info *list;
    size_t count;
    bool ask;
    int steps = 0;

    rig_sitting(rig, 3);
    while (unlock_idle(rig->session))
        assert_true(++steps < 10);
    assert_int_equal(unlock_found(rig->session), ERR_OK);
    assert_int_equal(settings_get(rig->session, SETTING_CHECKED), rig->today);
    assert_int_equal(settings_get(rig->session, SETTING_BACKED_UP),
                     rig->today);
    assert_false(unlock_idle(rig->session));
    unlock_lock(rig->session);
    rig_unlock(rig);
    while (unlock_idle(rig->session))
        assert_true(++steps < 10);
    assert_int_equal(keys_backups(rig->session, &list, &count), ERR_OK);
    assert_int_equal(count, 1);
    mem_free(list);
    rig_day(rig, rig->today + 1);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    while (unlock_idle(rig->session))
        assert_true(++steps < 10);
    assert_int_equal(keys_backups(rig->session, &list, &count), ERR_OK);
    assert_int_equal(count, 2);
    mem_free(list);
}

static void reopens_what_stands_on_the_disk(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);

    assert_int_equal(unlock_reopen(rig->session), ERR_OK);
    assert_true(rig_is_there(rig, id));
    unlock_lock(rig->session);
    assert_int_equal(unlock_reopen(rig->session), ERR_LOCKED);
}

/* No file of the store, the state folder or the backups in plain words. */
static int words_on_disk;

static int look_at(const char *path, const struct stat *about, int kind,
                   struct FTW *walk)
{
    static const char *const words[] = {"Springfield", "springfield",
                                        "Tuesday cook", "red bike",
                                        "babysitting"};

    (void)about;
    (void)walk;
    for (size_t i = 0; kind == FTW_F && i < COUNT(words); i++)
        words_on_disk += rig_file_holds(path, words[i]);
    return 0;
}

static void nothing_stands_in_plain_words_on_the_disk(void **state)
{
    struct rig *rig = *state;

    rig_sitting(rig, 3);
    assert_int_equal(keys_backup(rig->session), ERR_OK);
    words_on_disk = 0;
    nftw(rig->paths[0], look_at, 16, FTW_PHYS);
    nftw(rig->paths[1], look_at, 16, FTW_PHYS);
    assert_int_equal(words_on_disk, 0);
    /* The search itself works. */
    nftw(rig->paths[3], look_at, 16, FTW_PHYS);
    assert_int_not_equal(words_on_disk, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST_LOCKED(first_run_makes_a_store),
        RIG_TEST(wrong_passphrases_wait_longer_and_longer),
        RIG_TEST_LOCKED(holds_without_a_passphrase),
        RIG_TEST(waking_up_in_another_year_erases_nothing),
        RIG_TEST(a_date_far_ahead_is_asked_twice),
        RIG_TEST(a_clock_that_goes_back_takes_nothing_away),
        RIG_TEST(purges_before_anything_is_shown),
        RIG_TEST(a_second_store_is_another_circle),
        RIG_TEST(the_recovery_code_opens),
        RIG_TEST(passphrases_come_and_go),
        RIG_TEST(a_stick_is_a_second_factor),
        RIG_TEST(what_was_put_back_is_purged),
        RIG_TEST(a_failed_restore_leaves_the_store),
        RIG_TEST(an_older_copy_is_noticed),
        RIG_TEST(starting_again_sets_the_store_aside),
        RIG_TEST(checks_and_backs_up_once_a_day),
        RIG_TEST(reopens_what_stands_on_the_disk),
        RIG_TEST(nothing_stands_in_plain_words_on_the_disk),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
