#include "catalogue/task_file.h"

#include <string.h>

#include "base/list.h"
#include "base/mem.h"
#include "catalogue/field_section.h"
#include "catalogue/value.h"
#include "core/retention.h"

#define FIELD_LIMIT 32
#define HELPER_LIMIT 99

enum where { NOWHERE, IN_TASK, IN_FIELD, IN_NOT_NEEDED };

struct task_file {
    struct reading *reading;
    const char *id;
    enum where where;
    struct section section;
    struct task task; /* without the lists */
    struct field field;
    struct not_needed entry;
    LIST(struct field) fields;
    LIST(struct not_needed) not_needed;
    int task_line; /* 0 = none yet */
    bool task_is_whole;
};

static bool set_id(void *into, const char *value)
{
    struct task *task = into;

    return value_is_name(value) && value_text(&task->id, value);
}

static bool set_name(void *into, const char *value)
{
    return value_text(&((struct task *)into)->name, value);
}

static bool set_purpose(void *into, const char *value)
{
    return value_text(&((struct task *)into)->purpose, value);
}

static bool set_helpers(void *into, const char *value)
{
    return value_number(&((struct task *)into)->helpers, value, 1,
                        HELPER_LIMIT);
}

static bool set_task_allow(void *into, const char *value)
{
    return value_categories(&((struct task *)into)->allow, value);
}

/* "event", "idle 14", "done idle 14" ... one end after the other. */
static bool read_end(struct task *task, const char **at)
{
    size_t length = strcspn(*at, " ");
    char *days;
    bool fits;

    if (length == 4 && strncmp(*at, "done", length) == 0) {
        *at += length;
        return true;
    }
    if (length == 5 && strncmp(*at, "event", length) == 0) {
        task->ends |= TASK_ENDS_EVENT;
        *at += length;
        return true;
    }
    if (length != 4 || strncmp(*at, "idle", length) != 0)
        return false;
    *at += length;
    *at += strspn(*at, " ");
    length = strcspn(*at, " ");
    days = mem_string_n(*at, length);
    fits = value_number(&task->idle_days, days, 1, RETENTION_IDLE_CEILING);
    mem_free(days);
    *at += length;
    task->ends |= TASK_ENDS_IDLE;
    return fits;
}

static bool set_ends(void *into, const char *value)
{
    struct task *task = into;

    task->ends = TASK_ENDS_DONE;
    value += strspn(value, " ");
    if (!*value)
        return false;
    while (*value) {
        if (!read_end(task, &value))
            return false;
        value += strspn(value, " ");
    }
    return true;
}

static const struct key task_keys[] = {
    {"id", set_id, true, false, N_("id = the name of the file before .task")},
    {"name", set_name, true, false, N_("name = what the task is called")},
    {"purpose", set_purpose, true, false, N_("purpose = what it is for")},
    {"helpers", set_helpers, true, false,
     N_("helpers = how many it needs, 1 to 99")},
    {"allow", set_task_allow, false, false,
     N_("allow = names of categories, with blanks between them")},
    {"ends", set_ends, true, false,
     N_("ends = done, event, or idle and 1 to 30 days")},
};

static bool set_entry_label(void *into, const char *value)
{
    return value_text(&((struct not_needed *)into)->label, value);
}

static bool set_entry_why(void *into, const char *value)
{
    return value_text(&((struct not_needed *)into)->why, value);
}

static bool set_entry_category(void *into, const char *value)
{
    struct not_needed *entry = into;

    entry->category = category_find(value);
    return entry->category != CATEGORY_COUNT;
}

static const struct key not_needed_keys[] = {
    {"label", set_entry_label, true, false,
     N_("label = what people want to write")},
    {"why", set_entry_why, true, false,
     N_("why = why it is not needed, or what to do instead")},
    {"category", set_entry_category, false, false,
     N_("category = the name of one category")},
};

static void entry_done(struct not_needed *entry)
{
    mem_free(entry->name);
    mem_free(entry->label);
    mem_free(entry->why);
    *entry = (struct not_needed){0};
}

static void finish_field(struct task_file *file)
{
    if (!field_section_end(&file->section, file->reading)) {
        field_done(&file->field);
        return;
    }
    *LIST_ADD(&file->fields) = file->field;
    file->field = (struct field){0};
}

static void finish_not_needed(struct task_file *file)
{
    if (!section_end(&file->section, file->reading)) {
        entry_done(&file->entry);
        return;
    }
    *LIST_ADD(&file->not_needed) = file->entry;
    file->entry = (struct not_needed){0};
}

static void finish_section(struct task_file *file)
{
    switch (file->where) {
    case IN_TASK:
        file->task_is_whole = section_end(&file->section, file->reading);
        break;
    case IN_FIELD:
        finish_field(file);
        break;
    case IN_NOT_NEEDED:
        finish_not_needed(file);
        break;
    case NOWHERE:
        break;
    }
    file->where = NOWHERE;
}

static void begin_task(struct task_file *file)
{
    if (file->task_line) {
        reading_complain(file->reading, N_("a section that is there twice"),
                         N_("one [Task] with all of it"));
        return;
    }
    file->task_line = file->reading->line;
    file->section = (struct section){
        .keys = task_keys,
        .count = COUNT(task_keys),
        .known = N_("id, name, purpose, helpers, allow or ends"),
        .into = &file->task,
        .line = file->reading->line,
    };
    file->where = IN_TASK;
}

static void begin_field(struct task_file *file, const char *name)
{
    if (file->fields.count >= FIELD_LIMIT) {
        reading_complain(file->reading, N_("more fields than a task may have"),
                         N_("at most 32 fields; fewer are better"));
        return;
    }
    if (field_section_begin(&file->section, file->reading, &file->field, name,
                            file->fields.items, file->fields.count))
        file->where = IN_FIELD;
}

static void begin_not_needed(struct task_file *file, const char *name)
{
    bool fits = value_is_name(name) && file->not_needed.count < FIELD_LIMIT;

    for (size_t at = 0; fits && at < file->not_needed.count; at++)
        fits = strcmp(file->not_needed.items[at].name, name) != 0;
    if (!fits) {
        reading_complain(file->reading,
                         N_("a name that can't be used, or is there twice"),
                         N_("[Not needed NAME], with letters from a to z, or "
                            "_"));
        return;
    }
    file->entry = (struct not_needed){.name = mem_string(name),
                                      .category = CATEGORY_COUNT};
    file->section = (struct section){
        .keys = not_needed_keys,
        .count = COUNT(not_needed_keys),
        .known = N_("label, why or category"),
        .into = &file->entry,
        .line = file->reading->line,
    };
    file->where = IN_NOT_NEEDED;
}

static void read_section(void *user, const char *section, int line)
{
    static const char not_needed[] = "Not needed ";
    struct task_file *file = user;

    finish_section(file);
    file->reading->line = line;
    if (strcmp(section, "Task") == 0)
        begin_task(file);
    else if (field_section_name(section))
        begin_field(file, field_section_name(section));
    else if (strncmp(section, not_needed, sizeof not_needed - 1) == 0)
        begin_not_needed(file, section + sizeof not_needed - 1);
    else
        reading_complain(file->reading, N_("a section that is not known"),
                         N_("[Task], [Field NAME] or [Not needed NAME]"));
}

static void read_pair(void *user, const char *key, const char *value, int line)
{
    struct task_file *file = user;

    file->reading->line = line;
    if (file->where != NOWHERE)
        section_pair(&file->section, file->reading, key, value);
}

static void pass_complaint_on(void *user, const struct ini_complaint *complaint)
{
    struct task_file *file = user;

    reading_pass_on(file->reading, complaint);
}

/* The lists become the task's; whether it can be used as a whole. */
static bool put_together(struct task_file *file)
{
    const char *wrong, *instead;

    file->task.fields = file->fields.items;
    file->task.field_count = file->fields.count;
    file->task.not_needed = file->not_needed.items;
    file->task.not_needed_count = file->not_needed.count;
    file->reading->line = file->task_line ? file->task_line : 1;
    if (!file->task_line) {
        reading_complain(file->reading, N_("no section [Task]"),
                         N_("[Task], with id, name, purpose, helpers and "
                            "ends"));
        return false;
    }
    if (!file->task_is_whole)
        return false;
    if (strcmp(file->task.id, file->id) != 0) {
        reading_complain(file->reading,
                         N_("an id that is not the name of the file"),
                         N_("id = the name of the file before .task"));
        return false;
    }
    if (!task_check(&file->task, &wrong, &instead)) {
        reading_complain(file->reading, wrong, instead);
        return false;
    }
    return true;
}

bool task_file_read(struct reading *reading, const char *id, const char *bytes,
                    size_t length, struct task *task)
{
    struct task_file file = {.reading = reading, .id = id};
    const struct ini_reader reader = {&file, read_section, read_pair,
                                      pass_complaint_on};
    bool fits;

    *task = (struct task){0};
    if (ini_read(reading->file, bytes, length, &reader) != ERR_OK)
        reading->err = ERR_DATA;
    finish_section(&file);
    fits = put_together(&file);
    if (fits)
        *task = file.task;
    else
        task_done(&file.task);
    return fits;
}
