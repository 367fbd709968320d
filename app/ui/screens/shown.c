#include "ui/screens/shown.h"

#include "flow/browse.h"

enum err shown_load(struct app *app, struct shown *shown, struct request_id id)
{
    enum err err;

    shown_done(shown);
    err = browse_get(app_session(app), id, &shown->request);
    if (err)
        return err;
    shown->task = session_task_find(app_session(app), shown->request.task);
    return shown->task ? ERR_OK : ERR_NOT_FOUND;
}

void shown_done(struct shown *shown)
{
    request_done(&shown->request);
    *shown = (struct shown){0};
}
