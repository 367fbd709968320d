#ifndef I18N_FORMAT_H
#define I18N_FORMAT_H
/* Days, times, durations, numbers and lists as a language writes them.
 *
 * All of it from our own translatable texts; strftime and locale data are not
 * used. Every function appends to a struct text. `in` NULL = language on.
 * Native digits are read everywhere (format_digit, format_read_number) and
 * written where the language's catalogue says so (its ten digits are a text).
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "i18n/language.h"

enum day_style {
    DAY_BRIEF,   /* "24 Nov" */
    DAY_SHORT,   /* "Tue 24 Nov" */
    DAY_LONG,    /* "Tuesday 24 November" */
    DAY_WEEKDAY, /* "Tuesday" */
    DAY_FULL     /* "24 November 2026" */
};
/* In the calendar of calendar_of(in). A text for somebody else (`in` given)
 * in a language with two calendars says the date in both: what they agreed on
 * must not depend on a setting of ours. */
void format_day(struct text *out, int32_t day, enum day_style style,
                const struct language *in);
/* "yesterday", "today", "tomorrow", a weekday within a week, else the short
 * day. */
void format_day_near(struct text *out, int32_t day, int32_t today,
                     const struct language *in);
/* For calendar heads: at most two cells; 0 = Sunday. */
const char *format_weekday_short(int weekday, const struct language *in);
/* "November 2026"; month 1 .. 12, Gregorian, as receipts keep it. */
void format_month(struct text *out, int year, int month,
                  const struct language *in);
/* The month that this day lies in, by the calendar of the screen. */
void format_month_of(struct text *out, int32_t day);
/* Minutes since midnight; hour12 -1 = as the language does, 0 or 1. */
void format_time(struct text *out, int minutes, int hour12,
                 const struct language *in);
/* "Tue 24 Nov, 14:00": a day and a time as the language joins them. */
void format_moment(struct text *out, int32_t day, enum day_style style,
                   int minutes, const struct language *in);
/* "45 minutes", "3 hours", "1 day 2 hours" */
void format_duration(struct text *out, int minutes,
                     const struct language *in);
/* "3 to 5 years", "teenager"; an unknown band comes back as it is. */
const char *format_age_band(const char *band, const struct language *in);

/* "12,000"; four digits are not grouped. */
void format_number(struct text *out, long number, const struct language *in);
/* "$350", "350 $": as the language joins an amount and the sign of the money
 * that the group uses; "" leaves the number alone. */
void format_money(struct text *out, long amount, const char *sign,
                  const struct language *in);
/* Never grouped, with zeros in front up to `digits`: "07", "2026". */
void format_padded(struct text *out, unsigned long number, int digits,
                   const struct language *in);
/* The plural form for n, its %lu replaced by n in the language's digits.
 * Safe with any catalogue: the form is never used as a printf format.
 * xgettext keyword: 2,3. */
void format_count(struct text *out, const char *one, const char *many,
                  unsigned long n, const struct language *in);
/* For a screen that has no native digits: all are written as 0 to 9. */
void format_plain_digits(bool plain);
/* Whether a native or full-width digit starts here; *value 0..9. Returns the
 * bytes it takes, 0 if none. */
int format_digit(const char *string, int *value);
/* No line ends between here and the end: "5:00 pm" is not parted. */
void format_keep_together(struct text *out, size_t start);
/* Reads a whole number in any digits; false if anything else is in it. */
bool format_read_number(const char *string, long *number);

/* "a, b and c" */
void format_list(struct text *out, const char *const *items, size_t count,
                 const struct language *in);
/* Things that belong together on one line that is read aloud, empty and
 * missing ones left out: "Ride, Wednesday, agreed". */
void format_together(struct text *out, const char *const *parts, size_t count);
/* Appends text from outside that stands inside a sentence. FSI ... PDI go
 * around it where its direction could disturb, that is, when it or the
 * language on is right-to-left; plain English gets no control characters.
 * Overrides and unpaired isolates in it are left out. */
void format_isolated(struct text *out, const char *string);
/* Replaces {name} by value, isolated as above (a pattern with right-to-left
 * letters counts like a right-to-left language); unknown names stay as they
 * are. */
struct format_part {
    const char *name;
    const char *value;
};
void format_fill(struct text *out, const char *pattern,
                 const struct format_part *parts, size_t count);
/* The same without isolates, for values in the pattern's own language. */
void format_fill_own(struct text *out, const char *pattern,
                     const struct format_part *parts, size_t count);

#endif
