#include "ui/screens/rows.h"

#include <stdio.h>

#include "flow/learn.h"
#include "i18n/phrase.h"

/* What can be read out or printed, by kind; the session has it in that
 * order. */

enum { ROW = 10 };

static void build(struct app *app, void *state, struct page *page)
{
    struct session *session = app_session(app);
    enum sheet_kind kind = SHEET_KINDS;

    (void)state;
    page_head(page, PAGE_NUMBERED, _("Sheets"), NULL);
    if (!learn_sheets(session))
        page_text(page, LOOK_PLAIN, _("There are none on this laptop."));
    for (size_t i = 0; i < learn_sheets(session); i++) {
        const struct sheet *sheet = learn_sheet(session, i);
        struct text facts = {0};

        if (sheet->kind != kind)
            page_text(page, LOOK_TITLE, phrase(sheet_kind_name(sheet->kind)));
        kind = sheet->kind;
        learn_sheet_facts(sheet, NULL, &facts);
        page_row(page, ROW + (int)i, phrase(sheet->title), NULL,
                 text_string(&facts));
        text_done(&facts);
    }
}

static bool act(struct app *app, void *state, const struct action *action)
{
    struct screen_argument argument = {0};

    (void)state;
    if (action->act != ACT_CHOOSE || action->id < ROW)
        return false;
    snprintf(argument.name, sizeof argument.name, "%s",
             learn_sheet(app_session(app), (size_t)(action->id - ROW))->id);
    app_push(app, SCREEN_SHEET, &argument);
    return true;
}

const struct screen screen_sheets = {
    .name = "sheets", .build = build, .act = act};
