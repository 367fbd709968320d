#include "ui/screens/rows.h"

#include <stdio.h>

#include "flow/browse.h"
#include "flow/show.h"
#include "flow/tell.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/screens/shown.h"

enum { NEEDED = 1, FIELD = 10 };

struct state {
    struct shown shown;
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    return shown_load(app, &((struct state *)data)->shown, argument->request);
}

static void refresh(struct app *app, void *data)
{
    struct shown *shown = &((struct state *)data)->shown;

    if (app_failed(app, shown_load(app, shown, shown->request.id)))
        app_back(app);
}

static bool is_anybody_stale(const struct request *request)
{
    for (size_t i = 0; i < request->helper_count; i++)
        if (request->helpers[i].stale)
            return true;
    return false;
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;
    struct text number = {0};

    page_head(page, PAGE_NUMBERED, _("What changes"), NULL);
    page_text(page, LOOK_PLAIN,
              _("People who were told the old answer are marked until you "
                "have told them the new one."));
    for (size_t i = 0; i < state->shown.task->field_count; i++) {
        const struct field *field = &state->shown.task->fields[i];
        const char *value = request_value(&state->shown.request, field->name);
        struct text shown = {0};

        if (!value && field->kind == FIELD_NOTE)
            continue;
        if (value)
            show_value(app_session(app), &shown, field, value, NULL);
        page_row(page, FIELD + (int)i, phrase(field->label),
                 text_string(&shown), NULL);
        text_done(&shown);
    }
    format_number(&number, state->shown.request.needed, NULL);
    page_text(page, LOOK_TITLE, _("Helpers needed"));
    page_stepper(page, NEEDED, text_string(&number));
    text_done(&number);
    if (is_anybody_stale(&state->shown.request))
        page_text(page, LOOK_WARN,
                  _("! Somebody still has to be told of a change."));
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;
    struct screen_argument argument = {.request = state->shown.request.id,
                                       .number = 1};
    int needed = action->amount +
                 (action->act == ACT_STEP ? state->shown.request.needed : 0);

    if ((action->act == ACT_STEP || action->act == ACT_NUMBER) &&
        action->id == NEEDED) {
        if (needed >= 1 && needed <= 99 &&
            !app_failed(app, tell_needed(app_session(app),
                                         state->shown.request.id, needed)))
            state->shown.request.needed = needed;
        return true;
    }
    if (action->act != ACT_CHOOSE || action->id < FIELD)
        return false;
    snprintf(argument.name, sizeof argument.name, "%s",
             state->shown.task->fields[action->id - FIELD].name);
    app_push(app, SCREEN_QUESTION, &argument);
    return true;
}

static void close(struct app *app, void *data)
{
    (void)app;
    shown_done(&((struct state *)data)->shown);
}

const struct screen screen_changes = {.name = "changes",
                                      .size = sizeof(struct state),
                                      .open = open,
                                      .refresh = refresh,
                                      .build = build,
                                      .act = act,
                                      .close = close};
