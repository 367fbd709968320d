#include "ui/screens/rows.h"


#include "flow/unlock.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/screens/start.h"

enum { TYPED = 1, OPEN, CANT, HOLD, LANGUAGE, STORE_1 = 10 };

struct state {
    struct input input;
    enum err err; /* of the last try */
    int turn;     /* grows whenever somebody comes back to this screen */
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;

    (void)argument;
    input_init_hidden(&state->input, 512);
    app_ticks(app, 1000);
    return ERR_OK;
}

static void refresh(struct app *app, void *data)
{
    (void)app;
    ((struct state *)data)->turn++;
}

static void build_stores(struct session *session, struct page *page)
{
    bool exists[UNLOCK_STORES];

    if (unlock_stores(session, exists) < 2)
        return;
    for (int i = 0; i < UNLOCK_STORES; i++) {
        struct text label = {0}, number = {0};

        if (!exists[i])
            continue;
        format_number(&number, i + 1, NULL);
        /* TRANSLATORS: {number} is the number of a store on this laptop. */
        format_fill(&label, _("Store {number}"),
                    &(struct format_part){"number", text_string(&number)}, 1);
        page_row(page, STORE_1 + i, text_string(&label),
                 unlock_store(session) == i + 1 ? _("this one") : NULL, NULL);
        text_done(&label);
        text_done(&number);
    }
}

static void build_trouble(struct app *app, const struct state *state,
                          struct page *page)
{
    int wait = unlock_wait(app_session(app));
    struct text line = {0};

    if (!state->err)
        return;
    page_text(page, LOOK_WARN, phrase(err_text(state->err)));
    if (state->err == ERR_NOT_OPENED && wait > 0) {
        /* TRANSLATORS: %lu is a number of seconds. */
        format_count(&line, "The next try is possible in %lu second.",
                     "The next try is possible in %lu seconds.",
                     (unsigned long)wait, NULL);
        page_text(page, LOOK_QUIET, text_string(&line));
    } else {
        page_text(page, LOOK_QUIET, phrase(err_hint(state->err)));
    }
    text_done(&line);
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;
    struct page_input input = {TYPED, &state->input, 1, _("Passphrase"), NULL,
                               0};

    page_head(page, PAGE_NO_BACK | PAGE_NO_HIDE | PAGE_CENTERED,
              _("Just Enough"), NULL);
    if (hold_now(app_session(app)) != HOLD_NONE)
        page_text(page, LOOK_STATE, _("Stop erasing is on."));
    page_text(page, LOOK_PLAIN, _("Passphrase"));
    page_input(page, &input);
    build_trouble(app, state, page);
    page_gap(page);
    build_stores(app_session(app), page);
    page_row(page, CANT, _("I can't get in"), NULL, NULL);
    page_row(page, HOLD, _("Stop erasing (a letter from a court …)"), NULL,
             NULL);
    page_row(page, LANGUAGE, _("Language"), "A/文", NULL);
    page_button(page, OPEN, true, _("Open"));
    page_focus(page, TYPED);
    page_turn(page, state->turn);
}

struct job {
    struct session *session;
    struct secret *passphrase;
    enum unlock_next next;
};

static enum err work(void *user, bool (*progress)(void *bar, int percent),
                     void *bar)
{
    struct job *job = user;

    (void)progress;
    (void)bar;
    return unlock_open(job->session, job->passphrase, &job->next);
}

static void try_open(struct app *app, struct state *state)
{
    struct job job = {.session = app_session(app)};

    if (input_is_empty(&state->input) || unlock_wait(app_session(app)) > 0)
        return;
    job.passphrase = input_take_hidden(&state->input);
    state->err = app_work(app, _("Opening…"), work, &job);
    if (state->err == ERR_KEY_TAMPERED) {
        app_failed(app, state->err);
        state->err = ERR_OK;
    }
    if (!state->err)
        start_opened(app, job.next);
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (action->act == ACT_TYPED || action->act == ACT_TICK)
        return true;
    if (action->act != ACT_CHOOSE)
        return false;
    switch (action->id) {
    case TYPED:
    case OPEN:
        try_open(app, state);
        return true;
    case CANT:
        app_push(app, SCREEN_CANT_OPEN, NULL);
        return true;
    case HOLD:
        app_push(app, SCREEN_HOLD, NULL);
        return true;
    case LANGUAGE:
        app_push(app, SCREEN_LANGUAGE, NULL);
        return true;
    default:
        unlock_store_use(app_session(app), action->id - STORE_1 + 1);
        app_home(app, start_after_language(app));
        return true;
    }
}

static void close(struct app *app, void *data)
{
    (void)app;
    input_done(&((struct state *)data)->input);
}

const struct screen screen_unlock = {.name = "unlock",
                                     .size = sizeof(struct state),
                                     .open = open,
                                     .refresh = refresh,
                                     .build = build,
                                     .act = act,
                                     .close = close};
