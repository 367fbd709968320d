#ifndef CORE_FIELD_H
#define CORE_FIELD_H
/* One question of a task, and the forms its answers may take.
 *
 * Answers are strings in one canonical form for each kind, independent of
 * language, so that store, parcels and messages share them:
 *   when      "2026-11-24 14:00", or "2026-11-24" (any time of that day)
 *   duration  minutes: "180" (5 .. 20160)
 *   count     "2" (0 .. 999)
 *   ages      bands in order: "0-2,3-5,6-9,10-12,teen"
 *   choice    the option's msgid as it stands in the task file
 *   language  two different codes: "ar,en"
 *   amount    whole units of money: "350" (1 .. 999999)
 *   town      "area" (a wider area), or "text:Springfield"
 *   place     "say" (I tell it myself), or "text:..."
 *   note      "text:..."
 *   reach     "come:2026-11-24", "know", "through:label", or
 *             "phone:+1 555 0100" (ASCII digits with blanks and + - ( ) . / )
 * Pure: parsing and checking only; what a person reads is made by flow and
 * i18n. Owned strings are freed by the task.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/category.h"
#include "core/stage.h"

enum field_kind {
    FIELD_TOWN,
    FIELD_WHEN,
    FIELD_DURATION,
    FIELD_COUNT,
    FIELD_AGES,
    FIELD_CHOICE,
    FIELD_LANGUAGE,
    FIELD_AMOUNT,
    FIELD_PLACE,
    FIELD_NOTE,
    FIELD_REACH,
    FIELD_KINDS
};

struct field {
    char *name;  /* id within the task: lower case, [a-z_] */
    char *label; /* msgid */
    char *why;   /* msgid */
    enum field_kind kind;
    enum stage stage;
    bool required;
    int keep; /* days after the end; 0 = that day */
    category_set allow;
    char **options; /* msgids, only for FIELD_CHOICE */
    size_t option_count;
};

/* Longest typed text that any field takes, in bytes of UTF-8. */
#define FIELD_TEXT_LIMIT 2000
/* Bounds of the kinds that are numbers; each starts at 0 or as named. */
#define FIELD_DURATION_LEAST 5
#define FIELD_DURATION_MOST 20160
#define FIELD_COUNT_MOST 999
#define FIELD_AMOUNT_MOST 999999
#define FIELD_AGE_BANDS 5

const char *field_kind_id(enum field_kind kind);
bool field_kind_find(const char *id, enum field_kind *kind);
/* Whether this value is a canonical answer for the field. */
bool field_accepts(const struct field *field, const char *value);
/* Reads a canonical "2026-11-24 14:00" or "2026-11-24"; *day is DAY_NONE if it
 * is neither, *minutes since midnight is -1 if it is any time of that day. */
bool field_when(const char *value, int32_t *day, int *minutes);
/* The typed part of a value (after "text:", "through:", "phone:"), borrowed;
 * NULL if nothing in it was typed. This is what the guard reads. */
const char *field_typed(enum field_kind kind, const char *value);
/* What the guard lets pass in this typed value: the field's own allow, and
 * phone for reach's number. */
category_set field_allows(const struct field *field, const char *value);
/* Bands of FIELD_AGES, in order; COUNT 5: "0-2" ... "teen". */
const char *field_age_band(size_t index);
/* Wipes and releases what the field owns, not the field itself. */
void field_done(struct field *field);

#endif
