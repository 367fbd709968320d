#include "ui/screens/rows.h"

#include <stdio.h>

#include "flow/learn.h"
#include "i18n/phrase.h"

enum { ABOUT = 1, CALL, SHEETS, PRACTISE, LESSON = 100 };

static void build(struct app *app, void *state, struct page *page)
{
    struct session *session = app_session(app);

    (void)state;
    page_head(page, PAGE_TABS | PAGE_NO_BACK, _("Learn"), NULL);
    if (!app_is_practice(app))
        page_row(page, PRACTISE, _("Try it with an invented family"), NULL,
                 NULL);
    page_text(page, LOOK_TITLE, _("Lessons of a few minutes"));
    for (size_t i = 0; i < learn_lessons(session); i++) {
        const struct lesson *lesson = learn_lesson(session, i);

        page_row(page, LESSON + (int)i, phrase(lesson->title),
                 lesson->of_group ? _("of this group") : NULL, NULL);
    }
    page_text(page, LOOK_TITLE, _("To have at hand"));
    page_row(page, SHEETS, _("Sheets to read out or print"), NULL, NULL);
    page_row(page, CALL, _("Whom to call"), NULL, NULL);
    page_row(page, ABOUT, _("What this program protects, and what it can't"),
             NULL, NULL);
    if (*session_complaints(session))
        page_text(page, LOOK_WARN, session_complaints(session));
}

static bool act(struct app *app, void *state, const struct action *action)
{
    static const int screens[] = {[ABOUT] = SCREEN_ABOUT,
                                  [CALL] = SCREEN_CALL,
                                  [SHEETS] = SCREEN_SHEETS,
                                  [PRACTISE] = SCREEN_PRACTICE};
    struct screen_argument argument = {0};

    (void)state;
    if (action->act != ACT_CHOOSE)
        return false;
    if (action->id < LESSON) {
        app_push(app, screens[action->id], NULL);
        return true;
    }
    snprintf(argument.name, sizeof argument.name, "%s",
             learn_lesson(app_session(app), (size_t)(action->id - LESSON))
                 ->id);
    app_push(app, SCREEN_LESSON, &argument);
    return true;
}

const struct screen screen_learn = {
    .name = "learn", .build = build, .act = act};
