#include "ui/screens/rows.h"

#include <string.h>

#include "flow/keys.h"
#include "flow/unlock.h"
#include "i18n/phrase.h"
#include "ui/screens/start.h"

/* One passphrase is made here whatever it is for. A made one is typed back
 * from the paper once, so that nobody is locked out by a slip of the pen. */

enum step { STEP_ASK, STEP_MADE, STEP_OWN, STEP_AGAIN };
enum { USE = 1, ANOTHER, OWN, DIGITS, TYPED, NEXT, NEEDED };

struct state {
    enum pass_use use;
    enum step step;
    bool digits;
    struct secret *made;  /* shown, or typed the first time */
    struct input input;
    const char *trouble;  /* msgid under the input, or NULL */
};

static const char *const strengths[] = {
    [STRENGTH_WEAK] = N_("Strength: weak, it would be guessed"),
    [STRENGTH_FAIR] = N_("Strength: fair"),
    [STRENGTH_GOOD] = N_("Strength: strong"),
    [STRENGTH_STRONG] = N_("Strength: very strong"),
};

static const char *const titles[] = {
    [PASS_FIRST] = N_("Passphrase"),
    [PASS_ADD] = N_("Another passphrase"),
    [PASS_CHANGE] = N_("Change the passphrase"),
    [PASS_NEW_KEY] = N_("A new passphrase"),
};

static void make(struct state *state)
{
    secret_free(&state->made);
    state->made = keys_make(state->digits);
    state->step = STEP_MADE;
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;

    (void)app;
    state->use = (enum pass_use)argument->number;
    input_init_hidden(&state->input, 512);
    if (state->use != PASS_ADD)
        make(state);
    return ERR_OK;
}

static void build_made(const struct state *state, struct page *page)
{
    struct text shown = {0};

    page_text(page, LOOK_PLAIN,
              _("This passphrase opens the requests on this laptop."));
    page_note(page, _("If you forget it, a recovery code will help: that is "
                      "the next step."));
    page_text(page, LOOK_PLAIN,
              _("We made one for you. Write it on paper, and keep the paper "
                "away from the laptop:"));
    text_append_n(&shown, (const char *)state->made->bytes,
                  state->made->length);
    page_big(page, text_string(&shown));
    text_done(&shown);
    page_row(page, ANOTHER, _("Make another"), NULL, NULL);
    page_row(page, DIGITS,
             state->digits ? _("Make one of letters")
                           : _("Make one of digits only"),
             NULL, NULL);
    page_row(page, OWN, _("Choose my own"), NULL, NULL);
    page_button(page, USE, true, _("Use this one"));
    page_status(page, LOOK_QUIET,
                phrase(strengths[keys_strength(state->made)]));
    page_focus(page, USE);
}

static void build_typing(struct state *state, struct page *page)
{
    struct page_input input = {TYPED, &state->input, 1, _("Passphrase"), NULL,
                               0};

    if (state->step == STEP_OWN) {
        page_text(page, LOOK_PLAIN,
                  _("At least four words that don't belong together. Nothing "
                    "that is known about you."));
        page_note(page, _("What you type is not shown."));
    } else {
        page_text(page, LOOK_PLAIN,
                  _("Type it once more, from the paper if you wrote it down."));
        page_note(page, _("What you type is not shown."));
    }
    page_input(page, &input);
    if (state->trouble)
        page_text(page, LOOK_WARN, phrase(state->trouble));
    else if (state->step == STEP_OWN && !input_is_empty(&state->input))
        page_text(page, LOOK_QUIET,
                  phrase(strengths[keys_strength(state->input.hidden)]));
    page_button(page, NEXT, true, _("Next"));
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;
    bool first = state->use == PASS_FIRST;

    (void)app;
    page_head(page, first ? PAGE_NO_HIDE : 0, phrase(titles[state->use]),
              first ? "2/3" : NULL);
    page_turn(page, (int)state->step);
    if (state->step == STEP_ASK) {
        page_text(page, LOOK_PLAIN,
                  _("Everybody with a passphrase reads everything in this "
                    "store, and can add others."));
        page_text(page, LOOK_TITLE, _("Does this person need to?"));
        page_button(page, NEEDED, true, _("Yes, they need it"));
    } else if (state->step == STEP_MADE) {
        build_made(state, page);
    } else {
        build_typing(state, page);
    }
}

struct job {
    struct session *session;
    struct secret *passphrase;
    enum pass_use use;
    bool (*progress)(void *bar, int percent);
    void *bar;
};

static bool pass_on(void *user, int percent)
{
    struct job *job = user;

    return job->progress(job->bar, percent);
}

static enum err work(void *user, bool (*progress)(void *bar, int percent),
                     void *bar)
{
    struct job *job = user;

    job->progress = progress;
    job->bar = bar;
    switch (job->use) {
    case PASS_FIRST:
        return unlock_create(job->session, job->passphrase);
    case PASS_ADD:
        return keys_add(job->session, job->passphrase, NULL);
    case PASS_CHANGE:
        return keys_change(job->session, job->passphrase, NULL);
    case PASS_NEW_KEY:
        return keys_new(job->session, job->passphrase, pass_on, job);
    }
    return ERR_USAGE;
}

static void finish(struct app *app, struct state *state)
{
    struct job job = {.session = app_session(app), .passphrase = state->made,
                      .use = state->use};
    enum err err;

    state->made = NULL;
    err = app_work(app, _("Making the keys for this laptop…"), work, &job);
    if (app_failed(app, err)) {
        make(state);
        return;
    }
    switch (state->use) {
    case PASS_FIRST:
        app_home(app, SCREEN_HOME);
        /* Below the code: it is seen when that is written down. */
        app_push(app, SCREEN_CALL, &(struct screen_argument){.number = 1});
        app_push(app, SCREEN_RECOVERY, NULL);
        break;
    case PASS_NEW_KEY:
        app_replace(app, SCREEN_RECOVERY, NULL);
        app_say(app, _("The old passphrases no longer open this store."));
        break;
    case PASS_ADD:
        app_back(app);
        app_say(app, _("The passphrase was added. Destroy the paper when it "
                       "is known by heart."));
        break;
    case PASS_CHANGE:
        app_back(app);
        app_say(app, _("The passphrase was changed."));
        break;
    }
}

static void take_own(struct state *state)
{
    if (keys_strength(state->input.hidden) == STRENGTH_WEAK) {
        state->trouble = err_hint(ERR_WEAK);
        return;
    }
    secret_free(&state->made);
    state->made = input_take_hidden(&state->input);
    state->step = STEP_AGAIN;
}

static void next(struct app *app, struct state *state)
{
    struct secret *typed;
    bool same;

    state->trouble = NULL;
    if (state->step == STEP_OWN) {
        take_own(state);
        return;
    }
    typed = input_take_hidden(&state->input);
    same = secret_equal(typed, state->made);
    secret_free(&typed);
    if (same)
        finish(app, state);
    else
        state->trouble = N_("That was not the same. Look again, and type it "
                            "slowly.");
}

static void step_to(struct state *state, enum step step)
{
    struct secret *typed = input_take_hidden(&state->input);

    secret_free(&typed);
    state->trouble = NULL;
    state->step = step;
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (action->act == ACT_BACK &&
        (state->step == STEP_OWN || state->step == STEP_AGAIN)) {
        step_to(state, STEP_MADE);
        make(state);
        return true;
    }
    if (action->act == ACT_TYPED) {
        state->trouble = NULL;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    switch (action->id) {
    case USE:
        step_to(state, STEP_AGAIN);
        return true;
    case DIGITS:
        state->digits = !state->digits;
        make(state);
        return true;
    case ANOTHER:
    case NEEDED:
        make(state);
        return true;
    case OWN:
        step_to(state, STEP_OWN);
        return true;
    case TYPED:
    case NEXT:
        next(app, state);
        return true;
    default:
        return false;
    }
}

static void close(struct app *app, void *data)
{
    struct state *state = data;

    (void)app;
    secret_free(&state->made);
    input_done(&state->input);
}

const struct screen screen_passphrase = {.name = "passphrase",
                                         .size = sizeof(struct state),
                                         .open = open,
                                         .build = build,
                                         .act = act,
                                         .close = close};
