#ifndef CATALOGUE_VALUE_H
#define CATALOGUE_VALUE_H
/* What stands after a key. Private to app/catalogue.
 *
 * Each is false, with nothing set, if the value can't be used.
 */
#include <stdbool.h>
#include <stdint.h>

#include "core/category.h"

/* A text for people: cleaned, not empty; the old one is released. */
bool value_text(char **text, const char *value);
/* The same for several paragraphs: each '\n' stays. None at the ends, at most
 * two together (an empty line). */
bool value_paragraphs(char **text, const char *value);
/* "2026-11-22" as a day. */
bool value_day(int32_t *day, const char *value);
bool value_number(int *number, const char *value, int least, int most);
/* Categories by id, with blanks or commas between them. */
bool value_categories(category_set *set, const char *value);
/* [a-z_], 1 to 32 bytes. */
bool value_is_name(const char *value);

#endif
