#include "catalogue/agreement_file.h"

#include <string.h>

#include "base/list.h"
#include "base/mem.h"
#include "catalogue/section.h"
#include "catalogue/value.h"

#define AGREEMENT_LIMIT 100
#define PREFIX "Agreement "

struct agreement_file {
    struct reading *reading;
    struct section section;
    struct agreement one;
    bool inside;
    LIST(struct agreement) list;
};

void agreement_done(struct agreement *agreement)
{
    mem_free(agreement->name);
    mem_free(agreement->with);
    mem_free(agreement->tells);
    mem_free(agreement->why);
    mem_free(agreement->until);
    *agreement = (struct agreement){0};
}

static bool set_with(void *into, const char *value)
{
    return value_text(&((struct agreement *)into)->with, value);
}

static bool set_tells(void *into, const char *value)
{
    return value_text(&((struct agreement *)into)->tells, value);
}

static bool set_why(void *into, const char *value)
{
    return value_text(&((struct agreement *)into)->why, value);
}

static bool set_until(void *into, const char *value)
{
    return value_text(&((struct agreement *)into)->until, value);
}

static const struct key keys[] = {
    {"with", set_with, true, false,
     N_("with = the other body, as everybody knows it")},
    {"tells", set_tells, true, false,
     N_("tells = what is told to them, in a few words")},
    {"why", set_why, true, false, N_("why = what they need it for")},
    {"until", set_until, false, false,
     N_("until = when the agreement ends, in words")},
};

static void finish(struct agreement_file *file)
{
    if (!file->inside)
        return;
    file->inside = false;
    if (section_end(&file->section, file->reading)) {
        *LIST_ADD(&file->list) = file->one;
        file->one = (struct agreement){0};
        return;
    }
    agreement_done(&file->one);
}

static bool is_taken(const struct agreement_file *file, const char *name)
{
    for (size_t at = 0; at < file->list.count; at++)
        if (strcmp(file->list.items[at].name, name) == 0)
            return true;
    return false;
}

static void read_section(void *user, const char *section, int line)
{
    struct agreement_file *file = user;
    const char *name = section + strlen(PREFIX);

    finish(file);
    file->reading->line = line;
    if (strncmp(section, PREFIX, strlen(PREFIX)) != 0 || !value_is_name(name) ||
        is_taken(file, name)) {
        reading_complain(
            file->reading, N_("a section that is not known, or there already"),
            N_("[Agreement NAME], each with another name from a to z"));
        return;
    }
    if (file->list.count == AGREEMENT_LIMIT) {
        reading_complain(file->reading, N_("too many agreements"),
                         N_("at most 100 of them"));
        return;
    }
    file->inside = true;
    file->one = (struct agreement){.name = mem_string(name)};
    file->section = (struct section){.keys = keys,
                                     .count = COUNT(keys),
                                     .known = N_("with, tells, why or until"),
                                     .into = &file->one,
                                     .line = line};
}

static void read_pair(void *user, const char *key, const char *value, int line)
{
    struct agreement_file *file = user;

    file->reading->line = line;
    if (file->inside)
        section_pair(&file->section, file->reading, key, value);
}

static void pass_on(void *user, const struct ini_complaint *complaint)
{
    struct agreement_file *file = user;

    reading_pass_on(file->reading, complaint);
}

bool agreement_file_read(struct reading *reading, const char *bytes,
                         size_t length, struct agreement **list, size_t *count)
{
    struct agreement_file file = {.reading = reading};
    const struct ini_reader reader = {&file, read_section, read_pair, pass_on};

    if (ini_read(reading->file, bytes, length, &reader) != ERR_OK)
        reading->err = ERR_DATA;
    finish(&file);
    *list = file.list.items;
    *count = file.list.count;
    return reading->err == ERR_OK;
}
