#include "ui/screens/exchange_parts.h"

#include <string.h>

#include "base/mem.h"
#include "i18n/phrase.h"
#include "ui/screens/guarded.h"
#include "ui/screens/rows.h"

/* The card of another laptop, from a stick or typed; then a word for it. */

enum { TYPED = 1, READ, LABEL, ADD, REKEY, CARD_ROW = 100 };

struct state {
    struct sticks sticks;
    struct contact_offer *cards; /* found on the sticks */
    size_t count;
    struct input input;
    struct contact_offer offer; /* the one that was chosen */
    bool chosen;
    struct guarded guarded;
};

static void look_on(struct app *app, struct state *state, const char *stick)
{
    struct contact_offer *list;
    size_t count;

    /* A stick that can't be read holds no card, and says so elsewhere. */
    if (contacts_card_files(app_session(app), stick, &list, &count))
        return;
    if (!count) {
        mem_free(list);
        return;
    }
    state->cards = mem_resize(state->cards, state->count,
                              state->count + count, sizeof *state->cards);
    memcpy(state->cards + state->count, list, count * sizeof *list);
    state->count += count;
    mem_free(list);
}

static void look(struct app *app, struct state *state)
{
    contacts_card_files_done(state->cards, state->count);
    state->cards = NULL;
    state->count = 0;
    sticks_load(app, &state->sticks);
    for (size_t i = 0; i < state->sticks.count; i++)
        look_on(app, state, state->sticks.paths[i]);
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;

    (void)argument;
    input_init(&state->input, CONTACTS_CARD_MOST);
    guarded_open(&state->guarded, NULL,
                 session_form(app_session(app), "contact_label"));
    look(app, state);
    return ERR_OK;
}

static void build_choose(struct state *state, struct page *page)
{
    struct page_input input = {TYPED, &state->input, 3, _("The card"), NULL,
                               0};

    page_text(page, LOOK_PLAIN,
              _("Put in a stick with the other laptop's card, or type the "
                "card as it stands on their screen."));
    for (size_t i = 0; i < state->count; i++)
        page_row(page, CARD_ROW + (int)i,
                 *state->cards[i].label ? state->cards[i].label
                                        : _("A card without a label"),
                 _("on the stick"), NULL);
    page_row(page, STICK_AGAIN, _("Look for a stick"), NULL, NULL);
    page_input(page, &input);
    page_button(page, READ, true, _("Next"));
}

static void build_label(struct app *app, struct state *state,
                        struct page *page)
{
    if (state->offer.kind == CARD_CHANGED) {
        page_text(page, LOOK_WARN,
                  _("! A contact with this label had other keys so far. If it "
                    "is the same laptop with new keys, say so: the numbers "
                    "have to be compared again. If not, choose another "
                    "label."));
        page_row(page, REKEY, _("The same laptop with new keys"), NULL, NULL);
    }
    page_text(page, LOOK_QUIET,
              _("No name and no number: a word that only your group "
                "understands."));
    guarded_build(app, &state->guarded, page, LABEL, 1, _("Label"));
    page_button(page, ADD, true, _("Add this laptop"));
    page_focus(page, LABEL);
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;

    if (guarded_is_sheet(&state->guarded)) {
        guarded_build_sheet(app, &state->guarded, page);
        return;
    }
    page_head(page, 0, _("Add a laptop"), NULL);
    page_turn(page, state->chosen);
    if (state->chosen)
        build_label(app, state, page);
    else
        build_choose(state, page);
}

static void choose_card(struct app *app, struct state *state)
{
    if (state->offer.kind == CARD_OWN || state->offer.kind == CARD_KNOWN) {
        app_say(app, state->offer.kind == CARD_OWN
                         ? _("This is the card of this laptop.")
                         : _("This laptop is among your contacts already."));
        contacts_offer_done(&state->offer);
        return;
    }
    state->chosen = true;
    guarded_set(app, &state->guarded, state->offer.label);
}

static void read_typed(struct app *app, struct state *state)
{
    const char *typed = input_string(&state->input);

    if (input_is_empty(&state->input))
        return;
    if (!app_failed(app, contacts_read(app_session(app), typed,
                                       strlen(typed), &state->offer)))
        choose_card(app, state);
}

static void go_on(struct app *app, int64_t id)
{
    struct screen_argument argument = {.line = id};

    app_replace(app, SCREEN_CONTACT, &argument);
}

static void add(struct app *app, struct state *state)
{
    int64_t id;

    if (input_is_empty(&state->guarded.input) ||
        guarded_finish(&state->guarded) != GUARDED_KEEP)
        return;
    if (!app_failed(app, contacts_add(app_session(app), &state->offer,
                                      input_string(&state->guarded.input),
                                      &id)))
        go_on(app, id);
}

static void choose(struct app *app, struct state *state, int id)
{
    switch (id) {
    case TYPED:
    case READ:
        read_typed(app, state);
        break;
    case LABEL:
    case ADD:
        add(app, state);
        break;
    case REKEY:
        if (!app_failed(app, contacts_rekey(app_session(app), state->offer.id,
                                            &state->offer)))
            go_on(app, state->offer.id);
        break;
    case STICK_AGAIN:
        look(app, state);
        break;
    default:
        state->offer = state->cards[id - CARD_ROW];
        state->offer.label = mem_string(state->offer.label);
        choose_card(app, state);
    }
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (state->chosen &&
        guarded_act(app, &state->guarded, LABEL, action) != GUARDED_PASS)
        return true;
    if (action->act == ACT_TYPED)
        return true;
    if (action->act == ACT_BACK && state->chosen) {
        contacts_offer_done(&state->offer);
        state->chosen = false;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    choose(app, state, action->id);
    return true;
}

static void close(struct app *app, void *data)
{
    struct state *state = data;

    (void)app;
    contacts_card_files_done(state->cards, state->count);
    contacts_offer_done(&state->offer);
    sticks_done(&state->sticks);
    input_done(&state->input);
    guarded_done(&state->guarded);
}

const struct screen screen_card_read = {.name = "card_read",
                                        .size = sizeof(struct state),
                                        .open = open,
                                        .build = build,
                                        .act = act,
                                        .close = close};
