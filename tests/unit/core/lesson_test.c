#include "core/lesson.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* Each of them once before one comes again. */
static void every_question_has_its_turn(void **state)
{
    (void)state;
    for (size_t count = 1; count <= 400; count++) {
        unsigned char *seen = calloc(count, 1);

        for (size_t turn = 0; turn < count; turn++) {
            int32_t day = 20000 / LESSON_REFRESH_DAYS * LESSON_REFRESH_DAYS +
                          (int32_t)turn * LESSON_REFRESH_DAYS;
            size_t picked = lesson_pick(day, count);

            assert_true(picked < count);
            assert_false(seen[picked]);
            seen[picked] = 1;
        }
        free(seen);
    }
}

static void it_never_is_the_same_after_three_months(void **state)
{
    (void)state;
    for (size_t count = 2; count <= 60; count++)
        for (int32_t day = 20000; day < 20400; day++)
            assert_int_not_equal(
                lesson_pick(day, count),
                lesson_pick(day + LESSON_REFRESH_DAYS, count));
}

static void odd_days_and_no_questions(void **state)
{
    (void)state;
    assert_int_equal(lesson_pick(20000, 0), 0);
    assert_int_equal(lesson_pick(0, 5), 0);
    assert_int_equal(lesson_pick(-1, 5), 0);
    assert_int_equal(lesson_pick(INT32_MIN, 5), 0);
    assert_true(lesson_pick(INT32_MAX, 7) < 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_question_has_its_turn),
        cmocka_unit_test(it_never_is_the_same_after_three_months),
        cmocka_unit_test(odd_days_and_no_questions),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
