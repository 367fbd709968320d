#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/mark.h"
#include "folder.h"
#include "i18n/format.h"
#include "i18n/letters.h"
#include "i18n/phrase.h"

static struct letters letters, there;

static int set_up(void **state)
{
    (void)state;
    return phrase_setup(locale_folder()) != ERR_OK;
}

static void a_set(void **state)
{
    struct letters set = {0};

    (void)state;
    assert_int_equal(letters_count(&set), 0);
    letters_add(&set, 'a');
    letters_add(&set, 'a');
    letters_add(&set, 0xFFFF);
    letters_add(&set, 0x10000);
    assert_int_equal(letters_count(&set), 2);
    assert_true(letters_has(&set, 'a'));
    assert_true(letters_has(&set, 0xFFFF));
    assert_false(letters_has(&set, 'b'));
    assert_false(letters_has(&set, 0x1F600));
}

static void of_a_catalogue(void **state)
{
    (void)state;
    letters_of(&letters, language_find("en"));
    assert_int_equal(letters_count(&letters), 0);
    letters_of(&letters, language_find("es"));
    assert_true(letters_has(&letters, 'e'));
    assert_true(letters_has(&letters, 0xF1)); /* n with tilde */
    assert_false(letters_has(&letters, 0x2713));
    assert_false(letters_has(&letters, '5'));
    /* As they are drawn: joined, none as it is typed but those that have one
     * form only. */
    letters_of(&letters, language_find("ar"));
    assert_true(letters_has(&letters, 0xFE8E)); /* alef, final */
    assert_true(letters_has(&letters, 0xFEFB)); /* lam-alef */
    assert_false(letters_has(&letters, 0x0627));
    assert_false(letters_has(&letters, 0x0651)); /* a mark */
}

static void drawn_if_nearly_all_are_there(void **state)
{
    struct letters wanted = {0};

    (void)state;
    there = (struct letters){0};
    assert_true(letters_drawn(&wanted, &there));
    for (uint32_t point = 1; point <= 200; point++) {
        letters_add(&wanted, point);
        if (point > 2)
            letters_add(&there, point);
    }
    assert_true(letters_drawn(&wanted, &there));
    letters_add(&wanted, 0x4E00);
    assert_false(letters_drawn(&wanted, &there));
}

struct row {
    uint32_t point;
    const char *font;
};

static void which_font(void **state)
{
    static const struct row rows[] = {
        {0xF1, "Uni2-Fixed16"},         {0x0436, "Uni2-Fixed16"},
        {0x0142, "Uni2-Fixed16"},       {0x1EC7, "Vietnamese-Fixed16"},
        {0xFE8E, "Arabic-Fixed16"},     {0x06CC, "Arabic-Fixed16"},
        {0x4E2D, NULL},                 {0xD55C, NULL},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct letters wanted = {0};

        letters_add(&wanted, 'a');
        letters_add(&wanted, rows[i].point);
        if (rows[i].font)
            assert_string_equal(letters_font(&wanted), rows[i].font);
        else
            assert_null(letters_font(&wanted));
    }
}

static void digits_that_a_screen_lacks(void **state)
{
    struct text out = {0};

    (void)state;
    format_plain_digits(true);
    format_number(&out, 1405, language_find("ar"));
    assert_string_equal(text_string(&out), "1405");
    text_done(&out);
    format_plain_digits(false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_set),
        cmocka_unit_test(of_a_catalogue),
        cmocka_unit_test(drawn_if_nearly_all_are_there),
        cmocka_unit_test(which_font),
        cmocka_unit_test(digits_that_a_screen_lacks),
    };

    return cmocka_run_group_tests(tests, set_up, NULL);
}
