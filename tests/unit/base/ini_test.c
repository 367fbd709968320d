#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/ini.h"
#include "base/mem.h"
#include "base/text.h"

/* Everything that was read, as one text. */
struct record {
    struct text seen;
    int complaints;
    int line;
    struct text wrong;
};

static void on_section(void *user, const char *section, int line)
{
    struct record *record = user;

    text_format(&record->seen, "%d[%s]", line, section);
}

static void on_pair(void *user, const char *key, const char *value, int line)
{
    struct record *record = user;

    text_format(&record->seen, "%d{%s|%s}", line, key, value);
}

static void on_complaint(void *user, const struct ini_complaint *complaint)
{
    struct record *record = user;

    assert_string_equal(complaint->file, "a.task");
    assert_true(*complaint->wrong && *complaint->instead);
    record->complaints++;
    record->line = complaint->line;
    text_set(&record->wrong, complaint->wrong);
}

static void read_n(struct record *record, const char *bytes, size_t length,
                   enum err expected)
{
    const struct ini_reader reader = {record, on_section, on_pair,
                                      on_complaint};

    text_set(&record->seen, NULL);
    text_set(&record->wrong, NULL);
    record->complaints = 0;
    record->line = 0;
    assert_int_equal(ini_read("a.task", bytes, length, &reader), expected);
    assert_int_equal(record->complaints > 0, expected == ERR_DATA);
}

static void assert_reads(const char *bytes, const char *expected)
{
    struct record record = {0};

    read_n(&record, bytes, strlen(bytes), ERR_OK);
    assert_string_equal(text_string(&record.seen), expected);
    text_done(&record.seen);
    text_done(&record.wrong);
}

/* One complaint on that line with that word; the rest is read. */
static void assert_complains_n(const char *bytes, size_t length, int line,
                               const char *word, const char *rest)
{
    struct record record = {0};

    read_n(&record, bytes, length, ERR_DATA);
    assert_int_equal(record.complaints, 1);
    assert_int_equal(record.line, line);
    assert_non_null(strstr(text_string(&record.wrong), word));
    assert_string_equal(text_string(&record.seen), rest);
    text_done(&record.seen);
    text_done(&record.wrong);
}

static void assert_complains(const char *bytes, int line, const char *word,
                             const char *rest)
{
    assert_complains_n(bytes, strlen(bytes), line, word, rest);
}

static void reads_what_is_right(void **state)
{
    (void)state;
    assert_reads("", "");
    assert_reads("\n\n# only a comment\n   \t\n", "");
    assert_reads("[Task]\nid = ride\n\n[Field town]\nlabel=Town\n",
                 "1[Task]2{id|ride}4[Field town]5{label|Town}");
    assert_reads("[T]\na = b", "1[T]2{a|b}");
    assert_reads("[T]\r\na = b\r\n", "1[T]2{a|b}");
    assert_reads("\xEF\xBB\xBF[T]\na = b\n", "1[T]2{a|b}");
    assert_reads("  [T]\n\ta\t=\tb c\t\n", "1[T]2{a|b c}");
    assert_reads("[T]\no = 1\no = 2\no = 1\n", "1[T]2{o|1}3{o|2}4{o|1}");
    assert_reads("[T]\na =\n", "1[T]2{a|}");
    assert_reads("[T]\na = b = c # not a comment ; neither\n",
                 "1[T]2{a|b = c # not a comment ; neither}");
    assert_reads("[مهمة]\nاسم = قيمة\n", "1[مهمة]2{اسم|قيمة}");
}

static void unescapes(void **state)
{
    (void)state;
    assert_reads("[T]\na = \\sx\\ny\\tz\\\\n\\s\n",
                 "1[T]2{a| x\ny\tz\\n }");
    assert_complains("[T]\na = \\q\nb = c\n", 2, "backslash", "1[T]3{b|c}");
    assert_complains("[T]\na = end\\\nb = c\n", 2, "backslash",
                     "1[T]3{b|c}");
}

static void complains_about_sections(void **state)
{
    (void)state;
    assert_complains("[T]\na = b\n[]\n", 3, "section", "1[T]2{a|b}");
    assert_complains("[\n", 1, "section", "");
    assert_complains("a = b\n[T]\nc = d\n", 1, "before the first section",
                     "2[T]3{c|d}");
    assert_complains("[T]\nno pair\nc = d\n", 2, "neither", "1[T]3{c|d}");
    assert_complains("[T]\n= value\nc = d\n", 2, "neither", "1[T]3{c|d}");
}

/* Keys after a broken heading would land in the wrong section. */
static void a_broken_section_takes_its_keys_along(void **state)
{
    const char *bytes = "[T]\n[U\na = b\n[V]\nc = d\n";
    struct record record = {0};

    (void)state;
    read_n(&record, bytes, strlen(bytes), ERR_DATA);
    assert_int_equal(record.complaints, 2);
    assert_string_equal(text_string(&record.seen), "1[T]4[V]5{c|d}");
    text_done(&record.seen);
    text_done(&record.wrong);
}

static void complains_about_bytes(void **state)
{
    static const char zero[] = "[T]\na = b\0c\nd = e\n";

    (void)state;
    assert_complains_n(zero, sizeof zero - 1, 2, "control", "1[T]3{d|e}");
    assert_complains("[T]\na = \x1b[2J\nd = e\n", 2, "control", "1[T]3{d|e}");
    assert_complains("[T]\na = \x7f\nd = e\n", 2, "control", "1[T]3{d|e}");
    assert_complains("[T]\na = \xff\nd = e\n", 2, "UTF-8", "1[T]3{d|e}");
    assert_complains("# \xc0\xaf\n[T]\nd = e\n", 1, "UTF-8", "2[T]3{d|e}");
    assert_complains("[T]\na\rb = c\nd = e\n", 2, "control", "1[T]3{d|e}");
}

static void long_lines(void **state)
{
    struct text file = {0};
    struct record record = {0};

    (void)state;
    text_append(&file, "[T]\n");
    text_append(&file, "key = ");
    while (file.length < 4 + INI_LINE_LIMIT)
        text_append(&file, "x");
    text_append(&file, "\nd = e\n");
    read_n(&record, text_string(&file), file.length, ERR_OK);
    assert_non_null(strstr(text_string(&record.seen), "3{d|e}"));
    text_splice(&file, 12, 0, "y");
    assert_complains(text_string(&file), 2, "1,000", "1[T]3{d|e}");
    /* Also in a comment: whoever wrote it counts on being read. */
    text_splice(&file, 4, 1, "#");
    assert_complains(text_string(&file), 2, "1,000", "1[T]3{d|e}");
    text_done(&file);
    text_done(&record.seen);
    text_done(&record.wrong);
}

/* Bytes of no sense at all, and readers that want nothing. */
static void survives_anything(void **state)
{
    const struct ini_reader deaf = {0};
    struct record record = {0};
    const struct ini_reader reader = {&record, on_section, on_pair,
                                      on_complaint};
    unsigned number = 12345;
    char bytes[400];

    (void)state;
    for (int round = 0; round < 2000; round++) {
        for (size_t i = 0; i < sizeof bytes; i++) {
            number = number * 1103515245u + 12345u;
            bytes[i] = (char)(number >> 16);
            if (number >> 28 < 6)
                bytes[i] = "[]=#\\\n"[number >> 28];
        }
        if (ini_read("a.task", bytes, sizeof bytes, &reader) !=
            ini_read("a.task", bytes, sizeof bytes, &deaf))
            fail();
        text_set(&record.seen, NULL);
    }
    text_done(&record.seen);
    text_done(&record.wrong);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_is_right),
        cmocka_unit_test(unescapes),
        cmocka_unit_test(complains_about_sections),
        cmocka_unit_test(a_broken_section_takes_its_keys_along),
        cmocka_unit_test(complains_about_bytes),
        cmocka_unit_test(long_lines),
        cmocka_unit_test(survives_anything),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
