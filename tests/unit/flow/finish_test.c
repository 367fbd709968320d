#include "flow/rig.h"

static struct request_id rig_running(struct rig *rig, int days)
{
    struct request_id id = rig_sitting(rig, days);

    rig_consent(rig, id);
    assert_int_equal(tell_done(rig->session, id, 0, TELL_ASKING, 8), ERR_OK);
    return id;
}

static void one_receipt(struct rig *rig, enum request_end end, int asked,
                        int available, int agreed)
{
    struct receipt *list;
    size_t count;

    assert_int_equal(traces_receipts(rig->session->vault, &list, &count),
                     ERR_OK);
    assert_int_equal(count, 1);
    assert_string_equal(list[0].task, "babysitting");
    assert_int_equal(list[0].end, end);
    assert_int_equal(list[0].asked, asked);
    assert_int_equal(list[0].available, available);
    assert_int_equal(list[0].agreed, agreed);
    receipts_done(list, count);
}

static void each_end_writes_a_receipt_and_starts_the_lifetimes(void **state)
{
    static const enum request_end ends[] = {END_DONE, END_CANCELLED,
                                            END_NOBODY};
    struct rig *rig = *state;

    for (size_t i = 0; i < COUNT(ends); i++) {
        struct request_id id = rig_running(rig, 20);
        struct request request;
        int64_t line = rig_line(rig, id);

        assert_int_equal(tell_line_choose(rig->session, id, line), ERR_OK);
        rig_line(rig, id);
        assert_int_equal(finish_end(rig->session, id, ends[i]), ERR_OK);
        assert_int_equal(finish_end(rig->session, id, ends[i]), ERR_STAGE);
        one_receipt(rig, ends[i], 8, 2, 1);
        request = rig_get(rig, id);
        assert_int_equal(request.state, REQUEST_ENDED);
        assert_int_equal(request.ended, rig->today);
        for (size_t at = 0; at < request.answer_count; at++)
            assert_true(request.answers[at].expires <= rig->today + 2);
        assert_int_equal(request_helper(&request, line)->stale,
                         ends[i] != END_DONE);
        request_done(&request);
        assert_int_equal(
            rig_number(rig, "SELECT lines_expire FROM request"),
            rig->today + 1);
        assert_int_equal(finish_erase(rig->session, id), ERR_OK);
        assert_int_equal(finish_sweep(rig->session), ERR_OK);
        assert_int_equal(db_run(rig_db(rig), "DELETE FROM receipt",
                                DB_NO_VALUES),
                         ERR_OK);
    }
}

static void a_draft_leaves_no_receipt(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 20);

    assert_int_equal(finish_end(rig->session, id, END_NONE), ERR_INVALID);
    assert_int_equal(finish_end(rig->session, id, END_CANCELLED), ERR_OK);
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM receipt"), 0);
}

static void what_is_over_ends_and_goes_by_itself(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_running(rig, 3);
    struct request request;
    bool ask;

    rig_line(rig, id);
    rig_day(rig, rig->today + 3);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    request = rig_get(rig, id);
    assert_int_equal(request.state, REQUEST_OPEN);
    assert_non_null(request_value(&request, "place"));
    request_done(&request);

    rig_day(rig, rig->today + 1);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    request = rig_get(rig, id);
    assert_int_equal(request.state, REQUEST_ENDED);
    assert_null(request_value(&request, "place"));
    assert_null(request_value(&request, "reach"));
    assert_non_null(request_value(&request, "town"));
    assert_int_equal(request.helper_count, 0);
    request_done(&request);
    one_receipt(rig, END_DONE, 8, 1, 0);

    rig_day(rig, rig->today + 1);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    assert_false(rig_is_there(rig, id));
    assert_false(rig_stores(rig, "springfield"));
    one_receipt(rig, END_DONE, 8, 1, 0);
    rig_day(rig, rig->today + 29);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM receipt"), 0);
}

static void an_idle_request_ends_too(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_begin(rig, "fundraising");
    bool ask;

    rig_keep(rig, id, "amount", "350");
    rig_keep(rig, id, "purpose", "rent");
    rig_keep(rig, id, "give", "cash at our table");
    rig_keep(rig, id, "reach", "know");
    rig_consent(rig, id);
    rig_day(rig, rig->today + 30);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    assert_true(rig_is_there(rig, id));
    rig_day(rig, rig->today + 3);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    assert_false(rig_is_there(rig, id));
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM receipt"), 1);
}

static void again_copies_only_the_first_two_stages(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_running(rig, 3), again;
    struct request request, before;

    rig_line(rig, id);
    assert_int_equal(finish_end(rig->session, id, END_DONE), ERR_OK);
    assert_int_equal(finish_again(rig->session, id, &again), ERR_OK);
    before = rig_get(rig, id);
    request = rig_get(rig, again);
    assert_int_equal(request.state, REQUEST_DRAFT);
    assert_int_not_equal(request.code, before.code);
    assert_int_not_equal(request.code, 0);
    assert_string_equal(request_value(&request, "duration"), "180");
    assert_string_equal(request_value(&request, "town"), "text:Springfield");
    assert_string_equal(request_value(&request, "children"), "2");
    assert_null(request_value(&request, "when"));
    assert_null(request_value(&request, "place"));
    assert_null(request_value(&request, "reach"));
    assert_null(request_value(&request, "note"));
    assert_int_equal(request.helper_count, 0);
    assert_int_equal(request.asked, 0);
    assert_int_equal(request.consent_asking, DAY_NONE);
    assert_int_equal(request.question, 0);
    for (size_t i = 0; i < request.answer_count; i++)
        assert_true(request.answers[i].expires > rig->today + 20);
    request_done(&before);
    request_done(&request);
}

static void an_erased_request_comes_back(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_running(rig, 3);

    assert_int_equal(finish_erase(rig->session, id), ERR_OK);
    assert_false(rig_is_there(rig, id));
    assert_true(finish_can_undo(rig->session));
    assert_int_equal(finish_undo(rig->session), ERR_OK);
    assert_true(rig_is_there(rig, id));
    assert_false(finish_can_undo(rig->session));
    assert_int_equal(finish_erase(rig->session, id), ERR_OK);
    assert_int_equal(finish_sweep(rig->session), ERR_OK);
    assert_false(finish_can_undo(rig->session));
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM request"), 0);
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM answer"), 0);
}

static void an_erased_answer_comes_back(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_running(rig, 3);
    struct request request;
    int64_t line = rig_line(rig, id);

    assert_int_equal(finish_erase_answer(rig->session, id, "colour"),
                     ERR_NOT_FOUND);
    assert_int_equal(finish_erase_answer(rig->session, id, "when"), ERR_OK);
    request = rig_get(rig, id);
    assert_null(request_value(&request, "when"));
    assert_int_equal(request.when, DAY_NONE);
    assert_true(request_helper(&request, line)->stale);
    request_done(&request);
    assert_int_equal(finish_undo(rig->session), ERR_OK);
    request = rig_get(rig, id);
    assert_int_equal(request.when, rig->today + 3);
    assert_false(request_helper(&request, line)->stale);
    for (size_t i = 0; i < request.answer_count; i++)
        assert_true(request.answers[i].expires <= rig->today + 5);
    request_done(&request);
    /* A second erase makes the first one real. */
    assert_int_equal(finish_erase_answer(rig->session, id, "note"), ERR_OK);
    assert_int_equal(finish_erase_answer(rig->session, id, "town"), ERR_OK);
    assert_false(rig_stores(rig, "red bike"));
    assert_true(rig_stores(rig, "springfield"));
    unlock_lock(rig->session);
    rig_unlock(rig);
    assert_false(rig_stores(rig, "springfield"));
}

static void what_was_marked_goes_at_the_next_unlock(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_running(rig, 3);

    assert_int_equal(finish_erase(rig->session, id), ERR_OK);
    rig_killed(rig);
    rig_unlock(rig);
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM request"), 0);
}

static void a_hold_keeps_everything(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_running(rig, 3);
    struct request_id marked = rig_running(rig, 4);
    int64_t line = rig_line(rig, id);
    bool ask;

    assert_int_equal(finish_erase(rig->session, marked), ERR_OK);
    assert_int_equal(hold_start(rig->session, HOLD_LAWYER), ERR_OK);
    assert_int_equal(finish_erase(rig->session, id), ERR_HELD);
    assert_int_equal(finish_erase_answer(rig->session, id, "note"), ERR_HELD);
    assert_int_equal(tell_line_back(rig->session, id, line), ERR_HELD);
    assert_int_equal(keys_remove(rig->session, 1), ERR_HELD);
    assert_int_equal(
        keys_new(rig->session, rig_secret(PASSPHRASE), NULL, NULL), ERR_HELD);
    assert_int_equal(
        keys_restore(rig->session, "any", rig_secret(PASSPHRASE)), ERR_HELD);
    assert_int_equal(unlock_start_again(rig->session), ERR_HELD);
    assert_int_equal(finish_sweep(rig->session), ERR_OK);
    rig_day(rig, rig->today + 40);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    unlock_lock(rig->session);
    rig_unlock(rig);
    assert_true(rig_is_there(rig, id));
    assert_true(rig_stores(rig, "red bike"));
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM request"), 2);
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM helper"), 1);
    /* Lifted: at the next opening all is as it should be. */
    assert_int_equal(hold_stop(rig->session), ERR_OK);
    unlock_lock(rig->session);
    rig_unlock(rig);
    assert_false(rig_is_there(rig, id));
    assert_false(rig_stores(rig, "red bike"));
}

static void postponed_once_and_by_a_week(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_running(rig, 3);
    struct going *list;
    struct request request;
    size_t count;
    bool ask;

    assert_int_equal(browse_going(rig->session, &list, &count), ERR_OK);
    assert_int_equal(count, 1);
    assert_true(list[0].can_postpone);
    assert_non_null(strstr(list[0].what, "Babysitting"));
    going_done(list, count);
    assert_int_equal(browse_postpone(rig->session, id), ERR_OK);
    assert_int_equal(browse_postpone(rig->session, id), ERR_INVALID);
    assert_int_equal(browse_going(rig->session, &list, &count), ERR_OK);
    assert_int_equal(count, 0);
    going_done(list, count);
    rig_day(rig, rig->today + 9);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    request = rig_get(rig, id);
    assert_non_null(request_value(&request, "place"));
    request_done(&request);
    rig_day(rig, rig->today + 2);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    request = rig_get(rig, id);
    assert_null(request_value(&request, "place"));
    request_done(&request);
}

static void a_task_that_is_gone_still_ends(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_running(rig, 3);
    bool ask;

    assert_int_equal(
        db_run(rig_db(rig), "UPDATE request SET task = 'shelter'",
               DB_NO_VALUES),
        ERR_OK);
    assert_int_equal(finish_end(rig->session, id, END_DONE), ERR_DATA);
    rig_day(rig, rig->today + 4);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM receipt"), 1);
    rig_day(rig, rig->today + 4);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    assert_false(rig_is_there(rig, id));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(each_end_writes_a_receipt_and_starts_the_lifetimes),
        RIG_TEST(a_draft_leaves_no_receipt),
        RIG_TEST(what_is_over_ends_and_goes_by_itself),
        RIG_TEST(an_idle_request_ends_too),
        RIG_TEST(again_copies_only_the_first_two_stages),
        RIG_TEST(an_erased_request_comes_back),
        RIG_TEST(an_erased_answer_comes_back),
        RIG_TEST(what_was_marked_goes_at_the_next_unlock),
        RIG_TEST(a_hold_keeps_everything),
        RIG_TEST(postponed_once_and_by_a_week),
        RIG_TEST(a_task_that_is_gone_still_ends),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
