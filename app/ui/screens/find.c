#include "ui/screens/rows.h"

#include "i18n/phrase.h"
#include "ui/screens/cards.h"

enum { TYPED = 1, TASK, ENDED, HELD };

struct state {
    struct input input;
    struct browse browse;
    int task;   /* -1 = all */
    bool ended; /* ended ones too */
};

static void search(struct app *app, struct state *state)
{
    struct session *session = app_session(app);
    const char *task =
        state->task < 0 ? NULL : session_task(session, (size_t)state->task)->id;

    browse_done(&state->browse);
    app_failed(app, browse_start(session, input_string(&state->input), task,
                                 state->ended ? -2 : -1, CARD_PAGE,
                                 &state->browse));
    app_ticks(app, state->browse.unfinished ? 10 : 0);
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;

    (void)argument;
    state->task = -1;
    input_init(&state->input, 100);
    search(app, state);
    return ERR_OK;
}

static void refresh(struct app *app, void *data)
{
    search(app, data);
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;
    struct session *session = app_session(app);
    struct page_input input = {TYPED, &state->input, 1, _("Find"), NULL, 0};

    page_head(page, 0, _("Find"), NULL);
    page_text(page, LOOK_QUIET,
              _("A code, a day, a town or a piece of text. It is not kept."));
    page_input(page, &input);
    page_row(page, TASK, _("Task"),
             state->task < 0
                 ? _("all")
                 : phrase(session_task(session, (size_t)state->task)->name),
             NULL);
    page_tick(page, ENDED, state->ended, _("Ended ones too"));
    if (!state->browse.count && !state->browse.unfinished)
        page_text(page, LOOK_PLAIN, _("Nothing was found."));
    cards_build(app, &state->browse, page);
    page_row(page, HELD, _("What we hold about you"), NULL,
             _("for somebody who asks"));
    page_focus(page, TYPED);
}

static void next_task(struct app *app, struct state *state)
{
    state->task++;
    if ((size_t)state->task >= session_tasks(app_session(app)))
        state->task = -1;
    search(app, state);
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (action->act == ACT_TYPED) {
        search(app, state);
        return true;
    }
    if (action->act == ACT_TICK ||
        (action->act == ACT_CHOOSE && action->id == CARD_MORE)) {
        app_failed(app,
                   browse_more(app_session(app), CARD_PAGE, &state->browse));
        app_ticks(app, state->browse.unfinished ? 10 : 0);
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    if (action->id == TASK)
        next_task(app, state);
    else if (action->id == ENDED) {
        state->ended = !state->ended;
        search(app, state);
    } else if (action->id == HELD) {
        app_push(app, SCREEN_HELD, NULL);
    } else
        cards_open(app, &state->browse,
                   action->id == TYPED ? CARD_FIRST : action->id);
    return true;
}

static void close(struct app *app, void *data)
{
    struct state *state = data;

    (void)app;
    browse_done(&state->browse);
    input_done(&state->input);
}

const struct screen screen_find = {.name = "find",
                                   .size = sizeof(struct state),
                                   .open = open,
                                   .refresh = refresh,
                                   .build = build,
                                   .act = act,
                                   .close = close};
