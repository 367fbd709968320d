#include "flow/change.h"

#include <string.h>

#include "base/list.h"
#include "base/mem.h"
#include "core/need.h"
#include "flow/settings.h"
#include "vault/requests.h"

/* So many requests are read in one go. */
#define SETTLE_PAGE 200

struct lifetime change_lifetime(const struct change *change)
{
    const struct request *request = &change->request;
    struct lifetime lifetime = {.when = request->when,
                                .changed = request->changed,
                                .ended = request->ended,
                                .postponed = request->postponed};

    return retention_sooner(change->task, &lifetime, &change->sooner);
}

int32_t change_event_day(const struct request *request,
                         const struct task *task)
{
    const struct field *when = task_field_of_kind(task, FIELD_WHEN);
    const char *value = when ? request_value(request, when->name) : NULL;
    int32_t day = DAY_NONE;
    int minutes;

    if (value && !field_when(value, &day, &minutes))
        return DAY_NONE;
    return day;
}

static int32_t whole_expiry(const struct change *change)
{
    struct lifetime lifetime = change_lifetime(change);

    return retention_at_most(retention_request(change->task, &lifetime),
                             change->task, &lifetime, &change->sooner);
}

static int32_t lines_expiry(const struct change *change)
{
    struct lifetime lifetime = change_lifetime(change);

    return retention_end(change->task, &lifetime) + RETENTION_HELPER_DAYS;
}

static enum err read_sooner(struct session *session, struct sooner *sooner)
{
    enum err err = settings_read(session, SETTING_KEEP, &sooner->keep);

    return err ? err : settings_read(session, SETTING_IDLE, &sooner->idle);
}

enum err change_open(struct session *session, struct request_id id,
                     struct change *change)
{
    enum err err = session_need_day(session);

    *change = (struct change){0};
    if (!err)
        err = requests_get(session->vault, id, STAGE_OWN, &change->request);
    if (!err)
        err = read_sooner(session, &change->sooner);
    if (err)
        return err;
    change->task = session_task_find(session, change->request.task);
    if (!change->task)
        return ERR_DATA;
    change->expires = whole_expiry(change);
    change->lines = lines_expiry(change);
    return ERR_OK;
}

void change_done(struct change *change)
{
    request_done(&change->request);
    mem_free(change->marked);
    *change = (struct change){0};
}

int32_t change_expiry(const struct change *change, const struct field *field,
                      bool warned)
{
    struct lifetime lifetime = change_lifetime(change);

    return retention_at_most(
        retention_field(change->task, field, &lifetime, warned), change->task,
        &lifetime, &change->sooner);
}

static struct answer *find_answer(struct request *request, const char *field)
{
    for (size_t i = 0; i < request->answer_count; i++)
        if (strcmp(request->answers[i].field, field) == 0)
            return &request->answers[i];
    return NULL;
}

static void remove_answer(struct request *request, struct answer *answer)
{
    struct answer *last = &request->answers[request->answer_count - 1];

    mem_free(answer->field);
    mem_free(answer->value);
    *answer = *last;
    *last = (struct answer){0};
    request->answer_count--;
}

static struct answer *add_answer(struct request *request, const char *field)
{
    size_t count = request->answer_count;
    struct answer *answer;

    request->answers = mem_resize(request->answers, count, count + 1,
                                  sizeof *request->answers);
    request->answer_count++;
    answer = &request->answers[count];
    answer->field = mem_string(field);
    return answer;
}

void change_set(struct change *change, const struct field *field,
                const char *value, bool warned)
{
    struct request *request = &change->request;
    struct answer *answer = find_answer(request, field->name);

    if (!value) {
        if (answer)
            remove_answer(request, answer);
    } else {
        if (!answer)
            answer = add_answer(request, field->name);
        mem_free(answer->value);
        answer->value = mem_string(value);
        answer->stage = field->stage;
        answer->warned = warned;
    }
    request->when = change_event_day(request, change->task);
    if (value)
        answer->expires = change_expiry(change, field, warned);
}

static struct answer_row expiry_row(const char *field, int32_t day)
{
    return (struct answer_row){
        .field = field, .value = "", .search = "", .expires = day};
}

static enum err expire(struct session *session, struct change *change,
                       const struct answer_row *rows, size_t count)
{
    enum err err =
        requests_expire(session->vault, change->request.id, rows, count,
                        whole_expiry(change));

    if (!err) {
        change->expires = whole_expiry(change);
        change->lines = lines_expiry(change);
    }
    return err;
}

/* Rows whose expiry is another than the one they were read with. A field
 * that the task no longer names keeps what it has. */
static enum err write_expiries(struct session *session, struct change *change)
{
    LIST(struct answer_row) rows = {0};
    int32_t lines = lines_expiry(change);
    enum err err = ERR_OK;

    for (size_t i = 0; i < change->request.answer_count; i++) {
        struct answer *answer = &change->request.answers[i];
        const struct field *field = task_field(change->task, answer->field);
        int32_t day =
            field ? change_expiry(change, field, answer->warned) : 0;

        if (!field || day == answer->expires)
            continue;
        answer->expires = day;
        *LIST_ADD(&rows) = expiry_row(answer->field, day);
    }
    if (rows.count || lines != change->lines ||
        whole_expiry(change) != change->expires) {
        *LIST_ADD(&rows) = expiry_row(REQUESTS_LINES, lines);
        err = expire(session, change, rows.items, rows.count);
    }
    LIST_DONE(&rows);
    return err;
}

enum err change_first(struct session *session, const struct task *task,
                      const struct request *request)
{
    struct change change = {.request = *request, .task = task};
    struct answer_row lines;
    enum err err = read_sooner(session, &change.sooner);

    if (err)
        return err;
    lines = expiry_row(REQUESTS_LINES, lines_expiry(&change));
    return expire(session, &change, &lines, 1);
}

enum err change_settle(struct session *session, struct change *change)
{
    enum err err;

    change->request.when = change_event_day(&change->request, change->task);
    err = requests_save(session->vault, &change->request);
    return err ? err : write_expiries(session, change);
}

enum err change_save(struct session *session, struct change *change)
{
    change->request.changed = session->today;
    return change_settle(session, change);
}

static enum err settle_one(struct session *session, struct request_id id)
{
    struct change change;
    enum err err = change_open(session, id, &change);

    if (!err)
        err = change_settle(session, &change);
    change_done(&change);
    /* A task that isn't there any more: its days stand. */
    return err == ERR_DATA ? ERR_OK : err;
}

enum err change_settle_all(struct session *session)
{
    struct request_filter filter = {.state = -2, .when = DAY_NONE};
    struct request_cursor cursor = {0};
    bool more = true, unfinished;
    enum err err = ERR_OK;

    while (!err && more) {
        struct request_card *cards;
        size_t count;

        err = requests_list(session->vault, &filter, &cursor, SETTLE_PAGE,
                            &cards, &count, &more, &unfinished);
        for (size_t i = 0; !err && i < count; i++)
            err = settle_one(session, cards[i].id);
        request_cards_done(cards, count);
    }
    return err;
}

bool change_is_covered(const struct request *request)
{
    return request_count(request, STAGE_AGREED) >= (size_t)request->needed;
}

/* Somebody who said "I can" was told what everybody was told; what belongs to
 * the stage of the line only once that was told as well. */
bool change_knows(const struct helper *helper, const struct field *field)
{
    enum stage known = helper->stage;

    if (helper->told == DAY_NONE && known > STAGE_ASKING)
        known = (enum stage)(known - 1);
    return need_may_know(need_of_stage(known), field, WAY_SCREEN);
}

/* Who was thanked because enough have agreed isn't counted on: no news. */
static bool is_left_out(const struct request *request,
                        const struct helper *helper)
{
    return helper->stage == STAGE_AVAILABLE && !helper->reserve &&
           change_is_covered(request);
}

enum err change_mark_stale(struct session *session, struct change *change,
                           const struct field *field)
{
    LIST(int64_t) marked = {0};
    enum err err = ERR_OK;

    for (size_t i = 0; !err && i < change->request.helper_count; i++) {
        struct helper *helper = &change->request.helpers[i];

        if (helper->stale || !change_knows(helper, field) ||
            is_left_out(&change->request, helper))
            continue;
        helper->stale = true;
        err = requests_helper_save(session->vault, change->request.id, helper);
        *LIST_ADD(&marked) = helper->id;
    }
    mem_free(change->marked);
    change->marked = marked.items;
    change->marked_count = marked.count;
    return err;
}

enum err change_ends(struct session *session, const struct task *task,
                     struct request *request, int32_t *whole)
{
    struct change change = {.request = *request, .task = task};
    enum err err = read_sooner(session, &change.sooner);

    *whole = 0;
    if (err)
        return err;
    for (size_t i = 0; i < request->answer_count; i++) {
        const struct field *field =
            task_field(task, request->answers[i].field);

        request->answers[i].expires =
            field ? change_expiry(&change, field, false) : 0;
    }
    *whole = whole_expiry(&change);
    return ERR_OK;
}
