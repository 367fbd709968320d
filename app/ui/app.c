#include "ui/app.h"

#include "base/mem.h"
#include "flow/finish.h"
#include "flow/unlock.h"
#include "i18n/phrase.h"
#include "ui/app_inside.h"
#include "ui/wake.h"

#define SAY_TIME 6000
#define UNDO_TIME 10000
#define FAILED_TIME 20000
/* Screens that send each other on for ever are a mistake of ours. */
#define REACTION_LIMIT 64
/* Between two looks at the keyboard during long work. */
#define BAR_TIME 40

struct session *app_session(struct app *app)
{
    return app->session;
}

static struct reaction *note(struct app *app, enum reaction_kind kind,
                             int screen,
                             const struct screen_argument *argument)
{
    struct reaction *reaction = LIST_ADD(&app->reactions);

    reaction->kind = kind;
    reaction->screen = screen;
    reaction->has_argument = argument != NULL;
    if (argument)
        reaction->argument = *argument;
    return reaction;
}

void app_push(struct app *app, int screen,
              const struct screen_argument *argument)
{
    note(app, REACTION_PUSH, screen, argument);
}

void app_replace(struct app *app, int screen,
                 const struct screen_argument *argument)
{
    note(app, REACTION_REPLACE, screen, argument);
}

void app_back(struct app *app)
{
    note(app, REACTION_BACK, 0, NULL);
}

void app_home(struct app *app, int screen)
{
    note(app, REACTION_HOME, screen, NULL);
}

bool app_is_first(const struct app *app)
{
    /* A screen that is being opened is not on the stack yet. */
    return app->nav.opening ? app->nav.below == 0
                            : app->nav.entries.count <= 1;
}

bool app_has(const struct app *app, int screen)
{
    return nav_has(&app->nav, screen);
}

void app_lock(struct app *app)
{
    note(app, REACTION_LOCK, 0, NULL);
}

void app_quit(struct app *app)
{
    note(app, REACTION_QUIT, 0, NULL);
}

void app_practise(struct app *app)
{
    note(app, REACTION_PRACTISE, 0, NULL);
}

void app_end_practice(struct app *app, bool for_real)
{
    note(app, REACTION_END_PRACTICE, for_real, NULL);
}

static void react(struct app *app, const struct reaction *reaction)
{
    const struct screen_argument *argument =
        reaction->has_argument ? &reaction->argument : NULL;

    app->explaining = false;
    if (app->practice && reaction->kind <= REACTION_HOME &&
        reaction->kind != REACTION_BACK && !guide_allows(reaction->screen)) {
        app_say(app, _("That is not part of a practice."));
        return;
    }
    switch (reaction->kind) {
    case REACTION_PUSH:
        app_failed(app, nav_push(&app->nav, reaction->screen, argument));
        break;
    case REACTION_REPLACE:
        app_failed(app, nav_replace(&app->nav, reaction->screen, argument));
        break;
    case REACTION_BACK:
        nav_back(&app->nav);
        break;
    case REACTION_HOME:
        app_failed(app, nav_home(&app->nav, reaction->screen));
        break;
    case REACTION_LOCK:
        app_hide(app);
        break;
    case REACTION_QUIT:
        app->quit = true;
        break;
    case REACTION_PRACTISE:
        app_begin_practice(app);
        break;
    case REACTION_END_PRACTICE:
        app_leave_practice(app, reaction->screen != 0);
        break;
    }
}

void app_react(struct app *app)
{
    /* What was said goes with the screen that it was said on; Undo is offered
     * for as long as it was promised. */
    if (app->reactions.count > 0 && app->said.until != 0 && !app->said.undo &&
        app->said.turn != app->turn)
        app_unsay(app);
    for (size_t i = 0; i < app->reactions.count && i < REACTION_LIMIT; i++) {
        /* The list may grow and move while a screen opens. */
        struct reaction reaction = app->reactions.items[i];

        react(app, &reaction);
    }
    if (app->reactions.count > 0 && nav_top(&app->nav))
        app->tick_at = app_clock(app) + nav_top(&app->nav)->ticks;
    LIST_DONE(&app->reactions);
    app->turn++;
    if (app->practice)
        guide_look(app);
}

/* --- messages --------------------------------------------------------------
 */

void app_unsay(struct app *app)
{
    bool undo = app->said.undo;

    text_done(&app->said.text);
    app->said = (struct said){0};
    if (undo && session_is_open(app->session))
        app_failed(app, finish_sweep(app->session));
}

static void say(struct app *app, enum look look, const char *translated,
                int milliseconds)
{
    text_set(&app->said.text, translated);
    app->said.look = look;
    app->said.until = app_clock(app) + milliseconds;
    app->said.turn = app->turn;
}

void app_say(struct app *app, const char *translated)
{
    app_unsay(app);
    say(app, LOOK_STATE, translated, SAY_TIME);
}

void app_say_undo(struct app *app, const char *translated)
{
    /* A change that follows has become the one that can be undone. */
    app->said.undo = true;
    say(app, LOOK_STATE, translated, UNDO_TIME);
}

bool app_failed(struct app *app, enum err err)
{
    struct text text = {0};

    if (!err)
        return false;
    text_append(&text, phrase(err_text(err)));
    if (*err_hint(err)) {
        text_append(&text, " ");
        text_append(&text, phrase(err_hint(err)));
    }
    app_unsay(app);
    say(app, LOOK_WARN, text_string(&text), FAILED_TIME);
    text_done(&text);
    if (err == ERR_LOCKED)
        note(app, REACTION_LOCK, 0, NULL);
    /* The store is opened afresh, so that what it says is what is kept. */
    if ((err == ERR_IO || err == ERR_DISK_FULL || err == ERR_READ_ONLY) &&
        session_is_open(app->session) && unlock_reopen(app->session))
        note(app, REACTION_LOCK, 0, NULL);
    return true;
}

/* --- hide and lock ---------------------------------------------------------
 */

void app_wipe(struct app *app)
{
    page_clear(app->page);
    canvas_wipe(app->canvas);
    layout_done(&app->layout);
    text_done(&app->said.text);
    app->said = (struct said){0};
    app->explaining = false;
    app->pressed = (struct pressed){0};
    text_done(&app->lines.page);
    text_done(&app->lines.status);
}

void app_hide(struct app *app)
{
    bool open = session_is_open(app->session);

    app->term.back->blank(app->term.state);
    /* On the way in there is nothing to lock, only something to cover. */
    if (!open && app->nav.entries.count > 0 &&
        app->nav.entries.items[0].id < SCREEN_HOME) {
        app->covered = true;
        return;
    }
    nav_leave(&app->nav);
    nav_done(&app->nav);
    app_wipe(app);
    LIST_DONE(&app->reactions);
    app->covered = false;
    if (app->practice) {
        app_leave_practice(app, false);
        /* Where nothing is locked there is no lock screen to hide behind. */
        app->covered = nav_top(&app->nav) &&
                       nav_top(&app->nav)->id != SCREEN_UNLOCK;
        return;
    }
    unlock_lock(app->session);
    if (nav_push(&app->nav, SCREEN_UNLOCK, NULL))
        app->quit = true;
}

/* --- long work -------------------------------------------------------------
 */

struct bar {
    struct app *app;
    const char *title;
    int percent;
    int64_t shown;
    bool stop;
};

/* The program can still be hidden and ended while it works. */
static void look_at_keys(struct bar *bar)
{
    struct app *app = bar->app;
    struct event event;
    int digit;

    app->term.back->event(app->term.state, 0, &event);
    if (event.kind == EVENT_WAKE) {
        struct wake wake = wake_take();

        if (wake.end)
            app->quit = true;
        bar->stop = bar->stop || wake.end || wake.hide;
        if (wake.hide)
            app_lock(app);
    }
    if (event.kind == EVENT_GONE)
        bar->stop = app->quit = true;
    if (event.kind == EVENT_PRESS) {
        const struct key *key = key_find(KEY_ANYWHERE, &event.press, &digit);

        if (key && key->command == COMMAND_HIDE) {
            app->term.back->blank(app->term.state);
            bar->stop = true;
            app_lock(app);
        }
    }
}

static bool progress(void *user, int percent)
{
    struct bar *bar = user;
    int64_t now = app_clock(bar->app);

    if (now - bar->shown < BAR_TIME || bar->stop)
        return !bar->stop;
    bar->shown = now;
    look_at_keys(bar);
    if (!bar->stop && percent != bar->percent)
        app_paint_bar(bar->app, bar->title, percent);
    bar->percent = percent;
    return !bar->stop;
}

enum err app_work(struct app *app, const char *title,
                  enum err (*work)(void *user,
                                   bool (*progress)(void *bar, int percent),
                                   void *bar),
                  void *user)
{
    struct bar bar = {app, title, 0, app_clock(app), false};
    enum err err;

    app_paint_bar(app, title, 0);
    err = work(user, progress, &bar);
    app->touched = app_clock(app);
    return err;
}

bool app_console(struct app *app, struct letters *letters)
{
    return app->term.back->letters &&
           app->term.back->letters(app->term.state, letters);
}

int app_columns(const struct app *app)
{
    return canvas_columns(app->canvas);
}

int app_rows(const struct app *app)
{
    return canvas_rows(app->canvas);
}

int64_t app_now(const struct app *app)
{
    return app_clock(app);
}

void app_ticks(struct app *app, int milliseconds)
{
    struct nav_entry *entry =
        app->nav.opening ? app->nav.opening : nav_top(&app->nav);

    if (entry)
        entry->ticks = milliseconds;
    app->tick_at = app_clock(app) + milliseconds;
}
