#include "ui/screens/rows.h"

#include <stdio.h>

#include "base/day.h"
#include "base/mem.h"
#include "flow/learn.h"
#include "flow/theirs.h"
#include "flow/unlock.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/screens/cards.h"

enum { NEW = 1, FIND, GOING, HELD, DATE, FILTER, FOUND, REFRESHER,
       OTHERS };

struct state {
    struct browse browse;
    int going;  /* things erased within a week */
    bool ended; /* the list of ended requests is shown */
    char **receipts; /* with it, what stays of those that are gone */
    size_t receipt_count;
    int others; /* requests of other laptops */
    const struct lesson *lesson; /* of the refresher, NULL if none is due */
    size_t question;
};

static void drop_receipts(struct state *state)
{
    for (size_t i = 0; i < state->receipt_count; i++)
        mem_free(state->receipts[i]);
    MEM_FREE(state->receipts);
    state->receipt_count = 0;
}

static void refresh(struct app *app, void *data)
{
    struct state *state = data;
    struct session *session = app_session(app);
    struct going *list;
    struct theirs *theirs;
    size_t count = 0;

    browse_done(&state->browse);
    app_failed(app, browse_start(session, NULL, NULL,
                                 state->ended ? REQUEST_ENDED : -1, CARD_PAGE,
                                 &state->browse));
    if (!browse_going(session, &list, &count))
        going_done(list, count);
    state->going = (int)count;
    state->others = 0;
    if (!theirs_list(session, &theirs, &count)) {
        theirs_list_done(theirs, count);
        state->others = (int)count;
    }
    (void)learn_refresher(session, &state->lesson, &state->question);
    drop_receipts(state);
    if (state->ended)
        app_failed(app, browse_receipts(session, &state->receipts,
                                        &state->receipt_count));
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    (void)argument;
    refresh(app, data);
    return ERR_OK;
}

static void build_day(struct session *session, struct page *page)
{
    struct text line = {0}, day = {0};

    if (session_today(session) == DAY_NONE) {
        page_row(page, DATE, _("What day is it today?"), NULL,
                 _("Nothing is erased until the date is known."));
        return;
    }
    format_day(&day, session_today(session), DAY_LONG, NULL);
    /* TRANSLATORS: {day} is a day like "Sunday 22 November". */
    format_fill(&line, _("Today, {day}"),
                &(struct format_part){"day", text_string(&day)}, 1);
    page_text(page, LOOK_QUIET, text_string(&line));
    text_done(&line);
    text_done(&day);
}

static void build_receipts(const struct state *state, struct page *page)
{
    if (!state->receipt_count)
        return;
    page_text(page, LOOK_TITLE, _("What stays, for 30 days at most"));
    for (size_t i = 0; i < state->receipt_count; i++)
        page_text(page, LOOK_QUIET, state->receipts[i]);
}

static void build_going(const struct state *state, struct page *page)
{
    struct text line = {0};

    if (!state->going)
        return;
    /* TRANSLATORS: %lu is a number of things that will be erased. */
    format_count(&line, "%lu thing is erased within 7 days",
                 "%lu things are erased within 7 days",
                 (unsigned long)state->going, NULL);
    page_row(page, GOING, text_string(&line), NULL, NULL);
    text_done(&line);
}

static void build_others(const struct state *state, struct page *page)
{
    struct text number = {0};

    if (!state->others || state->ended)
        return;
    format_number(&number, state->others, NULL);
    page_row(page, OTHERS, _("Requests of other laptops"),
             text_string(&number), NULL);
    text_done(&number);
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;
    struct session *session = app_session(app);

    page_head(page, PAGE_TABS | PAGE_NO_BACK,
              state->ended ? _("Ended requests") : _("Just Enough"), NULL);
    if (hold_now(session) != HOLD_NONE)
        page_row(page, HELD, _("Stop erasing is on."), NULL, NULL);
    if (unlock_found(session) != ERR_OK)
        page_row(page, FOUND, phrase(err_text(unlock_found(session))), NULL,
                 phrase(err_hint(unlock_found(session))));
    build_day(session, page);
    page_gap(page);
    if (!state->browse.count)
        page_text(page, LOOK_PLAIN,
                  state->ended ? _("No ended requests are kept any more.")
                               : _("No requests yet. When somebody asks for "
                                   "help, begin here:"));
    cards_build(app, &state->browse, page);
    build_others(state, page);
    build_receipts(state, page);
    page_gap(page);
    page_row(page, FIND, _("Find"), "/", NULL);
    page_row(page, FILTER,
             state->ended ? _("Back to the open ones") : _("Ended requests"),
             NULL, NULL);
    build_going(state, page);
    if (state->lesson)
        page_row(page, REFRESHER, _("A question to refresh what we learned"),
                 NULL, _("Esc on this line puts it away for three months."));
    page_button(page, NEW, true, _("+ New request"));
    if (!state->browse.count)
        page_focus(page, NEW);
}

static void put_away(struct app *app, struct state *state)
{
    state->lesson = NULL;
    app_failed(app, learn_refreshed(app_session(app)));
}

static void refresh_learned(struct app *app, struct state *state)
{
    struct screen_argument argument = {.number = (int)state->question + 1};

    snprintf(argument.name, sizeof argument.name, "%s", state->lesson->id);
    put_away(app, state);
    app_push(app, SCREEN_LESSON, &argument);
}

static void choose(struct app *app, struct state *state, int id)
{
    static const int screens[] = {
        [NEW] = SCREEN_NEW,   [FIND] = SCREEN_FIND,
        [GOING] = SCREEN_EXPIRING, [HELD] = SCREEN_HOLD,
        [DATE] = SCREEN_DATE,      [FOUND] = SCREEN_BACKUPS,
        [OTHERS] = SCREEN_OTHERS,
    };

    if (id == FILTER) {
        state->ended = !state->ended;
        refresh(app, state);
    } else if (id == REFRESHER) {
        refresh_learned(app, state);
    } else if (id == CARD_MORE) {
        app_failed(app,
                   browse_more(app_session(app), CARD_PAGE, &state->browse));
    } else if (id >= CARD_FIRST) {
        cards_open(app, &state->browse, id);
    } else {
        app_push(app, screens[id], NULL);
    }
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (action->act == ACT_FIND) {
        app_push(app, SCREEN_FIND, NULL);
        return true;
    }
    if (action->act == ACT_BACK && action->id == REFRESHER) {
        put_away(app, state);
        return true;
    }
    if (action->act == ACT_BACK && state->ended) {
        choose(app, state, FILTER);
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    choose(app, state, action->id);
    return true;
}

static void close(struct app *app, void *data)
{
    (void)app;
    browse_done(&((struct state *)data)->browse);
    drop_receipts(data);
}

const struct screen screen_home = {.name = "home",
                                   .size = sizeof(struct state),
                                   .open = open,
                                   .refresh = refresh,
                                   .build = build,
                                   .act = act,
                                   .close = close};
