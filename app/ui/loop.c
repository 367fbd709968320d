#include "ui/app_inside.h"

#include "flow/unlock.h"
#include "i18n/format.h"
#include "i18n/letters.h"

#define EXTENDED_ARABIC_ZERO 0x06F0

/* Keeps what may be kept, closes the store, wipes. */
static void leave(struct app *app)
{
    app->term.back->blank(app->term.state);
    nav_leave(&app->nav);
    nav_done(&app->nav);
    app_drop_practice(app);
    if (app->session)
        unlock_lock(app->session);
}

/* The fonts of a text console that have Persian letters lack the digits. */
static void fit_digits(struct app *app)
{
    struct letters there;

    format_plain_digits(app_console(app, &there) &&
                        !letters_has(&there, EXTENDED_ARABIC_ZERO));
}

static enum err begin(struct app *app, int first)
{
    enum err err;

    app_fit(app);
    fit_digits(app);
    err = nav_push(&app->nav, first, NULL);
    if (err)
        return err;
    app_react(app);
    if (app->setup->no_texts)
        app_say(app, "The texts of your language are missing or damaged, so "
                     "this is English. Install the program again.");
    app_paint(app);
    if (app->setup->ready)
        err = app->setup->ready(app->setup->user);
    if (err)
        return err;
    app->term.back->ask(app->term.state);
    if (app_doubt(app))
        app_paint(app);
    return ERR_OK;
}

enum err loop_run(struct app *app, int first)
{
    enum err err;

    app->page = page_new();
    app_start_time(app);
    err = begin(app, first);
    while (!err && !app->quit) {
        struct event event;

        app->term.back->event(app->term.state, app_next_due(app), &event);
        if (app_check_time(app) && event.kind != EVENT_WAKE &&
            event.kind != EVENT_GONE)
            event.kind = EVENT_NONE;
        app_react(app);
        if (!app->quit)
            app_handle(app, &event);
        app_react(app);
        (void)app_doubt(app);
        if (!app->quit)
            app_paint(app);
    }
    leave(app);
    return err;
}
