#include "ui/screens/rows.h"

#include <stdio.h>

#include "base/day.h"
#include "flow/evidence.h"
#include "flow/show.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

/* One inquiry: a day and five choices, asked one after the other when it is
 * new, each to be changed alone afterwards. Nothing can be typed. */

enum { DAY = 1, KEEP, ERASE, NEXT, DAY_ROW, PART = 10, OPTION = 30 };

/* What is asked: the day, then each part; then all of it is shown. */
#define STEP_DAY 0
#define STEP_ALL (INQUIRY_PARTS + 1)

struct state {
    struct inquiry inquiry;
    bool is_new;
    bool single; /* one answer is being changed */
    int step;
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;
    int32_t today = session_today(app_session(app));

    state->is_new = request_id_equal(argument->request, (struct request_id){0});
    state->step = state->is_new ? STEP_DAY : STEP_ALL;
    if (!state->is_new)
        return evidence_get(app_session(app), argument->request,
                            &state->inquiry);
    state->inquiry.day = today;
    for (int part = 0; part < INQUIRY_PARTS; part++)
        state->inquiry.choices[part] = -1;
    return today == DAY_NONE ? ERR_CLOCK : ERR_OK;
}

static void build_day(struct app *app, const struct state *state,
                      struct page *page)
{
    int32_t today = session_today(app_session(app));
    /* Whatever is older would be erased at once. */
    int32_t first =
        today + 1 - inquiry_expiry(0, evidence_months(app_session(app)));

    page_text(page, LOOK_TITLE, _("On which day?"));
    page_calendar(page, DAY, state->inquiry.day, today,
                  state->inquiry.day < first ? state->inquiry.day : first,
                  today);
    page_button(page, NEXT, true, _("Next"));
    page_focus(page, DAY);
}

static void build_part(const struct state *state, enum inquiry_part part,
                       struct page *page)
{
    int chosen = state->inquiry.choices[part];

    page_text(page, LOOK_TITLE, phrase(inquiry_question(part)));
    for (size_t i = 0; i < inquiry_options(part); i++)
        page_row(page, OPTION + (int)i, phrase(inquiry_option(part, (int)i)),
                 (int)i == chosen ? _("chosen") : NULL, NULL);
    if (part == INQUIRY_PAPER)
        page_note(page, _("Forms look alike. If you are not sure, say so: the "
                          "lawyer decides what it is."));
    page_focus(page, OPTION + (chosen < 0 ? 0 : chosen));
}

static void build_all(struct app *app, const struct state *state,
                      struct page *page)
{
    struct text day = {0}, until = {0};

    page_head(page, PAGE_NUMBERED, _("An inquiry"), NULL);
    format_day(&day, state->inquiry.day, DAY_FULL, NULL);
    page_row(page, DAY_ROW, _("Day"), text_string(&day), NULL);
    for (int part = 0; part < INQUIRY_PARTS; part++)
        page_row(page, PART + part,
                 phrase(inquiry_label((enum inquiry_part)part)),
                 phrase(inquiry_option((enum inquiry_part)part,
                                       state->inquiry.choices[part])),
                 NULL);
    show_expiry(app_session(app), &until,
                inquiry_expiry(state->inquiry.day,
                               evidence_months(app_session(app))));
    page_text(page, LOOK_QUIET, text_string(&until));
    page_button(page, KEEP, true, _("Keep"));
    if (!state->is_new)
        page_button(page, ERASE, false, _("Erase it now"));
    page_focus(page, KEEP);
    text_done(&day);
    text_done(&until);
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;
    char detail[16];

    if (state->step == STEP_ALL) {
        build_all(app, state, page);
        page_turn(page, STEP_ALL);
        return;
    }
    snprintf(detail, sizeof detail, "%d/%d", state->step + 1, STEP_ALL);
    page_head(page, state->step == STEP_DAY ? 0 : PAGE_NUMBERED,
              _("An inquiry"), state->single ? NULL : detail);
    if (!state->single)
        page_steps(page, state->step + 1, STEP_ALL);
    if (state->step == STEP_DAY)
        build_day(app, state, page);
    else
        build_part(state, (enum inquiry_part)(state->step - 1), page);
    page_turn(page, state->step);
}

static void go_on(struct state *state)
{
    state->step = state->single ? STEP_ALL : state->step + 1;
    state->single = false;
}

static void keep(struct app *app, struct state *state)
{
    if (app_failed(app, evidence_keep(app_session(app), &state->inquiry)))
        return;
    app_back(app);
    app_say(app, _("Kept: a day and five choices."));
}

static void erase(struct app *app, struct state *state)
{
    if (app_failed(app, evidence_erase(app_session(app), state->inquiry.id)))
        return;
    app_back(app);
    app_say_undo(app, _("The inquiry was erased."));
}

static void change(struct state *state, int step)
{
    state->single = true;
    state->step = step;
}

static void choose(struct app *app, struct state *state, int id)
{
    if (id == KEEP) {
        keep(app, state);
    } else if (id == ERASE) {
        erase(app, state);
    } else if (id == DAY || id == NEXT) {
        go_on(state);
    } else if (id == DAY_ROW) {
        change(state, STEP_DAY);
    } else if (id >= OPTION) {
        state->inquiry.choices[state->step - 1] = id - OPTION;
        go_on(state);
    } else {
        change(state, 1 + id - PART);
    }
}

static bool go_back(struct state *state)
{
    if (state->single) {
        state->single = false;
        state->step = STEP_ALL;
        return true;
    }
    /* What is new was asked from the first question on. */
    if (state->is_new && state->step > STEP_DAY) {
        state->step--;
        return true;
    }
    return false;
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (action->act == ACT_BACK)
        return go_back(state);
    if (action->act == ACT_STEP && action->id == DAY) {
        state->inquiry.day = action->day;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    choose(app, state, action->id);
    return true;
}

const struct screen screen_inquiry = {.name = "inquiry",
                                      .size = sizeof(struct state),
                                      .open = open,
                                      .build = build,
                                      .act = act};
