#include "ui/screens/rows.h"

#include <string.h>

#include "flow/browse.h"
#include "i18n/phrase.h"

/* What is erased within a week; a whole request can be put off once. */

enum { ROW = 10, POSTPONE = 1, OPEN };

struct state {
    struct going *list;
    size_t count;
    int chosen;
};

static void read(struct app *app, struct state *state)
{
    going_done(state->list, state->count);
    state->list = NULL;
    state->count = 0;
    app_failed(app, browse_going(app_session(app), &state->list,
                                 &state->count));
}

/* The sheet stays open, after another language was chosen, if its request is
 * still in the same place. */
static void refresh(struct app *app, void *data)
{
    struct state *state = data;
    struct request_id id = {0};
    int chosen = state->chosen;

    if (chosen >= 0)
        id = state->list[chosen].id;
    read(app, state);
    if (chosen >= (int)state->count ||
        (chosen >= 0 &&
         memcmp(&state->list[chosen].id, &id, sizeof id) != 0))
        state->chosen = -1;
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;

    (void)argument;
    state->chosen = -1;
    read(app, state);
    return ERR_OK;
}

static void build_sheet(const struct going *going, struct page *page)
{
    page_head(page, PAGE_SHEET, going->what, NULL);
    page_text(page, LOOK_PLAIN, going->when);
    page_button(page, OPEN, true, _("Open the request"));
    if (going->can_postpone)
        page_button(page, POSTPONE, false, _("Keep it 7 days longer, once"));
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;

    if (state->chosen >= 0) {
        build_sheet(&state->list[state->chosen], page);
        return;
    }
    page_head(page, PAGE_NUMBERED, _("Erased within 7 days"), NULL);
    if (browse_obstacle(app_session(app)))
        page_text(page, LOOK_WARN, browse_obstacle(app_session(app)));
    if (!state->count)
        page_text(page, LOOK_PLAIN, _("Nothing is due."));
    for (size_t i = 0; i < state->count; i++)
        page_row(page, ROW + (int)i, state->list[i].what, NULL,
                 state->list[i].when);
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;
    struct request_id id;

    if (action->act == ACT_BACK && state->chosen >= 0) {
        state->chosen = -1;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    if (action->id >= ROW) {
        state->chosen = action->id - ROW;
        return true;
    }
    id = state->list[state->chosen].id;
    state->chosen = -1;
    if (action->id == OPEN) {
        app_push(app, SCREEN_REQUEST, &(struct screen_argument){.request = id});
    } else if (!app_failed(app, browse_postpone(app_session(app), id))) {
        refresh(app, state);
        app_say(app, _("Kept 7 days longer. It can't be put off again."));
    }
    return true;
}

static void close(struct app *app, void *data)
{
    struct state *state = data;

    (void)app;
    going_done(state->list, state->count);
}

const struct screen screen_expiring = {.name = "expiring",
                                       .size = sizeof(struct state),
                                       .open = open,
                                       .refresh = refresh,
                                       .build = build,
                                       .act = act,
                                       .close = close};
