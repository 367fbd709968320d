#ifndef CATALOGUE_GUARD_FILE_H
#define CATALOGUE_GUARD_FILE_H
/* One file of guard rules: sections and keys become the guard's rows.
 *
 * The format is in data/guard/FORMAT.md. Private to app/catalogue.
 */
#include "base/ini.h"
#include "catalogue/reading.h"
#include "guard/rules.h"

/* `file` names it in complaints, which go to reading->complain. */
void guard_file_read(struct reading *reading, struct guard_builder *builder,
                     const char *bytes, size_t length);

#endif
