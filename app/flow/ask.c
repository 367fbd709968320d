#include "flow/ask.h"

#include <string.h>

#include "base/mem.h"
#include "base/search.h"
#include "flow/ask_inside.h"
#include "flow/change.h"
#include "flow/finish_inside.h"
#include "flow/hold.h"
#include "i18n/format.h"
#include "vault/requests.h"

enum err ask_begin(struct session *session, const char *task,
                   struct request_id *id)
{
    const struct task *kind = session_task_find(session, task);
    struct request draft = {.state = REQUEST_DRAFT,
                            .when = DAY_NONE,
                            .ended = DAY_NONE,
                            .consent_asking = DAY_NONE,
                            .consent_place = DAY_NONE};
    enum err err = session_need_day(session);

    *id = (struct request_id){0};
    if (!err && !kind)
        err = ERR_NOT_FOUND;
    if (err)
        return err;
    draft.task = mem_string(task);
    draft.changed = session->today;
    draft.needed = kind->helpers;
    err = ask_add_draft(session, kind, &draft);
    *id = draft.id;
    request_done(&draft);
    return err;
}

enum err ask_add_draft(struct session *session, const struct task *task,
                       struct request *draft)
{
    enum err err = requests_add(session->vault, draft, session->today,
                                random_system());

    return err ? err : change_first(session, task, draft);
}

enum err ask_place(struct session *session, struct request_id id,
                   const char *field, struct ask_place *place)
{
    struct request request = {0};
    enum err err = session_need_open(session);

    *place = (struct ask_place){0};
    if (!err)
        err = requests_get(session->vault, id, STAGE_OWN, &request);
    if (err)
        goto out;
    place->task = session_task_find(session, request.task);
    if (!place->task) {
        err = ERR_DATA;
        goto out;
    }
    place->count = (int)task_question_count(place->task);
    place->field = field ? task_field(place->task, field)
                         : task_question(place->task, (size_t)request.question);
    if (!place->field) {
        err = field ? ERR_NOT_FOUND : ERR_OK;
        goto out;
    }
    /* The note is no question and has no number. */
    place->index =
        (int)task_question_index(place->task, place->field->name) + 1;
    if (place->index > place->count)
        place->index = 0;
    place->value = mem_string(request_value(&request, place->field->name));
    err = ask_half_of(session, id, place);
out:
    request_done(&request);
    return err;
}

void ask_place_done(struct ask_place *place)
{
    mem_free(place->value);
    mem_free(place->half);
    *place = (struct ask_place){0};
}

const struct field *ask_next(const struct task *task,
                             const struct field *field)
{
    size_t index = task_question_index(task, field->name);

    return index < task_question_count(task) ? task_question(task, index + 1)
                                             : NULL;
}

const struct field *ask_previous(const struct task *task,
                                 const struct field *field)
{
    size_t index = task_question_index(task, field->name);

    return index > 0 && index < task_question_count(task)
               ? task_question(task, index - 1)
               : NULL;
}

enum err ask_warned_until(struct session *session, struct request_id id,
                          const struct field *field, int32_t *day)
{
    struct change change;
    enum err err = change_open(session, id, &change);

    *day = DAY_NONE;
    if (!err)
        *day = change_expiry(&change, field, true);
    change_done(&change);
    return err;
}

/* A number is kept in ASCII digits, however it was typed. */
static void append_phone(struct text *out, const char *typed)
{
    while (*typed) {
        int digit;
        int size = format_digit(typed, &digit);

        if (size > 0)
            text_format(out, "%d", digit);
        else
            text_append_n(out, typed, 1);
        typed += size > 0 ? size : 1;
    }
}

enum err ask_clean_value(const struct field *field, const char *value,
                         struct text *out)
{
    const char *typed = field_typed(field->kind, value);
    struct text clean = {0};
    const char *start;

    text_clear(out);
    if (!typed) {
        text_append(out, value);
    } else {
        text_append_clean(&clean, typed, strlen(typed), FIELD_TEXT_LIMIT);
        while (clean.length && clean.bytes[clean.length - 1] == ' ')
            text_splice(&clean, clean.length - 1, 1, "");
        start = text_string(&clean);
        start += strspn(start, " ");
        text_append_n(out, value, (size_t)(typed - value));
        if (strncmp(value, "phone:", 6) == 0)
            append_phone(out, start);
        else
            text_append(out, start);
        text_done(&clean);
    }
    return field_accepts(field, text_string(out)) ? ERR_OK : ERR_INVALID;
}

/* The one place that decides whether a text may be written at all. */
static enum err judge(struct session *session, const struct change *change,
                      const struct field *field, const char *value,
                      bool needed, bool *warned)
{
    struct findings findings = {0};
    enum err err = ERR_OK;

    *warned = false;
    if (!field_typed(field->kind, value))
        return ERR_OK;
    ask_read(session, change->task, field, value, &findings);
    if (findings.count) {
        *warned = needed && ask_may_keep(field, &findings);
        err = *warned ? ERR_OK : ERR_FINDING;
    }
    findings_done(&findings);
    return err;
}

/* Find meets what was typed, but never the way back to a family: whoever has
 * a number must not be able to ask this laptop for the request it is in. */
static void search_text(const struct field *field, const char *value,
                        struct text *out)
{
    const char *typed = field_typed(field->kind, value);

    if (typed && field->kind != FIELD_REACH)
        search_fold(out, typed);
}

static enum err put_answer(struct session *session, struct change *change,
                           const struct field *field, const char *value,
                           bool warned)
{
    struct text search = {0};
    struct answer_row row = {.field = field->name,
                             .value = value,
                             .stage = field->stage,
                             .warned = warned};
    struct ask_half half = {0};
    enum err err = ask_half_get(session, change->request.id, &half);

    change_set(change, field, value, warned);
    search_text(field, value, &search);
    row.search = text_string(&search);
    row.expires = change_expiry(change, field, warned);
    if (!err)
        err = requests_put(session->vault, change->request.id, &row);
    if (!err)
        err = ask_half_put_back(session, change->request.id, &half);
    ask_half_done(&half);
    text_done(&search);
    return err;
}

/* Half-typed text of this field is answered for; the next question is the one
 * to come back to. */
static enum err go_on(struct session *session, struct change *change,
                      const struct field *field)
{
    size_t index = task_question_index(change->task, field->name);
    enum err err =
        ask_half_answered(session, change->request.id, field->name);

    if (change->request.state == REQUEST_DRAFT &&
        index < task_question_count(change->task))
        change->request.question = (int)index + 1;
    if (field->kind == FIELD_TOWN)
        ask_towns_changed(session);
    return err ? err : change_save(session, change);
}

enum err ask_open_field(struct session *session, struct request_id id,
                        const char *name, struct change *change,
                        const struct field **field)
{
    enum err err = change_open(session, id, change);

    *field = NULL;
    if (err)
        return err;
    *field = task_field(change->task, name);
    if (!*field)
        return ERR_NOT_FOUND;
    return change->request.state == REQUEST_ENDED ? ERR_STAGE : ERR_OK;
}

enum err ask_keep(struct session *session, struct request_id id,
                  const char *name, const char *value, bool needed)
{
    struct text clean = {0};
    struct change change;
    const struct field *field;
    const char *before;
    bool warned;
    enum err err = ask_open_field(session, id, name, &change, &field);

    if (!err)
        err = ask_clean_value(field, value, &clean);
    if (err)
        goto out;
    before = request_value(&change.request, name);
    if (before && strcmp(before, clean.bytes) == 0) {
        err = go_on(session, &change, field);
        goto out;
    }
    if (before)
        err = hold_check(session);
    /* An erased answer of this field goes before there is a new one. */
    if (!err && session->undo.kind == UNDO_ERASE_ANSWER)
        err = undo_begin(session);
    if (!err)
        err = judge(session, &change, field, clean.bytes, needed, &warned);
    if (err)
        goto out;
    err = vault_together(session->vault);
    if (!err)
        err = put_answer(session, &change, field, clean.bytes, warned);
    if (!err)
        err = change_mark_stale(session, &change, field);
    if (!err)
        err = go_on(session, &change, field);
    err = vault_together_end(session->vault, err);
    /* Marked for erasing, and kept by a hold. */
    if (err == ERR_EXISTS)
        err = ERR_HELD;
out:
    text_done(&clean);
    change_done(&change);
    return err;
}

enum err ask_skip(struct session *session, struct request_id id,
                  const char *name)
{
    struct change change;
    const struct field *field;
    enum err err = ask_open_field(session, id, name, &change, &field);

    if (!err && field->required)
        err = ERR_INVALID;
    /* Not together: on a full disk the drop alone may use the ballast. */
    if (!err && request_value(&change.request, name)) {
        err = hold_check(session);
        if (!err)
            err = requests_drop(session->vault, id, name);
        if (!err)
            err = change_mark_stale(session, &change, field);
        if (!err)
            change_set(&change, field, NULL, false);
    }
    if (!err)
        err = go_on(session, &change, field);
    change_done(&change);
    return err;
}

enum err ask_missing(struct session *session, struct request_id id,
                     const struct field **missing)
{
    struct change change;
    enum err err = change_open(session, id, &change);

    *missing = err ? NULL : ask_first_missing(change.task, &change.request);
    change_done(&change);
    return err;
}

const struct field *ask_first_missing(const struct task *task,
                                      const struct request *request)
{
    for (size_t i = 0; i < task->field_count; i++)
        if (task->fields[i].required &&
            !request_value(request, task->fields[i].name))
            return &task->fields[i];
    return NULL;
}

enum err ask_form_text(struct session *session, const struct field *field,
                       const char *typed, size_t limit, struct text *out)
{
    text_clear(out);
    if (!field)
        return ERR_DATA;
    typed += strspn(typed, " ");
    text_append_clean(out, typed, strlen(typed), limit);
    while (out->length && out->bytes[out->length - 1] == ' ')
        text_splice(out, out->length - 1, 1, "");
    if (out->length && ask_finds(session, NULL, field, out->bytes)) {
        text_clear(out);
        return ERR_FINDING;
    }
    return ERR_OK;
}
