#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/mark.h"
#include "folder.h"
#include "i18n/phrase.h"
#include "i18n/width.h"

static int set_up(void **state)
{
    (void)state;
    return phrase_setup(locale_folder()) != ERR_OK;
}

struct row {
    const char *string;
    int cells;
};

static void cells(void **state)
{
    static const struct row rows[] = {
        {"", 0},
        {"abc", 3},
        {"mañana", 6},
        {"man\u0303ana", 6},     /* a mark takes no cell */
        {"中文", 4},
        {"한", 2},
        {"\u1112\u1161\u11ab", 2}, /* the same from three letters */
        {"Ａ１", 4},
        {"كِتَابٌ", 4},
        {"می\u200cدهد", 5},      /* ZWNJ */
        {"\u2068a\u2069", 1},    /* isolates */
        {"a\u00adb", 2},         /* soft hyphen */
        {"\ufeff", 0},
        {"☀\ufe0f", 1},
        {"a\tb\n\x1b[0m", 5},    /* control characters */
        {"\x7f\xc2\x85", 0},
        {"a\xff\x80z", 4},       /* no UTF-8: one cell each */
        {"\xe4\xb8", 1},
        {"\U000e0fff", 0},
        {"\u0378", 1},           /* unassigned */
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        if (width_cells(rows[i].string) != rows[i].cells)
            fail_msg("row %zu: %d", i, width_cells(rows[i].string));
}

static void clusters(void **state)
{
    char long_one[1000] = "a";
    int taken;

    (void)state;
    assert_int_equal(width_cluster("", &taken), 0);
    assert_int_equal(taken, 0);
    assert_int_equal(width_cluster("ab", &taken), 1);
    assert_int_equal(taken, 1);
    assert_int_equal(width_cluster("e\u0301x", &taken), 3);
    assert_int_equal(taken, 1);
    assert_int_equal(width_cluster("中文", &taken), 3);
    assert_int_equal(taken, 2);
    assert_int_equal(width_cluster("\u1112\u1161\u11ab.", &taken), 9);
    assert_int_equal(taken, 2);
    assert_int_equal(width_cluster("\xff\xff", &taken), 1);
    assert_int_equal(taken, 1);
    assert_int_equal(width_cluster("\nx", &taken), 1);
    assert_int_equal(taken, 0);
    /* Made to do harm: hundreds of marks on one letter. */
    for (size_t i = 1; i + 2 < sizeof long_one; i += 2)
        memcpy(long_one + i, "\u0301", 3);
    assert_in_range(width_cluster(long_one, &taken), 100, 128);
    assert_int_equal(taken, 1);
}

static void fits(void **state)
{
    (void)state;
    assert_int_equal(width_fit("abc", 2), 2);
    assert_int_equal(width_fit("abc", 3), 3);
    assert_int_equal(width_fit("abc", 0), 0);
    assert_int_equal(width_fit("abc", -1), 0);
    assert_int_equal(width_fit("中文", 3), 3); /* never half of a wide one */
    assert_int_equal(width_fit("e\u0301e\u0301", 1), 3);
    assert_int_equal(width_fit("", 5), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells),
        cmocka_unit_test(clusters),
        cmocka_unit_test(fits),
    };

    return cmocka_run_group_tests(tests, set_up, NULL);
}
