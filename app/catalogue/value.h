#ifndef CATALOGUE_VALUE_H
#define CATALOGUE_VALUE_H
/* What stands after a key. Private to app/catalogue.
 *
 * Each is false, with nothing set, if the value can't be used.
 */
#include <stdbool.h>

#include "core/category.h"

/* A text for people: cleaned, not empty; the old one is released. */
bool value_text(char **text, const char *value);
bool value_number(int *number, const char *value, int least, int most);
/* Categories by id, with blanks or commas between them. */
bool value_categories(category_set *set, const char *value);
/* [a-z_], 1 to 32 bytes. */
bool value_is_name(const char *value);

#endif
