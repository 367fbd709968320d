#include "flow/messages.h"

#include <stdio.h>
#include <string.h>

#include "base/mark.h"
#include "flow/show.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

/* How the first message begins. A group's own tasks have none of their own
 * and begin with their name. */
static const struct {
    const char *task;
    const char *ask;
} asks[] = {
    {"babysitting", N_("Can you look after children?")},
    {"ride", N_("Can you give somebody a ride?")},
    {"fundraising", N_("Can you give something for a family?")},
    {"clinic_greeting", N_("Can you greet people at a clinic?")},
    {"interpreting", N_("Can you interpret for somebody?")},
    {"event", N_("Can you help at a community event?")},
    {"errand", N_("Can you run an errand?")},
};

struct opening {
    const char *sentence;
    bool facts;
};

static const struct opening openings[] = {
    [TELL_ASKING] = {NULL, true},
    [TELL_AVAILABLE] = {N_("Thank you for offering. This is what it is "
                           "about:"),
                        true},
    [TELL_AGREED] = {N_("Thank you, we count on you. This is what was "
                        "agreed:"),
                     true},
    [TELL_CHANGED] = {N_("Something has changed. From now on this holds:"),
                      true},
    [TELL_COVERED] = {N_("Thank you for offering. It is covered now, nothing "
                         "more is needed."),
                      false},
    [TELL_CANCELLED] = {N_("It is cancelled, no help is needed any more. "
                           "Thank you."),
                        false},
    [TELL_NOBODY] = {N_("We have asked around and found nobody this time. We "
                        "are sorry."),
                     false},
    [TELL_TAKE_BACK] = {N_("You are no longer needed for this. Thank you "
                           "all the same."),
                        false},
};

bool messages_has_facts(enum tell_kind kind)
{
    return kind < COUNT(openings) && openings[kind].facts;
}

static void put_line(struct text *out, const char *line)
{
    if (out->length)
        text_append(out, "\n");
    text_append(out, line);
}

static void write_ask(struct text *out, const struct task *task,
                      const struct language *in)
{
    for (size_t i = 0; i < COUNT(asks); i++) {
        if (strcmp(asks[i].task, task->id) == 0 && !task->of_group) {
            put_line(out, phrase_in(in, asks[i].ask));
            return;
        }
    }
    /* TRANSLATORS: {task} is the name of a kind of help. */
    format_fill(out, phrase_in(in, N_("Can you help? {task}")),
                &(struct format_part){"task", phrase_in(in, task->name)}, 1);
}

static void write_facts(struct session *session, struct text *out,
                        const struct message *message,
                        const struct language *in)
{
    for (size_t i = 0; i < message->task->field_count; i++) {
        const struct field *field = &message->task->fields[i];
        const char *value = request_value(message->request, field->name);
        struct text fact = {0};

        if (!value || !need_may_know(message->audience, field, message->way))
            continue;
        show_fact(session, &fact, field, value, in);
        put_line(out, text_string(&fact));
        text_done(&fact);
    }
}

static void write_code(struct text *out, int code, const struct language *in)
{
    struct text line = {0};
    char number[16];

    /* In the digits that the family was told, whatever the language. */
    (void)snprintf(number, sizeof number, "%d", code);
    /* TRANSLATORS: {code} is a number that stands for the request. */
    format_fill(&line, phrase_in(in, N_("To talk about it, say only this "
                                        "code: {code}")),
                &(struct format_part){"code", number}, 1);
    put_line(out, text_string(&line));
    text_done(&line);
}

/* Who has agreed would ask for it in a text otherwise. */
static void write_about_place(struct text *out, const struct message *message,
                              const struct language *in)
{
    if (message->audience == AUDIENCE_AGREED &&
        task_field_of_kind(message->task, FIELD_PLACE))
        put_line(out, phrase_in(in, N_("Where it is, you are told in a call "
                                       "or face to face.")));
}

void messages_write(struct session *session, struct text *out,
                    const struct message *message, const struct language *in)
{
    const struct opening *opening = &openings[message->kind];

    if (opening->sentence) {
        put_line(out, phrase_in(in, opening->sentence));
        put_line(out, phrase_in(in, message->task->name));
    } else {
        write_ask(out, message->task, in);
    }
    if (opening->facts) {
        write_facts(session, out, message, in);
        write_about_place(out, message, in);
    }
    write_code(out, message->request->code, in);
    if (!message->held)
        put_line(out, phrase_in(in, N_("Please delete this message "
                                       "afterwards.")));
}
