#include "ui/screens/exchange_parts.h"

#include <stdio.h>

#include "flow/send.h"
#include "i18n/phrase.h"
#include "ui/screens/rows.h"

/* Packets that wait to go: for whom, then onto which stick. */

enum { ALL = 1, FOR = 20 };

struct state {
    struct send_waiting *list;
    size_t count;
    struct sticks sticks;
    bool chosen;
    int64_t contact; /* 0: all */
};

static void drop(struct state *state)
{
    send_waiting_done(state->list, state->count);
    state->list = NULL;
    state->count = 0;
}

static void load(struct app *app, struct state *state)
{
    drop(state);
    state->chosen = false;
    app_failed(app, send_waiting(app_session(app), &state->list,
                                 &state->count));
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    (void)argument;
    load(app, data);
    return ERR_OK;
}

static void build_list(const struct state *state, struct page *page)
{
    if (!state->count) {
        page_text(page, LOOK_PLAIN, _("Nothing waits to be carried."));
        return;
    }
    page_text(page, LOOK_PLAIN,
              _("With Syncthing they go by themselves. For a stick, choose "
                "who it is for."));
    for (size_t i = 0; i < state->count; i++) {
        char line[80];

        snprintf(line, sizeof line,
                 /* TRANSLATORS: %lu is a number of sealed packets. */
                 P_("%lu packet", "%lu packets",
                    (unsigned long)state->list[i].files),
                 (unsigned long)state->list[i].files);
        page_row(page, FOR + (int)i, state->list[i].label, line, NULL);
    }
    if (state->count > 1)
        page_row(page, ALL, _("All on one stick"), NULL, NULL);
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;

    (void)app;
    page_head(page, PAGE_NUMBERED, _("Packets that wait to go"), NULL);
    page_turn(page, state->chosen);
    if (state->chosen)
        sticks_build(&state->sticks, _("Put them on the stick"), page);
    else
        build_list(state, page);
}

struct job {
    struct session *session;
    int64_t contact;
    const char *stick;
    int carried;
};

static enum err work(void *user, bool (*progress)(void *bar, int percent),
                     void *bar)
{
    struct job *job = user;

    return send_carry(job->session, job->contact, job->stick, progress, bar,
                      &job->carried);
}

static void carry(struct app *app, struct state *state, const char *stick)
{
    struct job job = {app_session(app), state->contact, stick, 0};
    bool failed = app_failed(
        app, app_work(app, _("Writing on the stick…"), work, &job));

    load(app, state);
    if (!failed)
        app_say(app, _("The packets are on the stick and were checked. You "
                       "can take it out."));
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;
    const char *stick = sticks_chosen(&state->sticks, action->id);

    if (action->act == ACT_BACK && state->chosen) {
        state->chosen = false;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    if (stick) {
        carry(app, state, stick);
    } else {
        if (action->id != STICK_AGAIN)
            state->contact = action->id == ALL
                                 ? 0
                                 : state->list[action->id - FOR].contact;
        state->chosen = true;
        sticks_load(app, &state->sticks);
    }
    return true;
}

static void close(struct app *app, void *data)
{
    struct state *state = data;

    (void)app;
    drop(state);
    sticks_done(&state->sticks);
}

const struct screen screen_outbox = {.name = "outbox",
                                     .size = sizeof(struct state),
                                     .open = open,
                                     .build = build,
                                     .act = act,
                                     .close = close};
