#include "ui/screens/rows.h"

#include <stdio.h>
#include <string.h>

#include "flow/browse.h"
#include "i18n/phrase.h"
#include "ui/screens/shown.h"

/* What people are tempted to write down. Each entry says why this task does
 * not need it, before anything can be typed; the place to type comes last. */

enum { ENTRY = 10, NOTE = 1, CALL, REACH, CLOSE };

struct state {
    struct shown shown;
    int shown_entry; /* entry whose reason is open, -1 none */
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;

    state->shown_entry = -1;
    return shown_load(app, &state->shown, argument->request);
}

static void build_entry(const struct state *state, struct page *page)
{
    const struct not_needed *entry =
        &state->shown.task->not_needed[state->shown_entry];

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
    if (state->shown_entry >= 0) {
        build_entry(state, page);
        return;
    }
    page_head(page, PAGE_NUMBERED, phrase(state->shown.task->name), NULL);
    page_text(page, LOOK_TITLE, _("Before you write it down"));
    /* Danger has a row of its own, which leads to whom to call at once. */
    for (size_t i = 0; i < state->shown.task->not_needed_count; i++)
        if (state->shown.task->not_needed[i].category != CATEGORY_VIOLENCE)
            page_row(page, ENTRY + (int)i,
                     phrase(state->shown.task->not_needed[i].label), NULL,
                     NULL);
    page_row(page, CALL, _("Somebody is in danger"), _("whom to call"), NULL);
    if (task_field_of_kind(state->shown.task, FIELD_NOTE))
        page_row(page, NOTE, _("Something different"), _("opens a note"), NULL);
}

static void to_field(struct app *app, const struct state *state,
                     enum field_kind kind)
{
    const struct field *field = task_field_of_kind(state->shown.task, kind);
    struct screen_argument argument = {.request = state->shown.request.id,
                                       .number = 1};

    if (!field)
        return;
    snprintf(argument.name, sizeof argument.name, "%s", field->name);
    app_replace(app, SCREEN_QUESTION, &argument);
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (action->act == ACT_BACK && state->shown_entry >= 0) {
        state->shown_entry = -1;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    switch (action->id) {
    case CLOSE:
        state->shown_entry = -1;
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
        state->shown_entry = action->id - ENTRY;
    }
    return true;
}

static void close(struct app *app, void *data)
{
    (void)app;
    shown_done(&((struct state *)data)->shown);
}

const struct screen screen_something = {.name = "something",
                                        .size = sizeof(struct state),
                                        .open = open,
                                        .build = build,
                                        .act = act,
                                        .close = close};
