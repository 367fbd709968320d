#include "ui/screens/rows.h"

#include "base/mem.h"
#include "i18n/letters.h"
#include "i18n/phrase.h"
#include "ui/screens/start.h"

/* More rows than the table will have. */
#define ROWS_MOST 64

enum { ANYWAY = ROWS_MOST + 1, OTHER };

/* On a text console, whose font may lack a language's letters. */
enum drawable { DRAWN, NEEDS_FONT, NEEDS_WINDOW };

struct state {
    const struct language *guess; /* first in the list */
    const struct language *asked; /* can't be drawn: what to do is said */
    bool first;                   /* nothing below: goes on, not back */
    bool console;
    enum drawable drawable[ROWS_MOST];
    const char *fonts[ROWS_MOST];
};

static void look_at_letters(struct app *app, struct state *state)
{
    struct letters there, *wanted;
    size_t count;
    const struct language *rows = languages(&count);

    state->console = app_console(app, &there);
    if (!state->console)
        return;
    wanted = mem_new(1, sizeof *wanted);
    for (size_t i = 0; i < count && i < ROWS_MOST; i++) {
        letters_of(wanted, &rows[i]);
        state->fonts[i] = letters_font(wanted);
        state->drawable[i] = letters_drawn(wanted, &there) ? DRAWN
                             : state->fonts[i]             ? NEEDS_FONT
                                                           : NEEDS_WINDOW;
    }
    mem_free(wanted);
}

static size_t row_of(const struct language *language)
{
    size_t count;

    return (size_t)(language - languages(&count));
}

static enum drawable drawable(const struct state *state,
                              const struct language *language)
{
    size_t row = row_of(language);

    return row < ROWS_MOST ? state->drawable[row] : DRAWN;
}

/* In English where the language that is on can't be read here either. */
static const char *readable(const struct state *state, const char *msgid)
{
    return drawable(state, phrase_language()) == DRAWN ? phrase(msgid) : msgid;
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;

    (void)argument;
    state->guess = phrase_language();
    state->first = app_is_first(app);
    look_at_letters(app, state);
    return ERR_OK;
}

static void add_row(const struct state *state, struct page *page,
                    const struct language *language, int id)
{
    switch (drawable(state, language)) {
    case DRAWN:
        page_row(page, id, language->own_name, language->latin, NULL);
        break;
    case NEEDS_FONT:
        page_row(page, id, language->latin,
                 /* TRANSLATORS: behind a language in a list; at most 20
                  * cells. */
                 readable(state, N_("needs letters")), NULL);
        break;
    case NEEDS_WINDOW:
        page_row(page, id, language->latin,
                 /* TRANSLATORS: behind a language in a list: it can't be
                  * shown on this text screen; at most 20 cells. */
                 readable(state, N_("needs a window")), NULL);
    }
}

/* What helps: a command, or another place. */
static void build_sheet(const struct state *state, struct page *page)
{
    const struct language *language = state->asked;
    const char *font = state->fonts[row_of(language)];
    struct text command = {0};

    page_head(page, PAGE_SHEET, language->latin, NULL);
    if (drawable(state, language) == NEEDS_FONT) {
        text_format(&command, "setfont %s", font);
        page_text(page, LOOK_PLAIN,
                  readable(state, N_("This screen lacks letters of it. End "
                                     "the program, type this, and start it "
                                     "again:")));
        page_big(page, text_string(&command));
        page_text(page, LOOK_QUIET,
                  readable(state, N_("The letters come with the Debian package "
                                     "console-setup-linux.")));
    } else {
        page_text(page, LOOK_PLAIN,
                  readable(state, N_("No text screen can show it. Press "
                                     "Ctrl-Alt-F1, F2 or F7 for the desktop, "
                                     "or type startx, and start the program "
                                     "in a terminal window there.")));
    }
    page_button(page, OTHER, true, readable(state, N_("Another language")));
    page_button(page, ANYWAY, false, readable(state, N_("Choose it anyway")));
    text_done(&command);
}

/* Ids are places in the table plus one, whatever the order on the screen. */
static void build(struct app *app, void *data, struct page *page)
{
    const struct state *state = data;
    size_t count;
    const struct language *rows = languages(&count);

    (void)app;
    if (state->asked) {
        build_sheet(state, page);
        return;
    }
    page_head(page,
              PAGE_NUMBERED | (state->first ? PAGE_NO_BACK | PAGE_NO_HIDE : 0),
              _("Just Enough"), NULL);
    page_text(page, LOOK_TITLE, _("Choose your language"));
    page_gap(page);
    for (size_t i = 0; i < count; i++)
        if (&rows[i] == state->guess)
            add_row(state, page, &rows[i], (int)i + 1);
    for (size_t i = 0; i < count; i++)
        if (&rows[i] != state->guess)
            add_row(state, page, &rows[i], (int)i + 1);
    page_status_keys(page, _("Enter: choose   A number goes to its row"));
}

static void choose(struct app *app, const struct state *state,
                   const struct language *chosen)
{
    app_failed(app, phrase_use(chosen));
    app_failed(app, app_keep_language(app, chosen));
    if (state->first)
        app_replace(app, start_after_language(app), NULL);
    else
        app_back(app);
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;
    size_t count;
    const struct language *rows = languages(&count);

    if (state->asked && (action->act == ACT_BACK ||
                         (action->act == ACT_CHOOSE && action->id == OTHER))) {
        state->asked = NULL;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    if (state->asked && action->id == ANYWAY) {
        choose(app, state, state->asked);
        return true;
    }
    if (action->id < 1 || (size_t)action->id > count)
        return false;
    if (drawable(state, &rows[action->id - 1]) == DRAWN)
        choose(app, state, &rows[action->id - 1]);
    else
        state->asked = &rows[action->id - 1];
    return true;
}

const struct screen screen_language = {.name = "language",
                                       .size = sizeof(struct state),
                                       .open = open,
                                       .build = build,
                                       .act = act};
