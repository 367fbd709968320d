#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "core/inquiry.h"
#include "core/retention.h"

static void every_part_has_options_with_words_of_their_own(void **state)
{
    (void)state;
    for (int part = 0; part < INQUIRY_PARTS; part++) {
        enum inquiry_part which = (enum inquiry_part)part;
        size_t count = inquiry_options(which);

        assert_true(count >= 3 && count <= 6);
        assert_true(*inquiry_question(which) && *inquiry_label(which));
        for (size_t i = 0; i < count; i++) {
            const char *id = inquiry_option_id(which, (int)i);

            assert_true(*inquiry_option(which, (int)i));
            /* Fit for a table: no comma, no quote, no blank. */
            assert_int_equal(strspn(id, "abcdefghijklmnopqrstuvwxyz"),
                             strlen(id));
            for (size_t j = 0; j < i; j++)
                assert_string_not_equal(id, inquiry_option_id(which, (int)j));
        }
        assert_string_equal(inquiry_option(which, (int)count), "");
        assert_string_equal(inquiry_option(which, -1), "");
        assert_string_equal(inquiry_option_id(which, INT32_MAX), "");
        assert_string_equal(inquiry_option_id(which, INT32_MIN), "");
    }
}

static void whole_is_a_day_and_five_choices(void **state)
{
    struct inquiry inquiry = {.day = 20000, .choices = {0, 5, 3, 2, 2}};

    (void)state;
    assert_true(inquiry_is_whole(&inquiry));
    for (int part = 0; part < INQUIRY_PARTS; part++) {
        int right = inquiry.choices[part];

        inquiry.choices[part] = -1;
        assert_false(inquiry_is_whole(&inquiry));
        inquiry.choices[part] = (int)inquiry_options((enum inquiry_part)part);
        assert_false(inquiry_is_whole(&inquiry));
        inquiry.choices[part] = right;
    }
    inquiry.day = DAY_NONE;
    assert_false(inquiry_is_whole(&inquiry));
}

static void two_years_at_most(void **state)
{
    (void)state;
    assert_int_equal(inquiry_expiry(20000, 24), 20730);
    assert_int_equal(inquiry_expiry(20000, 12), 20365);
    assert_int_equal(inquiry_expiry(20000, 240), 20730);
    assert_int_equal(RETENTION_INQUIRY_MONTHS, 24);
}

static void the_order_does_not_tell_the_day(void **state)
{
    int32_t first = day_from_date((struct date){2026, 10, 1});
    struct inquiry a = {.day = first, .choices = {1, 0, 0, 0, 0}};
    struct inquiry b = {.day = first + 30, .choices = {0, 5, 0, 0, 0}};
    struct inquiry c = {.day = first + 31, .choices = {0, 0, 0, 0, 0}};

    (void)state;
    assert_true(inquiry_compare(&b, &a) < 0);
    assert_true(inquiry_compare(&a, &b) > 0);
    assert_true(inquiry_compare(&a, &c) < 0);
    assert_true(inquiry_compare(&c, &b) > 0);
    b = a;
    b.day += 7;
    assert_int_equal(inquiry_compare(&a, &b), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_part_has_options_with_words_of_their_own),
        cmocka_unit_test(whole_is_a_day_and_five_choices),
        cmocka_unit_test(two_years_at_most),
        cmocka_unit_test(the_order_does_not_tell_the_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
