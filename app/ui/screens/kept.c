#include "ui/screens/rows.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "flow/browse.h"
#include "flow/finish.h"
#include "i18n/phrase.h"

/* Everything that is held about one request, and until when. Each answer can
 * be corrected or erased alone, at once. */

enum { ROW = 10, ERASE = 1, LEAVE, CORRECT };

struct state {
    struct request_id request;
    struct kept *list;
    size_t count;
    int chosen; /* -1 none */
};

static void read(struct app *app, struct state *state)
{
    kept_done(state->list, state->count);
    state->list = NULL;
    state->count = 0;
    app_failed(app, browse_kept(app_session(app), state->request,
                                &state->list, &state->count));
}

/* The sheet stays open, after another language was chosen, if its answer is
 * still in the same place. */
static void refresh(struct app *app, void *data)
{
    struct state *state = data;
    int chosen = state->chosen;
    char *field = chosen >= 0 ? mem_string(state->list[chosen].field) : NULL;

    read(app, state);
    if (chosen >= (int)state->count ||
        (chosen >= 0 && (!field || !state->list[chosen].field ||
                         strcmp(state->list[chosen].field, field) != 0)))
        state->chosen = -1;
    mem_free(field);
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;

    state->request = argument->request;
    state->chosen = -1;
    read(app, state);
    return ERR_OK;
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;

    if (state->chosen >= 0) {
        page_head(page, PAGE_SHEET, state->list[state->chosen].what, NULL);
        page_text(page, LOOK_PLAIN,
                  _("If you erase it, it goes now, here and in the backups, "
                    "instead of at its end."));
        if (browse_obstacle(app_session(app)))
            page_text(page, LOOK_WARN, browse_obstacle(app_session(app)));
        page_button(page, LEAVE, true, _("Leave it"));
        page_button(page, CORRECT, false, _("Correct it"));
        page_button(page, ERASE, false, _("Erase it now"));
        return;
    }
    page_head(page, PAGE_NUMBERED, _("What we keep"), NULL);
    page_text(page, LOOK_PLAIN,
              _("All that is held about this request, and until when."));
    if (browse_obstacle(app_session(app)))
        page_text(page, LOOK_WARN, browse_obstacle(app_session(app)));
    for (size_t i = 0; i < state->count; i++) {
        const struct kept *kept = &state->list[i];

        if (kept->field)
            page_row(page, ROW + (int)i, kept->what, NULL, kept->until);
        else
            page_pair(page, LOOK_PLAIN, kept->what, kept->until);
    }
}

static void erase(struct app *app, struct state *state)
{
    char *field = mem_string(state->list[state->chosen].field);
    bool failed = app_failed(app, finish_erase_answer(app_session(app),
                                                      state->request, field));

    mem_free(field);
    state->chosen = -1;
    read(app, state);
    if (!failed)
        app_say_undo(app, _("The answer was erased."));
}

static void correct(struct app *app, struct state *state)
{
    struct screen_argument argument = {.request = state->request,
                                       .number = 1};

    snprintf(argument.name, sizeof argument.name, "%s",
             state->list[state->chosen].field);
    state->chosen = -1;
    app_push(app, SCREEN_QUESTION, &argument);
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (action->act == ACT_BACK && state->chosen >= 0) {
        state->chosen = -1;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    if (action->id == ERASE)
        erase(app, state);
    else if (action->id == CORRECT)
        correct(app, state);
    else
        state->chosen = action->id >= ROW ? action->id - ROW : -1;
    return true;
}

static void close(struct app *app, void *data)
{
    struct state *state = data;

    (void)app;
    kept_done(state->list, state->count);
}

const struct screen screen_kept = {.name = "kept",
                                   .size = sizeof(struct state),
                                   .open = open,
                                   .refresh = refresh,
                                   .build = build,
                                   .act = act,
                                   .close = close};
