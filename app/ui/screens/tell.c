#include "ui/screens/rows.h"


#include "flow/browse.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/screens/pick.h"
#include "ui/screens/telling.h"

/* What somebody will see, exactly, before it goes: in the language of whoever
 * gets it, picked each time. number: enum tell_kind; line 0 = asking round.
 * From here it is read out, or goes as a code into the volunteer's own phone;
 * no file of it is written. */

enum { DONE = 1, LANGUAGE, PEOPLE, CODE, READ, UNTOLD, LAPTOP };

#define PEOPLE_MOST 99

/* A change goes as far as its reader has come. */
static enum err look_up(struct app *app, struct telling *state)
{
    struct request request = {0};
    const struct helper *helper;
    enum err err = browse_get(app_session(app), state->request, &request);

    helper = err ? NULL : request_helper(&request, state->line);
    state->chosen = helper && helper->stage == STAGE_AGREED;
    state->agreed = state->kind == TELL_AGREED ||
                    (state->kind == TELL_CHANGED && state->chosen);
    request_done(&request);
    return err;
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct telling *state = data;
    struct text out = {0};
    enum err err;

    state->request = argument->request;
    state->line = argument->line;
    state->kind = (enum tell_kind)argument->number;
    state->people = 1;
    state->known = KNOWN_NOT_ASKED;
    err = tell_text(app_session(app), state->request, state->line, state->kind,
                    NULL, &out);
    text_done(&out);
    return err ? err : look_up(app, state);
}

static void build_people(const struct telling *state, struct page *page)
{
    struct text line = {0};

    /* TRANSLATORS: %lu is a number of people who are asked for help. */
    format_count(&line, "%lu person is asked now", "%lu people are asked now",
                 (unsigned long)state->people, NULL);
    page_stepper(page, PEOPLE, text_string(&line));
    text_done(&line);
}

/* "They will not see: children, ages, place", or what somebody who is taken
 * back has been told so far. By name: what it was stays out. */
static void build_fields(struct app *app, const struct telling *state,
                         struct page *page)
{
    bool back = state->kind == TELL_TAKE_BACK;
    struct text fields = {0}, line = {0};
    struct session *session = app_session(app);
    enum err err =
        back ? tell_told(session, state->request, state->line, &fields)
             : tell_unseen(session, state->request, state->line, state->kind,
                           &fields);
    const struct format_part part = {"fields", text_string(&fields)};

    if (!err && fields.length) {
        if (back)
            /* TRANSLATORS: {fields} is a list like "when, how long, town". */
            format_fill(&line, _("They were told: {fields}"), &part, 1);
        else
            /* TRANSLATORS: {fields} is a list like "children, ages, place".
             */
            format_fill(&line, _("They will not see: {fields}"), &part, 1);
        page_text(page, LOOK_QUIET, text_string(&line));
    }
    text_done(&fields);
    text_done(&line);
}

static void build_message(struct app *app, const struct telling *state,
                          struct page *page)
{
    struct text message = {0};
    enum err err = tell_text(app_session(app), state->request, state->line,
                             state->kind, state->in, &message);

    page_text(page, LOOK_STATE,
              err ? phrase(err_text(err)) : text_string(&message));
    page_gap(page);
    build_fields(app, state, page);
    text_done(&message);
}

/* How it goes out. What was agreed is said, and not shown to a camera. */
static void build_ways(const struct telling *state, struct page *page)
{
    if (!state->agreed)
        page_row(page, CODE, _("Show as a QR code"), NULL, NULL);
    page_row(page, READ, _("Read it out, line by line"), NULL, NULL);
    /* What is taken back is withdrawn by itself where a packet went. */
    if (state->kind != TELL_TAKE_BACK)
        page_row(page, LAPTOP, _("Send to a laptop"), NULL, NULL);
}

static void build_page(struct app *app, struct telling *state,
                       struct page *page)
{
    const struct language *in = state->in ? state->in : phrase_language();

    if (state->agreed) {
        page_head(page, PAGE_NUMBERED, _("Say it to them"), NULL);
        telling_agreed_build(app, state, page);
        page_text(page, LOOK_TITLE, _("This is all they will see"));
    } else {
        page_head(page, PAGE_NUMBERED, _("This is all they will see"), NULL);
    }
    page_row(page, LANGUAGE, _("Language"), in->own_name, NULL);
    build_message(app, state, page);
    build_ways(state, page);
    if (state->kind == TELL_ASKING)
        build_people(state, page);
    page_note(page, _("Read it out, or send it from your own phone. Answers "
                      "come there, or by word of mouth."));
    page_button(page, DONE, true, _("I told them"));
    if (state->kind == TELL_TAKE_BACK)
        page_button(page, UNTOLD, false, _("Without telling them"));
    page_focus(page, state->kind == TELL_ASKING ? PEOPLE : DONE);
}

static void build(struct app *app, void *data, struct page *page)
{
    struct telling *state = data;

    if (coded_is_open(&state->coded))
        coded_build(app, &state->coded, page);
    else if (state->choosing)
        pick_language_build(page);
    else if (state->held)
        telling_place_build(app, state, page);
    else if (state->reading)
        telling_read_build(app, state, page);
    else
        build_page(app, state, page);
}

static void show_code(struct app *app, struct telling *state)
{
    struct text brief = {0};

    if (!app_failed(app, tell_short(app_session(app), state->request,
                                    state->line, state->kind, state->in,
                                    &brief)))
        coded_open(&state->coded, text_string(&brief), CODED_PARTS);
    text_done(&brief);
}

/* Undo puts the line back as it was. */
static void take_back(struct app *app, struct telling *state, bool told)
{
    struct session *session = app_session(app);
    bool stays = state->chosen;

    if (app_failed(app,
                   told ? tell_take_back(session, state->request, state->line)
                        : tell_line_back(session, state->request,
                                         state->line)))
        return;
    app_back(app);
    app_say_undo(app, stays ? _("Taken back. You can ask round again.")
                            : _("Taken back. The line is gone."));
}

static void told(struct app *app, struct telling *state)
{
    if (app_failed(app, tell_done(app_session(app), state->request,
                                  state->line, state->kind, state->people)))
        return;
    app_back(app);
    app_say(app, state->kind == TELL_ASKING
                     ? _("When somebody can help, choose: Somebody can.")
                     : _("Noted."));
}

static bool choose(struct app *app, struct telling *state, int id)
{
    switch (id) {
    case LANGUAGE:
        state->choosing = true;
        return true;
    case CODE:
        show_code(app, state);
        return true;
    case READ:
        state->reading = 1;
        return true;
    case LAPTOP:
        app_push(app, SCREEN_SEND,
                 &(struct screen_argument){.request = state->request,
                                           .line = state->line,
                                           .number = (int)state->kind});
        return true;
    case PEOPLE:
    case DONE:
        if (state->kind == TELL_TAKE_BACK)
            take_back(app, state, true);
        else
            told(app, state);
        return true;
    case UNTOLD:
        take_back(app, state, false);
        return true;
    default:
        state->in = pick_language(id);
        state->choosing = false;
        return true;
    }
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct telling *state = data;

    if (coded_act(&state->coded, action) || telling_read_act(state, action) ||
        telling_agreed_act(app, state, action))
        return true;
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
        if (state->people > PEOPLE_MOST)
            state->people = PEOPLE_MOST;
        return true;
    }
    return action->act == ACT_CHOOSE && choose(app, state, action->id);
}

static void close(struct app *app, void *data)
{
    (void)app;
    coded_close(&((struct telling *)data)->coded);
}

const struct screen screen_tell = {.name = "tell",
                                   .size = sizeof(struct telling),
                                   .open = open,
                                   .build = build,
                                   .act = act,
                                   .close = close};
