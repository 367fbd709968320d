#include "flow/send.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/list.h"
#include "base/mem.h"
#include "core/need.h"
#include "flow/messages.h"
#include "flow/send_inside.h"
#include "flow/show.h"
#include "i18n/phrase.h"
#include "vault/requests.h"

/* --- what goes in --------------------------------------------------------- */

static bool may_go(const struct task *task, const struct request *request,
                   const struct answer *answer, enum stage stage)
{
    const struct field *field = task_field(task, answer->field);

    if (!field || !need_may_know(need_of_stage(stage), field, WAY_PACKET))
        return false;
    if (field->kind != FIELD_PLACE)
        return true;
    /* The second yes is for the place; what is said needs no packet. */
    return request->consent_place != DAY_NONE &&
           field_typed(field->kind, answer->value);
}

void send_strip(const struct task *task, struct request *request,
                enum stage stage)
{
    size_t kept = 0;

    for (size_t i = 0; i < request->answer_count; i++) {
        struct answer *answer = &request->answers[i];

        if (may_go(task, request, answer, stage)) {
            request->answers[kept++] = *answer;
        } else {
            mem_free(answer->field);
            mem_free(answer->value);
        }
    }
    request->answer_count = kept;
}

void send_hash(const struct request *request, unsigned char hash[32])
{
    struct text all = {0};

    for (size_t i = 0; i < request->answer_count; i++)
        text_format(&all, "%s\n%s\n", request->answers[i].field,
                    request->answers[i].value);
    for (size_t i = 0; i < request->helper_count; i++)
        text_format(&all, "%s\n%d\n", request->helpers[i].label,
                    (int)request->helpers[i].stage);
    hash_bytes(text_string(&all), all.length, hash);
    text_done(&all);
}

/* No more is read than the line may know; without one, what everybody may. */
static enum err read_for(struct session *session, struct request_id id,
                         int64_t line, enum stage stage,
                         struct request *request)
{
    const struct task *task;
    enum err err =
        line > 0 ? requests_get_for_helper(session->vault, id, line, request)
                 : requests_get(session->vault, id, stage, request);

    if (err)
        return err;
    task = session_task_find(session, request->task);
    if (!task) {
        request_done(request);
        return ERR_DATA;
    }
    send_strip(task, request, stage);
    return ERR_OK;
}

/* --- links ---------------------------------------------------------------- */

static enum err link_of_line(struct session *session, struct request_id id,
                             int64_t line, struct link *link, bool *found)
{
    struct link *list;
    size_t count;
    enum err err = links_list(session->vault, &id, &list, &count);

    *found = false;
    for (size_t i = 0; !err && i < count; i++)
        if (list[i].ours && line && list[i].line == line) {
            *link = list[i];
            *found = true;
        }
    if (!err)
        mem_free(list);
    return err;
}

enum err send_contact_of(struct session *session, struct request_id id,
                         int64_t line, int64_t *contact)
{
    struct link link;
    bool found;
    enum err err = session_need_open(session);

    *contact = 0;
    if (!err)
        err = link_of_line(session, id, line, &link, &found);
    if (!err && found)
        *contact = link.contact;
    return err;
}

/* The stage that this kind of text tells; what was told before if it is a
 * change. */
static enum stage stage_of(enum tell_kind kind, const struct link *link)
{
    switch (kind) {
    case TELL_AVAILABLE:
        return STAGE_AVAILABLE;
    case TELL_AGREED:
        return STAGE_AGREED;
    case TELL_CHANGED:
        return link->told > STAGE_ASKING ? (enum stage)link->told
                                         : STAGE_ASKING;
    default:
        return STAGE_ASKING;
    }
}

static enum stage least(enum stage a, enum stage b)
{
    return a < b ? a : b;
}

static enum parcel_kind kind_of(enum tell_kind kind)
{
    switch (kind) {
    case TELL_ASKING:
    case TELL_AVAILABLE:
    case TELL_AGREED:
        return PARCEL_OFFER;
    case TELL_CHANGED:
        return PARCEL_CHANGED;
    case TELL_CANCELLED:
    case TELL_NOBODY:
        return PARCEL_ENDED;
    default:
        return PARCEL_WITHDRAWN;
    }
}

/* --- what will be in it --------------------------------------------------- */

static void show_answers(struct session *session, const struct task *task,
                         const struct request *request, struct text *out)
{
    for (size_t i = 0; i < task->field_count; i++) {
        const struct field *field = &task->fields[i];
        const char *value = request_value(request, field->name);

        if (!value)
            continue;
        if (out->length)
            text_append(out, "\n");
        if (field->kind == FIELD_PLACE)
            text_append(out, phrase(field->label));
        else
            show_fact(session, out, field, value, NULL);
    }
}

/* The same checks as for a text: consent, stage, whether it is over. */
static enum err may_tell(struct session *session, struct request_id id,
                         int64_t line, enum tell_kind kind)
{
    struct text text = {0};
    enum err err = tell_text(session, id, line, kind, NULL, &text);

    text_done(&text);
    return err;
}

enum err send_preview(struct session *session, struct request_id id,
                      int64_t line, enum tell_kind kind, struct text *out)
{
    struct request request = {0};
    struct link link = {.told = LINKS_NOTHING};
    bool found;
    enum err err = session_need_open(session);

    text_clear(out);
    if (!err)
        err = may_tell(session, id, line, kind);
    if (!err)
        err = link_of_line(session, id, line, &link, &found);
    if (err || !messages_has_facts(kind))
        return err;
    err = read_for(session, id, line, stage_of(kind, &link), &request);
    if (!err)
        show_answers(session, session_task_find(session, request.task),
                     &request, out);
    request_done(&request);
    return err;
}

/* --- sending -------------------------------------------------------------- */

/* The link of this contact, which the line must not have another of. */
static enum err open_link(struct session *session, struct request_id id,
                          int64_t line, int64_t contact, struct link *link)
{
    int64_t tied;
    enum err err = send_contact_of(session, id, line, &tied);

    if (!err && tied && tied != contact)
        err = ERR_EXISTS;
    if (!err)
        err = links_get(session->vault, id, contact, link);
    if (!err && link->line > 0 && line && link->line != line)
        err = ERR_EXISTS;
    if (!err && link->told == LINKS_HANDED_OVER)
        err = ERR_EXISTS;
    link->ours = true;
    return err;
}

/* The last day of a packet is that of the request, but a withdrawal has to
 * find whoever was away. */
static int32_t last_day(const struct change *change, enum parcel_kind kind)
{
    if (kind == PARCEL_WITHDRAWN || kind == PARCEL_ENDED)
        return DAY_NONE;
    return change->lines - 1;
}

static enum err fill(struct session *session, struct request_id id,
                     struct link *link, enum tell_kind kind,
                     struct parcel *parcel)
{
    enum stage stage = stage_of(kind, link);
    enum err err = ERR_OK;

    *parcel = (struct parcel){.kind = kind_of(kind), .stage = stage};
    if (messages_has_facts(kind)) {
        err = read_for(session, id, link->line, stage, &parcel->request);
        if (!err)
            send_hash(&parcel->request, link->content);
        if (!err && link->line > 0) {
            const struct helper *helper =
                request_helper(&parcel->request, link->line);

            stage = helper ? least(stage, helper->stage) : stage;
        }
        parcel->stage = stage;
        link->told = (int)stage;
    } else {
        link->told = LINKS_NOTHING;
    }
    parcel->request.id = id;
    link->day = session->today;
    return err;
}

/* All of it in one commit: the packet, what is noted about it, and that it
 * was told. */
static enum err send_together(struct session *session, struct request_id id,
                              struct post *post, enum tell_kind kind,
                              int64_t line)
{
    enum err err = vault_together(session->vault);

    if (!err)
        err = tell_done(session, id, line, kind, line ? 0 : 1);
    if (!err)
        err = post_packet(session, post);
    err = vault_together_end(session->vault, err);
    if (err)
        post_undo(session, post);
    return err;
}

enum err send_packet(struct session *session, struct request_id id,
                     int64_t line, int64_t contact, enum tell_kind kind)
{
    struct parcel parcel = {0};
    struct change change = {0};
    struct link link = {0};
    struct post post = {.parcel = &parcel, .contact = contact, .link = &link};
    enum err err = may_tell(session, id, line, kind);

    if (!err)
        err = change_open(session, id, &change);
    if (!err)
        err = open_link(session, id, line, contact, &link);
    if (err)
        goto out;
    if (line)
        link.line = line;
    err = fill(session, id, &link, kind, &parcel);
    if (parcel.kind == PARCEL_ENDED)
        parcel.request.end =
            kind == TELL_NOBODY ? END_NOBODY : END_CANCELLED;
    post.until = last_day(&change, parcel.kind);
    if (!err)
        err = send_together(session, id, &post, kind, line);
out:
    parcel_done(&parcel);
    change_done(&change);
    return err;
}

/* --- who knows ------------------------------------------------------------ */

enum err send_knows(struct session *session, struct request_id id,
                    struct send_knows **list, size_t *count)
{
    LIST(struct send_knows) found = {0};
    struct link *links = NULL;
    size_t link_count = 0;
    enum err err = session_need_open(session);

    *list = NULL;
    *count = 0;
    if (!err)
        err = links_list(session->vault, &id, &links, &link_count);
    for (size_t i = 0; !err && i < link_count; i++) {
        struct exchange_contact contact;
        struct send_knows *one;

        if (!links[i].ours || links[i].told < 0)
            continue;
        err = post_contact(session, links[i].contact, &contact);
        if (err)
            break;
        one = LIST_ADD(&found);
        one->contact = contact.id;
        one->label = contact.label;
        one->line = links[i].line > 0 ? links[i].line : 0;
        one->handed_over = links[i].told == LINKS_HANDED_OVER;
        one->stage = one->handed_over ? STAGE_OWN : (enum stage)links[i].told;
        one->day = links[i].day;
    }
    mem_free(links);
    if (err) {
        send_knows_done(found.items, found.count);
        return err;
    }
    *list = found.items;
    *count = found.count;
    return ERR_OK;
}

void send_knows_done(struct send_knows *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        mem_free(list[i].label);
    mem_free(list);
}
