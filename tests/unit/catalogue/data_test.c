#include "catalogue/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mark.h"
#include "core/need.h"
#include "core/retention.h"
#include "tasks.h"

#define LABEL_CELLS 34

static const char *const menu[] = {
    "babysitting",  "ride",  "fundraising", "clinic_greeting",
    "interpreting", "event", "errand",
};

static int load(void **state)
{
    const struct catalogue_places places = {.data = DATA};
    struct complaints complaints = {.count = 0};
    struct catalogue *catalogue;

    if (catalogue_load(&places, note_complaint, &complaints, &catalogue) !=
            ERR_OK ||
        complaints.count) {
        print_error("%s", complaints.lines);
        catalogue_free(&catalogue);
        return -1;
    }
    *state = catalogue;
    return 0;
}

static int unload(void **state)
{
    struct catalogue *catalogue = *state;

    catalogue_free(&catalogue);
    return 0;
}

static void seven_tasks_stand_in_order(void **state)
{
    const struct catalogue *catalogue = *state;
    const char *wrong, *instead;

    assert_int_equal(catalogue_tasks(catalogue), COUNT(menu));
    for (size_t at = 0; at < COUNT(menu); at++) {
        const struct task *task = catalogue_task(catalogue, at);

        assert_string_equal(task->id, menu[at]);
        assert_ptr_equal(catalogue_find(catalogue, menu[at]), task);
        assert_true(task_check(task, &wrong, &instead));
        assert_false(task->of_group);
        assert_int_equal(task->warned, 0);
        assert_in_range(task->helpers, 1, 99);
    }
    assert_null(catalogue_task(catalogue, COUNT(menu)));
    assert_null(catalogue_find(catalogue, "bail"));
}

/* What each task tells at which stage, as the domain has it: names of kinds
 * at asking, available, agreed, in the order of the questions. */
static const struct {
    const char *id;
    const char *stages[3];
    category_set allow;
    unsigned ends;
} tables[] = {
    {"babysitting",
     {"when duration town ", "count ages ", "place "},
     0,
     TASK_ENDS_DONE | TASK_ENDS_EVENT},
    {"ride",
     {"when town town count count ", "", "place "},
     0,
     TASK_ENDS_DONE | TASK_ENDS_EVENT},
    {"fundraising",
     {"amount choice choice ", "", ""},
     0,
     TASK_ENDS_DONE | TASK_ENDS_IDLE},
    {"clinic_greeting",
     {"when duration count town ", "", "place "},
     CATEGORY_BIT(CATEGORY_LANGUAGE),
     TASK_ENDS_DONE | TASK_ENDS_EVENT},
    {"interpreting",
     {"when duration language choice town ", "", "place "},
     CATEGORY_BIT(CATEGORY_LANGUAGE),
     TASK_ENDS_DONE | TASK_ENDS_EVENT},
    {"event",
     {"when town choice choice count ", "", ""},
     0,
     TASK_ENDS_DONE | TASK_ENDS_EVENT},
    {"errand",
     {"when town choice count ", "", "place "},
     0,
     TASK_ENDS_DONE | TASK_ENDS_EVENT},
};

static void each_stage_tells_what_it_needs(void **state)
{
    const struct catalogue *catalogue = *state;

    for (size_t at = 0; at < COUNT(tables); at++) {
        const struct task *task = catalogue_find(catalogue, tables[at].id);

        for (unsigned stage = 0; stage < 3; stage++) {
            char kinds[200] = "";

            for (size_t field = 0; field < task->field_count; field++)
                if (task->fields[field].stage == stage) {
                    strcat(kinds, field_kind_id(task->fields[field].kind));
                    strcat(kinds, " ");
                }
            assert_string_equal(kinds, tables[at].stages[stage]);
        }
        assert_int_equal(task->allow, tables[at].allow);
        assert_int_equal(task->ends, tables[at].ends);
    }
}

static void nothing_outlives_its_use(void **state)
{
    const struct catalogue *catalogue = *state;

    for (size_t at = 0; at < COUNT(menu); at++) {
        const struct task *task = catalogue_task(catalogue, at);

        for (size_t field = 0; field < task->field_count; field++) {
            const struct field *each = &task->fields[field];
            bool at_once = each->kind == FIELD_PLACE ||
                           each->kind == FIELD_REACH ||
                           each->kind == FIELD_LANGUAGE;

            assert_in_range(each->keep, 0, at_once ? 0 : 1);
        }
    }
}

/* Nothing is let through but what the task is made of. */
static void few_fields_allow_anything(void **state)
{
    const struct catalogue *catalogue = *state;

    for (size_t at = 0; at < COUNT(menu); at++) {
        const struct task *task = catalogue_task(catalogue, at);

        for (size_t field = 0; field < task->field_count; field++) {
            const struct field *each = &task->fields[field];
            category_set usual = 0;

            if (each->kind == FIELD_PLACE)
                usual = CATEGORY_BIT(CATEGORY_STREET_ADDRESS);
            if (each->kind == FIELD_LANGUAGE)
                usual = CATEGORY_BIT(CATEGORY_LANGUAGE);
            assert_int_equal(each->allow, usual);
        }
    }
}

static void way_back_and_note_are_in_every_task(void **state)
{
    const struct catalogue *catalogue = *state;

    for (size_t at = 0; at < COUNT(menu); at++) {
        const struct task *task = catalogue_task(catalogue, at);
        size_t questions = task_question_count(task);

        assert_non_null(task_field_of_kind(task, FIELD_NOTE));
        assert_int_equal(questions, task->field_count - 1);
        assert_int_equal(task_question(task, questions - 1)->kind, FIELD_REACH);
        assert_int_equal(task_question(task, 0)->stage, STAGE_ASKING);
        assert_true(task_question(task, questions - 1)->required);
    }
}

/* Every field of every task, every audience, every way. */
static void nobody_learns_more_than_their_stage(void **state)
{
    const struct catalogue *catalogue = *state;
    int looked = 0;

    for (size_t at = 0; at < COUNT(menu); at++) {
        const struct task *task = catalogue_task(catalogue, at);

        for (size_t field = 0; field < task->field_count; field++) {
            const struct field *each = &task->fields[field];

            for (unsigned way = 0; way < 4; way++, looked++) {
                bool written = way == WAY_TEXT || way == WAY_QR;

                for (unsigned who = 0; who <= AUDIENCE_AGREED; who++)
                    if (need_may_know((enum audience)who, each,
                                      (enum way)way) !=
                        (each->stage <= who &&
                         !(written && each->kind == FIELD_PLACE)))
                        fail_msg("%s/%s: audience %u, way %u", task->id,
                                 each->name, who, way);
                assert_int_equal(
                    need_may_know(AUDIENCE_COORDINATOR, each, (enum way)way),
                    !written || (each->stage != STAGE_OWN &&
                                 each->kind != FIELD_PLACE));
            }
            assert_true(need_may_know(AUDIENCE_FAMILY, each, WAY_SCREEN));
        }
    }
    assert_true(looked >= 190);
}

static void check_text(const char *text, size_t cells)
{
    assert_non_null(text);
    assert_in_range(strlen(text), 3, cells);
}

static void texts_are_short(void **state)
{
    const struct catalogue *catalogue = *state;

    for (size_t at = 0; at < COUNT(menu); at++) {
        const struct task *task = catalogue_task(catalogue, at);

        check_text(task->name, 24);
        check_text(task->purpose, 60);
        for (size_t field = 0; field < task->field_count; field++) {
            check_text(task->fields[field].label, LABEL_CELLS);
            check_text(task->fields[field].why, 76);
            for (size_t option = 0; option < task->fields[field].option_count;
                 option++)
                check_text(task->fields[field].options[option], LABEL_CELLS);
        }
        for (size_t entry = 0; entry < task->not_needed_count; entry++) {
            check_text(task->not_needed[entry].label, LABEL_CELLS);
            check_text(task->not_needed[entry].why, 76);
        }
    }
}

static void every_task_says_what_it_does_not_need(void **state)
{
    static const enum category always[] = {
        CATEGORY_PERSON_NAME, CATEGORY_IMMIGRATION_STATUS, CATEGORY_VIOLENCE};
    const struct catalogue *catalogue = *state;

    for (size_t at = 0; at < COUNT(menu); at++) {
        const struct task *task = catalogue_task(catalogue, at);
        category_set said = 0;

        assert_in_range(task->not_needed_count, 6, 12);
        for (size_t entry = 0; entry < task->not_needed_count; entry++)
            if (task->not_needed[entry].category != CATEGORY_COUNT)
                said |= CATEGORY_BIT(task->not_needed[entry].category);
        for (size_t each = 0; each < COUNT(always); each++)
            assert_true(said & CATEGORY_BIT(always[each]));
        assert_false(said & task->allow);
    }
}

static void an_event_is_over_after_its_day(void **state)
{
    const struct catalogue *catalogue = *state;
    const struct lifetime lifetime = {110, 100, DAY_NONE, 0};
    const struct task *sitting = catalogue_find(catalogue, "babysitting");

    assert_int_equal(retention_field(sitting, task_field(sitting, "place"),
                                     &lifetime, false),
                     111);
    assert_int_equal(retention_field(sitting, task_field(sitting, "reach"),
                                     &lifetime, false),
                     111);
    assert_int_equal(retention_request(sitting, &lifetime), 112);
}

static void forms_take_text_that_stays(void **state)
{
    static const char *const names[] = {"contact_label", "helper_label",
                                        "reach_label", "whom_to_call"};
    const struct catalogue *catalogue = *state;

    assert_int_equal(catalogue_forms(catalogue), COUNT(names));
    for (size_t at = 0; at < COUNT(names); at++) {
        const struct form *form = catalogue_form_at(catalogue, at);
        const struct field *field = catalogue_form(catalogue, names[at]);

        assert_string_equal(form->name, names[at]);
        assert_ptr_equal(field, &form->fields[0]);
        assert_int_equal(field->kind, FIELD_NOTE);
        assert_int_equal(field->stage, STAGE_OWN);
        check_text(field->label, LABEL_CELLS);
        /* A label is no place for anything. */
        assert_int_equal(field->allow == 0, at < 3);
    }
    assert_null(catalogue_form(catalogue, "inquiry"));
    assert_null(catalogue_form_at(catalogue, COUNT(names)));
    assert_non_null(catalogue_form_field(catalogue, "whom_to_call", "lawyer"));
    assert_null(catalogue_form_field(catalogue, "whom_to_call", "judge"));
    assert_null(catalogue_form_field(catalogue, "nothing", "lawyer"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seven_tasks_stand_in_order),
        cmocka_unit_test(each_stage_tells_what_it_needs),
        cmocka_unit_test(nothing_outlives_its_use),
        cmocka_unit_test(few_fields_allow_anything),
        cmocka_unit_test(way_back_and_note_are_in_every_task),
        cmocka_unit_test(nobody_learns_more_than_their_stage),
        cmocka_unit_test(texts_are_short),
        cmocka_unit_test(every_task_says_what_it_does_not_need),
        cmocka_unit_test(an_event_is_over_after_its_day),
        cmocka_unit_test(forms_take_text_that_stays),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
