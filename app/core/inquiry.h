#ifndef CORE_INQUIRY_H
#define CORE_INQUIRY_H
/* One inquiry: somebody with power, or a private person, asked the group
 * about people. A day and five choices, never a name and never a text.
 *
 * Pure. It is evidence of what authorities do; nothing about a family can be
 * put into it, because there is no place for it.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/request.h"

enum inquiry_part {
    INQUIRY_CAME,     /* how they came */
    INQUIRY_BODY,     /* kind of body */
    INQUIRY_PAPER,    /* what they showed */
    INQUIRY_ABOUT,    /* one person, the group, in general */
    INQUIRY_ANSWERED, /* what was answered */
    INQUIRY_PARTS
};

struct inquiry {
    struct request_id id; /* random, in the form of a request's */
    int32_t day;
    int choices[INQUIRY_PARTS]; /* an index into the part's options */
    int32_t expires;            /* first day without it */
};

/* msgid: what is asked, "How did they come?", and the same as a short head
 * for lists. */
const char *inquiry_question(enum inquiry_part part);
const char *inquiry_label(enum inquiry_part part);
/* Stable word of the part for data files: "came". */
const char *inquiry_part_id(enum inquiry_part part);
size_t inquiry_options(enum inquiry_part part);
/* msgid of one option, and its stable word; "" if there is no such one. */
const char *inquiry_option(enum inquiry_part part, int choice);
const char *inquiry_option_id(enum inquiry_part part, int choice);
/* Whether every part has a choice that exists. */
bool inquiry_is_whole(const struct inquiry *inquiry);
/* First day without it, kept for so many months. */
int32_t inquiry_expiry(int32_t day, int months);
/* By month, then by the choices: the order of what goes out, so that it does
 * not tell which came first within a month. For qsort. */
int inquiry_compare(const void *a, const void *b);

#endif
