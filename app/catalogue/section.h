#ifndef CATALOGUE_SECTION_H
#define CATALOGUE_SECTION_H
/* One section of a data file, read by a table of its keys.
 *
 * Private to app/catalogue. Each key has the function that sets it; what is
 * missing, twice or unknown is complained about here, in one way for all
 * files. Owns nothing.
 */
#include <stdbool.h>
#include <stddef.h>

#include "catalogue/reading.h"

struct key {
    const char *name;
    /* False if the value can't be used. */
    bool (*set)(void *into, const char *value);
    bool needed;
    bool repeated;       /* may stand several times */
    const char *instead; /* msgid: the line as it may be written */
};

struct section {
    const struct key *keys; /* at most 32 */
    size_t count;
    const char *known; /* msgid: the keys that there are */
    void *into;
    int line;
    unsigned seen; /* bit by index of keys */
    bool broken;
};

void section_pair(struct section *section, struct reading *reading,
                  const char *key, const char *value);
/* Complains about needed keys that never came. False if what was read can't
 * be used. */
bool section_end(struct section *section, struct reading *reading);

#endif
