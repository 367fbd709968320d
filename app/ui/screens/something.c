#include "ui/screens/rows.h"

#include <stdio.h>
#include <string.h>

#include "flow/browse.h"
#include "i18n/phrase.h"

/* What people are tempted to write down. Each entry says why this task does
 * not need it, before anything can be typed; the place to type comes last. */

enum { ENTRY = 10, NOTE = 1, CALL, REACH, CLOSE };

struct state {
    struct request request;
    const struct task *task;
    int shown; /* entry whose reason is open, -1 none */
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;
    enum err err = browse_get(app_session(app), argument->request,
                              &state->request);

    state->shown = -1;
    if (err)
        return err;
    state->task = session_task_find(app_session(app), state->request.task);
    return state->task ? ERR_OK : ERR_NOT_FOUND;
}

static void build_entry(const struct state *state, struct page *page)
{
    const struct not_needed *entry = &state->task->not_needed[state->shown];

    page_head(page, PAGE_SHEET, phrase(entry->label), NULL);
    page_text(page, LOOK_PLAIN, phrase(entry->why));
    if (entry->category < CATEGORY_COUNT &&
        strcmp(phrase(entry->why), phrase(category_instead(entry->category))))
        page_text(page, LOOK_PLAIN, phrase(category_instead(entry->category)));
    if (entry->category == CATEGORY_PHONE)
        page_row(page, REACH, _("How will we reach them?"), NULL, NULL);
    page_button(page, CLOSE, true, _("I see"));
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;

    (void)app;
    if (state->shown >= 0) {
        build_entry(state, page);
        return;
    }
    page_head(page, PAGE_NUMBERED, phrase(state->task->name), NULL);
    page_text(page, LOOK_TITLE, _("Before you write it down"));
    /* Danger has a row of its own, which leads to whom to call at once. */
    for (size_t i = 0; i < state->task->not_needed_count; i++)
        if (state->task->not_needed[i].category != CATEGORY_VIOLENCE)
            page_row(page, ENTRY + (int)i,
                     phrase(state->task->not_needed[i].label), NULL, NULL);
    page_row(page, CALL, _("Somebody is in danger"), _("whom to call"), NULL);
    if (task_field_of_kind(state->task, FIELD_NOTE))
        page_row(page, NOTE, _("Something different"), _("opens a note"),
                 NULL);
}

static void to_field(struct app *app, const struct state *state,
                     enum field_kind kind)
{
    const struct field *field = task_field_of_kind(state->task, kind);
    struct screen_argument argument = {.request = state->request.id,
                                       .number = 1};

    if (!field)
        return;
    snprintf(argument.name, sizeof argument.name, "%s", field->name);
    app_replace(app, SCREEN_QUESTION, &argument);
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (action->act == ACT_BACK && state->shown >= 0) {
        state->shown = -1;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    switch (action->id) {
    case CLOSE:
        state->shown = -1;
        break;
    case NOTE:
        to_field(app, state, FIELD_NOTE);
        break;
    case REACH:
        to_field(app, state, FIELD_REACH);
        break;
    case CALL:
        app_push(app, SCREEN_CALL, NULL);
        break;
    default:
        state->shown = action->id - ENTRY;
    }
    return true;
}

static void close(struct app *app, void *data)
{
    (void)app;
    request_done(&((struct state *)data)->request);
}

const struct screen screen_something = {.name = "something",
                                        .size = sizeof(struct state),
                                        .open = open,
                                        .build = build,
                                        .act = act,
                                        .close = close};
