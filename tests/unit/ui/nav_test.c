#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "ui/nav.h"

static char said[200];

struct state {
    char name[8];
    unsigned char before; /* must be zero when opened */
};

static void say(const char *what, const struct state *state)
{
    strcat(said, what);
    strcat(said, state->name);
    strcat(said, " ");
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;

    (void)app;
    assert_int_equal(state->before, 0);
    state->before = 1;
    state->name[0] = argument->name[0];
    say("+", state);
    return argument->number ? ERR_IO : ERR_OK;
}

static void refresh(struct app *app, void *state)
{
    (void)app;
    say("~", state);
}

static bool act(struct app *app, void *state, const struct action *action)
{
    (void)app;
    assert_int_equal(action->act, ACT_LEAVE);
    say("!", state);
    return true;
}

static void close(struct app *app, void *state)
{
    (void)app;
    say("-", state);
}

static const struct screen *row(enum screen_id id)
{
    static const struct screen screen = {"test", sizeof(struct state), open,
                                         refresh, NULL, act, close};

    return id == SCREEN_ABOUT ? NULL : &screen;
}

static void said_is(const char *wanted)
{
    assert_string_equal(said, wanted);
    said[0] = '\0';
}

static enum err push(struct nav *nav, int id, const char *name)
{
    struct screen_argument argument = {0};

    strncpy(argument.name, name, sizeof argument.name - 1);
    return nav_push(nav, id, &argument);
}

static void pushes_and_goes_back(void **state)
{
    struct nav nav = {.row = row};

    (void)state;
    assert_int_equal(push(&nav, SCREEN_HOME, "a"), ERR_OK);
    assert_int_equal(push(&nav, SCREEN_TASK, "b"), ERR_OK);
    said_is("+a +b ");
    assert_true(nav_back(&nav));
    said_is("-b ~a ");
    assert_false(nav_back(&nav));
    said_is("");
    nav_leave(&nav);
    nav_done(&nav);
    said_is("!a -a ");
    assert_null(nav_top(&nav));
}

static void replaces(void **state)
{
    struct nav nav = {.row = row};
    struct screen_argument argument = {.name = "c"};

    (void)state;
    push(&nav, SCREEN_HOME, "a");
    push(&nav, SCREEN_TASK, "b");
    assert_int_equal(nav_replace(&nav, SCREEN_QUESTION, &argument), ERR_OK);
    assert_int_equal(nav.entries.count, 2);
    said_is("+a +b +c -b ");
    nav_done(&nav);
    said_is("-c -a ");
}

/* What can't be opened leaves everything as it was. */
static void a_failed_open_changes_nothing(void **state)
{
    struct nav nav = {.row = row};
    struct screen_argument bad = {.number = 1, .name = "x"};

    (void)state;
    push(&nav, SCREEN_HOME, "a");
    said_is("+a ");
    assert_int_equal(nav_push(&nav, SCREEN_TASK, &bad), ERR_IO);
    assert_int_equal(nav_replace(&nav, SCREEN_TASK, &bad), ERR_IO);
    assert_int_equal(nav_push(&nav, SCREEN_ABOUT, NULL), ERR_NOT_FOUND);
    said_is("+x -x +x -x ");
    assert_int_equal(nav.entries.count, 1);
    assert_int_equal(nav_top(&nav)->id, SCREEN_HOME);
    nav_done(&nav);
    said_is("-a ");
}

static void goes_home(void **state)
{
    struct nav nav = {.row = row};

    (void)state;
    push(&nav, SCREEN_HOME, "a");
    push(&nav, SCREEN_TASK, "b");
    push(&nav, SCREEN_QUESTION, "c");
    said_is("+a +b +c ");
    assert_int_equal(nav_home(&nav, SCREEN_HOME), ERR_OK);
    said_is("-c -b ~a ");
    assert_int_equal(nav_home(&nav, SCREEN_NEW), ERR_OK);
    said_is("+ -a ");
    assert_int_equal(nav.entries.count, 1);
    assert_int_equal(nav_home(&nav, SCREEN_NEW), ERR_OK);
    said_is("");
    nav_done(&nav);
    said_is("- ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pushes_and_goes_back),
        cmocka_unit_test(replaces),
        cmocka_unit_test(a_failed_open_changes_nothing),
        cmocka_unit_test(goes_home),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
