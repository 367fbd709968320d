#include "ui/screens/rows.h"

#include "i18n/phrase.h"
#include "ui/key.h"

enum { CLOSE = 1 };

static void build(struct app *app, void *state, struct page *page)
{
    size_t count;
    const struct key *keys = key_table(&count);

    (void)app;
    (void)state;
    page_head(page, 0, _("What the keys do"), NULL);
    for (size_t i = 0; i < count; i++)
        if (keys[i].help)
            page_pair(page, LOOK_PLAIN, _(keys[i].name), _(keys[i].help));
    page_gap(page);
    page_text(page, LOOK_PLAIN,
              _("A tap or a click works on everything that can be chosen."));
    page_button(page, CLOSE, true, _("Close"));
}

static bool act(struct app *app, void *state, const struct action *action)
{
    (void)state;
    if (action->act != ACT_CHOOSE || action->id != CLOSE)
        return false;
    app_back(app);
    return true;
}

const struct screen screen_keys = {.name = "keys", .build = build, .act = act};
