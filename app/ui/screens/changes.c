#include "ui/screens/rows.h"

#include <stdio.h>

#include "flow/browse.h"
#include "flow/show.h"
#include "flow/tell.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

enum { NEEDED = 1, FIELD = 10 };

struct state {
    struct request request;
    const struct task *task;
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;
    enum err err;

    request_done(&state->request);
    err = browse_get(app_session(app), argument->request, &state->request);
    if (err)
        return err;
    state->task = session_task_find(app_session(app), state->request.task);
    return state->task ? ERR_OK : ERR_NOT_FOUND;
}

static void refresh(struct app *app, void *data)
{
    struct state *state = data;
    struct screen_argument argument = {.request = state->request.id};

    app_failed(app, open(app, state, &argument));
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
    for (size_t i = 0; i < state->task->field_count; i++) {
        const struct field *field = &state->task->fields[i];
        const char *value = request_value(&state->request, field->name);
        struct text shown = {0};

        if (!value && field->kind == FIELD_NOTE)
            continue;
        if (value)
            show_value(app_session(app), &shown, field, value, NULL);
        page_row(page, FIELD + (int)i, phrase(field->label),
                 text_string(&shown), NULL);
        text_done(&shown);
    }
    format_number(&number, state->request.needed, NULL);
    page_text(page, LOOK_TITLE, _("Helpers needed"));
    page_stepper(page, NEEDED, text_string(&number));
    text_done(&number);
    if (is_anybody_stale(&state->request))
        page_text(page, LOOK_WARN,
                  _("! Somebody still has to be told of a change."));
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;
    struct screen_argument argument = {.request = state->request.id,
                                       .number = 1};
    int needed = action->amount +
                 (action->act == ACT_STEP ? state->request.needed : 0);

    if ((action->act == ACT_STEP || action->act == ACT_NUMBER) &&
        action->id == NEEDED) {
        if (needed >= 1 && needed <= 99 &&
            !app_failed(app, tell_needed(app_session(app), state->request.id,
                                         needed)))
            state->request.needed = needed;
        return true;
    }
    if (action->act != ACT_CHOOSE || action->id < FIELD)
        return false;
    snprintf(argument.name, sizeof argument.name, "%s",
             state->task->fields[action->id - FIELD].name);
    app_push(app, SCREEN_QUESTION, &argument);
    return true;
}

static void close(struct app *app, void *data)
{
    (void)app;
    request_done(&((struct state *)data)->request);
}

const struct screen screen_changes = {.name = "changes",
                                      .size = sizeof(struct state),
                                      .open = open,
                                      .refresh = refresh,
                                      .build = build,
                                      .act = act,
                                      .close = close};
