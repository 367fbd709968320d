#include "catalogue/field_section.h"

#include <string.h>

#include "base/mem.h"
#include "catalogue/value.h"

#define OPTION_LIMIT 32
/* Nothing outlives the receipt of its request. */
#define KEEP_LIMIT 30

static bool set_label(void *into, const char *value)
{
    return value_text(&((struct field *)into)->label, value);
}

static bool set_why(void *into, const char *value)
{
    return value_text(&((struct field *)into)->why, value);
}

static bool set_kind(void *into, const char *value)
{
    return field_kind_find(value, &((struct field *)into)->kind);
}

static bool set_stage(void *into, const char *value)
{
    return stage_find(value, &((struct field *)into)->stage);
}

static bool set_required(void *into, const char *value)
{
    struct field *field = into;

    field->required = strcmp(value, "yes") == 0;
    return field->required || strcmp(value, "no") == 0;
}

static bool set_keep(void *into, const char *value)
{
    return value_number(&((struct field *)into)->keep, value, 0, KEEP_LIMIT);
}

static bool set_allow(void *into, const char *value)
{
    return value_categories(&((struct field *)into)->allow, value);
}

static bool add_option(void *into, const char *value)
{
    struct field *field = into;
    char *option = NULL;
    bool fits =
        field->option_count < OPTION_LIMIT && value_text(&option, value);

    for (size_t at = 0; fits && at < field->option_count; at++)
        fits = strcmp(field->options[at], option) != 0;
    if (!fits) {
        mem_free(option);
        return false;
    }
    field->options = mem_resize(field->options, field->option_count,
                                field->option_count + 1, sizeof(char *));
    field->options[field->option_count++] = option;
    return true;
}

static const struct key keys[] = {
    {"label", set_label, true, false,
     N_("label = what is asked, in a few words")},
    {"why", set_why, true, false, N_("why = what it is needed for")},
    {"kind", set_kind, true, false,
     N_("kind = town, when, duration, count, ages, choice, language, amount, "
        "place, note or reach")},
    {"stage", set_stage, true, false,
     N_("stage = asking, available, agreed or own")},
    {"required", set_required, false, false, N_("required = yes or no")},
    {"keep", set_keep, true, false,
     N_("keep = days after the end, 0 to 30; 0 is that day")},
    {"allow", set_allow, false, false,
     N_("allow = names of categories, with blanks between them")},
    {"option", add_option, false, true,
     N_("option = a short text, each only once, at most 32 of them")},
};

const char *field_section_name(const char *section)
{
    static const char prefix[] = "Field ";
    size_t length = sizeof prefix - 1;

    return strncmp(section, prefix, length) == 0 ? section + length : NULL;
}

bool field_section_begin(struct section *section, struct reading *reading,
                         struct field *field, const char *name,
                         const struct field *others, size_t count)
{
    if (!value_is_name(name)) {
        reading_complain(reading, N_("a name that can't be used"),
                         N_("1 to 32 letters from a to z, or _"));
        return false;
    }
    for (size_t at = 0; at < count; at++) {
        if (strcmp(others[at].name, name) == 0) {
            reading_complain(reading, N_("a field that is there twice"),
                             N_("[Field NAME] with another name"));
            return false;
        }
    }
    *field = (struct field){.name = mem_string(name)};
    *section = (struct section){
        .keys = keys,
        .count = COUNT(keys),
        .known = N_("label, why, kind, stage, required, keep, allow or "
                    "option"),
        .into = field,
        .line = reading->line,
    };
    return true;
}

bool field_section_end(struct section *section, struct reading *reading)
{
    const struct field *field = section->into;

    if (!section_end(section, reading))
        return false;
    if (field->option_count && field->kind != FIELD_CHOICE) {
        reading_complain(reading, N_("options in a field without a choice"),
                         N_("kind = choice, or no option"));
        return false;
    }
    return true;
}
