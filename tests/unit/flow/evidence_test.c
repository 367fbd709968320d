/* Inquiries: kept, erased, held, given out. */
#include "flow/rig.h"

#include "flow/evidence.h"
#include "i18n/format.h"

static struct inquiry made(int32_t day)
{
    return (struct inquiry){.day = day, .choices = {2, 1, 0, 2, 1}};
}

static struct request_id keep(struct rig *rig, int32_t day)
{
    struct inquiry inquiry = made(day);

    assert_int_equal(evidence_keep(rig->session, &inquiry), ERR_OK);
    return inquiry.id;
}

static size_t count(struct rig *rig)
{
    struct inquiry *list;
    size_t number;

    assert_int_equal(evidence_list(rig->session, &list, &number), ERR_OK);
    mem_free(list);
    return number;
}

static void what_is_not_whole_is_not_kept(void **state)
{
    struct rig *rig = *state;
    struct inquiry inquiry = made(rig->today);

    inquiry.choices[INQUIRY_PAPER] = -1;
    assert_int_equal(evidence_keep(rig->session, &inquiry), ERR_INVALID);
    inquiry.choices[INQUIRY_PAPER] = 4;
    assert_int_equal(evidence_keep(rig->session, &inquiry), ERR_INVALID);
    inquiry = made(rig->today + 1);
    assert_int_equal(evidence_keep(rig->session, &inquiry), ERR_INVALID);
    inquiry = made(DAY_NONE);
    assert_int_equal(evidence_keep(rig->session, &inquiry), ERR_INVALID);
    inquiry = made(rig->today - 730);
    assert_int_equal(evidence_keep(rig->session, &inquiry), ERR_INVALID);
    assert_int_equal(count(rig), 0);
    inquiry = made(rig->today - 729);
    assert_int_equal(evidence_keep(rig->session, &inquiry), ERR_OK);
    assert_int_equal(inquiry.expires, rig->today + 1);
    memset(&inquiry.id, 9, sizeof inquiry.id);
    assert_int_equal(evidence_keep(rig->session, &inquiry), ERR_NOT_FOUND);
    unlock_lock(rig->session);
    inquiry = made(rig->today);
    assert_int_equal(evidence_keep(rig->session, &inquiry), ERR_LOCKED);
    assert_int_equal(evidence_erase(rig->session, inquiry.id), ERR_LOCKED);
    assert_int_equal(evidence_get(rig->session, inquiry.id, &inquiry),
                     ERR_LOCKED);
}

static void a_change_replaces_and_keeps_its_end_by_the_day(void **state)
{
    struct rig *rig = *state;
    struct request_id id = keep(rig, rig->today);
    struct inquiry inquiry;

    assert_int_equal(evidence_get(rig->session, id, &inquiry), ERR_OK);
    inquiry.choices[INQUIRY_ANSWERED] = 2;
    inquiry.day -= 5;
    assert_int_equal(evidence_keep(rig->session, &inquiry), ERR_OK);
    assert_int_equal(count(rig), 1);
    assert_int_equal(evidence_get(rig->session, id, &inquiry), ERR_OK);
    assert_int_equal(inquiry.choices[INQUIRY_ANSWERED], 2);
    assert_int_equal(inquiry.expires, rig->today - 5 + 730);
}

static void erasing_can_be_undone_until_it_is_swept(void **state)
{
    struct rig *rig = *state;
    struct request_id id = keep(rig, rig->today), sitting = rig_sitting(rig, 3);

    assert_int_equal(evidence_erase(rig->session, id), ERR_OK);
    assert_int_equal(count(rig), 0);
    assert_true(finish_can_undo(rig->session));
    assert_int_equal(finish_undo(rig->session), ERR_OK);
    assert_int_equal(count(rig), 1);
    assert_false(finish_can_undo(rig->session));
    assert_int_equal(evidence_erase(rig->session, id), ERR_OK);
    /* Another change comes: this one is final. */
    assert_int_equal(finish_erase(rig->session, sitting), ERR_OK);
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM inquiry"), 0);
    assert_int_equal(finish_undo(rig->session), ERR_OK);
    assert_true(rig_is_there(rig, sitting));
    assert_int_equal(count(rig), 0);
    assert_int_equal(evidence_erase(rig->session, id), ERR_NOT_FOUND);
}

static void what_was_marked_goes_at_the_next_opening(void **state)
{
    struct rig *rig = *state;

    assert_int_equal(evidence_erase(rig->session, keep(rig, rig->today)),
                     ERR_OK);
    rig_killed(rig);
    (void)rig_unlock(rig);
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM inquiry"), 0);
}

/* By every road: erase, change, shorten, the purge, a mark from before. */
static void a_hold_keeps_everything(void **state)
{
    struct rig *rig = *state;
    struct request_id id = keep(rig, rig->today - 700);
    struct request_id marked = keep(rig, rig->today - 10);
    struct inquiry inquiry;

    assert_int_equal(evidence_erase(rig->session, marked), ERR_OK);
    assert_int_equal(hold_start(rig->session, HOLD_PAPER), ERR_OK);
    assert_int_equal(finish_sweep(rig->session), ERR_OK);
    assert_int_equal(evidence_erase(rig->session, id), ERR_HELD);
    assert_int_equal(evidence_get(rig->session, id, &inquiry), ERR_OK);
    inquiry.choices[INQUIRY_BODY] = 0;
    assert_int_equal(evidence_keep(rig->session, &inquiry), ERR_HELD);
    assert_int_equal(evidence_months_put(rig->session, 6), ERR_HELD);
    assert_int_equal(evidence_months(rig->session), 24);
    rig_day(rig, rig->today + 35);
    rig_start_again(rig);
    (void)rig_unlock(rig);
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM inquiry"), 2);
    /* What is new may be written down meanwhile. */
    keep(rig, rig->today);
    assert_int_equal(hold_stop(rig->session), ERR_OK);
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM inquiry"), 1);
}

static void the_group_may_keep_them_for_less(void **state)
{
    struct rig *rig = *state;
    struct request_id id = keep(rig, rig->today - 100);
    struct inquiry inquiry;

    assert_int_equal(evidence_months_put(rig->session, 25), ERR_INVALID);
    assert_int_equal(evidence_months_put(rig->session, 2), ERR_INVALID);
    assert_int_equal(evidence_months_put(rig->session, 6), ERR_OK);
    assert_int_equal(evidence_get(rig->session, id, &inquiry), ERR_OK);
    assert_int_equal(inquiry.expires, rig->today - 100 + 182);
    /* What was promised is not taken back by a longer rule. */
    assert_int_equal(evidence_months_put(rig->session, 24), ERR_OK);
    assert_int_equal(evidence_get(rig->session, id, &inquiry), ERR_OK);
    assert_int_equal(inquiry.expires, rig->today - 100 + 182);
    assert_int_equal(evidence_months_put(rig->session, 3), ERR_OK);
    inquiry = made(rig->today - 92);
    assert_int_equal(evidence_keep(rig->session, &inquiry), ERR_INVALID);
    rig_day(rig, rig->today + 1);
    rig_start_again(rig);
    (void)rig_unlock(rig);
    assert_int_equal(count(rig), 0);
}

static void what_goes_out_has_no_day_and_no_id(void **state)
{
    struct rig *rig = *state;
    int32_t month = day_month(rig->today - 40);
    struct text out = {0};
    struct text wanted = {0};

    for (int i = 0; i < 3; i++)
        keep(rig, rig->today - 40);
    assert_int_equal(evidence_export(rig->session, EVIDENCE_CSV, &out), ERR_OK);
    text_format(&wanted, "month,came,body,paper,about,answered\n");
    for (int i = 0; i < 3; i++)
        text_format(&wanted,
                    "%04d-%02d,letter,immigration,none,general,lawyer\n",
                    (int)(month / 12), (int)(month % 12 + 1));
    assert_string_equal(text_string(&out), text_string(&wanted));
    assert_int_equal(evidence_export(rig->session, EVIDENCE_MARKDOWN, &out),
                     ERR_OK);
    assert_non_null(strstr(text_string(&out), "Stories of families"));
    assert_non_null(strstr(text_string(&out), "| by a letter |"));
    text_clear(&wanted);
    format_day(&wanted, rig->today - 40, DAY_FULL, NULL);
    assert_null(strstr(text_string(&out), text_string(&wanted)));
    unlock_lock(rig->session);
    assert_int_equal(evidence_export(rig->session, EVIDENCE_CSV, &out),
                     ERR_LOCKED);
    assert_int_equal(out.length, 0);
    text_done(&out);
    text_done(&wanted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(what_is_not_whole_is_not_kept),
        RIG_TEST(a_change_replaces_and_keeps_its_end_by_the_day),
        RIG_TEST(erasing_can_be_undone_until_it_is_swept),
        RIG_TEST(what_was_marked_goes_at_the_next_opening),
        RIG_TEST(a_hold_keeps_everything),
        RIG_TEST(the_group_may_keep_them_for_less),
        RIG_TEST(what_goes_out_has_no_day_and_no_id),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
