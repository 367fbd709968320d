#include "flow/rig.h"

static void remembers_language_and_theme(void **state)
{
    struct rig *rig = *state;

    assert_null(session_language(rig->session));
    assert_string_equal(session_theme(rig->session), "colour");
    assert_int_equal(
        session_language_keep(rig->session, language_find("ar")), ERR_OK);
    assert_int_equal(session_theme_keep(rig->session, "contrast"), ERR_OK);
    assert_int_equal(session_theme_keep(rig->session, "pink"), ERR_INVALID);
    rig_start_again(rig);
    assert_string_equal(session_language(rig->session)->code, "ar");
    assert_string_equal(session_theme(rig->session), "contrast");
}

static void asks_at_every_start_if_wanted(void **state)
{
    struct rig *rig = *state;

    assert_int_equal(session_language_ask_always(rig->session, true), ERR_OK);
    assert_int_equal(
        session_language_keep(rig->session, language_find("es")), ERR_OK);
    assert_string_equal(session_language(rig->session)->code, "es");
    rig_start_again(rig);
    assert_null(session_language(rig->session));
    assert_true(session_language_asked(rig->session));
    assert_int_equal(
        session_language_keep(rig->session, language_find("es")), ERR_OK);
    assert_int_equal(session_language_ask_always(rig->session, false),
                     ERR_OK);
    rig_start_again(rig);
    assert_string_equal(session_language(rig->session)->code, "es");
}

static void the_way_of_drawing_is_kept(void **state)
{
    struct rig *rig = *state;

    assert_null(session_drawing(rig->session));
    assert_int_equal(session_drawing_keep(rig->session, "guard:foot,"),
                     ERR_OK);
    rig_start_again(rig);
    assert_string_equal(session_drawing(rig->session), "guard:foot,");
    assert_int_equal(session_drawing_keep(rig->session, NULL), ERR_OK);
    assert_null(session_drawing(rig->session));
    rig_start_again(rig);
    assert_null(session_drawing(rig->session));
}

static void nonsense_in_the_files_is_no_choice(void **state)
{
    static const char *const names[] = {"language", "theme", "failures"};
    struct rig *rig = *state;

    for (size_t i = 0; i < COUNT(names); i++) {
        char path[160];

        snprintf(path, sizeof path, "%s/%s", rig->paths[1], names[i]);
        assert_int_equal(file_replace(path, "\xff../../x\n-9", 12), ERR_OK);
    }
    rig_start_again(rig);
    assert_null(session_language(rig->session));
    assert_string_equal(session_theme(rig->session), "colour");
    assert_true(unlock_wait(rig->session) <= 60);
}

static void complains_about_broken_data(void **state)
{
    static const char broken[] = "[Task]\nid = broken\nname\n";
    struct rig *rig = *state;
    char path[160];

    assert_int_equal(session_tasks(rig->session), 7);
    assert_non_null(session_guard(rig->session));
    assert_string_equal(session_complaints(rig->session), "");
    assert_null(session_task_find(rig->session, "broken"));
    snprintf(path, sizeof path, "%s/tasks/broken.task", rig->paths[3]);
    assert_int_equal(file_replace(path, broken, strlen(broken)), ERR_OK);
    rig_start_again(rig);
    assert_int_equal(session_tasks(rig->session), 7);
    assert_non_null(strstr(session_complaints(rig->session),
                           "broken.task:3: "));
}

static void settings_have_bounds_and_defaults(void **state)
{
    struct rig *rig = *state;
    int least, most;

    assert_int_equal(settings_get(rig->session, SETTING_LOCK), 5);
    settings_bounds(SETTING_LOCK, &least, &most);
    assert_int_equal(least, 1);
    assert_int_equal(most, 15);
    assert_int_equal(settings_put(rig->session, SETTING_LOCK, 0),
                     ERR_INVALID);
    assert_int_equal(settings_put(rig->session, SETTING_LOCK, 16),
                     ERR_INVALID);
    assert_int_equal(settings_put(rig->session, SETTING_LOCK, 15), ERR_OK);
    rig_start_again(rig);
    assert_int_equal(settings_get(rig->session, SETTING_LOCK), 5);
    assert_int_equal(settings_put(rig->session, SETTING_LOCK, 3), ERR_LOCKED);
    rig_unlock(rig);
    assert_int_equal(settings_get(rig->session, SETTING_LOCK), 15);
    /* What another version wrote lies outside. */
    assert_int_equal(
        traces_setting_put(rig->session->vault, "lock", "9999"), ERR_OK);
    assert_int_equal(settings_get(rig->session, SETTING_LOCK), 5);
}

static void whom_to_call_is_guarded(void **state)
{
    struct rig *rig = *state;
    char *text;

    assert_int_equal(settings_call(rig->session, CALL_LAWYER, &text), ERR_OK);
    assert_null(text);
    assert_int_equal(settings_call_put(rig->session, CALL_EMERGENCY,
                                       "maria 212 555 0100"),
                     ERR_OK);
    assert_int_equal(settings_call_put(rig->session, CALL_COORDINATOR,
                                       "he is undocumented"),
                     ERR_FINDING);
    assert_int_equal(settings_call_put(rig->session, CALL_LAWYER,
                                       "  our lawyer 212 555 0101 "),
                     ERR_OK);
    assert_int_equal(settings_call(rig->session, CALL_LAWYER, &text), ERR_OK);
    assert_string_equal(text, "our lawyer 212 555 0101");
    mem_free(text);
    assert_false(rig_stores(rig, "undocumented"));
    assert_int_equal(settings_call_put(rig->session, CALL_LAWYER, ""),
                     ERR_OK);
    assert_int_equal(settings_call(rig->session, CALL_LAWYER, &text), ERR_OK);
    assert_null(text);
    unlock_lock(rig->session);
    assert_int_equal(settings_call(rig->session, CALL_EMERGENCY, &text),
                     ERR_OK);
    assert_null(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIG_TEST_LOCKED(remembers_language_and_theme),
        RIG_TEST_LOCKED(asks_at_every_start_if_wanted),
        RIG_TEST_LOCKED(nonsense_in_the_files_is_no_choice),
        RIG_TEST_LOCKED(complains_about_broken_data),
        RIG_TEST(the_way_of_drawing_is_kept),
        RIG_TEST(settings_have_bounds_and_defaults),
        RIG_TEST(whom_to_call_is_guarded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
