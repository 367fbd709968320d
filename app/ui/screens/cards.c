#include "ui/screens/cards.h"

#include "base/day.h"
#include "flow/show.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

static void build_card(struct app *app, const struct request_card *card,
                       int id, struct page *page)
{
    struct session *session = app_session(app);
    const struct task *task = session_task_find(session, card->task);
    struct text day = {0}, state = {0}, below = {0};

    if (card->when != DAY_NONE)
        format_day_near(&day, card->when, session_today(session), NULL);
    show_state(&state, card);
    show_below(session, &below, card);
    page_card(page, id, task ? phrase(task->name) : card->task,
              text_string(&day), text_string(&state), text_string(&below));
    text_done(&day);
    text_done(&state);
    text_done(&below);
}

void cards_build(struct app *app, const struct browse *browse,
                 struct page *page)
{
    for (size_t i = 0; i < browse->count; i++)
        build_card(app, &browse->cards[i], CARD_FIRST + (int)i, page);
    if (browse->unfinished)
        page_text(page, LOOK_QUIET, _("Still looking …"));
    else if (browse->more)
        page_row(page, CARD_MORE, _("Show more"), NULL, NULL);
}

void cards_open(struct app *app, const struct browse *browse, int id)
{
    const struct request_card *card;
    struct screen_argument argument = {0};

    if (id < CARD_FIRST || (size_t)(id - CARD_FIRST) >= browse->count)
        return;
    card = &browse->cards[id - CARD_FIRST];
    argument.request = card->id;
    app_push(app,
             card->state == REQUEST_DRAFT ? SCREEN_QUESTION : SCREEN_REQUEST,
             &argument);
}
