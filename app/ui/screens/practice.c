#include "ui/screens/rows.h"

#include "i18n/phrase.h"
#include "ui/guide.h"

/* Before a practice, what it is; in one, what was practised so far, and the
 * ways out of it. */

enum { BEGIN = 1, NOT_NOW, REAL, AGAIN, GO_ON };

static void build_before(struct app *app, struct page *page)
{
    page_head(page, 0, _("Practice"), NULL);
    page_text(page, LOOK_TITLE, _("Try it with an invented family"));
    page_text(page, LOOK_PLAIN,
              _("About five minutes. All is as in real life, but nothing is "
                "kept, nothing is sent, and nothing can go wrong."));
    if (session_is_open(app_session(app)))
        page_text(page, LOOK_WARN,
                  _("Your requests are locked first. Afterwards you open "
                    "them with your passphrase."));
    page_button(page, BEGIN, true, _("Begin the practice"));
    page_button(page, NOT_NOW, false, _("Not now"));
}

static void build_within(struct app *app, struct page *page)
{
    unsigned done = app_practised(app);
    bool all = done == (1u << GUIDE_DONE_COUNT) - 1;

    page_head(page, 0, _("Practice"), NULL);
    page_text(page, LOOK_TITLE,
              all ? _("You have practised all of it")
                  : _("What you have practised"));
    for (unsigned i = 0; i < GUIDE_DONE_COUNT; i++)
        page_bullet(page, done & 1u << i ? "✓" : "·", phrase(guide_done(i)),
                    NULL);
    page_note(page, _("Nothing of it stays on this laptop."));
    if (!all)
        page_button(page, GO_ON, true, _("Go on practising"));
    page_button(page, REAL, all, _("Start for real"));
    page_button(page, AGAIN, false, _("Once more"));
}

static void build(struct app *app, void *state, struct page *page)
{
    (void)state;
    if (app_is_practice(app))
        build_within(app, page);
    else
        build_before(app, page);
}

static bool act(struct app *app, void *state, const struct action *action)
{
    (void)state;
    if (action->act != ACT_CHOOSE)
        return false;
    switch (action->id) {
    case BEGIN:
    case AGAIN:
        app_practise(app);
        return true;
    case REAL:
        app_end_practice(app, true);
        return true;
    case NOT_NOW:
    case GO_ON:
        app_back(app);
        return true;
    default:
        return false;
    }
}

const struct screen screen_practice = {
    .name = "practice", .build = build, .act = act};
