#ifndef BASE_INI_H
#define BASE_INI_H
/* The one format of data/: a strict subset of desktop entries.
 *
 * UTF-8; `[Section name]`, `key = value`, `#` comments on lines of their own,
 * \n \t \s \\ in values, one value a line, no continuation, at most 1,000
 * bytes a line. Read exactly as `xgettext -L Desktop` reads it. A key may
 * stand several times in a section (options). Nothing is allocated that
 * outlives a call; a broken line is reported and the rest is still read.
 */
#include <stddef.h>

#include "base/err.h"

#define INI_LINE_LIMIT 1000

/* Complaints go to a person who corrects the file: file, line, what is wrong
 * and what to write. Texts are msgids. */
struct ini_complaint {
    const char *file;
    int line;
    const char *wrong;
    const char *instead;
};

struct ini_reader {
    void *user;
    /* Section and key/value are borrowed for the call; value is unescaped; no
     * control and no bidi character is in either but \\n and \\t that were
     * written so. `section` is called before its keys. */
    void (*section)(void *user, const char *section, int line);
    void (*pair)(void *user, const char *key, const char *value, int line);
    void (*complain)(void *user, const struct ini_complaint *complaint);
};

/* Reads bytes (which may hold anything, also NUL). ERR_DATA if there was at
 * least one complaint. */
MUST_USE enum err ini_read(const char *file, const char *bytes, size_t length,
                           const struct ini_reader *reader);

#endif
