#include "ui/screens/rows.h"

#include "base/day.h"

#include "flow/browse.h"
#include "flow/consent.h"
#include "flow/finish.h"
#include "flow/send.h"
#include "flow/show.h"
#include "flow/tell.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/screens/shown.h"

enum {
    CAN = 1,
    ASK_MORE,
    CHANGES,
    CANCEL,
    NOBODY,
    KEPT,
    DONE,
    AGAIN,
    ERASE,
    CONSENT,
    HAND_OVER,
    TELL_NEXT,
    TELL_ASKED,
    LINE = 100
};

struct state {
    struct shown shown;
    int64_t handed; /* the contact it is handed over to, 0 none */
};

static enum err load(struct app *app, struct state *state,
                     struct request_id id)
{
    enum err err = shown_load(app, &state->shown, id);

    return err ? err : send_handed_to(app_session(app), id, &state->handed);
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    return load(app, data, argument->request);
}

static void refresh(struct app *app, void *data)
{
    struct state *state = data;
    struct request_id id = state->shown.request.id;

    if (load(app, state, id))
        app_back(app);
}

static void build_head(struct app *app, const struct state *state,
                       struct page *page)
{
    struct text title = {0}, line = {0}, code = {0};

    text_format(&code, "%d", state->shown.request.code);
    const struct format_part parts[] = {
        {"code", text_string(&code)},
        {"task", phrase(state->shown.task->name)}};

    /* TRANSLATORS: {code} is a number of three digits. */
    format_fill(&title, _("{code} · {task}"), parts, COUNT(parts));
    page_head(page, PAGE_NUMBERED, text_string(&title), NULL);
    show_time(app_session(app), &line, &state->shown.request, state->shown.task,
              NULL);
    if (line.length)
        page_text(page, LOOK_TITLE, text_string(&line));
    text_clear(&line);
    show_summary(app_session(app), &line, &state->shown.request,
                 state->shown.task);
    if (line.length)
        page_text(page, LOOK_PLAIN, text_string(&line));
    text_done(&title);
    text_done(&line);
    text_done(&code);
}

static void number_pair(struct page *page, const char *label, int number)
{
    struct text value = {0};

    format_number(&value, number, NULL);
    page_pair(page, LOOK_PLAIN, label, text_string(&value));
    text_done(&value);
}

static const char *line_state(const struct request *request,
                              const struct helper *helper)
{
    if (helper->stale)
        return request->consent_asking == DAY_NONE ? _("! tell that it is over")
                                                   : _("! tell the change");
    if (helper->stage == STAGE_AGREED)
        return _("chosen");
    return helper->reserve ? _("in reserve") : _("can help");
}

static void build_lines(const struct state *state, struct page *page)
{
    const struct request *request = &state->shown.request;

    number_pair(page, _("People asked"), request->asked);
    number_pair(page, _("Helpers needed"), request->needed);
    for (size_t i = 0; i < request->helper_count; i++)
        page_row(page, LINE + (int)i, request->helpers[i].label,
                 line_state(request, &request->helpers[i]), NULL);
    if (!request->helper_count)
        page_text(page, LOOK_QUIET, _("Nobody has said yes so far."));
}

static void day_pair(struct page *page, const char *label, int32_t day)
{
    struct text value = {0};

    if (day == DAY_NONE)
        text_set(&value, _("not yet"));
    else
        format_day(&value, day, DAY_SHORT, NULL);
    page_pair(page, LOOK_PLAIN, label, text_string(&value));
    text_done(&value);
}

/* The two yes of the family, in words. */
static void build_yes(const struct state *state, struct page *page)
{
    day_pair(page, _("Yes to asking people"),
             state->shown.request.consent_asking);
    if (consent_needs_place(state->shown.task))
        day_pair(page, _("Yes to telling the place"),
                 state->shown.request.consent_place);
}

static void build_open(const struct state *state, struct page *page)
{
    bool enough = request_count(&state->shown.request, STAGE_AGREED) >=
                  (size_t)state->shown.request.needed;

    build_lines(state, page);
    build_yes(state, page);
    page_gap(page);
    page_row(page, ASK_MORE,
             state->shown.request.asked ? _("Ask more people") : _("Ask round"),
             NULL, NULL);
    page_row(page, CHANGES, _("What changes"), NULL, NULL);
    page_row(page, CANCEL, _("It is cancelled"), NULL, NULL);
    page_row(page, NOBODY, _("Nobody was found"), NULL, NULL);
    page_row(page, HAND_OVER, _("Another coordinator"), NULL, NULL);
    page_row(page, KEPT, _("What we keep, and until when"), NULL, NULL);
    page_row(page, CONSENT, _("The family takes its yes back"), NULL, NULL);
    page_row(page, ERASE, _("Erase this request"), NULL, NULL);
    if (enough)
        page_button(page, DONE, true, _("It is done"));
    page_button(page, CAN, !enough, _("Somebody can"));
    if (!enough && request_count(&state->shown.request, STAGE_AGREED))
        page_button(page, DONE, false, _("It is done"));
    page_focus(page, enough ? DONE : CAN);
}

/* What would be changed here now would not be known there. */
static void build_handed(const struct state *state, struct page *page)
{
    page_text(page, LOOK_STATE, _("It is handed over. Until their laptop has "
                                  "answered it stays here."));
    build_lines(state, page);
    page_gap(page);
    page_row(page, KEPT, _("What we keep, and until when"), NULL, NULL);
    page_row(page, ERASE, _("Erase this request"), NULL, NULL);
    page_button(page, HAND_OVER, true, _("Another coordinator"));
}

static void build_ended(struct app *app, const struct state *state,
                        struct page *page)
{
    (void)app;
    page_text(page, LOOK_STATE,
              phrase(request_end_name(state->shown.request.end)));
    build_lines(state, page);
    page_gap(page);
    page_row(page, KEPT, _("What we keep, and until when"), NULL, NULL);
    page_row(page, ERASE, _("Erase this request"), NULL, NULL);
    page_button(page, AGAIN, true, _("Needed again on another day?"));
    /* Not what happens to stand where the focus was: to erase it. */
    page_focus(page, AGAIN);
}

/* The first line that has to hear of something; NULL if there is none. */
static const struct helper *next_to_tell(const struct request *request)
{
    for (size_t i = 0; i < request->helper_count; i++)
        if (request->helpers[i].stale)
            return &request->helpers[i];
    return NULL;
}

/* After the yes was taken back: those who know of it are told, then there is
 * no reason left to keep it. */
static void build_withdrawn(const struct state *state, struct page *page)
{
    const struct request *request = &state->shown.request;
    bool to_tell = next_to_tell(request) != NULL;

    page_text(page, LOOK_WARN,
              _("! The family took its yes back. Nobody else is asked, and "
                "nobody is told more."));
    build_lines(state, page);
    page_gap(page);
    if (request->asked)
        page_row(page, TELL_ASKED, _("A text for those who were asked"), NULL,
                 NULL);
    page_row(page, ASK_MORE, _("They say yes again"), NULL, NULL);
    page_row(page, KEPT, _("What we keep, and until when"), NULL, NULL);
    page_row(page, CANCEL, _("It is cancelled"), NULL, NULL);
    if (to_tell)
        page_button(page, TELL_NEXT, true, _("Tell those who know of it"));
    page_button(page, ERASE, !to_tell, _("Erase this request"));
    page_focus(page, to_tell ? TELL_NEXT : KEPT);
}

static void build_before_yes(struct page *page)
{
    page_text(page, LOOK_STATE, _("The family has not said yes yet."));
    page_row(page, CHANGES, _("What changes"), NULL, NULL);
    page_row(page, KEPT, _("What we keep, and until when"), NULL, NULL);
    page_row(page, CANCEL, _("It is cancelled"), NULL, NULL);
    page_row(page, ERASE, _("Erase this request"), NULL, NULL);
    page_button(page, ASK_MORE, true, _("The yes of the family"));
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;
    const struct request *request = &state->shown.request;

    build_head(app, state, page);
    if (request->state == REQUEST_ENDED)
        build_ended(app, state, page);
    else if (state->handed)
        build_handed(state, page);
    else if (request->consent_asking != DAY_NONE)
        build_open(state, page);
    else if (request->asked || request->helper_count)
        build_withdrawn(state, page);
    else
        build_before_yes(page);
}

static void erase(struct app *app, struct state *state)
{
    if (app_failed(app,
                   finish_erase(app_session(app), state->shown.request.id)))
        return;
    app_back(app);
    app_say_undo(app, _("The request was erased."));
}

static void again(struct app *app, struct state *state)
{
    struct screen_argument argument = {0};

    if (app_failed(app, finish_again(app_session(app), state->shown.request.id,
                                     &argument.request)))
        return;
    app_replace(app, SCREEN_QUESTION, &argument);
}

static void withdraw(struct app *app, struct state *state)
{
    if (app_failed(app, tell_consent(app_session(app), state->shown.request.id,
                                     0, false)))
        return;
    refresh(app, state);
    app_say(app, _("Nobody else is asked now."));
}

static void tell_over(struct app *app, const struct state *state, int64_t line)
{
    app_push(app, SCREEN_TELL,
             &(struct screen_argument){.request = state->shown.request.id,
                                       .line = line,
                                       .number = TELL_CANCELLED});
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;
    struct screen_argument argument = {.request = state->shown.request.id};

    if (action->act != ACT_CHOOSE)
        return false;
    switch (action->id) {
    case CAN:
        app_push(app, SCREEN_HELPER_ADD, &argument);
        break;
    case ASK_MORE:
        argument.number = TELL_ASKING;
        if (state->shown.request.consent_asking == DAY_NONE)
            argument.number = 0;
        app_push(app,
                 state->shown.request.consent_asking == DAY_NONE
                     ? SCREEN_CONSENT
                     : SCREEN_TELL,
                 &argument);
        break;
    case CHANGES:
        app_push(app, SCREEN_CHANGES, &argument);
        break;
    case DONE:
    case CANCEL:
    case NOBODY:
        argument.number = action->id == DONE     ? END_DONE
                          : action->id == CANCEL ? END_CANCELLED
                                                 : END_NOBODY;
        app_push(app, SCREEN_END, &argument);
        break;
    case KEPT:
        app_push(app, SCREEN_KEPT, &argument);
        break;
    case CONSENT:
        withdraw(app, state);
        break;
    case HAND_OVER:
        app_push(app, SCREEN_HAND_OVER, &argument);
        break;
    case TELL_NEXT:
        tell_over(app, state, next_to_tell(&state->shown.request)->id);
        break;
    case TELL_ASKED:
        tell_over(app, state, 0);
        break;
    case AGAIN:
        again(app, state);
        break;
    case ERASE:
        erase(app, state);
        break;
    default:
        argument.line = state->shown.request.helpers[action->id - LINE].id;
        app_push(app, SCREEN_HELPER, &argument);
    }
    return true;
}

static void close(struct app *app, void *data)
{
    (void)app;
    shown_done(&((struct state *)data)->shown);
}

const struct screen screen_request = {.name = "request",
                                      .size = sizeof(struct state),
                                      .open = open,
                                      .refresh = refresh,
                                      .build = build,
                                      .act = act,
                                      .close = close};
