/* Taking what came, of receive.h: one transaction for each packet. */
#include "flow/receive_inside.h"

#include <string.h>

#include "base/mem.h"
#include "flow/ask_inside.h"
#include "flow/finish.h"
#include "flow/hold.h"
#include "host/carried.h"
#include "vault/requests.h"

/* --- judging -------------------------------------------------------------- */

enum err receive_stand(struct session *session, const struct parcel *parcel,
                       int64_t contact, struct standing *standing)
{
    enum links_owner owner;
    enum err err = links_owner(session->vault, parcel->request.id, &owner,
                               &standing->holder);

    if (!err)
        err = links_get(session->vault, parcel->request.id, contact,
                        &standing->link);
    if (err)
        return err;
    post_load(&standing->link.seen, &standing->seen);
    if (owner == LINKS_US || owner == LINKS_US_MARKED)
        standing->owner = PARCEL_OWNER_ME;
    else if (owner == LINKS_CONTACT)
        standing->owner = standing->holder == contact ? PARCEL_OWNER_SENDER
                                                      : PARCEL_OWNER_THIRD;
    else
        standing->owner = standing->link.gone ? PARCEL_OWNER_GONE
                                              : PARCEL_OWNER_NONE;
    return ERR_OK;
}

/* An answer has to be about something that this contact was sent. */
static enum err judge_answer(const struct standing *standing)
{
    return standing->link.ours && standing->link.sent.length
               ? ERR_OK
               : ERR_PARCEL_CONFLICT;
}

/* By the lifetimes of the task as it is here, it would be over already. */
static bool is_over(const struct session *session, const struct task *task,
                    const struct parcel *parcel)
{
    struct lifetime lifetime = {
        .when = change_event_day(&parcel->request, task),
        .changed = parcel->sent,
        .ended = DAY_NONE};

    return retention_request(task, &lifetime) <= session->today;
}

static bool has_facts(const struct parcel *parcel)
{
    return parcel->kind == PARCEL_OFFER || parcel->kind == PARCEL_CHANGED ||
           parcel->kind == PARCEL_TAKE_OVER;
}

enum err receive_judge(struct session *session, const struct parcel *parcel,
                       const struct standing *standing, bool *can_force)
{
    const struct task *task = session_task_find(session, parcel->request.task);
    enum err err = parcel_judge(parcel, &standing->seen, standing->owner,
                                session->today);

    *can_force = false;
    if (parcel->kind == PARCEL_ANSWER)
        return err ? err : judge_answer(standing);
    /* Two laptops that both say that it is theirs, or one that went back to an
     * older copy: people know which holds. Ours is never given away so. */
    *can_force = err == ERR_PARCEL_CONFLICT && has_facts(parcel) &&
                 (standing->owner == PARCEL_OWNER_SENDER ||
                  standing->owner == PARCEL_OWNER_THIRD);
    if (err && err != ERR_PARCEL_GAP && !*can_force)
        return err;
    if (has_facts(parcel)) {
        enum err fits = parcel_fits(parcel, task);

        if (!fits && is_over(session, task, parcel))
            fits = ERR_PARCEL_EXPIRED;
        if (fits) {
            *can_force = false;
            return fits;
        }
    }
    return err;
}

/* --- taking --------------------------------------------------------------- */

static enum err note_contact(struct session *session, int64_t id,
                             const struct parcel *parcel)
{
    struct exchange_contact contact;
    enum err err = post_contact(session, id, &contact);

    if (err)
        return err;
    if (!contact.verified)
        err = ERR_PARCEL_UNVERIFIED;
    contact.version = parcel->version > contact.version ? parcel->version
                                                        : contact.version;
    contact.came = contact.packet = session->today;
    if (!err)
        err = exchange_contact_save(session->vault, &contact);
    mem_free(contact.label);
    return err;
}

static enum err take_content(struct session *session, struct parcel *parcel,
                             struct standing *standing, unsigned how)
{
    switch (parcel->kind) {
    case PARCEL_TAKE_OVER:
        return receive_handed(session, parcel, standing, how);
    case PARCEL_ANSWER:
        return receive_answer(session, parcel, standing, how);
    default:
        return receive_theirs(session, parcel, standing);
    }
}

static enum err take(struct session *session, struct parcel *parcel,
                     int64_t contact, struct standing *standing, unsigned how)
{
    enum err err = vault_together(session->vault);

    if (!err)
        err = note_contact(session, contact, parcel);
    parcel_seen_add(&standing->seen, parcel);
    post_save(&standing->seen, &standing->link.seen);
    if (!err)
        err = take_content(session, parcel, standing, how);
    return vault_together_end(session->vault, err);
}

/* What has to be said yes to before anything is written. */
static enum err may_take(struct session *session, struct incoming *incoming,
                         struct standing *standing, unsigned how)
{
    struct text found = {0};
    bool force, keep, erases;
    enum err err =
        receive_judge(session, incoming->parcel, standing, &force);

    if ((err == ERR_PARCEL_GAP || force) && (how & RECEIVE_ANYWAY)) {
        /* What was seen of a chain that is no longer believed counts no
         * more; the person has said which one holds. */
        if (force)
            standing->seen = (struct parcel_seen){.until =
                                                      standing->seen.until};
        err = ERR_OK;
    }
    if (!err && (how & RECEIVE_TAKE_OUT))
        receive_clear(session, incoming->parcel);
    if (!err && receive_read(session, incoming->parcel, &found, &keep) &&
        !((how & RECEIVE_NEEDED) && keep))
        err = ERR_FINDING;
    if (!err && hold_check(session)) {
        err = receive_erases(session, incoming->parcel, standing, &erases);
        if (!err && erases)
            err = ERR_HELD;
    }
    text_done(&found);
    return err;
}

enum err receive_take(struct session *session, struct receive *receive,
                      size_t index, unsigned how)
{
    struct incoming *incoming = &receive->items[index];
    struct standing standing;
    enum err err = session_need_day(session);

    if (!err && (incoming->taken || !incoming->parcel))
        err = incoming->err ? incoming->err : ERR_PARCEL_KNOWN;
    /* A change that can still be undone is settled before others come in. */
    if (!err)
        err = finish_sweep(session);
    if (!err)
        err = receive_stand(session, incoming->parcel, incoming->contact,
                            &standing);
    if (!err)
        err = may_take(session, incoming, &standing, how);
    if (!err)
        err = take(session, incoming->parcel, incoming->contact, &standing,
                   how);
    if (err) {
        /* Changed here since it was handed over: for people to decide. */
        if (incoming->what == INCOMING_TAKEN && err == ERR_PARCEL_CONFLICT)
            incoming->can_force = true;
        return err;
    }
    incoming->taken = true;
    incoming->err = ERR_OK;
    ask_towns_changed(session);
    /* What a taken-over request was here goes once the other has it. */
    err = finish_sweep(session);
    /* A stick that can't be written to is no reason to take it twice. */
    if (!hold_check(session))
        (void)!carried_remove(receive->folders[incoming->folder],
                              incoming->name);
    return err;
}

enum err receive_remove(struct session *session, struct receive *receive,
                        size_t index)
{
    struct incoming *incoming = &receive->items[index];
    enum err err = session_need_open(session);

    if (!err)
        err = hold_check(session);
    if (!err)
        err = carried_remove(receive->folders[incoming->folder],
                             incoming->name);
    if (!err)
        incoming->taken = true;
    return err;
}

static bool is_useless(enum err err)
{
    return err == ERR_PARCEL_KNOWN || err == ERR_PARCEL_OVERTAKEN ||
           err == ERR_PARCEL_EXPIRED || err == ERR_PARCEL_GONE;
}

enum err receive_clean(struct session *session, struct receive *receive,
                       size_t *removed)
{
    enum err err = session_need_open(session);

    *removed = 0;
    if (!err)
        err = hold_check(session);
    for (size_t i = 0; !err && i < receive->count; i++) {
        if (receive->items[i].taken || !is_useless(receive->items[i].err))
            continue;
        err = receive_remove(session, receive, i);
        *removed += !err;
    }
    return err;
}

/* Errors of this laptop and not of one packet. */
static bool is_ours(enum err err)
{
    return err == ERR_IO || err == ERR_DISK_FULL || err == ERR_LOCKED ||
           err == ERR_STORE_DAMAGED || err == ERR_CLOCK;
}

struct taking {
    receive_progress *progress;
    void *bar;
    size_t taken;
    bool stopped; /* by the person: the rest stays where it is */
};

static enum err take_listed(struct session *session, struct receive *receive,
                            struct taking *taking)
{
    for (size_t i = 0; i < receive->count; i++) {
        struct incoming *one = &receive->items[i];
        enum err err;

        if (one->err || one->taken)
            continue;
        err = receive_take(session, receive, i, RECEIVE_PLAIN);
        one->err = err;
        if (is_ours(err))
            return err;
        taking->taken += one->taken;
        if (!taking->progress ||
            taking->progress(taking->bar, (int)(i * 100 / receive->count)))
            continue;
        taking->stopped = true;
        break;
    }
    return ERR_OK;
}

static void start_over(struct receive *receive)
{
    memset(receive->after, 0,
           (receive->folder_count ? receive->folder_count : 1) *
               sizeof *receive->after);
}

enum err receive_take_all(struct session *session, receive_progress *progress,
                          void *bar, struct receive *receive, size_t *taken)
{
    struct taking taking = {.progress = progress, .bar = bar};
    size_t before;
    enum err err;

    /* A packet may have to wait for one that is listed after it: as often as
     * something is taken, everything is gone through once more. */
    do {
        before = taking.taken;
        err = take_listed(session, receive, &taking);
        while (!err && receive->more && !taking.stopped) {
            err = receive_next(session, NULL, NULL, receive);
            if (!err)
                err = take_listed(session, receive, &taking);
        }
        start_over(receive);
        if (!err)
            err = receive_next(session, NULL, NULL, receive);
    } while (!err && taking.taken > before && !taking.stopped);
    *taken = taking.taken;
    return err;
}
