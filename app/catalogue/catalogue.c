#include "catalogue/catalogue.h"

#include <string.h>

#include "base/list.h"
#include "base/mem.h"
#include "catalogue/agreement_file.h"
#include "catalogue/data_folder.h"
#include "catalogue/form_file.h"
#include "catalogue/never_list.h"
#include "catalogue/task_file.h"
#include "host/file.h"

struct catalogue {
    LIST(struct task) tasks;
    LIST(struct form) forms;
    struct agreement *agreements;
    size_t agreement_count;
    bool agreements_whole;
};

struct loading {
    struct catalogue *catalogue;
    bool of_group;
};

/* The program's own tasks, in the order of the menu. */
static const char *const menu[] = {
    "babysitting",  "ride",  "fundraising", "clinic_greeting",
    "interpreting", "event", "errand",
};

static void add_task(void *into, struct reading *reading, const char *id,
                     const char *bytes, size_t length)
{
    struct loading *loading = into;
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

static void add_form(void *into, struct reading *reading, const char *name,
                     const char *bytes, size_t length)
{
    struct loading *loading = into;
    struct form form;

    if (form_file_read(reading, name, bytes, length, &form))
        *LIST_ADD(&loading->catalogue->forms) = form;
}

/* The program's own have an order of their own and are read before. */
static bool is_on_menu(void *into, const char *stem)
{
    const struct loading *loading = into;

    for (size_t at = 0; !loading->of_group && at < COUNT(menu); at++)
        if (strcmp(menu[at], stem) == 0)
            return true;
    return false;
}

static void load_tasks(struct loading *loading, struct data_folder *files,
                       const char *folder)
{
    char *tasks = data_path(folder, "tasks");

    files->add = add_task;
    files->skip = is_on_menu;
    files->may_be_absent = loading->of_group;
    for (size_t at = 0; !loading->of_group && at < COUNT(menu); at++)
        data_folder_load_one(files, tasks, menu[at], ".task");
    data_folder_load(files, tasks, ".task");
    mem_free(tasks);
}

static void add_agreements(void *into, struct reading *reading,
                           const char *stem, const char *bytes, size_t length)
{
    struct catalogue *catalogue = ((struct loading *)into)->catalogue;

    (void)stem;
    catalogue->agreements_whole =
        agreement_file_read(reading, bytes, length, &catalogue->agreements,
                            &catalogue->agreement_count);
}

/* Unlike the other files it needn't be there. */
static void load_agreements(struct loading *loading,
                            struct data_folder *files, const char *folder)
{
    char *path = data_path(folder, "agreements");

    if (file_exists(path)) {
        loading->catalogue->agreements_whole = false;
        files->add = add_agreements;
        data_folder_load_one(files, folder, "agreements", "");
    }
    mem_free(path);
}

enum err catalogue_load(const struct catalogue_places *places,
                        catalogue_complain *complain, void *user,
                        struct catalogue **catalogue)
{
    struct loading loading = {mem_new(1, sizeof **catalogue), false};
    struct data_folder files = {
        .complain = complain, .user = user, .into = &loading};
    char *forms = data_path(places->data, "forms");

    *catalogue = loading.catalogue;
    loading.catalogue->agreements_whole = true;
    load_tasks(&loading, &files, places->data);
    files.add = add_form;
    files.skip = NULL;
    data_folder_load(&files, forms, ".form");
    mem_free(forms);
    loading.of_group = true;
    if (places->config) {
        load_tasks(&loading, &files, places->config);
        load_agreements(&loading, &files, places->config);
    }
    return files.err;
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
