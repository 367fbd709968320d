#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"

#define DRAWS 70000

/* Gives what a test wants to be drawn. */
struct script {
    const uint32_t *numbers;
    size_t count;
    size_t next;
};

static void fill_script(void *state, void *bytes, size_t size)
{
    struct script *script = state;

    assert_int_equal(size, sizeof *script->numbers);
    assert_true(script->next < script->count);
    memcpy(bytes, &script->numbers[script->next++], size);
}

static void every_result_is_as_likely(void **state)
{
    static const uint32_t sides[] = {2, 3, 7, 10, 17};

    (void)state;
    for (size_t k = 0; k < sizeof sides / sizeof *sides; k++) {
        double counts[17] = {0}, expected = DRAWS / (double)sides[k];
        double distance = 0;

        for (int i = 0; i < DRAWS; i++) {
            uint32_t drawn = random_below(random_system(), sides[k]);

            assert_true(drawn < sides[k]);
            counts[drawn]++;
        }
        for (uint32_t i = 0; i < sides[k]; i++)
            distance += (counts[i] - expected) * (counts[i] - expected) /
                        expected;
        /* Chi-squared with 16 degrees passes 60 once in a million runs. */
        assert_true(distance < 60);
    }
}

/* The numbers that would make small results likelier are drawn again: for
 * 3 that is one of 2^32, for 3 * 2^30 a quarter of them. */
static void uneven_draws_are_repeated(void **state)
{
    static const uint32_t numbers[] = {0, 1};
    static const uint32_t more[] = {0x3fffffff, 5, 0x40000000};
    struct script script = {numbers, 2, 0};
    struct random random = {fill_script, &script};

    (void)state;
    assert_int_equal(random_below(&random, 3), 1);
    assert_int_equal(script.next, 2);
    script = (struct script){more, 3, 0};
    assert_int_equal(random_below(&random, 0xc0000000), 0x40000000);
    assert_int_equal(script.next, 3);
}

static void edges(void **state)
{
    static const uint32_t numbers[] = {0, UINT32_MAX, UINT32_MAX};
    struct script script = {numbers, 3, 0};
    struct random random = {fill_script, &script};

    (void)state;
    assert_int_equal(random_below(&random, 1), 0);
    assert_int_equal(random_below(&random, 1), 0);
    assert_int_equal(random_below(&random, 1u << 31), UINT32_MAX >> 1);
}

static void fills_all_of_it(void **state)
{
    unsigned char bytes[64] = {0}, seen[64] = {0};
    size_t untouched = 0;

    (void)state;
    for (int round = 0; round < 20; round++) {
        random_fill(random_system(), bytes, sizeof bytes);
        for (size_t i = 0; i < sizeof bytes; i++)
            seen[i] |= bytes[i];
    }
    for (size_t i = 0; i < sizeof seen; i++)
        untouched += seen[i] == 0;
    assert_int_equal(untouched, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_result_is_as_likely),
        cmocka_unit_test(uneven_draws_are_repeated),
        cmocka_unit_test(edges),
        cmocka_unit_test(fills_all_of_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
