#include <string.h>

#include "base/mem.h"
#include "flow/ask_inside.h"
#include "flow/consent.h"
#include "flow/finish_inside.h"
#include "flow/hold.h"
#include "flow/tell.h"
#include "vault/requests.h"

#define LABEL_FORM "helper_label"
#define LABEL_LIMIT 60
#define LINES_MOST 99
#define NEEDED_MOST 99

static bool has_label(const struct request *request, const char *label)
{
    for (size_t i = 0; i < request->helper_count; i++)
        if (strcmp(request->helpers[i].label, label) == 0)
            return true;
    return false;
}

/* A to Z, then AA, AB ...: the first that is free. */
void tell_line_label(const struct request *request, struct text *out)
{
    for (int number = 0;; number++) {
        text_clear(out);
        if (number >= 26)
            text_format(out, "%c", 'A' + (number / 26 - 1) % 26);
        text_format(out, "%c", 'A' + number % 26);
        if (!has_label(request, out->bytes))
            return;
    }
}

static struct helper *find_line(struct change *change, int64_t line)
{
    for (size_t i = 0; i < change->request.helper_count; i++)
        if (change->request.helpers[i].id == line)
            return &change->request.helpers[i];
    return NULL;
}

/* A request that is being arranged, and the line if one is named. */
static enum err open_line(struct session *session, struct request_id id,
                          int64_t line, struct change *change,
                          struct helper **helper)
{
    enum err err = change_open(session, id, change);

    *helper = NULL;
    if (err)
        return err;
    if (change->request.state != REQUEST_OPEN)
        return ERR_STAGE;
    *helper = find_line(change, line);
    return line && !*helper ? ERR_NOT_FOUND : ERR_OK;
}

static enum err choose_label(struct session *session,
                             const struct request *request, const char *typed,
                             struct text *label)
{
    enum err err = ERR_OK;

    if (typed)
        err = ask_form_text(session, session_form(session, LABEL_FORM), typed,
                            LABEL_LIMIT, label);
    if (!err && !label->length)
        tell_line_label(request, label);
    return err;
}

enum err tell_line_add(struct session *session, struct request_id id,
                       const char *typed, int64_t *line)
{
    struct helper helper = {.stage = STAGE_AVAILABLE, .told = DAY_NONE};
    struct text label = {0};
    struct helper *none;
    struct change change;
    enum err err = open_line(session, id, 0, &change, &none);

    *line = 0;
    if (!err && change.request.consent_asking == DAY_NONE)
        err = ERR_CONSENT;
    if (!err && change.request.helper_count >= LINES_MOST)
        err = ERR_INVALID;
    if (!err)
        err = choose_label(session, &change.request, typed, &label);
    if (!err)
        err = has_label(&change.request, label.bytes) ? ERR_EXISTS
                                                      : undo_begin(session);
    if (err)
        goto out;
    helper.label = label.bytes;
    err = requests_helper_add(session->vault, id, &helper, line);
    if (!err) {
        helper.id = *line;
        undo_note(session, UNDO_LINE_ADD, &change, NULL, &helper);
        err = change_save(session, &change);
    }
out:
    text_done(&label);
    change_done(&change);
    return err;
}

/* When enough have agreed, the others have to be thanked. */
static enum err mark_left_over(struct session *session, struct change *change)
{
    enum err err = ERR_OK;

    if (!change_is_covered(&change->request))
        return ERR_OK;
    for (size_t i = 0; !err && i < change->request.helper_count; i++) {
        struct helper *helper = &change->request.helpers[i];

        if (helper->stage != STAGE_AVAILABLE || helper->reserve ||
            helper->stale)
            continue;
        helper->stale = true;
        err = requests_helper_save(session->vault, change->request.id, helper);
        change->marked =
            mem_resize(change->marked, change->marked_count,
                       change->marked_count + 1, sizeof *change->marked);
        change->marked[change->marked_count++] = helper->id;
    }
    return err;
}

static enum err save_line(struct session *session, struct change *change,
                          const struct helper *before,
                          const struct helper *after)
{
    enum err err = undo_begin(session);

    if (!err)
        err = requests_helper_save(session->vault, change->request.id, after);
    if (!err)
        err = mark_left_over(session, change);
    if (err)
        return err;
    undo_note(session, UNDO_LINE, change, NULL, before);
    return change_save(session, change);
}

static bool may_choose(const struct change *change)
{
    const struct request *request = &change->request;

    return request->consent_asking != DAY_NONE &&
           (request->consent_place != DAY_NONE ||
            !consent_needs_place(change->task));
}

enum err tell_line_choose(struct session *session, struct request_id id,
                          int64_t line)
{
    struct helper *helper, before;
    struct change change;
    enum err err = open_line(session, id, line, &change, &helper);

    if (!err && !helper)
        err = ERR_NOT_FOUND;
    if (!err && !stage_may_change(helper->stage, STAGE_AGREED))
        err = ERR_STAGE;
    if (!err && !may_choose(&change))
        err = ERR_CONSENT;
    if (err)
        goto out;
    before = *helper;
    helper->stage = STAGE_AGREED;
    helper->told = DAY_NONE;
    helper->reserve = false;
    err = save_line(session, &change, &before, helper);
out:
    change_done(&change);
    return err;
}

static enum err drop_line(struct session *session, struct change *change,
                          const struct helper *helper)
{
    enum err err = undo_begin(session);

    if (!err)
        err = requests_helper_drop(session->vault, change->request.id,
                                   helper->id);
    if (err)
        return err;
    undo_note(session, UNDO_LINE_DROP, change, NULL, helper);
    return change_save(session, change);
}

enum err tell_line_back(struct session *session, struct request_id id,
                        int64_t line)
{
    struct helper *helper, before;
    struct change change;
    enum err err = open_line(session, id, line, &change, &helper);

    if (!err && !helper)
        err = ERR_NOT_FOUND;
    if (!err)
        err = hold_check(session);
    if (err)
        goto out;
    before = *helper;
    if (helper->stage == STAGE_AGREED) {
        helper->stage = STAGE_AVAILABLE;
        err = save_line(session, &change, &before, helper);
    } else {
        err = drop_line(session, &change, &before);
    }
out:
    change_done(&change);
    return err;
}

enum err tell_line_reserve(struct session *session, struct request_id id,
                           int64_t line, bool reserve)
{
    struct helper *helper, before;
    struct change change;
    enum err err = open_line(session, id, line, &change, &helper);

    if (!err && !helper)
        err = ERR_NOT_FOUND;
    if (!err && helper->stage != STAGE_AVAILABLE)
        err = ERR_STAGE;
    if (err)
        goto out;
    before = *helper;
    helper->reserve = reserve;
    err = save_line(session, &change, &before, helper);
out:
    change_done(&change);
    return err;
}

enum err tell_needed(struct session *session, struct request_id id,
                     int helpers)
{
    struct change change;
    enum err err = change_open(session, id, &change);

    if (!err && (helpers < 1 || helpers > NEEDED_MOST))
        err = ERR_INVALID;
    if (!err && change.request.state == REQUEST_ENDED)
        err = ERR_STAGE;
    if (!err) {
        change.request.needed = helpers;
        err = mark_left_over(session, &change);
    }
    if (!err)
        err = change_save(session, &change);
    change_done(&change);
    return err;
}
