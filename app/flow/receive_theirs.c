/* What other laptops tell about their requests, for flow/receive*.c: kept
 * apart from ours, up to the stage that was told. */
#include "flow/receive_inside.h"

#include <string.h>

#include "base/mem.h"
#include "flow/hold.h"
#include "vault/received.h"
#include "vault/requests.h"

static int32_t earlier(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

static bool holds(const struct request *request, const struct answer *answer)
{
    const char *value = request_value(request, answer->field);

    return value && strcmp(value, answer->value) == 0;
}

/* Whether an answer that is here would not be afterwards. */
static bool loses(const struct request *before, const struct request *after)
{
    for (size_t i = 0; i < before->answer_count; i++)
        if (!holds(after, &before->answers[i]))
            return true;
    return false;
}

static enum err get_before(struct session *session,
                           const struct standing *standing,
                           struct received *before, bool *found)
{
    enum err err = standing->link.id
                       ? received_get(session->vault, standing->link.id,
                                      before, NULL)
                       : ERR_NOT_FOUND;

    *found = !err;
    if (err == ERR_NOT_FOUND)
        *before = (struct received){0};
    return err == ERR_NOT_FOUND ? ERR_OK : err;
}

enum err receive_erases(struct session *session, const struct parcel *parcel,
                        const struct standing *standing, bool *erases)
{
    struct received before;
    bool found;
    enum err err = get_before(session, standing, &before, &found);

    if (err)
        return err;
    switch (parcel->kind) {
    case PARCEL_WITHDRAWN:
        *erases = found;
        break;
    case PARCEL_OFFER:
    case PARCEL_CHANGED:
        *erases = (found && loses(&before.request, &parcel->request)) ||
                  standing->owner == PARCEL_OWNER_THIRD;
        break;
    case PARCEL_TAKE_OVER:
        *erases = found || standing->owner == PARCEL_OWNER_THIRD;
        break;
    case PARCEL_ANSWER:
        *erases = parcel->reply == PARCEL_CANNOT ||
                  parcel->reply == PARCEL_TAKEN;
        break;
    case PARCEL_ENDED:
        *erases = false;
        break;
    }
    received_done(&before);
    return ERR_OK;
}

/* --- taking --------------------------------------------------------------- */

/* It came from somebody else before, and a person has said that this one
 * holds now. */
static enum err drop_third(struct session *session,
                           const struct standing *standing)
{
    struct link other;
    enum err err;

    if (standing->owner != PARCEL_OWNER_THIRD)
        return ERR_OK;
    err = links_get(session->vault, standing->link.request, standing->holder,
                    &other);
    return err ? err : received_drop(session->vault, other.id);
}

static enum err put(struct session *session, struct received *received,
                    const struct task *task)
{
    int32_t expires;
    enum err err = change_ends(session, task, &received->request, &expires);

    if (err)
        return err;
    if (expires <= session->today)
        return ERR_PARCEL_EXPIRED;
    return received_put(session->vault, received, expires);
}

static enum err take_facts(struct session *session, struct parcel *parcel,
                           struct standing *standing)
{
    const struct task *task = session_task_find(session, parcel->request.task);
    struct received before, after = {.link = standing->link.id,
                                     .stage = parcel->stage,
                                     .request = parcel->request};
    bool found;
    enum err err = get_before(session, standing, &before, &found);

    after.request.state = REQUEST_OPEN;
    after.request.end = END_NONE;
    after.request.when = change_event_day(&parcel->request, task);
    after.request.changed = earlier(parcel->sent, session->today);
    after.request.ended = DAY_NONE;
    after.request.postponed = 0;
    after.reply = found ? before.reply : 0;
    if (!err)
        err = drop_third(session, standing);
    /* What isn't told any more goes from the backups too. */
    if (!err && found && loses(&before.request, &parcel->request))
        err = received_drop(session->vault, standing->link.id);
    if (!err)
        err = put(session, &after, task);
    received_done(&before);
    return err;
}

/* It is over: what is here ends by the task's own lifetimes. */
static enum err take_end(struct session *session, const struct parcel *parcel,
                         const struct standing *standing)
{
    const struct task *task;
    struct received received;
    bool found;
    enum err err = get_before(session, standing, &received, &found);

    if (err || !found)
        return err;
    received.request.state = REQUEST_ENDED;
    received.request.end = parcel->request.end;
    received.request.ended = earlier(parcel->sent, session->today);
    task = session_task_find(session, received.request.task);
    err = task ? put(session, &received, task) : ERR_OK;
    /* By those lifetimes nothing would be left of it. */
    if (err == ERR_PARCEL_EXPIRED || !task)
        err = hold_check(session)
                  ? ERR_OK
                  : received_drop(session->vault, standing->link.id);
    received_done(&received);
    return err;
}

/* Tells them that it is gone. Best effort: that it is gone matters more. */
static void answer_erased(struct session *session, const struct parcel *parcel,
                          struct link *link)
{
    struct parcel answer = {.kind = PARCEL_ANSWER,
                            .reply = PARCEL_ERASED,
                            .about = parcel->counter,
                            .request.id = parcel->request.id};
    struct post post = {.parcel = &answer,
                        .contact = link->contact,
                        .link = link,
                        .until = DAY_NONE};

    (void)!post_packet(session, &post);
}

enum err receive_theirs(struct session *session, struct parcel *parcel,
                        struct standing *standing)
{
    enum err err = links_save(session->vault, &standing->link);

    if (err)
        return err;
    switch (parcel->kind) {
    case PARCEL_WITHDRAWN:
        err = received_drop(session->vault, standing->link.id);
        if (!err)
            answer_erased(session, parcel, &standing->link);
        return err;
    case PARCEL_ENDED:
        return take_end(session, parcel, standing);
    default:
        return take_facts(session, parcel, standing);
    }
}
