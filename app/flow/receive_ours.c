/* Answers to what we sent, and requests that are handed over to us, for
 * flow/receive*.c. */
#include "flow/receive_inside.h"

#include <string.h>

#include "base/mem.h"
#include "base/search.h"
#include "flow/ask.h"
#include "flow/send_inside.h"
#include "flow/tell.h"
#include "vault/received.h"
#include "vault/requests.h"

/* --- answers -------------------------------------------------------------- */

static enum err take_can(struct session *session, struct link *link)
{
    int64_t line;
    enum err err;

    /* Told meanwhile that it isn't needed, or noted already. */
    if (link->told < 0 || link->told == LINKS_HANDED_OVER || link->line > 0)
        return ERR_OK;
    err = tell_line_add(session, link->request, NULL, &line);
    /* Over, or the family took its yes back: nobody is added. */
    if (err == ERR_STAGE || err == ERR_CONSENT)
        return ERR_OK;
    link->line = line;
    return err;
}

/* Sent after what they say no to: it has brought them back what they had
 * erased, or will. */
static enum err withdraw_later(struct session *session, struct link *link,
                               uint64_t about)
{
    struct parcel parcel = {.kind = PARCEL_WITHDRAWN,
                            .request.id = link->request};
    struct post post = {.parcel = &parcel,
                        .contact = link->contact,
                        .link = link,
                        .until = DAY_NONE};
    struct parcel_seen sent;

    post_load(&link->sent, &sent);
    return about < sent.counter ? post_packet(session, &post) : ERR_OK;
}

/* A "no" isn't recorded: the line goes, and who it was for knows nothing. */
static enum err take_cannot(struct session *session, struct link *link,
                            uint64_t about)
{
    struct change change;
    enum err err = ERR_OK;

    if (link->line > 0) {
        err = requests_helper_drop(session->vault, link->request, link->line);
        if (!err)
            err = change_open(session, link->request, &change);
        if (!err) {
            err = change_save(session, &change);
            change_done(&change);
        }
    }
    link->line = 0;
    link->told = LINKS_NOTHING;
    if (err == ERR_NOT_FOUND)
        err = ERR_OK;
    return err ? err : withdraw_later(session, link, about);
}

/* They have it: it is theirs now, and goes from here. Not if it was changed
 * since it was handed over: what is only here would be lost. */
static enum err take_taken(struct session *session, struct link *link,
                           uint64_t about, unsigned how)
{
    struct parcel_seen sent;
    struct change change = {0};
    unsigned char now[32];
    enum err err;

    post_load(&link->sent, &sent);
    if (link->told != LINKS_HANDED_OVER || about != sent.counter)
        return ERR_OK;
    err = send_whole(session, link->request, &change);
    if (!err) {
        send_hash(&change.request, now);
        if (memcmp(now, link->content, sizeof now) != 0)
            err = ERR_PARCEL_CONFLICT;
    }
    change_done(&change);
    /* It ended here, which their copy doesn't know: also for people. */
    if (err == ERR_STAGE || err == ERR_CONSENT)
        err = ERR_PARCEL_CONFLICT;
    if (err == ERR_PARCEL_CONFLICT && (how & RECEIVE_ANYWAY))
        err = ERR_OK;
    /* Those who know of it by packet are told by whoever has it now. */
    if (!err)
        err = links_drop(session->vault, link->request);
    return err ? err
               : requests_mark(session->vault, link->request, true,
                               session->today);
}

enum err receive_answer(struct session *session, const struct parcel *parcel,
                        struct standing *standing, unsigned how)
{
    struct link *link = &standing->link;
    enum err err = ERR_OK;

    switch (parcel->reply) {
    case PARCEL_CAN:
        err = take_can(session, link);
        break;
    case PARCEL_CANNOT:
        err = take_cannot(session, link, parcel->about);
        break;
    case PARCEL_TAKEN:
        if (link->told == LINKS_HANDED_OVER)
            return take_taken(session, link, parcel->about, how);
        break;
    case PARCEL_ERASED:
        break;
    }
    return err ? err : links_save(session->vault, link);
}

/* --- handed over ---------------------------------------------------------- */

static enum err put_answer(struct session *session, const struct change *change,
                           const struct answer *answer)
{
    const struct field *field = task_field(change->task, answer->field);
    struct text search = {0};
    struct findings findings = {0};
    struct answer_row row = {.field = answer->field, .value = answer->value};
    const char *typed;
    enum err err;

    if (!field)
        return ERR_PARCEL_TASK;
    typed = field_typed(field->kind, answer->value);
    if (typed && field->kind != FIELD_REACH)
        search_fold(&search, typed);
    if (typed)
        ask_read(session, change->task, field, typed, &findings);
    row.warned = findings.count > 0;
    row.stage = field->stage;
    row.search = text_string(&search);
    row.expires = change_expiry(change, field, row.warned);
    err = requests_put(session->vault, change->request.id, &row);
    findings_done(&findings);
    text_done(&search);
    return err;
}

static bool is_taken(const struct request *request, const char *label)
{
    for (size_t i = 0; i < request->helper_count; i++)
        if (strcmp(request->helpers[i].label, label) == 0)
            return true;
    return false;
}

/* Labels are unique within a request: what was emptied gets a letter. */
static enum err put_lines(struct session *session,
                          const struct request *from, struct request *to)
{
    enum err err = ERR_OK;

    for (size_t i = 0; !err && i < from->helper_count; i++) {
        struct helper helper = from->helpers[i];
        struct text label = {0};

        text_set(&label, helper.label);
        if (!label.length || is_taken(to, text_string(&label)))
            tell_line_label(to, &label);
        helper.label = label.bytes;
        err = requests_helper_add(session->vault, to->id, &helper,
                                  &helper.id);
        to->helpers = mem_resize(to->helpers, to->helper_count,
                                 to->helper_count + 1, sizeof *to->helpers);
        helper.label = text_take(&label);
        to->helpers[to->helper_count++] = helper;
    }
    return err;
}

static enum err adopt(struct session *session, const struct parcel *parcel)
{
    const struct request *from = &parcel->request;
    struct request own = *from;
    struct change change = {0};
    enum err err;

    own.state = REQUEST_OPEN;
    own.end = END_NONE;
    own.ended = DAY_NONE;
    own.question = 0;
    own.changed = from->changed < session->today ? from->changed
                                                 : session->today;
    own.when = change_event_day(
        from, session_task_find(session, from->task));
    err = received_adopt(session->vault, &own, session->today,
                         random_system());
    if (!err)
        err = change_open(session, from->id, &change);
    for (size_t i = 0; !err && i < from->answer_count; i++) {
        change.request.when = own.when;
        err = put_answer(session, &change, &from->answers[i]);
    }
    if (!err)
        err = put_lines(session, from, &change.request);
    if (!err)
        err = change_first(session, change.task, &change.request);
    change_done(&change);
    return err;
}

static enum err post_taken(struct session *session,
                           const struct parcel *parcel, struct link *link)
{
    struct parcel answer = {.kind = PARCEL_ANSWER,
                            .reply = PARCEL_TAKEN,
                            .about = parcel->counter,
                            .request.id = parcel->request.id};
    struct post post = {.parcel = &answer,
                        .contact = link->contact,
                        .link = link,
                        .until = DAY_NONE};

    return post_packet(session, &post);
}

static enum err drop_copy(struct session *session, int64_t contact,
                          struct request_id id)
{
    struct link link;
    enum err err = links_get(session->vault, id, contact, &link);

    return err || !link.id ? err : received_drop(session->vault, link.id);
}

/* The request becomes ours, and its sender hears of it, in one commit: either
 * both have happened or neither, so that one of the two always has it. */
enum err receive_handed(struct session *session, struct parcel *parcel,
                        struct standing *standing, unsigned how)
{
    struct link *link = &standing->link;
    enum err err = ERR_OK;

    (void)how;
    if (standing->holder)
        err = drop_copy(session, standing->holder, parcel->request.id);
    link->ours = link->adopted = true;
    link->told = LINKS_NOTHING;
    link->line = 0;
    if (!err)
        err = links_save(session->vault, link);
    if (!err)
        err = adopt(session, parcel);
    return err ? err : post_taken(session, parcel, link);
}
