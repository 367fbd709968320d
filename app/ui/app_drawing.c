/* How right-to-left letters are drawn, where the terminal doesn't say. */
#include "i18n/phrase.h"
#include "ui/app_inside.h"

const char *app_drawing(const struct app *app)
{
    const struct term *term = &app->term;

    return term->back->way ? term->back->way(term->state) : NULL;
}

static void draw(struct app *app, const char *way, struct text *kept)
{
    if (app_drawing(app))
        app->term.back->draw(app->term.state, way, kept);
}

void app_draw(struct app *app, const char *way)
{
    struct text kept = {0};

    draw(app, way, &kept);
    text_done(&kept);
}

enum err app_keep_drawing(struct app *app)
{
    struct text kept = {0};
    enum err err = ERR_OK;

    draw(app, app_drawing(app), &kept);
    if (kept.length)
        err = session_drawing_keep(app->setup->session, text_string(&kept));
    text_done(&kept);
    return err;
}

void app_drawing_seen(struct app *app)
{
    app->seen = true;
}

bool app_doubt(struct app *app)
{
    const struct term *term = &app->term;

    if (app->quit || app->seen || app->covered || !term->back->doubtful ||
        phrase_language()->direction != DIRECTION_RTL ||
        nav_top(&app->nav)->id == SCREEN_LANGUAGE ||
        app_has(app, SCREEN_DRAWING) || !term->back->doubtful(term->state))
        return false;
    app_push(app, SCREEN_DRAWING, NULL);
    app_react(app);
    return true;
}
