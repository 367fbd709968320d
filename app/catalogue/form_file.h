#ifndef CATALOGUE_FORM_FILE_H
#define CATALOGUE_FORM_FILE_H
/* One .form file: [Field NAME] sections, as in tasks.
 *
 * Private to app/catalogue. Texts of a form are typed, so its fields are of
 * kind note, and none of them is ever told on: their stage is own.
 */
#include "catalogue/reading.h"

/* False, with nothing to release, if no field of it can be used. */
bool form_file_read(struct reading *reading, const char *name,
                    const char *bytes, size_t length, struct form *form);
void form_file_done(struct form *form);

#endif
