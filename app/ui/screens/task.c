#include "ui/screens/rows.h"

#include "flow/ask.h"
#include "flow/practice.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

/* The card before the first question: what is asked, who sees it, and what
 * is not needed. */

enum { BEGIN = 1 };

struct state {
    const struct task *task;
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;

    state->task = session_task_find(app_session(app), argument->name);
    return state->task ? ERR_OK : ERR_NOT_FOUND;
}

static void build(struct app *app, void *data, struct page *page)
{
    const struct task *task = ((struct state *)data)->task;

    (void)app;
    page_head(page, 0, phrase(task->name), NULL);
    page_note(page, phrase(task->purpose));
    if (task->warned)
        page_text(page, LOOK_WARN,
                  _("! This group's task asks for something that should not "
                    "be collected."));
    page_text(page, LOOK_TITLE, _("We will ask for"));
    for (size_t i = 0; i < task->field_count; i++) {
        const struct field *field = &task->fields[i];
        struct text label = {0};

        if (field->kind == FIELD_NOTE)
            continue;
        format_fill(&label,
                    field->required
                        ? "{label}"
                        /* TRANSLATORS: {label} is a question that may be left
                         * out. */
                        : _("{label} (if you like)"),
                    &(struct format_part){"label", phrase(field->label)}, 1);
        page_bullet(page, "✓", text_string(&label),
                    phrase(stage_seen_by(field->stage)));
        text_done(&label);
    }
    page_gap(page);
    page_text(page, LOOK_TITLE, _("Not needed, so please don't ask"));
    for (size_t i = 0; i < task->not_needed_count; i++)
        page_bullet(page, "·", phrase(task->not_needed[i].label), NULL);
    page_button(page, BEGIN, true, _("Begin"));
    page_focus(page, BEGIN);
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct screen_argument argument = {0};

    if (action->act != ACT_CHOOSE)
        return false;
    if (app_failed(app, ask_begin(app_session(app),
                                  ((struct state *)data)->task->id,
                                  &argument.request)))
        return true;
    app_failed(app, practice_prepare(app_session(app), argument.request));
    app_home(app, SCREEN_HOME);
    app_push(app, SCREEN_QUESTION, &argument);
    return true;
}

const struct screen screen_task = {.name = "task",
                                   .size = sizeof(struct state),
                                   .open = open,
                                   .build = build,
                                   .act = act};
