/* The monthly numbers, from the end of a request to what is shown. */
#include "flow/rig.h"

#include "core/totals.h"
#include "flow/monthly.h"

/* The first of a month at least so many days ahead. */
static int32_t next_month(int32_t day)
{
    struct date date = day_date(day);

    date.day = 1;
    date.month++;
    if (date.month > 12) {
        date.month = 1;
        date.year++;
    }
    return day_from_date(date);
}

static void go_to(struct rig *rig, int32_t day)
{
    bool ask;

    /* No farther at once than is believed without asking. */
    while (rig->today < day) {
        rig_day(rig, day - rig->today > 40 ? rig->today + 40 : day);
        assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
        assert_false(ask);
    }
}

static struct request_id running(struct rig *rig, int days)
{
    struct request_id id = rig_sitting(rig, days);

    rig_consent(rig, id);
    return id;
}

static int64_t exact(struct rig *rig, int32_t day)
{
    struct text sql = {0};
    int64_t number;

    text_format(&sql,
                "SELECT coalesce(sum(exact), -1) FROM total_open WHERE"
                " task = 'babysitting' AND month = %d",
                (int)day_month(day));
    number = rig_number(rig, text_string(&sql));
    text_done(&sql);
    return number;
}

#define OPEN_SUM "SELECT coalesce(sum(exact), 0) FROM total_open"
#define TOTALS "SELECT count(*) FROM total"

static void what_ends_counts_once(void **state)
{
    struct rig *rig = *state;
    struct request_id id = running(rig, 3);
    struct request_id draft = rig_sitting(rig, 3);
    struct request_id erased = running(rig, 3);

    assert_int_equal(exact(rig, rig->today), 0);
    assert_int_equal(finish_end(rig->session, id, END_DONE), ERR_OK);
    assert_int_equal(exact(rig, rig->today), 1);
    assert_int_equal(finish_end(rig->session, id, END_DONE), ERR_STAGE);
    assert_int_equal(finish_end(rig->session, draft, END_CANCELLED), ERR_OK);
    assert_int_equal(finish_erase(rig->session, erased), ERR_OK);
    assert_int_equal(finish_sweep(rig->session), ERR_OK);
    assert_int_equal(rig_number(rig, OPEN_SUM), 1);
    id = running(rig, 3);
    assert_int_equal(finish_end(rig->session, id, END_NOBODY), ERR_OK);
    assert_int_equal(rig_number(rig, OPEN_SUM), 2);
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM receipt"), 2);
    assert_int_equal(rig_number(rig, TOTALS), 0);
}

/* Ended by the purge after the month was over: it counts where it ended. */
static void what_ends_by_itself_counts_in_its_month(void **state)
{
    struct rig *rig = *state;
    int32_t first = next_month(rig->today);
    struct monthly *list;
    size_t count;
    int waiting, seen = 0;

    go_to(rig, first + 3);
    first = next_month(rig->today);
    go_to(rig, first - 3);
    for (int i = 0; i < 30; i++)
        (void)running(rig, 1);
    go_to(rig, first + 2);
    assert_int_equal(rig_number(rig, OPEN_SUM), 0);
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM receipt"), 30);
    assert_int_equal(
        monthly_list(rig->session, &list, &count, &waiting), ERR_OK);
    assert_int_equal(waiting, 0);
    assert_true(count > 0);
    assert_int_equal(list[0].month, day_month(first - 1));
    for (size_t i = 0; i < count; i++)
        if (list[i].month == day_month(first - 1)) {
            seen++;
            if (strcmp(list[i].task, "babysitting") == 0)
                assert_in_range(list[i].shown, 5, 70);
            else
                assert_true(list[i].shown < 40);
            assert_true(list[i].shown == 0 || list[i].shown >= TOTALS_FEW);
        }
    assert_int_equal(seen, session_tasks(rig->session));
    monthly_done(list, count);
}

static char *table(struct rig *rig)
{
    struct text out = {0};

    assert_int_equal(monthly_table(rig->session, &out), ERR_OK);
    return text_take(&out);
}

static void a_released_number_stays_the_same(void **state)
{
    struct rig *rig = *state;
    int32_t first = next_month(rig->today);
    char *before, *again;
    int lines = 0;

    before = table(rig);
    assert_string_equal(before, "month,task,about\n");
    mem_free(before);
    go_to(rig, first);
    for (int i = 0; i < 9; i++)
        assert_int_equal(
            finish_end(rig->session, running(rig, 3), END_DONE), ERR_OK);
    go_to(rig, next_month(rig->today));
    before = table(rig);
    for (const char *at = before; *at; at++)
        lines += *at == '\n';
    assert_int_equal(lines, 1 + 2 * (int)session_tasks(rig->session));
    assert_non_null(strstr(before, ",babysitting,"));
    assert_null(strstr(before, ",-"));
    for (int i = 0; i < 5; i++) {
        unlock_lock(rig->session);
        rig_unlock(rig);
        again = table(rig);
        assert_string_equal(again, before);
        mem_free(again);
    }
    mem_free(before);
}

static void a_hold_lets_the_release_wait(void **state)
{
    struct rig *rig = *state;
    int32_t first = next_month(rig->today);
    struct monthly *list;
    size_t count;
    int waiting;

    assert_int_equal(finish_end(rig->session, running(rig, 3), END_DONE),
                     ERR_OK);
    assert_int_equal(hold_start(rig->session, HOLD_PAPER), ERR_OK);
    go_to(rig, first);
    assert_int_equal(exact(rig, first - 1), 1);
    /* It counts on: that destroys nothing. */
    assert_int_equal(finish_end(rig->session, running(rig, 3), END_DONE),
                     ERR_OK);
    assert_int_equal(exact(rig, first), 1);
    assert_int_equal(exact(rig, first - 1), 1);
    assert_int_equal(rig_number(rig, TOTALS), 0);
    assert_int_equal(
        monthly_list(rig->session, &list, &count, &waiting), ERR_OK);
    assert_int_equal(count, 0);
    assert_int_equal(waiting, 1);
    monthly_done(list, count);
    assert_int_equal(hold_stop(rig->session), ERR_OK);
    assert_int_equal(exact(rig, first - 1), -1);
    assert_int_equal(exact(rig, first), 1);
    assert_int_equal(rig_number(rig, TOTALS),
                     session_tasks(rig->session));
}

/* Closed, released, and open again in an older backup: not a second time. */
static void a_restored_request_is_not_counted_again(void **state)
{
    struct rig *rig = *state;
    int32_t first = next_month(next_month(rig->today));
    struct backup_info *list;
    struct request_id id;
    char *before, *after;
    size_t count;

    go_to(rig, first - 2);
    id = running(rig, 20);
    assert_int_equal(keys_backup(rig->session), ERR_OK);
    assert_int_equal(finish_end(rig->session, id, END_DONE), ERR_OK);
    assert_int_equal(exact(rig, first - 2), 1);
    go_to(rig, first);
    assert_false(rig_is_there(rig, id));
    before = table(rig);
    assert_int_equal(keys_backups(rig->session, &list, &count), ERR_OK);
    assert_int_equal(
        keys_restore(rig->session, list[0].name, rig_secret(PASSPHRASE)),
        ERR_OK);
    mem_free(list);
    /* What ended in the store is gone from the backup with it. */
    assert_false(rig_is_there(rig, id));
    after = table(rig);
    assert_string_equal(after, before);
    assert_int_equal(rig_number(rig, OPEN_SUM), 0);
    mem_free(before);
    mem_free(after);
}

static void a_corrected_clock_loses_no_count(void **state)
{
    struct rig *rig = *state;
    int32_t home = next_month(rig->today), far = home + 26000;
    char *before;

    go_to(rig, home);
    assert_int_equal(finish_end(rig->session, running(rig, 3), END_DONE),
                     ERR_OK);
    rig_day(rig, far);
    assert_int_equal(unlock_set_today(rig->session, far), ERR_CLOCK);
    assert_int_equal(unlock_set_today(rig->session, far), ERR_OK);
    assert_int_equal(finish_end(rig->session, running(rig, 3), END_DONE),
                     ERR_OK);
    rig_day(rig, home + 40);
    assert_int_equal(unlock_set_today(rig->session, home + 40), ERR_OK);
    assert_int_equal(exact(rig, home + 40), 1);
    assert_int_equal(finish_end(rig->session, running(rig, 3), END_DONE),
                     ERR_OK);
    assert_int_equal(exact(rig, home + 40), 2);
    go_to(rig, next_month(home + 40));
    before = table(rig);
    assert_null(strstr(before, "209"));
    assert_non_null(strstr(before, "babysitting"));
    mem_free(before);
}

/* Without the files of the tasks nothing is released: it would be lost. */
static void without_tasks_the_numbers_wait(void **state)
{
    struct rig *rig = *state;
    int32_t first = next_month(rig->today);
    char from[160], to[160];
    struct monthly *list;
    size_t count;
    int waiting;

    assert_int_equal(finish_end(rig->session, running(rig, 3), END_DONE),
                     ERR_OK);
    unlock_lock(rig->session);
    snprintf(from, sizeof from, "%s/tasks", rig->paths[3]);
    snprintf(to, sizeof to, "%s/away", rig->paths[3]);
    assert_int_equal(rename(from, to), 0);
    rig_start_again(rig);
    rig_day(rig, first);
    rig_unlock(rig);
    assert_int_equal(exact(rig, first - 1), 1);
    assert_int_equal(
        monthly_list(rig->session, &list, &count, &waiting), ERR_OK);
    assert_int_equal(waiting, 1);
    monthly_done(list, count);
    unlock_lock(rig->session);
    assert_int_equal(rename(to, from), 0);
    rig_start_again(rig);
    rig_unlock(rig);
    assert_int_equal(exact(rig, first - 1), -1);
    assert_int_equal(rig_number(rig, TOTALS), session_tasks(rig->session));
}

static void numbers_are_said_in_words(void **state)
{
    struct text out = {0};

    (void)state;
    monthly_say(&out, &(struct monthly){.shown = 12});
    assert_string_equal(text_string(&out), "about 12");
    text_clear(&out);
    monthly_say(&out, &(struct monthly){.shown = 0});
    assert_string_equal(text_string(&out), "fewer than 5");
    text_done(&out);
}

static void locked_tells_nothing(void **state)
{
    struct rig *rig = *state;
    struct monthly *list;
    struct text out = {0};
    size_t count;
    int waiting;

    unlock_lock(rig->session);
    assert_int_equal(
        monthly_list(rig->session, &list, &count, &waiting), ERR_LOCKED);
    assert_int_equal(monthly_table(rig->session, &out), ERR_LOCKED);
    assert_int_equal(out.length, 0);
    text_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(what_ends_counts_once),
        RIG_TEST(what_ends_by_itself_counts_in_its_month),
        RIG_TEST(a_released_number_stays_the_same),
        RIG_TEST(a_hold_lets_the_release_wait),
        RIG_TEST(a_restored_request_is_not_counted_again),
        RIG_TEST(a_corrected_clock_loses_no_count),
        RIG_TEST(without_tasks_the_numbers_wait),
        RIG_TEST(numbers_are_said_in_words),
        RIG_TEST(locked_tells_nothing),
    };

    return cmocka_run_group_tests_name("monthly", tests, NULL, NULL);
}
