#ifndef CATALOGUE_NEVER_LIST_H
#define CATALOGUE_NEVER_LIST_H
/* What a group's own task asks for although no task should need it.
 *
 * Private to app/catalogue. It is a warning to whoever opens the task and not
 * a refusal: read from what the task allows and from the English words in the
 * names, labels and options of its fields. A place and its address, the
 * languages of an interpreter and the way back are what tasks are made of.
 */
#include "core/task.h"

category_set never_list_of(const struct task *task);

#endif
