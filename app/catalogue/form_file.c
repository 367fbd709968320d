#include "catalogue/form_file.h"

#include "base/list.h"
#include "base/mem.h"
#include "catalogue/field_section.h"

struct form_file {
    struct reading *reading;
    struct section section;
    struct field field;
    bool in_field;
    LIST(struct field) fields;
};

void form_file_done(struct form *form)
{
    for (size_t at = 0; at < form->field_count; at++)
        field_done(&form->fields[at]);
    mem_free(form->fields);
    mem_free(form->name);
    *form = (struct form){0};
}

static bool field_fits(struct form_file *file)
{
    if (!field_section_end(&file->section, file->reading))
        return false;
    if (file->field.kind != FIELD_NOTE || file->field.stage != STAGE_OWN) {
        reading_complain(file->reading,
                         N_("a form takes typed text that stays here"),
                         N_("kind = note and stage = own"));
        return false;
    }
    return true;
}

static void finish_field(struct form_file *file)
{
    if (!file->in_field)
        return;
    file->in_field = false;
    if (!field_fits(file)) {
        field_done(&file->field);
        return;
    }
    *LIST_ADD(&file->fields) = file->field;
    file->field = (struct field){0};
}

static void read_section(void *user, const char *section, int line)
{
    struct form_file *file = user;
    const char *name = field_section_name(section);

    finish_field(file);
    file->reading->line = line;
    if (!name) {
        reading_complain(file->reading, N_("a section that is not known"),
                         N_("[Field NAME]"));
        return;
    }
    file->in_field =
        field_section_begin(&file->section, file->reading, &file->field, name,
                            file->fields.items, file->fields.count);
}

static void read_pair(void *user, const char *key, const char *value, int line)
{
    struct form_file *file = user;

    file->reading->line = line;
    if (file->in_field)
        section_pair(&file->section, file->reading, key, value);
}

static void pass_complaint_on(void *user, const struct ini_complaint *complaint)
{
    struct form_file *file = user;

    reading_pass_on(file->reading, complaint);
}

bool form_file_read(struct reading *reading, const char *name,
                    const char *bytes, size_t length, struct form *form)
{
    struct form_file file = {.reading = reading};
    const struct ini_reader reader = {&file, read_section, read_pair,
                                      pass_complaint_on};

    *form = (struct form){0};
    if (ini_read(reading->file, bytes, length, &reader) != ERR_OK)
        reading->err = ERR_DATA;
    finish_field(&file);
    if (!file.fields.count) {
        reading->line = 1;
        reading_complain(reading, N_("a form without a field"),
                         N_("[Field NAME], with label, why, kind, stage and "
                            "keep"));
        LIST_DONE(&file.fields);
        return false;
    }
    *form =
        (struct form){mem_string(name), file.fields.items, file.fields.count};
    return true;
}
