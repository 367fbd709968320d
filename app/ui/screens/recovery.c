#include "ui/screens/rows.h"

#include "flow/keys.h"
#include "i18n/phrase.h"

enum { WRITTEN = 1, LATER, TYPED, CHECK };

struct state {
    struct secret *code; /* NULL until it was made */
    bool typing;
    bool wrong;
    struct input input;
};

static enum err make(void *user, bool (*progress)(void *bar, int percent),
                     void *bar)
{
    struct state *state = ((void **)user)[1];

    (void)progress;
    (void)bar;
    return keys_recovery(((void **)user)[0], &state->code);
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;
    void *user[] = {app_session(app), state};

    (void)argument;
    input_init_hidden(&state->input, 64);
    return app_work(app, _("Making the recovery code…"), make, user);
}

static void build_code(const struct state *state, struct page *page)
{
    struct text shown = {0};

    page_text(page, LOOK_PLAIN,
              _("If the passphrase is forgotten, this code opens the store. "
                "Write it on paper:"));
    if (state->code)
        text_append_n(&shown, (const char *)state->code->bytes,
                      state->code->length);
    page_big(page, text_string(&shown));
    text_done(&shown);
    page_text(page, LOOK_PLAIN,
              _("Keep the paper away from the laptop, best with a second "
                "person of the group."));
    page_note(page, _("There is no other way in. Nobody can send you a new "
                      "one."));
    page_button(page, WRITTEN, true, _("I have written it down"));
    page_button(page, LATER, false, _("Later"));
}

static void build_typing(struct state *state, struct page *page)
{
    struct page_input input = {TYPED, &state->input, 1, _("Recovery code"),
                               NULL, 0};

    page_text(page, LOOK_PLAIN,
              _("Type the last two groups from the paper. What you type is "
                "not shown."));
    page_input(page, &input);
    if (state->wrong)
        page_text(page, LOOK_WARN,
                  _("That is not what the code ends with. Look again."));
    page_button(page, CHECK, true, _("Check"));
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;

    (void)app;
    page_head(page, 0, _("Recovery code"), NULL);
    if (state->typing)
        build_typing(state, page);
    else
        build_code(state, page);
}

static void check(struct app *app, struct state *state)
{
    struct secret *typed = input_take_hidden(&state->input);

    state->wrong = !keys_recovery_matches(state->code, typed);
    secret_free(&typed);
    if (state->wrong ||
        app_failed(app, keys_recovery_confirmed(app_session(app))))
        return;
    app_say(app, _("Good: the paper is right. Keep it away from the laptop."));
    app_back(app);
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (action->act == ACT_BACK && state->typing) {
        state->typing = false;
        return true;
    }
    if (action->act == ACT_TYPED) {
        state->wrong = false;
        return true;
    }
    if (action->act == ACT_BACK ||
        (action->act == ACT_CHOOSE && action->id == LATER)) {
        if (!app_failed(app, keys_recovery_later(app_session(app))))
            app_say(app, _("You will be asked again at the next start."));
        app_back(app);
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    if (action->id == WRITTEN)
        state->typing = true;
    else
        check(app, state);
    return true;
}

static void close(struct app *app, void *data)
{
    struct state *state = data;

    (void)app;
    secret_free(&state->code);
    input_done(&state->input);
}

const struct screen screen_recovery = {.name = "recovery",
                                       .size = sizeof(struct state),
                                       .open = open,
                                       .build = build,
                                       .act = act,
                                       .close = close};
