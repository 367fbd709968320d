#ifndef UI_SCREENS_SHOWN_H
#define UI_SCREENS_SHOWN_H
/* One request and its task, as several screens hold them while they show it.
 * Zero-initialise; shown_done wipes. The task is borrowed. */
#include "core/request.h"
#include "core/task.h"
#include "ui/app.h"

struct shown {
    struct request request;
    const struct task *task;
};

/* Reads it anew, also over what was shown before. ERR_NOT_FOUND if the
 * request or its task isn't there any more. */
MUST_USE enum err shown_load(struct app *app, struct shown *shown,
                             struct request_id id);
void shown_done(struct shown *shown);

#endif
