#include "ui/screens/rows.h"

#include <stdio.h>

#include "flow/learn.h"
#include "i18n/phrase.h"

/* One card after the other, then questions. An answer that was chosen is
 * explained, a wrong one too; nothing is counted and nothing is kept. With a
 * number it is that question alone: a refresher. */

enum { NEXT = 1, AGAIN, OTHER, FINISH, ANSWER = 10 };

struct state {
    const struct lesson *lesson;
    size_t card; /* past the last: the questions */
    size_t question;
    int chosen; /* answer, -1 none yet */
    bool alone;
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct state *state = data;

    state->lesson = learn_lesson_find(app_session(app), argument->name);
    if (!state->lesson)
        return ERR_NOT_FOUND;
    state->chosen = -1;
    state->alone = argument->number > 0;
    if (state->alone) {
        state->card = state->lesson->card_count;
        state->question = (size_t)argument->number - 1;
    }
    return state->question < state->lesson->question_count ? ERR_OK
                                                           : ERR_NOT_FOUND;
}

static void build_card(const struct state *state, struct page *page)
{
    const struct lesson *lesson = state->lesson;
    const struct lesson_card *card = &lesson->cards[state->card];
    bool last = state->card + 1 == lesson->card_count;
    char detail[48];

    snprintf(detail, sizeof detail, "%zu/%zu", state->card + 1,
             lesson->card_count);
    page_head(page, 0, phrase(lesson->title), detail);
    page_steps(page, (int)state->card + 1, (int)lesson->card_count);
    page_turn(page, (int)state->card + 1);
    page_text(page, LOOK_TITLE, phrase(card->title));
    page_text(page, LOOK_PLAIN, phrase(card->text));
    page_button(page, NEXT, true, last ? _("A question") : _("Next"));
}

static void build_question(const struct state *state, struct page *page)
{
    const struct lesson_question *question =
        &state->lesson->questions[state->question];

    page_head(page, PAGE_NUMBERED, phrase(state->lesson->title), NULL);
    page_text(page, LOOK_TITLE, phrase(question->text));
    for (int i = 0; i < LESSON_ANSWERS; i++)
        page_row(page, ANSWER + i, phrase(question->answers[i].text), NULL,
                 NULL);
}

static void build_answer(const struct state *state, struct page *page)
{
    const struct lesson_answer *answer =
        &state->lesson->questions[state->question].answers[state->chosen];

    page_head(page, 0, phrase(state->lesson->title), NULL);
    page_text(page, LOOK_QUIET, phrase(answer->text));
    page_text(page, answer->right ? LOOK_STATE : LOOK_WARN,
              answer->right ? _("✓ That is right.") : _("! Not this one."));
    page_text(page, LOOK_PLAIN, phrase(answer->because));
    if (!answer->right)
        page_button(page, AGAIN, true, _("Try again"));
    if (!state->alone)
        page_button(page, OTHER, answer->right, _("Another question"));
    page_button(page, FINISH, answer->right && state->alone, _("Finish"));
}

static void build(struct app *app, void *data, struct page *page)
{
    const struct state *state = data;

    (void)app;
    if (state->card < state->lesson->card_count) {
        build_card(state, page);
        return;
    }
    if (state->chosen < 0)
        build_question(state, page);
    else
        build_answer(state, page);
    page_turn(page, 100 + (int)state->question * 2 + (state->chosen >= 0));
}

/* False: out of the lesson. */
static bool go_back(struct state *state)
{
    if (state->card == state->lesson->card_count) {
        if (state->chosen >= 0) {
            state->chosen = -1;
            return true;
        }
        if (state->alone)
            return false;
    }
    if (state->card == 0)
        return false;
    state->card--;
    state->question = 0;
    return true;
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    if (action->act == ACT_BACK)
        return go_back(state);
    if (action->act != ACT_CHOOSE)
        return false;
    switch (action->id) {
    case NEXT:
        state->card++;
        break;
    case AGAIN:
        state->chosen = -1;
        break;
    case OTHER:
        state->chosen = -1;
        state->question =
            (state->question + 1) % state->lesson->question_count;
        break;
    case FINISH:
        app_back(app);
        break;
    default:
        state->chosen = action->id - ANSWER;
    }
    return true;
}

const struct screen screen_lesson = {.name = "lesson",
                                     .size = sizeof(struct state),
                                     .open = open,
                                     .build = build,
                                     .act = act};
