#include "flow/theirs.h"

#include "base/list.h"
#include "base/mem.h"
#include "flow/hold.h"
#include "flow/post.h"
#include "flow/show.h"
#include "i18n/phrase.h"
#include "vault/received.h"

void theirs_done(struct theirs *theirs)
{
    mem_free(theirs->label);
    mem_free(theirs->task);
    mem_free(theirs->facts);
    *theirs = (struct theirs){0};
}

void theirs_list_done(struct theirs *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        theirs_done(&list[i]);
    mem_free(list);
}

static char *label_of(const struct exchange_contact *contacts, size_t count,
                      int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (contacts[i].id == id)
            return mem_string(contacts[i].label);
    return mem_string("");
}

static void fill(struct theirs *theirs, const struct received *received,
                 char *take_label)
{
    const struct request *request = &received->request;

    *theirs = (struct theirs){.link = received->link,
                              .label = take_label,
                              .task = mem_string(request->task),
                              .code = request->code,
                              .when = request->when,
                              .stage = received->stage,
                              .state = request->state,
                              .end = request->end,
                              .can = received->reply == PARCEL_CAN};
}

enum err theirs_list(struct session *session, struct theirs **list,
                     size_t *count)
{
    LIST(struct theirs) found = {0};
    struct exchange_contact *contacts = NULL;
    struct received *rows = NULL;
    size_t contact_count = 0, row_count = 0;
    enum err err = session_need_open(session);

    *list = NULL;
    *count = 0;
    if (!err)
        err = received_list(session->vault, &rows, &row_count);
    if (!err)
        err = exchange_contacts(session->vault, &contacts, &contact_count);
    for (size_t i = 0; !err && i < row_count; i++)
        fill(LIST_ADD(&found), &rows[i],
             label_of(contacts, contact_count, rows[i].contact));
    exchange_contacts_done(contacts, contact_count);
    received_list_done(rows, row_count);
    *list = found.items;
    *count = found.count;
    return err;
}

static const char *place_of(const struct task *task,
                            const struct request *request)
{
    const struct field *field =
        task ? task_field_of_kind(task, FIELD_PLACE) : NULL;
    const char *value = field ? request_value(request, field->name) : NULL;

    return value ? field_typed(FIELD_PLACE, value) : NULL;
}

static void show_facts(struct session *session, const struct task *task,
                       const struct request *request, struct text *out)
{
    for (size_t i = 0; task && i < task->field_count; i++) {
        const struct field *field = &task->fields[i];
        const char *value = request_value(request, field->name);

        if (!value || field->kind == FIELD_PLACE)
            continue;
        if (out->length)
            text_append(out, "\n");
        show_fact(session, out, field, value, NULL);
    }
}

enum err theirs_get(struct session *session, int64_t link,
                    struct theirs *theirs)
{
    struct exchange_contact contact = {0};
    struct received received = {0};
    struct text facts = {0};
    const struct task *task;
    int32_t expires = DAY_NONE;
    enum err err = session_need_open(session);

    *theirs = (struct theirs){0};
    if (!err)
        err = received_get(session->vault, link, &received, &expires);
    if (!err)
        err = post_contact(session, received.contact, &contact);
    if (!err) {
        task = session_task_find(session, received.request.task);
        fill(theirs, &received, contact.label);
        show_facts(session, task, &received.request, &facts);
        theirs->has_place = place_of(task, &received.request) != NULL;
        theirs->expires = expires;
        theirs->facts = mem_string(text_string(&facts));
    }
    text_done(&facts);
    received_done(&received);
    return err;
}

enum err theirs_place(struct session *session, int64_t link, struct text *out)
{
    struct received received = {0};
    const char *place;
    enum err err = session_need_open(session);

    text_clear(out);
    if (!err)
        err = received_get(session->vault, link, &received, NULL);
    if (!err) {
        place = place_of(session_task_find(session, received.request.task),
                         &received.request);
        text_append(out, place ? place : "");
    }
    received_done(&received);
    return err;
}

static enum err answer_together(struct session *session, struct post *post,
                                int64_t received, bool can)
{
    enum err err = vault_together(session->vault);

    if (!err)
        err = received_reply(session->vault, received,
                             can ? PARCEL_CAN : PARCEL_CANNOT);
    if (!err && !can)
        err = received_drop(session->vault, received);
    if (!err)
        err = post_packet(session, post);
    err = vault_together_end(session->vault, err);
    if (err)
        post_undo(session, post);
    return err;
}

enum err theirs_answer(struct session *session, int64_t id, bool can)
{
    struct parcel answer = {.kind = PARCEL_ANSWER,
                            .reply = can ? PARCEL_CAN : PARCEL_CANNOT};
    struct received received = {0};
    struct parcel_seen seen;
    struct link link;
    struct post post = {.parcel = &answer, .link = &link, .until = DAY_NONE};
    enum err err = session_need_day(session);

    if (!err && !can)
        err = hold_check(session);
    if (!err)
        err = received_get(session->vault, id, &received, NULL);
    if (!err && can && received.request.state == REQUEST_ENDED)
        err = ERR_STAGE;
    if (!err)
        err = links_get(session->vault, received.request.id, received.contact,
                        &link);
    if (!err) {
        post_load(&link.seen, &seen);
        answer.about = seen.counter;
        answer.request.id = received.request.id;
        post.contact = received.contact;
        err = answer_together(session, &post, id, can);
    }
    received_done(&received);
    return err;
}

enum err theirs_erase(struct session *session, int64_t link)
{
    enum err err = session_need_open(session);

    if (!err)
        err = hold_check(session);
    return err ? err : received_drop(session->vault, link);
}
