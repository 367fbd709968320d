#include "ui/screens/exchange_parts.h"

#include "flow/send.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/screens/rows.h"

/* The whole request to another coordinator; or, once it is on its way, what
 * is waited for. */

enum { HAND = 1, KEEP };

struct state {
    struct request_id request;
    struct laptops laptops;
    int64_t contact; /* chosen */
    int64_t handed;  /* on its way to, 0 none */
};

static enum err load(struct app *app, struct state *state)
{
    enum err err = laptops_load(app, &state->laptops);

    return err ? err
               : send_handed_to(app_session(app), state->request,
                                &state->handed);
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;

    state->request = argument->request;
    return load(app, state);
}

static void refresh(struct app *app, void *data)
{
    if (load(app, data))
        app_back(app);
}

static void name_line(struct page *page, const struct contact *contact,
                      const char *format)
{
    struct text line = {0};

    format_fill(&line, format,
                &(struct format_part){"laptop",
                                      contact ? contact->label : "–"},
                1);
    page_text(page, LOOK_TITLE, text_string(&line));
    text_done(&line);
}

static void build_handed(const struct state *state, struct page *page)
{
    name_line(page, laptops_find(&state->laptops, state->handed),
              /* TRANSLATORS: {laptop} is what another laptop is called. */
              _("Handed over to: {laptop}"));
    page_text(page, LOOK_PLAIN,
              _("It stays here until their laptop has answered, so that it "
                "can't get lost. Change nothing here meanwhile: they would "
                "not know of it."));
    page_row(page, KEEP, _("It did not reach them: keep it here"), NULL,
             NULL);
}

static void build_hand(const struct state *state,
                       const struct contact *contact, struct page *page)
{
    (void)state;
    /* TRANSLATORS: {laptop} is what another laptop is called. */
    name_line(page, contact, _("For: {laptop}"));
    page_text(page, LOOK_PLAIN,
              _("All of it goes: the answers, the place, how to reach the "
                "family, the note, the helpers and the family's yes. When "
                "their laptop has answered it is erased here."));
    page_text(page, LOOK_PLAIN,
              _("Tell the family who coordinates now, and the helpers too. "
                "Their code stays the same."));
    page_button(page, HAND, true, _("Hand over"));
}

static void build(struct app *app, void *data, struct page *page)
{
    const struct state *state = data;
    const struct contact *contact =
        laptops_find(&state->laptops, state->contact);

    (void)app;
    page_head(page, PAGE_NUMBERED, _("Another coordinator"), NULL);
    page_turn(page, contact != NULL);
    if (state->handed)
        build_handed(state, page);
    else if (contact)
        build_hand(state, contact, page);
    else
        laptops_build(&state->laptops, page);
}

static void hand(struct app *app, const struct state *state)
{
    if (app_failed(app, send_hand_over(app_session(app), state->request,
                                       state->contact)))
        return;
    app_back(app);
    app_say(app, _("The packet waits to be carried: More, Other laptops."));
}

static void keep(struct app *app, const struct state *state)
{
    if (app_failed(app, send_keep(app_session(app), state->request)))
        return;
    app_back(app);
    app_say(app, _("It is yours again. Their packet is taken back."));
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;
    const struct contact *chosen =
        laptops_chosen(&state->laptops, action->id);

    if (action->act == ACT_BACK && state->contact) {
        state->contact = 0;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    if (chosen)
        state->contact = chosen->id;
    else if (action->id == LAPTOP_ADD)
        app_push(app, SCREEN_CONTACTS, NULL);
    else if (action->id == HAND)
        hand(app, state);
    else
        keep(app, state);
    return true;
}

static void close(struct app *app, void *data)
{
    (void)app;
    laptops_done(&((struct state *)data)->laptops);
}

const struct screen screen_hand_over = {.name = "hand_over",
                                        .size = sizeof(struct state),
                                        .open = open,
                                        .refresh = refresh,
                                        .build = build,
                                        .act = act,
                                        .close = close};
