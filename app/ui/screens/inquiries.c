#include "ui/screens/rows.h"

#include <stdio.h>

#include "base/day.h"
#include "base/mem.h"
#include "flow/evidence.h"
#include "flow/show.h"
#include "flow/unlock.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

/* Somebody asks about people: first what to do now, then what was written down
 * of it, then how it is given to others. */

enum {
    ADD = 1,
    HOLD,
    CALL,
    MONTHS,
    EXPORT,
    ALLOWED,
    FIRST_CALL,
    LAWYER_YES,
    LAWYER_NO,
    CLOSE,
    GUIDE,
    ROW = 20
};

enum turn { LISTED, GATE, ASK_LAWYER, COMMAND };

struct state {
    enum turn turn;
    struct inquiry *list;
    size_t count;
};

static void refresh(struct app *app, void *data)
{
    struct state *state = data;

    MEM_FREE(state->list);
    state->count = 0;
    app_failed(app, evidence_list(app_session(app), &state->list,
                                  &state->count));
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    (void)argument;
    refresh(app, data);
    return ERR_OK;
}

static void build_row(struct app *app, const struct inquiry *inquiry, int id,
                      struct page *page)
{
    struct text day = {0}, line = {0}, until = {0};

    format_day(&day, inquiry->day, DAY_FULL, NULL);
    evidence_line(&line, inquiry);
    show_expiry(app_session(app), &until, inquiry->expires);
    text_append(&line, " · ");
    text_append(&line, text_string(&until));
    page_row(page, id, text_string(&day), NULL, text_string(&line));
    text_done(&day);
    text_done(&line);
    text_done(&until);
}

static void build_months(struct app *app, struct page *page)
{
    unsigned long months = (unsigned long)evidence_months(app_session(app));
    char value[80];

    page_text(page, LOOK_PLAIN, _("Erased after"));
    /* TRANSLATORS: %lu is a number of months. */
    snprintf(value, sizeof value, P_("%lu month", "%lu months", months),
             months);
    page_stepper(page, MONTHS, value);
}

static void build_listed(struct app *app, const struct state *state,
                         struct page *page)
{
    bool on = hold_now(app_session(app)) != HOLD_NONE;

    page_head(page, PAGE_NUMBERED, _("Somebody asks about people"), NULL);
    page_row(page, GUIDE, _("What to do now"), NULL, NULL);
    page_row(page, HOLD, _("Stop erasing"),
             /* TRANSLATORS: stands behind "Stop erasing". */
             on ? C_("stop erasing", "on")
                /* TRANSLATORS: stands behind "Stop erasing". */
                : C_("stop erasing", "off"),
             NULL);
    page_row(page, CALL, _("Whom to call"), NULL, NULL);
    page_text(page, LOOK_TITLE, _("Written down afterwards"));
    page_note(page, _("A day and five choices. No name, no story: it shows "
                      "what is done. Stories of families are taken down by "
                      "the lawyer, or an organisation that does it with "
                      "care."));
    if (!state->count)
        page_text(page, LOOK_QUIET, _("No inquiry is written down."));
    for (size_t i = 0; i < state->count; i++)
        build_row(app, &state->list[i], ROW + (int)i, page);
    build_months(app, page);
    page_row(page, EXPORT, _("Give it to others"), NULL,
             _("an oversight body, a council"));
    page_button(page, ADD, true, _("Write one down"));
    page_focus(page, GUIDE);
}

static void build_gate(struct page *page)
{
    page_head(page, PAGE_SHEET, _("Write one down"), NULL);
    page_text(page, LOOK_PLAIN,
              _("Some orders forbid telling others, and writing it here is "
                "telling. Ask the lawyer first."));
    page_button(page, FIRST_CALL, true, _("Whom to call"));
    page_button(page, ALLOWED, false, _("It may be written down"));
}

static void build_lawyer(struct page *page)
{
    page_head(page, PAGE_SHEET, _("Has the lawyer said yes?"), NULL);
    page_text(page, LOOK_PLAIN,
              _("What goes out says the month, and who asked in which way. It "
                "names nobody. Some orders forbid even that."));
    page_button(page, LAWYER_NO, true, _("Not yet"));
    page_button(page, LAWYER_YES, false, _("The lawyer said yes"));
}

static void build_command(struct page *page)
{
    page_head(page, 0, _("Give it to others"), NULL);
    page_text(page, LOOK_PLAIN,
              _("Leave the program and type this in a terminal. It asks for "
                "the lawyer's yes and for the passphrase:"));
    page_text(page, LOOK_TITLE, "justenough inquiries >inquiries.md");
    page_text(page, LOOK_PLAIN, _("Or as a table for a computer:"));
    page_text(page, LOOK_TITLE, "justenough inquiries csv >inquiries.csv");
    page_text(page, LOOK_WARN,
              _("! That file is not encrypted, and nothing erases it by "
                "itself."));
    page_button(page, CLOSE, true, _("I see"));
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;

    switch (state->turn) {
    case LISTED:
        build_listed(app, state, page);
        break;
    case GATE:
        build_gate(page);
        break;
    case ASK_LAWYER:
        build_lawyer(page);
        break;
    case COMMAND:
        build_command(page);
        break;
    }
    page_turn(page, (int)state->turn);
}

static void set_months(struct app *app, struct state *state, int months)
{
    enum err err = evidence_months_put(app_session(app), months);

    /* Past its bounds it stays where it is. */
    if (err != ERR_INVALID)
        app_failed(app, err);
    refresh(app, state);
}

static void choose(struct app *app, struct state *state, int id)
{
    struct screen_argument argument = {0};

    switch (id) {
    case GUIDE:
        (void)snprintf(argument.name, sizeof argument.name, "inquiry");
        app_push(app, SCREEN_SHEET, &argument);
        break;
    case HOLD:
        app_push(app, SCREEN_HOLD, NULL);
        break;
    case CALL:
    case FIRST_CALL:
        state->turn = LISTED;
        app_push(app, SCREEN_CALL, NULL);
        break;
    case ADD:
        state->turn = GATE;
        break;
    case ALLOWED:
        state->turn = LISTED;
        app_push(app, SCREEN_INQUIRY, &argument);
        break;
    case EXPORT:
        state->turn = ASK_LAWYER;
        break;
    case LAWYER_YES:
        state->turn = COMMAND;
        break;
    case LAWYER_NO:
    case CLOSE:
        state->turn = LISTED;
        break;
    case MONTHS:
        break;
    default:
        argument.request = state->list[id - ROW].id;
        app_push(app, SCREEN_INQUIRY, &argument);
    }
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (action->act == ACT_BACK && state->turn != LISTED) {
        state->turn = LISTED;
        return true;
    }
    if (action->act == ACT_STEP && action->id == MONTHS) {
        set_months(app, state,
                   evidence_months(app_session(app)) + action->amount);
        return true;
    }
    if (action->act == ACT_NUMBER && action->id == MONTHS) {
        set_months(app, state, action->amount);
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    choose(app, state, action->id);
    return true;
}

static void close(struct app *app, void *data)
{
    (void)app;
    mem_free(((struct state *)data)->list);
}

const struct screen screen_inquiries = {.name = "inquiries",
                                        .size = sizeof(struct state),
                                        .open = open,
                                        .refresh = refresh,
                                        .build = build,
                                        .act = act,
                                        .close = close};
