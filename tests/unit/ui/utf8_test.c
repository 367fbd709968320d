#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/mark.h"
#include "ui/utf8.h"

static void there_and_back(void **state)
{
    (void)state;
    for (uint32_t point = 1; point < 0x110000; point++) {
        char bytes[UTF8_SIZE];
        size_t length = utf8_put(bytes, point);
        uint32_t again;

        if (point >= 0xD800 && point < 0xE000) {
            assert_string_equal(bytes, "\xEF\xBF\xBD");
            continue;
        }
        assert_int_equal(utf8_take(bytes, length, &again), (int)length);
        assert_int_equal(again, point);
        for (size_t i = 1; i < length; i++)
            assert_int_equal(utf8_take(bytes, i, &again), 0);
    }
}

static void refuses(void **state)
{
    static const char *const wrong[] = {
        "\x80",         "\xC0\xAF",     "\xC1\xBF",         "\xE0\x80\xAF",
        "\xED\xA0\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF8",
        "\xFF",         "\xC3(",        "\xE2\x82("};
    uint32_t point;

    (void)state;
    for (size_t i = 0; i < COUNT(wrong); i++)
        assert_int_equal(utf8_take(wrong[i], strlen(wrong[i]), &point), -1);
    assert_int_equal(utf8_take("", 0, &point), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_and_back),
        cmocka_unit_test(refuses),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
