#include <stdlib.h>
#include <string.h>

#include "base/mark.h"
#include "base/mem.h"
#include "flow/messages.h"
#include "flow/show.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

/* Texts of the context "short for a code" go into a QR code, which at its
 * smallest holds 78 bytes, or two times 74, for all of a message. */
static const struct {
    const char *task;
    const char *name;
} names[] = {
    /* TRANSLATORS: These texts go into a QR code, where every byte counts: an
     * English letter takes one, a letter with a mark, an Arabic or Cyrillic
     * one two, a Chinese or Korean one three. As short as in a text message:
     * at most 20 bytes each, not counting what stands in {}. */
    {"babysitting", NC_("short for a code", "Sitter")},
    {"ride", NC_("short for a code", "Ride")},
    {"fundraising", NC_("short for a code", "Gift for a family")},
    /* TRANSLATORS: somebody who greets people; at most 20 bytes. */
    {"clinic_greeting", NC_("short for a code", "Greeter")},
    {"interpreting", NC_("short for a code", "Interpreter")},
    {"event", NC_("short for a code", "Help at an event")},
    {"errand", NC_("short for a code", "Errand")},
};

/* Answers that say nothing without a word beside them. */
static const struct {
    const char *task;
    const char *field;
    const char *pattern;
} patterns[] = {
    /* TRANSLATORS: {value} is a number; at most 16 bytes beside it. */
    {"babysitting", "children", NC_("short for a code", "children: {value}")},
    /* TRANSLATORS: {value} is a town; at most 10 bytes beside it. */
    {"ride", "from_town", NC_("short for a code", "from {value}")},
    /* TRANSLATORS: {value} is a town; at most 10 bytes beside it. */
    {"ride", "to_town", NC_("short for a code", "to {value}")},
    /* TRANSLATORS: {value} is a number; at most 16 bytes beside it. */
    {"ride", "seats", NC_("short for a code", "seats: {value}")},
    /* TRANSLATORS: {value} is a number; at most 24 bytes beside it. */
    {"ride", "child_seats", NC_("short for a code", "child seats: {value}")},
    /* TRANSLATORS: {value} is an amount of money; at most 20 bytes. */
    {"fundraising", "amount", NC_("short for a code", "needed: {value}")},
    /* TRANSLATORS: {value} people are needed; at most 20 bytes. */
    {"clinic_greeting", "greeters", NC_("short for a code", "people: {value}")},
    {"event", "people", NC_("short for a code", "people: {value}")},
    /* TRANSLATORS: {value} people live in the household; at most 20 bytes. */
    {"errand", "household", NC_("short for a code", "household: {value}")},
};

static void put_line(struct text *out, const char *line)
{
    if (out->length)
        text_append(out, "\n");
    text_append(out, line);
}

static const char *short_name(const struct task *task,
                              const struct language *in)
{
    for (size_t i = 0; i < COUNT(names); i++)
        if (strcmp(names[i].task, task->id) == 0 && !task->of_group)
            return phrase_context_in(in, "short for a code", names[i].name);
    return phrase_in(in, task->name);
}

static void write_head(struct text *out, const struct message *message,
                       const struct language *in)
{
    const struct format_part part = {"task", short_name(message->task, in)};
    /* TRANSLATORS: {task} is like "Sitter": asks for one. */
    const char *pattern = NC_("short for a code", "{task}?");

    if (message->kind == TELL_CHANGED)
        /* TRANSLATORS: {task} is like "Sitter"; at most 20 bytes beside it. */
        pattern = NC_("short for a code", "Changed: {task}");
    else if (message->kind != TELL_ASKING)
        /* TRANSLATORS: {task} is like "Sitter"; more about it comes on the
         * next lines. */
        pattern = NC_("short for a code", "{task}:");
    format_fill_own(out, phrase_context_in(in, "short for a code", pattern),
                    &part, 1);
}

/* --- one line an answer ---------------------------------------------------
 */

static void show_when(struct text *out, const char *value,
                      const struct language *in)
{
    int32_t day;
    int minutes;

    if (!field_when(value, &day, &minutes))
        return;
    if (minutes < 0)
        format_day(out, day, DAY_BRIEF, in);
    else
        format_moment(out, day, DAY_BRIEF, minutes, in);
}

/* "3 h", "2:30 h" */
static void show_length(struct text *out, const char *value,
                        const struct language *in)
{
    int minutes = atoi(value);
    struct text time = {0};
    const char *pattern;

    if (minutes < 60 || minutes >= 24 * 60) {
        format_duration(out, minutes, in);
        return;
    }
    format_number(&time, minutes / 60, in);
    if (minutes % 60) {
        text_append(&time, ":");
        format_padded(&time, (unsigned long)(minutes % 60), 2, in);
    }
    /* TRANSLATORS: {time} is a length of time like "3" or "2:30", in hours;
     * as your language shortens them. */
    pattern = phrase_context_in(in, "short for a code", "{time} h");
    format_fill_own(out, pattern,
                    &(struct format_part){"time", text_string(&time)}, 1);
    text_done(&time);
}

/* "3-5, 6-9": the bands as they are stored are numbers in any language, but
 * for the last. */
static void show_ages(struct text *out, const char *value,
                      const struct language *in)
{
    struct text bands = {0};
    const char *pattern;

    while (*value) {
        size_t length = strcspn(value, ",");
        char *band = mem_string_n(value, length);

        if (bands.length)
            text_append(&bands, ", ");
        text_append(&bands,
                    band[0] < '0' || band[0] > '9' ? format_age_band(band, in)
                                                   : band);
        mem_free(band);
        value += length + (value[length] == ',');
    }
    /* TRANSLATORS: {value} is like "3-5, 6-9"; at most 16 bytes beside it. */
    pattern = phrase_context_in(in, "short for a code", "ages {value}");
    format_fill_own(out, pattern,
                    &(struct format_part){"value", text_string(&bands)}, 1);
    text_done(&bands);
}

static const char *pattern_of(const struct task *task,
                              const struct field *field)
{
    for (size_t i = 0; !task->of_group && i < COUNT(patterns); i++)
        if (strcmp(patterns[i].task, task->id) == 0 &&
            strcmp(patterns[i].field, field->name) == 0)
            return patterns[i].pattern;
    return NULL;
}

/* A number, or one town of two, in a task that we don't know. */
static bool needs_label(const struct task *task, const struct field *field)
{
    return field->kind == FIELD_COUNT || field->kind == FIELD_AMOUNT ||
           (field->kind == FIELD_TOWN &&
            task_field_of_kind(task, FIELD_TOWN) != field);
}

static void show_other(struct session *session, struct text *out,
                       const struct message *message,
                       const struct field *field, const char *value,
                       const struct language *in)
{
    const char *pattern = pattern_of(message->task, field);
    struct text shown = {0};

    if (!pattern && needs_label(message->task, field)) {
        show_fact(session, out, field, value, in);
        return;
    }
    show_value(session, &shown, field, value, in);
    if (pattern)
        format_fill_own(out, phrase_context_in(in, "short for a code", pattern),
                        &(struct format_part){"value", text_string(&shown)},
                        1);
    else
        text_append(out, text_string(&shown));
    text_done(&shown);
}

static void write_facts(struct session *session, struct text *out,
                        const struct message *message,
                        const struct language *in)
{
    for (size_t i = 0; i < message->task->field_count; i++) {
        const struct field *field = &message->task->fields[i];
        const char *value = request_value(message->request, field->name);
        struct text line = {0};

        if (!value || !need_may_know(message->audience, field, message->way))
            continue;
        if (field->kind == FIELD_WHEN)
            show_when(&line, value, in);
        else if (field->kind == FIELD_DURATION)
            show_length(&line, value, in);
        else if (field->kind == FIELD_AGES)
            show_ages(&line, value, in);
        else
            show_other(session, &line, message, field, value, in);
        put_line(out, text_string(&line));
        text_done(&line);
    }
}

/* --- the whole ------------------------------------------------------------
 */

/* Each fact stands on a line of its own, so nothing disturbs its direction:
 * the signs that keep directions apart, of three bytes each, can go. */
static void shrink(struct text *out)
{
    static const char *const signs[] = {"\u2066", "\u2067", "\u2068",
                                        "\u2069"};
    char *at;

    for (size_t i = 0; i < COUNT(signs); i++)
        while ((at = strstr(out->bytes, signs[i])))
            text_splice(out, (size_t)(at - out->bytes), strlen(signs[i]), "");
    while ((at = strstr(out->bytes, "\u00A0")))
        text_splice(out, (size_t)(at - out->bytes), strlen("\u00A0"), " ");
}

void messages_write_short(struct session *session, struct text *out,
                          const struct message *message,
                          const struct language *in)
{
    const char *pattern, *please;
    struct text code = {0};

    if (!messages_has_facts(message->kind)) {
        messages_write(session, out, message, in);
        shrink(out);
        return;
    }
    write_head(out, message, in);
    write_facts(session, out, message, in);
    text_format(&code, "%d", message->request->code);
    text_append(out, "\n");
    /* TRANSLATORS: {code} is a number that stands for the request; at most 12
     * bytes beside it. */
    pattern = phrase_context_in(in, "short for a code", "code {code}");
    format_fill_own(out, pattern,
                    &(struct format_part){"code", text_string(&code)}, 1);
    /* TRANSLATORS: asks to delete the message later; at most 24 bytes. */
    please = phrase_context_in(in, "short for a code", "Delete afterwards");
    if (!message->held)
        put_line(out, please);
    shrink(out);
    text_done(&code);
}
