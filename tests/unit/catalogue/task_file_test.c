#include "catalogue/task_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mark.h"
#include "base/mem.h"
#include "base/text.h"
#include "catalogue/form_file.h"
#include "tasks.h"

/* A file that reads well, a line each, so that one can be changed. */
static const char *const good[] = {
    "[Task]",                    /*  1 */
    "id = walk",                 /*  2 */
    "name = Walk",               /*  3 */
    "purpose = A walk.",         /*  4 */
    "helpers = 2",               /*  5 */
    "ends = event idle 14",      /*  6 */
    "[Field when]",              /*  7 */
    "label = When",              /*  8 */
    "why = To know.",            /*  9 */
    "kind = when",               /* 10 */
    "stage = asking",            /* 11 */
    "required = yes",            /* 12 */
    "keep = 1",                  /* 13 */
    "[Field shoes]",             /* 14 */
    "label = Shoes",             /* 15 */
    "why = Rain.",               /* 16 */
    "kind = choice",             /* 17 */
    "option = boots",            /* 18 */
    "option = other shoes",      /* 19 */
    "stage = available",         /* 20 */
    "keep = 0",                  /* 21 */
    "allow = health, language",  /* 22 */
    "[Field reach]",             /* 23 */
    "label = How we reach them", /* 24 */
    "why = To tell them.",       /* 25 */
    "kind = reach",              /* 26 */
    "stage = own",               /* 27 */
    "required = yes",            /* 28 */
    "keep = 0",                  /* 29 */
    "[Not needed name]",         /* 30 */
    "label = Names",             /* 31 */
    "why = Nobody asks a dog.",  /* 32 */
    "category = person_name",    /* 33 */
};

/* The file with one line replaced (line 0: nothing; NULL: left out). */
static char *with(int line, const char *instead)
{
    struct text file = {0};

    for (size_t at = 0; at < COUNT(good); at++) {
        const char *each = (int)at + 1 == line ? instead : good[at];

        text_append(&file, each);
        if (each)
            text_append(&file, "\n");
    }
    return text_take(&file);
}

static bool read_task(const char *bytes, size_t length,
                      struct complaints *complaints, struct task *task)
{
    struct reading reading = {"walk.task", note_complaint, complaints, 0,
                              ERR_OK};
    bool fits;

    *complaints = (struct complaints){.count = 0};
    fits = task_file_read(&reading, "walk", bytes, length, task);
    assert_int_equal(reading.err != ERR_OK, complaints->count != 0);
    return fits;
}

static void a_good_file_is_read_as_it_stands(void **state)
{
    char *file = with(0, NULL);
    struct complaints complaints;
    struct task task;

    (void)state;
    assert_true(read_task(file, strlen(file), &complaints, &task));
    assert_string_equal(complaints.lines, "");
    assert_string_equal(task.id, "walk");
    assert_string_equal(task.name, "Walk");
    assert_string_equal(task.purpose, "A walk.");
    assert_int_equal(task.helpers, 2);
    assert_int_equal(task.ends,
                     TASK_ENDS_DONE | TASK_ENDS_EVENT | TASK_ENDS_IDLE);
    assert_int_equal(task.idle_days, 14);
    assert_int_equal(task.field_count, 3);
    assert_true(task.fields[0].required);
    assert_int_equal(task.fields[0].keep, 1);
    assert_false(task.fields[1].required);
    assert_int_equal(task.fields[1].stage, STAGE_AVAILABLE);
    assert_int_equal(task.fields[1].option_count, 2);
    assert_string_equal(task.fields[1].options[1], "other shoes");
    assert_int_equal(task.fields[1].allow, CATEGORY_BIT(CATEGORY_HEALTH) |
                                               CATEGORY_BIT(CATEGORY_LANGUAGE));
    assert_int_equal(task.not_needed_count, 1);
    assert_int_equal(task.not_needed[0].category, CATEGORY_PERSON_NAME);
    task_done(&task);
    mem_free(file);
}

#define BAD_VALUE "a value that can't be used here"
#define MISSING "a section with a line missing"
#define LOST (-1) /* the task can't be used */

/* One line changed: what is said first, about which line, and how many
 * fields are left. */
static const struct {
    int line;
    const char *instead;
    const char *complaint;
    int fields;
} broken[] = {
    {1, NULL, "1: a pair before the first section", LOST},
    {1, "[task]", "1: a section that is not known", LOST},
    {1, "[Task", "1: a section without its end", LOST},
    {2, NULL, "1: " MISSING, LOST},
    {2, "id = Walk", "2: " BAD_VALUE, LOST},
    {2, "id = run", "1: an id that is not the name of the file", LOST},
    {2, "id walk", "2: neither a section nor a pair", LOST},
    {3, "name =", "3: " BAD_VALUE, LOST},
    {3, "name = \xff", "3: bytes that are not UTF-8", LOST},
    {3, "title = Walk", "3: a key that is not known here", LOST},
    {4, "name = Walk", "4: a key that stands here twice", LOST},
    {4, "purpose = \\q", "4: a backslash that stands for nothing", LOST},
    {5, "helpers = 0", "5: " BAD_VALUE, LOST},
    {5, "helpers = 100", "5: " BAD_VALUE, LOST},
    {5, "helpers = -1", "5: " BAD_VALUE, LOST},
    {5, "helpers = two", "5: " BAD_VALUE, LOST},
    {6, "ends = never", "6: " BAD_VALUE, LOST},
    {6, "ends = idle", "6: " BAD_VALUE, LOST},
    {6, "ends = idle 0", "6: " BAD_VALUE, LOST},
    {6, "ends = idle 31", "6: " BAD_VALUE, LOST},
    {6, "ends = idle 5 days", "6: " BAD_VALUE, LOST},
    {7, "[Field When]", "7: a name that can't be used", LOST},
    {7, "[Field ]", "7: a name that can't be used", LOST},
    {7, "[Fields when]", "7: a section that is not known", LOST},
    {7, "[Task]", "7: a section that is there twice", LOST},
    {8, "lable = When", "8: a key that is not known here", LOST},
    {10, "kind = day", "10: " BAD_VALUE, LOST},
    {11, NULL, "7: " MISSING, LOST},
    {11, "stage = everybody", "11: " BAD_VALUE, LOST},
    {12, "required = maybe", "12: " BAD_VALUE, LOST},
    {14, "[Field when]", "14: a field that is there twice", 2},
    {15, NULL, "14: " MISSING, 2},
    {16, NULL, "14: " MISSING, 2},
    {17, "kind = count", "14: options in a field without a choice", 2},
    {18, NULL, "1: a choice with less than two options", LOST},
    {19, "option = boots", "19: " BAD_VALUE, 2},
    {20, "stage = agreed\nstage = asking", "21: a key that stands here twice",
     2},
    {21, "keep = 31", "21: " BAD_VALUE, 2},
    {21, "keep = -1", "21: " BAD_VALUE, 2},
    {21, "keep = 1 day", "21: " BAD_VALUE, 2},
    {21, NULL, "14: " MISSING, 2},
    {22, "allow = everything", "22: " BAD_VALUE, 2},
    {22, "allow =", "22: " BAD_VALUE, 2},
    {22, "allow = health; language", "22: " BAD_VALUE, 2},
    {22, "colour = red", "22: a key that is not known here", 3},
    {23, "[Something]", "23: a section that is not known", LOST},
    {27, "stage = asking", "1: how to reach the family would be told", LOST},
    {29, "keep = 5", "1: how to reach the family would be told", LOST},
    {30, "[Not needed a b]", "30: a name that can't be used", 3},
    {31, NULL, "30: " MISSING, 3},
    {33, "category = names", "33: " BAD_VALUE, 3},
};

static void each_mistake_has_its_line(void **state)
{
    (void)state;
    for (size_t at = 0; at < COUNT(broken); at++) {
        char *file = with(broken[at].line, broken[at].instead), start[200];
        struct complaints complaints;
        struct task task;
        bool fits = read_task(file, strlen(file), &complaints, &task);

        snprintf(start, sizeof start, "walk.task:%s", broken[at].complaint);
        if (strncmp(complaints.lines, start, strlen(start)) != 0)
            fail_msg("%d \"%s\": got %s and not %s", broken[at].line,
                     broken[at].instead ? broken[at].instead : "(nothing)",
                     complaints.lines, start);
        if ((fits ? (int)task.field_count : LOST) != broken[at].fields)
            fail_msg("%s: not %d fields", start, broken[at].fields);
        task_done(&task);
        mem_free(file);
    }
}

static void a_mistake_says_what_to_write(void **state)
{
    char *file = with(21, "keep = for ever");
    struct complaints complaints;
    struct task task;

    (void)state;
    assert_true(read_task(file, strlen(file), &complaints, &task));
    assert_string_equal(complaints.lines,
                        "walk.task:21: a value that can't be used here (keep "
                        "= days after the end, 0 to 30; 0 is that day)\n");
    task_done(&task);
    mem_free(file);
}

/* A group's texts may hold what hides: it goes before anybody sees it. */
static void texts_are_cleaned(void **state)
{
    char *file = with(8, "label = When\\nthen");
    struct complaints complaints;
    struct task task;

    (void)state;
    assert_true(read_task(file, strlen(file), &complaints, &task));
    assert_string_equal(task.fields[0].label, "When then");
    task_done(&task);
    mem_free(file);
    /* What turns a line around is not cleaned but refused. */
    file = with(8, "label = W\xe2\x80\xaehen");
    (void)read_task(file, strlen(file), &complaints, &task);
    assert_non_null(strstr(complaints.lines, ":8: a control character"));
    task_done(&task);
    mem_free(file);
}

static void too_many_fields_are_refused(void **state)
{
    struct text file = {0};
    struct complaints complaints;
    struct task task;

    (void)state;
    for (int at = 0; at < 33; at++)
        text_format(&file,
                    "[Field %c%c]\nlabel = x\nwhy = x\nkind = count\n"
                    "stage = asking\nkeep = 0\n",
                    'a' + at / 26, 'a' + at % 26);
    assert_false(
        read_task(text_string(&file), file.length, &complaints, &task));
    assert_non_null(strstr(complaints.lines,
                           "walk.task:193: more fields than a task may have"));
    text_done(&file);
}

static void a_form_keeps_its_fields_here(void **state)
{
    static const char file[] = "[Field a]\nlabel = A\nwhy = a\nkind = note\n"
                               "stage = own\nkeep = 0\n"
                               "[Field b]\nlabel = B\nwhy = b\nkind = note\n"
                               "stage = asking\nkeep = 0\n"
                               "[Task]\nid = c\n";
    struct complaints complaints = {.count = 0};
    struct reading reading = {"x.form", note_complaint, &complaints, 0, ERR_OK};
    struct form form;

    (void)state;
    assert_true(form_file_read(&reading, "x", file, sizeof file - 1, &form));
    assert_int_equal(form.field_count, 1);
    assert_string_equal(form.fields[0].name, "a");
    assert_string_equal(complaints.lines,
                        "x.form:7: a form takes typed text that stays here "
                        "(kind = note and stage = own)\n"
                        "x.form:13: a section that is not known "
                        "([Field NAME])\n");
    form_file_done(&form);
    assert_false(form_file_read(&reading, "x", "", 0, &form));
    assert_null(form.name);
}

static unsigned next_number(unsigned *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Bytes changed, lines cut and doubled: whatever is accepted reads well. */
static void any_bytes_are_survived(void **state)
{
    unsigned seed = 417;
    int accepted = 0;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        char *file =
            with((int)(next_number(&seed) % 40), round % 3 ? "" : NULL);
        size_t length = strlen(file);
        struct complaints complaints;
        const char *wrong, *instead;
        struct task task;

        for (unsigned hits = next_number(&seed) % 6; hits > 0; hits--)
            file[next_number(&seed) % length] = (char)next_number(&seed);
        if (round % 7 == 0)
            length = next_number(&seed) % length;
        if (read_task(file, length, &complaints, &task)) {
            accepted++;
            assert_true(task_check(&task, &wrong, &instead));
            assert_string_equal(task.id, "walk");
        }
        task_done(&task);
        mem_free(file);
    }
    /* Both ways were taken. */
    assert_in_range(accepted, 1000, 19000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_file_is_read_as_it_stands),
        cmocka_unit_test(each_mistake_has_its_line),
        cmocka_unit_test(a_mistake_says_what_to_write),
        cmocka_unit_test(texts_are_cleaned),
        cmocka_unit_test(too_many_fields_are_refused),
        cmocka_unit_test(a_form_keeps_its_fields_here),
        cmocka_unit_test(any_bytes_are_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
