#include "base/mem.h"
#include "flow/ask_inside.h"
#include "flow/finish.h"
#include "flow/finish_inside.h"
#include "flow/hold.h"
#include "flow/send.h"
#include "vault/links.h"
#include "vault/inquiries.h"
#include "vault/requests.h"

static void undo_clear(struct session *session)
{
    mem_free(session->undo.field);
    mem_free(session->undo.before.label);
    mem_free(session->undo.stale);
    session->undo = (struct undo){0};
}

enum err finish_sweep(struct session *session)
{
    enum err err = session_need_open(session);

    if (err)
        return err;
    undo_clear(session);
    /* Whoever knew of it by packet hears of it before it is gone. A disk that
     * is full must not keep anything from being erased. */
    (void)!send_settle(session);
    /* Under a hold the marks stay: hidden, but not destroyed. */
    return hold_check(session) ? ERR_OK : requests_sweep(session->vault);
}

enum err undo_begin(struct session *session)
{
    return session->undo.kind == UNDO_NONE ? ERR_OK : finish_sweep(session);
}

void undo_note(struct session *session, enum undo_kind kind,
               struct change *change, const char *field,
               const struct helper *before)
{
    struct undo *undo = &session->undo;

    undo_clear(session);
    undo->kind = kind;
    undo->request = change->request.id;
    undo->field = mem_string(field);
    if (before) {
        undo->before = *before;
        undo->before.label = mem_string(before->label);
    }
    undo->stale = change->marked;
    undo->stale_count = change->marked_count;
    change->marked = NULL;
    change->marked_count = 0;
}

bool finish_can_undo(const struct session *session)
{
    return session->vault && session->undo.kind != UNDO_NONE;
}

enum err finish_erase(struct session *session, struct request_id id)
{
    struct change change = {.request = {.id = id}};
    enum err err = session_need_open(session);

    if (!err)
        err = hold_check(session);
    if (!err)
        err = undo_begin(session);
    if (!err)
        err = requests_mark(session->vault, id, true, session->today);
    if (err)
        return err;
    undo_note(session, UNDO_ERASE, &change, NULL, NULL);
    ask_towns_changed(session);
    return ERR_OK;
}

enum err finish_erase_answer(struct session *session, struct request_id id,
                             const char *name)
{
    const struct field *field = NULL;
    struct change change;
    enum err err = change_open(session, id, &change);

    if (!err)
        err = hold_check(session);
    if (!err && !request_value(&change.request, name))
        err = ERR_NOT_FOUND;
    if (!err)
        err = undo_begin(session);
    if (!err)
        err = requests_mark_answer(session->vault, id, name, true);
    if (err)
        goto out;
    field = task_field(change.task, name);
    if (field) {
        err = change_mark_stale(session, &change, field);
        change_set(&change, field, NULL, false);
    }
    undo_note(session, UNDO_ERASE_ANSWER, &change, name, NULL);
    if (!err)
        err = change_save(session, &change);
    ask_towns_changed(session);
out:
    change_done(&change);
    return err;
}

/* --- taking it back ------------------------------------------------------- */

static bool was_marked(const struct undo *undo, int64_t line)
{
    for (size_t i = 0; i < undo->stale_count; i++)
        if (undo->stale[i] == line)
            return true;
    return false;
}

/* Lines that were only stale because of what is taken back. */
static enum err clear_stale(struct session *session, struct change *change)
{
    enum err err = ERR_OK;

    for (size_t i = 0; !err && i < change->request.helper_count; i++) {
        struct helper *helper = &change->request.helpers[i];

        if (!was_marked(&session->undo, helper->id))
            continue;
        helper->stale = false;
        err = requests_helper_save(session->vault, change->request.id, helper);
    }
    return err;
}

static enum err restore_lines(struct session *session, struct change *change)
{
    const struct undo *undo = &session->undo;
    int64_t line;

    switch (undo->kind) {
    case UNDO_LINE:
        return requests_helper_save(session->vault, undo->request,
                                    &undo->before);
    case UNDO_LINE_DROP: {
        enum err err = requests_helper_add(session->vault, undo->request,
                                           &undo->before, &line);

        return err ? err
                   : links_line_back(session->vault, undo->before.id, line);
    }
    case UNDO_LINE_ADD: {
        enum err err = hold_check(session);

        return err ? err
                   : requests_helper_drop(session->vault, undo->request,
                                          undo->before.id);
    }
    default:
        (void)change;
        return ERR_OK;
    }
}

enum err finish_undo(struct session *session)
{
    const struct undo *undo = &session->undo;
    struct change change = {0};
    enum err err = session_need_open(session);

    if (!err && undo->kind == UNDO_NONE)
        err = ERR_NOT_FOUND;
    if (!err && undo->kind == UNDO_ERASE)
        err = requests_mark(session->vault, undo->request, false,
                            DAY_NONE);
    if (!err && undo->kind == UNDO_ERASE_ANSWER)
        err = requests_mark_answer(session->vault, undo->request, undo->field,
                                   false);
    if (!err && undo->kind == UNDO_INQUIRY)
        err = inquiries_mark(session->vault, undo->request, false);
    if (!err)
        err = restore_lines(session, &change);
    /* Anything within a request changes lifetimes or who has to be told. */
    if (!err && undo->kind != UNDO_ERASE && undo->kind != UNDO_INQUIRY) {
        err = change_open(session, undo->request, &change);
        if (!err)
            err = clear_stale(session, &change);
        if (!err)
            err = change_save(session, &change);
        change_done(&change);
    }
    if (!err)
        undo_clear(session);
    ask_towns_changed(session);
    return err;
}
