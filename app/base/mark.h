#ifndef BASE_MARK_H
#define BASE_MARK_H
/* Small marks used everywhere. No functions, nothing to own. */

#include <stddef.h>

/* The result must be looked at. */
#define MUST_USE __attribute__((warn_unused_result))
/* Checks the arguments of a function that takes a format. */
#define FORMAT(string, first) __attribute__((format(printf, string, first)))

/* Marks an English text for xgettext without translating it here. */
#define N_(text) text

/* Number of elements of an array (never of a pointer). */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#endif
