#ifndef GUARD_NUMBER_H
#define GUARD_NUMBER_H
/* Numbers by their shape: what may be one number, in groups of digits.
 *
 * A row of groups is looked at from each of its groups; it has at most
 * NUMBER_GROUPS of them and NUMBER_DIGITS digits, so the time is linear. Each
 * family of shapes is one function: it yields whether the groups [0, count)
 * are such a number. Only for app/guard.
 */
#include "guard/inner.h"

#define NUMBER_GROUPS 12
#define NUMBER_DIGITS 40

struct number {
    char digits[NUMBER_DIGITS + 1];
    size_t length;
    uint8_t sizes[NUMBER_GROUPS];
    char signs[NUMBER_GROUPS]; /* before the group; ' ' for a space */
    size_t count;
    uint32_t first; /* token of the first group */
    bool plus;      /* a + stands before it */
};

/* What a shape is; rule NULL if none. */
struct shape {
    const char *rule;
    enum category category;
    int sure;
};

/* 3-3-4 as "334": whether the groups are of these sizes. */
bool number_is(const struct number *number, const char *sizes);
int number_part(const struct number *number, size_t from, size_t count);

/* What states and banks give to people; with letters in it: guard/mixed.h. */
struct shape identity_shape(const struct scratch *scratch,
                            const struct number *number);
struct shape phone_shape(const struct scratch *scratch,
                         const struct number *number);
/* 3 2 1 5 5 5 0 1 8 8: ten or eleven digits one by one, no row that counts. */
struct shape phone_spelled(const struct number *number);
/* Written as only a telephone number is, whatever is counted around it. */
bool phone_is_sure(const struct number *number);
/* A date from this word on; 0 if none, else the word after it. */
uint32_t date_read(const struct guard *guard, struct scratch *scratch,
                   uint32_t at);

#endif
