/* The group's own shorter rule, and what the screens promise about ends. */
#include "flow/rig.h"

#include "core/retention.h"

static int32_t ends_of(struct rig *rig, const char *field)
{
    struct text sql = {0};
    int64_t day;

    text_format(&sql, "SELECT expires FROM answer WHERE field = '%s'", field);
    day = rig_number(rig, text_string(&sql));
    text_done(&sql);
    return (int32_t)day;
}

#define WHOLE "SELECT expires FROM request"

static void a_shorter_rule_holds_for_what_is_there(void **state)
{
    struct rig *rig = *state;
    int32_t event = rig->today + 9;
    bool ask;

    (void)rig_sitting(rig, 9);
    assert_int_equal(ends_of(rig, "town"), event + 2);
    assert_int_equal(ends_of(rig, "place"), event + 1);
    assert_int_equal(rig_number(rig, WHOLE), event + 2);
    assert_int_equal(settings_sooner(rig->session, SETTING_KEEP, 0), ERR_OK);
    assert_int_equal(ends_of(rig, "town"), event + 1);
    assert_int_equal(ends_of(rig, "place"), event + 1);
    assert_int_equal(rig_number(rig, WHOLE), event + 1);
    /* And no rule makes anything last longer than the kind of help says. */
    assert_int_equal(settings_sooner(rig->session, SETTING_KEEP, 30), ERR_OK);
    assert_int_equal(ends_of(rig, "town"), event + 2);
    assert_int_equal(settings_sooner(rig->session, SETTING_KEEP, 31),
                     ERR_INVALID);
    assert_int_equal(settings_sooner(rig->session, SETTING_KEEP, -1),
                     ERR_INVALID);
    assert_int_equal(settings_sooner(rig->session, SETTING_KEEP, 0), ERR_OK);
    rig_day(rig, event + 1);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM request"), 0);
}

static void untouched_requests_end_earlier(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_begin(rig, "fundraising");
    struct request_id sitting = rig_sitting(rig, 20);
    bool ask;

    rig_keep(rig, id, "amount", "350");
    rig_keep(rig, id, "purpose", "rent");
    rig_keep(rig, id, "give", "cash at our table");
    rig_keep(rig, id, "reach", "know");
    rig_consent(rig, id);
    assert_int_equal(settings_sooner(rig->session, SETTING_IDLE, 7), ERR_OK);
    rig_day(rig, rig->today + 8);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM receipt"), 1);
    rig_day(rig, rig->today + 1);
    assert_int_equal(unlock_new_day(rig->session, &ask), ERR_OK);
    assert_false(rig_is_there(rig, id));
    /* What has a day keeps it. */
    assert_true(rig_is_there(rig, sitting));
}

static void end_one(struct rig *rig)
{
    struct request_id id = rig_sitting(rig, 3);

    rig_consent(rig, id);
    assert_int_equal(finish_end(rig->session, id, END_DONE), ERR_OK);
}

static void receipts_may_be_shorter_or_none(void **state)
{
    struct rig *rig = *state;

    assert_int_equal(settings_sooner(rig->session, SETTING_RECEIPT, 5),
                     ERR_OK);
    end_one(rig);
    assert_int_equal(rig_number(rig, "SELECT expires FROM receipt"),
                     rig->today + 5);
    assert_int_equal(settings_sooner(rig->session, SETTING_RECEIPT, 0),
                     ERR_OK);
    end_one(rig);
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM receipt"), 1);
}

static void nothing_is_shortened_under_a_hold(void **state)
{
    static const enum setting rules[] = {SETTING_KEEP, SETTING_IDLE,
                                         SETTING_RECEIPT};
    struct rig *rig = *state;
    int32_t before;

    (void)rig_sitting(rig, 9);
    before = ends_of(rig, "town");
    assert_int_equal(hold_start(rig->session, HOLD_PAPER), ERR_OK);
    for (size_t i = 0; i < COUNT(rules); i++) {
        int value = settings_get(rig->session, rules[i]);

        assert_int_equal(settings_sooner(rig->session, rules[i], 3),
                         ERR_HELD);
        assert_int_equal(settings_get(rig->session, rules[i]), value);
    }
    assert_int_equal(ends_of(rig, "town"), before);
}

/* --- what the screens say ------------------------------------------------- */

static bool is_said(struct rig *rig, struct request_id id, const char *what,
                    const char *until)
{
    struct kept *list;
    size_t count;
    bool said = false;

    assert_int_equal(browse_kept(rig->session, id, &list, &count), ERR_OK);
    for (size_t i = 0; i < count; i++) {
        assert_non_null(list[i].until);
        assert_true(strlen(list[i].until) > 0);
        said |= strstr(list[i].what, what) && strstr(list[i].until, until);
    }
    kept_done(list, count);
    return said;
}

static void every_end_is_said(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 0);
    struct request request = rig_get(rig, id);
    char code[16];

    snprintf(code, sizeof code, "%d", request.code);
    request_done(&request);
    rig_consent(rig, id);
    rig_line(rig, id);
    assert_int_equal(tell_done(rig->session, id, 0, TELL_ASKING, 8), ERR_OK);
    assert_int_equal(ask_half(rig->session, id, "place", "blue door"),
                     ERR_OK);
    assert_true(is_said(rig, id, "Where", "erased tomorrow"));
    assert_true(is_said(rig, id, "Springfield", "erased on "));
    assert_true(is_said(rig, id, "A: ", "erased tomorrow"));
    assert_true(is_said(rig, id, code, "erased on "));
    assert_true(is_said(rig, id, "8 people", "erased on "));
    assert_true(is_said(rig, id, "said yes", "erased on "));
    assert_true(is_said(rig, id, "half typed", "erased tomorrow"));
    assert_true(is_said(rig, id, "month", "within 30 days"));
}

static void what_stands_in_the_way_is_said(void **state)
{
    struct rig *rig = *state;

    assert_null(browse_obstacle(rig->session));
    assert_int_equal(hold_start(rig->session, HOLD_PAPER), ERR_OK);
    assert_non_null(strstr(browse_obstacle(rig->session), "Stop erasing"));
    assert_int_equal(hold_stop(rig->session), ERR_OK);
    assert_null(browse_obstacle(rig->session));
    unlock_lock(rig->session);
    rig_clock(rig, 5, 600);
    assert_int_equal(rig_unlock(rig), UNLOCK_DATE);
    assert_non_null(strstr(browse_obstacle(rig->session), "date"));
    rig_clock(rig, rig->today, 600);
    unlock_lock(rig->session);
    rig_unlock(rig);
    rig->session->untidy = true;
    assert_non_null(strstr(browse_obstacle(rig->session), "full"));
}

static void a_hold_is_called_to_mind_once_a_week(void **state)
{
    struct rig *rig = *state;
    struct secret *code;
    int reminders = 0;

    assert_int_equal(keys_recovery(rig->session, &code), ERR_OK);
    secret_free(&code);
    assert_int_equal(keys_recovery_confirmed(rig->session), ERR_OK);
    assert_int_equal(hold_start(rig->session, HOLD_PAPER), ERR_OK);
    for (int day = 0; day < 29; day++) {
        enum unlock_next next;

        unlock_lock(rig->session);
        next = rig_unlock(rig);
        reminders += next == UNLOCK_HELD;
        assert_true(next == UNLOCK_HOME || next == UNLOCK_HELD);
        /* Not twice on one day. */
        unlock_lock(rig->session);
        assert_int_equal(rig_unlock(rig), UNLOCK_HOME);
        rig_day(rig, rig->today + 1);
    }
    assert_int_equal(reminders, 4);
    assert_int_equal(hold_stop(rig->session), ERR_OK);
    for (int day = 0; day < 10; day++) {
        rig_day(rig, rig->today + 1);
        unlock_lock(rig->session);
        assert_int_equal(rig_unlock(rig), UNLOCK_HOME);
    }
}

/* --- purpose -------------------------------------------------------------- */

/* Once asked for one kind of help, always for that one. */
static void a_request_stays_of_its_kind(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 9), again;
    struct request request = rig_get(rig, id);

    mem_free(request.task);
    request.task = mem_string("fundraising");
    assert_int_equal(requests_save(rig->session->vault, &request), ERR_OK);
    request_done(&request);
    request = rig_get(rig, id);
    assert_string_equal(request.task, "babysitting");
    request_done(&request);
    /* Nor does it take another kind's answers. */
    assert_int_equal(ask_keep(rig->session, id, "amount", "350", false),
                     ERR_NOT_FOUND);
    assert_int_equal(ask_half(rig->session, id, "amount", "350"),
                     ERR_NOT_FOUND);
    assert_int_equal(finish_again(rig->session, id, &again), ERR_OK);
    request = rig_get(rig, again);
    assert_string_equal(request.task, "babysitting");
    request_done(&request);
}

/* Whatever a stage may not know is in no text for it, in any kind of help. */
static void no_text_tells_what_its_stage_may_not_know(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 9);
    struct text out = {0};
    struct request seen;
    int64_t line;

    rig_consent(rig, id);
    line = rig_line(rig, id);
    assert_int_equal(
        tell_text(rig->session, id, 0, TELL_ASKING, NULL, &out), ERR_OK);
    assert_non_null(strstr(text_string(&out), "Springfield"));
    assert_null(strstr(text_string(&out), "3 to 5"));
    assert_null(strstr(text_string(&out), "Elm"));
    assert_null(strstr(text_string(&out), "cook"));
    assert_null(strstr(text_string(&out), "red bike"));
    assert_int_equal(
        tell_text(rig->session, id, line, TELL_AVAILABLE, NULL, &out),
        ERR_OK);
    assert_non_null(strstr(text_string(&out), "3 to 5"));
    assert_null(strstr(text_string(&out), "Elm"));
    assert_null(strstr(text_string(&out), "cook"));
    assert_int_equal(
        tell_text(rig->session, id, line, TELL_AGREED, NULL, &out),
        ERR_STAGE);
    /* The store doesn't read it at all. */
    assert_int_equal(
        requests_get_for_helper(rig->session->vault, id, line, &seen),
        ERR_OK);
    assert_null(request_value(&seen, "place"));
    assert_null(request_value(&seen, "reach"));
    assert_null(request_value(&seen, "note"));
    assert_non_null(request_value(&seen, "ages"));
    request_done(&seen);
    text_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(a_shorter_rule_holds_for_what_is_there),
        RIG_TEST(untouched_requests_end_earlier),
        RIG_TEST(receipts_may_be_shorter_or_none),
        RIG_TEST(nothing_is_shortened_under_a_hold),
        RIG_TEST(every_end_is_said),
        RIG_TEST(what_stands_in_the_way_is_said),
        RIG_TEST(a_hold_is_called_to_mind_once_a_week),
        RIG_TEST(a_request_stays_of_its_kind),
        RIG_TEST(no_text_tells_what_its_stage_may_not_know),
    };

    return cmocka_run_group_tests_name("sooner", tests, NULL, NULL);
}
