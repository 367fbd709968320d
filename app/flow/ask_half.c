/* Half-typed text of a question: ask_half of ask.h, and what becomes of it
 * when the question is answered. Under a hold what is there stays: nothing
 * newer takes its place, and an answer doesn't take it away. */
#include "flow/ask.h"

#include <string.h>

#include "base/mem.h"
#include "flow/ask_inside.h"
#include "flow/hold.h"
#include "vault/requests.h"

/* Half-typed text of which only is known that it was dropped. */
#define DROPPED ""

void ask_half_done(struct ask_half *half)
{
    mem_free(half->field);
    mem_free(half->typed);
    *half = (struct ask_half){0};
}

enum err ask_half_get(struct session *session, struct request_id id,
                      struct ask_half *half)
{
    return requests_half_get(session->vault, id, &half->field, &half->typed);
}

enum err ask_half_put_back(struct session *session, struct request_id id,
                           const struct ask_half *half)
{
    if (!half->field || !hold_check(session))
        return ERR_OK;
    return requests_half_put(session->vault, id, half->field, half->typed);
}

enum err ask_half_answered(struct session *session, struct request_id id,
                           const char *field)
{
    struct ask_half half = {0};
    enum err err = ERR_OK;

    if (!hold_check(session))
        err = ask_half_get(session, id, &half);
    if (!err && half.field && strcmp(half.field, field) == 0)
        err = requests_half_put(session->vault, id, field, NULL);
    ask_half_done(&half);
    return err;
}

enum err ask_half_of(struct session *session, struct request_id id,
                     struct ask_place *place)
{
    struct ask_half half = {0};
    enum err err = ask_half_get(session, id, &half);
    /* Answered under a hold: the answer is what is wanted now. */
    bool over = place->value && hold_check(session);

    if (!err && half.field && place->field && !over &&
        strcmp(half.field, place->field->name) == 0) {
        place->dropped = !half.typed || !*half.typed;
        if (!place->dropped) {
            place->half = half.typed;
            half.typed = NULL;
        }
    }
    ask_half_done(&half);
    return err;
}

/* The field is empty again: what was half typed there was deleted by whoever
 * typed it. That something was dropped is still worth saying; under a hold
 * nothing goes. */
static enum err forget(struct session *session, struct request_id id,
                       const char *name)
{
    struct ask_half half = {0};
    enum err err = ask_half_get(session, id, &half);

    if (!err && half.field && strcmp(half.field, name) == 0 && half.typed &&
        *half.typed && !hold_check(session))
        err = requests_half_put(session->vault, id, name, NULL);
    ask_half_done(&half);
    return err;
}

/* Under a hold only what goes on where it was: "blue d", "blue door". */
static enum err may_replace(struct session *session, struct request_id id,
                            const char *name, const char *typed)
{
    struct ask_half half = {0};
    enum err err = ERR_OK;

    if (!hold_check(session))
        return ERR_OK;
    err = ask_half_get(session, id, &half);
    if (!err && half.field && *half.typed &&
        (strcmp(half.field, name) != 0 ||
         strncmp(half.typed, typed, strlen(half.typed)) != 0))
        err = ERR_HELD;
    ask_half_done(&half);
    return err;
}

static enum err put(struct session *session, struct change *change,
                    const struct field *field, const char *typed)
{
    size_t index = task_question_index(change->task, field->name);
    const char *kept =
        ask_finds(session, change->task, field, typed) ? DROPPED : typed;
    enum err err = may_replace(session, change->request.id, field->name, kept);

    if (!err)
        err = requests_half_put(session->vault, change->request.id,
                                field->name, kept);
    if (err || change->request.state != REQUEST_DRAFT ||
        index >= task_question_count(change->task) ||
        change->request.question == (int)index)
        return err;
    change->request.question = (int)index;
    return change_save(session, change);
}

enum err ask_half(struct session *session, struct request_id id,
                  const char *name, const char *typed)
{
    struct text clean = {0};
    struct change change;
    const struct field *field;
    enum err err = ask_open_field(session, id, name, &change, &field);

    if (!err && (!typed || !typed[strspn(typed, " ")])) {
        err = forget(session, id, name);
    } else if (!err) {
        text_append_clean(&clean, typed, strlen(typed), FIELD_TEXT_LIMIT);
        err = put(session, &change, field, text_string(&clean));
    }
    text_done(&clean);
    change_done(&change);
    return err;
}
