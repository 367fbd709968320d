#include "ui/screens/exchange_parts.h"

#include "base/day.h"
#include "flow/show.h"
#include "flow/theirs.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/screens/rows.h"

/* One request of another laptop: what we were told, and our answer to it.
 * line: its link. */

enum { CAN = 1, CANNOT, PLACE, ERASE, REALLY, REALLY_NOT, STAY };

enum shape { SHAPE_CARD, SHAPE_ERASE, SHAPE_CANNOT };

/* As for our own place: a terminal tells no key's release. */
#define HELD_MS 900
#define LOOK_MS 200

struct state {
    struct theirs theirs;
    enum shape shape;
    int64_t held; /* last time the key for the place came, 0 = not shown */
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    return theirs_get(app_session(app), argument->line,
                      &((struct state *)data)->theirs);
}

static void refresh(struct app *app, void *data)
{
    struct state *state = data;
    int64_t link = state->theirs.link;

    theirs_done(&state->theirs);
    if (theirs_get(app_session(app), link, &state->theirs))
        app_back(app);
}

static void build_place(struct app *app, const struct state *state,
                        struct page *page)
{
    struct text place = {0};

    if (theirs_place(app_session(app), state->theirs.link, &place))
        text_clear(&place);
    page_head(page, PAGE_NO_BACK, _("Say it, don't show it"), NULL);
    page_big(page, text_string(&place));
    page_row(page, PLACE, _("Hold the key, let go to hide"), NULL, NULL);
    text_done(&place);
}

static void build_head(struct app *app, const struct theirs *theirs,
                       struct page *page)
{
    const struct task *task =
        session_task_find(app_session(app), theirs->task);
    struct text title = {0}, code = {0}, from = {0};

    text_format(&code, "%d", theirs->code);
    const struct format_part parts[] = {
        {"code", text_string(&code)},
        {"task", task ? phrase(task->name) : theirs->task}};

    /* TRANSLATORS: {code} is a number of three digits. */
    format_fill(&title, _("{code} · {task}"), parts, COUNT(parts));
    page_head(page, 0, text_string(&title), NULL);
    /* TRANSLATORS: {laptop} is what another laptop is called. */
    format_fill(&from, _("From: {laptop}"),
                &(struct format_part){"laptop", theirs->label}, 1);
    page_text(page, LOOK_TITLE, text_string(&from));
    text_done(&title);
    text_done(&code);
    text_done(&from);
}

static void build_answer(const struct theirs *theirs, struct page *page)
{
    if (theirs->state == REQUEST_ENDED) {
        page_text(page, LOOK_STATE, phrase(request_end_name(theirs->end)));
        return;
    }
    page_text(page, LOOK_STATE,
              theirs->stage == STAGE_AGREED ? _("You were chosen.")
              : theirs->can ? _("You have said that you can help.")
                            : _("You are asked."));
    if (!theirs->can && theirs->stage == STAGE_ASKING)
        page_button(page, CAN, true, _("I can help"));
    page_row(page, CANNOT,
             theirs->can || theirs->stage != STAGE_ASKING
                 ? _("I can't any more")
                 : _("I can't help"),
             NULL, NULL);
}

static void build_card(struct app *app, const struct state *state,
                       struct page *page)
{
    const struct theirs *theirs = &state->theirs;
    struct text until = {0};

    build_head(app, theirs, page);
    if (*theirs->facts)
        page_text(page, LOOK_PLAIN, theirs->facts);
    if (theirs->has_place)
        page_row(page, PLACE, _("Show the place"), _("while you hold it"),
                 NULL);
    else if (theirs->stage == STAGE_AGREED)
        page_text(page, LOOK_PLAIN, _("The place is told by word of mouth."));
    page_gap(page);
    build_answer(theirs, page);
    show_expiry(app_session(app), &until, theirs->expires);
    page_row(page, ERASE, _("Erase it here now"), text_string(&until), NULL);
    text_done(&until);
}

static void build_sheet(enum shape shape, struct page *page)
{
    bool cannot = shape == SHAPE_CANNOT;

    page_head(page, PAGE_SHEET,
              cannot ? _("Say that you can't?") : _("Erase it here?"), NULL);
    page_text(page, LOOK_PLAIN,
              cannot ? _("They are told by packet, so that they can ask "
                         "somebody else. It is erased here.")
                     : _("Nobody is told. If you said that you can help, they "
                         "still count on you."));
    page_row(page, STAY, _("Keep it"), NULL, NULL);
    page_row(page, cannot ? REALLY_NOT : REALLY,
             cannot ? _("I can't") : _("Erase"), NULL, NULL);
    page_focus(page, STAY);
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;

    if (state->held)
        build_place(app, state, page);
    else if (state->shape != SHAPE_CARD)
        build_sheet(state->shape, page);
    else
        build_card(app, state, page);
}

static void answer(struct app *app, struct state *state, bool can)
{
    state->shape = SHAPE_CARD;
    if (app_failed(app, theirs_answer(app_session(app), state->theirs.link,
                                      can)))
        return;
    if (can)
        refresh(app, state);
    else
        app_back(app);
    app_say(app, _("The packet waits to be carried: More, Other laptops."));
}

static void choose(struct app *app, struct state *state, int id)
{
    switch (id) {
    case CAN:
        answer(app, state, true);
        break;
    case CANNOT:
        state->shape = SHAPE_CANNOT;
        break;
    case REALLY_NOT:
        answer(app, state, false);
        break;
    case PLACE:
        state->held = app_now(app);
        app_ticks(app, LOOK_MS);
        break;
    case ERASE:
        state->shape = SHAPE_ERASE;
        break;
    case REALLY:
        state->shape = SHAPE_CARD;
        if (app_failed(app, theirs_erase(app_session(app),
                                         state->theirs.link)))
            return;
        app_back(app);
        app_say(app, _("It is erased here."));
        break;
    default:
        state->shape = SHAPE_CARD;
    }
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (action->act == ACT_TICK) {
        if (app_now(app) - state->held > HELD_MS) {
            state->held = 0;
            app_ticks(app, 0);
        }
        return true;
    }
    if (action->act == ACT_BACK && state->shape != SHAPE_CARD) {
        state->shape = SHAPE_CARD;
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
    theirs_done(&((struct state *)data)->theirs);
}

const struct screen screen_theirs = {.name = "theirs",
                                     .size = sizeof(struct state),
                                     .open = open,
                                     .refresh = refresh,
                                     .build = build,
                                     .act = act,
                                     .close = close};
