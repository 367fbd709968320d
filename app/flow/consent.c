#include "flow/consent.h"

#include <stdio.h>

#include "base/mark.h"
#include "flow/change.h"
#include "flow/hold.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

static void put_line(struct text *out, const char *line)
{
    if (out->length)
        text_append(out, "\n");
    text_append(out, line);
}

static void put_filled(struct text *out, const char *pattern,
                       const struct format_part *part)
{
    struct text line = {0};

    format_fill_own(&line, pattern, part, 1);
    put_line(out, text_string(&line));
    text_done(&line);
}

static void write_who(struct text *out, const struct language *in)
{
    put_line(out, phrase_in(in, N_("We are volunteers, not lawyers.")));
    put_line(out, phrase_in(in, N_("You don't have to tell us why you need "
                                   "help. And please don't tell us about your "
                                   "papers.")));
}

/* Labels alone: what was answered is heard in the message, or was just said. */
static void write_fields(struct text *out, const struct change *change,
                         const struct language *in)
{
    for (size_t i = 0; i < change->task->field_count; i++) {
        const struct field *field = &change->task->fields[i];

        if (request_value(&change->request, field->name))
            put_filled(out,
                       /* TRANSLATORS: one point of a list; {point} is what
                        * was asked, like "How many children". */
                       phrase_in(in, N_("· {point}")),
                       &(struct format_part){"point",
                                             phrase_in(in, field->label)});
    }
}

static void write_what(const struct session *session, struct text *out,
                       const struct change *change, const struct language *in)
{
    struct text day = {0};

    put_line(out, phrase_in(in, N_("We write down only this:")));
    write_fields(out, change, in);
    if (hold_check(session)) {
        put_line(out, phrase_in(in, N_("At the moment nothing is erased. We "
                                       "can't say yet when it will be.")));
        return;
    }
    format_day(&day, change->expires, DAY_LONG, in);
    put_filled(out,
               /* TRANSLATORS: {day} is like "Tuesday 24 November". */
               phrase_in(in, N_("As it is planned now, all of it is erased on "
                                "{day}. After the end a line without names "
                                "stays for 30 days.")),
               &(struct format_part){"day", text_string(&day)});
    text_done(&day);
}

static void write_limits(struct text *out, const struct change *change,
                         const struct language *in)
{
    char code[16];

    (void)snprintf(code, sizeof code, "%d", change->request.code);
    put_line(out, phrase_in(in, N_("A court may order us to show what we "
                                   "have. What you tell a lawyer is better "
                                   "protected.")));
    put_filled(out,
               /* TRANSLATORS: {code} is a number of three digits. */
               phrase_in(in, N_("Your code is {code}. With it you can ask "
                                "what we have, change it, or stop.")),
               &(struct format_part){"code", code});
}

enum err consent_read(struct session *session, struct request_id id,
                      enum consent_part part, const struct language *in,
                      struct text *out)
{
    struct change change;
    enum err err = change_open(session, id, &change);

    text_clear(out);
    if (!err && part == CONSENT_WHO)
        write_who(out, in);
    else if (!err && part == CONSENT_WHAT)
        write_what(session, out, &change, in);
    else if (!err)
        write_limits(out, &change, in);
    change_done(&change);
    return err;
}

bool consent_needs_place(const struct task *task)
{
    return task_field_of_kind(task, FIELD_PLACE) != NULL;
}
