/* Opening when something around the store is not as it should be. */
#include "flow/rig.h"

#include <errno.h>
#include <sys/mount.h>

#include "host/folder.h"

static void fill(const char *folder)
{
    char path[160], block[4096] = {0};
    FILE *file;

    snprintf(path, sizeof path, "%s/filler", folder);
    file = fopen(path, "a");
    assert_non_null(file);
    setbuf(file, NULL);
    while (fwrite(block, 1, sizeof block, file) == sizeof block)
        ;
    assert_int_equal(errno, ENOSPC);
    (void)fclose(file);
}

/* What is due could never be erased if nobody could come in to do it. */
static void a_full_disk_keeps_nobody_out(void **state)
{
    struct rig *rig = *state;
    struct request_id id;

    if (mkdir(rig->paths[0], 0700) ||
        mount("none", rig->paths[0], "tmpfs", 0, "size=24m,mode=700")) {
        print_message("skipped: needs root to mount a file system\n");
        skip();
    }
    assert_int_equal(
        mount("none", rig->paths[1], "tmpfs", 0, "size=1m,mode=700"), 0);
    rig_day(rig, rig->today);
    rig_start_again(rig);
    assert_int_equal(unlock_create(rig->session, rig_secret(PASSPHRASE)),
                     ERR_OK);
    id = rig_sitting(rig, 1);
    unlock_lock(rig->session);
    rig_day(rig, rig->today + 40);
    fill(rig->paths[0]);
    fill(rig->paths[1]);
    rig_unlock(rig);
    assert_int_equal(session_today(rig->session), rig->today);
    assert_false(rig_is_there(rig, id));
    unlock_lock(rig->session);
    rig_unlock(rig);
}

static int unmount(void **state)
{
    struct rig *rig = *state;

    session_free(&rig->session);
    (void)umount(rig->paths[0]);
    (void)umount(rig->paths[1]);
    return rig_teardown(state);
}

/* Not knowing the last believed day is not the same as having none: at first
 * use thirty years are believed, and all would be erased. */
static void a_last_day_that_cannot_be_read_is_no_first_use(void **state)
{
    struct rig *rig = *state;
    int32_t today = rig->today;
    bool ask;

    assert_int_equal(db_run(rig_db(rig), "ALTER TABLE setting RENAME TO lost",
                            DB_NO_VALUES),
                     ERR_OK);
    rig_day(rig, today + 3650);
    assert_int_not_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    assert_int_equal(session_today(rig->session), today);
    assert_int_not_equal(unlock_set_today(rig->session, today + 3650),
                         ERR_OK);
    assert_int_not_equal(unlock_set_today(rig->session, today + 3650),
                         ERR_OK);
    assert_int_equal(session_today(rig->session), today);
    assert_int_equal(db_run(rig_db(rig), "ALTER TABLE lost RENAME TO setting",
                            DB_NO_VALUES),
                     ERR_OK);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    assert_true(ask);
}

static int asides(struct rig *rig)
{
    char **names;
    size_t count;
    int found = 0;

    assert_int_equal(file_names(rig->paths[0], 100, &names, &count), ERR_OK);
    for (size_t i = 0; i < count; i++)
        found += strncmp(names[i], "aside-", 6) == 0;
    file_names_done(names, count);
    return found;
}

/* Set aside while the clock stood in 2099, it must not stay until then. */
static void what_was_set_aside_in_2099_goes_after_30_days(void **state)
{
    struct rig *rig = *state;
    int32_t today = rig->today;

    unlock_lock(rig->session);
    rig_day(rig, day_from_date((struct date){2099, 1, 1}));
    assert_int_equal(unlock_start_again(rig->session), ERR_OK);
    assert_int_equal(asides(rig), 1);
    rig_day(rig, today);
    assert_int_equal(unlock_create(rig->session, rig_secret(PASSPHRASE)),
                     ERR_OK);
    unlock_lock(rig->session);
    rig_unlock(rig);
    unlock_lock(rig->session);
    assert_int_equal(asides(rig), 1);
    rig_day(rig, today + 29);
    rig_unlock(rig);
    unlock_lock(rig->session);
    assert_int_equal(asides(rig), 1);
    rig_day(rig, today + 30);
    rig_unlock(rig);
    assert_int_equal(asides(rig), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_full_disk_keeps_nobody_out,
                                        rig_setup, unmount),
        RIG_TEST(a_last_day_that_cannot_be_read_is_no_first_use),
        RIG_TEST(what_was_set_aside_in_2099_goes_after_30_days),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
