#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "ui/decode.h"

#define ANSWERS "\033[8;2$y\033P>|XTerm(379)\033\\\033[>41;379;0c\033[?64;1c"

static struct event only(const char *bytes, bool waited)
{
    struct decoder decoder;
    struct event event;

    decode_begin(&decoder);
    decode_feed(&decoder, bytes, strlen(bytes));
    assert_true(decode_next(&decoder, waited, &event));
    assert_false(decode_is_waiting(&decoder));
    decode_done(&decoder);
    return event;
}

static void keys(void **state)
{
    static const struct {
        const char *bytes;
        enum press_kind kind;
    } rows[] = {
        {"\r", PRESS_ENTER},        {"\n", PRESS_ENTER},
        {"\t", PRESS_TAB},          {"\033[Z", PRESS_BACK_TAB},
        {"\177", PRESS_BACKSPACE},  {"\b", PRESS_BACKSPACE},
        {"\033[A", PRESS_UP},       {"\033OA", PRESS_UP},
        {"\033[1;5B", PRESS_DOWN},  {"\033[3~", PRESS_DELETE},
        {"\033[5~", PRESS_PAGE_UP}, {"\033[7~", PRESS_HOME},
        {"\033OF", PRESS_END},      {"\033[6;5~", PRESS_PAGE_DOWN},
        {"\033OM", PRESS_ENTER},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(only(rows[i].bytes, false).press.kind, rows[i].kind);
    assert_int_equal(only("\030", false).press.character, 'X');
    assert_int_equal(only("\034", false).press.character, '\\');
    assert_int_equal(only("ع", false).press.character, 0x639);
    assert_int_equal(only("\033", true).press.kind, PRESS_ESCAPE);
}

static void an_escape_waits_for_the_rest(void **state)
{
    struct decoder decoder;
    struct event event;

    (void)state;
    decode_begin(&decoder);
    decode_feed(&decoder, "\033", 1);
    assert_false(decode_next(&decoder, false, &event));
    assert_true(decode_is_waiting(&decoder));
    decode_feed(&decoder, "[A", 2);
    assert_true(decode_next(&decoder, false, &event));
    assert_int_equal(event.press.kind, PRESS_UP);
    decode_done(&decoder);
}

/* Neither Esc nor the letter: nothing at all. */
static void alt_is_no_escape(void **state)
{
    struct decoder decoder;
    struct event event;

    (void)state;
    decode_begin(&decoder);
    decode_feed(&decoder, "\033x\033éq", 6);
    assert_true(decode_next(&decoder, true, &event));
    assert_int_equal(event.press.character, 'q');
    assert_false(decode_next(&decoder, true, &event));
    decode_done(&decoder);
}

static void expect_answers(const struct answers *answers)
{
    assert_int_equal(answers->bdsm, 2);
    assert_string_equal(answers->version, "XTerm(379)");
    assert_int_equal(answers->device, 41);
    assert_true(answers->complete);
}

/* Typed letters between the answers are kept, however it is cut up. */
static void answers_are_taken_out(void **state)
{
    static const char bytes[] =
        "a\033[8;2$yb\033P>|XTerm(379)\033\\\033[>41;379;0cc\033[?64;1c"
        "\033[Ad";
    struct decoder decoder;
    struct event event;
    char seen[8] = "";

    (void)state;
    decode_begin(&decoder);
    for (size_t i = 0; bytes[i]; i++) {
        decode_feed(&decoder, bytes + i, 1);
        while (decode_next(&decoder, false, &event)) {
            size_t at = strlen(seen);

            assert_int_equal(event.kind, EVENT_PRESS);
            assert_true(at < sizeof seen - 1);
            seen[at] = event.press.kind == PRESS_UP
                           ? '^'
                           : (char)event.press.character;
        }
    }
    assert_string_equal(seen, "abc^d");
    assert_true(decode_answered(&decoder));
    assert_false(decode_answered(&decoder));
    expect_answers(&decoder.answers);
    decode_done(&decoder);
}

static void answers_at_once(void **state)
{
    struct decoder decoder;
    struct event event;

    (void)state;
    decode_begin(&decoder);
    decode_feed(&decoder, ANSWERS, strlen(ANSWERS));
    assert_false(decode_next(&decoder, false, &event));
    assert_false(decode_is_waiting(&decoder));
    expect_answers(&decoder.answers);
    decode_done(&decoder);
}

static void a_paste_comes_whole(void **state)
{
    struct decoder decoder;
    struct event event;
    static const char *const pieces[] = {"\033[20", "0~a\rb\033[", "A\tc\033",
                                         "[201", "~d"};

    (void)state;
    decode_begin(&decoder);
    for (size_t i = 0; i < COUNT(pieces); i++) {
        assert_false(decode_next(&decoder, false, &event));
        decode_feed(&decoder, pieces[i], strlen(pieces[i]));
    }
    assert_true(decode_next(&decoder, false, &event));
    assert_int_equal(event.kind, EVENT_PASTE);
    assert_int_equal(event.length, 8);
    assert_memory_equal(event.paste, "a\rb\033[A\tc", 8);
    assert_true(decode_next(&decoder, false, &event));
    assert_int_equal(event.press.character, 'd');
    decode_done(&decoder);
}

static void a_large_paste_is_cut(void **state)
{
    struct decoder decoder;
    struct event event;
    size_t size = 3 * DECODE_PASTE_LIMIT;
    char *bytes = malloc(size);

    (void)state;
    memset(bytes, 'x', size);
    decode_begin(&decoder);
    decode_feed(&decoder, "\033[200~", 6);
    decode_feed(&decoder, bytes, size);
    decode_feed(&decoder, "\033[201~y", 7);
    free(bytes);
    assert_true(decode_next(&decoder, false, &event));
    assert_int_equal(event.kind, EVENT_PASTE);
    assert_int_equal(event.length, DECODE_PASTE_LIMIT);
    assert_true(decode_next(&decoder, false, &event));
    assert_int_equal(event.press.character, 'y');
    assert_false(decode_next(&decoder, false, &event));
    decode_done(&decoder);
}

static void mouse(void **state)
{
    struct event event = only("\033[<0;12;5M", false);

    (void)state;
    assert_int_equal(event.kind, EVENT_TAP);
    assert_int_equal(event.row, 4);
    assert_int_equal(event.column, 11);
    event = only("\033[<65;1;1M", false);
    assert_int_equal(event.kind, EVENT_WHEEL);
    assert_int_equal(event.amount, 1);
}

/* Whatever comes, it ends, and says only what there is to say. */
static void rubbish(void **state)
{
    static const char alphabet[] =
        "\033[O]P<>?;$1208~Mymc\007\\abc\xC3\xA9\x80\xFF\x01";
    struct decoder decoder;
    struct event event;

    (void)state;
    srandom(7);
    decode_begin(&decoder);
    for (int i = 0; i < 200000; i++) {
        decode_feed(&decoder,
                    &alphabet[random() % (long)(sizeof alphabet - 1)], 1);
        while (decode_next(&decoder, random() % 5 == 0, &event))
            assert_true(event.kind >= EVENT_PRESS &&
                        event.kind <= EVENT_WHEEL);
        assert_true(decoder.waiting.length < 1000);
    }
    decode_done(&decoder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys),
        cmocka_unit_test(an_escape_waits_for_the_rest),
        cmocka_unit_test(alt_is_no_escape),
        cmocka_unit_test(answers_are_taken_out),
        cmocka_unit_test(answers_at_once),
        cmocka_unit_test(a_paste_comes_whole),
        cmocka_unit_test(a_large_paste_is_cut),
        cmocka_unit_test(mouse),
        cmocka_unit_test(rubbish),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
