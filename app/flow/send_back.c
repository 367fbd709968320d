/* Taking back and handing over, of send.h. */
#include "flow/send.h"

#include <string.h>

#include "base/mem.h"
#include "core/need.h"
#include "flow/hold.h"
#include "flow/send_inside.h"
#include "vault/requests.h"

/* --- what has to be taken back -------------------------------------------- */

/* Why a contact has to hear of it by itself. */
enum due { DUE_NOT, DUE_WITHDRAW, DUE_END, DUE_LOWER };

static enum due judge(const struct link *link, enum links_owner owner,
                      const struct request *request)
{
    const struct helper *helper;

    if (link->told == LINKS_HANDED_OVER)
        return DUE_NOT;
    if (owner == LINKS_US_MARKED)
        return DUE_WITHDRAW;
    if (owner != LINKS_US)
        return DUE_NOT;
    if (request->state == REQUEST_ENDED)
        return DUE_END;
    /* The family took its yes back: nobody keeps what was told. */
    if (request->consent_asking == DAY_NONE)
        return DUE_WITHDRAW;
    if (link->line < 0)
        return DUE_WITHDRAW;
    helper = link->line ? request_helper(request, link->line) : NULL;
    return helper && (int)helper->stage < link->told ? DUE_LOWER : DUE_NOT;
}

static enum err post_due(struct session *session, struct link *link,
                         struct parcel *parcel)
{
    struct post post = {.parcel = parcel,
                        .contact = link->contact,
                        .link = link,
                        .until = DAY_NONE};
    enum err err;

    parcel->request.id = link->request;
    link->day = session->today;
    err = vault_together(session->vault);
    if (!err)
        err = post_packet(session, &post);
    err = vault_together_end(session->vault, err);
    if (err)
        post_undo(session, &post);
    return err;
}

static enum err lower(struct session *session, struct link *link,
                      struct parcel *parcel)
{
    const struct task *task;
    const struct helper *helper;
    enum err err = requests_get_for_helper(session->vault, link->request,
                                           link->line, &parcel->request);

    if (err)
        return err;
    task = session_task_find(session, parcel->request.task);
    helper = request_helper(&parcel->request, link->line);
    if (!task || !helper)
        return ERR_DATA;
    parcel->kind = PARCEL_CHANGED;
    parcel->stage = helper->stage;
    send_strip(task, &parcel->request, helper->stage);
    send_hash(&parcel->request, link->content);
    link->told = (int)parcel->stage;
    return ERR_OK;
}

static enum err settle(struct session *session, struct link *link)
{
    struct parcel parcel = {0};
    struct request request = {0};
    enum links_owner owner;
    enum due due;
    int64_t nobody;
    enum err err =
        links_owner(session->vault, link->request, &owner, &nobody);

    if (!err && owner == LINKS_US)
        err = requests_get(session->vault, link->request, STAGE_ASKING,
                           &request);
    due = err ? DUE_NOT : judge(link, owner, &request);
    if (due == DUE_LOWER) {
        err = lower(session, link, &parcel);
    } else if (due != DUE_NOT) {
        parcel.kind = due == DUE_END ? PARCEL_ENDED : PARCEL_WITHDRAWN;
        parcel.request.end = due == DUE_END ? request.end : END_NONE;
        link->told = LINKS_NOTHING;
        if (link->line < 0)
            link->line = 0;
    }
    if (!err && due != DUE_NOT)
        err = post_due(session, link, &parcel);
    request_done(&request);
    parcel_done(&parcel);
    /* Who must compare numbers first can't be reached by packet for now. */
    return err == ERR_PARCEL_UNVERIFIED ? ERR_OK : err;
}

enum err send_settle(struct session *session)
{
    struct link *links = NULL;
    size_t count = 0;
    enum err err = session_need_day(session);

    if (!err)
        err = hold_check(session);
    /* Nothing is lost by waiting for the day, or for the end of a hold. */
    if (err)
        return err == ERR_LOCKED ? err : ERR_OK;
    err = links_list(session->vault, NULL, &links, &count);
    for (size_t i = 0; !err && i < count; i++)
        err = settle(session, &links[i]);
    mem_free(links);
    return err;
}

/* --- handing over --------------------------------------------------------- */

enum err send_handed_to(struct session *session, struct request_id id,
                        int64_t *contact)
{
    struct link *links = NULL;
    size_t count = 0;
    enum err err = session_need_open(session);

    *contact = 0;
    if (!err)
        err = links_list(session->vault, &id, &links, &count);
    for (size_t i = 0; !err && i < count; i++)
        if (links[i].ours && links[i].told == LINKS_HANDED_OVER)
            *contact = links[i].contact;
    mem_free(links);
    return err;
}

/* Lines that were told by packet from here: whoever takes over tells them by
 * word of mouth who coordinates now. */
static enum err mark_lines(struct session *session, struct request *request)
{
    struct link *links;
    size_t count;
    enum err err = links_list(session->vault, &request->id, &links, &count);

    if (err)
        return err;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < request->helper_count; j++)
            if (links[i].ours && request->helpers[j].id == links[i].line)
                request->helpers[j].stale = true;
    mem_free(links);
    return ERR_OK;
}

static void keep_own(const struct task *task, struct request *request)
{
    size_t kept = 0;

    for (size_t i = 0; i < request->answer_count; i++) {
        struct answer *answer = &request->answers[i];
        const struct field *field = task_field(task, answer->field);

        if (field &&
            need_may_know(AUDIENCE_COORDINATOR, field, WAY_PACKET)) {
            request->answers[kept++] = *answer;
        } else {
            mem_free(answer->field);
            mem_free(answer->value);
        }
    }
    request->answer_count = kept;
}

enum err send_whole(struct session *session, struct request_id id,
                    struct change *change)
{
    enum err err = change_open(session, id, change);

    if (!err && change->request.state != REQUEST_OPEN)
        err = ERR_STAGE;
    if (!err && change->request.consent_asking == DAY_NONE)
        err = ERR_CONSENT;
    if (!err)
        keep_own(change->task, &change->request);
    return err;
}

enum err send_hand_over(struct session *session, struct request_id id,
                        int64_t contact)
{
    struct parcel parcel = {.kind = PARCEL_TAKE_OVER};
    struct change change = {0};
    struct link link;
    int64_t before;
    enum err err = send_handed_to(session, id, &before);

    if (!err && before)
        err = ERR_EXISTS;
    if (!err)
        err = send_whole(session, id, &change);
    if (!err)
        err = links_get(session->vault, id, contact, &link);
    if (!err) {
        send_hash(&change.request, link.content);
        err = mark_lines(session, &change.request);
    }
    if (!err) {
        link.ours = true;
        link.told = LINKS_HANDED_OVER;
        parcel.request = change.request;
        change.request = (struct request){0};
        err = post_due(session, &link, &parcel);
    }
    parcel_done(&parcel);
    change_done(&change);
    return err;
}

enum err send_keep(struct session *session, struct request_id id)
{
    struct parcel parcel = {.kind = PARCEL_WITHDRAWN};
    struct link link;
    int64_t contact;
    enum err err = send_handed_to(session, id, &contact);

    if (!err && !contact)
        err = ERR_NOT_FOUND;
    if (!err)
        err = links_get(session->vault, id, contact, &link);
    if (!err) {
        link.told = LINKS_NOTHING;
        parcel.request.id = id;
        err = post_due(session, &link, &parcel);
    }
    parcel_done(&parcel);
    return err;
}
