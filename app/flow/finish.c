#include "flow/finish.h"

#include <string.h>

#include "base/mem.h"
#include "base/search.h"
#include "flow/ask_inside.h"
#include "flow/finish_inside.h"
#include "flow/monthly_inside.h"
#include "flow/settings.h"
#include "vault/requests.h"
#include "vault/traces.h"

/* So many overdue requests are ended in one go. */
#define OVERDUE_PAGE 64

/* Task, month, how it ended and numbers: nothing that leads to anybody. */
static enum err write_receipt(struct session *session,
                              const struct change *change, int32_t day)
{
    const struct request *request = &change->request;
    struct receipt receipt = {
        .task = request->task,
        .month = day_month(day),
        .end = request->end,
        .asked = request->asked,
        .available = (int)request->helper_count,
        .agreed = (int)request_count(request, STAGE_AGREED),
        .expires = retention_receipt(day)};
    int32_t most = day + settings_get(session, SETTING_RECEIPT);

    if (receipt.expires > most)
        receipt.expires = most;
    if (receipt.expires <= session->today)
        return ERR_OK;
    return traces_receipt_add(session->vault, &receipt);
}

/* Those who were counted on, or may think so, have to be told. */
static enum err mark_to_tell(struct session *session, struct change *change,
                             enum request_end end)
{
    enum err err = ERR_OK;

    for (size_t i = 0; !err && i < change->request.helper_count; i++) {
        struct helper *helper = &change->request.helpers[i];

        if (end == END_DONE || helper->stale)
            continue;
        helper->stale = true;
        err = requests_helper_save(session->vault, change->request.id, helper);
    }
    return err;
}

static enum err end_on(struct session *session, struct change *change,
                       enum request_end end, int32_t day)
{
    bool was_open = change->request.state == REQUEST_OPEN;
    enum err err;

    change->request.state = REQUEST_ENDED;
    change->request.end = end;
    change->request.ended = day;
    err = vault_together(session->vault);
    if (!err)
        err = mark_to_tell(session, change, end);
    if (!err)
        err = change_settle(session, change);
    if (!err && was_open)
        err = write_receipt(session, change, day);
    if (!err && was_open)
        err = monthly_count(session, &change->request, day);
    return vault_together_end(session->vault, err);
}

enum err finish_end(struct session *session, struct request_id id,
                    enum request_end end)
{
    struct change change;
    enum err err = change_open(session, id, &change);

    if (!err && (end <= END_NONE || end > END_NOBODY))
        err = ERR_INVALID;
    if (!err && change.request.state == REQUEST_ENDED)
        err = ERR_STAGE;
    if (!err)
        err = end_on(session, &change, end, session->today);
    if (!err)
        ask_towns_changed(session);
    change_done(&change);
    return err;
}

/* A group's task that isn't there any more: the days stand in the store. */
static enum err end_unknown(struct session *session, struct change *change)
{
    enum err err;

    change->request.state = REQUEST_ENDED;
    change->request.end = END_DONE;
    change->request.ended = session->today;
    err = vault_together(session->vault);
    if (!err)
        err = requests_save(session->vault, &change->request);
    if (!err)
        err = write_receipt(session, change, session->today);
    if (!err)
        err = monthly_count(session, &change->request, session->today);
    return vault_together_end(session->vault, err);
}

static enum err end_overdue(struct session *session, struct request_id id)
{
    struct lifetime lifetime;
    struct change change;
    enum err err = change_open(session, id, &change);

    if (err == ERR_DATA) {
        err = end_unknown(session, &change);
    } else if (!err) {
        lifetime = change_lifetime(&change);
        err = end_on(session, &change, END_DONE,
                     retention_end(change.task, &lifetime));
    }
    change_done(&change);
    return err;
}

enum err finish_overdue(struct session *session)
{
    size_t count = OVERDUE_PAGE;
    enum err err = ERR_OK;

    while (!err && count == OVERDUE_PAGE) {
        struct request_id *ids;

        err = traces_overdue(session->vault, session->today, OVERDUE_PAGE,
                             &ids, &count);
        for (size_t i = 0; !err && i < count; i++)
            err = end_overdue(session, ids[i]);
        mem_free(ids);
    }
    return err;
}

/* --- again ---------------------------------------------------------------- */

static bool is_copied(const struct field *field)
{
    switch (field->kind) {
    case FIELD_WHEN:
    case FIELD_PLACE:
    case FIELD_NOTE:
    case FIELD_REACH:
        return false;
    default:
        return field->stage <= STAGE_AVAILABLE;
    }
}

/* The guard may have learned since: what it finds now is asked anew. */
static enum err copy_answer(struct session *session, const struct change *to,
                            const struct answer *answer)
{
    const struct field *field = task_field(to->task, answer->field);
    struct text search = {0};
    struct answer_row row = {.field = answer->field, .value = answer->value};
    const char *typed;
    enum err err;

    if (!field || !is_copied(field) || answer->warned)
        return ERR_OK;
    typed = field_typed(field->kind, answer->value);
    if (typed && ask_finds(session, to->task, field, answer->value))
        return ERR_OK;
    if (typed)
        search_fold(&search, typed);
    row.search = text_string(&search);
    row.stage = field->stage;
    row.expires = change_expiry(to, field, false);
    err = requests_put(session->vault, to->request.id, &row);
    text_done(&search);
    return err;
}

/* The day is the first thing that is asked for. */
static int first_question(const struct task *task)
{
    size_t count = task_question_count(task);

    for (size_t i = 0; i < count; i++)
        if (task_question(task, i)->kind == FIELD_WHEN)
            return (int)i;
    return (int)count - 1;
}

enum err finish_again(struct session *session, struct request_id id,
                      struct request_id *again)
{
    struct change from, to = {0};
    enum err err = change_open(session, id, &from);

    *again = (struct request_id){0};
    if (!err)
        err = ask_begin(session, from.request.task, again);
    if (!err)
        err = change_open(session, *again, &to);
    for (size_t i = 0; !err && i < from.request.answer_count; i++)
        err = copy_answer(session, &to, &from.request.answers[i]);
    if (!err) {
        to.request.needed = from.request.needed;
        to.request.question = first_question(from.task);
        err = change_save(session, &to);
    }
    change_done(&to);
    change_done(&from);
    return err;
}
