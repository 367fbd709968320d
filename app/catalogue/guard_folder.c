/* All rule files of the program and of the group become one guard. */
#include <string.h>

#include "base/list.h"
#include "base/text.h"
#include "catalogue/guard_file.h"
#include "guard/image.h"
#include "host/file.h"

#define RULES_LIMIT (1024 * 1024)
#define RULES_FILES 60
#define IMAGE_LIMIT (64 * 1024 * 1024)
#define WINDOW (256 * 1024)

static const char ending[] = ".rules";

/* A file as it was read; without bytes if it couldn't be. */
struct rules {
    char *path;
    char *bytes;
    size_t length;
    enum err err;
};

struct loading {
    LIST(struct rules) files;
    size_t own; /* how many of them are the program's */
    catalogue_complain *complain;
    void *user;
    enum err err;
};

static bool is_rules(const char *name)
{
    size_t length = strlen(name), tail = sizeof ending - 1;

    return length > tail && strcmp(name + length - tail, ending) == 0;
}

static void complain_about(struct loading *loading, const char *path,
                           const char *wrong, const char *instead)
{
    struct reading reading = {path, loading->complain, loading->user, 0,
                              ERR_OK};

    reading_complain(&reading, wrong, instead);
    loading->err = ERR_DATA;
}

/* A group's folder may be absent; the program's own must be there. */
static void read_folder(struct loading *loading, const char *place,
                        bool must_be)
{
    struct text folder = {0};
    char **names = NULL;
    size_t count = 0;
    enum err err;

    text_format(&folder, "%s/guard", place);
    err = file_names(text_string(&folder), RULES_FILES, &names, &count);
    if (err != ERR_OK && (must_be || err != ERR_ABSENT))
        complain_about(loading, text_string(&folder), err_text(err),
                       N_("a folder with files that end in .rules"));
    for (size_t i = 0; i < count; i++) {
        struct text path = {0};
        struct rules *rules;

        if (!is_rules(names[i]))
            continue;
        text_format(&path, "%s/%s", text_string(&folder), names[i]);
        rules = LIST_ADD(&loading->files);
        rules->path = text_take(&path);
        rules->err = file_read(rules->path, RULES_LIMIT, &rules->bytes,
                               &rules->length);
    }
    file_names_done(names, count);
    text_done(&folder);
}

static void files_done(struct loading *loading)
{
    for (size_t i = 0; i < loading->files.count; i++) {
        mem_free(loading->files.items[i].path);
        mem_free(loading->files.items[i].bytes);
    }
    LIST_DONE(&loading->files);
}

/* Of names and contents: the image was made of these and no others. */
static uint64_t sum_files(const struct loading *loading)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < loading->files.count; i++) {
        const struct rules *rules = &loading->files.items[i];
        const char *name = strrchr(rules->path, '/') + 1;

        sum = guard_image_sum(sum, (const unsigned char *)name,
                              strlen(name) + 1);
        sum = guard_image_sum(sum ^ rules->length,
                              (const unsigned char *)rules->bytes,
                              rules->length);
    }
    return sum;
}

/* Window by window, so that a look at the whole costs no memory. */
static bool is_undamaged(const unsigned char *bytes, size_t length)
{
    uint64_t sum = guard_image_begin(bytes);

    for (size_t at = 0; at < length; at += WINDOW) {
        size_t from = at ? at : guard_image_head();
        size_t to = length - at < WINDOW ? length : at + WINDOW;

        sum = guard_image_sum(sum, bytes + from, to - from);
        file_map_forget(bytes + at, to - at);
    }
    return guard_image_sum_is(bytes, sum);
}

/* NULL if there is none that fits: then the files are read. */
static struct guard *open_image(const char *path, uint64_t source)
{
    struct guard_image image = {.release = file_unmap};
    struct guard *guard = NULL;

    if (file_map(path, IMAGE_LIMIT, &image.bytes, &image.length))
        return NULL;
    if (!guard_image_fits(image.bytes, image.length, source) ||
        !is_undamaged(image.bytes, image.length) ||
        guard_take_image(&image, &guard))
        file_unmap(image.bytes, image.length);
    return guard;
}

static void note_complaint(void *user, const struct ini_complaint *complaint)
{
    struct loading *loading = user;

    loading->err = ERR_DATA;
    if (loading->complain)
        loading->complain(loading->user, complaint);
}

static void add_file(struct loading *loading, struct guard_builder *builder,
                     const struct rules *rules)
{
    struct reading reading = {rules->path, loading->complain, loading->user,
                              0, ERR_OK};

    if (rules->err == ERR_OK)
        guard_file_read(&reading, builder, rules->bytes, rules->length);
    else if (rules->err == ERR_INVALID)
        complain_about(loading, rules->path, N_("a file that is too long"),
                       N_("two files of at most 1 MiB"));
    else
        complain_about(loading, rules->path, err_text(rules->err),
                       N_("an ordinary file that can be read"));
    if (reading.err)
        loading->err = ERR_DATA;
}

static struct guard *build(struct loading *loading)
{
    struct guard_builder *builder = guard_builder_new();

    guard_builder_complain(builder, note_complaint, loading);
    for (size_t i = 0; i < loading->files.count; i++)
        add_file(loading, builder, &loading->files.items[i]);
    return guard_take_builder(&builder);
}

enum err catalogue_guard(const struct catalogue_places *places,
                         catalogue_complain *complain, void *user,
                         struct guard **guard)
{
    struct loading loading = {.complain = complain, .user = user};

    *guard = NULL;
    read_folder(&loading, places->data, true);
    loading.own = loading.files.count;
    if (places->config)
        read_folder(&loading, places->config, false);
    if (places->rules && loading.files.count == loading.own)
        *guard = open_image(places->rules, sum_files(&loading));
    if (!*guard)
        *guard = build(&loading);
    files_done(&loading);
    return loading.err;
}

enum err catalogue_guard_image(const struct catalogue_places *places,
                               catalogue_complain *complain, void *user,
                               unsigned char **bytes, size_t *length)
{
    struct loading loading = {.complain = complain, .user = user};
    struct guard *guard;

    *bytes = NULL;
    *length = 0;
    read_folder(&loading, places->data, true);
    guard = build(&loading);
    if (!loading.err)
        guard_image_make(guard, sum_files(&loading), bytes, length);
    guard_free(&guard);
    files_done(&loading);
    return loading.err;
}
