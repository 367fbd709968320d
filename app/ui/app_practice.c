/* A practice beside the session that the program was started with. */
#include "flow/practice.h"
#include "i18n/language.h"
#include "ui/app_inside.h"
#include "ui/screens/start.h"

bool app_is_practice(const struct app *app)
{
    return app->practice != NULL;
}

unsigned app_practised(const struct app *app)
{
    return app->guide.done;
}

enum err app_keep_language(struct app *app, const struct language *language)
{
    return session_language_keep(app->setup->session, language);
}

void app_drop_practice(struct app *app)
{
    if (!app->practice)
        return;
    session_free(&app->practice);
    app->session = app->setup->session;
    app->guide = (struct guide){0};
}

/* All screens go, with what may be kept kept. */
static void clear(struct app *app)
{
    nav_leave(&app->nav);
    nav_done(&app->nav);
    app_wipe(app);
}

/* Where the program starts. On the way in there is nothing to lock. */
static void go_to_start(struct app *app)
{
    if (nav_push(&app->nav, start_after_language(app), NULL))
        app->quit = true;
}

void app_begin_practice(struct app *app)
{
    enum err err;

    clear(app);
    app_drop_practice(app);
    err = practice_begin(app->setup->session, &app->practice);
    if (!err) {
        app->session = app->practice;
        err = nav_push(&app->nav, SCREEN_HOME, NULL);
    }
    if (!err)
        return;
    app_drop_practice(app);
    go_to_start(app);
    app_failed(app, err);
}

void app_leave_practice(struct app *app, bool for_real)
{
    clear(app);
    app_drop_practice(app);
    go_to_start(app);
    if (for_real && !app->quit && nav_top(&app->nav)->id == SCREEN_WELCOME)
        app_push(app, SCREEN_PASSPHRASE,
                 &(struct screen_argument){.number = PASS_FIRST});
}
