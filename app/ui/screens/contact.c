#include "ui/screens/exchange_parts.h"

#include "base/day.h"
#include "base/mem.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/screens/guarded.h"
#include "ui/screens/rows.h"

/* One contact: comparing the numbers, another word for it, or away with it.
 * Only what was read out is typed: the other's numbers are nowhere shown, so
 * that nobody can say "yes, looks right". */

enum { TYPED = 1, CHECK, RENAME, LABEL, SAVE, KEEP, REMOVE, REALLY, STAY };

enum shape { SHAPE_CARD, SHAPE_RENAME, SHAPE_REMOVE };

struct state {
    int64_t id;
    struct laptops laptops;
    struct text own; /* our numbers, to be read out */
    struct input input;
    struct guarded guarded;
    enum shape shape;
};

static const struct contact *contact_of(const struct state *state)
{
    return laptops_find(&state->laptops, state->id);
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;
    struct session *session = app_session(app);
    enum err err = laptops_load(app, &state->laptops);

    state->id = argument->line;
    input_init(&state->input, 60);
    guarded_open(&state->guarded, NULL,
                 session_form(session, "contact_label"));
    if (!err)
        err = contacts_own_numbers(session, &state->own);
    return err || contact_of(state) ? err : ERR_NOT_FOUND;
}

static void reload(struct app *app, struct state *state)
{
    if (laptops_load(app, &state->laptops) || !contact_of(state))
        app_back(app);
}

static void build_day(const struct contact *contact, struct page *page)
{
    struct text line = {0}, day = {0};

    format_day(&day, contact->packet, DAY_LONG, NULL);
    /* TRANSLATORS: {day} is a day like "Sunday 22 November". */
    format_fill(&line, _("Last heard of each other on {day}."),
                &(struct format_part){"day", text_string(&day)}, 1);
    page_text(page, contact->due ? LOOK_WARN : LOOK_QUIET,
              text_string(&line));
    text_done(&line);
    text_done(&day);
}

static void build_compare(struct state *state, struct page *page)
{
    struct page_input input = {TYPED, &state->input, 1,
                               _("The last two groups"), NULL, 0};

    page_text(page, LOOK_STATE, _("! The numbers were not compared yet."));
    page_text(page, LOOK_PLAIN,
              _("Meet, or call each other, so that you know the voice. Read "
                "out this laptop's numbers:"));
    numbers_build(text_string(&state->own), page);
    page_text(page, LOOK_PLAIN,
              _("Let them read out theirs, and type the last two groups that "
                "you hear:"));
    page_input(page, &input);
    page_button(page, CHECK, true, _("Compare"));
    page_focus(page, TYPED);
}

static void build_remove(struct page *page)
{
    page_head(page, PAGE_SHEET, _("Remove this laptop?"), NULL);
    page_text(page, LOOK_PLAIN,
              _("What came from it goes too, and packets that wait for it. "
                "Nothing more is taken from there."));
    page_row(page, STAY, _("Keep it"), NULL, NULL);
    page_row(page, REALLY, _("Remove"), NULL, NULL);
    page_focus(page, STAY);
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;
    const struct contact *contact = contact_of(state);

    if (guarded_is_sheet(&state->guarded)) {
        guarded_build_sheet(app, &state->guarded, page);
        return;
    }
    if (state->shape == SHAPE_REMOVE) {
        build_remove(page);
        return;
    }
    page_head(page, 0, contact->label, NULL);
    if (state->shape == SHAPE_RENAME) {
        page_text(page, LOOK_QUIET,
                  _("No name and no number: a word that only your group "
                    "understands."));
        guarded_build(app, &state->guarded, page, LABEL, 1, _("Label"));
        page_button(page, SAVE, true, _("Keep"));
        page_focus(page, LABEL);
        return;
    }
    if (contact->verified)
        page_text(page, LOOK_STATE, _("✓ The numbers were compared."));
    else
        build_compare(state, page);
    build_day(contact, page);
    page_gap(page);
    page_row(page, RENAME, _("Another label"), NULL, NULL);
    page_row(page, REMOVE, _("Remove this laptop"), NULL, NULL);
    if (contact->due)
        page_button(page, KEEP, contact->verified, _("Still needed"));
}

static void check(struct app *app, struct state *state)
{
    if (input_is_empty(&state->input))
        return;
    if (contacts_verify(app_session(app), state->id,
                        input_string(&state->input))) {
        app_say(app, _("These are not the numbers of this card. Listen once "
                       "more; if it stays so, exchange cards anew."));
        return;
    }
    input_set(&state->input, "", 0);
    reload(app, state);
    app_say(app, _("Compared. Packets can go to and fro now."));
}

static void save(struct app *app, struct state *state)
{
    if (guarded_finish(&state->guarded) != GUARDED_KEEP)
        return;
    if (app_failed(app, contacts_rename(app_session(app), state->id,
                                        input_string(
                                            &state->guarded.input))))
        return;
    state->shape = SHAPE_CARD;
    reload(app, state);
}

static void choose(struct app *app, struct state *state, int id)
{
    switch (id) {
    case TYPED:
    case CHECK:
        check(app, state);
        break;
    case RENAME:
        state->shape = SHAPE_RENAME;
        guarded_set_kept(app, &state->guarded, contact_of(state)->label);
        break;
    case LABEL:
    case SAVE:
        save(app, state);
        break;
    case KEEP:
        if (!app_failed(app, contacts_keep(app_session(app), state->id)))
            reload(app, state);
        break;
    case REMOVE:
        state->shape = SHAPE_REMOVE;
        break;
    case REALLY:
        state->shape = SHAPE_CARD;
        if (!app_failed(app, contacts_remove(app_session(app), state->id)))
            app_back(app);
        break;
    default:
        state->shape = SHAPE_CARD;
    }
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (state->shape == SHAPE_RENAME &&
        guarded_act(app, &state->guarded, LABEL, action) != GUARDED_PASS)
        return true;
    if (action->act == ACT_TYPED)
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
    laptops_done(&state->laptops);
    text_done(&state->own);
    input_done(&state->input);
    guarded_done(&state->guarded);
}

const struct screen screen_contact = {.name = "contact",
                                      .size = sizeof(struct state),
                                      .open = open,
                                      .build = build,
                                      .act = act,
                                      .close = close};
