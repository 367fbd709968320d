#ifndef I18N_FORMAT_H
#define I18N_FORMAT_H
/* Days, times, durations, numbers and lists as a language writes them.
 *
 * All of it from our own translatable texts; strftime and locale data are not
 * used. Every function appends to a struct text. `in` NULL = language on.
 * Native digits are read everywhere (digits_read) and written where the
 * language wants them.
 */
#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"
#include "i18n/language.h"

enum day_style {
    DAY_SHORT,   /* "Tue 24 Nov" */
    DAY_LONG,    /* "Tuesday 24 November" */
    DAY_WEEKDAY, /* "Tuesday" */
    DAY_FULL     /* "24 November 2026" */
};
void format_day(struct text *out, int32_t day, enum day_style style,
                const struct language *in);
/* "today", "tomorrow", a weekday within a week, else the short day. */
void format_day_near(struct text *out, int32_t day, int32_t today,
                     const struct language *in);
/* Two-letter or short weekday for calendar heads; 0 = Sunday. */
const char *format_weekday_short(int weekday, const struct language *in);
void format_month(struct text *out, int year, int month,
                  const struct language *in);
/* Minutes since midnight; hour12 -1 = as the language does, 0 or 1. */
void format_time(struct text *out, int minutes, int hour12,
                 const struct language *in);
void format_duration(struct text *out, int minutes,
                     const struct language *in);
void format_number(struct text *out, long number, const struct language *in);
/* "3 to 5 years", "teenager". */
const char *format_age_band(const char *band, const struct language *in);
/* "a, b and c" */
void format_list(struct text *out, const char *const *items, size_t count,
                 const struct language *in);
/* Puts FSI ... PDI around text from outside that stands inside a sentence. */
void format_isolated(struct text *out, const char *string);
/* Replaces {name} by value, isolated; unknown names stay as they are. */
struct format_part {
    const char *name;
    const char *value;
};
void format_fill(struct text *out, const char *pattern,
                 const struct format_part *parts, size_t count);
/* Whether a native or full-width digit starts here; *value 0..9. Returns the
 * bytes it takes, 0 if none. */
int format_digit(const char *string, int *value);
/* Reads a whole number in any digits; false if anything else is in it. */
bool format_read_number(const char *string, long *number);

#endif
