#include "base/day.h"
#include "flow/ask_inside.h"
#include "flow/browse.h"
#include "flow/practice.h"

/* Drafts, open and ended ones (vault/requests.h). */
#define ALL (-2)
#define MOST 100

/* Somebody who is counted on. Who is left over is marked too, without any
 * change. */
static bool is_stale(const struct request *request)
{
    for (size_t i = 0; i < request->helper_count; i++)
        if (request->helpers[i].stage == STAGE_AGREED &&
            request->helpers[i].stale)
            return true;
    return false;
}

static bool was_told(const struct request *request)
{
    for (size_t i = 0; i < request->helper_count; i++)
        if (request->helpers[i].stage == STAGE_AGREED &&
            request->helpers[i].told == DAY_NONE)
            return false;
    return true;
}

static enum practice_step step_of(struct session *session,
                                  const struct request *request)
{
    const struct task *task = session_task_find(session, request->task);

    if (request->state == REQUEST_ENDED)
        return request->end == END_DONE ? PRACTICE_DONE : PRACTICE_BEGIN;
    if (!task || ask_first_missing(task, request))
        return PRACTICE_ANSWER;
    if (request->consent_asking == DAY_NONE)
        return PRACTICE_YES;
    if (!request->asked && !request->helper_count)
        return PRACTICE_ASK;
    if (!request->helper_count)
        return PRACTICE_SOMEBODY;
    if (!request_count(request, STAGE_AGREED))
        return PRACTICE_CHOOSE;
    if (!was_told(request))
        return PRACTICE_PLACE;
    return is_stale(request) ? PRACTICE_TELL : PRACTICE_CHANGE;
}

enum err practice_step(struct session *session, enum practice_step *step)
{
    struct browse browse = {0};
    enum err err = browse_start(session, NULL, NULL, ALL, MOST, &browse);

    *step = PRACTICE_BEGIN;
    for (size_t i = 0; !err && i < browse.count; i++) {
        struct request request = {0};

        err = browse_get(session, browse.cards[i].id, &request);
        if (!err && step_of(session, &request) > *step)
            *step = step_of(session, &request);
        request_done(&request);
    }
    browse_done(&browse);
    return err;
}
