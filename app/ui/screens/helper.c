#include "ui/screens/rows.h"

#include "base/day.h"
#include "flow/browse.h"
#include "flow/consent.h"
#include "flow/send.h"
#include "flow/tell.h"
#include "flow/unlock.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/screens/shown.h"

/* One line: what this person knows, and what may come next for them alone. */

enum { CHOOSE = 1, TELL, RESERVE, BACK, THANK, CHANGED, TELL_AGAIN, CANCELLED };

struct state {
    struct shown shown;
    int64_t line;
};

static const struct helper *helper_of(const struct state *state)
{
    return request_helper(&state->shown.request, state->line);
}

static enum err load(struct app *app, struct state *state, struct request_id id)
{
    enum err err = shown_load(app, &state->shown, id);

    return err || helper_of(state) ? err : ERR_NOT_FOUND;
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;

    state->line = argument->line;
    return load(app, state, argument->request);
}

static void refresh(struct app *app, void *data)
{
    struct state *state = data;
    struct request_id id = state->shown.request.id;

    if (load(app, state, id))
        app_back(app);
}

/* Who knows what: the day, and the fields by name. */
static void build_told(struct app *app, const struct state *state,
                       const struct helper *helper, struct page *page)
{
    struct text line = {0}, day = {0}, fields = {0};

    if (helper->told == DAY_NONE) {
        text_append(&line, _("Not told anything more yet."));
    } else {
        format_day(&day, helper->told, DAY_SHORT, NULL);
        /* TRANSLATORS: {day} is a date like "Tue 24 Nov". */
        format_fill(&line, _("Told on {day}"),
                    &(struct format_part){"day", text_string(&day)}, 1);
    }
    page_text(page, LOOK_QUIET, text_string(&line));
    text_clear(&line);
    if (!tell_told(app_session(app), state->shown.request.id, state->line,
                   &fields) &&
        fields.length) {
        /* TRANSLATORS: {fields} is a list like "when, how long, town". */
        format_fill(&line, _("They were told: {fields}"),
                    &(struct format_part){"fields", text_string(&fields)}, 1);
        page_text(page, LOOK_QUIET, text_string(&line));
    }
    text_done(&line);
    text_done(&day);
    text_done(&fields);
}

/* Which laptop this line's packets go to. */
static void build_packets(struct app *app, const struct state *state,
                          struct page *page)
{
    struct send_knows *list;
    size_t count;
    struct text line = {0};

    if (send_knows(app_session(app), state->shown.request.id, &list, &count))
        return;
    for (size_t i = 0; i < count; i++) {
        if (list[i].line != state->line)
            continue;
        /* TRANSLATORS: {laptop} is what another laptop is called. */
        format_fill(&line, _("Told by packet: {laptop}"),
                    &(struct format_part){"laptop", list[i].label}, 1);
        page_text(page, LOOK_QUIET, text_string(&line));
    }
    send_knows_done(list, count);
    text_done(&line);
}

static const char *back_label(const struct helper *helper)
{
    return helper->stage == STAGE_AGREED ? _("Can't any more: take back")
                                         : _("Can't after all: take back");
}

static void build_withdrawn(const struct helper *helper, struct page *page)
{
    page_text(page, LOOK_WARN, _("! The family took its yes back."));
    page_row(page, BACK, back_label(helper), NULL, NULL);
    page_button(page, CANCELLED, true, _("Tell them that it is cancelled"));
    page_focus(page, CANCELLED);
}

static void build_open(const struct state *state, const struct helper *helper,
                       struct page *page)
{
    bool agreed = helper->stage == STAGE_AGREED;
    bool covered = request_count(&state->shown.request, STAGE_AGREED) >=
                   (size_t)state->shown.request.needed;

    page_row(page, TELL,
             agreed ? _("What they need, now that they agreed")
                    : _("What they may know now"),
             NULL, NULL);
    if (!agreed && covered)
        page_row(page, THANK, _("Tell them that it is covered"), NULL, NULL);
    if (!agreed)
        page_row(page, RESERVE,
                 helper->reserve ? _("No longer in reserve")
                                 : _("Keep in reserve"),
                 NULL, NULL);
    page_row(page, BACK, back_label(helper), NULL, NULL);
    if (helper->stale)
        page_button(page, CHANGED, true, _("Tell the change"));
    else if (!agreed)
        page_button(page, CHOOSE, !covered, _("Choose"));
    else
        page_button(page, TELL_AGAIN, true, _("Tell them"));
    page_focus(page, helper->stale              ? CHANGED
                     : agreed                   ? TELL_AGAIN
                     : covered                  ? THANK
                                                : CHOOSE);
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;
    const struct helper *helper = helper_of(state);

    page_head(page, PAGE_NUMBERED, helper->label, NULL);
    page_text(page, LOOK_STATE, phrase(stage_name(helper->stage)));
    build_told(app, state, helper, page);
    build_packets(app, state, page);
    page_gap(page);
    if (state->shown.request.state == REQUEST_ENDED) {
        page_row(page, THANK,
                 state->shown.request.end == END_DONE
                     ? _("Say thank you")
                     : _("Tell them that it is cancelled"),
                 NULL, NULL);
        return;
    }
    /* Without the family's yes nothing more is told. */
    if (state->shown.request.consent_asking == DAY_NONE)
        build_withdrawn(helper, page);
    else
        build_open(state, helper, page);
}

static void tell(struct app *app, const struct state *state,
                 enum tell_kind kind)
{
    app_push(app, SCREEN_TELL,
             &(struct screen_argument){.request = state->shown.request.id,
                                       .line = state->line,
                                       .number = (int)kind});
}

static void choose(struct app *app, struct state *state)
{
    if (consent_needs_place(state->shown.task) &&
        state->shown.request.consent_place == DAY_NONE) {
        app_push(app, SCREEN_CONSENT,
                 &(struct screen_argument){.request = state->shown.request.id,
                                           .line = state->line,
                                           .number = 1});
        return;
    }
    if (app_failed(app, tell_line_choose(app_session(app),
                                         state->shown.request.id, state->line)))
        return;
    refresh(app, state);
    tell(app, state, TELL_AGREED);
}

/* What they were told is shown with a text that asks to delete it; the line
 * goes back when that was said (ui/screens/tell.c). */
static void take_back(struct app *app, struct state *state)
{
    if (hold_now(app_session(app)) != HOLD_NONE)
        app_failed(app, ERR_HELD);
    else
        tell(app, state, TELL_TAKE_BACK);
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;
    const struct helper *helper = helper_of(state);
    bool ended = state->shown.request.state == REQUEST_ENDED;

    if (action->act != ACT_CHOOSE)
        return false;
    switch (action->id) {
    case CHOOSE:
        choose(app, state);
        break;
    case TELL:
    case TELL_AGAIN:
        tell(app, state,
             helper->stage == STAGE_AGREED ? TELL_AGREED : TELL_AVAILABLE);
        break;
    case CHANGED:
        tell(app, state, TELL_CHANGED);
        break;
    case THANK:
        tell(app, state,
             ended && state->shown.request.end != END_DONE ? TELL_CANCELLED
                                                           : TELL_COVERED);
        break;
    case CANCELLED:
        tell(app, state, TELL_CANCELLED);
        break;
    case RESERVE:
        if (!app_failed(app, tell_line_reserve(app_session(app),
                                               state->shown.request.id,
                                               state->line, !helper->reserve)))
            refresh(app, state);
        break;
    case BACK:
        take_back(app, state);
        break;
    default:
        return false;
    }
    return true;
}

static void close(struct app *app, void *data)
{
    (void)app;
    shown_done(&((struct state *)data)->shown);
}

const struct screen screen_helper = {.name = "helper",
                                     .size = sizeof(struct state),
                                     .open = open,
                                     .refresh = refresh,
                                     .build = build,
                                     .act = act,
                                     .close = close};
