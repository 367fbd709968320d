#include "core/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void ids_are_found_again(void **state)
{
    static const char *const ids[] = {"asking", "available", "agreed", "own"};
    enum stage stage;

    (void)state;
    for (unsigned at = 0; at < 4; at++) {
        assert_string_equal(stage_id((enum stage)at), ids[at]);
        assert_true(stage_find(ids[at], &stage));
        assert_int_equal(stage, at);
        assert_true(strlen(stage_seen_by(stage)) > 3);
        assert_true(strlen(stage_name(stage)) > 3);
    }
    assert_string_equal(stage_id((enum stage)4), "");
    assert_string_equal(stage_name((enum stage)4), "");
    assert_string_equal(stage_seen_by((enum stage)77), "");
}

static void an_unknown_stage_is_shown_to_nobody(void **state)
{
    enum stage stage = STAGE_ASKING;

    (void)state;
    assert_false(stage_find("Asking", &stage));
    assert_int_equal(stage, STAGE_OWN);
    assert_false(stage_find("", &stage));
    assert_false(stage_find("done", &stage));
}

static void only_one_step_on_or_back(void **state)
{
    /* Rows from, columns to. */
    static const bool may[4][4] = {
        {false, true, false, false},
        {true, false, true, false},
        {false, true, false, false},
        {false, false, false, false},
    };

    (void)state;
    for (unsigned from = 0; from < 4; from++)
        for (unsigned to = 0; to < 4; to++)
            assert_int_equal(stage_may_change((enum stage)from, (enum stage)to),
                             may[from][to]);
    assert_false(stage_may_change((enum stage)4, STAGE_ASKING));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_are_found_again),
        cmocka_unit_test(an_unknown_stage_is_shown_to_nobody),
        cmocka_unit_test(only_one_step_on_or_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
