#include "base/day.h"
#include "base/list.h"
#include "core/need.h"
#include "flow/hold.h"
#include "flow/session_state.h"
#include "flow/tell.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "vault/requests.h"

/* --- who knows what ------------------------------------------------------- */

/* How far this line was told. Between one stage and the next day that is
 * noted they know what they knew before. */
static enum audience knows(const struct helper *helper)
{
    enum stage stage = helper->stage;

    if (helper->told == DAY_NONE && stage > STAGE_ASKING)
        stage--;
    return need_of_stage(stage);
}

enum err tell_told(struct session *session, struct request_id id, int64_t line,
                   struct text *out)
{
    LIST(const char *) labels = {0};
    const struct helper *helper = NULL;
    const struct task *task = NULL;
    struct request request = {0};
    enum err err = session_need_open(session);

    text_clear(out);
    if (!err)
        err = requests_get_for_helper(session->vault, id, line, &request);
    if (!err) {
        helper = request_helper(&request, line);
        task = session_task_find(session, request.task);
        err = !helper ? ERR_NOT_FOUND : !task ? ERR_DATA : ERR_OK;
    }
    for (size_t i = 0; !err && i < task->field_count; i++)
        if (request_value(&request, task->fields[i].name) &&
            need_may_know(knows(helper), &task->fields[i], WAY_SCREEN))
            *LIST_ADD(&labels) = phrase(task->fields[i].label);
    if (!err)
        format_list(out, labels.items, labels.count, NULL);
    LIST_DONE(&labels);
    request_done(&request);
    return err;
}

/* --- taking back ---------------------------------------------------------- */

enum err tell_take_back(struct session *session, struct request_id id,
                        int64_t line)
{
    /* Asked first: half of it would say that they know. */
    enum err err = hold_check(session);

    if (!err)
        err = tell_done(session, id, line, TELL_TAKE_BACK, 0);
    return err ? err : tell_line_back(session, id, line);
}
