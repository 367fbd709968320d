#include "ui/ui.h"

#include "ui/app_inside.h"
#include "ui/screens/start.h"
#include "ui/wake.h"

static void done(struct app *app)
{
    app->term.back->close(app->term.state);
    layout_done(&app->layout);
    page_free(&app->page);
    canvas_free(&app->canvas);
    text_done(&app->said.text);
    text_done(&app->lines.page);
    text_done(&app->lines.status);
    text_done(&app->lines.bar);
    LIST_DONE(&app->reactions);
    LIST_DONE(&app->nav.entries);
}

static const char *drawing(const struct ui_setup *setup)
{
    return setup->session ? session_drawing(setup->session) : NULL;
}

static enum err open_terminal(const struct ui_setup *setup, struct term *term)
{
    enum err err = setup->lines ? ERR_TERMINAL
                                : term_curses_open(drawing(setup), term);

    return err == ERR_TERMINAL ? term_line_open(term) : err;
}

enum err ui_run(const struct ui_setup *setup, int *exit_code)
{
    struct app app = {.setup = setup, .session = setup->session};
    enum err err = wake_setup();

    *exit_code = 1;
    if (err)
        return err;
    app.nav.app = &app;
    app.nav.row = setup->row ? setup->row : screen_row;
    if (setup->term)
        app.term = *setup->term;
    else
        err = open_terminal(setup, &app.term);
    if (!err) {
        err = loop_run(&app, setup->row ? setup->first : start_screen(&app));
        done(&app);
    }
    wake_done();
    if (!err)
        *exit_code = 0;
    return err;
}
