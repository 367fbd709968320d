#include "ui/screens/rows.h"

#include "base/mem.h"
#include "flow/settings.h"
#include "i18n/phrase.h"
#include "ui/screens/guarded.h"

/* Whom to call: shown large enough to read from a phone's distance; each of
 * the three can be changed. */

enum { ROW = 10, TYPED = 1, KEEP };

static const char *label_of(struct app *app, int call)
{
    const struct field *field =
        settings_call_field(app_session(app), (enum call)call);

    return field ? phrase(field->label) : "";
}

struct state {
    char *texts[CALL_COUNT];
    int editing; /* -1 none */
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

    (void)argument;
    state->editing = -1;
    load(app, state);
    return ERR_OK;
}

static void build_edit(struct app *app, struct state *state,
                       struct page *page)
{
    page_head(page, PAGE_NUMBERED, label_of(app, state->editing), NULL);
    page_text(page, LOOK_QUIET,
              _("A number and, if you like, a first name of the group. "
                "Nothing about a family."));
    guarded_build(app, &state->guarded, page, TYPED, 2, _("Number"));
    page_button(page, KEEP, true, _("Keep"));
    page_focus(page, TYPED);
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
              _("Danger to a child, violence or trafficking goes at once to a "
                "person who can act, by word of mouth. It is not written "
                "here."));
    for (int i = 0; i < CALL_COUNT; i++)
        page_row(page, ROW + i, label_of(app, i),
                 state->texts[i] ? state->texts[i] : _("not filled in"), NULL);
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
    if (action->id >= ROW)
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
