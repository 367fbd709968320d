#include "flow/full.h"

#include "core/need.h"

/* Every field that this reader may not know: none of it stands in the text. */
static void check_text(struct rig *rig, const struct task *task,
                       struct request_id id, enum audience audience,
                       const struct language *in, const struct text *out)
{
    struct request request = rig_get(rig, id);

    for (size_t i = 0; i < task->field_count; i++) {
        const struct field *field = &task->fields[i];
        struct text shown = {0};

        show_value(rig->session, &shown, field,
                   request_value(&request, field->name), in);
        assert_int_not_equal(shown.length, 0);
        if (!need_may_know(audience, field, WAY_TEXT) &&
            strstr(text_string(out), text_string(&shown)))
            fail_msg("%s: %s is in: %s", task->id, field->name,
                     text_string(out));
        text_done(&shown);
    }
    assert_null(strstr(text_string(out), "Secretplace"));
    assert_null(strstr(text_string(out), "xylophone"));
    assert_null(strstr(text_string(out), "violet"));
    request_done(&request);
}

/* What its reader should know is there. */
static void check_facts(struct rig *rig, const struct task *task,
                        struct request_id id, enum audience audience,
                        const struct language *in, const struct text *out)
{
    struct request request = rig_get(rig, id);
    char code[16];

    for (size_t i = 0; i < task->field_count; i++) {
        const struct field *field = &task->fields[i];
        struct text shown = {0};

        show_value(rig->session, &shown, field,
                   request_value(&request, field->name), in);
        if (need_may_know(audience, field, WAY_TEXT) &&
            !strstr(text_string(out), text_string(&shown)))
            fail_msg("%s: %s is missing: %s", task->id, field->name,
                     text_string(out));
        text_done(&shown);
    }
    snprintf(code, sizeof code, "%d", request.code);
    assert_non_null(strstr(text_string(out), code));
    request_done(&request);
}

static enum audience reader(enum tell_kind kind, enum stage reached)
{
    if (kind == TELL_AVAILABLE)
        return AUDIENCE_AVAILABLE;
    if (kind == TELL_AGREED)
        return AUDIENCE_AGREED;
    return kind == TELL_CHANGED ? need_of_stage(reached) : AUDIENCE_ASKED;
}

static bool has_facts(enum tell_kind kind)
{
    return kind <= TELL_CHANGED;
}

static void check_kinds(struct rig *rig, const struct task *task,
                        struct request_id id, int64_t line,
                        enum stage reached)
{
    size_t count;
    const struct language *all = languages(&count);
    struct text out = {0};

    for (size_t i = 0; i < count; i++)
        for (int kind = TELL_ASKING; kind <= TELL_TAKE_BACK; kind++) {
            bool early = (kind == TELL_AVAILABLE &&
                          reached < STAGE_AVAILABLE) ||
                         (kind == TELL_AGREED && reached < STAGE_AGREED);
            enum audience who = reader((enum tell_kind)kind, reached);

            assert_int_equal(tell_text(rig->session, id, line,
                                       (enum tell_kind)kind, &all[i], &out),
                             early ? ERR_STAGE : ERR_OK);
            if (early) {
                assert_int_equal(out.length, 0);
                continue;
            }
            check_text(rig, task, id, who, &all[i], &out);
            if (has_facts((enum tell_kind)kind))
                check_facts(rig, task, id, who, &all[i], &out);
        }
    text_done(&out);
}

static void no_text_holds_what_its_reader_need_not_know(void **state)
{
    struct rig *rig = *state;
    size_t count = session_tasks(rig->session);

    assert_int_equal(count, 8);
    for (size_t i = 0; i < count; i++) {
        const struct task *task = session_task(rig->session, i);
        struct request_id id = full_request(rig, task);
        int64_t line = rig_line(rig, id);

        check_kinds(rig, task, id, 0, STAGE_ASKING);
        check_kinds(rig, task, id, line, STAGE_AVAILABLE);
        assert_int_equal(tell_line_choose(rig->session, id, line), ERR_OK);
        check_kinds(rig, task, id, line, STAGE_AGREED);
    }
}

static void speaks_the_readers_language(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct text english = {0}, spanish = {0};

    assert_int_equal(tell_preview(rig->session, id, language_find("en"),
                                  &english),
                     ERR_OK);
    assert_int_equal(tell_preview(rig->session, id, language_find("es"),
                                  &spanish),
                     ERR_OK);
    assert_non_null(strstr(text_string(&english), "look after children?"));
    assert_non_null(strstr(text_string(&english), "Springfield"));
    assert_non_null(strstr(text_string(&english), "delete this message"));
    assert_null(strstr(text_string(&english), "Elm"));
    assert_non_null(strstr(text_string(&spanish), "Springfield"));
    assert_string_not_equal(text_string(&english), text_string(&spanish));
    text_done(&english);
    text_done(&spanish);
}

static void nobody_is_asked_before_the_yes(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct request request;
    struct text out = {0};
    int64_t line;

    assert_int_equal(tell_text(rig->session, id, 0, TELL_ASKING, NULL, &out),
                     ERR_CONSENT);
    assert_int_equal(out.length, 0);
    assert_int_equal(tell_done(rig->session, id, 0, TELL_ASKING, 8),
                     ERR_CONSENT);
    assert_int_equal(tell_line_add(rig->session, id, "A", &line), ERR_STAGE);
    assert_int_equal(tell_consent(rig->session, id, 0, true), ERR_OK);
    assert_int_equal(tell_done(rig->session, id, 0, TELL_ASKING, 8), ERR_OK);
    assert_int_equal(tell_done(rig->session, id, 0, TELL_ASKING, -1),
                     ERR_INVALID);
    request = rig_get(rig, id);
    assert_int_equal(request.asked, 8);
    assert_int_equal(request.state, REQUEST_OPEN);
    assert_int_equal(request.consent_asking, rig->today);
    request_done(&request);
    /* Withdrawn: no facts go out, but a thank-you does. */
    line = rig_line(rig, id);
    assert_int_equal(tell_consent(rig->session, id, 0, false), ERR_OK);
    assert_int_equal(tell_text(rig->session, id, line, TELL_AVAILABLE, NULL,
                               &out),
                     ERR_CONSENT);
    assert_int_equal(tell_text(rig->session, id, line, TELL_CANCELLED, NULL,
                               &out),
                     ERR_OK);
    text_done(&out);
}

static void an_unfinished_draft_gets_no_yes(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_begin(rig, "ride");

    assert_int_equal(tell_consent(rig->session, id, 0, true), ERR_INVALID);
}

static void the_place_takes_a_yes_and_an_agreement(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct text out = {0};
    int64_t line;

    assert_int_equal(tell_consent(rig->session, id, 0, true), ERR_OK);
    line = rig_line(rig, id);
    assert_int_equal(tell_line_choose(rig->session, id, line), ERR_CONSENT);
    assert_int_equal(tell_place(rig->session, id, line, &out), ERR_STAGE);
    assert_int_equal(tell_place(rig->session, id, 0, &out), ERR_STAGE);
    assert_int_equal(tell_consent(rig->session, id, 1, true), ERR_OK);
    assert_int_equal(tell_place(rig->session, id, line, &out), ERR_STAGE);
    assert_int_equal(tell_line_choose(rig->session, id, line), ERR_OK);
    assert_int_equal(tell_place(rig->session, id, line, &out), ERR_OK);
    assert_string_equal(text_string(&out), "14 Elm Street");
    rig_keep(rig, id, "place", "say");
    assert_int_equal(tell_place(rig->session, id, line, &out), ERR_OK);
    assert_int_equal(out.length, 0);
    assert_int_equal(tell_consent(rig->session, id, 1, false), ERR_OK);
    assert_int_equal(tell_place(rig->session, id, line, &out), ERR_CONSENT);
    text_done(&out);
}

static void lines_have_letters_and_guarded_labels(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct request request;
    int64_t line;

    rig_consent(rig, id);
    rig_line(rig, id);
    rig_line(rig, id);
    assert_int_equal(tell_line_add(rig->session, id, "maria", &line),
                     ERR_FINDING);
    assert_int_equal(tell_line_add(rig->session, id, "A", &line), ERR_EXISTS);
    assert_int_equal(
        tell_line_add(rig->session, id, "  who bakes ", &line), ERR_OK);
    request = rig_get(rig, id);
    assert_int_equal(request.helper_count, 3);
    assert_string_equal(request.helpers[0].label, "A");
    assert_string_equal(request.helpers[1].label, "B");
    assert_string_equal(request.helpers[2].label, "who bakes");
    request_done(&request);
    assert_false(rig_stores(rig, "maria"));
}

static void the_others_are_thanked_when_it_is_covered(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct request request;
    int64_t a, b, c;

    rig_consent(rig, id);
    a = rig_line(rig, id);
    b = rig_line(rig, id);
    c = rig_line(rig, id);
    assert_int_equal(tell_line_reserve(rig->session, id, c, true), ERR_OK);
    assert_int_equal(tell_line_choose(rig->session, id, a), ERR_OK);
    request = rig_get(rig, id);
    assert_true(request_helper(&request, b)->stale);
    assert_false(request_helper(&request, c)->stale);
    request_done(&request);
    assert_int_equal(tell_done(rig->session, id, b, TELL_COVERED, 0), ERR_OK);
    /* Thanked: a change is no news for them any more. */
    rig_keep(rig, id, "duration", "60");
    request = rig_get(rig, id);
    assert_false(request_helper(&request, b)->stale);
    assert_true(request_helper(&request, c)->stale);
    assert_true(request_helper(&request, a)->stale);
    request_done(&request);
}

static void a_stage_goes_back_and_is_undone(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct request request;
    int64_t a, b;

    rig_consent(rig, id);
    a = rig_line(rig, id);
    b = rig_line(rig, id);
    assert_int_equal(tell_line_choose(rig->session, id, a), ERR_OK);
    assert_true(finish_can_undo(rig->session));
    assert_int_equal(finish_undo(rig->session), ERR_OK);
    request = rig_get(rig, id);
    assert_int_equal(request_helper(&request, a)->stage, STAGE_AVAILABLE);
    assert_false(request_helper(&request, b)->stale);
    request_done(&request);
    assert_int_equal(finish_undo(rig->session), ERR_NOT_FOUND);

    assert_int_equal(tell_line_choose(rig->session, id, a), ERR_OK);
    assert_int_equal(tell_line_choose(rig->session, id, a), ERR_STAGE);
    assert_int_equal(tell_line_back(rig->session, id, a), ERR_OK);
    assert_int_equal(tell_line_back(rig->session, id, a), ERR_OK);
    request = rig_get(rig, id);
    assert_null(request_helper(&request, a));
    request_done(&request);
    assert_int_equal(finish_undo(rig->session), ERR_OK);
    request = rig_get(rig, id);
    assert_int_equal(request.helper_count, 2);
    request_done(&request);

    assert_int_equal(hold_start(rig->session, HOLD_PAPER), ERR_OK);
    assert_int_equal(tell_line_back(rig->session, id, b), ERR_HELD);
}

static void nobody_is_asked_to_delete_under_a_hold(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct text out = {0};

    assert_int_equal(hold_start(rig->session, HOLD_EXPECTED), ERR_OK);
    assert_int_equal(tell_preview(rig->session, id, language_find("en"),
                                  &out),
                     ERR_OK);
    assert_null(strstr(text_string(&out), "delete"));
    text_done(&out);
}

static void says_what_they_will_not_see(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct text out = {0};
    int64_t line;

    assert_int_equal(tell_unseen(rig->session, id, 0, TELL_ASKING, &out),
                     ERR_OK);
    assert_non_null(strstr(text_string(&out), "How many children"));
    assert_non_null(strstr(text_string(&out), "Where"));
    assert_null(strstr(text_string(&out), "How long"));
    assert_int_equal(tell_consent(rig->session, id, 0, true), ERR_OK);
    assert_int_equal(tell_consent(rig->session, id, 1, true), ERR_OK);
    assert_int_equal(tell_line_add(rig->session, id, "A", &line), ERR_OK);
    assert_int_equal(tell_unseen(rig->session, id, line, TELL_AGREED, &out),
                     ERR_STAGE);
    assert_int_equal(tell_line_choose(rig->session, id, line), ERR_OK);
    /* A change is told as far as this line has come. */
    assert_int_equal(tell_unseen(rig->session, id, line, TELL_CHANGED, &out),
                     ERR_OK);
    assert_null(strstr(text_string(&out), "How many children"));
    assert_int_equal(tell_unseen(rig->session, id, line, TELL_AGREED, &out),
                     ERR_OK);
    assert_null(strstr(text_string(&out), "How many children"));
    /* Even then the place is in no text. */
    assert_non_null(strstr(text_string(&out), "Where"));
    text_done(&out);
}

static void tells_what_is_to_be_said(void **state)
{
    struct rig *rig = *state;
    struct text out = {0};

    tell_to_say(session_task_find(rig->session, "babysitting"),
                language_find("en"), &out);
    assert_non_null(strstr(text_string(&out), "Allergies"));
    text_clear(&out);
    tell_to_say(session_task_find(rig->session, "ride"), language_find("en"),
                &out);
    assert_null(strstr(text_string(&out), "Allergies"));
    assert_int_not_equal(out.length, 0);
    text_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            no_text_holds_what_its_reader_need_not_know, group_setup,
            rig_teardown),
        RIG_TEST(speaks_the_readers_language),
        RIG_TEST(nobody_is_asked_before_the_yes),
        RIG_TEST(an_unfinished_draft_gets_no_yes),
        RIG_TEST(the_place_takes_a_yes_and_an_agreement),
        RIG_TEST(lines_have_letters_and_guarded_labels),
        RIG_TEST(the_others_are_thanked_when_it_is_covered),
        RIG_TEST(a_stage_goes_back_and_is_undone),
        RIG_TEST(nobody_is_asked_to_delete_under_a_hold),
        RIG_TEST(says_what_they_will_not_see),
        RIG_TEST(tells_what_is_to_be_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
