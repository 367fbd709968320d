#include "flow/show.h"

#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "base/mark.h"
#include "core/spoken.h"
#include "flow/session_state.h"
#include "flow/settings.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

/* The group's own choice of clock is for its own screen; who gets a message
 * reads it as their language does. */
static int hour12(struct session *session, const struct language *in)
{
    return in ? -1 : settings_get(session, SETTING_HOUR12);
}

void show_clock(struct session *session, struct text *out, int minutes,
                const struct language *in)
{
    format_time(out, minutes, hour12(session, in), in);
}

static void show_list(struct text *out, const char *value,
                      const char *(*name)(const char *part,
                                          const struct language *in),
                      const struct language *in)
{
    LIST(const char *) names = {0};

    while (*value) {
        size_t length = strcspn(value, ",");
        char *part = mem_string_n(value, length);

        *LIST_ADD(&names) = name(part, in);
        mem_free(part);
        value += length + (value[length] == ',');
    }
    format_list(out, names.items, names.count, in);
    LIST_DONE(&names);
}

static const char *age_name(const char *band, const struct language *in)
{
    return format_age_band(band, in);
}

static const char *spoken_name(const char *code, const struct language *in)
{
    const struct spoken *spoken = spoken_find(code);

    return spoken ? phrase_in(in, spoken->name) : "";
}

static void show_when(struct session *session, struct text *out,
                      const char *value, const struct language *in)
{
    int32_t day;
    int minutes;

    if (!field_when(value, &day, &minutes))
        return;
    if (minutes < 0) {
        format_day(out, day, DAY_LONG, in);
    } else {
        struct text time = {0}, date = {0};

        format_time(&time, minutes, hour12(session, in), in);
        format_day(&date, day, DAY_LONG, in);
        /* TRANSLATORS: {day} is like "Tuesday 24 November", {time} like
         * "14:00". */
        format_fill_own(out, phrase_in(in, N_("{day}, {time}")),
                        (const struct format_part[]){
                            {"day", text_string(&date)},
                            {"time", text_string(&time)}},
                        2);
        text_done(&time);
        text_done(&date);
    }
}

static void show_reach(struct text *out, const char *value,
                       const struct language *in)
{
    const char *typed = field_typed(FIELD_REACH, value);
    int32_t day;
    int minutes;

    if (strcmp(value, "know") == 0) {
        text_append(out, phrase_in(in, N_("you know how")));
    } else if (strncmp(value, "come:", 5) == 0 &&
               field_when(value + 5, &day, &minutes)) {
        struct text date = {0};

        format_day(&date, day, DAY_LONG, in);
        /* TRANSLATORS: {day} is like "Tuesday 24 November". */
        format_fill_own(out, phrase_in(in, N_("they come back on {day}")),
                        &(struct format_part){"day", text_string(&date)}, 1);
        text_done(&date);
    } else if (typed && strncmp(value, "through:", 8) == 0) {
        /* TRANSLATORS: {whom} is a label of the group's own, like "the
         * Tuesday cook". */
        format_fill(out, phrase_in(in, N_("through {whom}")),
                    &(struct format_part){"whom", typed}, 1);
    } else if (typed) {
        format_isolated(out, typed);
    }
}

static void show_typed(struct text *out, const struct field *field,
                       const char *value, const struct language *in)
{
    const char *typed = field_typed(field->kind, value);

    if (typed)
        text_append(out, typed);
    else if (field->kind == FIELD_TOWN)
        text_append(out, phrase_in(in, N_("a wider area")));
    else if (field->kind == FIELD_PLACE)
        text_append(out, phrase_in(in, N_("told in person")));
}

void show_value(struct session *session, struct text *out,
                const struct field *field, const char *value,
                const struct language *in)
{
    switch (field->kind) {
    case FIELD_WHEN:
        show_when(session, out, value, in);
        break;
    case FIELD_DURATION:
        format_duration(out, atoi(value), in);
        break;
    case FIELD_COUNT:
        format_number(out, atol(value), in);
        break;
    case FIELD_AMOUNT:
        format_money(out, atol(value),
                     settings_money_sign(settings_get(session, SETTING_MONEY)),
                     in);
        break;
    case FIELD_AGES:
        show_list(out, value, age_name, in);
        break;
    case FIELD_CHOICE:
        text_append(out, phrase_in(in, value));
        break;
    case FIELD_LANGUAGE:
        show_list(out, value, spoken_name, in);
        break;
    case FIELD_REACH:
        show_reach(out, value, in);
        break;
    default:
        show_typed(out, field, value, in);
    }
}

/* A label that asks needs no colon after it. */
static bool is_question(const char *label)
{
    static const char *const marks[] = {"?", "？", "؟"};
    size_t length = strlen(label);

    for (size_t i = 0; i < COUNT(marks); i++) {
        size_t size = strlen(marks[i]);

        if (length >= size && strcmp(label + length - size, marks[i]) == 0)
            return true;
    }
    return false;
}

void show_fact(struct session *session, struct text *out,
               const struct field *field, const char *value,
               const struct language *in)
{
    const char *label = phrase_in(in, field->label);
    /* TRANSLATORS: an answer with what was asked: "Seats: 3". */
    const char *pattern = N_("{label}: {value}");
    struct text shown = {0};

    if (is_question(label))
        /* TRANSLATORS: the same where the label asks: "How many? 3". */
        pattern = N_("{label} {value}");
    show_value(session, &shown, field, value, in);
    format_fill(out, phrase_in(in, pattern),
                (const struct format_part[]){
                    {"label", label}, {"value", text_string(&shown)}},
                2);
    text_done(&shown);
}

/* --- times ---------------------------------------------------------------- */

static const char *value_of_kind(const struct request *request,
                                 const struct task *task,
                                 enum field_kind kind)
{
    const struct field *field = task_field_of_kind(task, kind);

    return field ? request_value(request, field->name) : NULL;
}

struct span {
    int32_t day;
    int from;
    int minutes; /* how long; 0 if that wasn't asked */
};

/* "Tue 24 Nov, 14:00 to 17:00", or how long if it goes past midnight. */
static void show_span(struct session *session, struct text *out,
                      struct span span, const struct language *in)
{
    bool same_day = span.from + span.minutes < 24 * 60;
    struct text day = {0}, from = {0}, until = {0};
    struct format_part parts[3];

    format_day(&day, span.day, DAY_SHORT, in);
    format_time(&from, span.from, hour12(session, in), in);
    if (same_day)
        format_time(&until, span.from + span.minutes, hour12(session, in), in);
    else
        format_duration(&until, span.minutes, in);
    parts[0] = (struct format_part){"day", text_string(&day)};
    parts[1] = (struct format_part){"from", text_string(&from)};
    parts[2] = (struct format_part){"until", text_string(&until)};
    if (!span.minutes)
        /* TRANSLATORS: {day} is like "Tue 24 Nov", {from} like "14:00". */
        format_fill_own(out, phrase_in(in, N_("{day}, {from}")), parts, 2);
    else if (same_day)
        /* TRANSLATORS: "Tue 24 Nov, 14:00 to 17:00" */
        format_fill_own(out, phrase_in(in, N_("{day}, {from} to {until}")),
                        parts, 3);
    else
        /* TRANSLATORS: "Tue 24 Nov, 14:00, for 2 days"; {until} is how long */
        format_fill_own(out, phrase_in(in, N_("{day}, {from}, for {until}")),
                        parts, 3);
    text_done(&day);
    text_done(&from);
    text_done(&until);
}

void show_time(struct session *session, struct text *out,
               const struct request *request, const struct task *task,
               const struct language *in)
{
    const char *when = value_of_kind(request, task, FIELD_WHEN);
    const char *duration = value_of_kind(request, task, FIELD_DURATION);
    struct span span = {.minutes = duration ? atoi(duration) : 0};

    if (!when || !field_when(when, &span.day, &span.from)) {
        if (duration)
            format_duration(out, span.minutes, in);
        return;
    }
    if (span.from >= 0)
        show_span(session, out, span, in);
    else
        format_day(out, span.day, DAY_SHORT, in);
}

/* So far ahead a day needs its year. */
#define YEAR_DAYS 300

static enum day_style style_until(int32_t expires, int32_t today)
{
    if (today == DAY_NONE)
        return DAY_SHORT;
    if (expires < today + 7)
        return DAY_WEEKDAY;
    return expires > today + YEAR_DAYS ? DAY_FULL : DAY_SHORT;
}

void show_expiry_in(struct session *session, struct text *out, int32_t expires,
                    const struct language *in)
{
    int32_t today = session->today;
    struct text day = {0};

    if (expires == DAY_NONE) {
        text_append(out, phrase_in(in, N_("erased the day after the end")));
    } else if (today != DAY_NONE && expires <= today) {
        text_append(out, phrase_in(in, N_("erased today")));
    } else if (today != DAY_NONE && expires == today + 1) {
        text_append(out, phrase_in(in, N_("erased tomorrow")));
    } else {
        format_day(&day, expires, style_until(expires, today), in);
        /* TRANSLATORS: {day} is like "Friday" or "Tue 24 Nov". */
        format_fill_own(out, phrase_in(in, N_("erased on {day}")),
                        &(struct format_part){"day", text_string(&day)}, 1);
    }
    text_done(&day);
}

void show_expiry(struct session *session, struct text *out, int32_t expires)
{
    show_expiry_in(session, out, expires, NULL);
}
