/* What was taken away stands nowhere any more: not in the store, not in its
 * backups, not in a code that is drawn again too soon. */
#include "flow/rig.h"

/* How many rows of the newest backup the statement counts. */
static int64_t in_backup(struct rig *rig, const char *sql)
{
    struct backup_info *list;
    struct text path = {0};
    struct db *db;
    size_t count;
    int64_t number;

    assert_int_equal(keys_backups(rig->session, &list, &count), ERR_OK);
    assert_true(count > 0);
    text_format(&path, "%s/backup/%s", rig->paths[0], list[0].name);
    assert_int_equal(db_open(text_string(&path), rig->session->vault->raw_key,
                             rig->session->vault->store_id,
                             rig->session->vault->epoch, &db),
                     ERR_OK);
    assert_int_equal(db_ask_number(db, sql, DB_NO_VALUES, &number), ERR_OK);
    db_close(&db);
    text_done(&path);
    mem_free(list);
    return number;
}

#define TOWNS "SELECT count(*) FROM answer WHERE field = 'town'"
#define NOTES "SELECT count(*) FROM answer WHERE field = 'note'"
#define LINES "SELECT count(*) FROM helper"

static void an_answer_taken_away_is_in_no_backup(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);

    assert_int_equal(keys_backup(rig->session), ERR_OK);
    assert_int_equal(in_backup(rig, NOTES), 1);
    assert_int_equal(ask_skip(rig->session, id, "note"), ERR_OK);
    assert_int_equal(in_backup(rig, NOTES), 0);
}

static void a_line_taken_back_is_in_no_backup(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    int64_t first, second;

    rig_consent(rig, id);
    first = rig_line(rig, id);
    second = rig_line(rig, id);
    assert_int_equal(keys_backup(rig->session), ERR_OK);
    assert_int_equal(in_backup(rig, LINES), 2);
    assert_int_equal(tell_line_back(rig->session, id, first), ERR_OK);
    assert_int_equal(in_backup(rig, LINES), 1);
    /* Taken back, the line that was taken away is there as it was. */
    assert_int_equal(finish_undo(rig->session), ERR_OK);
    assert_int_equal(rig_number(rig, LINES), 2);
    (void)second;
}

/* Erased, and answered anew before the Undo line has gone. */
static void an_erased_answer_given_anew_is_in_no_backup(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);

    assert_int_equal(keys_backup(rig->session), ERR_OK);
    assert_int_equal(finish_erase_answer(rig->session, id, "town"), ERR_OK);
    rig_keep(rig, id, "town", "text:Shelbyville");
    assert_false(finish_can_undo(rig->session));
    assert_int_equal(finish_sweep(rig->session), ERR_OK);
    assert_int_equal(in_backup(rig, TOWNS), 0);
    assert_int_equal(rig_number(rig, TOWNS), 1);
}

/* Under a hold the erased one stays, hidden: nothing takes its place. */
static void a_hold_keeps_an_erased_answer_from_being_replaced(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);

    assert_int_equal(finish_erase_answer(rig->session, id, "town"), ERR_OK);
    assert_int_equal(hold_start(rig->session, HOLD_PAPER), ERR_OK);
    assert_int_equal(
        ask_keep(rig->session, id, "town", "text:Shelbyville", false),
        ERR_HELD);
    unlock_lock(rig->session);
    rig_unlock(rig);
    assert_int_equal(rig_column_holds(rig, "answer", "value", "Springfield"),
                     1);
    assert_int_equal(hold_stop(rig->session), ERR_OK);
    rig_keep(rig, id, "duration", "60");
    assert_int_equal(finish_sweep(rig->session), ERR_OK);
    rig_keep(rig, id, "town", "text:Shelbyville");
    assert_int_equal(rig_number(rig, TOWNS), 1);
}

/* The family that had it may still remember it: 90 days from when the request
 * went, however it went. */
static void the_code_of_an_erased_request_rests(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 100);
    struct text sql = {0};
    int code;

    {
        struct request request = rig_get(rig, id);

        code = request.code;
        request_done(&request);
    }
    rig_day(rig, rig->today + 40);
    unlock_lock(rig->session);
    rig_unlock(rig);
    rig_day(rig, rig->today + 40);
    unlock_lock(rig->session);
    rig_unlock(rig);
    assert_int_equal(finish_erase(rig->session, id), ERR_OK);
    assert_int_equal(finish_sweep(rig->session), ERR_OK);
    rig_day(rig, rig->today + 45);
    unlock_lock(rig->session);
    rig_unlock(rig);
    text_format(&sql, "SELECT count(*) FROM code WHERE code = %d", code);
    assert_int_equal(rig_number(rig, text_string(&sql)), 1);
    rig_day(rig, rig->today + 45);
    unlock_lock(rig->session);
    rig_unlock(rig);
    assert_int_equal(rig_number(rig, text_string(&sql)), 0);
    text_done(&sql);
}

/* Half typed, locked, back at the question: deleted there, it stays away. */
static void half_typed_text_that_was_deleted_does_not_come_back(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct ask_place place;

    assert_int_equal(ask_half(rig->session, id, "note", "blue door"), ERR_OK);
    assert_int_equal(ask_half(rig->session, id, "note", " "), ERR_OK);
    assert_int_equal(ask_place(rig->session, id, "note", &place), ERR_OK);
    assert_null(place.half);
    assert_false(place.dropped);
    ask_place_done(&place);
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM half"), 0);
}

/* An empty field elsewhere says nothing about it. */
static void half_typed_text_of_another_question_stays(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct ask_place place;

    assert_int_equal(ask_half(rig->session, id, "note", "blue door"), ERR_OK);
    assert_int_equal(ask_half(rig->session, id, "town", ""), ERR_OK);
    assert_int_equal(ask_place(rig->session, id, "note", &place), ERR_OK);
    assert_string_equal(place.half, "blue door");
    ask_place_done(&place);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(an_answer_taken_away_is_in_no_backup),
        RIG_TEST(a_line_taken_back_is_in_no_backup),
        RIG_TEST(an_erased_answer_given_anew_is_in_no_backup),
        RIG_TEST(a_hold_keeps_an_erased_answer_from_being_replaced),
        RIG_TEST(the_code_of_an_erased_request_rests),
        RIG_TEST(half_typed_text_that_was_deleted_does_not_come_back),
        RIG_TEST(half_typed_text_of_another_question_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
