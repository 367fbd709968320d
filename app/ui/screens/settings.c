#include "ui/screens/rows.h"

#include <string.h>

#include "flow/settings.h"
#include "i18n/calendar.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

enum { LANGUAGE = 1, ASK_ALWAYS, THEME, CLOCK, COVER, LOCK, SOONER, CALENDAR,
       MONEY, DRAWING };

struct theme_row {
    const char *name;
    const char *label; /* msgid */
};

static const struct theme_row themes[] = {
    {"colour", N_("colours")},
    {"mono", N_("no colours")},
    {"contrast", N_("high contrast")},
    /* TRANSLATORS: no colours, no boxes, one thing on a line: for people who
     * use a screen reader or a Braille display. */
    {"reader", N_("for a screen reader")},
};

static size_t theme_now(struct app *app)
{
    for (size_t i = 0; i < COUNT(themes); i++)
        if (strcmp(session_theme(app_session(app)), themes[i].name) == 0)
            return i;
    return 0;
}

static void build_minutes(struct app *app, struct page *page, int id,
                          enum setting setting, const char *label)
{
    unsigned long minutes =
        (unsigned long)settings_get(app_session(app), setting);
    struct text value = {0};

    /* TRANSLATORS: %lu is a number of minutes. */
    format_count(&value, "%lu minute", "%lu minutes", minutes, NULL);
    page_text(page, LOOK_PLAIN, label);
    page_stepper(page, id, text_string(&value));
    text_done(&value);
}

/* Only for a language that has two. */
static void build_calendar(struct page *page)
{
    if (phrase_language()->persian)
        page_row(page, CALENDAR, _("Calendar"),
                 calendar_of(NULL) == CALENDAR_PERSIAN ? _("Persian")
                                                       : _("Gregorian"),
                 NULL);
}

/* Only where letters run from the right, and there are several ways. */
static void build_drawing(struct app *app, struct page *page)
{
    if (phrase_language()->direction == DIRECTION_RTL && app_drawing(app))
        page_row(page, DRAWING, _("How letters are drawn"), NULL, NULL);
}

static void build_money(struct app *app, struct page *page)
{
    const char *sign =
        settings_money_sign(settings_get(app_session(app), SETTING_MONEY));
    struct text shown = {0};

    format_money(&shown, 100, sign, NULL);
    /* TRANSLATORS: how amounts of money are written: "$100". */
    page_row(page, MONEY, _("Money"),
             *sign ? text_string(&shown) : _("without a sign"), NULL);
    text_done(&shown);
}

static void build(struct app *app, void *state, struct page *page)
{
    static const char *const clocks[] = {N_("as the language does"),
                                         N_("14:00"), N_("2:00 pm")};
    int clock = settings_get(app_session(app), SETTING_HOUR12);

    (void)state;
    page_head(page, PAGE_NUMBERED, _("Settings"), NULL);
    page_row(page, LANGUAGE, _("Language"), phrase_language()->own_name, NULL);
    page_tick(page, ASK_ALWAYS, session_language_asked(app_session(app)),
              _("Ask for the language at every start"));
    page_row(page, THEME, _("Colours"), phrase(themes[theme_now(app)].label),
             NULL);
    page_row(page, CLOCK, _("Times"), phrase(clocks[clock + 1]), NULL);
    build_calendar(page);
    build_money(app, page);
    build_drawing(app, page);
    page_gap(page);
    build_minutes(app, page, COVER, SETTING_COVER,
                  _("The screen is covered after"));
    build_minutes(app, page, LOCK, SETTING_LOCK,
                  _("It locks after"));
    page_gap(page);
    page_row(page, SOONER, _("Erase earlier"), NULL, NULL);
}

static void say_bounds(struct app *app, int least, int most)
{
    struct text low = {0}, high = {0}, line = {0};

    format_number(&low, least, NULL);
    format_number(&high, most, NULL);
    /* TRANSLATORS: both are numbers of minutes that can be chosen. */
    format_fill(&line, _("From {least} to {most} minutes."),
                (const struct format_part[]){{"least", text_string(&low)},
                                             {"most", text_string(&high)}},
                2);
    app_say(app, text_string(&line));
    text_done(&line);
    text_done(&high);
    text_done(&low);
}

static void put(struct app *app, enum setting setting, int value)
{
    int least, most;

    settings_bounds(setting, &least, &most);
    if (value >= least && value <= most)
        app_failed(app, settings_put(app_session(app), setting, value));
    else
        say_bounds(app, least, most);
}

static void next_money(struct app *app)
{
    int next = settings_get(app_session(app), SETTING_MONEY) + 1;

    app_failed(app, settings_put(app_session(app), SETTING_MONEY,
                                 settings_money_sign(next) ? next : 0));
}

/* Its language's own is said as "as the language does": a change of language
 * doesn't leave a calendar behind that it has no words for. */
static void next_calendar(struct app *app)
{
    int next = calendar_of(NULL) == CALENDAR_PERSIAN ? CALENDAR_GREGORIAN : -1;

    app_failed(app,
               settings_put(app_session(app), SETTING_CALENDAR, next));
}

static bool choose(struct app *app, int id)
{
    struct session *session = app_session(app);
    int clock = settings_get(session, SETTING_HOUR12);

    switch (id) {
    case LANGUAGE:
        app_push(app, SCREEN_LANGUAGE, NULL);
        return true;
    case ASK_ALWAYS:
        app_failed(app, session_language_ask_always(
                            session, !session_language_asked(session)));
        return true;
    case THEME:
        app_failed(app,
                   session_theme_keep(session,
                                      themes[(theme_now(app) + 1) %
                                             COUNT(themes)].name));
        return true;
    case CLOCK:
        app_failed(app, settings_put(session, SETTING_HOUR12,
                                     clock == 1 ? -1 : clock + 1));
        return true;
    case CALENDAR:
        next_calendar(app);
        return true;
    case MONEY:
        next_money(app);
        return true;
    case DRAWING:
        app_push(app, SCREEN_DRAWING, NULL);
        return true;
    case SOONER:
        app_push(app, SCREEN_SOONER, NULL);
        return true;
    default:
        return false;
    }
}

static bool act(struct app *app, void *state, const struct action *action)
{
    enum setting setting =
        action->id == COVER ? SETTING_COVER : SETTING_LOCK;

    (void)state;
    if (action->act == ACT_STEP || action->act == ACT_NUMBER) {
        put(app, setting,
            action->amount +
                (action->act == ACT_STEP
                     ? settings_get(app_session(app), setting)
                     : 0));
        return true;
    }
    return action->act == ACT_CHOOSE && choose(app, action->id);
}

const struct screen screen_settings = {
    .name = "settings", .build = build, .act = act};
