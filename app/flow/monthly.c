#include "flow/monthly.h"

#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "base/mem.h"
#include "core/totals.h"
#include "flow/monthly_inside.h"
#include "flow/session_state.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "vault/tally.h"

enum err monthly_count(struct session *session, const struct request *request,
                       int32_t day)
{
    struct tally_end end = {
        .id = request->id,
        .task = request->task,
        .known = session_task_find(session, request->task) != NULL,
        .ended = day_month(day),
        .month = day_month(session->today)};

    return tally_count(session->vault, &end);
}

enum err monthly_release(struct session *session)
{
    LIST(const char *) tasks = {0};
    struct tally_now now = {.month = day_month(session->today)};
    enum err err = ERR_OK;

    for (size_t i = 0; i < session_tasks(session); i++)
        *LIST_ADD(&tasks) = session_task(session, i)->id;
    now.tasks = tasks.items;
    now.count = tasks.count;
    /* With no task at all the program's data can't be read today: then the
     * numbers of all of them wait. */
    if (now.count)
        err = tally_release(session->vault, &now, random_system());
    LIST_DONE(&tasks);
    return err;
}

/* --- reading -------------------------------------------------------------- */

static size_t place_of(struct session *session, const char *task)
{
    size_t count = session_tasks(session);

    for (size_t i = 0; i < count; i++)
        if (strcmp(session_task(session, i)->id, task) == 0)
            return i;
    return count;
}

/* As the menu has them; those that are gone come last. */
static void sort_month(struct session *session, struct monthly *list,
                       size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t at = i;
             at > 0 && place_of(session, list[at].task) <
                           place_of(session, list[at - 1].task);
             at--) {
            struct monthly other = list[at];

            list[at] = list[at - 1];
            list[at - 1] = other;
        }
}

static void sort(struct session *session, struct monthly *list, size_t count)
{
    size_t first = 0;

    for (size_t i = 1; i <= count; i++)
        if (i == count || list[i].month != list[first].month) {
            sort_month(session, list + first, i - first);
            first = i;
        }
}

static struct monthly read_one(struct session *session,
                               const struct total *total)
{
    const struct task *task = session_task_find(session, total->task);

    return (struct monthly){
        .month = total->month,
        .task = mem_string(total->task),
        .name = mem_string(task ? phrase(task->name) : total->task),
        .shown = total->noisy < TOTALS_FEW ? 0 : total->noisy};
}

enum err monthly_list(struct session *session, struct monthly **list,
                      size_t *count, int *waiting)
{
    struct total *totals = NULL;
    enum err err = session_need_day(session);

    *list = NULL;
    *count = 0;
    *waiting = 0;
    if (!err)
        err = tally_waiting(session->vault, day_month(session->today),
                            waiting);
    if (!err)
        err = tally_totals(session->vault, &totals, count);
    if (err)
        return err;
    *list = mem_new(*count, sizeof **list);
    for (size_t i = 0; i < *count; i++)
        (*list)[i] = read_one(session, &totals[i]);
    sort(session, *list, *count);
    tally_totals_done(totals, *count);
    return ERR_OK;
}

void monthly_done(struct monthly *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        mem_free(list[i].task);
        mem_free(list[i].name);
    }
    mem_free(list);
}

void monthly_say(struct text *out, const struct monthly *number)
{
    struct text digits = {0};
    struct format_part part = {"number", NULL};

    format_number(&digits, number->shown ? number->shown : TOTALS_FEW, NULL);
    part.value = text_string(&digits);
    if (number->shown)
        /* TRANSLATORS: of requests in a month: "about 10"; at most 24 cells. */
        format_fill(out, _("about {number}"), &part, 1);
    else
        /* TRANSLATORS: of requests in a month: "fewer than 5"; at most 24
         * cells. */
        format_fill(out, _("fewer than {number}"), &part, 1);
    text_done(&digits);
}

enum err monthly_table(struct session *session, struct text *out)
{
    struct monthly *list;
    size_t count;
    int waiting;
    enum err err = monthly_list(session, &list, &count, &waiting);

    text_clear(out);
    if (err)
        return err;
    /* For programs: the same in every language. */
    text_append(out, "month,task,about\n");
    for (size_t i = count; i-- > 0;) {
        text_format(out, "%04d-%02d,%s,", (int)(list[i].month / 12),
                    (int)(list[i].month % 12 + 1), list[i].task);
        if (list[i].shown)
            text_format(out, "%d\n", list[i].shown);
        else
            text_format(out, "<%d\n", TOTALS_FEW);
    }
    monthly_done(list, count);
    return ERR_OK;
}
