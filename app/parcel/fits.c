#include "parcel/parcel.h"

#include <string.h>

#include "core/need.h"

/* The task may be written otherwise on the other laptop, which may also be
 * broken or false: what counts is the task as it is known here. */
static enum err fits_answer(const struct answer *answer,
                            const struct task *task, enum audience audience)
{
    const struct field *field = task_field(task, answer->field);

    if (!field)
        return ERR_PARCEL_TASK;
    if (!need_may_know(audience, field, WAY_PACKET))
        return ERR_PARCEL_STAGE;
    return answer->stage == field->stage && field_accepts(field, answer->value)
               ? ERR_OK
               : ERR_PARCEL_TASK;
}

enum err parcel_fits(const struct parcel *parcel, const struct task *task)
{
    const struct request *request = &parcel->request;
    enum audience audience = parcel->kind == PARCEL_TAKE_OVER
                                 ? AUDIENCE_COORDINATOR
                                 : need_of_stage(parcel->stage);
    enum err err = ERR_OK;

    if (!request->task)
        return ERR_OK;
    if (!task || strcmp(task->id, request->task) != 0)
        return ERR_PARCEL_TASK;
    for (size_t at = 0; !err && at < request->answer_count; at++)
        err = fits_answer(&request->answers[at], task, audience);
    return err;
}
