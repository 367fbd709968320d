/* Ten laptops, five hundred packets and more, a bad carrier. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "many.h"

#define LAPTOPS 10
#define REQUESTS 40
#define PACKETS 500

static void all_know_what_they_should_in_the_end(void **state)
{
    static struct many many;

    (void)state;
    many_start(&many, LAPTOPS, REQUESTS);
    while (many.sums.made < PACKETS)
        many_step(&many);
    /* The test would show nothing if the carrier were a good one. */
    assert_true(many_differences(&many) > 0);
    many_settle(&many);
    assert_int_equal(many.sums.wrong, 0);
    assert_int_equal(many_differences(&many), 0);
    assert_true(many.sums.lost > 50);
    assert_true(many.sums.doubled > 50);
    assert_true(many.sums.gaps > 20);
    assert_true(many.sums.overtaken > 20);
    assert_true(many.sums.known > 20);
    assert_true(many.sums.other > 10);
    assert_true(many.sums.damaged > 3);
    many_end(&many);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_know_what_they_should_in_the_end),
    };

    return secret_setup() ? 1 : cmocka_run_group_tests(tests, NULL, NULL);
}
