#include "ui/screens/rows.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "flow/consent.h"
#include "flow/tell.h"
#include "i18n/phrase.h"
#include "ui/screens/pick.h"

/* The family's yes: read to them, in a language picked each time and kept
 * nowhere. number 0: before anybody is asked, with a card before it that can
 * be skipped; 1: before the place is told to the line in the argument. The yes
 * itself can't be skipped. */

enum { YES = 1, NO, LANGUAGE, NEXT, SKIP };

struct state {
    struct request_id request;
    int64_t line;
    int which;
    int part; /* of the card; CONSENT_PARTS: the message and the yes */
    bool choosing;
    const struct language *in; /* NULL = the screen's */
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;
    struct text card = {0};
    enum err err;

    state->request = argument->request;
    state->line = argument->line;
    state->which = argument->number;
    err = consent_read(app_session(app), state->request, CONSENT_WHO, NULL,
                       &card);
    text_done(&card);
    return err;
}

static void build_card(struct app *app, const struct state *state,
                       struct page *page)
{
    struct text card = {0};
    enum err err =
        consent_read(app_session(app), state->request,
                     (enum consent_part)state->part, state->in, &card);

    page_text(page, LOOK_PLAIN,
              err ? phrase(err_text(err)) : text_string(&card));
    text_done(&card);
    page_button(page, NEXT, true, _("Next"));
    page_button(page, SKIP, false, _("They have heard it: skip"));
    page_focus(page, NEXT);
}

/* Each line behind a bar: what is the message, and what isn't, must not only
 * be told by its colour. */
static void quote(struct page *page, const char *message)
{
    while (*message) {
        size_t length = strcspn(message, "\n");
        char *line = mem_string_n(message, length);

        page_bullet(page, "│", line, NULL);
        mem_free(line);
        message += length + (message[length] == '\n');
    }
}

static void build_message(struct app *app, const struct state *state,
                          struct page *page)
{
    struct text message = {0};
    enum err err = tell_preview(app_session(app), state->request, state->in,
                                &message);

    page_text(page, LOOK_PLAIN,
              phrase_in(state->in, N_("We ask people with this message. May "
                                      "we?")));
    if (err)
        page_text(page, LOOK_WARN, phrase(err_text(err)));
    else
        quote(page, text_string(&message));
    text_done(&message);
}

static void build_place(const struct state *state, struct page *page)
{
    page_text(page, LOOK_PLAIN,
              phrase_in(state->in,
                        N_("Somebody can help and was chosen. May we tell "
                           "them where? Only they will know, and only by "
                           "word of mouth.")));
}

static void build_yes(struct page *page)
{
    page_button(page, YES, true, _("They said yes"));
    page_button(page, NO, false, _("Not yet"));
    page_focus(page, YES);
}

static void build_head(const struct state *state, struct page *page)
{
    const struct language *in = state->in ? state->in : phrase_language();
    char detail[16];

    snprintf(detail, sizeof detail, "%d/%d", state->part + 1,
             CONSENT_PARTS + 1);
    page_head(page, 0, _("The yes of the family"),
              state->which == 0 ? detail : NULL);
    if (state->which == 0)
        page_steps(page, state->part + 1, CONSENT_PARTS + 1);
    page_turn(page, state->part + 1);
    page_row(page, LANGUAGE, _("Language for reading"), in->own_name, NULL);
    page_text(page, LOOK_TITLE,
              state->which == 0 ? _("Read this to the family")
                                : _("Ask the family once more"));
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;

    if (state->choosing) {
        pick_language_build(page);
        return;
    }
    build_head(state, page);
    if (state->which == 0 && state->part < CONSENT_PARTS) {
        build_card(app, state, page);
        return;
    }
    if (state->which == 0)
        build_message(app, state, page);
    else
        build_place(state, page);
    build_yes(page);
}

static void said_yes(struct app *app, struct state *state)
{
    struct session *session = app_session(app);
    struct screen_argument argument = {.request = state->request,
                                       .line = state->line};

    if (app_failed(app, tell_consent(session, state->request, state->which,
                                     true)))
        return;
    if (state->which == 1) {
        if (app_failed(app, tell_line_choose(session, state->request,
                                             state->line)))
            return;
        argument.number = TELL_AGREED;
    }
    /* From the request itself, or from the questions before it. */
    if (app_has(app, SCREEN_REQUEST))
        app_home(app, SCREEN_REQUEST);
    else
        app_replace(app, SCREEN_REQUEST, &argument);
    app_push(app, SCREEN_TELL, &argument);
}

static bool go_back(struct state *state)
{
    if (state->choosing)
        state->choosing = false;
    else if (state->part > 0)
        state->part--;
    else
        return false;
    return true;
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (action->act == ACT_BACK)
        return go_back(state);
    if (action->act != ACT_CHOOSE)
        return false;
    switch (action->id) {
    case YES:
        said_yes(app, state);
        break;
    case NO:
        app_back(app);
        break;
    case LANGUAGE:
        state->choosing = true;
        break;
    case NEXT:
        state->part++;
        break;
    case SKIP:
        state->part = CONSENT_PARTS;
        break;
    default:
        state->in = pick_language(action->id);
        state->choosing = false;
    }
    return true;
}

const struct screen screen_consent = {.name = "consent",
                                      .size = sizeof(struct state),
                                      .open = open,
                                      .build = build,
                                      .act = act};
