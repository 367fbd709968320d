/* *Does this look right?* Each way is tried on the whole screen, so that what
 * is seen is what one gets; digits and Enter work even where it can't be read.
 */
#include "ui/screens/rows.h"

#include <string.h>

#include "i18n/phrase.h"
#include "ui/detection.h"

enum { FIRST = 1, YES = 10 };

static const struct way {
    enum bidi_output output;
    const char *label; /* msgid */
} ways[] = {
    /* TRANSLATORS: of drawing letters; the other ways follow. */
    {BIDI_VISUAL, N_("The first way")},
    {BIDI_GUARD, N_("The second way")},
    {BIDI_READING, N_("The third way")},
};

struct state {
    char before[16]; /* the way that was on */
    int tried;
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

static void build(struct app *app, void *data, struct page *page)
{
    const struct state *state = data;
    const char *now = app_drawing(app);

    /* TRANSLATORS: above a page in Arabic or Persian, which some terminals draw
     * with its letters apart and in the wrong order. */
    page_head(page, PAGE_NUMBERED, _("Does this look right?"), NULL);
    page_text(page, LOOK_PLAIN,
              _("The letters should be joined, and read from the right."));
    page_text(page, LOOK_PLAIN, phrase(press));
    if (strcmp(phrase(press), press) != 0)
        page_text(page, LOOK_QUIET, press);
    page_gap(page);
    for (size_t i = 0; i < COUNT(ways); i++)
        page_row(page, FIRST + (int)i, phrase(ways[i].label),
                 now && strcmp(now, detection_way(ways[i].output)) == 0
                     ? "\u2713"
                     : NULL,
                 NULL);
    page_button(page, YES, true, _("Yes, it looks right"));
    page_focus(page, YES);
    /* After a try, Enter is the answer. */
    page_turn(page, state->tried);
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (action->act == ACT_BACK) {
        if (state->tried)
            app_draw(app, state->before);
        app_drawing_seen(app);
        return false;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    if (action->id == YES) {
        app_failed(app, app_keep_drawing(app));
        app_drawing_seen(app);
        app_back(app);
        return true;
    }
    if (action->id < FIRST || action->id >= FIRST + (int)COUNT(ways))
        return false;
    app_draw(app, detection_way(ways[action->id - FIRST].output));
    state->tried++;
    return true;
}

const struct screen screen_drawing = {.name = "drawing",
                                      .size = sizeof(struct state),
                                      .open = open,
                                      .build = build,
                                      .act = act};
