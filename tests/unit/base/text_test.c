#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/text.h"

#define LIMIT 1000

/* What cleaning makes of bytes that may hold NUL. */
static void assert_cleaned_n(const char *bytes, size_t length, size_t limit,
                             const char *expected)
{
    struct text text = {0};

    text_append_clean(&text, bytes, length, limit);
    assert_string_equal(text_string(&text), expected);
    assert_int_equal(text.length, strlen(expected));
    text_done(&text);
}

static void assert_cleaned(const char *bytes, const char *expected)
{
    assert_cleaned_n(bytes, strlen(bytes), LIMIT, expected);
    assert_int_equal(text_is_clean(bytes), strcmp(bytes, expected) == 0);
    assert_true(text_is_clean(expected));
}

static void plain_text_stays(void **state)
{
    (void)state;
    assert_cleaned("", "");
    assert_cleaned("Riverside, 14:30", "Riverside, 14:30");
    assert_cleaned("\u0645\u0631\u062d\u0628\u0627", "مرحبا");
    assert_cleaned("\u4f60\u597d \U0001F600", "你好 😀");
    /* Persian needs ZWNJ, Indic scripts and families of emoji need ZWJ. */
    assert_cleaned("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e");
    assert_cleaned("\U0001F468\u200D\U0001F467",
                   "\U0001F468\u200D\U0001F467");
    assert_cleaned("\u2764\uFE0F", "\u2764\uFE0F");
}

static void controls_go(void **state)
{
    (void)state;
    assert_cleaned("a\x1b[2Jb", "a[2Jb");
    assert_cleaned("a\001\x7f" "b", "ab");
    assert_cleaned("a\xc2\x85\xc2\x9b" "b", "ab");
    assert_cleaned("a\nb\tc\rd", "a b c d");
    assert_cleaned_n("a\0b", 3, LIMIT, "ab");
    assert_cleaned_n("\0\0", 2, LIMIT, "");
}

static void invisible_and_turning_characters_go(void **state)
{
    (void)state;
    /* Bidi embeddings, overrides, isolates and marks. */
    assert_cleaned("a\u202eb\u202cc\u2066d\u2069\u200e\u200f\u061c", "abcd");
    assert_cleaned("a\u2028b\u2029c", "abc");
    assert_cleaned("a\u200b\ufeff\u00ad\u2060z", "az");
    /* Tags, private use, Hangul fillers. */
    assert_cleaned("a\U000E0041\ue000\u3164\u115fz", "az");
}

static void bad_bytes_become_one_mark_each(void **state)
{
    (void)state;
    assert_cleaned("a\xff" "b", "a\ufffdb");
    assert_cleaned("\xc3", "\ufffd");
    /* Too long forms, surrogates, beyond the end. */
    assert_cleaned("\xc0\xaf", "\ufffd\ufffd");
    assert_cleaned("\xed\xa0\x80", "\ufffd\ufffd\ufffd");
    assert_cleaned("\xf4\x90\x80\x80", "\ufffd\ufffd\ufffd\ufffd");
    assert_false(text_is_clean("\x80"));
}

static void letters_are_composed(void **state)
{
    (void)state;
    assert_cleaned("e\u0301", "\u00e9");
    assert_cleaned("\u1112\u1161\u11ab", "\ud55c");
    assert_cleaned("\u0627\u0653", "\u0622");
    /* Marks in another order are the same letter. */
    assert_cleaned("a\u0323\u0302", "\u1ead");
    assert_cleaned("a\u0302\u0323", "\u1ead");
}

static void clusters_are_bounded(void **state)
{
    struct text tower = {0}, expected = {0};

    (void)state;
    text_append(&tower, "x");
    for (int i = 0; i < 100; i++)
        text_append(&tower, "\u0336");
    text_append(&tower, "y");
    text_append(&expected, "x");
    for (int i = 0; i < 7; i++)
        text_append(&expected, "\u0336");
    text_append(&expected, "y");
    assert_cleaned(text_string(&tower), text_string(&expected));
    text_done(&tower);
    text_done(&expected);
}

static void limits_cut_between_clusters(void **state)
{
    (void)state;
    assert_cleaned_n("abcdef", 6, 3, "abc");
    assert_cleaned_n("abcdef", 6, 0, "");
    /* 3 bytes each; none is cut. */
    assert_cleaned_n("你好吗", 9, 8, "你好");
    assert_cleaned_n("你好吗", 9, 2, "");
    assert_cleaned_n("a👨‍👧b", strlen("a👨‍👧b"), 8, "a");
    assert_cleaned_n("q\u0336z", 4, 2, "");
    assert_cleaned_n("q\u0336z", 4, 3, "q\u0336");
}

static void a_huge_paste_is_cut(void **state)
{
    size_t size = 3000000;
    char *paste = mem_new(size, 1);
    struct text text = {0};

    (void)state;
    memset(paste, 'a', size);
    text_append_clean(&text, paste, size, 100);
    assert_int_equal(text.length, 100);
    text_clear(&text);
    /* The cut at the bound falls into a character. */
    for (size_t i = 0; i + 2 < size; i += 3)
        memcpy(paste + i, "\u4f60", 3);
    text_append_clean(&text, paste, size, 100);
    assert_int_equal(text.length, 99);
    assert_true(text_is_clean(text_string(&text)));
    text_done(&text);
    mem_free(paste);
}

static void appends_to_what_is_there(void **state)
{
    struct text text = {0};

    (void)state;
    assert_string_equal(text_string(&text), "");
    text_append(&text, "one ");
    text_append_clean(&text, "t\x01wo", 4, 100);
    text_append(&text, NULL);
    text_append_n(&text, " three", 2);
    text_format(&text, "%d %s", 4, "five");
    assert_string_equal(text_string(&text), "one two t4 five");
    text_done(&text);
    assert_null(text.bytes);
}

static void sets_from_itself(void **state)
{
    struct text text = {0};

    (void)state;
    text_append(&text, "abc def");
    text_set(&text, text.bytes + 4);
    assert_string_equal(text_string(&text), "def");
    text_set(&text, NULL);
    assert_string_equal(text_string(&text), "");
    assert_int_equal(text.length, 0);
    text_done(&text);
}

static void splices(void **state)
{
    struct text text = {0};

    (void)state;
    text_set(&text, "one two three");
    text_splice(&text, 4, 3, "2");
    assert_string_equal(text_string(&text), "one 2 three");
    /* What was there before is nowhere behind the end. */
    assert_int_equal(text.bytes[12], '\0');
    text_splice(&text, 0, 0, "zero ");
    assert_string_equal(text_string(&text), "zero one 2 three");
    text_splice(&text, 11, SIZE_MAX, NULL);
    assert_string_equal(text_string(&text), "zero one 2 ");
    text_splice(&text, SIZE_MAX, 5, "end");
    assert_string_equal(text_string(&text), "zero one 2 end");
    assert_int_equal(text.length, 14);
    for (int i = 0; i < 100; i++)
        text_splice(&text, 5, 0, "long ");
    assert_int_equal(text.length, 514);
    text_done(&text);
    text_splice(&text, 3, 3, "new");
    assert_string_equal(text_string(&text), "new");
    text_done(&text);
}

static void clearing_wipes_and_taking_gives_away(void **state)
{
    struct text text = {0};
    char *taken;

    (void)state;
    text_set(&text, "what was typed");
    text_clear(&text);
    for (size_t i = 0; i < text.room; i++)
        assert_int_equal(text.bytes[i], 0);
    text_append(&text, "given");
    taken = text_take(&text);
    assert_string_equal(taken, "given");
    assert_null(text.bytes);
    mem_free(taken);
    taken = text_take(&text);
    assert_string_equal(taken, "");
    mem_free(taken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_stays),
        cmocka_unit_test(controls_go),
        cmocka_unit_test(invisible_and_turning_characters_go),
        cmocka_unit_test(bad_bytes_become_one_mark_each),
        cmocka_unit_test(letters_are_composed),
        cmocka_unit_test(clusters_are_bounded),
        cmocka_unit_test(limits_cut_between_clusters),
        cmocka_unit_test(a_huge_paste_is_cut),
        cmocka_unit_test(appends_to_what_is_there),
        cmocka_unit_test(sets_from_itself),
        cmocka_unit_test(splices),
        cmocka_unit_test(clearing_wipes_and_taking_gives_away),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
