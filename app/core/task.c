#include "core/task.h"

#include <string.h>

#include "base/mark.h"
#include "base/mem.h"

void task_done(struct task *task)
{
    mem_free(task->id);
    mem_free(task->name);
    mem_free(task->purpose);
    for (size_t at = 0; at < task->field_count; at++)
        field_done(&task->fields[at]);
    for (size_t at = 0; at < task->not_needed_count; at++) {
        mem_free(task->not_needed[at].name);
        mem_free(task->not_needed[at].label);
        mem_free(task->not_needed[at].why);
    }
    mem_free(task->fields);
    mem_free(task->not_needed);
    *task = (struct task){0};
}

const struct field *task_field(const struct task *task, const char *name)
{
    for (size_t at = 0; at < task->field_count; at++)
        if (strcmp(task->fields[at].name, name) == 0)
            return &task->fields[at];
    return NULL;
}

const struct field *task_field_of_kind(const struct task *task,
                                       enum field_kind kind)
{
    for (size_t at = 0; at < task->field_count; at++)
        if (task->fields[at].kind == kind)
            return &task->fields[at];
    return NULL;
}

static size_t count_kind(const struct task *task, enum field_kind kind)
{
    size_t count = 0;

    for (size_t at = 0; at < task->field_count; at++)
        count += task->fields[at].kind == kind;
    return count;
}

size_t task_question_count(const struct task *task)
{
    return task->field_count - count_kind(task, FIELD_NOTE);
}

const struct field *task_question(const struct task *task, size_t index)
{
    for (size_t at = 0; at < task->field_count; at++)
        if (task->fields[at].kind != FIELD_NOTE && index-- == 0)
            return &task->fields[at];
    return NULL;
}

size_t task_question_index(const struct task *task, const char *name)
{
    size_t count = task_question_count(task), at;

    for (at = 0; at < count; at++)
        if (strcmp(task_question(task, at)->name, name) == 0)
            break;
    return at;
}

static bool asks_nothing_round(const struct task *task)
{
    for (size_t at = 0; at < task->field_count; at++)
        if (task->fields[at].stage == STAGE_ASKING)
            return false;
    return true;
}

static bool asks_when_twice(const struct task *task)
{
    return count_kind(task, FIELD_WHEN) > 1;
}

static bool ends_without_when(const struct task *task)
{
    return (task->ends & TASK_ENDS_EVENT) && !count_kind(task, FIELD_WHEN);
}

static bool has_not_one_reach(const struct task *task)
{
    return count_kind(task, FIELD_REACH) != 1;
}

static bool has_misplaced_reach(const struct task *task)
{
    return task->fields[task->field_count - 1].kind != FIELD_REACH;
}

static bool shows_reach(const struct task *task)
{
    const struct field *reach = task_field_of_kind(task, FIELD_REACH);

    return reach->stage != STAGE_OWN || reach->keep != 0 || reach->allow;
}

static bool has_two_notes(const struct task *task)
{
    return count_kind(task, FIELD_NOTE) > 1;
}

static bool shows_note(const struct task *task)
{
    const struct field *note = task_field_of_kind(task, FIELD_NOTE);

    return note && (note->stage != STAGE_OWN || note->required);
}

static bool insists_on_town(const struct task *task)
{
    for (size_t at = 0; at < task->field_count; at++)
        if (task->fields[at].kind == FIELD_TOWN && task->fields[at].required)
            return true;
    return false;
}

static bool shows_place(const struct task *task)
{
    for (size_t at = 0; at < task->field_count; at++) {
        const struct field *field = &task->fields[at];

        if (field->kind == FIELD_PLACE &&
            (field->stage != STAGE_AGREED || field->keep > 0))
            return true;
    }
    return false;
}

static bool offers_no_choice(const struct task *task)
{
    for (size_t at = 0; at < task->field_count; at++)
        if (task->fields[at].kind == FIELD_CHOICE &&
            task->fields[at].option_count < 2)
            return true;
    return false;
}

/* In this order: a later check may count on an earlier one. */
static const struct {
    bool (*fails)(const struct task *task);
    const char *wrong;
    const char *instead;
} checks[] = {
    {has_not_one_reach, N_("a task needs one way to reach the family"),
     N_("one [Field reach] with kind = reach")},
    {has_misplaced_reach, N_("how to reach the family is not asked last"),
     N_("[Field reach] after all other fields")},
    {shows_reach, N_("how to reach the family would be told on or kept"),
     N_("stage = own and keep = 0 in the reach field, and no allow")},
    {asks_nothing_round, N_("nobody can be asked: nothing is told to them"),
     N_("at least one field with stage = asking")},
    {asks_when_twice, N_("the day is asked twice"),
     N_("one field with kind = when")},
    {ends_without_when, N_("it ends with a day that is never asked"),
     N_("a field with kind = when, or ends = idle 14")},
    {has_two_notes, N_("there are two notes"),
     N_("one field with kind = note")},
    {shows_note, N_("the note is asked for, or would be told on"),
     N_("stage = own and required = no in the note")},
    {insists_on_town, N_("a town can't be required: an area is enough"),
     N_("required = no in the field of kind town")},
    {shows_place, N_("a place would be told too early or kept too long"),
     N_("stage = agreed and keep = 0 in the field of kind place")},
    {offers_no_choice, N_("a choice with less than two options"),
     N_("option = a short text, on at least two lines")},
};

bool task_check(const struct task *task, const char **wrong,
                const char **instead)
{
    *wrong = *instead = NULL;
    for (size_t at = 0; at < COUNT(checks); at++) {
        if (checks[at].fails(task)) {
            *wrong = checks[at].wrong;
            *instead = checks[at].instead;
            return false;
        }
    }
    return true;
}
