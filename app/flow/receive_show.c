/* What is shown of packets and of the inbox, of receive.h. */
#include "flow/receive_inside.h"

#include "base/mem.h"
#include "flow/show.h"
#include "i18n/phrase.h"
#include "vault/received.h"
#include "vault/requests.h"

void receive_facts(struct session *session, const struct incoming *incoming,
                   struct text *out)
{
    const struct parcel *parcel = incoming->parcel;
    const struct task *task =
        parcel ? session_task_find(session, parcel->request.task) : NULL;

    if (!task)
        return;
    text_append(out, phrase(task->name));
    for (size_t i = 0; i < task->field_count; i++) {
        const struct field *field = &task->fields[i];
        const char *value = request_value(&parcel->request, field->name);

        if (!value)
            continue;
        text_append(out, "\n");
        /* The place and the way back are for who has taken it. */
        if (field->kind == FIELD_PLACE || field->kind == FIELD_REACH)
            text_append(out, phrase(field->label));
        else
            show_fact(session, out, field, value, NULL);
    }
}

int receive_code(struct session *session, const struct incoming *incoming)
{
    struct request request = {0};
    int code = 0;

    if (!incoming->parcel)
        return 0;
    if (incoming->parcel->request.code)
        return incoming->parcel->request.code;
    if (!requests_get(session->vault, incoming->parcel->request.id,
                      STAGE_ASKING, &request))
        code = request.code;
    request_done(&request);
    if (!code) {
        struct received received;
        struct link link;

        if (!links_get(session->vault, incoming->parcel->request.id,
                       incoming->contact, &link) &&
            link.id && !received_get(session->vault, link.id, &received, NULL)) {
            code = received.request.code;
            received_done(&received);
        }
    }
    return code;
}

enum err receive_inbox(struct session *session, char **path)
{
    enum err err = post_make_folders(session);

    *path = err ? NULL : post_folder(session, "inbox");
    return err;
}

enum err receive_last(struct session *session, int32_t *day)
{
    struct exchange_contact *list = NULL;
    size_t count = 0;
    enum err err = session_need_open(session);

    *day = DAY_NONE;
    if (!err)
        err = exchange_contacts(session->vault, &list, &count);
    for (size_t i = 0; i < count; i++)
        if (list[i].came > *day)
            *day = list[i].came;
    exchange_contacts_done(list, count);
    return err;
}
