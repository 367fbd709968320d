#include "ui/screens/rows.h"

#include "i18n/phrase.h"

struct more_row {
    const char *label; /* msgid */
    enum screen_id screen;
};

static const struct more_row rows[] = {
    {N_("Erased within 7 days"), SCREEN_EXPIRING},
    {N_("Stop erasing"), SCREEN_HOLD},
    {N_("Other laptops"), SCREEN_EXCHANGE},
    {N_("Passphrases"), SCREEN_PASSPHRASES},
    {N_("Backups"), SCREEN_BACKUPS},
    {N_("Whom to call"), SCREEN_CALL},
    {N_("Settings"), SCREEN_SETTINGS},
    {N_("Keyboard"), SCREEN_KEYS},
    {N_("What it protects, and what it can't"), SCREEN_ABOUT},
};

enum { LOCK = 50, QUIT };

static void build(struct app *app, void *state, struct page *page)
{
    (void)app;
    (void)state;
    page_head(page, PAGE_TABS | PAGE_NO_BACK, _("More"), NULL);
    for (size_t i = 0; i < COUNT(rows); i++)
        page_row(page, (int)i + 1, phrase(rows[i].label), NULL, NULL);
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
    else
        app_push(app, (int)rows[action->id - 1].screen, NULL);
    return true;
}

const struct screen screen_more = {.name = "more", .build = build, .act = act};
