#include "core/category.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mark.h"

static const char *const ids[CATEGORY_COUNT] = {
    "person_name",
    "street_address",
    "phone",
    "contact",
    "birth_date",
    "gov_id",
    "immigration_status",
    "origin",
    "religion",
    "language",
    "health",
    "legal",
    "violence",
    "money_account",
    "biometric_photo",
};

static void ids_stand_in_their_order(void **state)
{
    (void)state;
    for (unsigned at = 0; at < CATEGORY_COUNT; at++) {
        assert_string_equal(category_id((enum category)at), ids[at]);
        assert_int_equal(category_find(ids[at]), at);
    }
    assert_int_equal(CATEGORY_COUNT, 15);
    assert_int_equal(CATEGORY_ALL, 0x7fff);
}

static void others_are_not_found(void **state)
{
    static const char *const others[] = {"",       "ok",          "PHONE",
                                         "phone ", "person name", "phon"};

    (void)state;
    for (size_t at = 0; at < COUNT(others); at++)
        assert_int_equal(category_find(others[at]), CATEGORY_COUNT);
    assert_string_equal(category_id(CATEGORY_COUNT), "ok");
    assert_string_equal(category_name(CATEGORY_COUNT), "");
    assert_string_equal(category_why((enum category)99), "");
    assert_string_equal(category_instead((enum category)99), "");
    assert_false(category_is_never_kept(CATEGORY_COUNT));
}

static void each_has_its_own_words(void **state)
{
    (void)state;
    for (unsigned at = 0; at < CATEGORY_COUNT; at++) {
        enum category category = (enum category)at;

        assert_in_range(strlen(category_name(category)), 3, 28);
        assert_true(strlen(category_why(category)) > 15);
        assert_true(strlen(category_instead(category)) > 15);
        for (unsigned other = 0; other < at; other++) {
            assert_string_not_equal(category_name(category),
                                    category_name((enum category)other));
            assert_string_not_equal(category_why(category),
                                    category_why((enum category)other));
        }
    }
}

static void four_are_never_kept(void **state)
{
    category_set kept = 0;

    (void)state;
    for (unsigned at = 0; at < CATEGORY_COUNT; at++)
        if (category_is_never_kept((enum category)at))
            kept |= CATEGORY_BIT(at);
    assert_int_equal(kept, CATEGORY_BIT(CATEGORY_GOV_ID) |
                               CATEGORY_BIT(CATEGORY_MONEY_ACCOUNT) |
                               CATEGORY_BIT(CATEGORY_BIOMETRIC_PHOTO) |
                               CATEGORY_BIT(CATEGORY_IMMIGRATION_STATUS));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_stand_in_their_order),
        cmocka_unit_test(others_are_not_found),
        cmocka_unit_test(each_has_its_own_words),
        cmocka_unit_test(four_are_never_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
