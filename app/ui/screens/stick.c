#include "ui/screens/rows.h"

#include "flow/keys.h"
#include "i18n/phrase.h"

/* A second factor: the passphrase opens only together with a key file that
 * is put on a stick here. The passphrase is typed once more for it. */

enum { AGAIN = 1, TYPED, MAKE, STICK = 10 };

struct state {
    char **sticks;
    size_t count;
    int chosen; /* -1 none */
    struct input input;
};

static void refresh(struct app *app, void *data)
{
    struct state *state = data;

    keys_sticks_done(state->sticks, state->count);
    state->sticks = NULL;
    state->count = 0;
    state->chosen = -1;
    app_failed(app, keys_sticks(app_session(app), &state->sticks,
                                &state->count));
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    (void)argument;
    input_init_hidden(&((struct state *)data)->input, 512);
    refresh(app, data);
    return ERR_OK;
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;
    struct page_input input = {TYPED, &state->input, 1, _("Passphrase"), NULL,
                               0};

    (void)app;
    page_head(page, 0, _("Key file on a stick"), NULL);
    if (state->chosen >= 0) {
        page_text(page, LOOK_PLAIN,
                  _("Type the passphrase that will open together with this "
                    "stick. What you type is not shown."));
        page_input(page, &input);
        page_button(page, MAKE, true, _("Put the key file on the stick"));
        page_focus(page, TYPED);
        return;
    }
    page_text(page, LOOK_PLAIN,
              _("Your passphrase will then open only while this stick is in. "
                "Keep the stick away from the laptop. If it is lost, the "
                "recovery code helps."));
    if (!state->count)
        page_text(page, LOOK_QUIET, _("No stick was found. Put one in."));
    for (size_t i = 0; i < state->count; i++)
        page_row(page, STICK + (int)i, state->sticks[i], NULL, NULL);
    page_row(page, AGAIN, _("Look again"), NULL, NULL);
}

struct job {
    struct session *session;
    struct secret *passphrase;
    const char *stick;
};

static enum err work(void *user, bool (*progress)(void *bar, int percent),
                     void *bar)
{
    struct job *job = user;

    (void)progress;
    (void)bar;
    return keys_change(job->session, job->passphrase, job->stick);
}

static void make(struct app *app, struct state *state)
{
    struct job job = {.session = app_session(app),
                      .stick = state->sticks[state->chosen]};

    if (input_is_empty(&state->input))
        return;
    job.passphrase = input_take_hidden(&state->input);
    if (app_failed(app, app_work(app, _("Making the key file…"), work, &job)))
        return;
    app_back(app);
    app_say(app, _("From now on the stick is needed, too."));
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (action->act == ACT_TYPED)
        return true;
    if (action->act == ACT_BACK && state->chosen >= 0) {
        state->chosen = -1;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    if (action->id == AGAIN)
        refresh(app, state);
    else if (action->id >= STICK)
        state->chosen = action->id - STICK;
    else
        make(app, state);
    return true;
}

static void close(struct app *app, void *data)
{
    struct state *state = data;

    (void)app;
    keys_sticks_done(state->sticks, state->count);
    input_done(&state->input);
}

const struct screen screen_stick = {.name = "stick",
                                    .size = sizeof(struct state),
                                    .open = open,
                                    .refresh = refresh,
                                    .build = build,
                                    .act = act,
                                    .close = close};
