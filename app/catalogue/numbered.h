#ifndef CATALOGUE_NUMBERED_H
#define CATALOGUE_NUMBERED_H
/* "Card 3" in the heads of sections: a word and a number.
 *
 * Private to app/catalogue.
 */
#include <stddef.h>

#include "catalogue/reading.h"

/* Reads "WORD N" with N from 1 to `most`; *rest is what follows the number.
 * NULL for `rest`: nothing may follow. 0 if it is another section. */
size_t numbered_read(const char *section, const char *word, size_t most,
                     const char **rest);
/* Lines on which the sections of one kind began, 0 where there is none. */
struct numbered {
    int lines[64];
};
/* Complains and yields false if that number was there before. */
bool numbered_begin(struct numbered *numbered, struct reading *reading,
                    size_t number);
/* How many there are, counted from 1; complains if one is left out, or if
 * there are fewer than `least`. `line`: of the section that they belong to. */
size_t numbered_count(const struct numbered *numbered, struct reading *reading,
                      size_t least, int line);

#endif
