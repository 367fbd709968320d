#include "ui/screens/rows.h"

#include "flow/monthly.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

/* The numbers of one month as bars; the months are stepped through. All bars
 * have one measure, so that months can be compared. */

enum { MONTH = 1 };

struct state {
    struct monthly *list;
    size_t count;
    int waiting;
    int32_t month;
    int largest;
};

static void refresh(struct app *app, void *data)
{
    struct state *state = data;
    bool there = false; /* the month that was looked at, in another language */

    monthly_done(state->list, state->count);
    state->list = NULL;
    state->count = 0;
    state->largest = 1;
    app_failed(app, monthly_list(app_session(app), &state->list,
                                 &state->count, &state->waiting));
    for (size_t i = 0; i < state->count; i++) {
        there = there || state->list[i].month == state->month;
        if (state->list[i].shown > state->largest)
            state->largest = state->list[i].shown;
    }
    if (state->count && !there)
        state->month = state->list[0].month;
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    (void)argument;
    refresh(app, data);
    return ERR_OK;
}

static void build_month(const struct state *state, struct page *page)
{
    struct text month = {0};

    format_month(&month, state->month / 12, state->month % 12 + 1, NULL);
    page_stepper(page, MONTH, text_string(&month));
    text_done(&month);
    page_gap(page);
    for (size_t i = 0; i < state->count; i++) {
        const struct monthly *one = &state->list[i];
        struct text value = {0};

        if (one->month != state->month)
            continue;
        monthly_say(&value, one);
        page_chart(page, one->name, text_string(&value),
                   (int)((int64_t)one->shown * 100 / state->largest));
        text_done(&value);
    }
}

static void build(struct app *app, void *data, struct page *page)
{
    const struct state *state = data;

    (void)app;
    page_head(page, 0, _("Totals"), NULL);
    page_text(page, LOOK_PLAIN,
              _("How many requests ended in a month, by kind of help."));
    if (state->waiting)
        page_text(page, LOOK_STATE,
                  _("Stop erasing is on: the numbers of months that are over "
                    "wait until it ends."));
    if (!state->count)
        page_text(page, LOOK_PLAIN,
                  _("The first numbers come when a month is over."));
    else
        build_month(state, page);
    page_gap(page);
    page_text(page, LOOK_QUIET,
              _("Each number is a little off, by chance, so that nobody can "
                "be found by it. Once made it stays the same, and the exact "
                "one is erased. A family with several requests is protected "
                "less."));
}

/* Left and minus go to an earlier month. There are no gaps among them. */
static void step(struct state *state, int amount)
{
    int32_t newest = state->list[0].month;
    int32_t oldest = state->list[state->count - 1].month;
    int32_t month = state->month + amount;

    if (month >= oldest && month <= newest)
        state->month = month;
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    (void)app;
    if (action->act != ACT_STEP || !state->count)
        return false;
    step(state, action->amount);
    return true;
}

static void close(struct app *app, void *data)
{
    struct state *state = data;

    (void)app;
    monthly_done(state->list, state->count);
}

const struct screen screen_totals = {.name = "totals",
                                     .size = sizeof(struct state),
                                     .open = open,
                                     .refresh = refresh,
                                     .build = build,
                                     .act = act,
                                     .close = close};
