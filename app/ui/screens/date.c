#include "ui/screens/rows.h"

#include "base/day.h"
#include "flow/unlock.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

enum { DAY = 1, CHOOSE };

#define YEARS_AHEAD (80 * 365)

struct state {
    int32_t day;
    bool again; /* more than 45 days ahead: asked once more */
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    (void)argument;
    ((struct state *)data)->day = unlock_last_day(app_session(app));
    return ERR_OK;
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;

    (void)app;
    page_head(page, PAGE_NO_BACK, _("What day is it today?"), NULL);
    page_text(page, LOOK_PLAIN,
              _("The laptop's clock can't be right. Until you choose the "
                "date, nothing is erased."));
    if (state->again) {
        struct text line = {0}, day = {0};

        format_day(&day, state->day, DAY_FULL, NULL);
        /* TRANSLATORS: {day} is a date like "24 November 2026". */
        format_fill(&line, _("Is it really {day}? Everything that is overdue "
                             "by then is erased. Choose it once more."),
                    &(struct format_part){"day", text_string(&day)}, 1);
        page_text(page, LOOK_WARN, text_string(&line));
        text_done(&line);
        text_done(&day);
    }
    page_calendar(page, DAY, state->day, state->day,
                  unlock_last_day(app_session(app)),
                  state->day + YEARS_AHEAD);
    page_button(page, CHOOSE, true, _("This is today"));
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;
    enum err err;

    if (action->act == ACT_BACK)
        return true;
    if (action->act == ACT_STEP && action->id == DAY) {
        state->day = action->day;
        state->again = false;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    err = unlock_set_today(app_session(app), state->day);
    if (err == ERR_CLOCK && !state->again) {
        state->again = true;
        return true;
    }
    if (!app_failed(app, err))
        app_back(app);
    return true;
}

const struct screen screen_date = {.name = "date",
                                   .size = sizeof(struct state),
                                   .open = open,
                                   .build = build,
                                   .act = act};
