#include "catalogue/guard_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mark.h"
#include "base/mem.h"
#include "base/text.h"

struct complaints {
    int count;
    char first[400];
};

static void note(void *user, const struct ini_complaint *complaint)
{
    struct complaints *complaints = user;

    if (!complaints->count++)
        snprintf(complaints->first, sizeof complaints->first, "%s:%d: %s",
                 complaint->file, complaint->line, complaint->wrong);
}

static char folder[] = "/tmp/guard_file_testXXXXXX";

static char *path_of(const char *name)
{
    struct text path = {0};

    text_format(&path, "%s/%s", folder, name);
    return text_take(&path);
}

static void put(const char *name, const char *bytes, size_t length)
{
    char *path = path_of(name);
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
    mem_free(path);
}

static int set_up(void **state)
{
    char *guard;

    (void)state;
    if (!mkdtemp(folder))
        return -1;
    guard = path_of("guard");
    if (mkdir(guard, 0700) != 0)
        return -1;
    mem_free(guard);
    return 0;
}

static int tear_down(void **state)
{
    static const char *const names[] = {"guard/a.rules", "guard/b.rules",
                                        "guard/notes.txt", "guard", ""};

    (void)state;
    for (size_t i = 0; i < COUNT(names); i++) {
        char *path = path_of(names[i]);

        if (unlink(path) != 0)
            (void)rmdir(path);
        mem_free(path);
    }
    return 0;
}

static bool notices(const struct guard *guard, const char *text)
{
    struct findings findings = {0};
    bool found;

    guard_read(guard, NULL, text, strlen(text), &findings);
    found = findings.count > 0;
    findings_done(&findings);
    return found;
}

static void the_files_of_a_folder_are_read_together(void **state)
{
    static const char a[] = "[Rules]\nlegal = <given> court\n";
    static const char b[] = "[Shared]\ngiven = ^rosa\n";
    struct catalogue_places places = {
        .data = folder,
        .config = "/nowhere/at/all"};
    struct complaints complaints = {0};
    struct guard *guard = NULL;

    (void)state;
    put("guard/a.rules", a, sizeof a - 1);
    put("guard/b.rules", b, sizeof b - 1);
    put("guard/notes.txt", "[Rules", 6);
    assert_int_equal(catalogue_guard(&places, note, &complaints, &guard),
                     ERR_OK);
    assert_int_equal(complaints.count, 0);
    assert_true(notices(guard, "Rosa court"));
    assert_false(notices(guard, "big court"));
    guard_free(&guard);
}

static void a_broken_file_is_named_and_the_rest_works(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *complaint;
    } broken[] = {
        {"[Rules]\nlegal = (a\nhealth = sick\n", 0,
         "guard/a.rules:2: a bracket without its end"},
        {"[Rules]\nlegal\nhealth = sick\n", 0,
         "guard/a.rules:2: neither a section nor a pair"},
        {"[Rules]\nlegal = \xFF\nhealth = sick\n", 0,
         "guard/a.rules:2: bytes that are not UTF-8"},
        {"[Rules]\nlegal = a\0b\nhealth = sick\n", 34,
         "guard/a.rules:2: a control character"},
        {"legal = a\n[Rules]\nhealth = sick\n", 0,
         "guard/a.rules:1: a pair before the first section"},
        {"[Rules]\nweather = a\nhealth = sick\n", 0,
         "guard/a.rules:2: a category that isn't known"},
        {"[Rules]\nlegal = a, a\nhealth = sick\n", 0,
         "guard/a.rules:2: an entry that stands in this file twice"},
    };
    struct catalogue_places places = {.data = folder};

    (void)state;
    for (size_t i = 0; i < COUNT(broken); i++) {
        struct complaints complaints = {0};
        struct guard *guard = NULL;
        char *path = path_of(broken[i].complaint);

        put("guard/a.rules", broken[i].bytes,
            broken[i].length ? broken[i].length : strlen(broken[i].bytes));
        assert_int_equal(catalogue_guard(&places, note, &complaints, &guard),
                         ERR_DATA);
        assert_string_equal(complaints.first, path);
        assert_true(notices(guard, "sick"));
        guard_free(&guard);
        mem_free(path);
    }
}

static void a_line_that_is_too_long_is_named(void **state)
{
    struct catalogue_places places = {.data = folder};
    struct complaints complaints = {0};
    struct text rules = {0};
    struct guard *guard = NULL;

    (void)state;
    text_append(&rules, "[Rules]\nlegal = x");
    for (int i = 0; i < 300; i++)
        text_append(&rules, "long ");
    text_append(&rules, "\nhealth = sick\n");
    put("guard/a.rules", text_string(&rules), rules.length);
    assert_int_equal(catalogue_guard(&places, note, &complaints, &guard),
                     ERR_DATA);
    assert_non_null(strstr(complaints.first, ":2: a line longer than"));
    assert_true(notices(guard, "sick"));
    guard_free(&guard);
    text_done(&rules);
}

static void without_a_folder_there_is_a_guard_all_the_same(void **state)
{
    struct catalogue_places places = {.data = "/nowhere/at/all"};
    struct complaints complaints = {0};
    struct guard *guard = NULL;

    (void)state;
    assert_int_equal(catalogue_guard(&places, note, &complaints, &guard),
                     ERR_DATA);
    assert_int_equal(complaints.count, 1);
    assert_true(notices(guard, "123-45-6789"));
    guard_free(&guard);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_files_of_a_folder_are_read_together),
        cmocka_unit_test(a_broken_file_is_named_and_the_rest_works),
        cmocka_unit_test(a_line_that_is_too_long_is_named),
        cmocka_unit_test(without_a_folder_there_is_a_guard_all_the_same),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
