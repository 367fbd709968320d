#ifndef CATALOGUE_TASK_FILE_H
#define CATALOGUE_TASK_FILE_H
/* One .task file: [Task], [Field NAME], [Not needed NAME].
 *
 * Private to app/catalogue. Strict: what is broken is left out with a
 * complaint, never guessed, for a guessed stage or lifetime could tell on or
 * keep what nobody meant to.
 */
#include "catalogue/reading.h"

/* `id` is the name of the file without its ending and has to be the task's.
 * False, with nothing to release, if there is no task that can be used. */
bool task_file_read(struct reading *reading, const char *id, const char *bytes,
                    size_t length, struct task *task);

#endif
