#include "ui/screens/rows.h"

#include "flow/browse.h"
#include "flow/tell.h"
#include "i18n/phrase.h"
#include "ui/screens/guarded.h"

enum { TYPED = 1, ADD, OWN };

struct state {
    struct request_id request;
    struct text proposed;
    bool own; /* a label is typed instead of the letter */
    struct guarded guarded;
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;
    struct request request = {0};
    enum err err = browse_get(app_session(app), argument->request, &request);

    state->request = argument->request;
    if (!err) {
        tell_line_label(&request, &state->proposed);
        guarded_open(&state->guarded,
                     session_task_find(app_session(app), request.task),
                     session_form(app_session(app), "helper_label"));
    }
    request_done(&request);
    return err;
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;

    if (guarded_is_sheet(&state->guarded)) {
        guarded_build_sheet(app, &state->guarded, page);
        return;
    }
    page_head(page, 0, _("Somebody can"), NULL);
    page_text(page, LOOK_PLAIN,
              _("A letter stands for this person. You know who it is; the "
                "laptop needn't."));
    if (!state->own) {
        page_big(page, text_string(&state->proposed));
        page_row(page, OWN, _("Another word"), NULL, NULL);
        page_focus(page, ADD);
    } else {
        page_text(page, LOOK_QUIET,
                  _("No name and no number: a word that only your group "
                    "understands."));
        guarded_build(app, &state->guarded, page, TYPED, 1, _("Label"));
        page_focus(page, TYPED);
    }
    page_button(page, ADD, true, _("Add this line"));
}

static void add(struct app *app, struct state *state)
{
    struct screen_argument argument = {.request = state->request,
                                       .number = TELL_AVAILABLE};
    const char *label =
        state->own && !input_is_empty(&state->guarded.input)
            ? input_string(&state->guarded.input)
            : text_string(&state->proposed);

    if (state->own && guarded_finish(&state->guarded) != GUARDED_KEEP)
        return;
    if (app_failed(app, tell_line_add(app_session(app), state->request, label,
                                      &argument.line)))
        return;
    app_replace(app, SCREEN_HELPER, &argument);
    app_push(app, SCREEN_TELL, &argument);
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (guarded_act(app, &state->guarded, TYPED, action) != GUARDED_PASS)
        return true;
    if (action->act != ACT_CHOOSE)
        return false;
    if (action->id == OWN)
        state->own = true;
    else
        add(app, state);
    return true;
}

static void close(struct app *app, void *data)
{
    struct state *state = data;

    (void)app;
    text_done(&state->proposed);
    guarded_done(&state->guarded);
}

const struct screen screen_helper_add = {.name = "helper_add",
                                         .size = sizeof(struct state),
                                         .open = open,
                                         .build = build,
                                         .act = act,
                                         .close = close};
