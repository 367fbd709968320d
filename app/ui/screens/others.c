#include "ui/screens/exchange_parts.h"

#include "base/day.h"
#include "flow/theirs.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/screens/rows.h"

/* Requests of other laptops that we were told about. */

enum { LOOK = 1, ROW = 100 };

struct state {
    struct theirs *list;
    size_t count;
};

static void drop(struct state *state)
{
    theirs_list_done(state->list, state->count);
    state->list = NULL;
    state->count = 0;
}

static void refresh(struct app *app, void *data)
{
    struct state *state = data;

    drop(state);
    app_failed(app,
               theirs_list(app_session(app), &state->list, &state->count));
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    (void)argument;
    refresh(app, data);
    return ERR_OK;
}

static const char *state_of(const struct theirs *theirs)
{
    if (theirs->state == REQUEST_ENDED)
        return phrase(request_end_name(theirs->end));
    return phrase(stage_name(theirs->stage));
}

static void build(struct app *app, void *data, struct page *page)
{
    const struct state *state = data;
    struct session *session = app_session(app);

    page_head(page, 0, _("Requests of other laptops"), NULL);
    if (!state->count)
        page_text(page, LOOK_PLAIN, _("There are none here now."));
    for (size_t i = 0; i < state->count; i++) {
        const struct theirs *one = &state->list[i];
        const struct task *task = session_task_find(session, one->task);
        struct text day = {0};

        if (one->when != DAY_NONE)
            format_day_near(&day, one->when, session_today(session), NULL);
        page_card(page, ROW + (int)i, task ? phrase(task->name) : one->task,
                  text_string(&day), state_of(one), one->label);
        text_done(&day);
    }
    page_button(page, LOOK, true, _("Look for packets"));
}

static bool act(struct app *app, void *data, const struct action *action)
{
    const struct state *state = data;

    if (action->act != ACT_CHOOSE)
        return false;
    if (action->id >= ROW)
        app_push(app, SCREEN_THEIRS,
                 &(struct screen_argument){
                     .line = state->list[action->id - ROW].link});
    else
        app_push(app, SCREEN_PACKETS, NULL);
    return true;
}

static void close(struct app *app, void *data)
{
    (void)app;
    drop(data);
}

const struct screen screen_others = {.name = "others",
                                     .size = sizeof(struct state),
                                     .open = open,
                                     .refresh = refresh,
                                     .build = build,
                                     .act = act,
                                     .close = close};
