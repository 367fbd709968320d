#include "ui/screens/rows.h"

#include "flow/checkup.h"
#include "i18n/phrase.h"

/* What the store holds and how the laptop is. Choosing a line leads to what
 * mends it. */

enum { ROW = 10 };

static const enum screen_id places[CHECKUP_PLACES] = {
    [CHECKUP_REQUESTS] = SCREEN_HOME,
    [CHECKUP_OLDEST] = SCREEN_REQUEST,
    [CHECKUP_GOING] = SCREEN_EXPIRING,
    [CHECKUP_LEARN] = SCREEN_LEARN,
    [CHECKUP_HOLD] = SCREEN_HOLD,
    [CHECKUP_PASSPHRASES] = SCREEN_PASSPHRASES,
    [CHECKUP_RECOVERY] = SCREEN_RECOVERY,
    [CHECKUP_BACKUPS] = SCREEN_BACKUPS,
    [CHECKUP_CONTACTS] = SCREEN_CONTACTS,
    [CHECKUP_DATE] = SCREEN_DATE,
    [CHECKUP_LAPTOP] = SCREEN_LAPTOP,
};

struct state {
    struct checkup checkup;
};

static void refresh(struct app *app, void *data)
{
    struct state *state = data;

    checkup_done(&state->checkup);
    app_failed(app, checkup_look(app_session(app), &state->checkup));
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    (void)argument;
    refresh(app, data);
    return ERR_OK;
}

/* What is due stands first. */
static void build_rows(const struct checkup *checkup, bool due,
                       struct page *page)
{
    bool first = true;

    for (size_t i = 0; i < checkup->count; i++) {
        const struct checkup_item *item = &checkup->items[i];

        if (item->due != due)
            continue;
        page_gap(page);
        if (first)
            page_text(page, LOOK_TITLE,
                      due ? _("Something is due") : _("The rest"));
        first = false;
        page_row(page, ROW + (int)i, item->name,
                 due          ? "!"
                 : item->fine ? "✓"
                              : "·",
                 item->found);
        page_text(page, LOOK_QUIET, item->advice);
    }
}

static void build(struct app *app, void *data, struct page *page)
{
    const struct state *state = data;

    (void)app;
    page_head(page, PAGE_NUMBERED, _("Check-up"), NULL);
    page_text(page, LOOK_PLAIN,
              _("For two people of the group who don't coordinate, together, "
                "once a month. It counts what the store holds. What one "
                "volunteer did is not in it."));
    build_rows(&state->checkup, true, page);
    build_rows(&state->checkup, false, page);
}

static void go(struct app *app, const struct checkup_item *item)
{
    struct screen_argument argument = {0};
    int screen = (int)places[item->place];

    if (item->place == CHECKUP_OLDEST) {
        argument.request = item->request;
        if (item->is_draft)
            screen = SCREEN_QUESTION;
    }
    /* The four top screens have nothing below them. */
    if (screen == SCREEN_HOME || screen == SCREEN_LEARN)
        app_home(app, screen);
    else
        app_push(app, screen, &argument);
}

static bool act(struct app *app, void *data, const struct action *action)
{
    const struct state *state = data;
    size_t index = (size_t)(action->id - ROW);

    if (action->act != ACT_CHOOSE || index >= state->checkup.count)
        return false;
    go(app, &state->checkup.items[index]);
    return true;
}

static void close(struct app *app, void *data)
{
    (void)app;
    checkup_done(&((struct state *)data)->checkup);
}

const struct screen screen_checkup = {.name = "checkup",
                                      .size = sizeof(struct state),
                                      .open = open,
                                      .refresh = refresh,
                                      .build = build,
                                      .act = act,
                                      .close = close};
