#include "ui/screens/rows.h"

#include "flow/browse.h"
#include "flow/finish.h"
#include "flow/held.h"
#include "flow/tell.h"
#include "flow/unlock.h"
#include "i18n/phrase.h"
#include "ui/screens/coded.h"
#include "ui/screens/pick.h"

/* What we hold about you: for somebody who comes with a code. Everything that
 * is held is read out to them, also the place and the way back: it is theirs. */

enum {
    TYPED = 1,
    LOOK,
    SHOW,
    LANGUAGE,
    SINGLE,
    ERASE,
    ERASE_NOW,
    LEAVE,
    ANOTHER,
    ROUND,
    CODES,
    LINE = 20
};

enum turn { ASKING, SURE, SHOWN, NOTHING, ERASING };

struct state {
    struct input input;
    enum turn turn;
    struct request_id request;
    bool no_number; /* what was typed is none */
    bool choosing;
    const struct language *in; /* NULL = the screen's */
    struct coded coded;        /* the same as QR codes */
    struct request told;       /* while erasing: who knows of it */
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;

    (void)app;
    (void)argument;
    input_init(&state->input, 40);
    state->input.digits = true;
    return ERR_OK;
}

static void build_asking(struct state *state, struct page *page)
{
    struct page_input input = {TYPED, &state->input, 1, _("Code"), NULL, 0};

    page_head(page, 0, _("What we hold about you"), NULL);
    page_text(page, LOOK_PLAIN,
              _("Whoever knows the code may hear what is held under it. Don't "
                "ask for a name."));
    page_input(page, &input);
    if (state->no_number)
        page_text(page, LOOK_WARN, _("! A code is a number."));
    page_button(page, LOOK, true, _("Look"));
    page_focus(page, TYPED);
}

/* An order may forbid to speak of what made us stop: that is the lawyer's. */
static void build_stopped(struct app *app, struct page *page)
{
    if (hold_now(app_session(app)) != HOLD_NONE)
        page_text(page, LOOK_WARN,
                  _("! Stop erasing is on. Ask the lawyer before you read "
                    "this out: an order may forbid it."));
}

static void build_sure(struct app *app, struct page *page)
{
    page_head(page, PAGE_SHEET, _("Is it them?"), NULL);
    page_text(page, LOOK_PLAIN,
              _("Be sure that it is them. All that we hold comes next: also "
                "where, and how we reach them. Who can see the screen?"));
    build_stopped(app, page);
    page_button(page, SHOW, true, _("It is them"));
    page_button(page, ANOTHER, false, _("Not now"));
}

static void build_text(struct app *app, const struct state *state,
                       struct page *page)
{
    struct session *session = app_session(app);
    const struct language *in = state->in ? state->in : phrase_language();
    struct text out = {0};
    enum err err = ERR_OK;

    page_row(page, LANGUAGE, _("Language for reading"), in->own_name, NULL);
    if (state->turn == NOTHING)
        held_nothing(session, state->in, &out);
    else
        err = held_text(session, state->request, WAY_SCREEN, state->in, &out);
    page_text(page, LOOK_PLAIN,
              err ? phrase(err_text(err)) : text_string(&out));
    text_done(&out);
}

static void build_shown(struct app *app, const struct state *state,
                        struct page *page)
{
    page_head(page, PAGE_NUMBERED, _("What we hold about you"), NULL);
    build_stopped(app, page);
    build_text(app, state, page);
    page_gap(page);
    page_row(page, CODES, _("Show as QR codes"), NULL,
             _("without the place, the way back and the note"));
    page_row(page, SINGLE, _("Correct or erase one answer"), NULL, NULL);
    page_row(page, ERASE, _("Erase everything now"), NULL, NULL);
    page_button(page, LEAVE, true, _("Done"));
    page_focus(page, LEAVE);
}

static void build_nothing(struct app *app, const struct state *state,
                          struct page *page)
{
    page_head(page, PAGE_NUMBERED, _("What we hold about you"), NULL);
    build_stopped(app, page);
    build_text(app, state, page);
    page_note(page, _("It is the same answer whether there never was such a "
                      "code, or everything is erased."));
    page_button(page, ANOTHER, true, _("Another code"));
    page_focus(page, ANOTHER);
    page_button(page, LEAVE, false, _("Done"));
}

static void build_erasing(const struct state *state, struct page *page)
{
    page_head(page, PAGE_NUMBERED, _("Erase everything now"), NULL);
    page_text(page, LOOK_PLAIN,
              _("Everything under this code is erased, here and in the "
                "backups."));
    if (state->told.asked || state->told.helper_count)
        page_text(page, LOOK_WARN,
                  _("! Tell those who know of it first. Afterwards their "
                    "texts are gone too:"));
    if (state->told.asked)
        page_row(page, ROUND, _("Everybody who was asked"), NULL, NULL);
    for (size_t i = 0; i < state->told.helper_count; i++)
        page_row(page, LINE + (int)i, state->told.helpers[i].label,
                 state->told.helpers[i].stale ? _("! not told yet") : NULL,
                 NULL);
    page_button(page, SHOW, true, _("Leave it"));
    page_button(page, ERASE_NOW, false, _("Erase it now"));
    page_focus(page, SHOW);
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;

    if (coded_is_open(&state->coded)) {
        coded_build(app, &state->coded, page);
        return;
    }
    if (state->choosing) {
        pick_language_build(page);
        return;
    }
    switch (state->turn) {
    case ASKING:
        build_asking(state, page);
        break;
    case SURE:
        build_sure(app, page);
        break;
    case SHOWN:
        build_shown(app, state, page);
        break;
    case NOTHING:
        build_nothing(app, state, page);
        break;
    case ERASING:
        build_erasing(state, page);
        break;
    }
    page_turn(page, (int)state->turn);
}

static void look(struct app *app, struct state *state)
{
    enum err err = held_find(app_session(app), input_string(&state->input),
                             &state->request);

    state->no_number = err == ERR_INVALID;
    if (err == ERR_NOT_FOUND)
        state->turn = NOTHING;
    else if (!err)
        state->turn = SURE;
    else if (!state->no_number)
        app_failed(app, err);
}

static void ask_again(struct state *state)
{
    input_set(&state->input, "", SIZE_MAX);
    request_done(&state->told);
    state->told = (struct request){0};
    state->in = NULL;
    state->turn = ASKING;
}

/* Who is to be told is read before anything goes. */
static void begin_erasing(struct app *app, struct state *state)
{
    request_done(&state->told);
    if (app_failed(app, browse_get(app_session(app), state->request,
                                   &state->told)))
        return;
    state->turn = ERASING;
}

static void erase(struct app *app, struct state *state)
{
    if (app_failed(app, finish_erase(app_session(app), state->request)))
        return;
    ask_again(state);
    app_say_undo(app, _("Everything under this code was erased."));
}

/* Where the help was given, nothing is cancelled. */
static void tell(struct app *app, const struct state *state, int64_t line)
{
    bool is_done = state->told.state == REQUEST_ENDED &&
                   state->told.end == END_DONE;

    app_push(app, SCREEN_TELL,
             &(struct screen_argument){.request = state->request,
                                       .line = line,
                                       .number = is_done ? TELL_TAKE_BACK
                                                         : TELL_CANCELLED});
}

static void show_codes(struct app *app, struct state *state)
{
    struct text out = {0};

    if (!app_failed(app, held_text(app_session(app), state->request, WAY_QR,
                                   state->in, &out)))
        coded_open(&state->coded, text_string(&out), CODED_PARTS);
    text_done(&out);
}

static bool choose(struct app *app, struct state *state, int id)
{
    switch (id) {
    case TYPED:
    case LOOK:
        look(app, state);
        break;
    case SHOW:
        state->turn = SHOWN;
        break;
    case LANGUAGE:
        state->choosing = true;
        break;
    case SINGLE:
        app_push(app, SCREEN_KEPT,
                 &(struct screen_argument){.request = state->request});
        break;
    case ERASE:
        begin_erasing(app, state);
        break;
    case ERASE_NOW:
        erase(app, state);
        break;
    case LEAVE:
        app_back(app);
        break;
    case ANOTHER:
        ask_again(state);
        break;
    case ROUND:
        tell(app, state, 0);
        break;
    case CODES:
        show_codes(app, state);
        break;
    default:
        if (state->choosing) {
            state->in = pick_language(id);
            state->choosing = false;
        } else if (state->turn == ERASING) {
            tell(app, state, state->told.helpers[id - LINE].id);
        }
    }
    return true;
}

/* The way back leads to the page before, and only then away. */
static bool go_back(struct state *state)
{
    if (state->choosing)
        state->choosing = false;
    else if (state->turn == ERASING)
        state->turn = SHOWN;
    else if (state->turn != ASKING)
        ask_again(state);
    else
        return false;
    return true;
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (coded_is_open(&state->coded))
        return coded_act(&state->coded, action);
    if (action->act == ACT_BACK)
        return go_back(state);
    if (action->act == ACT_TYPED) {
        state->no_number = false;
        return true;
    }
    return action->act == ACT_CHOOSE && choose(app, state, action->id);
}

/* An answer may be gone by now, or somebody was told. */
static void refresh(struct app *app, void *data)
{
    struct state *state = data;

    if (state->turn == ERASING)
        begin_erasing(app, state);
}

static void close(struct app *app, void *data)
{
    struct state *state = data;

    (void)app;
    coded_close(&state->coded);
    input_done(&state->input);
    request_done(&state->told);
}

const struct screen screen_held = {.name = "held",
                                   .size = sizeof(struct state),
                                   .open = open,
                                   .refresh = refresh,
                                   .build = build,
                                   .act = act,
                                   .close = close};
