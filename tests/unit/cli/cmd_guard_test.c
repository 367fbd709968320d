#include "cli/cmd_guard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "guard/rules.h"

static struct guard *small_guard(void)
{
    struct guard_builder *builder = guard_builder_new();

    guard_builder_file(builder, "small.rules");
    guard_builder_section(builder, "Rules", 1);
    guard_builder_row(builder, "violence", "hits her", 2);
    guard_builder_row(builder, "legal", "court of appeal", 3);
    guard_builder_row(builder, "language", "no english", 4);
    return guard_take_builder(&builder);
}

/* What is printed for these bytes; mem_free it. */
static char *printed(const char *bytes, size_t length, category_set allow)
{
    struct guard *guard = small_guard();
    struct guard_context context = {.allow = allow};
    FILE *in = tmpfile(), *out = tmpfile();
    char *text = mem_new(4096, 1);

    assert_int_equal(fwrite(bytes, 1, length, in), length);
    rewind(in);
    assert_int_equal(cmd_guard_run(guard, &context, in, out), ERR_OK);
    rewind(out);
    (void)!fread(text, 1, 4095, out);
    fclose(in);
    fclose(out);
    guard_free(&guard);
    return text;
}

static void prints(const char *bytes, size_t length, category_set allow,
                   const char *expected)
{
    char *text = printed(bytes, length, allow);

    assert_string_equal(text, expected);
    mem_free(text);
}

static void each_line_has_its_answer(void **state)
{
    static const char lines[] = "he hits her, court of appeal\n\nbread\r\n"
                                "no english";

    (void)state;
    prints(lines, strlen(lines), 0, "legal,violence\nok\nok\nlanguage\n");
    prints(lines, strlen(lines), CATEGORY_BIT(CATEGORY_LANGUAGE),
           "legal,violence\nok\nok\nok\n");
    prints("", 0, 0, "");
    prints("\n", 1, 0, "ok\n");
}

static void bad_bytes_are_no_reason_to_stop(void **state)
{
    static const char lines[] = "\xFF\0he hits her\0\xC3\nno english\xE2\n";

    (void)state;
    prints(lines, sizeof lines - 1, 0, "violence\nlanguage\n");
}

/* Wherever the words lie in a line that doesn't fit into memory at once. */
static void long_lines_are_read_to_their_end(void **state)
{
    size_t length = 400000;
    char *line = mem_new(length + 1, 1);

    (void)state;
    for (size_t at = 65000; at < 66000; at += 7) {
        memset(line, 'x', length);
        for (size_t i = 5; i < length; i += 6)
            line[i] = ' ';
        memcpy(line + at, " court of appeal ", 17);
        memcpy(line + length - 5, "\nx y\n", 5);
        prints(line, length, 0, "legal\nok\n");
    }
    memset(line, 'x', length);
    prints(line, length, 0, "ok\n");
    mem_free(line);
}

static void a_broken_pipe_is_told(void **state)
{
    struct guard *guard = small_guard();
    FILE *in = tmpfile(), *full = fopen("/dev/full", "w");

    (void)state;
    fputs("bread\n", in);
    rewind(in);
    assert_int_equal(cmd_guard_run(guard, NULL, in, full), ERR_IO);
    fclose(in);
    fclose(full);
    guard_free(&guard);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_line_has_its_answer),
        cmocka_unit_test(bad_bytes_are_no_reason_to_stop),
        cmocka_unit_test(long_lines_are_read_to_their_end),
        cmocka_unit_test(a_broken_pipe_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
