#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "i18n/language.h"

static void lists_people_languages(void **state)
{
    size_t count;
    const struct language *rows = languages(&count);

    (void)state;
    assert_true(count >= 3);
    assert_string_equal(rows[0].code, "en");
    for (size_t i = 0; i < count; i++) {
        assert_false(rows[i].pseudo);
        assert_ptr_equal(language_find(rows[i].code), &rows[i]);
        assert_in_range(rows[i].first_weekday, 0, 6);
        assert_memory_equal(rows[i].plural, "nplurals=", 9);
    }
}

static const char *code_of(const char *code)
{
    const struct language *found = language_find(code);

    return found ? found->code : "none";
}

static void finds_by_code(void **state)
{
    (void)state;
    assert_string_equal(code_of("es"), "es");
    assert_string_equal(code_of("es_MX.UTF-8"), "es");
    assert_string_equal(code_of("es-419"), "es");
    assert_string_equal(code_of("AR_eg@latin"), "ar");
    assert_string_equal(code_of("en_GB"), "en");
    assert_string_equal(code_of("qps"), "qps");
    assert_string_equal(code_of("C"), "none");
    assert_string_equal(code_of("C.UTF-8"), "none");
    assert_string_equal(code_of("POSIX"), "none");
    assert_string_equal(code_of(""), "none");
    assert_string_equal(code_of("e"), "none");
    assert_string_equal(code_of("est"), "none");
    assert_string_equal(code_of("_"), "none");
    assert_string_equal(code_of("."), "none");
    assert_string_equal(code_of(NULL), "none");
}

static const char *guess(const char *language, const char *lc_all,
                         const char *lc_messages, const char *lang)
{
    return language_guess(language, lc_all, lc_messages, lang)->code;
}

static void guesses(void **state)
{
    (void)state;
    assert_string_equal(guess(NULL, NULL, NULL, NULL), "en");
    assert_string_equal(guess("", "", "", ""), "en");
    assert_string_equal(guess(NULL, NULL, NULL, "es_ES.UTF-8"), "es");
    assert_string_equal(guess(NULL, NULL, "ar_EG", "es_ES.UTF-8"), "ar");
    assert_string_equal(guess(NULL, "es_MX", "ar_EG", "en_US"), "es");
    assert_string_equal(guess(NULL, "C", "ar_EG", "es_ES"), "en");
    assert_string_equal(guess("ar", "C", NULL, NULL), "ar");
    assert_string_equal(guess("xx:es_MX.UTF-8:ar", NULL, NULL, "en"), "es");
    assert_string_equal(guess("xx:yy", NULL, NULL, "ar"), "ar");
    assert_string_equal(guess("::", NULL, NULL, "ar"), "ar");
    assert_string_equal(guess(NULL, NULL, NULL, "tlh"), "en");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_people_languages),
        cmocka_unit_test(finds_by_code),
        cmocka_unit_test(guesses),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
