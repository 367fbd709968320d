/* *Does this look right?*: comes by itself where letters run from the right
 * and nobody can know, once; its answer is kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "driver.h"
#include "house.h"
#include "i18n/phrase.h"
#include "i18n/width.h"
#include "stops.h"

#define CARD "press 1, 2 or 3"

struct run {
    const char *language;
    const char *way; /* NULL: no choice */
    bool doubtful;
    const char *keys[8];
    unsigned flags;
};

static struct house house;

/* All that was shown. */
static void run(const struct run *run, struct text *out)
{
    struct driver driver = {.columns = 80,
                            .rows = 24,
                            .out = out,
                            .keys = run->keys,
                            .way = run->way,
                            .doubtful = run->doubtful,
                            .flags = run->flags};
    struct ui_setup setup = {.session = house.session,
                             .row = screen_row,
                             .first = SCREEN_WELCOME};
    int exit_code = -1;

    while (driver.count < 8 && run->keys[driver.count])
        driver.count++;
    text_clear(out);
    assert_int_equal(phrase_use(language_find(run->language)), ERR_OK);
    assert_int_equal(driver_run(&driver, &setup, &exit_code), ERR_OK);
    assert_int_equal(exit_code, 0);
}

static const char *after(const struct text *out, const char *step)
{
    const char *found = strstr(text_string(out), step);

    if (!found)
        fail_msg("no %s in:\n%s", step, text_string(out));
    return found;
}

static bool comes(const struct run *one)
{
    struct text out = {0};
    bool found;

    run(one, &out);
    found = strstr(text_string(&out), CARD) != NULL;
    text_done(&out);
    return found;
}

static void comes_only_where_nobody_can_know(void **state)
{
    (void)state;
    assert_true(comes(&(struct run){"ar", "visual", true, {"Down"}, 0}));
    assert_true(comes(&(struct run){"fa", "guard", true, {"Tab"}, 0}));
    assert_false(comes(&(struct run){"ar", "visual", false, {"Tab"}, 0}));
    assert_false(comes(&(struct run){"en", "visual", true, {"Tab"}, 0}));
    assert_false(comes(&(struct run){"ru", "visual", true, {"Tab"}, 0}));
}

static void an_answer_is_kept(void **state)
{
    struct text out = {0};

    (void)state;
    run(&(struct run){"ar",
                      "visual",
                      true,
                      {"text:2", "text:3", "Enter", "Down", "Up"}, 0},
        &out);
    assert_non_null(strstr(after(&out, "== text:2"), "== way guard"));
    assert_non_null(strstr(after(&out, "== text:3"), "== way reading"));
    /* Enter says yes after a try, and the card is gone for good. */
    assert_null(strstr(after(&out, "== Enter"), CARD));
    assert_string_equal(session_drawing(house.session), "reading:here");
    assert_int_equal(session_drawing_keep(house.session, NULL), ERR_OK);
    text_done(&out);
}

static void the_first_guess_may_be_right(void **state)
{
    struct text out = {0};

    (void)state;
    run(&(struct run){"fa", "guard", true, {"Enter", "Down"}, 0}, &out);
    assert_null(strstr(after(&out, "== Enter"), CARD));
    assert_string_equal(session_drawing(house.session), "guard:here");
    assert_int_equal(session_drawing_keep(house.session, NULL), ERR_OK);
    text_done(&out);
}

/* What was tried is taken back, nothing is kept, and it isn't asked again. */
static void no_answer_changes_nothing(void **state)
{
    struct text out = {0};

    (void)state;
    run(&(struct run){"ar",
                      "visual",
                      true,
                      {"text:2", "Esc", "Down", "Up"}, 0},
        &out);
    assert_non_null(strstr(after(&out, "== Esc"), "== way visual"));
    assert_null(strstr(after(&out, "== Esc"), CARD));
    assert_null(session_drawing(house.session));
    run(&(struct run){"ar", "visual", true, {"Esc", "Down"}, 0}, &out);
    assert_null(strstr(text_string(&out), "== way"));
    assert_null(strstr(after(&out, "== Esc"), CARD));
    assert_null(session_drawing(house.session));
    text_done(&out);
}

/* A terminal that orders Arabic itself gets lines without frames; languages
 * that need nothing of it look as everywhere. */
static void reading_order_only_where_it_is_needed(void **state)
{
    static const char rule[] = "\u2500\u2500\u2500";
    const unsigned flags = LAY_LOGICAL | LAY_JOINED;
    struct text out = {0};

    (void)state;
    run(&(struct run){"ar", NULL, false, {"Tab"}, flags}, &out);
    assert_null(strstr(text_string(&out), rule));
    run(&(struct run){"ko", NULL, false, {"Tab"}, flags}, &out);
    assert_non_null(strstr(text_string(&out), rule));
    /* Without LAY_JOINED it is for who hears it, in every language. */
    run(&(struct run){"ko", NULL, false, {"Tab"}, LAY_LOGICAL}, &out);
    assert_null(strstr(text_string(&out), rule));
    text_done(&out);
}

static int set_up(void **state)
{
    (void)state;
    stop_house(&house, STOP_FURNISHED);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    house_end(&house);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_only_where_nobody_can_know),
        cmocka_unit_test(an_answer_is_kept),
        cmocka_unit_test(the_first_guess_may_be_right),
        cmocka_unit_test(no_answer_changes_nothing),
        cmocka_unit_test(reading_order_only_where_it_is_needed),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
