#include "catalogue/learning.h"

#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "catalogue/data_folder.h"
#include "catalogue/lesson_file.h"
#include "catalogue/sheet_file.h"

/* Lessons are large: the list holds pointers, so that sorting moves little. */
struct learning {
    LIST(struct lesson *) lessons;
    LIST(struct sheet *) sheets;
};

struct loading {
    struct learning *learning;
    bool of_group;
};

static struct lesson **lesson_place(const struct learning *learning,
                                    const char *id)
{
    for (size_t i = 0; i < learning->lessons.count; i++)
        if (strcmp(learning->lessons.items[i]->id, id) == 0)
            return &learning->lessons.items[i];
    return NULL;
}

static struct sheet **sheet_place(const struct learning *learning,
                                  const char *id)
{
    for (size_t i = 0; i < learning->sheets.count; i++)
        if (strcmp(learning->sheets.items[i]->id, id) == 0)
            return &learning->sheets.items[i];
    return NULL;
}

static void complain_of_id(struct reading *reading)
{
    reading->line = 1;
    reading_complain(reading, N_("an id that a lesson or sheet has already"),
                     N_("another id, and a file with that name"));
}

static void add_lesson(void *into, struct reading *reading, const char *id,
                       const char *bytes, size_t length)
{
    struct loading *loading = into;
    struct lesson *lesson = mem_new(1, sizeof *lesson);
    struct lesson **place;

    if (sheet_place(loading->learning, id)) {
        complain_of_id(reading);
        mem_free(lesson);
        return;
    }
    if (!lesson_file_read(reading, id, bytes, length, lesson)) {
        mem_free(lesson);
        return;
    }
    lesson->of_group = loading->of_group;
    place = lesson_place(loading->learning, id);
    if (place) {
        lesson_done(*place);
        mem_free(*place);
        *place = lesson;
    } else {
        *LIST_ADD(&loading->learning->lessons) = lesson;
    }
}

static void add_sheet(void *into, struct reading *reading, const char *id,
                      const char *bytes, size_t length)
{
    struct loading *loading = into;
    struct sheet *sheet = mem_new(1, sizeof *sheet);
    struct sheet **place;

    if (lesson_place(loading->learning, id)) {
        complain_of_id(reading);
        mem_free(sheet);
        return;
    }
    if (!sheet_file_read(reading, id, bytes, length, sheet)) {
        mem_free(sheet);
        return;
    }
    sheet->of_group = loading->of_group;
    place = sheet_place(loading->learning, id);
    if (place) {
        sheet_done(*place);
        mem_free(*place);
        *place = sheet;
    } else {
        *LIST_ADD(&loading->learning->sheets) = sheet;
    }
}

static int by_order(int first, int second, const char *id,
                    const char *other_id)
{
    return first != second ? first - second : strcmp(id, other_id);
}

static int lesson_order(const void *a, const void *b)
{
    const struct lesson *first = *(struct lesson *const *)a;
    const struct lesson *second = *(struct lesson *const *)b;

    return by_order(first->order, second->order, first->id, second->id);
}

static int sheet_order(const void *a, const void *b)
{
    const struct sheet *first = *(struct sheet *const *)a;
    const struct sheet *second = *(struct sheet *const *)b;

    if (first->kind != second->kind)
        return first->kind < second->kind ? -1 : 1;
    return by_order(first->order, second->order, first->id, second->id);
}

static void load(struct loading *loading, struct data_folder *files,
                 const char *folder)
{
    char *learn = data_path(folder, "learn");

    files->may_be_absent = loading->of_group;
    files->add = add_lesson;
    data_folder_load(files, learn, ".lesson");
    /* A folder that can't be read is complained about once. */
    files->may_be_absent = true;
    files->add = add_sheet;
    data_folder_load(files, learn, ".sheet");
    mem_free(learn);
}

enum err learning_load(const struct catalogue_places *places,
                       catalogue_complain *complain, void *user,
                       struct learning **learning)
{
    struct loading loading = {mem_new(1, sizeof **learning), false};
    struct data_folder files = {
        .complain = complain, .user = user, .into = &loading};
    struct learning *loaded = *learning = loading.learning;

    load(&loading, &files, places->data);
    loading.of_group = true;
    if (places->config)
        load(&loading, &files, places->config);
    if (loaded->lessons.count)
        qsort(loaded->lessons.items, loaded->lessons.count,
              sizeof *loaded->lessons.items, lesson_order);
    if (loaded->sheets.count)
        qsort(loaded->sheets.items, loaded->sheets.count,
              sizeof *loaded->sheets.items, sheet_order);
    return files.err;
}

void learning_free(struct learning **learning)
{
    struct learning *gone = *learning;

    if (!gone)
        return;
    for (size_t i = 0; i < gone->lessons.count; i++) {
        lesson_done(gone->lessons.items[i]);
        mem_free(gone->lessons.items[i]);
    }
    for (size_t i = 0; i < gone->sheets.count; i++) {
        sheet_done(gone->sheets.items[i]);
        mem_free(gone->sheets.items[i]);
    }
    LIST_DONE(&gone->lessons);
    LIST_DONE(&gone->sheets);
    MEM_FREE(*learning);
}

size_t learning_lessons(const struct learning *learning)
{
    return learning->lessons.count;
}

const struct lesson *learning_lesson(const struct learning *learning,
                                     size_t index)
{
    return index < learning->lessons.count ? learning->lessons.items[index]
                                           : NULL;
}

const struct lesson *learning_lesson_find(const struct learning *learning,
                                          const char *id)
{
    struct lesson **place = lesson_place(learning, id);

    return place ? *place : NULL;
}

size_t learning_sheets(const struct learning *learning)
{
    return learning->sheets.count;
}

const struct sheet *learning_sheet(const struct learning *learning,
                                   size_t index)
{
    return index < learning->sheets.count ? learning->sheets.items[index]
                                          : NULL;
}

const struct sheet *learning_sheet_find(const struct learning *learning,
                                        const char *id)
{
    struct sheet **place = sheet_place(learning, id);

    return place ? *place : NULL;
}
