#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mark.h"
#include "base/search.h"

static void folds_for_finding(void **state)
{
    static const char *const cases[][2] = {
        {"  Añó  ١٢ ", "ano 12"}, {"STRASSE", "strasse"}, {"ＡＢ", "ab"},
        {"Đà Nẵng", "đa nang"},   {"\xff\xfe", ""},       {"", ""},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text out = {0};

        search_fold(&out, cases[i][0]);
        assert_string_equal(text_string(&out), cases[i][1]);
        text_done(&out);
    }
}

/* What was folded stays as it is: store and query meet. */
static void folding_twice_changes_nothing(void **state)
{
    static const char *const cases[] = {"İstanbul", "ﬁn  ½ Ⅳ", "हिन्दी १२",
                                        "한국어 서울", "עִברִית", "Ǆ ŉ ß ẞ"};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text once = {0}, twice = {0};

        search_fold(&once, cases[i]);
        search_fold(&twice, text_string(&once));
        assert_string_equal(text_string(&once), text_string(&twice));
        assert_int_not_equal(once.length, 0);
        text_done(&once);
        text_done(&twice);
    }
}

static void words_are_the_same_without_marks(void **state)
{
    (void)state;
    assert_true(search_same("xoa", "xóa"));
    assert_true(search_same(" SI ", "sí"));
    assert_true(search_same("２４６８", "2468"));
    assert_false(search_same("si", "no"));
    assert_false(search_same("", ""));
    assert_false(search_same(" ", ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folds_for_finding),
        cmocka_unit_test(folding_twice_changes_nothing),
        cmocka_unit_test(words_are_the_same_without_marks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
