#ifndef CATALOGUE_READING_H
#define CATALOGUE_READING_H
/* One data file while it is read: where that stands, and its complaints.
 *
 * Private to app/catalogue. Owns nothing.
 */
#include "catalogue/catalogue.h"

struct reading {
    const char *file;
    catalogue_complain *complain; /* may be NULL */
    void *user;
    int line; /* of the pair or section at hand */
    enum err err;
};

void reading_complain(struct reading *reading, const char *wrong,
                      const char *instead);
/* For struct ini_reader; user is the struct reading. */
void reading_pass_on(void *reading, const struct ini_complaint *complaint);

#endif
