/* Counted once, released once, gone exactly from everywhere. */
#include "backup_place.h"

#include "base/day.h"
#include "core/retention.h"
#include "core/totals.h"
#include "vault/tally.h"

#define MONTH 24310 /* of the running month at the start */

static const char *const tasks[] = {"babysitting", "errand", "ride"};

/* A request of the store that ends in that month. */
static struct request_id end_one(struct vault *vault, const char *task,
                                 int32_t ended, int32_t month)
{
    struct tally_end end = {.id = store_add(vault, task, DAY_NONE),
                            .task = task,
                            .known = true,
                            .ended = ended,
                            .month = month};

    assert_int_equal(tally_count(vault, &end), ERR_OK);
    return end.id;
}

static void settle(struct vault *vault, int32_t month)
{
    struct tally_now now = {month, tasks, COUNT(tasks)};

    assert_int_equal(tally_release(vault, &now, random_system()), ERR_OK);
}

static int64_t exact(struct vault *vault, int32_t month, const char *task)
{
    int64_t number;
    enum err err = db_ask_number(
        store_db(vault),
        "SELECT exact FROM total_open WHERE month = ? AND task = ?",
        DB_VALUES(db_number(month), db_text(task)), &number);

    assert_true(!err || err == ERR_NOT_FOUND);
    return err ? -1 : number;
}

/* No request of these tests makes a number so large that it is no noise. */
static bool is_released(struct vault *vault, int32_t month, const char *task,
                        int32_t *noisy)
{
    struct total *list;
    size_t count;
    bool is = false;

    assert_int_equal(tally_totals(vault, &list, &count), ERR_OK);
    for (size_t i = 0; i < count; i++)
        if (list[i].month == month && strcmp(list[i].task, task) == 0) {
            assert_false(is);
            is = true;
            *noisy = list[i].noisy;
        }
    tally_totals_done(list, count);
    return is;
}

static void a_request_counts_once(void **state)
{
    struct store_place *place = *state;
    struct vault *vault = place->vault;
    struct tally_end end;

    settle(vault, MONTH);
    assert_int_equal(exact(vault, MONTH, "ride"), 0);
    end = (struct tally_end){end_one(vault, "ride", MONTH, MONTH), "ride",
                             true, MONTH, MONTH};
    assert_int_equal(exact(vault, MONTH, "ride"), 1);
    assert_int_equal(tally_count(vault, &end), ERR_OK);
    end.ended = end.month = MONTH + 1;
    assert_int_equal(tally_count(vault, &end), ERR_OK);
    assert_int_equal(exact(vault, MONTH, "ride"), 1);
    assert_int_equal(exact(vault, MONTH + 1, "ride"), -1);
    end_one(vault, "ride", MONTH, MONTH);
    end_one(vault, "errand", MONTH, MONTH);
    assert_int_equal(exact(vault, MONTH, "ride"), 2);
    assert_int_equal(exact(vault, MONTH, "errand"), 1);
    assert_int_equal(exact(vault, MONTH, "babysitting"), 0);
}

/* A number of its own would say that somebody needed this kind of help. */
static void a_task_that_is_gone_tells_nothing(void **state)
{
    struct store_place *place = *state;
    struct tally_end end = {.task = "shelter",
                            .known = false,
                            .ended = MONTH,
                            .month = MONTH};
    struct request_id id;

    settle(place->vault, MONTH);
    id = store_add(place->vault, "shelter", DAY_NONE);
    end.id = id;
    assert_int_equal(tally_count(place->vault, &end), ERR_OK);
    assert_int_equal(exact(place->vault, MONTH, "shelter"), -1);
    settle(place->vault, MONTH + 1);
    assert_int_equal(
        store_number(place->vault, "SELECT count(*) FROM total"), 3);
}

static void a_month_is_released_once_with_every_task(void **state)
{
    struct store_place *place = *state;
    struct vault *vault = place->vault;
    int32_t noisy, again;

    settle(vault, MONTH);
    for (int i = 0; i < 200; i++)
        end_one(vault, "ride", MONTH, MONTH);
    assert_false(is_released(vault, MONTH, "ride", &noisy));
    settle(vault, MONTH);
    assert_false(is_released(vault, MONTH, "ride", &noisy));
    settle(vault, MONTH + 1);
    assert_true(is_released(vault, MONTH, "ride", &noisy));
    assert_in_range(noisy, 100, 300);
    assert_true(is_released(vault, MONTH, "errand", &again));
    assert_true(is_released(vault, MONTH, "babysitting", &again));
    assert_int_equal(exact(vault, MONTH, "ride"), -1);
    assert_int_equal(exact(vault, MONTH + 1, "ride"), 0);
    for (int i = 0; i < 20; i++) {
        settle(vault, MONTH + 1);
        assert_true(is_released(vault, MONTH, "ride", &again));
        assert_int_equal(again, noisy);
    }
    /* What closed in it and comes late is counted now. */
    end_one(vault, "ride", MONTH, MONTH + 1);
    assert_int_equal(exact(vault, MONTH, "ride"), -1);
    assert_int_equal(exact(vault, MONTH + 1, "ride"), 1);
}

/* Noise is drawn: the same count comes out as different numbers. */
static void each_number_has_noise_of_its_own(void **state)
{
    struct store_place *place = *state;
    int32_t first = 0, noisy;
    int different = 0;

    settle(place->vault, MONTH);
    settle(place->vault, MONTH + 36);
    assert_int_equal(
        store_number(place->vault, "SELECT count(*) FROM total"), 36 * 3);
    assert_int_equal(
        store_number(place->vault,
                     "SELECT count(*) FROM total_open WHERE exact <> 0"),
        0);
    for (int32_t month = MONTH; month < MONTH + 36; month++)
        for (size_t i = 0; i < COUNT(tasks); i++) {
            assert_true(
                is_released(place->vault, month, tasks[i], &noisy));
            if (month == MONTH && i == 0)
                first = noisy;
            different += noisy != first;
        }
    assert_true(different > 30);
}

static void a_total_goes_after_three_years(void **state)
{
    struct store_place *place = *state;
    int32_t day = day_from_date((struct date){2029, 1, 1});
    int32_t noisy;
    int purged;

    settle(place->vault, 2025 * 12 + 11);
    settle(place->vault, 2026 * 12);
    assert_int_equal(traces_purge(place->vault, day - 1, &purged), ERR_OK);
    assert_true(
        is_released(place->vault, 2025 * 12 + 11, "ride", &noisy));
    assert_int_equal(traces_purge(place->vault, day, &purged), ERR_OK);
    assert_false(
        is_released(place->vault, 2025 * 12 + 11, "ride", &noisy));
}

static int64_t in_backup(struct store_place *place, const char *sql)
{
    char name[64], file[80], *path;
    struct db *db;
    int64_t number;

    newest(place, name);
    snprintf(file, sizeof file, "backup/%s", name);
    path = keys_path(place->path, file);
    assert_int_equal(db_open(path, place->vault->raw_key,
                             place->vault->store_id, 1, &db),
                     ERR_OK);
    assert_int_equal(db_ask_number(db, sql, DB_NO_VALUES, &number), ERR_OK);
    db_close(&db);
    free(path);
    return number;
}

/* The exact number goes from the backup, the noisy one comes, and what was
 * counted since is not counted again after a restore. */
static void a_release_reaches_the_backups(void **state)
{
    struct store_place *place = *state;
    struct tally_end late = {.task = "ride",
                             .known = true,
                             .ended = MONTH,
                             .month = MONTH};
    struct request_id open;
    char name[64];
    int32_t noisy, restored;
    int purged;

    settle(place->vault, MONTH);
    for (int i = 0; i < 77; i++)
        end_one(place->vault, "ride", MONTH, MONTH);
    late.id = store_add(place->vault, "ride", DAY_NONE);
    open = store_add(place->vault, "ride", DAY_NONE);
    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    assert_int_equal(tally_count(place->vault, &late), ERR_OK);
    assert_int_equal(in_backup(place, "SELECT max(exact) FROM total_open"),
                     77);

    settle(place->vault, MONTH + 1);
    assert_int_equal(traces_purge(place->vault, TODAY, &purged), ERR_OK);
    assert_true(is_released(place->vault, MONTH, "ride", &noisy));
    assert_int_equal(in_backup(place, "SELECT max(exact) FROM total_open"),
                     0);
    assert_int_equal(in_backup(place, "SELECT noisy FROM total"
                                      " WHERE task = 'ride'"),
                     noisy);

    newest(place, name);
    vault_close(&place->vault);
    assert_int_equal(
        backup_restore(place->path, &place->key, name, &place->vault),
        ERR_OK);
    settle(place->vault, MONTH + 1);
    assert_true(is_released(place->vault, MONTH, "ride", &restored));
    assert_int_equal(restored, noisy);
    late.ended = late.month = MONTH + 1;
    assert_int_equal(tally_count(place->vault, &late), ERR_OK);
    assert_int_equal(exact(place->vault, MONTH + 1, "ride"), 0);
    late.id = open;
    assert_int_equal(tally_count(place->vault, &late), ERR_OK);
    assert_int_equal(exact(place->vault, MONTH + 1, "ride"), 1);
}

/* No release reaches a stick: what goes there has no exact number at all. */
static void a_copy_on_a_stick_has_no_exact_number(void **state)
{
    struct store_place *place = *state;
    char *stick = keys_path(place->folder, "stick");
    int32_t month = day_month(TODAY);
    char **names;
    size_t count;
    int64_t number;
    struct db *db = NULL;

    settle(place->vault, month);
    end_one(place->vault, "ride", month, month);
    assert_int_equal(mkdir(stick, 0700), 0);
    assert_int_equal(backup_copy_to(place->vault, stick, TODAY), ERR_OK);
    assert_int_equal(exact(place->vault, month, "ride"), 1);
    assert_int_equal(file_names(stick, 10, &names, &count), ERR_OK);
    for (size_t i = 0; i < count; i++) {
        struct text path = {0};

        text_format(&path, "%s/%s", stick, names[i]);
        if (strcmp(names[i] + strlen(names[i]) - 3, ".db") == 0)
            assert_int_equal(db_open(text_string(&path),
                                     place->vault->raw_key,
                                     place->vault->store_id, 1, &db),
                             ERR_OK);
        text_done(&path);
    }
    file_names_done(names, count);
    assert_non_null(db);
    assert_int_equal(db_ask_number(db, "SELECT count(*) FROM total_open",
                                   DB_NO_VALUES, &number),
                     ERR_OK);
    assert_int_equal(number, 0);
    assert_int_equal(db_ask_number(db, "SELECT count(*) FROM request",
                                   DB_NO_VALUES, &number),
                     ERR_OK);
    assert_int_equal(number, 1);
    assert_int_equal(db_ask_number(db, "SELECT untidy FROM store",
                                   DB_NO_VALUES, &number),
                     ERR_OK);
    assert_int_equal(number, 0);
    db_close(&db);
    free(stick);
}

/* The clock was ahead and is put right: nothing is released twice, nothing
 * that was counted is lost, and no month of another century bars the way. */
static void a_clock_that_was_ahead_bars_no_month(void **state)
{
    struct store_place *place = *state;
    struct vault *vault = place->vault;
    int32_t noisy, again;

    settle(vault, MONTH);
    end_one(vault, "ride", MONTH, MONTH);
    settle(vault, MONTH + 1);
    assert_true(is_released(vault, MONTH, "ride", &noisy));
    end_one(vault, "ride", MONTH + 1, MONTH + 1);
    settle(vault, MONTH);
    /* The month is over for the numbers; what comes waits for the next. */
    end_one(vault, "ride", MONTH, MONTH);
    assert_int_equal(exact(vault, MONTH, "ride"), -1);
    assert_int_equal(exact(vault, MONTH + 1, "ride"), 2);
    assert_true(is_released(vault, MONTH, "ride", &again));
    assert_int_equal(again, noisy);

    settle(vault, MONTH + 900);
    end_one(vault, "errand", MONTH + 900, MONTH + 900);
    settle(vault, MONTH + 2);
    assert_int_equal(store_number(vault,
                                  "SELECT count(*) FROM total"
                                  " WHERE month > 24312"),
                     0);
    assert_int_equal(exact(vault, MONTH + 2, "errand"), 1);
    assert_int_equal(exact(vault, MONTH + 900, "errand"), -1);
    settle(vault, MONTH + 3);
    assert_true(is_released(vault, MONTH + 2, "errand", &again));
}

static void what_waits_is_told(void **state)
{
    struct store_place *place = *state;
    int months;

    assert_int_equal(tally_waiting(place->vault, MONTH, &months), ERR_OK);
    assert_int_equal(months, 0);
    settle(place->vault, MONTH);
    assert_int_equal(tally_waiting(place->vault, MONTH + 2, &months), ERR_OK);
    assert_int_equal(months, 2);
    settle(place->vault, MONTH + 2);
    assert_int_equal(tally_waiting(place->vault, MONTH + 2, &months), ERR_OK);
    assert_int_equal(months, 0);
}

/* The first request may end before the first day was settled. */
static void counting_comes_before_the_first_release(void **state)
{
    struct store_place *place = *state;

    end_one(place->vault, "ride", MONTH - 1, MONTH);
    assert_int_equal(exact(place->vault, MONTH, "ride"), 1);
    settle(place->vault, MONTH);
    assert_int_equal(exact(place->vault, MONTH, "ride"), 1);
    assert_int_equal(exact(place->vault, MONTH, "errand"), 0);
}

/* Rolled back with what it belongs to. */
static void counting_is_part_of_the_end(void **state)
{
    struct store_place *place = *state;
    struct tally_end end = {.task = "ride",
                            .known = true,
                            .ended = MONTH,
                            .month = MONTH};

    settle(place->vault, MONTH);
    end.id = store_add(place->vault, "ride", DAY_NONE);
    assert_int_equal(vault_together(place->vault), ERR_OK);
    assert_int_equal(tally_count(place->vault, &end), ERR_OK);
    assert_int_equal(vault_together_end(place->vault, ERR_IO), ERR_IO);
    assert_int_equal(exact(place->vault, MONTH, "ride"), 0);
    assert_int_equal(tally_count(place->vault, &end), ERR_OK);
    assert_int_equal(exact(place->vault, MONTH, "ride"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_request_counts_once),
        STORE_TEST(a_task_that_is_gone_tells_nothing),
        STORE_TEST(a_month_is_released_once_with_every_task),
        STORE_TEST(each_number_has_noise_of_its_own),
        STORE_TEST(a_total_goes_after_three_years),
        STORE_TEST(a_release_reaches_the_backups),
        STORE_TEST(a_copy_on_a_stick_has_no_exact_number),
        STORE_TEST(a_clock_that_was_ahead_bars_no_month),
        STORE_TEST(what_waits_is_told),
        STORE_TEST(counting_comes_before_the_first_release),
        STORE_TEST(counting_is_part_of_the_end),
    };

    return cmocka_run_group_tests_name("tally", tests, NULL, NULL);
}
