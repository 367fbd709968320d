#include "flow/browse.h"

#include "base/mem.h"
#include "flow/session_state.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "vault/traces.h"

static void number(struct text *out, int count)
{
    format_number(out, count, NULL);
}

static char *line_of(struct session *session, const struct receipt *receipt)
{
    const struct task *task = session_task_find(session, receipt->task);
    struct text line = {0}, month = {0}, asked = {0}, could = {0}, chosen = {0};

    format_month(&month, receipt->month / 12, receipt->month % 12 + 1, NULL);
    number(&asked, receipt->asked);
    number(&could, receipt->available);
    number(&chosen, receipt->agreed);
    const struct format_part parts[] = {
        {"task", task ? phrase(task->name) : receipt->task},
        {"month", text_string(&month)},
        {"end", phrase(request_end_name(receipt->end))},
        {"asked", text_string(&asked)},
        {"could", text_string(&could)},
        {"chosen", text_string(&chosen)}};

    format_fill(&line,
                /* TRANSLATORS: {task} is a kind of help, {month} like
                 * "November 2026", {end} like "done"; the others are numbers
                 * of people. */
                _("{task}, {month}: {end} (asked: {asked}, could help: "
                  "{could}, chosen: {chosen})"),
                parts, COUNT(parts));
    text_done(&month);
    text_done(&asked);
    text_done(&could);
    text_done(&chosen);
    return text_take(&line);
}

enum err browse_receipts(struct session *session, char ***lines,
                         size_t *count)
{
    struct receipt *list = NULL;
    enum err err = session_need_open(session);

    *lines = NULL;
    *count = 0;
    if (!err)
        err = traces_receipts(session->vault, &list, count);
    if (err)
        return err;
    *lines = mem_new(*count, sizeof **lines);
    for (size_t i = 0; i < *count; i++)
        (*lines)[i] = line_of(session, &list[i]);
    receipts_done(list, *count);
    return ERR_OK;
}
