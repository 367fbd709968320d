#include "ui/screens/rows.h"

#include <stdio.h>

#include "flow/browse.h"
#include "flow/tell.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/screens/pick.h"

/* What somebody will see, exactly, before it goes: in the language of whoever
 * gets it, picked each time. number: enum tell_kind; line 0 = asking round. */

enum { DONE = 1, LANGUAGE, PEOPLE, PLACE };

/* A terminal tells no key's release, only its repeats: the place goes when
 * none came for longer than a keyboard waits before it repeats. */
#define HELD_MS 900

struct state {
    struct request_id request;
    int64_t line;
    enum tell_kind kind;
    int people;    /* asked this time */
    bool choosing;
    int64_t held;  /* last time the key for the place came, 0 = not shown */
    const struct language *in;
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;
    struct text out = {0};
    enum err err;

    state->request = argument->request;
    state->line = argument->line;
    state->kind = (enum tell_kind)argument->number;
    state->people = 1;
    err = tell_text(app_session(app), state->request, state->line, state->kind,
                    NULL, &out);
    text_done(&out);
    return err;
}

static void build_place(struct app *app, const struct state *state,
                        struct page *page)
{
    struct text place = {0};

    if (tell_place(app_session(app), state->request, state->line, &place))
        text_clear(&place);
    page_head(page, PAGE_NO_BACK, _("Say it, don't show it"), NULL);
    page_big(page, text_string(&place));
    page_row(page, PLACE, _("Hold the key, let go to hide"), NULL, NULL);
    text_done(&place);
}

static void build_agreed(struct app *app, const struct state *state,
                         struct page *page)
{
    struct text place = {0}, say = {0};
    struct request request = {0};
    const struct task *task;

    if (browse_get(app_session(app), state->request, &request))
        return;
    task = session_task_find(app_session(app), request.task);
    if (!tell_place(app_session(app), state->request, state->line, &place) &&
        place.length)
        page_row(page, PLACE, _("Show the place"), _("while you hold it"),
                 NULL);
    else if (task && task_field_of_kind(task, FIELD_PLACE))
        page_text(page, LOOK_STATE, _("You tell the place yourself."));
    if (task) {
        page_text(page, LOOK_TITLE, _("To say, not to write"));
        tell_to_say(task, NULL, &say);
        page_text(page, LOOK_PLAIN, text_string(&say));
    }
    text_done(&place);
    text_done(&say);
    request_done(&request);
}

static void build_people(const struct state *state, struct page *page)
{
    char line[120];

    /* TRANSLATORS: %lu is a number of people who are asked for help. */
    snprintf(line, sizeof line,
             P_("%lu person is asked now", "%lu people are asked now",
                (unsigned long)state->people),
             (unsigned long)state->people);
    page_stepper(page, PEOPLE, line);
}

static void build_message(struct app *app, const struct state *state,
                          struct page *page)
{
    struct text message = {0}, unseen = {0}, line = {0};
    struct session *session = app_session(app);
    enum err err = tell_text(session, state->request, state->line, state->kind,
                             state->in, &message);

    page_text(page, LOOK_STATE,
              err ? phrase(err_text(err)) : text_string(&message));
    page_gap(page);
    if (!tell_unseen(session, state->request, state->line, state->kind,
                     &unseen) &&
        unseen.length) {
        /* TRANSLATORS: {fields} is a list like "children, ages, place". */
        format_fill(&line, _("They will not see: {fields}"),
                    &(struct format_part){"fields", text_string(&unseen)}, 1);
        page_text(page, LOOK_QUIET, text_string(&line));
    }
    text_done(&message);
    text_done(&unseen);
    text_done(&line);
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;
    const struct language *in = state->in ? state->in : phrase_language();

    if (state->choosing) {
        pick_language_build(page);
        return;
    }
    if (state->held) {
        build_place(app, state, page);
        return;
    }
    page_head(page, PAGE_NUMBERED, _("This is all they will see"), NULL);
    page_row(page, LANGUAGE, _("Language"), in->own_name, NULL);
    build_message(app, state, page);
    if (state->kind == TELL_AGREED)
        build_agreed(app, state, page);
    if (state->kind == TELL_ASKING)
        build_people(state, page);
    page_note(page, _("Read it out, or send it from your own phone. Answers "
                      "come there, or by word of mouth."));
    page_button(page, DONE, true, _("I told them"));
    page_focus(page, state->kind == TELL_ASKING ? PEOPLE : DONE);
}

static bool choose(struct app *app, struct state *state, int id)
{
    switch (id) {
    case LANGUAGE:
        state->choosing = true;
        return true;
    case PLACE:
        state->held = app_now(app);
        app_ticks(app, 200);
        return true;
    case PEOPLE:
    case DONE:
        if (app_failed(app, tell_done(app_session(app), state->request,
                                      state->line, state->kind,
                                      state->people)))
            return true;
        app_back(app);
        app_say(app, state->kind == TELL_ASKING
                         ? _("When somebody can help, choose: Somebody can.")
                         : _("Noted."));
        return true;
    default:
        state->in = pick_language(id);
        state->choosing = false;
        return true;
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
    if (action->act == ACT_BACK && state->choosing) {
        state->choosing = false;
        return true;
    }
    if ((action->act == ACT_STEP || action->act == ACT_NUMBER) &&
        action->id == PEOPLE) {
        state->people = action->amount +
                        (action->act == ACT_STEP ? state->people : 0);
        if (state->people < 1)
            state->people = 1;
        if (state->people > 99)
            state->people = 99;
        return true;
    }
    return action->act == ACT_CHOOSE && choose(app, state, action->id);
}

const struct screen screen_tell = {.name = "tell",
                                   .size = sizeof(struct state),
                                   .open = open,
                                   .build = build,
                                   .act = act};
