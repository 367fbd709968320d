#include "ui/screens/rows.h"

#include "flow/keys.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/screens/start.h"

/* Which passphrases open this store. Nobody's name stands here: a number and
 * the month it was made. */

enum { CHANGE = 1, ADD, RECOVERY, NEW_KEY, STICK, REMOVE, LEAVE, SLOT = 20 };

struct state {
    struct slot_info infos[VAULT_SLOTS];
    size_t count;
    int chosen;   /* -1 none */
    bool offered; /* a new key is offered after a removal */
};

static void read(struct app *app, struct state *state)
{
    app_failed(app,
               keys_list(app_session(app), state->infos, &state->count));
}

/* The sheet stays open, after another language was chosen, if its passphrase
 * is still in the same place. */
static void refresh(struct app *app, void *data)
{
    struct state *state = data;
    int chosen = state->chosen;
    int slot = chosen >= 0 ? state->infos[chosen].slot : 0;

    read(app, state);
    if (chosen >= (int)state->count ||
        (chosen >= 0 && state->infos[chosen].slot != slot))
        state->chosen = -1;
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;

    (void)argument;
    state->chosen = -1;
    read(app, state);
    return ERR_OK;
}

static void slot_label(const struct slot_info *info, struct text *out)
{
    static const char *const kinds[] = {
        /* TRANSLATORS: {number} is the number of a passphrase. */
        [SLOT_PASSPHRASE] = N_("Passphrase {number}"),
        [SLOT_PASSPHRASE_FACTOR] = N_("Passphrase {number}, with a stick"),
        [SLOT_RECOVERY] = N_("Recovery code"),
    };
    struct text number = {0};

    format_number(&number, info->slot + 1, NULL);
    format_fill(out, phrase(kinds[info->kind]),
                &(struct format_part){"number", text_string(&number)}, 1);
    text_done(&number);
}

static void build_slot(const struct slot_info *info, int id,
                       struct page *page)
{
    struct text label = {0}, month = {0};

    slot_label(info, &label);
    format_month(&month, info->month / 12, info->month % 12 + 1, NULL);
    page_row(page, id, text_string(&label),
             info->own ? _("this one") : NULL, text_string(&month));
    text_done(&label);
    text_done(&month);
}

static void build_sheet(const struct state *state, struct page *page)
{
    struct text label = {0};

    slot_label(&state->infos[state->chosen], &label);
    page_head(page, PAGE_SHEET, text_string(&label), NULL);
    page_text(page, LOOK_PLAIN,
              _("After this it no longer opens the store. Old copies of the "
                "key file still do: make a new key as well when somebody has "
                "left."));
    page_button(page, LEAVE, true, _("Leave it"));
    page_button(page, REMOVE, false, _("Remove it"));
    text_done(&label);
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;

    (void)app;
    if (state->chosen >= 0) {
        build_sheet(state, page);
        return;
    }
    page_head(page, PAGE_NUMBERED, _("Passphrases"), NULL);
    page_text(page, LOOK_PLAIN,
              _("Everybody with a passphrase reads everything in this "
                "store."));
    if (state->offered)
        page_text(page, LOOK_WARN,
                  _("! Removed. Make a new key now, so that old copies of "
                    "the key file are worth nothing."));
    for (size_t i = 0; i < state->count; i++)
        build_slot(&state->infos[i], SLOT + (int)i, page);
    page_gap(page);
    page_row(page, CHANGE, _("Change my passphrase"), NULL, NULL);
    page_row(page, ADD, _("Add one for another volunteer"), NULL, NULL);
    page_row(page, STICK, _("Add a key file on a stick to mine"), NULL, NULL);
    page_row(page, RECOVERY, _("Make a new recovery code"), NULL, NULL);
    page_row(page, NEW_KEY, _("New key: everybody else out"), NULL,
             _("The others, and the recovery code, are made again."));
}

static void remove_slot(struct app *app, struct state *state)
{
    int slot = state->infos[state->chosen].slot;

    state->offered =
        !app_failed(app, keys_remove(app_session(app), slot));
    state->chosen = -1;
    read(app, state);
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;
    struct screen_argument argument = {0};

    if (action->act == ACT_BACK && state->chosen >= 0) {
        state->chosen = -1;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    switch (action->id) {
    case REMOVE:
        remove_slot(app, state);
        return true;
    case LEAVE:
        state->chosen = -1;
        return true;
    case RECOVERY:
        app_push(app, SCREEN_RECOVERY, NULL);
        return true;
    case STICK:
        app_push(app, SCREEN_STICK, NULL);
        return true;
    case CHANGE:
    case ADD:
    case NEW_KEY:
        argument.number = action->id == CHANGE ? PASS_CHANGE
                          : action->id == ADD  ? PASS_ADD
                                               : PASS_NEW_KEY;
        app_push(app, SCREEN_PASSPHRASE, &argument);
        return true;
    default:
        state->chosen = action->id - SLOT;
        return true;
    }
}

const struct screen screen_passphrases = {.name = "passphrases",
                                          .size = sizeof(struct state),
                                          .open = open,
                                          .refresh = refresh,
                                          .build = build,
                                          .act = act};
