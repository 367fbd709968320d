#ifndef GUARD_HOUSE_H
#define GUARD_HOUSE_H
/* Whether a number in the text may be that of a house, for <house> in rules:
 * not a year, a count, a time, an amount, nor the number of a line in a list.
 * What stands behind it decides, and that is the rules' matter. Owns nothing.
 * Only for number.c.
 */
#include "guard/scratch.h"

/* The token at `at` is of digits. */
bool house_begins(const struct scratch *scratch, uint32_t at);
/* A letter belongs to it: 12b. */
bool house_has_letter(const struct scratch *scratch, uint32_t at);

#endif
