/* The loop driven by a script: keys, taps, time, lock, signals, on screens of
 * its own, with a real session that is not open. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/secret.h"
#include "driver.h"
#include "flow/session.h"
#include "host/folder.h"

/* Ids of the test's own screens; those that the loop opens by itself. */
enum { LIST_SCREEN = SCREEN_WELCOME, FORM_SCREEN = SCREEN_PASSPHRASE };

struct form {
    struct input input;
    int hours;
    int32_t day;
    int ticks;
};

static char left[64]; /* what ACT_LEAVE found */
static char kept[64];

static void list_build(struct app *app, void *state, struct page *page)
{
    (void)app;
    (void)state;
    page_head(page, PAGE_NUMBERED | PAGE_NO_BACK, "List", NULL);
    page_note(page, "A note about the list.");
    for (int i = 1; i <= 12; i++) {
        char label[24];

        snprintf(label, sizeof label, "entry %d", i);
        page_row(page, i, label, NULL, NULL);
    }
}

static bool list_act(struct app *app, void *state, const struct action *action)
{
    (void)state;
    if (action->act != ACT_CHOOSE)
        return false;
    if (action->id == 12)
        app_quit(app);
    else
        app_push(app, FORM_SCREEN, NULL);
    return true;
}

static enum err form_open(struct app *app, void *data,
                          const struct screen_argument *argument)
{
    struct form *form = data;

    (void)argument;
    input_init(&form->input, 40);
    form->hours = 3;
    form->day = 20000;
    app_ticks(app, 1000);
    return ERR_OK;
}

static void form_build(struct app *app, void *data, struct page *page)
{
    struct form *form = data;
    char value[32];

    (void)app;
    page_head(page, 0, "Form", NULL);
    page_input(page, &(struct page_input){1, &form->input, 1, "n", NULL, 0});
    snprintf(value, sizeof value, "%d hours", form->hours);
    page_stepper(page, 2, value);
    snprintf(value, sizeof value, "ticks %d", form->ticks);
    page_text(page, LOOK_PLAIN, value);
    page_button(page, 9, true, "Next");
}

static bool form_act(struct app *app, void *data, const struct action *action)
{
    struct form *form = data;

    switch (action->act) {
    case ACT_STEP:
        form->hours += action->amount;
        return true;
    case ACT_TICK:
        form->ticks++;
        return true;
    case ACT_LEAVE:
        strncpy(left, input_string(&form->input), sizeof left - 1);
        return true;
    case ACT_CHOOSE:
        if (action->id != 9)
            return false;
        strncpy(kept, input_string(&form->input), sizeof kept - 1);
        app_say(app, "Kept.");
        app_back(app);
        return true;
    default:
        return false;
    }
}

static void form_close(struct app *app, void *data)
{
    (void)app;
    input_done(&((struct form *)data)->input);
}

static const struct screen *row(enum screen_id id)
{
    static const struct screen list = {
        .name = "list", .build = list_build, .act = list_act};
    static const struct screen form = {"form",     sizeof(struct form),
                                       form_open,  NULL,
                                       form_build, form_act,
                                       form_close};

    if ((int)id == LIST_SCREEN)
        return &list;
    if ((int)id == FORM_SCREEN)
        return &form;
    return id == SCREEN_KEYS || id == SCREEN_LANGUAGE ? screen_row(id) : NULL;
}

static struct text out;
static struct folders folders;
static struct session *session;

static const char *run(const char *const *keys, size_t count, int columns,
                       int rows)
{
    struct driver driver = {.keys = keys,
                            .count = count,
                            .columns = columns,
                            .rows = rows,
                            .out = &out};
    struct ui_setup setup = {
        .session = session, .row = row, .first = LIST_SCREEN};
    int exit_code = -1;

    text_clear(&out);
    memset(left, 0, sizeof left);
    memset(kept, 0, sizeof kept);
    assert_int_equal(driver_run(&driver, &setup, &exit_code), ERR_OK);
    assert_int_equal(exit_code, 0);
    return text_string(&out);
}

#define RUN(...)                                                               \
    run((const char *const[]){__VA_ARGS__},                                    \
        sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *), 80, 24)

/* What was shown after the last key. */
static const char *last(const char *text)
{
    const char *found = text;

    for (const char *at = text; (at = strstr(at, "\n== ")); at++)
        if (strncmp(at, "\n== blank", 9) != 0)
            found = at;
    return found;
}

static void types_steps_and_keeps(void **state)
{
    (void)state;
    RUN("Enter", "text:red bike", "Down", "Right", "Right", "Left", "Enter");
    assert_string_equal(kept, "red bike");
    assert_non_null(strstr(last(text_string(&out)), "entry 1"));
    assert_non_null(strstr(last(text_string(&out)), "Kept."));
    assert_non_null(strstr(text_string(&out), "5 hours"));
}

static void numbers_of_two_digits(void **state)
{
    (void)state;
    assert_non_null(strstr(last(RUN("text:1", "text:2")), "focus: 12  entry"));
    assert_non_null(
        strstr(last(RUN("text:1", "wait:2000", "text:2")), "focus: 2  "));
    assert_non_null(strstr(last(RUN("text:٣")), "focus: 3  "));
    /* Moves, doesn't choose. */
    assert_null(strstr(last(text_string(&out)), "Form"));
}

static void a_paste_does_nothing_but_type(void **state)
{
    (void)state;
    RUN("Enter", "paste:one\rtwo\033[A");
    assert_string_equal(left, "one two[A");
}

static void leaves_and_keeps_when_the_terminal_goes(void **state)
{
    (void)state;
    RUN("Enter", "text:half");
    assert_string_equal(left, "half");
    RUN("text:1", "text:2", "Enter", "Enter");
    assert_null(strstr(text_string(&out), "Form"));
}

static void covers_and_comes_back(void **state)
{
    const char *text;

    (void)state;
    text = RUN("Enter", "text:abc", "wait:61000", "text:x");
    assert_non_null(strstr(text, "== blank"));
    /* The key that brings it back is not typed. */
    assert_non_null(strstr(last(text), "[abc "));
    assert_null(strstr(last(text), "abcx"));
}

static void hides_from_a_field(void **state)
{
    const char *text = RUN("Enter", "text:abc", "^X");

    (void)state;
    assert_non_null(strstr(text, "== ^X\n== blank\n"));
    assert_null(strstr(last(text), "abc"));
    assert_non_null(strstr(last(RUN("Enter", "text:abc", "^X", "Enter")),
                           "abc"));
}

static void control_c_does_nothing(void **state)
{
    (void)state;
    assert_non_null(strstr(last(RUN("^C", "Esc")), "entry 1"));
}

static void taps(void **state)
{
    (void)state;
    /* The first entry, then the plus sign, then Back. */
    RUN("tap:4,14");
    assert_non_null(strstr(last(text_string(&out)), "Form"));
    RUN("tap:4,14", "tap:4,48");
    assert_non_null(strstr(last(text_string(&out)), "4 hours"));
    RUN("tap:4,14", "tap:0,12");
    assert_non_null(strstr(last(text_string(&out)), "entry 1"));
}

static void ticks_come(void **state)
{
    (void)state;
    assert_non_null(strstr(last(RUN("Enter", "wait:1100", "wait:1100")),
                           "ticks 2"));
}

static void keys_and_language_from_anywhere(void **state)
{
    (void)state;
    assert_non_null(strstr(last(RUN("text:?")), "What the keys do"));
    assert_non_null(strstr(last(RUN("Enter", "text:ab", "^L")), "Español"));
    assert_non_null(strstr(last(RUN("Enter", "text:ab", "^L", "Esc")),
                           "[ab "));
    assert_non_null(strstr(last(RUN("Enter", "text:ab", "^L", "Enter")),
                           "[ab "));
}

static void notes_come_by_question_mark_when_small(void **state)
{
    static const char *const keys[] = {"text:?", "Enter"};
    const char *text;

    (void)state;
    text = run(keys, 1, 40, 15);
    assert_non_null(strstr(last(text), "A note about the list."));
    text = run(keys, 2, 40, 15);
    assert_null(strstr(last(text), "A note about"));
    assert_non_null(strstr(last(text), "entry 1"));
}

static void too_small_and_back(void **state)
{
    const char *text = RUN("size:20x5", "Enter", "size:40x15");

    (void)state;
    assert_non_null(strstr(text, "larger"));
    /* Nothing was chosen blindly. */
    assert_non_null(strstr(last(text), "entry 1"));
}

static int begin(void **state)
{
    char folder[] = "/tmp/je-screen-XXXXXX";

    (void)state;
    setlocale(LC_CTYPE, "C.UTF-8");
    if (!mkdtemp(folder) || secret_setup())
        return 1;
    setenv("HOME", folder, 1);
    setenv("XDG_DATA_HOME", folder, 1);
    setenv("XDG_STATE_HOME", folder, 1);
    setenv("XDG_CONFIG_HOME", folder, 1);
    if (folders_find(NULL, &folders))
        return 1;
    session = session_new(&folders);
    return 0;
}

static int end(void **state)
{
    (void)state;
    session_free(&session);
    folders_done(&folders);
    text_done(&out);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_steps_and_keeps),
        cmocka_unit_test(numbers_of_two_digits),
        cmocka_unit_test(a_paste_does_nothing_but_type),
        cmocka_unit_test(leaves_and_keeps_when_the_terminal_goes),
        cmocka_unit_test(covers_and_comes_back),
        cmocka_unit_test(hides_from_a_field),
        cmocka_unit_test(control_c_does_nothing),
        cmocka_unit_test(taps),
        cmocka_unit_test(ticks_come),
        cmocka_unit_test(keys_and_language_from_anywhere),
        cmocka_unit_test(notes_come_by_question_mark_when_small),
        cmocka_unit_test(too_small_and_back),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
