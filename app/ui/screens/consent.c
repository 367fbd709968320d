#include "ui/screens/rows.h"


#include "flow/browse.h"
#include "flow/tell.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/screens/pick.h"

/* The family's yes: read to them, in a language picked each time and kept
 * nowhere. number 0: before anybody is asked; 1: before the place is told to
 * the line in the argument. */

enum { YES = 1, NO, LANGUAGE };

struct state {
    struct request_id request;
    int64_t line;
    int which;
    int code;
    bool choosing;
    const struct language *in; /* NULL = the screen's */
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;
    struct request request = {0};
    enum err err;

    state->request = argument->request;
    state->line = argument->line;
    state->which = argument->number;
    err = browse_get(app_session(app), argument->request, &request);
    state->code = request.code;
    request_done(&request);
    return err;
}

static void add_line(struct page *page, const struct state *state,
                     const char *msgid)
{
    page_text(page, LOOK_PLAIN, phrase_in(state->in, msgid));
}

static void build_asking(struct app *app, const struct state *state,
                         struct page *page)
{
    struct text message = {0}, code = {0}, number = {0};
    enum err err = tell_preview(app_session(app), state->request, state->in,
                                &message);

    page_text(page, LOOK_TITLE, _("Read this to the family"));
    add_line(page, state, N_("We are volunteers, not lawyers. You don't have "
                             "to tell us why you need help, and please don't "
                             "tell us about your papers."));
    add_line(page, state, N_("We write down only this, and we ask people with "
                             "this message:"));
    page_text(page, LOOK_STATE,
              err ? phrase(err_text(err)) : text_string(&message));
    add_line(page, state, N_("It is erased when the help is over. A court may "
                             "order us to show what we have. What you tell a "
                             "lawyer is better protected."));
    text_format(&number, "%d", state->code);
    format_fill(&code,
                /* TRANSLATORS: {code} is a number of three digits. */
                phrase_in(state->in,
                          N_("Your code is {code}. With it you can ask what "
                             "we have, change it, or stop.")),
                &(struct format_part){"code", text_string(&number)}, 1);
    page_text(page, LOOK_TITLE, text_string(&code));
    text_done(&message);
    text_done(&code);
    text_done(&number);
    page_button(page, YES, true, _("They said yes"));
    page_button(page, NO, false, _("Not yet"));
}

static void build_place(const struct state *state, struct page *page)
{
    page_text(page, LOOK_TITLE, _("Ask the family once more"));
    add_line(page, state, N_("Somebody can help and was chosen. May we tell "
                             "them where? Only they will know: we say it, or "
                             "send it sealed to their laptop. It stands in no "
                             "message."));
    page_button(page, YES, true, _("They said yes"));
    page_button(page, NO, false, _("Not yet"));
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;
    const struct language *in = state->in ? state->in : phrase_language();

    if (state->choosing) {
        pick_language_build(page);
        return;
    }
    page_head(page, 0, _("The yes of the family"), NULL);
    page_row(page, LANGUAGE, _("Language for reading"), in->own_name, NULL);
    if (state->which == 0)
        build_asking(app, state, page);
    else
        build_place(state, page);
    page_focus(page, YES);
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

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;
    if (action->act == ACT_BACK && state->choosing) {
        state->choosing = false;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    switch (action->id) {
    case YES:
        said_yes(app, state);
        return true;
    case NO:
        app_back(app);
        return true;
    case LANGUAGE:
        state->choosing = true;
        return true;
    default:
        state->in = pick_language(action->id);
        state->choosing = false;
        return true;
    }
}

const struct screen screen_consent = {.name = "consent",
                                      .size = sizeof(struct state),
                                      .open = open,
                                      .build = build,
                                      .act = act};
