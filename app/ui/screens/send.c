#include "ui/screens/exchange_parts.h"

#include "flow/send.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/screens/rows.h"

/* A packet to another laptop: exactly what will be in it, and for whom.
 * number: enum tell_kind; line 0 = asking round. */

enum { SEND = 1 };

struct state {
    struct request_id request;
    int64_t line;
    enum tell_kind kind;
    struct laptops laptops;
    int64_t contact; /* chosen, 0 none */
    bool tied;       /* the line has this one already */
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;
    struct text facts = {0};
    enum err err;

    state->request = argument->request;
    state->line = argument->line;
    state->kind = (enum tell_kind)argument->number;
    err = send_preview(app_session(app), state->request, state->line,
                       state->kind, &facts);
    text_done(&facts);
    if (!err)
        err = send_contact_of(app_session(app), state->request, state->line,
                              &state->contact);
    state->tied = state->contact != 0;
    return err ? err : laptops_load(app, &state->laptops);
}

static void refresh(struct app *app, void *data)
{
    app_failed(app, laptops_load(app, &((struct state *)data)->laptops));
}

static void build_send(struct app *app, const struct state *state,
                       const struct contact *contact, struct page *page)
{
    struct text facts = {0}, line = {0};
    enum err err = send_preview(app_session(app), state->request, state->line,
                                state->kind, &facts);

    /* TRANSLATORS: {laptop} is what another laptop is called. */
    format_fill(&line, _("For: {laptop}"),
                &(struct format_part){"laptop", contact->label}, 1);
    page_text(page, LOOK_TITLE, text_string(&line));
    if (err) {
        page_text(page, LOOK_WARN, phrase(err_text(err)));
    } else if (facts.length) {
        page_text(page, LOOK_PLAIN, _("This is all they will see:"));
        page_text(page, LOOK_STATE, text_string(&facts));
    } else {
        page_text(page, LOOK_STATE,
                  _("What they were told is taken back, and erased on their "
                    "laptop."));
    }
    page_note(page, _("Sealed, so that only that laptop can read it. It goes "
                      "with a stick or by Syncthing."));
    page_button(page, SEND, true, _("Make the packet"));
    text_done(&facts);
    text_done(&line);
}

static void build(struct app *app, void *data, struct page *page)
{
    const struct state *state = data;
    const struct contact *contact =
        laptops_find(&state->laptops, state->contact);

    page_head(page, PAGE_NUMBERED, _("Send to a laptop"), NULL);
    page_turn(page, contact != NULL);
    if (contact)
        build_send(app, state, contact, page);
    else
        laptops_build(&state->laptops, page);
}

static void send(struct app *app, const struct state *state)
{
    if (app_failed(app, send_packet(app_session(app), state->request,
                                    state->line, state->contact,
                                    state->kind)))
        return;
    app_home(app, app_has(app, SCREEN_HELPER) ? SCREEN_HELPER
                                              : SCREEN_REQUEST);
    app_say(app, _("The packet waits to be carried: More, Other laptops."));
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;
    const struct contact *chosen =
        laptops_chosen(&state->laptops, action->id);

    if (action->act == ACT_BACK && state->contact && !state->tied) {
        state->contact = 0;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    if (chosen)
        state->contact = chosen->id;
    else if (action->id == LAPTOP_ADD)
        app_push(app, SCREEN_CONTACTS, NULL);
    else
        send(app, state);
    return true;
}

static void close(struct app *app, void *data)
{
    (void)app;
    laptops_done(&((struct state *)data)->laptops);
}

const struct screen screen_send = {.name = "send",
                                   .size = sizeof(struct state),
                                   .open = open,
                                   .refresh = refresh,
                                   .build = build,
                                   .act = act,
                                   .close = close};
