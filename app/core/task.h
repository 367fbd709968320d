#ifndef CORE_TASK_H
#define CORE_TASK_H
/* One kind of help: what it asks, when, of whom, and what it never asks.
 *
 * Made by app/catalogue from data/tasks; read-only afterwards. Knows no
 * request. Everything in it is owned by it and freed by task_done.
 */
#include <stdbool.h>
#include <stddef.h>

#include "core/field.h"

/* What closes a request of itself; DONE always does. Combined by |. */
enum task_end { TASK_ENDS_DONE = 1, TASK_ENDS_EVENT = 2, TASK_ENDS_IDLE = 4 };

struct not_needed {
    char *name;
    char *label;           /* msgid: what people are tempted to ask */
    char *why;             /* msgid: why this task does not need it */
    enum category category; /* CATEGORY_COUNT if none */
};

struct task {
    char *id;
    char *name;    /* msgid */
    char *purpose; /* msgid */
    int helpers;   /* how many it usually needs, 1 .. 99 */
    category_set allow;
    unsigned ends; /* enum task_end */
    int idle_days; /* used if TASK_ENDS_IDLE; never 0 */
    struct field *fields; /* in order; the note among them, reach last */
    size_t field_count;
    struct not_needed *not_needed;
    size_t not_needed_count;
    bool of_group;       /* from the configuration folder */
    category_set warned; /* never-list things that a group's task asks for */
};

void task_done(struct task *task);
/* NULL if there is none. */
const struct field *task_field(const struct task *task, const char *name);
const struct field *task_field_of_kind(const struct task *task,
                                       enum field_kind kind);
/* The questions in their order: every field but the note, which is no question
 * and is reached by "Something else". NULL past the last. */
size_t task_question_count(const struct task *task);
const struct field *task_question(const struct task *task, size_t index);
/* The place of a field among the questions, task_question_count if it is none
 * of them. */
size_t task_question_index(const struct task *task, const char *name);
/* Whether the task reads well: at least one asking field, `when` at most
 * once, reach and note own, town not required, exactly one reach... ; else
 * a msgid saying what is wrong and one saying what to write instead. */
bool task_check(const struct task *task, const char **wrong,
                const char **instead);

#endif
