#include "catalogue/guard_file.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "host/file.h"

#define RULES_LIMIT (1024 * 1024)
#define RULES_FILES 60

static const char ending[] = ".rules";

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

struct loading {
    struct guard_builder *builder;
    catalogue_complain *complain;
    void *user;
    enum err err;
};

static bool is_rules(const char *name)
{
    size_t length = strlen(name), tail = sizeof ending - 1;

    return length > tail && strcmp(name + length - tail, ending) == 0;
}

static void load_file(struct loading *loading, const char *path)
{
    struct reading reading = {path, loading->complain, loading->user, 0,
                              ERR_OK};
    char *bytes = NULL;
    size_t length = 0;
    enum err err = file_read(path, RULES_LIMIT, &bytes, &length);

    if (err == ERR_OK)
        guard_file_read(&reading, loading->builder, bytes, length);
    else if (err == ERR_INVALID)
        reading_complain(&reading, N_("a file that is too long"),
                         N_("two files of at most 1 MiB"));
    else
        reading_complain(&reading, err_text(err),
                         N_("an ordinary file that can be read"));
    if (reading.err)
        loading->err = ERR_DATA;
    mem_free(bytes);
}

/* A group's folder may be absent; the program's own must be there. */
static void load_folder(struct loading *loading, const char *place,
                        bool must_be)
{
    struct text folder = {0};
    char **names = NULL;
    size_t count = 0;
    enum err err;

    text_format(&folder, "%s/guard", place);
    err = file_names(text_string(&folder), RULES_FILES, &names, &count);
    if (err != ERR_OK && (must_be || err != ERR_ABSENT)) {
        struct reading reading = {text_string(&folder), loading->complain,
                                  loading->user, 0, ERR_OK};

        reading_complain(&reading, err_text(err),
                         N_("a folder with files that end in .rules"));
        loading->err = ERR_DATA;
    }
    for (size_t i = 0; i < count; i++) {
        struct text path = {0};

        text_format(&path, "%s/%s", text_string(&folder), names[i]);
        if (is_rules(names[i]))
            load_file(loading, text_string(&path));
        text_done(&path);
    }
    file_names_done(names, count);
    text_done(&folder);
}

static void note_complaint(void *user, const struct ini_complaint *complaint)
{
    struct loading *loading = user;

    loading->err = ERR_DATA;
    if (loading->complain)
        loading->complain(loading->user, complaint);
}

enum err catalogue_guard(const struct catalogue_places *places,
                         catalogue_complain *complain, void *user,
                         struct guard **guard)
{
    struct loading loading = {guard_builder_new(), complain, user, ERR_OK};

    guard_builder_complain(loading.builder, note_complaint, &loading);
    load_folder(&loading, places->data, true);
    if (places->config)
        load_folder(&loading, places->config, false);
    *guard = guard_take_builder(&loading.builder);
    return loading.err;
}
