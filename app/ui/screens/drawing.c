/* *Does this look right?* Each way is tried on the whole screen, so that what
 * is seen is what one gets; digits and Enter work even where it can't be read.
 */
#include "ui/screens/rows.h"

#include <string.h>

#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/detection.h"

enum { WAY = 1, YES };

static const enum bidi_output ways[] = {BIDI_VISUAL, BIDI_GUARD, BIDI_READING};

struct state {
    char before[16]; /* the way that was on */
    bool tried;
};

/* Whom it doesn't reach in their own letters: it stands there in English,
 * too. */
static const char press[] = N_("If not, press 1, 2 or 3 until it does.");

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;
    const char *way = app_drawing(app);

    (void)argument;
    if (way)
        strncpy(state->before, way, sizeof state->before - 1);
    return ERR_OK;
}

static int way_now(const struct app *app)
{
    const char *now = app_drawing(app);

    for (size_t i = 0; now && i < COUNT(ways); i++)
        if (strcmp(now, detection_way(ways[i])) == 0)
            return (int)i;
    return 0;
}

static void build(struct app *app, void *data, struct page *page)
{
    struct text what = {0}, number = {0};

    (void)data;
    /* TRANSLATORS: above a page in Arabic or Persian, which some terminals draw
     * with its letters apart and in the wrong order. */
    page_head(page, 0, _("Does this look right?"), NULL);
    page_text(page, LOOK_PLAIN,
              _("The letters should be joined, and read from the right."));
    text_set(&what, phrase(press));
    if (strcmp(text_string(&what), press) != 0)
        text_format(&what, "\n%s", press);
    page_text(page, LOOK_PLAIN, text_string(&what));
    page_gap(page);
    format_number(&number, way_now(app) + 1, NULL);
    page_stepper(page, WAY, text_string(&number));
    page_button(page, YES, true, _("Yes, it looks right"));
    page_focus(page, WAY);
    text_done(&number);
    text_done(&what);
}

static void try(struct app *app, struct state *state, int way)
{
    if (way < 0 || way >= (int)COUNT(ways))
        return;
    app_draw(app, detection_way(ways[way]));
    state->tried = true;
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    switch (action->act) {
    case ACT_BACK:
        if (state->tried)
            app_draw(app, state->before);
        app_drawing_seen(app);
        return false;
    case ACT_STEP:
        try(app, state, way_now(app) + action->amount);
        return true;
    case ACT_NUMBER:
        /* 23 is 3 after 2. */
        try(app, state, action->amount % 10 - 1);
        return true;
    case ACT_CHOOSE:
        app_failed(app, app_keep_drawing(app));
        app_drawing_seen(app);
        app_back(app);
        return true;
    default:
        return false;
    }
}

const struct screen screen_drawing = {.name = "drawing",
                                      .size = sizeof(struct state),
                                      .open = open,
                                      .build = build,
                                      .act = act};
