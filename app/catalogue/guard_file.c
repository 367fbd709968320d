#include "catalogue/guard_file.h"

/* What a pair needs, and where complaints about the format go. */
struct guard_reading {
    struct guard_builder *builder;
    struct reading *reading;
};

static void reading_section(void *user, const char *section, int line)
{
    struct guard_reading *guard = user;

    guard_builder_section(guard->builder, section, line);
}

static void reading_pair(void *user, const char *key, const char *value,
                         int line)
{
    struct guard_reading *guard = user;

    guard_builder_row(guard->builder, key, value, line);
}

static void reading_fault(void *user, const struct ini_complaint *complaint)
{
    struct guard_reading *guard = user;

    reading_pass_on(guard->reading, complaint);
}

void guard_file_read(struct reading *reading, struct guard_builder *builder,
                     const char *bytes, size_t length)
{
    struct guard_reading guard = {builder, reading};
    struct ini_reader reader = {&guard, reading_section, reading_pair,
                                reading_fault};

    guard_builder_file(builder, reading->file);
    if (ini_read(reading->file, bytes, length, &reader) != ERR_OK)
        reading->err = ERR_DATA;
}
