#include "core/task.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mark.h"

enum { WHEN, TOWN, KIND, PLACE, NOTE, REACH, FIELDS };

static char *options[] = {"one", "other"};

/* A task that reads well, for each test to break in one place. */
struct example {
    struct task task;
    struct field fields[FIELDS];
};

static void make(struct example *example)
{
    *example = (struct example){
        .fields = {
            [WHEN] = {.name = "when", .kind = FIELD_WHEN, .required = true},
            [TOWN] = {.name = "town", .kind = FIELD_TOWN},
            [KIND] = {.name = "kind",
                      .kind = FIELD_CHOICE,
                      .stage = STAGE_AVAILABLE,
                      .options = options,
                      .option_count = 2},
            [PLACE] = {.name = "place",
                       .kind = FIELD_PLACE,
                       .stage = STAGE_AGREED},
            [NOTE] = {.name = "note",
                      .kind = FIELD_NOTE,
                      .stage = STAGE_OWN,
                      .keep = 1},
            [REACH] = {.name = "reach",
                       .kind = FIELD_REACH,
                       .stage = STAGE_OWN,
                       .required = true},
        }};
    example->task = (struct task){.helpers = 1,
                                  .ends = TASK_ENDS_DONE | TASK_ENDS_EVENT,
                                  .fields = example->fields,
                                  .field_count = FIELDS};
}

static const char *wrong_with(const struct example *example)
{
    const char *wrong, *instead;

    if (task_check(&example->task, &wrong, &instead)) {
        assert_null(wrong);
        assert_null(instead);
        return "";
    }
    assert_true(strlen(instead) > 5);
    return wrong;
}

static void a_good_task_is_good(void **state)
{
    struct example example;

    (void)state;
    make(&example);
    assert_string_equal(wrong_with(&example), "");
    example.task.ends = TASK_ENDS_DONE;
    assert_string_equal(wrong_with(&example), "");
}

static void break_town(struct example *example)
{
    example->fields[TOWN].required = true;
}
static void break_place_stage(struct example *example)
{
    example->fields[PLACE].stage = STAGE_AVAILABLE;
}
static void break_place_keep(struct example *example)
{
    example->fields[PLACE].keep = 1;
}
static void break_note_stage(struct example *example)
{
    example->fields[NOTE].stage = STAGE_ASKING;
}
static void break_note_required(struct example *example)
{
    example->fields[NOTE].required = true;
}
static void break_reach_stage(struct example *example)
{
    example->fields[REACH].stage = STAGE_AGREED;
}
static void break_reach_keep(struct example *example)
{
    example->fields[REACH].keep = 1;
}
static void break_reach_allow(struct example *example)
{
    example->fields[REACH].allow = CATEGORY_BIT(CATEGORY_PHONE);
}
static void drop_reach(struct example *example)
{
    example->task.field_count--;
}
static void drop_all(struct example *example)
{
    example->task.field_count = 0;
}
static void reach_first(struct example *example)
{
    struct field reach = example->fields[REACH];

    example->fields[REACH] = example->fields[WHEN];
    example->fields[WHEN] = reach;
}
static void two_reaches(struct example *example)
{
    example->fields[NOTE] = example->fields[REACH];
}
static void two_notes(struct example *example)
{
    example->fields[KIND] = example->fields[NOTE];
}
static void two_whens(struct example *example)
{
    example->fields[TOWN] = example->fields[WHEN];
}
static void no_when(struct example *example)
{
    example->fields[WHEN].kind = FIELD_COUNT;
}
static void one_option(struct example *example)
{
    example->fields[KIND].option_count = 1;
}
static void nothing_asked(struct example *example)
{
    example->fields[WHEN].stage = STAGE_AVAILABLE;
    example->fields[TOWN].stage = STAGE_AVAILABLE;
}

static void each_mistake_is_named(void **state)
{
    static const struct {
        void (*damage)(struct example *example);
        const char *wrong;
    } cases[] = {
        {break_town, "a town can't be required: an area is enough"},
        {break_place_stage, "a place would be told too early or kept too long"},
        {break_place_keep, "a place would be told too early or kept too long"},
        {break_note_stage, "the note is asked for, or would be told on"},
        {break_note_required, "the note is asked for, or would be told on"},
        {break_reach_stage, "how to reach the family would be told on or kept"},
        {break_reach_keep, "how to reach the family would be told on or kept"},
        {break_reach_allow, "how to reach the family would be told on or kept"},
        {drop_reach, "a task needs one way to reach the family"},
        {drop_all, "a task needs one way to reach the family"},
        {two_reaches, "a task needs one way to reach the family"},
        {reach_first, "how to reach the family is not asked last"},
        {two_notes, "there are two notes"},
        {two_whens, "the day is asked twice"},
        {no_when, "it ends with a day that is never asked"},
        {one_option, "a choice with less than two options"},
        {nothing_asked, "nobody can be asked: nothing is told to them"},
    };

    (void)state;
    for (size_t at = 0; at < COUNT(cases); at++) {
        struct example example;

        make(&example);
        cases[at].damage(&example);
        assert_string_equal(wrong_with(&example), cases[at].wrong);
    }
}

static void the_note_is_no_question(void **state)
{
    struct example example;

    (void)state;
    make(&example);
    assert_int_equal(task_question_count(&example.task), FIELDS - 1);
    assert_string_equal(task_question(&example.task, 0)->name, "when");
    assert_string_equal(task_question(&example.task, 3)->name, "place");
    assert_string_equal(task_question(&example.task, 4)->name, "reach");
    assert_null(task_question(&example.task, 5));
    assert_int_equal(task_question_index(&example.task, "place"), 3);
    assert_int_equal(task_question_index(&example.task, "reach"), 4);
    assert_int_equal(task_question_index(&example.task, "note"), 5);
    assert_int_equal(task_question_index(&example.task, "nothing"), 5);
}

static void fields_are_found(void **state)
{
    struct example example;

    (void)state;
    make(&example);
    assert_ptr_equal(task_field(&example.task, "note"), &example.fields[NOTE]);
    assert_null(task_field(&example.task, "Note"));
    assert_ptr_equal(task_field_of_kind(&example.task, FIELD_REACH),
                     &example.fields[REACH]);
    assert_null(task_field_of_kind(&example.task, FIELD_LANGUAGE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_task_is_good),
        cmocka_unit_test(each_mistake_is_named),
        cmocka_unit_test(the_note_is_no_question),
        cmocka_unit_test(fields_are_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
