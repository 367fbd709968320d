#include "ui/screens/rows.h"

#include "flow/browse.h"
#include "flow/finish.h"
#include "flow/tell.h"
#include "i18n/phrase.h"

/* An end of a request. number: enum request_end. */

enum { END = 1, NOT_YET };

struct state {
    struct request_id request;
    enum request_end end;
    size_t told; /* lines that have to hear of it */
};

struct end_row {
    const char *title;
    const char *text;
    const char *button;
};

static const struct end_row ends[] = {
    [END_DONE] = {N_("It is done"),
                  N_("From now on this request is forgotten, piece by piece."),
                  N_("Yes, it is done")},
    [END_CANCELLED] = {N_("It is cancelled"),
                       N_("Tell everybody who was told: a text for each is "
                          "ready on their line."),
                       N_("Yes, cancel it")},
    [END_NOBODY] = {N_("Nobody was found"),
                    N_("Tell the family soon, so that they can look "
                       "elsewhere."),
                    N_("Yes, end it")},
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;
    struct request request = {0};
    enum err err = browse_get(app_session(app), argument->request, &request);

    state->request = argument->request;
    state->end = (enum request_end)argument->number;
    state->told = request.helper_count;
    request_done(&request);
    return err;
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;
    const struct end_row *row = &ends[state->end];

    (void)app;
    page_head(page, PAGE_SHEET, phrase(row->title), NULL);
    page_text(page, LOOK_PLAIN, phrase(row->text));
    page_text(page, LOOK_PLAIN,
              _("A line without names stays for 30 days: which help, which "
                "month, how it ended."));
    page_button(page, END, true, phrase(row->button));
    page_button(page, NOT_YET, false, _("Not yet"));
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;
    struct screen_argument argument = {.request = state->request,
                                       .number = TELL_NOBODY};

    if (action->act != ACT_CHOOSE)
        return false;
    if (action->id == NOT_YET) {
        app_back(app);
        return true;
    }
    if (app_failed(app, finish_end(app_session(app), state->request,
                                   state->end)))
        return true;
    app_back(app);
    if (state->end == END_NOBODY)
        app_push(app, SCREEN_TELL, &argument);
    else
        app_say(app, state->told
                         ? _("Ended. A text for each person is on their line.")
                         : _("Ended."));
    return true;
}

const struct screen screen_end = {.name = "end",
                                  .size = sizeof(struct state),
                                  .open = open,
                                  .build = build,
                                  .act = act};
