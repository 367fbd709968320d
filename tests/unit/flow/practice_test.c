/* A practice is the real thing without a file: all that a volunteer does works
 * in it, the real store is closed meanwhile, and nothing of either reaches the
 * other. */
#include "flow/rig.h"

#include <sys/resource.h>

#include "flow/practice.h"

struct practice {
    struct rig *rig;
    struct session *real;
    char *before; /* the folders, as they were */
    struct rlimit files;
};

static struct text listing;

static int note(const char *path, const struct stat *about, int kind,
                struct FTW *walk)
{
    (void)kind;
    (void)walk;
    text_format(&listing, "%s %ld %ld.%ld\n", path, (long)about->st_size,
                (long)about->st_mtim.tv_sec, (long)about->st_mtim.tv_nsec);
    return 0;
}

/* Names, sizes and times of all there is. */
static char *list(const struct rig *rig)
{
    nftw(rig->folder, note, 16, FTW_PHYS);
    return text_take(&listing);
}

/* The real one was open; in the rig is the practice now. Data files are read,
 * then no file can be opened any more. */
static int setup(void **state)
{
    struct practice *practice = calloc(1, sizeof *practice);
    struct rlimit none;

    if (!practice || rig_open_setup((void **)&practice->rig))
        return -1;
    practice->real = practice->rig->session;
    rig_sitting(practice->rig, 3);
    if (practice_begin(practice->real, &practice->rig->session))
        return -1;
    (void)session_guard(practice->rig->session);
    (void)session_tasks(practice->rig->session);
    practice->before = list(practice->rig);
    getrlimit(RLIMIT_NOFILE, &practice->files);
    none = practice->files;
    none.rlim_cur = 0;
    if (setrlimit(RLIMIT_NOFILE, &none))
        return -1;
    *state = practice;
    return 0;
}

static int teardown(void **state)
{
    struct practice *practice = *state;
    struct rig *rig = practice->rig;
    char *after;
    int differ;

    session_free(&rig->session);
    if (setrlimit(RLIMIT_NOFILE, &practice->files))
        return -1;
    after = list(rig);
    differ = strcmp(practice->before, after);
    mem_free(after);
    mem_free(practice->before);
    rig->session = practice->real;
    rig_teardown((void **)&practice->rig);
    free(practice);
    return differ ? -1 : 0;
}

static enum practice_step step(struct rig *rig)
{
    enum practice_step now;

    assert_int_equal(practice_step(rig->session, &now), ERR_OK);
    return now;
}

static void the_real_one_is_locked(void **state)
{
    struct practice *practice = *state;
    struct session *second;
    struct browse browse = {0};

    assert_false(session_is_open(practice->real));
    assert_true(session_is_open(practice->rig->session));
    assert_true(session_is_practice(practice->rig->session));
    assert_false(session_is_practice(practice->real));
    assert_int_equal(practice_begin(practice->rig->session, &second),
                     ERR_EXISTS);
    assert_null(second);
    assert_int_equal(
        browse_start(practice->rig->session, NULL, NULL, -2, 10, &browse),
        ERR_OK);
    assert_int_equal(browse.count, 0);
    browse_done(&browse);
    assert_int_equal(session_today(practice->rig->session),
                     practice->rig->today);
}

static void all_but_one_question_is_answered(void **state)
{
    struct rig *rig = ((struct practice *)*state)->rig;
    struct request_id id = rig_begin(rig, "babysitting");
    struct request_id other = rig_begin(rig, "ride");
    struct ask_place place;

    assert_int_equal(step(rig), PRACTICE_ANSWER);
    assert_int_equal(practice_prepare(rig->session, id), ERR_OK);
    assert_int_equal(ask_place(rig->session, id, NULL, &place), ERR_OK);
    assert_int_equal(place.index, place.count);
    assert_int_equal(place.field->kind, FIELD_REACH);
    ask_place_done(&place);
    /* Another task is asked in full. */
    assert_int_equal(practice_prepare(rig->session, other), ERR_OK);
    assert_int_equal(ask_place(rig->session, other, NULL, &place), ERR_OK);
    assert_int_equal(place.index, 1);
    ask_place_done(&place);
}

/* The road of the guide, in flow's own words. */
static void all_that_is_practised_works(void **state)
{
    struct rig *rig = ((struct practice *)*state)->rig;
    struct session *session = rig->session;
    struct request_id id, again;
    struct text out = {0};
    int64_t line;

    assert_int_equal(step(rig), PRACTICE_BEGIN);
    id = rig_begin(rig, "babysitting");
    assert_int_equal(practice_prepare(session, id), ERR_OK);
    rig_keep(rig, id, "reach", "know");
    assert_int_equal(step(rig), PRACTICE_YES);
    text_format(&out, "text:%s", practice_line());
    assert_int_equal(ask_keep(session, id, "note", out.bytes, false),
                     ERR_FINDING);
    assert_int_equal(ask_half(session, id, "note", practice_line()), ERR_OK);
    assert_false(rig_stores(rig, "maria"));
    rig_keep(rig, id, "note", "text:red bike.");
    assert_int_equal(tell_preview(session, id, NULL, &out), ERR_OK);
    assert_int_equal(tell_consent(session, id, 0, true), ERR_OK);
    assert_int_equal(step(rig), PRACTICE_ASK);
    assert_int_equal(tell_done(session, id, 0, TELL_ASKING, 3), ERR_OK);
    assert_int_equal(step(rig), PRACTICE_SOMEBODY);
    line = rig_line(rig, id);
    assert_int_equal(step(rig), PRACTICE_CHOOSE);
    assert_int_equal(tell_done(session, id, line, TELL_AVAILABLE, 1), ERR_OK);
    assert_int_equal(tell_line_choose(session, id, line), ERR_CONSENT);
    assert_int_equal(tell_consent(session, id, 1, true), ERR_OK);
    assert_int_equal(tell_line_choose(session, id, line), ERR_OK);
    assert_int_equal(step(rig), PRACTICE_PLACE);
    assert_int_equal(tell_done(session, id, line, TELL_AGREED, 1), ERR_OK);
    assert_int_equal(step(rig), PRACTICE_CHANGE);
    rig_keep(rig, id, "when", rig_when(rig->today + 10, " 14:00"));
    assert_int_equal(step(rig), PRACTICE_TELL);
    assert_int_equal(tell_done(session, id, line, TELL_CHANGED, 1), ERR_OK);
    assert_int_equal(step(rig), PRACTICE_CHANGE);
    assert_int_equal(finish_end(session, id, END_DONE), ERR_OK);
    assert_int_equal(step(rig), PRACTICE_DONE);
    assert_int_equal(finish_again(session, id, &again), ERR_OK);
    assert_int_equal(step(rig), PRACTICE_DONE);
    assert_int_equal(finish_erase(session, again), ERR_OK);
    assert_int_equal(finish_undo(session), ERR_OK);
    assert_int_equal(finish_erase(session, again), ERR_OK);
    assert_int_equal(finish_sweep(session), ERR_OK);
    assert_int_equal(unlock_reopen(session), ERR_OK);
    assert_true(session_is_open(session));
    text_done(&out);
}

/* Somebody who is thanked because enough agreed is no change. */
static void only_who_is_counted_on_waits_for_news(void **state)
{
    struct rig *rig = ((struct practice *)*state)->rig;
    struct request_id id = rig_sitting(rig, 3);
    int64_t first;

    rig_consent(rig, id);
    first = rig_line(rig, id);
    (void)rig_line(rig, id);
    assert_int_equal(tell_line_choose(rig->session, id, first), ERR_OK);
    assert_int_equal(tell_done(rig->session, id, first, TELL_AGREED, 1),
                     ERR_OK);
    assert_int_equal(step(rig), PRACTICE_CHANGE);
    assert_int_equal(finish_end(rig->session, id, END_CANCELLED), ERR_OK);
    assert_int_equal(step(rig), PRACTICE_BEGIN);
}

static void nothing_is_kept_or_carried_away(void **state)
{
    struct rig *rig = ((struct practice *)*state)->rig;
    struct session *session = rig->session;
    struct secret *code;

    assert_int_equal(keys_add(session, rig_secret(PASSPHRASE), NULL),
                     ERR_LOCKED);
    assert_int_equal(keys_change(session, rig_secret(PASSPHRASE), NULL),
                     ERR_LOCKED);
    assert_int_equal(keys_add(session, rig_secret(PASSPHRASE), rig->folder),
                     ERR_LOCKED);
    assert_int_equal(keys_remove(session, 0), ERR_LOCKED);
    assert_int_equal(keys_new(session, rig_secret(PASSPHRASE), NULL, NULL),
                     ERR_LOCKED);
    assert_int_equal(keys_recovery(session, &code), ERR_LOCKED);
    assert_int_equal(keys_backup(session), ERR_LOCKED);
    assert_int_equal(keys_backup_to(session, rig->folder), ERR_LOCKED);
    assert_int_equal(
        keys_restore(session, "backup-2026-11-24-1.db", rig_secret(PASSPHRASE)),
        ERR_LOCKED);
    assert_true(session_is_open(session));
    assert_int_equal(hold_start(session, HOLD_PAPER), ERR_READ_ONLY);
    assert_int_equal(session_theme_keep(session, "mono"), ERR_READ_ONLY);
    assert_int_equal(unlock_create(session, rig_secret(PASSPHRASE)),
                     ERR_EXISTS);
    for (int i = 0; i < 5; i++)
        assert_false(unlock_idle(session));
    assert_int_equal(unlock_found(session), ERR_OK);
}

/* Closed by a lock it is nothing, and can't become something. */
static void closed_it_is_gone(void **state)
{
    struct practice *practice = *state;
    struct session *session = practice->rig->session;
    struct vault_probe probe;
    enum unlock_next next;

    (void)rig_sitting(practice->rig, 3);
    unlock_lock(session);
    assert_false(session_is_open(session));
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &practice->files), 0);
    assert_int_not_equal(unlock_create(session, rig_secret(PASSPHRASE)),
                         ERR_OK);
    assert_int_not_equal(unlock_open(session, rig_secret(PASSPHRASE), &next),
                         ERR_OK);
    (void)!unlock_look(session, &probe);
    assert_int_not_equal(probe.state, VAULT_READY);
}

/* A hold on the real store is none of a practice's business. */
static void a_real_hold_does_not_reach_it(void **state)
{
    struct practice *practice = *state;
    struct rig *rig = practice->rig;
    struct session *session;
    struct request_id id;

    assert_int_equal(setrlimit(RLIMIT_NOFILE, &practice->files), 0);
    assert_int_equal(hold_start(practice->real, HOLD_PAPER), ERR_OK);
    session = rig->session;
    assert_int_equal(hold_now(session), HOLD_NONE);
    id = rig_sitting(rig, 3);
    assert_int_equal(finish_erase(session, id), ERR_OK);
    assert_int_equal(finish_sweep(session), ERR_OK);
    assert_int_equal(hold_now(practice->real), HOLD_PAPER);
    mem_free(practice->before);
    practice->before = list(rig);
}

/* A clock that nobody believes stops no practice and asks nothing. */
static void any_clock_will_do(void **state)
{
    static const int days[] = {-20000, 3650, 1};
    struct practice *practice = *state;
    struct rig *rig = practice->rig;
    int32_t home = rig->today;

    assert_int_equal(setrlimit(RLIMIT_NOFILE, &practice->files), 0);
    for (size_t i = 0; i < COUNT(days); i++) {
        bool ask;

        session_free(&rig->session);
        rig_clock(rig, home + days[i], 600);
        assert_int_equal(practice_begin(practice->real, &rig->session), ERR_OK);
        assert_int_not_equal(session_today(rig->session), DAY_NONE);
        assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
        assert_false(ask);
        rig->today = session_today(rig->session);
        (void)rig_sitting(rig, 3);
        rig_clock(rig, home + days[i] + 1, 600);
        assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
        assert_false(ask);
        assert_int_equal(session_today(rig->session), rig->today + 1);
        assert_false(unlock_idle(rig->session));
        assert_int_equal(unlock_found(rig->session), ERR_OK);
    }
    mem_free(practice->before);
    practice->before = list(rig);
}

/* What was read is handed over once; the real one reads its own again. */
static void tasks_and_guard_are_handed_over(void **state)
{
    struct practice *practice = *state;

    assert_null(practice->real->guard);
    assert_null(practice->real->catalogue);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &practice->files), 0);
    assert_non_null(session_task_find(practice->real, "babysitting"));
}

static void outside_it_prepares_nothing(void **state)
{
    struct practice *practice = *state;
    struct request_id none = {0};

    assert_int_equal(practice_prepare(practice->real, none), ERR_OK);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(the_real_one_is_locked),
        TEST(all_but_one_question_is_answered),
        TEST(all_that_is_practised_works),
        TEST(only_who_is_counted_on_waits_for_news),
        TEST(nothing_is_kept_or_carried_away),
        TEST(closed_it_is_gone),
        TEST(a_real_hold_does_not_reach_it),
        TEST(any_clock_will_do),
        TEST(tasks_and_guard_are_handed_over),
        TEST(outside_it_prepares_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
