#include "ui/screens/rows.h"

#include "flow/advice.h"
#include "i18n/phrase.h"

/* What was seen of the laptop when the program started. */

static void build(struct app *app, void *state, struct page *page)
{
    static const char *const signs[] = {
        [ADVICE_FINE] = "✓", [ADVICE_LOOK] = "!", [ADVICE_UNKNOWN] = "?"};
    size_t count;
    const struct advice *points = advice_points(app_session(app), &count);

    (void)state;
    page_head(page, 0, _("The laptop"), NULL);
    page_text(page, LOOK_PLAIN,
              count ? _("Looked at when the program started. ✓ is fine, ! "
                        "needs a look, ? is not known.")
                    : _("It was not looked at."));
    for (size_t i = 0; i < count; i++) {
        page_bullet(page, signs[points[i].answer], phrase(points[i].what),
                    phrase(advice_word(points[i].answer)));
        if (*points[i].advice)
            page_text(page, LOOK_QUIET, phrase(points[i].advice));
    }
}

static bool act(struct app *app, void *state, const struct action *action)
{
    (void)app;
    (void)state;
    (void)action;
    return false;
}

const struct screen screen_laptop = {
    .name = "laptop", .build = build, .act = act};
