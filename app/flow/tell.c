#include "flow/tell.h"

#include <string.h>

#include "base/list.h"
#include "base/mark.h"
#include "flow/ask_inside.h"
#include "flow/consent.h"
#include "flow/finish_inside.h"
#include "flow/hold.h"
#include "flow/messages.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "vault/requests.h"

#define PEOPLE_MOST 9999

/* What a kind of text asks of the line that it is for. */
static enum err stage_of(enum tell_kind kind, const struct helper *helper,
                         enum stage *stage)
{
    enum stage reached = helper ? helper->stage : STAGE_ASKING;

    *stage = reached;
    switch (kind) {
    case TELL_ASKING:
        *stage = STAGE_ASKING;
        break;
    case TELL_AVAILABLE:
        *stage = STAGE_AVAILABLE;
        break;
    case TELL_AGREED:
        *stage = STAGE_AGREED;
        break;
    default:
        break;
    }
    return *stage <= reached ? ERR_OK : ERR_STAGE;
}

/* Reads no more than the stage may know: by the line if there is one. */
static enum err read_for(struct session *session, struct request_id id,
                         int64_t line, enum tell_kind kind,
                         struct request *request, enum stage *stage)
{
    const struct helper *helper = NULL;
    enum err err = session_need_open(session);

    *request = (struct request){0};
    *stage = STAGE_ASKING;
    if (err)
        return err;
    if (line)
        err = requests_get_for_helper(session->vault, id, line, request);
    else
        err = requests_get(session->vault, id, STAGE_ASKING, request);
    if (err)
        return err;
    if (line) {
        helper = request_helper(request, line);
        if (!helper)
            return ERR_NOT_FOUND;
    }
    return stage_of(kind, helper, stage);
}

static enum err write_text(struct session *session,
                           const struct request *request,
                           struct message message,
                           const struct language *in, struct text *out)
{
    message.request = request;
    message.task = session_task_find(session, request->task);
    message.held = hold_check(session) != ERR_OK;
    if (!message.task)
        return ERR_DATA;
    if (message.way == WAY_QR)
        messages_write_short(session, out, &message, in);
    else
        messages_write(session, out, &message, in);
    return ERR_OK;
}

/* The family's yes is for what is told about them; a thank-you or a "no more
 * needed" has to be possible after it was withdrawn. */
static bool has_consent(struct session *session, const struct request *request,
                        enum tell_kind kind)
{
    const struct task *task = session_task_find(session, request->task);

    if (!messages_has_facts(kind))
        return true;
    if (request->consent_asking == DAY_NONE)
        return false;
    return kind != TELL_AGREED || (task && !consent_needs_place(task)) ||
           request->consent_place != DAY_NONE;
}

static enum err make_text(struct session *session, struct request_id id,
                          int64_t line, struct message message,
                          const struct language *in, struct text *out)
{
    bool facts = messages_has_facts(message.kind);
    struct request request;
    enum stage stage;
    enum err err =
        read_for(session, id, line, message.kind, &request, &stage);

    text_clear(out);
    /* After its end nobody is told more about it; what was agreed is in no
     * code. */
    if (!err && facts &&
        (request.state == REQUEST_ENDED ||
         (message.way == WAY_QR && stage >= STAGE_AGREED)))
        err = ERR_STAGE;
    if (!err && !has_consent(session, &request, message.kind))
        err = ERR_CONSENT;
    message.audience = need_of_stage(stage);
    if (!err)
        err = write_text(session, &request, message, in, out);
    request_done(&request);
    return err;
}

enum err tell_text(struct session *session, struct request_id id, int64_t line,
                   enum tell_kind kind, const struct language *in,
                   struct text *out)
{
    struct message message = {.kind = kind, .way = WAY_TEXT};

    return make_text(session, id, line, message, in, out);
}

enum err tell_short(struct session *session, struct request_id id,
                    int64_t line, enum tell_kind kind,
                    const struct language *in, struct text *out)
{
    struct message message = {.kind = kind, .way = WAY_QR};

    return make_text(session, id, line, message, in, out);
}

enum err tell_preview(struct session *session, struct request_id id,
                      const struct language *in, struct text *out)
{
    struct request request;
    enum stage stage;
    enum err err = read_for(session, id, 0, TELL_ASKING, &request, &stage);

    text_clear(out);
    if (!err)
        err = write_text(session, &request,
                         (struct message){.kind = TELL_ASKING,
                                          .audience = need_of_stage(stage),
                                          .way = WAY_TEXT},
                         in, out);
    request_done(&request);
    return err;
}

enum err tell_unseen(struct session *session, struct request_id id,
                     int64_t line, enum tell_kind kind, struct text *out)
{
    LIST(const char *) labels = {0};
    struct request request;
    const struct task *task = NULL;
    enum stage stage;
    enum err err = read_for(session, id, line, kind, &request, &stage);

    text_clear(out);
    if (!err) {
        task = session_task_find(session, request.task);
        err = task ? ERR_OK : ERR_DATA;
    }
    for (size_t i = 0; task && i < task->field_count; i++)
        if (!messages_has_facts(kind) ||
            !need_may_know(need_of_stage(stage), &task->fields[i], WAY_TEXT))
            *LIST_ADD(&labels) = phrase(task->fields[i].label);
    if (!err)
        format_list(out, labels.items, labels.count, NULL);
    LIST_DONE(&labels);
    request_done(&request);
    return err;
}

enum err tell_place(struct session *session, struct request_id id,
                    int64_t line, struct text *out)
{
    struct request request;
    const struct task *task = NULL;
    const struct field *field = NULL;
    const char *value, *typed;
    enum stage stage;
    enum err err =
        read_for(session, id, line, TELL_AGREED, &request, &stage);

    text_clear(out);
    if (!err && (request.consent_asking == DAY_NONE ||
                 request.consent_place == DAY_NONE))
        err = ERR_CONSENT;
    if (!err) {
        task = session_task_find(session, request.task);
        field = task ? task_field_of_kind(task, FIELD_PLACE) : NULL;
    }
    if (field && need_may_know(need_of_stage(stage), field, WAY_SCREEN)) {
        value = request_value(&request, field->name);
        typed = value ? field_typed(FIELD_PLACE, value) : NULL;
        if (typed)
            text_append(out, typed);
    }
    request_done(&request);
    return err;
}

/* --- what was told -------------------------------------------------------- */

static enum err count_asked(struct change *change, int people)
{
    if (people < 0 || people > PEOPLE_MOST)
        return ERR_INVALID;
    if (change->request.state == REQUEST_ENDED)
        return ERR_STAGE;
    change->request.asked += people;
    if (change->request.asked > PEOPLE_MOST)
        change->request.asked = PEOPLE_MOST;
    change->request.state = REQUEST_OPEN;
    return ERR_OK;
}

static enum err note_told(struct session *session, struct change *change,
                          int64_t line, enum tell_kind kind)
{
    enum stage stage;

    for (size_t i = 0; i < change->request.helper_count; i++) {
        struct helper *helper = &change->request.helpers[i];
        enum err err;

        if (helper->id != line)
            continue;
        err = stage_of(kind, helper, &stage);
        if (err)
            return err;
        /* An earlier stage's text tells nothing new. */
        if (messages_has_facts(kind) && stage < helper->stage)
            return ERR_OK;
        helper->told = session->today;
        helper->stale = false;
        return requests_helper_save(session->vault, change->request.id,
                                    helper);
    }
    return ERR_NOT_FOUND;
}

enum err tell_done(struct session *session, struct request_id id, int64_t line,
                   enum tell_kind kind, int people)
{
    struct change change;
    enum err err = change_open(session, id, &change);

    if (!err && !has_consent(session, &change.request, kind))
        err = ERR_CONSENT;
    if (!err && line)
        err = note_told(session, &change, line, kind);
    else if (!err && kind == TELL_ASKING)
        err = count_asked(&change, people);
    if (!err)
        err = change_save(session, &change);
    change_done(&change);
    return err;
}

/* Everybody who knows of it has to hear that it is over. */
static enum err mark_to_tell(struct session *session, struct change *change)
{
    enum err err = ERR_OK;

    for (size_t i = 0; !err && i < change->request.helper_count; i++) {
        struct helper *helper = &change->request.helpers[i];

        if (helper->stale)
            continue;
        helper->stale = true;
        err = requests_helper_save(session->vault, change->request.id, helper);
    }
    return err;
}

/* With the first yes a draft becomes a request; without it, and while nobody
 * knows of it, it is a draft again. No yes to the place outlives the first. */
static enum err consent_asking(struct session *session, struct change *change,
                               bool yes)
{
    struct request *request = &change->request;

    if (yes && ask_first_missing(change->task, request))
        return ERR_INVALID;
    request->consent_asking = yes ? session->today : DAY_NONE;
    if (yes) {
        request->state = REQUEST_OPEN;
        return ERR_OK;
    }
    request->consent_place = DAY_NONE;
    if (!request->asked && !request->helper_count)
        request->state = REQUEST_DRAFT;
    return mark_to_tell(session, change);
}

static enum err consent_place(struct session *session, struct change *change,
                              bool yes)
{
    struct request *request = &change->request;

    if (yes && request->consent_asking == DAY_NONE)
        return ERR_CONSENT;
    request->consent_place = yes ? session->today : DAY_NONE;
    return ERR_OK;
}

enum err tell_consent(struct session *session, struct request_id id, int which,
                      bool yes)
{
    struct change change;
    enum err err = change_open(session, id, &change);

    if (!err && change.request.state == REQUEST_ENDED)
        err = ERR_STAGE;
    if (!err && (which < 0 || which > 1))
        err = ERR_INVALID;
    if (!err) {
        err = vault_together(session->vault);
        if (!err)
            err = which == 0 ? consent_asking(session, &change, yes)
                             : consent_place(session, &change, yes);
        if (!err)
            err = change_save(session, &change);
        err = vault_together_end(session->vault, err);
    }
    change_done(&change);
    return err;
}

/* --- to say, not to write ------------------------------------------------- */

static const char *const say_babysitting[] = {
    N_("Allergies, and what the children need"),
    N_("Who may collect the children"),
    N_("How the parent can be reached meanwhile"),
    N_("What to do in an emergency"),
};
static const char *const say_generic[] = {
    N_("How to find each other"),
    N_("What to do if somebody is late"),
    N_("What to do in an emergency"),
};

void tell_to_say(const struct task *task, const struct language *in,
                 struct text *out)
{
    bool sitting = strcmp(task->id, "babysitting") == 0;
    const char *const *lines = sitting ? say_babysitting : say_generic;
    size_t count = sitting ? COUNT(say_babysitting) : COUNT(say_generic);

    for (size_t i = 0; i < count; i++) {
        if (i)
            text_append(out, "\n");
        text_append(out, phrase_in(in, lines[i]));
    }
}
