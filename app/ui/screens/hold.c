#include "ui/screens/rows.h"


#include "base/search.h"
#include "flow/unlock.h"
#include "i18n/phrase.h"

enum { PAPER = HOLD_PAPER, EXPECTED, LAWYER, TYPED = 10, END };

struct state {
    struct input input;
    bool wrong;
};

static const char *const reasons[] = {
    [HOLD_NONE] = "",
    [HOLD_PAPER] = N_("A paper from a court or an office"),
    [HOLD_EXPECTED] = N_("We expect one"),
    [HOLD_LAWYER] = N_("A lawyer said so"),
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    (void)app;
    (void)argument;
    input_init(&((struct state *)data)->input, 64);
    return ERR_OK;
}

static void build_off(struct page *page)
{
    page_text(page, LOOK_PLAIN,
              _("Do you know of, or expect, an investigation, a court paper "
                "or a lawsuit? Then stop erasing now, and call the lawyer. "
                "Erasing after that can be a crime, even if it was meant "
                "well."));
    page_note(page, _("Before that, erasing by the timetable is normal."));
    page_text(page, LOOK_TITLE, _("Why?"));
    for (int i = HOLD_PAPER; i <= HOLD_LAWYER; i++)
        page_row(page, i, phrase(reasons[i]), NULL, NULL);
}

/* TRANSLATORS: the word that has to be typed to end "stop erasing"; one
 * short common word. The number 2468 is accepted too. */
#define END_WORD N_("erase")

static void build_on(struct app *app, struct state *state, struct page *page)
{
    struct page_input input = {TYPED, &state->input, 1, _("Word"), NULL, 0};
    const char *reason = reasons[hold_now(app_session(app))];

    page_text(page, LOOK_STATE, _("Stop erasing is on."));
    page_pair(page, LOOK_PLAIN, _("Reason"), *reason ? phrase(reason) : "");
    page_text(page, LOOK_PLAIN,
              _("Nothing is erased or replaced, by nobody, until it is "
                "ended here with an open store."));
    if (!session_is_open(app_session(app)))
        return;
    page_text(page, LOOK_PLAIN,
              _("End it only when the lawyer agrees. What is overdue is then "
                "erased at once. Type this word, or 2468:"));
    page_big(page, phrase(END_WORD));
    page_input(page, &input);
    if (state->wrong)
        page_text(page, LOOK_WARN, _("That is another word."));
    page_button(page, END, false, _("End it"));
}

static void build(struct app *app, void *data, struct page *page)
{
    bool on = hold_now(app_session(app)) != HOLD_NONE;

    page_head(page, PAGE_NUMBERED, _("Stop erasing"), NULL);
    if (on)
        build_on(app, data, page);
    else
        build_off(page);
}

static void end_hold(struct app *app, struct state *state)
{
    const char *typed = input_string(&state->input);

    state->wrong = !search_same(typed, phrase(END_WORD)) &&
                   !search_same(typed, "2468");
    if (state->wrong || app_failed(app, hold_stop(app_session(app))))
        return;
    app_back(app);
    app_say(app, _("Erasing by the timetable goes on."));
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (action->act == ACT_TYPED) {
        state->wrong = false;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    if (action->id == TYPED || action->id == END) {
        end_hold(app, state);
        return true;
    }
    if (!app_failed(app, hold_start(app_session(app),
                                    (enum hold_reason)action->id)))
        app_say(app, _("Nothing is erased from now on. Call the lawyer."));
    return true;
}

static void close(struct app *app, void *data)
{
    (void)app;
    input_done(&((struct state *)data)->input);
}

const struct screen screen_hold = {.name = "hold",
                                   .size = sizeof(struct state),
                                   .open = open,
                                   .build = build,
                                   .act = act,
                                   .close = close};
