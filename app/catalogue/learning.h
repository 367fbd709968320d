#ifndef CATALOGUE_LEARNING_H
#define CATALOGUE_LEARNING_H
/* All lessons and sheets: the program's own, and a group's.
 *
 * A group's file with the id of one of ours takes its place; a broken one
 * doesn't, and is complained about. In order of `order`, then of id. Lessons
 * and sheets share one space of ids: a command names them by it. Owns all.
 */
#include "catalogue/catalogue.h"
#include "core/lesson.h"
#include "core/sheet.h"

struct learning;

/* Always yields one; ERR_DATA if there were complaints. */
MUST_USE enum err learning_load(const struct catalogue_places *places,
                                catalogue_complain *complain, void *user,
                                struct learning **learning);
void learning_free(struct learning **learning);

size_t learning_lessons(const struct learning *learning);
/* NULL past the last, or if unknown. */
const struct lesson *learning_lesson(const struct learning *learning,
                                     size_t index);
const struct lesson *learning_lesson_find(const struct learning *learning,
                                          const char *id);
size_t learning_sheets(const struct learning *learning);
const struct sheet *learning_sheet(const struct learning *learning,
                                   size_t index);
const struct sheet *learning_sheet_find(const struct learning *learning,
                                        const char *id);

#endif
