#include "flow/learn.h"

#include "rig.h"

static bool is_due(struct rig *rig, const struct lesson **lesson,
                   size_t *question)
{
    return learn_refresher(rig->session, lesson, question);
}

/* Locks, goes on to that day, opens. */
static void go_to_day(struct rig *rig, int32_t day)
{
    unlock_lock(rig->session);
    rig_day(rig, day);
    rig_unlock(rig);
}

static void no_refresher_in_the_first_three_months(void **state)
{
    struct rig *rig = *state;
    const struct lesson *lesson;
    size_t question;
    int32_t start = rig->today;

    assert_int_equal(settings_get(rig->session, SETTING_REFRESHED), DAY_NONE);
    assert_false(is_due(rig, &lesson, &question));
    assert_null(lesson);
    assert_int_equal(settings_get(rig->session, SETTING_REFRESHED), start);
    go_to_day(rig, start + 40);
    assert_false(is_due(rig, &lesson, &question));
    go_to_day(rig, start + 80);
    go_to_day(rig, start + LESSON_REFRESH_DAYS - 1);
    assert_false(is_due(rig, &lesson, &question));
    go_to_day(rig, start + LESSON_REFRESH_DAYS);
    assert_true(is_due(rig, &lesson, &question));
    assert_non_null(lesson);
    assert_true(question < lesson->question_count);
    assert_int_equal(settings_get(rig->session, SETTING_REFRESHED), start);
}

static void it_stays_the_same_and_then_is_another(void **state)
{
    struct rig *rig = *state;
    const struct lesson *lesson, *before = NULL;
    size_t question, earlier = 0;

    assert_false(is_due(rig, &lesson, &question));
    for (int round = 0; round < 6; round++) {
        for (int days = 40; days <= LESSON_REFRESH_DAYS; days += 17)
            go_to_day(rig, rig->today + 17);
        go_to_day(rig, rig->today + 40);
        assert_true(is_due(rig, &lesson, &question));
        assert_false(lesson == before && question == earlier);
        before = lesson;
        earlier = question;
        go_to_day(rig, rig->today + 20);
        assert_true(is_due(rig, &lesson, &question));
        assert_ptr_equal(lesson, before);
        assert_int_equal(question, earlier);
        assert_int_equal(learn_refreshed(rig->session), ERR_OK);
        assert_false(is_due(rig, &lesson, &question));
    }
}

static void without_a_store_or_a_day_nothing_is_due(void **state)
{
    struct rig *rig = *state;
    const struct lesson *lesson;
    size_t question;

    assert_int_equal(settings_put(rig->session, SETTING_REFRESHED, 1000),
                     ERR_OK);
    assert_true(is_due(rig, &lesson, &question));
    rig->session->today = DAY_NONE;
    assert_false(is_due(rig, &lesson, &question));
    assert_int_equal(learn_refreshed(rig->session), ERR_CLOCK);
    unlock_lock(rig->session);
    assert_false(is_due(rig, &lesson, &question));
    assert_int_equal(learn_refreshed(rig->session), ERR_LOCKED);
}

/* The date was once wrong: counted anew, and not put off for years. */
static void a_day_ahead_is_set_right(void **state)
{
    struct rig *rig = *state;
    const struct lesson *lesson;
    size_t question;

    assert_int_equal(settings_put(rig->session, SETTING_REFRESHED,
                                  rig->today + 5000),
                     ERR_OK);
    assert_false(is_due(rig, &lesson, &question));
    assert_int_equal(settings_get(rig->session, SETTING_REFRESHED),
                     rig->today);
}

/* A store from before there was a refresher, and one without lessons. */
static void nothing_to_ask_is_nothing_due(void **state)
{
    struct rig *rig = *state;
    const struct lesson *lesson;
    size_t question;
    char path[160];

    snprintf(path, sizeof path, "%s/learn", rig->paths[3]);
    nftw(path, rig_drop, 4, FTW_DEPTH | FTW_PHYS);
    assert_int_equal(settings_put(rig->session, SETTING_REFRESHED, 1000),
                     ERR_OK);
    assert_false(is_due(rig, &lesson, &question));
    assert_null(lesson);
    assert_int_equal(learn_lessons(rig->session), 0);
    assert_non_null(strstr(session_complaints(rig->session), "learn"));
}

static void lessons_are_there_while_it_is_locked(void **state)
{
    struct rig *rig = *state;

    assert_null(rig->session->learning);
    assert_true(learn_lessons(rig->session) >= 9);
    assert_non_null(learn_lesson_find(rig->session, "two_questions"));
    assert_null(learn_lesson_find(rig->session, "no_such"));
    assert_null(learn_lesson(rig->session, learn_lessons(rig->session)));
    assert_non_null(learn_sheet_find(rig->session, "what_we_write"));
    assert_string_equal(session_complaints(rig->session), "");
}

static void blanks_become_lines_to_write_on(void **state)
{
    struct sheet sheet = {
        .kind = SHEET_LETTER,
        .country = (char *)"US",
        .date = 20000,
        .parts = {{(char *)"From", (char *)"{blank_1}\nand {blank_2}, "
                                           "{blank_1}"}},
        .part_count = 1,
        .blanks = {(char *)"Your name", (char *)"Town"},
        .blank_count = 2};
    struct text out = {0};

    (void)state;
    learn_sheet_text(&sheet, 0, NULL, &out);
    assert_string_equal(text_string(&out),
                        "____________ (Your name)\nand ____________ (Town), "
                        "____________ (Your name)");
    text_clear(&out);
    learn_sheet_text(&sheet, 1, NULL, &out);
    assert_string_equal(text_string(&out), "");
    learn_sheet_reader(&sheet, NULL, &out);
    assert_non_null(strstr(text_string(&out), "No lawyer has read"));
    text_clear(&out);
    sheet.reader = (char *)"A. Barrister";
    learn_sheet_reader(&sheet, NULL, &out);
    assert_string_equal(text_string(&out), "Read by a lawyer: A. Barrister");
    text_clear(&out);
    learn_sheet_facts(&sheet, NULL, &out);
    assert_string_equal(text_string(&out),
                        "United States, looked up on 4 October 2024");
    text_done(&out);
}

/* A place has an address and a number; a family has no business there. */
static void places_to_go_are_read_by_the_guard(void **state)
{
    struct rig *rig = *state;
    char *text;

    assert_int_equal(settings_call_put(rig->session, CALL_PLACES,
                                       "Clinic, 14 Elm Street, 555 014 2299"),
                     ERR_OK);
    assert_int_equal(settings_call_put(rig->session, CALL_PLACES,
                                       "shelter for the undocumented"),
                     ERR_FINDING);
    assert_int_equal(settings_call(rig->session, CALL_PLACES, &text), ERR_OK);
    assert_string_equal(text, "Clinic, 14 Elm Street, 555 014 2299");
    mem_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST(places_to_go_are_read_by_the_guard),
        RIG_TEST(no_refresher_in_the_first_three_months),
        RIG_TEST(it_stays_the_same_and_then_is_another),
        RIG_TEST(without_a_store_or_a_day_nothing_is_due),
        RIG_TEST(a_day_ahead_is_set_right),
        RIG_TEST(nothing_to_ask_is_nothing_due),
        RIG_TEST_LOCKED(lessons_are_there_while_it_is_locked),
        RIG_TEST_LOCKED(blanks_become_lines_to_write_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
