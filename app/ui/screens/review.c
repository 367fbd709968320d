#include "ui/screens/rows.h"

#include <stdio.h>

#include "flow/ask.h"
#include "flow/browse.h"
#include "flow/finish.h"
#include "flow/show.h"
#include "i18n/phrase.h"
#include "ui/screens/shown.h"

enum { GO = 1, ELSE, ERASE, FIELD = 10 };

struct state {
    struct shown shown;
    const struct field *missing;
    int turn; /* after each change the next thing is to go on */
};

static enum err load(struct app *app, struct state *state, struct request_id id)
{
    enum err err = shown_load(app, &state->shown, id);

    return err ? err : ask_missing(app_session(app), id, &state->missing);
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    return load(app, data, argument->request);
}

static void refresh(struct app *app, void *data)
{
    struct state *state = data;

    state->turn++;
    if (app_failed(app, load(app, state, state->shown.request.id)))
        app_back(app);
}

static void build_field(struct app *app, const struct state *state, size_t i,
                        struct page *page)
{
    const struct field *field = &state->shown.task->fields[i];
    const char *value = request_value(&state->shown.request, field->name);
    struct text shown = {0};

    if (!value && field->kind == FIELD_NOTE)
        return;
    if (value)
        show_value(app_session(app), &shown, field, value, NULL);
    page_row(page, FIELD + (int)i, phrase(field->label),
             value             ? text_string(&shown)
             : field->required ? _("still open")
                               : _("left out"),
             NULL);
    text_done(&shown);
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;

    page_head(page, PAGE_NUMBERED, phrase(state->shown.task->name), NULL);
    page_text(page, LOOK_TITLE, _("This is all that is written down"));
    for (size_t i = 0; i < state->shown.task->field_count; i++)
        build_field(app, state, i, page);
    page_gap(page);
    page_row(page, ELSE, _("Something else…"), NULL, NULL);
    page_row(page, ERASE, _("Erase this draft"), NULL, NULL);
    page_button(page, GO, true,
                state->missing ? _("Answer what is open")
                               : _("Next: the yes "
                                   "of the family"));
    page_focus(page, GO);
    page_turn(page, state->turn);
}

static void to_field(struct app *app, const struct state *state,
                     const char *name)
{
    struct screen_argument argument = {.request = state->shown.request.id,
                                       .number = 1};

    snprintf(argument.name, sizeof argument.name, "%s", name);
    app_push(app, SCREEN_QUESTION, &argument);
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;
    struct screen_argument argument = {.request = state->shown.request.id};

    if (action->act != ACT_CHOOSE)
        return false;
    switch (action->id) {
    case GO:
        if (state->missing)
            to_field(app, state, state->missing->name);
        else
            app_replace(app, SCREEN_CONSENT, &argument);
        return true;
    case ELSE:
        app_push(app, SCREEN_SOMETHING, &argument);
        return true;
    case ERASE:
        if (!app_failed(
                app, finish_erase(app_session(app), state->shown.request.id))) {
            app_back(app);
            app_say_undo(app, _("The draft was erased."));
        }
        return true;
    default:
        to_field(app, state,
                 state->shown.task->fields[action->id - FIELD].name);
        return true;
    }
}

static void close(struct app *app, void *data)
{
    (void)app;
    shown_done(&((struct state *)data)->shown);
}

const struct screen screen_review = {.name = "review",
                                     .size = sizeof(struct state),
                                     .open = open,
                                     .refresh = refresh,
                                     .build = build,
                                     .act = act,
                                     .close = close};
