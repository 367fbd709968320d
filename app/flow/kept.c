#include <stdio.h>

#include "base/list.h"
#include "base/mark.h"
#include "base/mem.h"
#include "flow/ask_inside.h"
#include "flow/browse.h"
#include "flow/change.h"
#include "flow/send.h"
#include "flow/show.h"
#include "flow/unlock.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "vault/traces.h"

#define GOING_DAYS 7
#define GOING_MOST 50

struct kept_list {
    struct kept *items;
    size_t count;
    size_t room;
};

static char *until(struct session *session, int32_t day)
{
    struct text out = {0};

    show_expiry(session, &out, day);
    return text_take(&out);
}

static struct kept *add(struct session *session, struct kept_list *list,
                        const char *what, int32_t day)
{
    struct kept *kept = LIST_ADD(list);

    kept->what = mem_string(what);
    kept->until = until(session, day);
    return kept;
}

/* The place is shown nowhere but large, while a key is held. */
static void add_answer(struct session *session, struct kept_list *list,
                       const struct change *change,
                       const struct answer *answer)
{
    const struct field *field = task_field(change->task, answer->field);
    struct text what = {0};

    if (!field)
        text_set(&what, answer->field);
    else if (field->kind == FIELD_PLACE)
        text_set(&what, phrase(field->label));
    else
        show_fact(session, &what, field, answer->value, NULL);
    add(session, list, text_string(&what), answer->expires)->field =
        mem_string(answer->field);
    text_done(&what);
}

static void add_line(struct session *session, struct kept_list *list,
                     const struct helper *helper, int32_t day)
{
    struct text what = {0};

    /* TRANSLATORS: {label} stands for a helper ("A"), {stage} is like "can
     * help" or "agreed". */
    format_fill(&what, _("{label}: {stage}"),
                (const struct format_part[]){
                    {"label", helper->label},
                    {"stage", phrase(stage_name(helper->stage))}},
                2);
    add(session, list, text_string(&what), day);
    text_done(&what);
}

static void add_traces(struct session *session, struct kept_list *list,
                       const struct change *change)
{
    const struct request *request = &change->request;
    struct text what = {0};
    char code[16];

    (void)snprintf(code, sizeof code, "%d", request->code);
    /* TRANSLATORS: {code} is a number that stands for the request. */
    format_fill(&what, _("The code {code}"),
                &(struct format_part){"code", code}, 1);
    add(session, list, text_string(&what), change->expires);
    text_clear(&what);
    if (request->consent_asking != DAY_NONE)
        add(session, list, _("That they said yes to asking round"),
            change->expires);
    if (request->consent_place != DAY_NONE)
        add(session, list, _("That they said yes to telling the place"),
            change->expires);
    if (request->asked) {
        format_count(&what, "%lu person asked", "%lu people asked",
                     (unsigned long)request->asked, NULL);
        add(session, list, text_string(&what), change->expires);
    }
    text_done(&what);
}

/* What was half typed, and what stays when all else is gone. */
static enum err add_rest(struct session *session, struct kept_list *list,
                         const struct change *change)
{
    struct ask_half half = {0};
    enum err err = ask_half_get(session, change->request.id, &half);
    struct kept *kept;

    if (!err && half.field && *half.typed)
        add(session, list, _("Something half typed"), change->lines);
    ask_half_done(&half);
    if (err || change->request.state == REQUEST_DRAFT)
        return err;
    kept = LIST_ADD(list);
    kept->what = mem_string(_("When it has ended: kind of help, month, how "
                              "it ended, and numbers"));
    kept->until = mem_string(_("erased within 30 days after the end"));
    return ERR_OK;
}

/* Which laptops know of it, as long as the lines are there. */
static enum err add_packets(struct session *session, struct kept_list *list,
                            const struct change *change)
{
    struct send_knows *knows;
    size_t count;
    enum err err = send_knows(session, change->request.id, &knows, &count);

    if (err)
        return err;
    for (size_t i = 0; i < count; i++) {
        struct text what = {0};

        /* TRANSLATORS: {laptop} is what another laptop is called. */
        format_fill(&what, _("Told by packet: {laptop}"),
                    &(struct format_part){"laptop", knows[i].label}, 1);
        add(session, list, text_string(&what), change->lines);
        text_done(&what);
    }
    send_knows_done(knows, count);
    return ERR_OK;
}

enum err browse_kept(struct session *session, struct request_id id,
                     struct kept **list, size_t *count)
{
    struct kept_list kept = {0};
    struct change change;
    enum err err = change_open(session, id, &change);

    *list = NULL;
    *count = 0;
    if (err)
        goto out;
    for (size_t i = 0; i < change.request.answer_count; i++)
        add_answer(session, &kept, &change, &change.request.answers[i]);
    for (size_t i = 0; i < change.request.helper_count; i++)
        add_line(session, &kept, &change.request.helpers[i], change.lines);
    add_traces(session, &kept, &change);
    err = add_packets(session, &kept, &change);
    if (!err)
        err = add_rest(session, &kept, &change);
    if (err) {
        kept_done(kept.items, kept.count);
        goto out;
    }
    *list = kept.items;
    *count = kept.count;
out:
    change_done(&change);
    return err;
}

const char *browse_obstacle(struct session *session)
{
    switch (unlock_obstacle(session)) {
    case ERR_HELD:
        return _("Stop erasing is on: nothing is erased until it ends, also "
                 "after the days that stand here.");
    case ERR_CLOCK:
        return _("Today's date is not known: nothing is erased until it is.");
    case ERR_DISK_FULL:
        return _("The disk is full: what was erased can't be shown any more, "
                 "but traces of it stay in the encrypted file until there is "
                 "room.");
    default:
        return NULL;
    }
}

void kept_done(struct kept *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        mem_free(list[i].what);
        mem_free(list[i].until);
        mem_free(list[i].field);
    }
    mem_free(list);
}

/* --- what goes within a week ---------------------------------------------- */

static char *what_goes(const struct task *task, const struct expiring *one)
{
    const struct field *field =
        task && one->field ? task_field(task, one->field) : NULL;
    struct text what = {0};
    char code[16];
    const struct format_part parts[] = {
        {"code", code},
        {"task", task ? phrase(task->name) : one->task},
        {"field", field ? phrase(field->label) : one->field}};

    (void)snprintf(code, sizeof code, "%d", one->code);
    if (one->field)
        /* TRANSLATORS: "417, Babysitting: Where"; {field} is an answer. */
        format_fill(&what, _("{code}, {task}: {field}"), parts, 3);
    else
        /* TRANSLATORS: all of a request: "417, Babysitting: everything" */
        format_fill(&what, _("{code}, {task}: everything"), parts, 2);
    return text_take(&what);
}

static bool can_postpone(struct session *session, struct request_id id)
{
    struct request request;
    bool can = !requests_get(session->vault, id, STAGE_ASKING, &request) &&
               request.postponed == 0;

    request_done(&request);
    return can;
}

enum err browse_going(struct session *session, struct going **list,
                      size_t *count)
{
    LIST(struct going) going = {0};
    struct expiring *found = NULL;
    size_t found_count = 0;
    enum err err = session_need_day(session);

    *list = NULL;
    *count = 0;
    if (!err)
        err = traces_expiring(session->vault, session->today + GOING_DAYS,
                              GOING_MOST, &found, &found_count);
    if (err)
        return err;
    for (size_t i = 0; i < found_count; i++) {
        struct going *one = LIST_ADD(&going);

        one->id = found[i].id;
        one->what = what_goes(session_task_find(session, found[i].task),
                              &found[i]);
        one->when = until(session, found[i].expires);
        one->can_postpone = can_postpone(session, found[i].id);
    }
    expiring_done(found, found_count);
    *list = going.items;
    *count = going.count;
    return ERR_OK;
}

void going_done(struct going *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        mem_free(list[i].what);
        mem_free(list[i].when);
    }
    mem_free(list);
}

enum err browse_postpone(struct session *session, struct request_id id)
{
    struct change change;
    enum err err = change_open(session, id, &change);

    if (!err && change.request.postponed)
        err = ERR_INVALID;
    if (!err) {
        change.request.postponed = RETENTION_POSTPONE_DAYS;
        err = change_settle(session, &change);
    }
    change_done(&change);
    return err;
}
