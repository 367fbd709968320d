#include "i18n/format.h"

#include <string.h>

#include "i18n/phrase.h"

#define MINUTES_A_DAY (24 * 60)
#define NO_BREAK_SPACE "\u00A0"

void format_keep_together(struct text *out, size_t start)
{
    for (size_t i = start; i < out->length; i++)
        if (out->bytes[i] == ' ')
            text_splice(out, i, 1, NO_BREAK_SPACE);
}

static void fill_time(struct text *out, const char *pattern, int minutes,
                      const struct language *in)
{
    unsigned long hour = (unsigned long)(minutes / 60);
    unsigned long hour12 = hour % 12 ? hour % 12 : 12;
    struct text texts[5] = {{0}};

    format_padded(&texts[0], hour, 1, in);
    format_padded(&texts[1], hour, 2, in);
    format_padded(&texts[2], hour12, 1, in);
    format_padded(&texts[3], (unsigned long)(minutes % 60), 2, in);
    text_set(&texts[4], hour < 12
                            ? phrase_context_in(in, "before noon", "am")
                            : phrase_context_in(in, "after noon", "pm"));
    const struct format_part parts[] = {
        {"hour", text_string(&texts[0])},   {"hh", text_string(&texts[1])},
        {"hour12", text_string(&texts[2])}, {"mm", text_string(&texts[3])},
        {"half", text_string(&texts[4])},
    };
    format_fill_own(out, pattern, parts, COUNT(parts));
    for (size_t i = 0; i < COUNT(texts); i++)
        text_done(&texts[i]);
}

void format_time(struct text *out, int minutes, int hour12,
                 const struct language *in)
{
    const char *pattern;
    size_t start;
    bool half = hour12 < 0 ? (in ? in : phrase_language())->hour12 : hour12;

    if (half)
        pattern = phrase_context_in(in, "time like 2:00 pm",
                                    /* TRANSLATORS: {hour12} is 1 to 12,
                                     * {half} is "am" or "pm". */
                                    "{hour12}:{mm} {half}");
    else
        /* TRANSLATORS: {hh} is 00 to 23 in two digits. {hour} is 0 to 23
         * without a zero in front and may stand for it. */
        pattern = phrase_context_in(in, "time like 14:00", "{hh}:{mm}");
    minutes %= MINUTES_A_DAY;
    start = out->length;
    fill_time(out, pattern, minutes < 0 ? minutes + MINUTES_A_DAY : minutes,
              in);
    format_keep_together(out, start);
}

void format_moment(struct text *out, int32_t day, enum day_style style,
                   int minutes, const struct language *in)
{
    struct text date = {0}, time = {0};
    const char *pattern;

    format_day(&date, day, style, in);
    format_time(&time, minutes, -1, in);
    const struct format_part parts[] = {
        {"date", text_string(&date)},
        {"time", text_string(&time)},
    };
    /* TRANSLATORS: Like "Tue 24 Nov, 14:00". */
    pattern = phrase_context_in(in, "moment", "{date}, {time}");
    format_fill_own(out, pattern, parts, COUNT(parts));
    text_done(&time);
    text_done(&date);
}

static void put_hours(struct text *out, unsigned long n,
                      const struct language *in)
{
    format_count(out, "%lu hour", "%lu hours", n, in);
}

static void put_minutes(struct text *out, unsigned long n,
                        const struct language *in)
{
    format_count(out, "%lu minute", "%lu minutes", n, in);
}

static void put_days(struct text *out, unsigned long n,
                     const struct language *in)
{
    format_count(out, "%lu day", "%lu days", n, in);
}

/* Puts what comes after behind what is there already. */
static void put_after(struct text *out, const char *rest,
                      const struct language *in)
{
    struct text joined = {0};
    const char *pattern;
    const struct format_part parts[] = {
        {"long", text_string(out)},
        {"short", rest},
    };

    /* TRANSLATORS: A length of time in two parts, like "1 day 2 hours" or
     * "2 hours 30 minutes". */
    pattern = phrase_context_in(in, "duration", "{long} {short}");
    format_fill_own(&joined, pattern, parts, COUNT(parts));
    text_set(out, text_string(&joined));
    text_done(&joined);
}

void format_duration(struct text *out, int minutes, const struct language *in)
{
    static const struct unit {
        int minutes;
        void (*put)(struct text *, unsigned long, const struct language *);
    } units[] = {{MINUTES_A_DAY, put_days}, {60, put_hours}, {1, put_minutes}};
    struct text all = {0};

    minutes = minutes < 0 ? 0 : minutes;
    for (size_t i = 0; i < COUNT(units); i++) {
        struct text part = {0};
        int n = minutes / units[i].minutes;

        minutes %= units[i].minutes;
        /* "0 minutes" is said only when there is nothing else to say. */
        if (!n && (units[i].minutes > 1 || all.length))
            continue;
        units[i].put(&part, (unsigned long)n, in);
        if (all.length)
            put_after(&all, text_string(&part), in);
        else
            text_set(&all, text_string(&part));
        text_done(&part);
    }
    text_append(out, text_string(&all));
    text_done(&all);
}

struct band {
    const char *id; /* as app/core/field writes it */
    const char *name;
};

static const struct band bands[] = {
    {"0-2", NC_("age of a child", "up to 2 years")},
    {"3-5", NC_("age of a child", "3 to 5 years")},
    {"6-9", NC_("age of a child", "6 to 9 years")},
    {"10-12", NC_("age of a child", "10 to 12 years")},
    {"teen", NC_("age of a child", "teenager")},
};

const char *format_age_band(const char *band, const struct language *in)
{
    for (size_t i = 0; i < COUNT(bands); i++)
        if (strcmp(bands[i].id, band) == 0)
            return phrase_context_in(in, "age of a child", bands[i].name);
    return band;
}
