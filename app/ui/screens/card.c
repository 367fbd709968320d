#include "ui/screens/exchange_parts.h"

#include <string.h>

#include "base/mem.h"
#include "i18n/phrase.h"
#include "ui/screens/coded.h"
#include "ui/screens/guarded.h"
#include "ui/screens/rows.h"

/* This laptop's card: its word, its numbers, and the ways it gets to others. */

enum { RENAME = 1, LABEL, SAVE, CODE, TYPE, RENEW, REALLY, STAY };

#define GROUP 6 /* signs of a card that stand together */

enum shape { SHAPE_CARD, SHAPE_RENAME, SHAPE_TYPE, SHAPE_RENEW };

struct state {
    char *label; /* NULL: none was chosen yet */
    struct text card;
    struct text numbers;
    struct sticks sticks;
    struct guarded guarded;
    struct coded coded;
    enum shape shape;
};

static enum err load(struct app *app, struct state *state)
{
    struct session *session = app_session(app);
    enum err err;

    MEM_FREE(state->label);
    err = contacts_own_label(session, &state->label);
    if (!err)
        err = contacts_own_card(session, &state->card);
    if (!err)
        err = contacts_own_numbers(session, &state->numbers);
    return err;
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;
    enum err err = load(app, state);

    (void)argument;
    guarded_open(&state->guarded, NULL,
                 session_form(app_session(app), "contact_label"));
    sticks_load(app, &state->sticks);
    return err;
}

static void build_rename(struct app *app, struct state *state,
                         struct page *page)
{
    page_head(page, 0, _("This laptop's card"), NULL);
    page_text(page, LOOK_PLAIN, _("What others call this laptop."));
    page_text(page, LOOK_QUIET,
              _("No name and no number: a word that only your group "
                "understands."));
    guarded_build(app, &state->guarded, page, LABEL, 1, _("Label"));
    page_button(page, SAVE, true, _("Keep"));
    page_focus(page, LABEL);
}

static void build_renew(struct page *page)
{
    page_head(page, PAGE_SHEET, _("Make new keys?"), NULL);
    page_text(page, LOOK_PLAIN,
              _("For when somebody left who could read this store. Each "
                "contact has to get the new card and compare numbers again; "
                "until then their packets can't be read."));
    page_row(page, STAY, _("Keep the keys"), NULL, NULL);
    page_row(page, REALLY, _("Make new keys"), NULL, NULL);
    page_focus(page, STAY);
}

static void build_card(const struct state *state, struct page *page)
{
    page_head(page, 0, _("This laptop's card"), NULL);
    page_text(page, LOOK_PLAIN,
              _("Give the card to another laptop, then read out these "
                "numbers to each other:"));
    numbers_build(text_string(&state->numbers), page);
    page_row(page, RENAME, _("What others call it"),
             state->label ? state->label : "–", NULL);
    page_row(page, CODE, _("Show as a QR code"), NULL, NULL);
    page_row(page, TYPE, _("Show as text, for typing"), NULL, NULL);
    sticks_build(&state->sticks, _("Put the card on the stick"), page);
    page_row(page, RENEW, _("Make new keys"), NULL, NULL);
}

/* In groups, so that nobody loses their place; blanks are passed over when it
 * is read. Its word is said, not typed. */
static void build_typed(const struct state *state, struct page *page)
{
    size_t length = strcspn(text_string(&state->card), " ");
    struct text groups = {0};

    for (size_t at = 0; at < length; at += GROUP) {
        size_t left = length - at;

        if (at)
            text_append(&groups, " ");
        text_append_n(&groups, text_string(&state->card) + at,
                      left < GROUP ? left : GROUP);
    }
    page_text(page, LOOK_PLAIN,
              _("Type it on the other laptop, capitals and small letters as "
                "they stand here. Blanks don't matter."));
    page_text(page, LOOK_STATE, text_string(&groups));
    text_done(&groups);
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;

    if (guarded_is_sheet(&state->guarded)) {
        guarded_build_sheet(app, &state->guarded, page);
    } else if (coded_is_open(&state->coded)) {
        coded_build(app, &state->coded, page);
    } else if (state->shape == SHAPE_RENAME) {
        build_rename(app, state, page);
    } else if (state->shape == SHAPE_RENEW) {
        build_renew(page);
    } else if (state->shape == SHAPE_TYPE) {
        page_head(page, 0, _("This laptop's card"), NULL);
        build_typed(state, page);
    } else {
        build_card(state, page);
    }
}

static void save(struct app *app, struct state *state)
{
    if (guarded_finish(&state->guarded) != GUARDED_KEEP)
        return;
    if (app_failed(app, contacts_own_label_put(
                            app_session(app),
                            input_string(&state->guarded.input))))
        return;
    state->shape = SHAPE_CARD;
    app_failed(app, load(app, state));
}

static void renew(struct app *app, struct state *state)
{
    state->shape = SHAPE_CARD;
    if (app_failed(app, contacts_renew(app_session(app))) ||
        app_failed(app, load(app, state)))
        return;
    app_say(app, _("There are new keys. Give the new card to each contact."));
}

static void choose(struct app *app, struct state *state, int id)
{
    const char *stick = sticks_chosen(&state->sticks, id);

    if (stick) {
        if (!app_failed(app, contacts_card_put(app_session(app), stick)))
            app_say(app, _("The card is on the stick. You can take it out."));
        return;
    }
    switch (id) {
    case RENAME:
        state->shape = SHAPE_RENAME;
        guarded_set_kept(app, &state->guarded,
                         state->label ? state->label : "");
        break;
    case LABEL:
    case SAVE:
        save(app, state);
        break;
    case CODE:
        coded_open(&state->coded, text_string(&state->card), CODED_WHOLE);
        break;
    case TYPE:
        state->shape = SHAPE_TYPE;
        break;
    case RENEW:
        state->shape = SHAPE_RENEW;
        break;
    case REALLY:
        renew(app, state);
        break;
    case STICK_AGAIN:
        sticks_load(app, &state->sticks);
        break;
    default:
        state->shape = SHAPE_CARD;
    }
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (coded_act(&state->coded, action))
        return true;
    if (state->shape == SHAPE_RENAME &&
        guarded_act(app, &state->guarded, LABEL, action) != GUARDED_PASS)
        return true;
    if (action->act == ACT_BACK && state->shape != SHAPE_CARD) {
        state->shape = SHAPE_CARD;
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
    mem_free(state->label);
    text_done(&state->card);
    text_done(&state->numbers);
    sticks_done(&state->sticks);
    guarded_done(&state->guarded);
    coded_close(&state->coded);
}

const struct screen screen_card = {.name = "card",
                                   .size = sizeof(struct state),
                                   .open = open,
                                   .build = build,
                                   .act = act,
                                   .close = close};
