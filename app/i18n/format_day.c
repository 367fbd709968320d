#include "i18n/format.h"

#include "i18n/calendar.h"
#include "i18n/phrase.h"

#define WEEKDAY "weekday"
#define WEEKDAY_SHORT "weekday in a short date"
#define WEEKDAY_HEAD "calendar head, max 2 cells"
#define MONTH_ALONE "month by itself"
#define MONTH_IN_DATE "month after a day"
#define MONTH_SHORT "month in a short date"
#define MONTH_PERSIAN "month of the Persian calendar"

/* Each row is one week or one year; xgettext wants the contexts spelt out. */
static const char *const weekdays[7] = {
    NC_("weekday", "Sunday"),    NC_("weekday", "Monday"),
    NC_("weekday", "Tuesday"),   NC_("weekday", "Wednesday"),
    NC_("weekday", "Thursday"),  NC_("weekday", "Friday"),
    NC_("weekday", "Saturday"),
};
static const char *const weekdays_short[7] = {
    NC_("weekday in a short date", "Sun"),
    NC_("weekday in a short date", "Mon"),
    NC_("weekday in a short date", "Tue"),
    NC_("weekday in a short date", "Wed"),
    NC_("weekday in a short date", "Thu"),
    NC_("weekday in a short date", "Fri"),
    NC_("weekday in a short date", "Sat"),
};
static const char *const weekday_heads[7] = {
    NC_("calendar head, max 2 cells", "Su"),
    NC_("calendar head, max 2 cells", "Mo"),
    NC_("calendar head, max 2 cells", "Tu"),
    NC_("calendar head, max 2 cells", "We"),
    NC_("calendar head, max 2 cells", "Th"),
    NC_("calendar head, max 2 cells", "Fr"),
    NC_("calendar head, max 2 cells", "Sa"),
};
static const char *const months[12] = {
    NC_("month by itself", "January"),   NC_("month by itself", "February"),
    NC_("month by itself", "March"),     NC_("month by itself", "April"),
    NC_("month by itself", "May"),       NC_("month by itself", "June"),
    NC_("month by itself", "July"),      NC_("month by itself", "August"),
    NC_("month by itself", "September"), NC_("month by itself", "October"),
    NC_("month by itself", "November"),  NC_("month by itself", "December"),
};
/* Many languages bend the month's name after a day ("24 ноября"). */
static const char *const months_in_date[12] = {
    NC_("month after a day", "January"),   NC_("month after a day", "February"),
    NC_("month after a day", "March"),     NC_("month after a day", "April"),
    NC_("month after a day", "May"),       NC_("month after a day", "June"),
    NC_("month after a day", "July"),      NC_("month after a day", "August"),
    NC_("month after a day", "September"), NC_("month after a day", "October"),
    NC_("month after a day", "November"),  NC_("month after a day", "December"),
};
static const char *const months_short[12] = {
    NC_("month in a short date", "Jan"), NC_("month in a short date", "Feb"),
    NC_("month in a short date", "Mar"), NC_("month in a short date", "Apr"),
    NC_("month in a short date", "May"), NC_("month in a short date", "Jun"),
    NC_("month in a short date", "Jul"), NC_("month in a short date", "Aug"),
    NC_("month in a short date", "Sep"), NC_("month in a short date", "Oct"),
    NC_("month in a short date", "Nov"), NC_("month in a short date", "Dec"),
};

/* The same word stands in every kind of date. */
static const char *const months_persian[12] = {
    NC_("month of the Persian calendar", "Farvardin"),
    NC_("month of the Persian calendar", "Ordibehesht"),
    NC_("month of the Persian calendar", "Khordad"),
    NC_("month of the Persian calendar", "Tir"),
    NC_("month of the Persian calendar", "Mordad"),
    NC_("month of the Persian calendar", "Shahrivar"),
    NC_("month of the Persian calendar", "Mehr"),
    NC_("month of the Persian calendar", "Aban"),
    NC_("month of the Persian calendar", "Azar"),
    NC_("month of the Persian calendar", "Dey"),
    NC_("month of the Persian calendar", "Bahman"),
    NC_("month of the Persian calendar", "Esfand"),
};

struct style {
    const char *weekday_context;
    const char *const *weekdays;
    const char *month_context;
    const char *const *months;
    const char *pattern_context;
    const char *pattern;
};

static const struct style styles[] = {
    [DAY_BRIEF] = {WEEKDAY_SHORT, weekdays_short, MONTH_SHORT, months_short,
                   "date like 24 Nov",
                   /* TRANSLATORS: As short as can be: goes into a QR code.
                    * {weekday} may be used too where it is very short. */
                   NC_("date like 24 Nov", "{day} {month}")},
    [DAY_SHORT] = {WEEKDAY_SHORT, weekdays_short, MONTH_SHORT, months_short,
                   "date like Tue 24 Nov",
                   /* TRANSLATORS: A short date; put the parts into your own
                    * order. */
                   NC_("date like Tue 24 Nov", "{weekday} {day} {month}")},
    [DAY_LONG] = {WEEKDAY, weekdays, MONTH_IN_DATE, months_in_date,
                  "date like Tuesday 24 November",
                  NC_("date like Tuesday 24 November",
                      /* TRANSLATORS: Put the parts into your own order. */
                      "{weekday} {day} {month}")},
    [DAY_WEEKDAY] = {WEEKDAY, weekdays, MONTH_IN_DATE, months_in_date, NULL,
                     "{weekday}"},
    [DAY_FULL] = {WEEKDAY, weekdays, MONTH_IN_DATE, months_in_date,
                  "date like 24 November 2026",
                  /* TRANSLATORS: {weekday} may be used too. */
                  NC_("date like 24 November 2026", "{day} {month} {year}")},
};

static void fill_day(struct text *out, int32_t day, const struct style *how,
                     enum calendar calendar, const struct language *in)
{
    bool persian = calendar == CALENDAR_PERSIAN;
    struct date date = calendar_date(calendar, day);
    struct text number = {0}, year = {0};
    const char *pattern = how->pattern;

    if (how->pattern_context)
        pattern = phrase_context_in(in, how->pattern_context, pattern);
    format_padded(&number, (unsigned long)date.day, 1, in);
    format_padded(&year, (unsigned long)(date.year > 0 ? date.year : 0), 1, in);
    const struct format_part parts[] = {
        {"weekday", phrase_context_in(in, how->weekday_context,
                                      how->weekdays[day_weekday(day)])},
        {"day", text_string(&number)},
        {"month",
         phrase_context_in(in, persian ? MONTH_PERSIAN : how->month_context,
                           (persian ? months_persian
                                    : how->months)[(date.month + 11) % 12])},
        {"year", text_string(&year)},
    };
    format_fill_own(out, pattern, parts, COUNT(parts));
    text_done(&year);
    text_done(&number);
}

/* The weekday is said once. */
static void fill_both(struct text *out, int32_t day, enum day_style style,
                      const struct language *in)
{
    struct text date = {0}, other = {0};

    fill_day(&date, day, &styles[style], CALENDAR_PERSIAN, in);
    fill_day(&other, day, &styles[style == DAY_FULL ? DAY_FULL : DAY_BRIEF],
             CALENDAR_GREGORIAN, in);
    const struct format_part parts[] = {
        {"date", text_string(&date)},
        {"other", text_string(&other)},
    };
    format_fill_own(out,
                    phrase_context_in(
                        in, "date in two calendars",
                        /* TRANSLATORS: {date} is a date in the Persian
                         * calendar, {other} the same day in the Gregorian
                         * one: "Tuesday 3 Azar (24 Nov)". Needed only for
                         * languages whose readers use both. */
                        "{date} ({other})"),
                    parts, COUNT(parts));
    text_done(&other);
    text_done(&date);
}

void format_day(struct text *out, int32_t day, enum day_style style,
                const struct language *in)
{
    enum calendar calendar = calendar_of(in);

    if (in && calendar == CALENDAR_PERSIAN && style != DAY_WEEKDAY)
        fill_both(out, day, style, in);
    else
        fill_day(out, day, &styles[style], calendar, in);
}

void format_day_near(struct text *out, int32_t day, int32_t today,
                     const struct language *in)
{
    int64_t ahead = (int64_t)day - today;

    if (ahead == -1)
        text_append(out, phrase_context_in(in, "day", "yesterday"));
    else if (ahead == 0)
        text_append(out, phrase_context_in(in, "day", "today"));
    else if (ahead == 1)
        text_append(out, phrase_context_in(in, "day", "tomorrow"));
    else if (ahead > 1 && ahead < 7)
        format_day(out, day, DAY_WEEKDAY, in);
    else
        format_day(out, day, DAY_SHORT, in);
}

const char *format_weekday_short(int weekday, const struct language *in)
{
    return phrase_context_in(in, WEEKDAY_HEAD,
                             weekday_heads[((weekday % 7) + 7) % 7]);
}

static void fill_month(struct text *out, int year, const char *month,
                       const struct language *in)
{
    struct text number = {0};
    const char *pattern;

    format_padded(&number, (unsigned long)(year > 0 ? year : 0), 1, in);
    const struct format_part parts[] = {
        {"month", month},
        {"year", text_string(&number)},
    };
    /* TRANSLATORS: Head of a calendar page. */
    pattern = phrase_context_in(in, "like November 2026", "{month} {year}");
    format_fill_own(out, pattern, parts, COUNT(parts));
    text_done(&number);
}

void format_month(struct text *out, int year, int month,
                  const struct language *in)
{
    fill_month(out, year,
               phrase_context_in(in, MONTH_ALONE, months[(month + 11) % 12]),
               in);
}

void format_month_of(struct text *out, int32_t day)
{
    enum calendar calendar = calendar_of(NULL);
    struct date date = calendar_date(calendar, day);

    if (calendar == CALENDAR_GREGORIAN)
        format_month(out, date.year, date.month, NULL);
    else
        fill_month(out, date.year,
                   C_(MONTH_PERSIAN, months_persian[(date.month + 11) % 12]),
                   NULL);
}
