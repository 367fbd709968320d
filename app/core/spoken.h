#ifndef CORE_SPOKEN_H
#define CORE_SPOKEN_H
/* Languages that people speak, for the interpreting task's picker.
 *
 * Codes are those of ISO 639 (two letters where there are two), the names
 * English msgids. Not the languages of the program (i18n/language.h): many of
 * these have no catalogue. A code outside the table is no answer. Pure table.
 */
#include <stddef.h>

struct spoken {
    const char *code;
    const char *name; /* msgid */
};

/* In the order of the picker: the most asked for first. */
const struct spoken *spoken_all(size_t *count);
/* NULL if there is none with this code. */
const struct spoken *spoken_find(const char *code);

#endif
