#ifndef CATALOGUE_LESSON_FILE_H
#define CATALOGUE_LESSON_FILE_H
/* One .lesson file: [Lesson], [Card N], [Question N], [Answer N a|b|c].
 *
 * Private to app/catalogue. Stricter than a task: one complaint, and the
 * lesson is left out, for half a question teaches what is wrong.
 */
#include "catalogue/reading.h"
#include "core/lesson.h"

/* The command's word for whom to call: no lesson or sheet may be called so. */
#define LEARN_CARD "card"

/* `id` is the name of the file without its ending and has to be the lesson's.
 * False, with nothing to release, if it can't be used. */
bool lesson_file_read(struct reading *reading, const char *id,
                      const char *bytes, size_t length, struct lesson *lesson);

#endif
