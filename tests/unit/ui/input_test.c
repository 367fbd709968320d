#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <locale.h>
#include <string.h>

#include "ui/input.h"

static bool type(struct input *input, const char *string)
{
    return input_type(input, string, strlen(string));
}

static void types_and_erases_by_cluster(void **state)
{
    struct input input;

    (void)state;
    input_init(&input, 100);
    assert_true(input_is_empty(&input));
    type(&input, "cafe");
    type(&input, "\u0301"); /* joins the e: NFC */
    assert_string_equal(input_string(&input), "café");
    assert_int_equal(input.cursor, 5);
    type(&input, "n\u0308\u0301"); /* no letter of its own */
    assert_true(input_edit(&input, INPUT_ERASE_BACK, DIRECTION_LTR, 40));
    assert_string_equal(input_string(&input), "café");
    assert_true(input_edit(&input, INPUT_LEFT, DIRECTION_LTR, 40));
    assert_int_equal(input.cursor, 3);
    assert_true(input_edit(&input, INPUT_ERASE_FORWARD, DIRECTION_LTR, 40));
    assert_string_equal(input_string(&input), "caf");
    type(&input, "x");
    assert_string_equal(input_string(&input), "cafx");
    assert_true(input_edit(&input, INPUT_ERASE_ALL, DIRECTION_LTR, 40));
    assert_false(input_edit(&input, INPUT_ERASE_BACK, DIRECTION_LTR, 40));
    input_done(&input);
}

/* Two keyboards, one word: as letters with their marks, mark by mark in any
 * order, in one paste. */
static void vietnamese_however_it_is_typed(void **state)
{
    static const char *const ways[][4] = {
        {"Vi\u1EC7t"},
        {"Vie\u0323\u0302t"},
        {"Vie\u0302\u0323t"},
        {"Vi", "e", "\u0323", "\u0302t"},
        {"Vi", "\u00EA", "\u0323", "t"},
        {"Vi", "\u1EB9", "\u0302", "t"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct input input;

        input_init(&input, 100);
        for (size_t k = 0; k < 4 && ways[i][k]; k++)
            type(&input, ways[i][k]);
        assert_string_equal(input_string(&input), "Vi\u1EC7t");
        input_done(&input);
    }
}

static void types_in_the_middle(void **state)
{
    struct input input;

    (void)state;
    input_init(&input, 100);
    input_set(&input, "ad", 1);
    type(&input, "b");
    type(&input, "c");
    assert_string_equal(input_string(&input), "abcd");
    assert_int_equal(input.cursor, 3);
    input_set(&input, "é", 1); /* inside a letter */
    assert_int_equal(input.cursor, 0);
    input_set(&input, "abc", SIZE_MAX);
    assert_int_equal(input.cursor, 3);
    input_done(&input);
}

/* A paste is cleaned: no line ends, no escapes, no direction tricks. */
static void cleans(void **state)
{
    struct input input;

    (void)state;
    input_init(&input, 100);
    type(&input, "one\r\ntwo\033[31m\u202Ethree");
    assert_null(strpbrk(input_string(&input), "\r\n\033"));
    assert_null(strstr(input_string(&input), "\u202E"));
    assert_non_null(strstr(input_string(&input), "two"));
    input_done(&input);
}

static void keeps_to_the_limit(void **state)
{
    struct input input;

    (void)state;
    input_init(&input, 5);
    assert_true(type(&input, "abcdefgh"));
    assert_string_equal(input_string(&input), "abcde");
    assert_false(type(&input, "x"));
    input_set(&input, "abcd", 2);
    type(&input, "xyz");
    /* What is behind the cursor is not pushed out. */
    assert_string_equal(input_string(&input), "abxcd");
    input_done(&input);
}

static void digits_only(void **state)
{
    struct input input;

    (void)state;
    input_init(&input, 20);
    input.digits = true;
    assert_false(type(&input, "x"));
    assert_true(type(&input, "1a٢ ３"));
    assert_string_equal(input_string(&input), "1٢３");
    input_done(&input);
}

/* Left goes left on the screen, whatever the letters. */
static void arrows_follow_the_eye(void **state)
{
    struct input input;

    (void)state;
    input_init(&input, 100);
    input_set(&input, "سلام", 0);
    assert_true(input_edit(&input, INPUT_LEFT, DIRECTION_RTL, 40));
    assert_int_equal(input.cursor, 2);
    assert_true(input_edit(&input, INPUT_RIGHT, DIRECTION_RTL, 40));
    assert_int_equal(input.cursor, 0);
    assert_false(input_edit(&input, INPUT_UP, DIRECTION_RTL, 40));
    input_done(&input);
}

static void lines(void **state)
{
    struct input input;

    (void)state;
    input_init(&input, 100);
    input_set(&input, "one two three", SIZE_MAX);
    assert_true(input_edit(&input, INPUT_UP, DIRECTION_LTR, 8));
    assert_true(input.cursor < 8);
    assert_false(input_edit(&input, INPUT_UP, DIRECTION_LTR, 8));
    assert_true(input_edit(&input, INPUT_DOWN, DIRECTION_LTR, 8));
    assert_false(input_edit(&input, INPUT_DOWN, DIRECTION_LTR, 8));
    input_done(&input);
}

static void hidden_shows_nothing(void **state)
{
    struct input input;
    struct secret *taken;

    (void)state;
    input_init_hidden(&input, 8);
    type(&input, "pä");
    type(&input, "ss\n");
    assert_string_equal(input_string(&input), "");
    assert_false(input_is_empty(&input));
    input_edit(&input, INPUT_ERASE_BACK, DIRECTION_LTR, 8);
    input_edit(&input, INPUT_ERASE_BACK, DIRECTION_LTR, 8);
    input_edit(&input, INPUT_ERASE_BACK, DIRECTION_LTR, 8);
    type(&input, "12345678");
    taken = input_take_hidden(&input);
    assert_int_equal(taken->length, 8);
    assert_memory_equal(taken->bytes, "p1234567", 8);
    assert_true(input_is_empty(&input));
    for (size_t i = 0; i < 8; i++)
        assert_int_equal(input.hidden->bytes[i], 0);
    secret_free(&taken);
    taken = input_take_hidden(&input);
    assert_int_equal(taken->length, 0);
    secret_free(&taken);
    input_done(&input);
    assert_null(input.hidden);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_and_erases_by_cluster),
        cmocka_unit_test(vietnamese_however_it_is_typed),
        cmocka_unit_test(types_in_the_middle),
        cmocka_unit_test(cleans),
        cmocka_unit_test(keeps_to_the_limit),
        cmocka_unit_test(digits_only),
        cmocka_unit_test(arrows_follow_the_eye),
        cmocka_unit_test(lines),
        cmocka_unit_test(hidden_shows_nothing),
    };

    setlocale(LC_CTYPE, "C.UTF-8");
    if (secret_setup())
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
