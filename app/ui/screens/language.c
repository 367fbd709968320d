#include "ui/screens/rows.h"

#include "i18n/phrase.h"
#include "ui/screens/start.h"

struct state {
    const struct language *guess; /* first in the list */
    bool first;                   /* nothing below: goes on, not back */
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;

    (void)argument;
    state->guess = phrase_language();
    state->first = app_is_first(app);
    return ERR_OK;
}

static void add_row(struct page *page, const struct language *language, int id)
{
    page_row(page, id, language->own_name, language->latin, NULL);
}

/* Ids are places in the table plus one, whatever the order on the screen. */
static void build(struct app *app, void *data, struct page *page)
{
    const struct state *state = data;
    size_t count;
    const struct language *rows = languages(&count);

    (void)app;
    page_head(page,
              PAGE_NUMBERED | (state->first ? PAGE_NO_BACK | PAGE_NO_HIDE : 0),
              _("Just Enough"), NULL);
    page_text(page, LOOK_TITLE, _("Choose your language"));
    page_gap(page);
    for (size_t i = 0; i < count; i++)
        if (&rows[i] == state->guess)
            add_row(page, &rows[i], (int)i + 1);
    for (size_t i = 0; i < count; i++)
        if (&rows[i] != state->guess)
            add_row(page, &rows[i], (int)i + 1);
    page_status(page, LOOK_QUIET,
                _("Enter: choose   A number goes to its row"));
}

static bool act(struct app *app, void *data, const struct action *action)
{
    const struct state *state = data;
    size_t count;
    const struct language *rows = languages(&count);
    const struct language *chosen;

    if (action->act != ACT_CHOOSE || action->id < 1 ||
        (size_t)action->id > count)
        return false;
    chosen = &rows[action->id - 1];
    app_failed(app, phrase_use(chosen));
    app_failed(app, app_keep_language(app, chosen));
    if (state->first)
        app_replace(app, start_after_language(app), NULL);
    else
        app_back(app);
    return true;
}

const struct screen screen_language = {.name = "language",
                                       .size = sizeof(struct state),
                                       .open = open,
                                       .build = build,
                                       .act = act};
