#include "ui/screens/rows.h"

#include "base/mark.h"
#include "flow/checkup.h"
#include "i18n/phrase.h"
#include "ui/guide.h"

struct more_row {
    const char *label; /* msgid */
    enum screen_id screen;
};

/* In a practice only what has to do with nothing that is kept or carried away
 * is there: see guide_allows. */
static bool is_there(struct app *app, const struct more_row *row)
{
    return !app_is_practice(app) || guide_allows((int)row->screen);
}

static const struct more_row rows[] = {
    {N_("Erased within 7 days"), SCREEN_EXPIRING},
    {N_("Check-up"), SCREEN_CHECKUP},
    {N_("Stop erasing"), SCREEN_HOLD},
    {N_("Other laptops"), SCREEN_EXCHANGE},
    {N_("What we hold about you"), SCREEN_HELD},
    {N_("Somebody asks about people"), SCREEN_INQUIRIES},
    {N_("Passphrases"), SCREEN_PASSPHRASES},
    {N_("Backups"), SCREEN_BACKUPS},
    {N_("Totals"), SCREEN_TOTALS},
    {N_("Whom to call"), SCREEN_CALL},
    {N_("Settings"), SCREEN_SETTINGS},
    {N_("Keyboard"), SCREEN_KEYS},
    {N_("What can be held"), SCREEN_INVENTORY},
    {N_("What it protects, and what it can't"), SCREEN_ABOUT},
};

enum { LOCK = 50, QUIT, LEAVE };

/* Whoever comes here sees it as it is now. */
static void refresh(struct app *app, void *state)
{
    struct checkup checkup;

    (void)state;
    if (app_is_practice(app))
        return;
    (void)!checkup_look(app_session(app), &checkup);
    checkup_done(&checkup);
}

static enum err open(struct app *app, void *state,
                     const struct screen_argument *argument)
{
    (void)argument;
    refresh(app, state);
    return ERR_OK;
}

static const char *detail_of(struct app *app, const struct more_row *row)
{
    if (row->screen != SCREEN_CHECKUP || !checkup_is_due(app_session(app)))
        return NULL;
    /* TRANSLATORS: behind "Check-up" if something should be done; keep the
     * sign; at most 20 cells. */
    return _("● something is due");
}

static void build(struct app *app, void *state, struct page *page)
{
    (void)state;
    page_head(page, PAGE_TABS | PAGE_NO_BACK, _("More"), NULL);
    if (app_is_practice(app)) {
        page_row(page, LEAVE, _("Leave the practice"), NULL, NULL);
        page_text(page, LOOK_QUIET,
                  _("A practice keeps nothing: passphrases, backups, sticks "
                    "and packets are not part of it."));
    }
    for (size_t i = 0; i < COUNT(rows); i++)
        if (is_there(app, &rows[i]))
            page_row(page, (int)i + 1, phrase(rows[i].label),
                     detail_of(app, &rows[i]), NULL);
    page_gap(page);
    page_row(page, LOCK, _("Lock"), "^X", NULL);
    page_row(page, QUIT, _("Lock and leave the program"), NULL, NULL);
}

static bool act(struct app *app, void *state, const struct action *action)
{
    (void)state;
    if (action->act != ACT_CHOOSE)
        return false;
    if (action->id == LOCK)
        app_lock(app);
    else if (action->id == QUIT)
        app_quit(app);
    else if (action->id == LEAVE)
        app_push(app, SCREEN_PRACTICE, NULL);
    else
        app_push(app, (int)rows[action->id - 1].screen, NULL);
    return true;
}

const struct screen screen_more = {.name = "more",
                                   .open = open,
                                   .refresh = refresh,
                                   .build = build,
                                   .act = act};
