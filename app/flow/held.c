#include "flow/held.h"

#include <stdio.h>

#include "base/mark.h"
#include "base/mem.h"
#include "core/retention.h"
#include "flow/change.h"
#include "flow/hold.h"
#include "flow/send.h"
#include "flow/show.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "vault/requests.h"

/* What one text is made of. */
struct held {
    struct session *session;
    struct change change;
    enum way way;
    const struct language *in;
    bool stopped; /* a hold: no end can be promised */
    struct text *out;
};

enum err held_find(struct session *session, const char *typed,
                   struct request_id *id)
{
    struct request_filter filter = {.state = -2, .when = DAY_NONE};
    struct request_cursor cursor = {0};
    struct request_card *cards = NULL;
    bool more, unfinished;
    size_t count = 0;
    long code;
    enum err err = session_need_open(session);

    *id = (struct request_id){0};
    if (err)
        return err;
    if (!format_read_number(typed, &code) || code < 1 || code > INT32_MAX)
        return ERR_INVALID;
    filter.code = (int)code;
    err = requests_list(session->vault, &filter, &cursor, 1, &cards, &count,
                        &more, &unfinished);
    if (!err && count)
        *id = cards[0].id;
    else if (!err)
        err = ERR_NOT_FOUND;
    request_cards_done(cards, count);
    return err;
}

static void put_line(struct text *out, const char *line)
{
    if (out->length)
        text_append(out, "\n");
    text_append(out, line);
}

static void put_filled(struct held *held, const char *msgid,
                       struct format_part part)
{
    struct text line = {0};

    format_fill_own(&line, phrase_in(held->in, msgid), &part, 1);
    put_line(held->out, text_string(&line));
    text_done(&line);
}

static void put_day(struct held *held, const char *msgid, int32_t day)
{
    struct text shown = {0};

    format_day(&shown, day, DAY_LONG, held->in);
    put_filled(held, msgid, (struct format_part){"day", text_string(&shown)});
    text_done(&shown);
}

static void put_number(struct held *held, const char *msgid, long number)
{
    struct text shown = {0};

    format_number(&shown, number, held->in);
    put_filled(held, msgid,
               (struct format_part){"number", text_string(&shown)});
    text_done(&shown);
}

/* One thing with its end. */
static void put_thing(struct held *held, const char *thing, int32_t expires)
{
    struct text until = {0}, line = {0};

    if (held->stopped) {
        put_line(held->out, thing);
        return;
    }
    show_expiry_in(held->session, &until, expires, held->in);
    format_fill_own(&line,
                    /* TRANSLATORS: one thing that is held and its end, like
                     * "How many children: 2 (erased on Friday)". */
                    phrase_in(held->in, N_("{thing} ({until})")),
                    (const struct format_part[]){
                        {"thing", thing}, {"until", text_string(&until)}},
                    2);
    put_line(held->out, text_string(&line));
    text_done(&until);
    text_done(&line);
}

static void put_answer(struct held *held, const struct answer *answer)
{
    const struct field *field = task_field(held->change.task, answer->field);
    struct text thing = {0};

    if (!field)
        text_set(&thing, answer->field);
    else if (need_may_know(AUDIENCE_FAMILY, field, held->way))
        show_fact(held->session, &thing, field, answer->value, held->in);
    else
        format_fill_own(&thing,
                        /* TRANSLATORS: {label} is what was asked, like
                         * "Where"; the answer is not put into a code. */
                        phrase_in(held->in, N_("{label}: is held, ask us to "
                                               "say it")),
                        &(struct format_part){"label",
                                              phrase_in(held->in,
                                                        field->label)},
                        1);
    put_thing(held, text_string(&thing), answer->expires);
    text_done(&thing);
}

static enum err put_half(struct held *held)
{
    char *field, *typed;
    enum err err = requests_half_get(held->session->vault,
                                     held->change.request.id, &field, &typed);

    if (err)
        return err;
    if (typed && *typed && held->way == WAY_SCREEN)
        /* TRANSLATORS: {typed} is a text that somebody began to write. */
        put_filled(held, N_("Begun, not finished: {typed}"),
                   (struct format_part){"typed", typed});
    mem_free(field);
    mem_free(typed);
    return ERR_OK;
}

/* --- people, as numbers ---------------------------------------------------- */

static bool is_alike(const struct helper *a, const struct helper *b)
{
    return a->stage == b->stage && a->told == b->told;
}

static bool is_counted(const struct request *request, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (is_alike(&request->helpers[i], &request->helpers[at]))
            return true;
    return false;
}

static void put_group(struct held *held, const struct helper *helper,
                      size_t count)
{
    struct text number = {0}, day = {0}, thing = {0};
    struct format_part parts[] = {
        {"stage", phrase_in(held->in, stage_name(helper->stage))},
        {"number", NULL},
        {"day", NULL}};

    const char *pattern;

    format_number(&number, (long)count, held->in);
    parts[1].value = text_string(&number);
    if (helper->told == DAY_NONE) {
        /* TRANSLATORS: {stage} is like "can help" or "agreed", {number} of
         * people, as numbers and no names. */
        pattern = N_("People, {stage}: {number}, told no more so far");
        format_fill_own(&thing, phrase_in(held->in, pattern), parts, 2);
    } else {
        format_day(&day, helper->told, DAY_LONG, held->in);
        parts[2].value = text_string(&day);
        /* TRANSLATORS: {stage} is like "can help", {number} of people, {day}
         * like "Tuesday 24 November". */
        pattern = N_("People, {stage}: {number}, told on {day}");
        format_fill_own(&thing, phrase_in(held->in, pattern), parts, 3);
    }
    put_thing(held, text_string(&thing), held->change.lines);
    text_done(&number);
    text_done(&day);
    text_done(&thing);
}

static void put_people(struct held *held)
{
    const struct request *request = &held->change.request;

    put_number(held, N_("Helpers needed: {number}"), request->needed);
    if (request->asked)
        put_number(held, N_("People asked round: {number}"), request->asked);
    for (size_t i = 0; i < request->helper_count; i++) {
        size_t count = 0;

        if (is_counted(request, i))
            continue;
        for (size_t j = i; j < request->helper_count; j++)
            count += is_alike(&request->helpers[i], &request->helpers[j]);
        put_group(held, &request->helpers[i], count);
    }
}

/* Which other laptops hold what was told. */
static enum err put_packets(struct held *held)
{
    struct send_knows *knows;
    size_t count;
    enum err err = send_knows(held->session, held->change.request.id, &knows,
                              &count);

    if (err)
        return err;
    for (size_t i = 0; i < count; i++) {
        struct text thing = {0};

        format_fill_own(&thing,
                        phrase_in(held->in, N_("Told by packet: {laptop}")),
                        &(struct format_part){"laptop", knows[i].label}, 1);
        put_thing(held, text_string(&thing), held->change.lines);
        text_done(&thing);
    }
    send_knows_done(knows, count);
    return ERR_OK;
}

/* --- traces ---------------------------------------------------------------- */

static void put_days(struct held *held)
{
    const struct request *request = &held->change.request;

    if (request->consent_asking != DAY_NONE)
        /* TRANSLATORS: {day} is like "Tuesday 24 November". */
        put_day(held, N_("Your yes to asking people: {day}"),
                request->consent_asking);
    if (request->consent_place != DAY_NONE)
        /* TRANSLATORS: {day} is like "Tuesday 24 November". */
        put_day(held, N_("Your yes to telling the place: {day}"),
                request->consent_place);
    if (request->changed != DAY_NONE)
        /* TRANSLATORS: {day} is like "Tuesday 24 November". */
        put_day(held, N_("Last change: {day}"), request->changed);
    if (request->postponed)
        put_number(held, N_("Days that erasing was put off: {number}"),
                   request->postponed);
    if (request->state == REQUEST_ENDED && request->ended != DAY_NONE) {
        /* TRANSLATORS: {end} is like "done" or "cancelled". */
        put_filled(held, N_("How it ended: {end}"),
                   (struct format_part){
                       "end", phrase_in(held->in,
                                        request_end_name(request->end))});
        put_day(held, N_("Ended on {day}"), request->ended);
    }
}

static void put_stopped(const struct language *in, struct text *out)
{
    put_line(out, phrase_in(in, N_("Erasing is stopped at the moment. What is "
                                   "held stays for longer, and what was "
                                   "erased just before may still be there.")));
}

static void put_code(struct held *held)
{
    char code[16];
    struct text thing = {0};

    (void)snprintf(code, sizeof code, "%d", held->change.request.code);
    /* TRANSLATORS: {code} is a number that stands for the request. */
    format_fill_own(&thing, phrase_in(held->in, N_("The code {code}")),
                    &(struct format_part){"code", code}, 1);
    put_thing(held, text_string(&thing), held->change.expires);
    text_done(&thing);
}

static enum err write_all(struct held *held)
{
    const struct request *request = &held->change.request;
    enum err err;

    put_line(held->out, phrase_in(held->in, N_("This is all that we hold "
                                               "about you:")));
    /* TRANSLATORS: {task} is a kind of help. */
    put_filled(held, N_("Kind of help: {task}"),
               (struct format_part){
                   "task", phrase_in(held->in, held->change.task->name)});
    for (size_t i = 0; i < request->answer_count; i++)
        put_answer(held, &request->answers[i]);
    err = put_half(held);
    put_people(held);
    if (!err)
        err = put_packets(held);
    put_days(held);
    put_code(held);
    if (held->stopped)
        put_stopped(held->in, held->out);
    put_line(held->out, phrase_in(held->in, N_("No names are kept. After the "
                                               "end, one line stays for 30 "
                                               "days: which help, which "
                                               "month, how it ended, how many "
                                               "people.")));
    return err;
}

enum err held_text(struct session *session, struct request_id id, enum way way,
                   const struct language *in, struct text *out)
{
    struct held held = {.session = session,
                        .way = way,
                        .in = in,
                        .stopped = hold_check(session) != ERR_OK,
                        .out = out};
    enum err err = change_open(session, id, &held.change);

    text_clear(out);
    if (!err)
        err = write_all(&held);
    if (err)
        text_clear(out);
    change_done(&held.change);
    return err;
}

void held_nothing(struct session *session, const struct language *in,
                  struct text *out)
{
    text_clear(out);
    put_line(out, phrase_in(in, N_("We hold nothing under this code.")));
    if (hold_check(session))
        put_stopped(in, out);
}
