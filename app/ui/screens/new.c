#include "ui/screens/rows.h"

#include <stdio.h>

#include "i18n/phrase.h"

static void build(struct app *app, void *data, struct page *page)
{
    struct session *session = app_session(app);

    (void)data;
    page_head(page, PAGE_TABS | PAGE_NO_BACK, _("New request"), NULL);
    page_text(page, LOOK_TITLE, _("What kind of help?"));
    for (size_t i = 0; i < session_tasks(session); i++) {
        const struct task *task = session_task(session, i);

        page_row(page, (int)i + 1, phrase(task->name),
                 task->of_group ? _("of this group") : NULL, NULL);
    }
    if (*session_complaints(session))
        page_text(page, LOOK_WARN, session_complaints(session));
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct screen_argument argument = {0};

    (void)data;
    if (action->act != ACT_CHOOSE)
        return false;
    snprintf(argument.name, sizeof argument.name, "%s",
             session_task(app_session(app), (size_t)action->id - 1)->id);
    app_push(app, SCREEN_TASK, &argument);
    return true;
}

const struct screen screen_new = {.name = "new", .build = build, .act = act};
