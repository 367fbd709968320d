#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ctype.h>
#include <string.h>

#include "base/mark.h"
#include "ui/key.h"

static enum command found(unsigned contexts, enum press_kind kind,
                          uint32_t character)
{
    struct press press = {kind, character};
    int digit;
    const struct key *key = key_find(contexts, &press, &digit);

    return key ? key->command : COMMAND_NONE;
}

static void no_conflicts(void **state)
{
    size_t count;
    const struct key *table = key_table(&count);
    const struct key twice[] = {table[0], table[0]};

    (void)state;
    assert_false(key_conflict(table, count));
    assert_true(key_conflict(twice, 2));
}

/* Digits, signs and Ctrl only: no letter alone does anything. */
static void no_letters(void **state)
{
    size_t count;
    const struct key *table = key_table(&count);

    (void)state;
    for (size_t i = 0; i < count; i++)
        if (table[i].press.kind == PRESS_CHARACTER &&
            table[i].press.character < 128)
            assert_false(isalpha((int)table[i].press.character));
}

static void hides_from_anywhere(void **state)
{
    static const unsigned contexts[] = {KEY_IN_INPUT, KEY_IN_STEPPER,
                                        KEY_IN_CALENDAR, KEY_ON_PAGE};

    (void)state;
    for (size_t i = 0; i < COUNT(contexts); i++) {
        unsigned all = contexts[i] | KEY_ANYWHERE;

        assert_int_equal(found(all, PRESS_CONTROL, 'X'), COMMAND_HIDE);
        assert_int_equal(found(all, PRESS_CONTROL, '\\'), COMMAND_HIDE);
        assert_int_equal(found(all, PRESS_CONTROL, 'L'), COMMAND_LANGUAGE);
        assert_int_equal(found(all, PRESS_CONTROL, 'C'), COMMAND_NOTHING);
    }
}

static void digits_of_any_script(void **state)
{
    static const uint32_t fives[] = {'5', 0x665, 0x6F5, 0xFF15};

    (void)state;
    for (size_t i = 0; i < COUNT(fives); i++) {
        struct press press = {PRESS_CHARACTER, fives[i]};
        int digit = -1;
        const struct key *key =
            key_find(KEY_ON_PAGE | KEY_ANYWHERE, &press, &digit);

        assert_non_null(key);
        assert_int_equal(key->command, COMMAND_NUMBER);
        assert_int_equal(digit, 5);
        assert_null(key_find(KEY_IN_INPUT | KEY_ANYWHERE, &press, &digit));
    }
}

static void typing_keeps_its_keys(void **state)
{
    unsigned typing = KEY_IN_INPUT | KEY_ANYWHERE;
    unsigned page = KEY_ON_PAGE | KEY_ANYWHERE;

    (void)state;
    assert_int_equal(found(typing, PRESS_CHARACTER, '?'), COMMAND_NONE);
    assert_int_equal(found(typing, PRESS_CHARACTER, ' '), COMMAND_NONE);
    assert_int_equal(found(typing, PRESS_BACKSPACE, 0), COMMAND_ERASE_BACK);
    assert_int_equal(found(page, PRESS_BACKSPACE, 0), COMMAND_BACK);
    assert_int_equal(found(page, PRESS_CHARACTER, '?'), COMMAND_HELP);
    /* The question mark of an Arabic keyboard. */
    assert_int_equal(found(page, PRESS_CHARACTER, 0x61F), COMMAND_HELP);
    assert_int_equal(found(page, PRESS_CHARACTER, 'q'), COMMAND_NONE);
}

static void footer_says_what_is_possible(void **state)
{
    struct text text = {0};

    (void)state;
    key_footer(KEY_ON_PAGE | KEY_ANYWHERE, KEY_SAY_BACK | KEY_SAY_HELP, 60, &text);
    assert_non_null(strstr(text_string(&text), "Esc"));
    text_clear(&text);
    key_footer(KEY_ON_PAGE | KEY_ANYWHERE, 0, 60, &text);
    assert_null(strstr(text_string(&text), "Esc"));
    assert_null(strstr(text_string(&text), "?"));
    assert_non_null(strstr(text_string(&text), "Enter"));
    /* Where there is no room the way to the other keys stays. */
    for (int cells = 60; cells > 0; cells--) {
        text_clear(&text);
        key_footer(KEY_IN_STEPPER | KEY_ANYWHERE, KEY_SAY_BACK | KEY_SAY_HELP,
                   cells, &text);
        assert_non_null(strstr(text_string(&text), "?: keys"));
        assert_true(cells < 7 || text.length <= (size_t)cells + 4);
        assert_true(cells < 40 || strstr(text_string(&text), "change"));
    }
    text_done(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_conflicts),
        cmocka_unit_test(no_letters),
        cmocka_unit_test(hides_from_anywhere),
        cmocka_unit_test(digits_of_any_script),
        cmocka_unit_test(typing_keeps_its_keys),
        cmocka_unit_test(footer_says_what_is_possible),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
