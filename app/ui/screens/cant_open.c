#include "ui/screens/rows.h"

#include "flow/unlock.h"
#include "i18n/phrase.h"
#include "ui/screens/start.h"

enum step { STEP_CHOOSE, STEP_CODE, STEP_AGAIN };
enum { CODE = 1, OTHER, AGAIN, TYPED, OPEN, SET_ASIDE };

struct state {
    enum step step;
    struct input input;
    enum err err;
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    (void)app;
    (void)argument;
    input_init_hidden(&((struct state *)data)->input, 128);
    return ERR_OK;
}

static void build_choose(struct page *page)
{
    page_text(page, LOOK_PLAIN,
              _("Look first: is the keyboard set to the right language, and "
                "is Caps Lock off?"));
    page_row(page, CODE, _("I have the recovery code"), NULL, NULL);
    page_row(page, OTHER, _("Somebody else has a passphrase"), NULL,
             _("They can open it and give you a new one."));
    page_row(page, AGAIN, _("Start again with an empty store"), NULL, NULL);
}

static void build_code(struct state *state, struct page *page)
{
    struct page_input input = {TYPED, &state->input, 1, _("Recovery code"),
                               NULL, 0};

    page_text(page, LOOK_PLAIN,
              _("Type the code from the paper. Large or small letters, with "
                "or without dashes. What you type is not shown."));
    page_input(page, &input);
    if (state->err) {
        page_text(page, LOOK_WARN, phrase(err_text(state->err)));
        page_text(page, LOOK_QUIET, phrase(err_hint(state->err)));
    }
    page_button(page, OPEN, true, _("Open"));
}

static void build_again(struct page *page)
{
    page_text(page, LOOK_TITLE, _("What you lose"));
    page_text(page, LOOK_PLAIN,
              _("All requests in the present store. Nobody can read them "
                "without a passphrase or the recovery code."));
    page_text(page, LOOK_PLAIN,
              _("The old store is set aside for 30 days, in case the paper "
                "is found. Then it is erased."));
    page_button(page, SET_ASIDE, false, _("Set it aside and start again"));
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;

    (void)app;
    page_head(page, PAGE_NO_HIDE | PAGE_NUMBERED, _("I can't get in"), NULL);
    page_turn(page, (int)state->step);
    if (state->step == STEP_CHOOSE)
        build_choose(page);
    else if (state->step == STEP_CODE)
        build_code(state, page);
    else
        build_again(page);
}

struct job {
    struct session *session;
    struct secret *code;
    enum unlock_next next;
};

static enum err work(void *user, bool (*progress)(void *bar, int percent),
                     void *bar)
{
    struct job *job = user;

    (void)progress;
    (void)bar;
    return unlock_by_recovery(job->session, job->code, &job->next);
}

static void try_code(struct app *app, struct state *state)
{
    struct job job = {.session = app_session(app)};

    if (input_is_empty(&state->input) || unlock_wait(app_session(app)) > 0)
        return;
    job.code = input_take_hidden(&state->input);
    state->err = app_work(app, _("Opening…"), work, &job);
    if (state->err)
        return;
    start_opened(app, job.next);
    app_push(app, SCREEN_PASSPHRASE,
             &(struct screen_argument){.number = PASS_ADD});
    app_say(app, _("Make a new passphrase now, and a new recovery code "
                   "after it."));
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (action->act == ACT_TYPED) {
        state->err = ERR_OK;
        return true;
    }
    if (action->act == ACT_BACK && state->step != STEP_CHOOSE) {
        state->step = STEP_CHOOSE;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    switch (action->id) {
    case CODE:
        state->step = STEP_CODE;
        return true;
    case AGAIN:
        state->step = STEP_AGAIN;
        return true;
    case OTHER:
        app_back(app);
        return true;
    case SET_ASIDE:
        if (!app_failed(app, unlock_start_again(app_session(app))))
            app_home(app, start_after_language(app));
        return true;
    default:
        try_code(app, state);
        return true;
    }
}

static void close(struct app *app, void *data)
{
    (void)app;
    input_done(&((struct state *)data)->input);
}

const struct screen screen_cant_open = {.name = "cant_open",
                                        .size = sizeof(struct state),
                                        .open = open,
                                        .build = build,
                                        .act = act,
                                        .close = close};
