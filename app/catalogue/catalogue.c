#include "catalogue/catalogue.h"

#include <string.h>

#include "base/list.h"
#include "base/mem.h"
#include "base/text.h"
#include "catalogue/agreement_file.h"
#include "catalogue/form_file.h"
#include "catalogue/never_list.h"
#include "catalogue/reading.h"
#include "catalogue/task_file.h"
#include "host/file.h"

/* Far more than anybody writes; a bound on what is read at the start. */
#define FILE_LIMIT (64 * 1024)
#define FILES_LIMIT 200

struct catalogue {
    LIST(struct task) tasks;
    LIST(struct form) forms;
    struct agreement *agreements;
    size_t agreement_count;
    bool agreements_whole;
};

struct loading {
    struct catalogue *catalogue;
    catalogue_complain *complain;
    void *user;
    bool of_group;
    enum err err;
};

/* The program's own tasks, in the order of the menu. */
static const char *const menu[] = {
    "babysitting",  "ride",  "fundraising", "clinic_greeting",
    "interpreting", "event", "errand",
};

static char *path_of(const char *folder, const char *name)
{
    struct text path = {0};

    text_format(&path, "%s/%s", folder, name);
    return text_take(&path);
}

/* NULL if the name has another ending, or nothing before it. */
static char *stem_of(const char *name, const char *ending)
{
    size_t length = strlen(name), tail = strlen(ending);

    if (length <= tail || strcmp(name + length - tail, ending) != 0)
        return NULL;
    return mem_string_n(name, length - tail);
}

static struct reading reading_of(const struct loading *loading,
                                 const char *path)
{
    return (struct reading){path, loading->complain, loading->user, 0, ERR_OK};
}

static bool read_bytes(struct reading *reading, char **bytes, size_t *length)
{
    enum err err = file_read(reading->file, FILE_LIMIT, bytes, length);

    if (err == ERR_OK)
        return true;
    if (err == ERR_INVALID)
        reading_complain(reading, N_("a file that is too long"),
                         N_("at most 64 KiB"));
    else
        reading_complain(reading, err_text(err),
                         N_("an ordinary file that can be read"));
    return false;
}

static void add_task(struct loading *loading, struct reading *reading,
                     const char *id, const char *bytes, size_t length)
{
    struct task task;

    if (catalogue_find(loading->catalogue, id)) {
        reading->line = 1;
        reading_complain(reading, N_("a task that is there already"),
                         N_("another id, and a file with that name"));
        return;
    }
    if (!task_file_read(reading, id, bytes, length, &task))
        return;
    task.of_group = loading->of_group;
    if (task.of_group)
        task.warned = never_list_of(&task);
    *LIST_ADD(&loading->catalogue->tasks) = task;
}

static void add_form(struct loading *loading, struct reading *reading,
                     const char *name, const char *bytes, size_t length)
{
    struct form form;

    if (form_file_read(reading, name, bytes, length, &form))
        *LIST_ADD(&loading->catalogue->forms) = form;
}

typedef void add_file(struct loading *loading, struct reading *reading,
                      const char *stem, const char *bytes, size_t length);

static void load_file(struct loading *loading, const char *folder,
                      const char *name, const char *stem, add_file *add)
{
    char *path = path_of(folder, name), *bytes = NULL;
    struct reading reading = reading_of(loading, path);
    size_t length = 0;

    if (read_bytes(&reading, &bytes, &length))
        add(loading, &reading, stem, bytes, length);
    if (reading.err)
        loading->err = ERR_DATA;
    mem_free(bytes);
    mem_free(path);
}

static void load_menu(struct loading *loading, const char *folder)
{
    for (size_t at = 0; at < COUNT(menu); at++) {
        struct text name = {0};

        text_format(&name, "%s.task", menu[at]);
        load_file(loading, folder, text_string(&name), menu[at], add_task);
        text_done(&name);
    }
}

static bool is_on_menu(const struct loading *loading, const char *stem)
{
    for (size_t at = 0; !loading->of_group && at < COUNT(menu); at++)
        if (strcmp(menu[at], stem) == 0)
            return true;
    return false;
}

/* Every file with the ending, but the program's own tasks: they have an order
 * of their own and are read before. */
static void load_folder(struct loading *loading, const char *folder,
                        const char *ending, add_file *add)
{
    char **names = NULL;
    size_t count = 0;
    enum err err = file_names(folder, FILES_LIMIT, &names, &count);

    if (err != ERR_OK && !(err == ERR_ABSENT && loading->of_group)) {
        struct reading reading = reading_of(loading, folder);

        reading_complain(&reading, err_text(err),
                         N_("a folder that can be read"));
        loading->err = ERR_DATA;
    }
    for (size_t at = 0; at < count; at++) {
        char *stem = stem_of(names[at], ending);

        if (stem && !(add == add_task && is_on_menu(loading, stem)))
            load_file(loading, folder, names[at], stem, add);
        mem_free(stem);
    }
    file_names_done(names, count);
}

/* Unlike the other files it needn't be there. */
static void load_agreements(struct loading *loading, const char *folder)
{
    struct catalogue *catalogue = loading->catalogue;
    char *path = path_of(folder, "agreements"), *bytes = NULL;
    struct reading reading = reading_of(loading, path);
    size_t length = 0;

    if (file_exists(path))
        catalogue->agreements_whole =
            read_bytes(&reading, &bytes, &length) &&
            agreement_file_read(&reading, bytes, length,
                                &catalogue->agreements,
                                &catalogue->agreement_count);
    if (reading.err)
        loading->err = ERR_DATA;
    mem_free(bytes);
    mem_free(path);
}

enum err catalogue_load(const struct catalogue_places *places,
                        catalogue_complain *complain, void *user,
                        struct catalogue **catalogue)
{
    struct loading loading = {mem_new(1, sizeof **catalogue), complain, user,
                              false, ERR_OK};
    char *tasks = path_of(places->data, "tasks");
    char *forms = path_of(places->data, "forms");

    *catalogue = loading.catalogue;
    loading.catalogue->agreements_whole = true;
    load_menu(&loading, tasks);
    load_folder(&loading, tasks, ".task", add_task);
    load_folder(&loading, forms, ".form", add_form);
    mem_free(tasks);
    mem_free(forms);
    if (places->config) {
        tasks = path_of(places->config, "tasks");
        loading.of_group = true;
        load_folder(&loading, tasks, ".task", add_task);
        mem_free(tasks);
        load_agreements(&loading, places->config);
    }
    return loading.err;
}

void catalogue_free(struct catalogue **catalogue)
{
    if (!*catalogue)
        return;
    for (size_t at = 0; at < (*catalogue)->tasks.count; at++)
        task_done(&(*catalogue)->tasks.items[at]);
    for (size_t at = 0; at < (*catalogue)->forms.count; at++)
        form_file_done(&(*catalogue)->forms.items[at]);
    for (size_t at = 0; at < (*catalogue)->agreement_count; at++)
        agreement_done(&(*catalogue)->agreements[at]);
    mem_free((*catalogue)->agreements);
    LIST_DONE(&(*catalogue)->tasks);
    LIST_DONE(&(*catalogue)->forms);
    MEM_FREE(*catalogue);
}

const struct task *catalogue_task(const struct catalogue *catalogue,
                                  size_t index)
{
    return index < catalogue->tasks.count ? &catalogue->tasks.items[index]
                                          : NULL;
}

size_t catalogue_tasks(const struct catalogue *catalogue)
{
    return catalogue->tasks.count;
}

const struct task *catalogue_find(const struct catalogue *catalogue,
                                  const char *id)
{
    for (size_t at = 0; at < catalogue->tasks.count; at++)
        if (strcmp(catalogue->tasks.items[at].id, id) == 0)
            return &catalogue->tasks.items[at];
    return NULL;
}

size_t catalogue_forms(const struct catalogue *catalogue)
{
    return catalogue->forms.count;
}

const struct form *catalogue_form_at(const struct catalogue *catalogue,
                                     size_t index)
{
    return index < catalogue->forms.count ? &catalogue->forms.items[index]
                                          : NULL;
}

static const struct form *find_form(const struct catalogue *catalogue,
                                    const char *name)
{
    for (size_t at = 0; at < catalogue->forms.count; at++)
        if (strcmp(catalogue->forms.items[at].name, name) == 0)
            return &catalogue->forms.items[at];
    return NULL;
}

const struct field *catalogue_form(const struct catalogue *catalogue,
                                   const char *name)
{
    const struct form *form = find_form(catalogue, name);

    return form ? &form->fields[0] : NULL;
}

const struct field *catalogue_form_field(const struct catalogue *catalogue,
                                         const char *name, const char *field)
{
    const struct form *form = find_form(catalogue, name);

    for (size_t at = 0; form && at < form->field_count; at++)
        if (strcmp(form->fields[at].name, field) == 0)
            return &form->fields[at];
    return NULL;
}

size_t catalogue_agreements(const struct catalogue *catalogue)
{
    return catalogue->agreement_count;
}

const struct agreement *catalogue_agreement(const struct catalogue *catalogue,
                                            size_t index)
{
    return index < catalogue->agreement_count ? &catalogue->agreements[index]
                                              : NULL;
}

bool catalogue_agreements_whole(const struct catalogue *catalogue)
{
    return catalogue->agreements_whole;
}
