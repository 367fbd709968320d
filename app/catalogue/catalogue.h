#ifndef CATALOGUE_CATALOGUE_H
#define CATALOGUE_CATALOGUE_H
/* Reads data/ into core's structs and the guard's rows.
 *
 * Tasks of the program and of the group (configuration folder), forms, the
 * group's agreements with others, guard rules. A broken file is reported with file, line, what is wrong and what to
 * write; the rest still loads. Everything is owned by the catalogue.
 */
#include "base/err.h"
#include "base/ini.h"
#include "core/task.h"
#include "guard/guard.h"

struct catalogue;

struct catalogue_places {
    const char *data;   /* the program's own */
    const char *config; /* a group's, may be NULL or absent */
    const char *rules;  /* guard/image.h, may be NULL or absent */
};

/* Called for each mistake in a file; may be NULL. Borrowed for the call. */
typedef void catalogue_complain(void *user,
                                const struct ini_complaint *complaint);

/* Always yields a catalogue; ERR_DATA if there were complaints. */
MUST_USE enum err catalogue_load(const struct catalogue_places *places,
                                 catalogue_complain *complain, void *user,
                                 struct catalogue **catalogue);
void catalogue_free(struct catalogue **catalogue);
/* In the order of the menu: the program's seven, then the group's by id. */
const struct task *catalogue_task(const struct catalogue *catalogue,
                                  size_t index);
size_t catalogue_tasks(const struct catalogue *catalogue);
/* NULL if unknown here. */
const struct task *catalogue_find(const struct catalogue *catalogue,
                                  const char *id);

/* Places to type outside of tasks: data/forms/NAME.form, in order of name. */
struct form {
    char *name; /* of the file without its ending */
    struct field *fields;
    size_t field_count;
};
size_t catalogue_forms(const struct catalogue *catalogue);
const struct form *catalogue_form_at(const struct catalogue *catalogue,
                                     size_t index);
/* The first field of that form; NULL if unknown. */
const struct field *catalogue_form(const struct catalogue *catalogue,
                                   const char *name);
/* A field by name, for forms with several lines; NULL if unknown. */
const struct field *catalogue_form_field(const struct catalogue *catalogue,
                                         const char *form, const char *field);

/* What a group has agreed with another body (a file `agreements` in the
 * configuration folder), for the inventory, in the order of the file. */
struct agreement {
    char *name;  /* of its section */
    char *with;  /* the other body */
    char *tells; /* what is told to them */
    char *why;
    char *until; /* NULL: no end was agreed */
};
size_t catalogue_agreements(const struct catalogue *catalogue);
const struct agreement *catalogue_agreement(const struct catalogue *catalogue,
                                            size_t index);
/* False if there may be more: something in the file could not be read. */
bool catalogue_agreements_whole(const struct catalogue *catalogue);

/* The guard is read apart, after the first paint. Never NULL, ERR_DATA if
 * there were complaints. From the image if it was made of the very files in
 * `data` and the group adds none, else from the files. */
MUST_USE enum err catalogue_guard(const struct catalogue_places *places,
                                  catalogue_complain *complain, void *user,
                                  struct guard **guard);
/* The image of the rules in `data`, for the build; a mistake in them is
 * ERR_DATA and makes none. */
MUST_USE enum err catalogue_guard_image(const struct catalogue_places *places,
                                        catalogue_complain *complain,
                                        void *user, unsigned char **bytes,
                                        size_t *length);

#endif
