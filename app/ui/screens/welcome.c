#include "ui/screens/rows.h"

#include "i18n/phrase.h"
#include "ui/screens/start.h"

enum { START = 1, PRACTISE };

static void build(struct app *app, void *state, struct page *page)
{
    (void)app;
    (void)state;
    page_head(page, PAGE_NO_HIDE, _("Just Enough"), "1/3");
    page_text(page, LOOK_TITLE,
              _("Arrange help, and write down only what that help needs."));
    page_gap(page);
    page_bullet(page, "✓", _("It works without a network."), NULL);
    page_bullet(page, "✓", _("What you write is locked with a passphrase."),
                NULL);
    page_bullet(page, "✓", _("It warns you before anything else gets in."),
                NULL);
    page_bullet(page, "✓", _("It forgets by itself when the help is done."),
                NULL);
    page_gap(page);
    page_note(page, _("Everybody with a passphrase reads everything on this "
                      "laptop's store."));
    page_button(page, START, true, _("Start"));
    page_button(page, PRACTISE, false, _("Try it with an invented family"));
}

static bool act(struct app *app, void *state, const struct action *action)
{
    (void)state;
    if (action->act == ACT_BACK) {
        app_replace(app, SCREEN_LANGUAGE,
                    &(struct screen_argument){.number = 1});
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    if (action->id == PRACTISE) {
        app_practise(app);
        return true;
    }
    app_push(app, SCREEN_PASSPHRASE,
             &(struct screen_argument){.number = PASS_FIRST});
    return true;
}

const struct screen screen_welcome = {
    .name = "welcome", .build = build, .act = act};
