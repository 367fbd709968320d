/* The short form of a message, for a QR code: of its stage alone, in any
 * language, in one code of 40x24 or two; and taking back. */
#include "flow/full.h"

#include "base/search.h"
#include "core/need.h"
#include "flow/qr.h"
#include "i18n/format.h"

/* A code of version 4, as it fits 40 columns and 24 rows. */
#define SMALL_CODE 78

/* What stands in a short form for the fields of full.h, whatever the words
 * around it. The place, the note and the way back are never in it. */
static const char *sentinel(const struct field *field, size_t index,
                            const struct language *in)
{
    static char number[16];
    static struct text time;
    static const char *const towns[] = {"Quinberry", "Zandvoort", "Wexbury",
                                        "Yarlsby"};

    switch (field->kind) {
    case FIELD_WHEN:
        text_done(&time);
        format_time(&time, 3 * 60 + 17, -1, in);
        return text_string(&time);
    case FIELD_COUNT:
    case FIELD_AMOUNT:
        snprintf(number, sizeof number, "%zu", 731 + index);
        return number;
    case FIELD_AGES:
        return "10-12";
    case FIELD_CHOICE:
        return phrase_in(in, field->options[field->option_count - 1]);
    case FIELD_DURATION:
        return "6:55";
    case FIELD_TOWN:
        return towns[index % COUNT(towns)];
    default:
        return NULL;
    }
}

static void check_never(const struct text *out)
{
    static const char *const never[] = {"Secretplace", "58 S", "xylophone",
                                        "violet", "umbrella"};

    for (size_t i = 0; i < COUNT(never); i++)
        if (strstr(text_string(out), never[i]))
            fail_msg("%s is in: %s", never[i], text_string(out));
}

/* In any digits. */
static bool holds(const struct text *out, const char *mark)
{
    struct text folded = {0}, wanted = {0};
    bool found;

    search_fold(&folded, text_string(out));
    search_fold(&wanted, mark);
    found = strstr(text_string(&folded), text_string(&wanted)) != NULL;
    text_done(&folded);
    text_done(&wanted);
    return found;
}

static void check_short(const struct task *task, enum audience audience,
                        const struct language *in, const struct text *out)
{
    for (size_t i = 0; i < task->field_count; i++) {
        const struct field *field = &task->fields[i];
        const char *mark = sentinel(field, i, in);
        bool may = need_may_know(audience, field, WAY_QR);

        if (mark && holds(out, mark) != may)
            fail_msg("%s: %s %s: %s", task->id, field->name,
                     may ? "is missing" : "is in it", text_string(out));
    }
    check_never(out);
}

static const enum tell_kind without_facts[] = {TELL_COVERED, TELL_CANCELLED,
                                               TELL_NOBODY, TELL_TAKE_BACK};

static void check_line(struct rig *rig, const struct task *task,
                       struct request_id id, int64_t line,
                       const struct language *in)
{
    struct session *session = rig->session;
    struct text out = {0};

    assert_int_equal(tell_short(session, id, 0, TELL_ASKING, in, &out),
                     ERR_OK);
    check_short(task, AUDIENCE_ASKED, in, &out);
    assert_int_equal(tell_short(session, id, 0, TELL_AVAILABLE, in, &out),
                     ERR_STAGE);
    assert_int_equal(tell_short(session, id, line, TELL_AVAILABLE, in, &out),
                     ERR_OK);
    check_short(task, AUDIENCE_AVAILABLE, in, &out);
    assert_int_equal(tell_short(session, id, line, TELL_CHANGED, in, &out),
                     ERR_OK);
    check_short(task, AUDIENCE_AVAILABLE, in, &out);
    assert_int_equal(tell_short(session, id, line, TELL_AGREED, in, &out),
                     ERR_STAGE);
    assert_int_equal(out.length, 0);
    for (size_t i = 0; i < COUNT(without_facts); i++) {
        assert_int_equal(
            tell_short(session, id, line, without_facts[i], in, &out), ERR_OK);
        for (size_t k = 0; k < task->field_count; k++)
            if (sentinel(&task->fields[k], k, in))
                assert_null(strstr(text_string(&out),
                                   sentinel(&task->fields[k], k, in)));
        check_never(&out);
    }
    text_done(&out);
}

/* What was agreed, and a change of it, is told by word of mouth. */
static void check_agreed(struct rig *rig, struct request_id id, int64_t line,
                         const struct language *in)
{
    struct text out = {0};

    assert_int_equal(tell_short(rig->session, id, line, TELL_AGREED, in, &out),
                     ERR_STAGE);
    assert_int_equal(out.length, 0);
    assert_int_equal(
        tell_short(rig->session, id, line, TELL_CHANGED, in, &out), ERR_STAGE);
    assert_int_equal(out.length, 0);
    assert_int_equal(
        tell_short(rig->session, id, line, TELL_TAKE_BACK, in, &out), ERR_OK);
    text_done(&out);
}

static void a_code_holds_its_stage_alone(void **state)
{
    struct rig *rig = *state;
    size_t count = session_tasks(rig->session), known;
    const struct language *all = languages(&known);

    assert_int_equal(count, 8);
    for (size_t i = 0; i < count; i++) {
        const struct task *task = session_task(rig->session, i);
        struct request_id id = full_request(rig, task);
        int64_t line = rig_line(rig, id);

        for (size_t k = 0; k < known; k++)
            check_line(rig, task, id, line, &all[k]);
        assert_int_equal(tell_line_choose(rig->session, id, line), ERR_OK);
        for (size_t k = 0; k < known; k++)
            check_agreed(rig, id, line, &all[k]);
    }
}

/* --- how long -------------------------------------------------------------
 */

static void ordinary(struct rig *rig, struct request_id id,
                     const struct field *field)
{
    const char *value = "2";

    if (field->kind == FIELD_WHEN)
        value = rig_when(rig->today + 2, " 14:30");
    else if (field->kind == FIELD_DURATION)
        value = "150";
    else if (field->kind == FIELD_AMOUNT)
        value = "1200";
    else if (field->kind == FIELD_AGES)
        value = "3-5,6-9,teen";
    else if (field->kind == FIELD_CHOICE)
        value = field->options[0];
    else if (field->kind == FIELD_LANGUAGE)
        value = "ar,es";
    else if (field->kind == FIELD_TOWN)
        value = "text:Springfield";
    else if (field->kind == FIELD_PLACE)
        value = "say";
    else if (field->kind == FIELD_NOTE)
        return;
    else if (field->kind == FIELD_REACH)
        value = "know";
    rig_keep(rig, id, field->name, value);
}

static size_t codes_for(struct rig *rig, struct request_id id, int64_t line,
                        enum tell_kind kind, const struct language *language)
{
    struct text out = {0};
    struct qr_pieces pieces;
    size_t count;

    assert_int_equal(tell_short(rig->session, id, line, kind, language, &out),
                     ERR_OK);
    /* No sign that costs bytes and shows nothing. */
    assert_null(strstr(text_string(&out), "\u2068"));
    assert_null(strstr(text_string(&out), "\u00A0"));
    assert_int_equal(qr_split(text_string(&out), SMALL_CODE, &pieces), ERR_OK);
    count = pieces.count;
    if (getenv("SHOW"))
        printf("%s %zu bytes, %zu codes\n%s\n\n", language->code, out.length,
               count, text_string(&out));
    qr_pieces_done(&pieces);
    text_done(&out);
    return count;
}

/* A day in two calendars takes room, and Cyrillic two bytes a letter. */
static bool takes_more(const struct language *language)
{
    return language->persian || strcmp(language->code, "ru") == 0 ||
           strcmp(language->code, "uk") == 0;
}

static void the_first_message_takes_two_small_codes_at_most(void **state)
{
    struct rig *rig = *state;
    size_t known;
    const struct language *all = languages(&known);

    for (size_t i = 0; i < session_tasks(rig->session); i++) {
        const struct task *task = session_task(rig->session, i);
        struct request_id id = rig_begin(rig, task->id);
        int64_t line;

        for (size_t k = 0; k < task->field_count; k++)
            ordinary(rig, id, &task->fields[k]);
        rig_consent(rig, id);
        line = rig_line(rig, id);
        for (size_t k = 0; k < known; k++) {
            size_t most = takes_more(&all[k]) ? 3 : 2;

            assert_true(codes_for(rig, id, 0, TELL_ASKING, &all[k]) <= most);
            assert_true(codes_for(rig, id, line, TELL_AVAILABLE, &all[k]) <= 3);
        }
    }
}

static void it_is_as_people_write(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 2);
    struct text out = {0};
    int64_t line;

    assert_int_equal(tell_short(rig->session, id, 0, TELL_ASKING,
                                language_find("en"), &out),
                     ERR_CONSENT);
    assert_int_equal(out.length, 0);
    rig_consent(rig, id);
    line = rig_line(rig, id);
    assert_int_equal(db_run(rig_db(rig), "UPDATE request SET code = 417",
                            DB_NO_VALUES),
                     ERR_OK);
    assert_int_equal(tell_short(rig->session, id, 0, TELL_ASKING,
                                language_find("en"), &out),
                     ERR_OK);
    assert_int_equal(strncmp(text_string(&out), "Sitter?\n", 8), 0);
    assert_non_null(strstr(text_string(&out),
                           ", 14:00\n3 h\nSpringfield\ncode 417\n"
                           "Delete afterwards"));
    assert_int_equal(tell_short(rig->session, id, line, TELL_AVAILABLE,
                                language_find("en"), &out),
                     ERR_OK);
    assert_int_equal(strncmp(text_string(&out), "Sitter:\n", 8), 0);
    assert_non_null(strstr(text_string(&out),
                           "\nchildren: 2\nages 3-5, 6-9\ncode 417\n"));
    assert_int_equal(hold_start(rig->session, HOLD_PAPER), ERR_OK);
    assert_int_equal(tell_short(rig->session, id, 0, TELL_ASKING,
                                language_find("en"), &out),
                     ERR_OK);
    assert_null(strstr(text_string(&out), "delete"));
    assert_int_equal(tell_consent(rig->session, id, 0, false), ERR_OK);
    assert_int_equal(tell_short(rig->session, id, line, TELL_AVAILABLE, NULL,
                                &out),
                     ERR_CONSENT);
    text_done(&out);
}

static void after_its_end_no_code_holds_facts(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 2);
    struct text out = {0};
    int64_t line;

    rig_consent(rig, id);
    line = rig_line(rig, id);
    assert_int_equal(finish_end(rig->session, id, END_CANCELLED), ERR_OK);
    assert_int_equal(tell_short(rig->session, id, line, TELL_AVAILABLE, NULL,
                                &out),
                     ERR_STAGE);
    assert_int_equal(tell_short(rig->session, id, line, TELL_CANCELLED, NULL,
                                &out),
                     ERR_OK);
    assert_null(strstr(text_string(&out), "Springfield"));
    text_done(&out);
}

/* --- the other texts ------------------------------------------------------
 */

static void who_agreed_is_told_that_the_place_is_spoken(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 2);
    struct text out = {0};
    int64_t line;

    rig_consent(rig, id);
    line = rig_line(rig, id);
    assert_int_equal(tell_text(rig->session, id, line, TELL_AVAILABLE, NULL,
                               &out),
                     ERR_OK);
    assert_null(strstr(text_string(&out), "face to face"));
    assert_non_null(strstr(text_string(&out), "\nBabysitting\n"));
    assert_int_equal(tell_line_choose(rig->session, id, line), ERR_OK);
    for (int kind = TELL_AGREED; kind <= TELL_CHANGED; kind++) {
        assert_int_equal(tell_text(rig->session, id, line,
                                   (enum tell_kind)kind, NULL, &out),
                         ERR_OK);
        assert_non_null(strstr(text_string(&out), "face to face"));
        assert_null(strstr(text_string(&out), "Elm"));
    }
    text_done(&out);
}

static void expect_told(struct rig *rig, struct request_id id, int64_t line,
                        const char *names)
{
    struct text out = {0};

    assert_int_equal(tell_told(rig->session, id, line, &out), ERR_OK);
    assert_string_equal(text_string(&out), names);
    text_done(&out);
}

static void who_knows_what_by_name(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 2);
    struct text out = {0};
    int64_t line;

    rig_consent(rig, id);
    line = rig_line(rig, id);
    expect_told(rig, id, line, "When, How long and Town");
    assert_int_equal(tell_done(rig->session, id, line, TELL_AVAILABLE, 0),
                     ERR_OK);
    expect_told(rig, id, line,
                "When, How long, Town, How many children and Age groups");
    assert_int_equal(tell_line_choose(rig->session, id, line), ERR_OK);
    expect_told(rig, id, line,
                "When, How long, Town, How many children and Age groups");
    assert_int_equal(tell_done(rig->session, id, line, TELL_AGREED, 0),
                     ERR_OK);
    expect_told(rig, id, line,
                "When, How long, Town, How many children, Age groups and "
                "Where");
    /* What was never answered was never told. */
    rig_keep(rig, id, "town", "area");
    assert_int_equal(finish_erase_answer(rig->session, id, "ages"), ERR_OK);
    expect_told(rig, id, line,
                "When, How long, Town, How many children and Where");
    assert_int_equal(tell_told(rig->session, id, line + 1, &out),
                     ERR_NOT_FOUND);
    assert_int_equal(tell_told(rig->session, id, 0, &out), ERR_NOT_FOUND);
    text_done(&out);
}

static void taking_back_goes_one_stage_and_can_be_undone(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 2);
    struct request request;
    int64_t line;

    rig_consent(rig, id);
    line = rig_line(rig, id);
    assert_int_equal(tell_line_choose(rig->session, id, line), ERR_OK);
    assert_int_equal(tell_take_back(rig->session, id, line), ERR_OK);
    request = rig_get(rig, id);
    assert_int_equal(request_helper(&request, line)->stage, STAGE_AVAILABLE);
    assert_int_equal(request_helper(&request, line)->told, rig->today);
    request_done(&request);
    assert_int_equal(finish_undo(rig->session), ERR_OK);
    request = rig_get(rig, id);
    assert_int_equal(request_helper(&request, line)->stage, STAGE_AGREED);
    request_done(&request);
    assert_int_equal(tell_take_back(rig->session, id, line), ERR_OK);
    assert_int_equal(tell_take_back(rig->session, id, line), ERR_OK);
    request = rig_get(rig, id);
    assert_int_equal(request.helper_count, 0);
    request_done(&request);
    assert_int_equal(tell_take_back(rig->session, id, line), ERR_NOT_FOUND);
}

/* Under a hold nothing of it happens: not even a day is noted. */
static void nothing_is_taken_back_under_a_hold(void **state)
{
    struct rig *rig = *state;
    struct request_id id = rig_sitting(rig, 2);
    struct request request;
    int64_t line;

    rig_consent(rig, id);
    line = rig_line(rig, id);
    assert_int_equal(hold_start(rig->session, HOLD_PAPER), ERR_OK);
    assert_int_equal(tell_take_back(rig->session, id, line), ERR_HELD);
    request = rig_get(rig, id);
    assert_int_equal(request_helper(&request, line)->told, DAY_NONE);
    request_done(&request);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_code_holds_its_stage_alone,
                                        group_setup, rig_teardown),
        RIG_TEST(the_first_message_takes_two_small_codes_at_most),
        RIG_TEST(it_is_as_people_write),
        RIG_TEST(after_its_end_no_code_holds_facts),
        RIG_TEST(who_agreed_is_told_that_the_place_is_spoken),
        RIG_TEST(who_knows_what_by_name),
        RIG_TEST(taking_back_goes_one_stage_and_can_be_undone),
        RIG_TEST(nothing_is_taken_back_under_a_hold),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
