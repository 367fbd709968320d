#include "flow/rig.h"

#include "flow/ask_inside.h"

static const struct field *field_of(struct rig *rig, const char *task,
                                    const char *name)
{
    return task_field(session_task_find(rig->session, task), name);
}

static const char *field_at(struct rig *rig, struct request_id id)
{
    struct ask_place place;
    const char *name;

    assert_int_equal(ask_place(rig->session, id, NULL, &place), ERR_OK);
    name = place.field ? place.field->name : "";
    ask_place_done(&place);
    return name;
}

static void comes_back_to_the_same_question(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_begin(rig, "babysitting");
    struct ask_place place;

    assert_string_equal(field_at(rig, id), "when");
    rig_keep(rig, id, "when", rig_when(rig->today + 3, " 14:00"));
    rig_keep(rig, id, "duration", "180");
    assert_int_equal(ask_skip(rig->session, id, "town"), ERR_OK);
    rig_killed(rig);
    rig_unlock(rig);
    assert_string_equal(field_at(rig, id), "children");
    assert_int_equal(ask_place(rig->session, id, "when", &place), ERR_OK);
    assert_string_equal(place.value, rig_when(rig->today + 3, " 14:00"));
    assert_int_equal(place.index, 1);
    assert_int_equal(place.count, 7);
    ask_place_done(&place);
    /* The note is no question. */
    assert_int_equal(ask_place(rig->session, id, "note", &place), ERR_OK);
    assert_int_equal(place.index, 0);
    ask_place_done(&place);
}

static void all_asked_has_no_field(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    const struct field *missing;

    assert_string_equal(field_at(rig, id), "");
    assert_int_equal(ask_missing(rig->session, id, &missing), ERR_OK);
    assert_null(missing);
}

static void names_the_first_missing_field(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_begin(rig, "babysitting");
    const struct field *missing;

    rig_keep(rig, id, "when", rig_when(rig->today + 3, ""));
    assert_int_equal(ask_missing(rig->session, id, &missing), ERR_OK);
    assert_string_equal(missing->name, "duration");
    assert_int_equal(ask_skip(rig->session, id, "duration"), ERR_INVALID);
}

static void walks_from_field_to_field(void **state)
{
    struct rig *rig = *state;
    const struct task *task = session_task_find(rig->session, "babysitting");
    const struct field *field = task_question(task, 0);
    size_t steps = 0;

    assert_null(ask_previous(task, field));
    while (ask_next(task, field)) {
        const struct field *next = ask_next(task, field);

        assert_ptr_equal(ask_previous(task, next), field);
        assert_int_not_equal(next->kind, FIELD_NOTE);
        field = next;
        steps++;
    }
    assert_int_equal(field->kind, FIELD_REACH);
    assert_int_equal(steps + 1, task_question_count(task));
    assert_null(ask_next(task, task_field(task, "note")));
}

static void refuses_values_that_do_not_fit(void **state)
{
    static const char *const wrong[][2] = {
        {"when", "tomorrow"},      {"when", "2026-02-30"},
        {"duration", "0"},         {"children", "-1"},
        {"ages", "6-9,3-5"},       {"town", "Springfield"},
        {"town", "text:  "},       {"reach", "phone:call me"},
        {"reach", "text:anything"}, {"note", ""}};
    struct rig *rig = *state;
    struct request_id id = rig_begin(rig, "babysitting");

    for (size_t i = 0; i < COUNT(wrong); i++)
        assert_int_equal(
            ask_keep(rig->session, id, wrong[i][0], wrong[i][1], false),
            ERR_INVALID);
    assert_int_equal(ask_keep(rig->session, id, "colour", "1", false),
                     ERR_NOT_FOUND);
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM answer"), 0);
}

static void cleans_what_was_typed(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_begin(rig, "babysitting");
    struct request request;

    rig_keep(rig, id, "town", "text:  Spring\tfield\x1b  ");
    rig_keep(rig, id, "reach", "phone:٥٥٥ ٠١٠٠");
    request = rig_get(rig, id);
    assert_string_equal(request_value(&request, "town"), "text:Spring field");
    assert_string_equal(request_value(&request, "reach"), "phone:555 0100");
    request_done(&request);
}

static void keeps_no_unanswered_finding(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_begin(rig, "babysitting");

    assert_int_equal(ask_keep(rig->session, id, "note",
                              "text:maria has court on tuesday", false),
                     ERR_FINDING);
    assert_int_equal(ask_keep(rig->session, id, "reach",
                              "through:maria from the market", false),
                     ERR_FINDING);
    assert_int_equal(ask_keep(rig->session, id, "town", "text:555 234 0100",
                              true),
                     ERR_FINDING);
    assert_false(rig_stores(rig, "maria"));
    assert_false(rig_stores(rig, "court"));
    assert_false(rig_stores(rig, "234 0100"));
}

static void keeps_what_is_needed_in_the_note_alone(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct request request;
    int32_t until;
    int warned;

    assert_int_equal(ask_keep(rig->session, id, "place",
                              "text:at maria's", true),
                     ERR_FINDING);
    assert_int_equal(ask_warned_until(rig->session, id,
                                      field_of(rig, "babysitting", "note"),
                                      &until),
                     ERR_OK);
    assert_int_equal(until, rig->today + 3 + 1);
    assert_int_equal(ask_keep(rig->session, id, "note",
                              "text:maria has a dog", true),
                     ERR_OK);
    assert_int_equal(settings_warned(rig->session, &warned), ERR_OK);
    assert_int_equal(warned, 1);
    /* The same text is not asked about twice, and counts once. */
    assert_int_equal(ask_keep(rig->session, id, "note",
                              "text:maria has a dog", false),
                     ERR_OK);
    assert_int_equal(settings_warned(rig->session, &warned), ERR_OK);
    assert_int_equal(warned, 1);
    request = rig_get(rig, id);
    for (size_t i = 0; i < request.answer_count; i++)
        if (strcmp(request.answers[i].field, "note") == 0) {
            assert_true(request.answers[i].warned);
            assert_true(request.answers[i].expires <= until);
        }
    request_done(&request);
}

static void never_keeps_four_categories(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_begin(rig, "babysitting");
    const struct field *note = field_of(rig, "babysitting", "note");
    struct findings findings = {0};

    ask_read(rig->session, session_task_find(rig->session, "babysitting"),
             note, "they are undocumented", &findings);
    assert_int_not_equal(findings.count, 0);
    assert_false(ask_may_keep(note, &findings));
    findings_clear(&findings);
    ask_read(rig->session, NULL, note, "she has diabetes", &findings);
    assert_true(ask_may_keep(note, &findings));
    assert_false(
        ask_may_keep(field_of(rig, "babysitting", "town"), &findings));
    findings_done(&findings);
    assert_int_equal(ask_keep(rig->session, id, "note",
                              "text:they are undocumented", true),
                     ERR_FINDING);
    assert_false(rig_stores(rig, "undocumented"));
}

/* Every field of every task that is typed into, by every road. */
static void no_road_writes_an_unanswered_finding(void **state)
{
    static const char *const prefixes[] = {"text:", "through:", "phone:"};
    static const char typed[] = "maria is undocumented, court at 212 555 0100";
    struct rig *rig = *state;
    size_t tasks = session_tasks(rig->session), tried = 0;
    int64_t line;

    for (size_t i = 0; i < tasks; i++) {
        const struct task *task = session_task(rig->session, i);
        struct request_id id = rig_begin(rig, task->id);

        for (size_t at = 0; at < task->field_count; at++) {
            const struct field *field = &task->fields[at];

            for (size_t way = 0; way < COUNT(prefixes); way++) {
                char value[128];

                snprintf(value, sizeof value, "%s%s", prefixes[way], typed);
                assert_int_not_equal(ask_keep(rig->session, id, field->name,
                                              value, true),
                                     ERR_OK);
                assert_int_equal(
                    ask_half(rig->session, id, field->name, value), ERR_OK);
                assert_int_equal(
                    ask_half(rig->session, id, field->name, typed), ERR_OK);
                tried++;
            }
        }
    }
    assert_true(tried > 100);
    assert_int_equal(tell_consent(rig->session, rig_sitting(rig, 3), 0, true),
                     ERR_OK);
    assert_int_not_equal(
        tell_line_add(rig->session, rig_sitting(rig, 3), typed, &line),
        ERR_OK);
    for (int call = 0; call < CALL_COUNT; call++)
        assert_int_equal(
            settings_call_put(rig->session, (enum call)call, typed),
            ERR_FINDING);
    assert_false(rig_stores(rig, "maria"));
    assert_false(rig_stores(rig, "undocumented"));
    assert_false(rig_stores(rig, "court"));
    assert_false(rig_stores(rig, "212 555"));
    /* The search itself works. */
    assert_true(rig_stores(rig, "springfield"));
}

static void half_typed_text_stays_or_goes(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_begin(rig, "babysitting");
    struct ask_place place;

    rig_keep(rig, id, "when", rig_when(rig->today + 3, ""));
    assert_int_equal(ask_half(rig->session, id, "town", "Springf"), ERR_OK);
    rig_killed(rig);
    rig_unlock(rig);
    assert_int_equal(ask_place(rig->session, id, NULL, &place), ERR_OK);
    assert_string_equal(place.field->name, "town");
    assert_string_equal(place.half, "Springf");
    assert_false(place.dropped);
    ask_place_done(&place);

    assert_int_equal(
        ask_half(rig->session, id, "note", "maria has cou"), ERR_OK);
    assert_false(rig_stores(rig, "maria"));
    assert_int_equal(ask_place(rig->session, id, "note", &place), ERR_OK);
    assert_null(place.half);
    assert_true(place.dropped);
    ask_place_done(&place);
    /* Answered: nothing is half typed any more. */
    rig_keep(rig, id, "note", "text:red bike");
    assert_int_equal(ask_place(rig->session, id, "note", &place), ERR_OK);
    assert_null(place.half);
    assert_false(place.dropped);
    ask_place_done(&place);
}

static void a_number_is_only_for_the_way_back(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_begin(rig, "babysitting");
    const struct field *reach = field_of(rig, "babysitting", "reach");
    struct findings findings = {0};

    ask_read(rig->session, session_task_find(rig->session, "babysitting"),
             reach, "+1 212 555 0100", &findings);
    assert_int_equal(findings.count, 0);
    ask_read(rig->session, session_task_find(rig->session, "babysitting"),
             reach, "through:+1 212 555 0100", &findings);
    assert_int_not_equal(findings.count, 0);
    assert_true(findings.items[0].start >= strlen("through:"));
    findings_done(&findings);
    rig_keep(rig, id, "reach", "phone:+1 212 555 0100");
    assert_int_equal(ask_keep(rig->session, id, "reach",
                              "through:212 555 0100", false),
                     ERR_FINDING);
    /* Nobody finds a request by the number. */
    assert_int_equal(
        rig_number(rig, "SELECT count(*) FROM answer WHERE search <> ''"), 0);
}

static void a_task_allows_what_it_is_about(void **state)
{
    struct rig *rig = *state;
    struct request_id sitting = rig_begin(rig, "babysitting");
    struct request_id talking = rig_begin(rig, "interpreting");

    assert_int_equal(ask_keep(rig->session, sitting, "note",
                              "text:she speaks arabic", false),
                     ERR_FINDING);
    rig_keep(rig, talking, "note", "text:she speaks arabic");
    assert_int_equal(ask_keep(rig->session, talking, "reach",
                              "through:who speaks arabic", false),
                     ERR_FINDING);
}

static void accepted_towns_are_towns_elsewhere(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_begin(rig, "babysitting");

    assert_int_equal(
        ask_keep(rig->session, id, "note", "text:near Maria", false),
        ERR_FINDING);
    rig_keep(rig, id, "town", "text:Maria");
    rig_keep(rig, id, "note", "text:near Maria");
    /* Not for longer than a request names it. */
    rig_keep(rig, id, "town", "area");
    assert_int_equal(
        ask_keep(rig->session, id, "note", "text:close to Maria", false),
        ERR_FINDING);
}

static void cuts_and_tidies(void **state)
{
    static const struct {
        const char *typed;
        const char *cut[2];
        const char *left;
    } cases[] = {
        {"red bike, maria has court", {"maria", "court"}, "red bike, has"},
        {"maria, red bike", {"maria", NULL}, "red bike"},
        {"bring (maria) shoes", {"maria", NULL}, "bring shoes"},
        {"maria", {"maria", NULL}, ""},
        {"a maria.", {"maria", NULL}, "a."},
        {"红色自行车，玛丽亚，出庭", {"玛丽亚", "出庭"}, "红色自行车"},
        {"带（玛丽亚）鞋子。", {"玛丽亚", NULL}, "带鞋子。"},
        {"دراجة حمراء، مريم، محكمة", {"مريم", "محكمة"}, "دراجة حمراء"},
        {"مريم؟ دراجة", {"مريم", NULL}, "دراجة"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct finding items[2];
        struct findings findings = {items, 0, 2};
        size_t cursor = strlen(cases[i].typed);
        char *left;

        for (size_t at = 0; at < 2 && cases[i].cut[at]; at++)
            items[findings.count++] = (struct finding){
                .start = (size_t)(strstr(cases[i].typed, cases[i].cut[at]) -
                                  cases[i].typed),
                .length = strlen(cases[i].cut[at])};
        left = ask_without(cases[i].typed, &findings, &cursor);
        assert_string_equal(left, cases[i].left);
        assert_int_equal(cursor, strlen(left));
        mem_free(left);
    }
}

static void a_change_marks_who_was_told(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct request request;
    int64_t a, b;

    rig_consent(rig, id);
    a = rig_line(rig, id);
    b = rig_line(rig, id);
    assert_int_equal(tell_done(rig->session, id, b, TELL_AVAILABLE, 0),
                     ERR_OK);
    /* Only B was told how many children. */
    rig_keep(rig, id, "children", "3");
    request = rig_get(rig, id);
    assert_false(request_helper(&request, a)->stale);
    assert_true(request_helper(&request, b)->stale);
    request_done(&request);
    assert_int_equal(tell_done(rig->session, id, b, TELL_CHANGED, 0), ERR_OK);
    /* Both were told the day; nobody the place or the note. */
    rig_keep(rig, id, "place", "say");
    rig_keep(rig, id, "note", "text:blue bike");
    request = rig_get(rig, id);
    assert_false(request_helper(&request, b)->stale);
    request_done(&request);
    rig_keep(rig, id, "duration", "120");
    request = rig_get(rig, id);
    assert_true(request_helper(&request, a)->stale);
    assert_true(request_helper(&request, b)->stale);
    request_done(&request);
    /* The same again is no change. */
    assert_int_equal(tell_done(rig->session, id, a, TELL_CHANGED, 0), ERR_OK);
    rig_keep(rig, id, "duration", "120");
    request = rig_get(rig, id);
    assert_false(request_helper(&request, a)->stale);
    request_done(&request);
}

static void another_day_moves_every_lifetime(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 3);
    struct request request;

    rig_keep(rig, id, "when", rig_when(rig->today + 20, ""));
    request = rig_get(rig, id);
    assert_int_equal(request.when, rig->today + 20);
    for (size_t i = 0; i < request.answer_count; i++) {
        const struct field *field =
            field_of(rig, "babysitting", request.answers[i].field);

        assert_int_equal(request.answers[i].expires,
                         rig->today + 20 + field->keep + 1);
    }
    request_done(&request);
    assert_int_equal(
        rig_number(rig, "SELECT lines_expire FROM request"),
        rig->today + 20 + 1);
}

static void hold_keeps_what_was_kept(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_begin(rig, "babysitting");

    rig_keep(rig, id, "town", "text:Springfield");
    assert_int_equal(hold_start(rig->session, HOLD_PAPER), ERR_OK);
    assert_int_equal(ask_keep(rig->session, id, "town", "area", false),
                     ERR_HELD);
    assert_int_equal(ask_skip(rig->session, id, "town"), ERR_HELD);
    /* What is new may still be written down. */
    rig_keep(rig, id, "duration", "60");
    assert_int_equal(hold_stop(rig->session), ERR_OK);
    rig_keep(rig, id, "town", "area");
}

static void nothing_works_while_locked(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_begin(rig, "babysitting");
    struct ask_place place;

    unlock_lock(rig->session);
    assert_int_equal(ask_keep(rig->session, id, "duration", "60", false),
                     ERR_LOCKED);
    assert_int_equal(ask_half(rig->session, id, "town", "Spr"), ERR_LOCKED);
    assert_int_equal(ask_place(rig->session, id, NULL, &place), ERR_LOCKED);
    assert_int_equal(ask_begin(rig->session, "ride", &id), ERR_LOCKED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(comes_back_to_the_same_question),
        RIG_TEST(all_asked_has_no_field),
        RIG_TEST(names_the_first_missing_field),
        RIG_TEST(walks_from_field_to_field),
        RIG_TEST(refuses_values_that_do_not_fit),
        RIG_TEST(cleans_what_was_typed),
        RIG_TEST(keeps_no_unanswered_finding),
        RIG_TEST(keeps_what_is_needed_in_the_note_alone),
        RIG_TEST(never_keeps_four_categories),
        RIG_TEST(no_road_writes_an_unanswered_finding),
        RIG_TEST(half_typed_text_stays_or_goes),
        RIG_TEST(a_number_is_only_for_the_way_back),
        RIG_TEST(a_task_allows_what_it_is_about),
        RIG_TEST(accepted_towns_are_towns_elsewhere),
        cmocka_unit_test(cuts_and_tidies),
        RIG_TEST(a_change_marks_who_was_told),
        RIG_TEST(another_day_moves_every_lifetime),
        RIG_TEST(hold_keeps_what_was_kept),
        RIG_TEST(nothing_works_while_locked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
