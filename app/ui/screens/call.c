#include "ui/screens/rows.h"

#include "base/mem.h"
#include "flow/settings.h"
#include "i18n/phrase.h"
#include "ui/screens/guarded.h"

/* Whom to call: shown large enough to read from a phone's distance; each of
 * them can be changed. At set-up one key goes on without. */

enum { ROW = 10, TYPED = 1, KEEP, GO_ON };

static const char *label_of(struct app *app, int call)
{
    const struct field *field =
        settings_call_field(app_session(app), (enum call)call);

    return field ? phrase(field->label) : "";
}

struct state {
    char *texts[CALL_COUNT];
    int editing; /* -1 none */
    bool set_up;
    struct guarded guarded;
};

static void load(struct app *app, struct state *state)
{
    for (int i = 0; i < CALL_COUNT; i++) {
        MEM_FREE(state->texts[i]);
        app_failed(app, settings_call(app_session(app), (enum call)i,
                                      &state->texts[i]));
    }
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;

    state->editing = -1;
    state->set_up = argument && argument->number == 1;
    load(app, state);
    return ERR_OK;
}

static void build_edit(struct app *app, struct state *state,
                       struct page *page)
{
    bool is_place = state->editing == CALL_PLACES;

    page_head(page, PAGE_NUMBERED, label_of(app, state->editing), NULL);
    page_text(page, LOOK_QUIET,
              is_place ? _("Places that are open to everybody, and where they "
                           "are. Nothing about a family.")
                       : _("A number and, if you like, a first name of the "
                           "group. Nothing about a family."));
    guarded_build(app, &state->guarded, page, TYPED, 2,
                  is_place ? _("Places") : _("Number"));
    page_button(page, KEEP, true, _("Keep"));
    page_focus(page, TYPED);
}

static bool is_empty(const struct state *state)
{
    for (int i = 0; i < CALL_COUNT; i++)
        if (state->texts[i])
            return false;
    return true;
}

static void build_rows(struct app *app, const struct state *state,
                       struct page *page)
{
    for (int i = 0; i < CALL_COUNT; i++)
        page_row(page, ROW + i, label_of(app, i),
                 state->texts[i] ? state->texts[i] : _("not filled in"), NULL);
    if (is_empty(state))
        return;
    page_text(page, LOOK_QUIET,
              _("As a card on paper: leave this program, then type in a "
                "terminal:"));
    page_text(page, LOOK_QUIET, "justenough learn card | lp");
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;

    if (guarded_is_sheet(&state->guarded)) {
        guarded_build_sheet(app, &state->guarded, page);
        return;
    }
    if (state->editing >= 0) {
        build_edit(app, state, page);
        return;
    }
    page_head(page, PAGE_NUMBERED, _("Whom to call"), NULL);
    page_text(page, LOOK_PLAIN,
              state->set_up
                  ? _("If somebody is in danger, who can act? Fill in what "
                      "you know; the rest can wait.")
                  : _("Danger to a child, violence or trafficking goes at "
                      "once to a person who can act, by word of mouth. It is "
                      "not written here."));
    build_rows(app, state, page);
    if (!state->set_up)
        return;
    page_button(page, GO_ON, true, is_empty(state) ? _("Not now") : _("Done"));
    page_focus(page, GO_ON);
}

static void edit(struct app *app, struct state *state, int which)
{
    const struct field *field =
        settings_call_field(app_session(app), (enum call)which);

    if (!field || !session_is_open(app_session(app)))
        return;
    guarded_done(&state->guarded);
    state->editing = which;
    guarded_open(&state->guarded, NULL, field);
    if (state->texts[which])
        guarded_set(app, &state->guarded, state->texts[which]);
}

static void keep(struct app *app, struct state *state)
{
    if (guarded_finish(&state->guarded) != GUARDED_KEEP)
        return;
    if (app_failed(app, settings_call_put(app_session(app),
                                          (enum call)state->editing,
                                          input_string(&state->guarded.input))))
        return;
    state->editing = -1;
    load(app, state);
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (state->editing >= 0 &&
        guarded_act(app, &state->guarded, TYPED, action) != GUARDED_PASS)
        return true;
    if (action->act == ACT_BACK && state->editing >= 0) {
        state->editing = -1;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    if (action->id == GO_ON)
        app_back(app);
    else if (action->id >= ROW)
        edit(app, state, action->id - ROW);
    else
        keep(app, state);
    return true;
}

static void close(struct app *app, void *data)
{
    struct state *state = data;

    (void)app;
    for (int i = 0; i < CALL_COUNT; i++)
        mem_free(state->texts[i]);
    guarded_done(&state->guarded);
}

const struct screen screen_call = {.name = "call",
                                   .size = sizeof(struct state),
                                   .open = open,
                                   .build = build,
                                   .act = act,
                                   .close = close};
