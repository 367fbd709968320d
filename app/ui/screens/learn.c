#include "ui/screens/rows.h"

#include "i18n/phrase.h"

enum { ABOUT = 1, CALL, PRACTISE };

static void build(struct app *app, void *state, struct page *page)
{
    (void)state;
    page_head(page, PAGE_TABS | PAGE_NO_BACK, _("Learn"), NULL);
    page_text(page, LOOK_TITLE, _("Two questions, each time"));
    page_bullet(page, "1",
                _("Before asking or writing down: do I need to know this to "
                  "give the help that was asked for?"),
                NULL);
    page_bullet(page, "2",
                _("Before telling anyone: does this person need to know it to "
                  "give the help that was asked for?"),
                NULL);
    page_text(page, LOOK_PLAIN,
              _("It is for us not to ask, never for the family to refuse."));
    page_gap(page);
    if (!app_is_practice(app))
        page_row(page, PRACTISE, _("Try it with an invented family"), NULL,
                 NULL);
    page_row(page, CALL, _("Whom to call"), NULL, NULL);
    page_row(page, ABOUT, _("What this program protects, and what it can't"),
             NULL, NULL);
}

static bool act(struct app *app, void *state, const struct action *action)
{
    static const int screens[] = {[ABOUT] = SCREEN_ABOUT,
                                  [CALL] = SCREEN_CALL,
                                  [PRACTISE] = SCREEN_PRACTICE};

    (void)state;
    if (action->act != ACT_CHOOSE)
        return false;
    app_push(app, screens[action->id], NULL);
    return true;
}

const struct screen screen_learn = {
    .name = "learn", .build = build, .act = act};
