#ifndef CATALOGUE_SHEET_FILE_H
#define CATALOGUE_SHEET_FILE_H
/* One .sheet file: [Sheet], [Part N], and in letters [Blank N].
 *
 * Private to app/catalogue. One complaint, and the sheet is left out: half a
 * sheet on somebody's rights is worse than none.
 */
#include "catalogue/reading.h"
#include "core/sheet.h"

/* `id` is the name of the file without its ending and has to be the sheet's.
 * False, with nothing to release, if it can't be used. */
bool sheet_file_read(struct reading *reading, const char *id,
                     const char *bytes, size_t length, struct sheet *sheet);

#endif
