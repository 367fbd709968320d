#ifndef BASE_SEARCH_H
#define BASE_SEARCH_H
/* Text in the form in which it is looked for.
 *
 * Compatibility forms are taken apart, case is folded, accents and vowel signs
 * go, digits of any script become 0 to 9, runs of blanks become one and those
 * at the ends go: "  Añó ١٢" is found by "ano 12". What is stored for find
 * and what is typed to find must both have come through here. Pure.
 */
#include <stdbool.h>

#include "base/text.h"

/* Appends the folded string; bad UTF-8 is passed over. */
void search_fold(struct text *out, const char *string);
/* Whether both are the same so: for a word that is typed to say yes, by
 * whoever has no input method at hand. Nothing but blanks is never the same. */
bool search_same(const char *a, const char *b);

#endif
