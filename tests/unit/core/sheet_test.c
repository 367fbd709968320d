#include "core/sheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mark.h"

static void blanks_are_found(void **state)
{
    static const struct {
        const char *text;
        size_t length;
        int number;
    } blanks[] = {
        {"{blank_1}", 9, 1},      {"{blank_20} and", 10, 20},
        {"{blank_0}", 0, 0},      {"{blank_21}", 0, 0},
        {"{blank_01}", 0, 0},     {"{blank_}", 0, 0},
        {"{blank_1", 0, 0},       {"{blank_1 }", 0, 0},
        {" {blank_1}", 0, 0},     {"", 0, 0},
        {"{blank_99999999999999999999}", 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(blanks); i++) {
        int number = -1;

        assert_int_equal(sheet_blank(blanks[i].text, &number),
                         blanks[i].length);
        assert_int_equal(number, blanks[i].number);
    }
}

static void countries_and_kinds(void **state)
{
    (void)state;
    assert_true(sheet_is_country("any"));
    assert_true(sheet_is_country("US"));
    assert_false(sheet_is_country("us"));
    assert_false(sheet_is_country("USA"));
    assert_false(sheet_is_country("U"));
    assert_false(sheet_is_country(""));
    assert_string_equal(sheet_country_name("GB"), "United Kingdom");
    /* One that has no name here is shown by its letters. */
    assert_string_equal(sheet_country_name("XK"), "XK");
    assert_int_equal(sheet_kind_find("letter"), SHEET_LETTER);
    assert_int_equal(sheet_kind_find("Letter"), SHEET_KINDS);
    for (int kind = 0; kind < SHEET_KINDS; kind++)
        assert_true(strlen(sheet_kind_name((enum sheet_kind)kind)) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blanks_are_found),
        cmocka_unit_test(countries_and_kinds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
