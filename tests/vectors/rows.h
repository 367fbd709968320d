#ifndef ROWS_H
#define ROWS_H
/* What make_vectors.c prints: one row a vector, one fault a row. */
#include <stddef.h>

#define DAY_SENT "2c510000"    /* 20780, 23 November 2026 */
#define DAY_EXPIRES "40510000" /* 20800 */

/* The answers of the bodies without a fault, in order of their names. */
struct given {
    const char *field;
    const char *stage; /* two digits of hex, as it is written */
    const char *value;
    const char *warned; /* in a take-over */
};

struct row {
    const char *name;
    const char *answer;
    const char *base;    /* a body, "= VECTOR" the same, "none" what follows */
    const char *changes; /* "part=bytes;part=bytes" */
    const char *words;   /* lines of the vector, divided by ";" */
    const char *about;
};

extern const struct given givens[];
extern const size_t givens_count;
/* First what lies outside of the content, then the content, then the rest. */
extern const struct row rows_outside[], rows_inside[];
extern const size_t rows_outside_count, rows_inside_count;

#endif
