#include "ui/screens/question.h"

#include <stdio.h>
#include <string.h>

#include "flow/show.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/screens/rows.h"

static const struct question_kind *const kinds[FIELD_KINDS] = {
    [FIELD_TOWN] = &question_town,
    [FIELD_WHEN] = &question_when,
    [FIELD_DURATION] = &question_duration,
    [FIELD_COUNT] = &question_count,
    [FIELD_AGES] = &question_ages,
    [FIELD_CHOICE] = &question_choice,
    [FIELD_LANGUAGE] = &question_language,
    [FIELD_AMOUNT] = &question_amount,
    [FIELD_PLACE] = &question_place,
    [FIELD_NOTE] = &question_note,
    [FIELD_REACH] = &question_reach,
};

static const struct question_kind *kind_of(const struct question *question)
{
    return kinds[question->place.field->kind];
}

static void clear(struct question *question)
{
    ask_place_done(&question->place);
    guarded_done(&question->guarded);
}

/* Brings the screen to one field, or to where the draft was left. */
static enum err go_to(struct app *app, struct question *question,
                      const char *field)
{
    struct request_id request = question->request;
    bool single = question->single;
    enum err err;

    clear(question);
    memset(question, 0, sizeof *question);
    question->request = request;
    question->single = single;
    question->choice = -1;
    question->second = -1;
    err = ask_place(app_session(app), request, field, &question->place);
    if (err || !question->place.field)
        return err;
    guarded_open(&question->guarded, question->place.task,
                 question->place.field);
    question->guarded.request = request;
    question->guarded.has_request = true;
    kind_of(question)->set(app, question, question->place.value);
    if (question->place.half) {
        question->typing = true;
        guarded_set(app, &question->guarded, question->place.half);
    }
    return ERR_OK;
}

static void to_review(struct app *app, const struct question *question)
{
    app_replace(app, SCREEN_REVIEW,
                &(struct screen_argument){.request = question->request});
}

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    struct question *question = data;
    enum err err;

    /* Its rules are read now, and not at the first key that is typed. */
    (void)session_guard(app_session(app));
    question->request = argument->request;
    question->single = argument->number == 1;
    err = go_to(app, question, *argument->name ? argument->name : NULL);
    if (!err && !question->place.field)
        to_review(app, question);
    return err;
}

static void build_foot(const struct question *question, struct page *page)
{
    const struct field *field = question->place.field;
    struct text seen = {0};
    const char *who = phrase(stage_seen_by(field->stage));

    /* TRANSLATORS: {who} is like "everybody who is asked". */
    format_fill(&seen, _("Seen by: {who}."),
                &(struct format_part){"who", who}, 1);
    page_gap(page);
    page_note(page, phrase(field->why));
    page_text(page, LOOK_QUIET, text_string(&seen));
    page_note(page, _("Kept as you go, even if the lid closes."));
    text_done(&seen);
    if (field->kind != FIELD_NOTE)
        page_row(page, QUESTION_ELSE, _("Something else…"), NULL, NULL);
    page_button(page, QUESTION_NEXT, true,
                question->single ? _("Keep") : _("Next"));
    if (!field->required && field->kind != FIELD_REACH)
        page_button(page, QUESTION_SKIP, false, _("Leave it out"));
}

static void build(struct app *app, void *data, struct page *page)
{
    struct question *question = data;
    char detail[32];

    if (!question->place.field)
        return;
    if (guarded_is_sheet(&question->guarded)) {
        guarded_build_sheet(app, &question->guarded, page);
        return;
    }
    snprintf(detail, sizeof detail, "%d/%d", question->place.index,
             question->place.count);
    page_head(page, question->typing ? 0 : PAGE_NUMBERED,
              phrase(question->place.task->name),
              question->place.index ? detail : NULL);
    page_turn(page, question->place.index);
    if (question->place.index)
        page_steps(page, question->place.index, question->place.count);
    page_text(page, LOOK_TITLE, phrase(question->place.field->label));
    if (question->place.dropped)
        page_text(page, LOOK_WARN,
                  _("What was half typed here was not kept: there was "
                    "something in it that isn't needed."));
    kind_of(question)->build(app, question, page);
    build_foot(question, page);
}

static void go_on(struct app *app, struct question *question)
{
    const struct field *next =
        ask_next(question->place.task, question->place.field);

    if (question->single)
        app_back(app);
    else if (!next)
        to_review(app, question);
    else
        app_failed(app, go_to(app, question, next->name));
}

static void keep(struct app *app, struct question *question, bool needed)
{
    struct text value = {0};
    const char *name = question->place.field->name;
    enum err err;

    kind_of(question)->value(question, &value);
    if (!value.length) {
        err = question->place.field->required
                  ? ERR_INVALID
                  : ask_skip(app_session(app), question->request, name);
    } else {
        err = ask_keep(app_session(app), question->request, name,
                       text_string(&value), needed);
    }
    text_done(&value);
    if (!app_failed(app, err))
        go_on(app, question);
}

static void next(struct app *app, struct question *question)
{
    enum guarded_result result = GUARDED_KEEP;

    if (question->typing)
        result = guarded_finish(&question->guarded);
    if (result == GUARDED_KEEP)
        keep(app, question, false);
}

static void leave(struct app *app, struct question *question)
{
    /* Empty too: what was half typed before and then taken out is forgotten. */
    if (question->typing)
        (void)!ask_half(app_session(app), question->request,
                        question->place.field->name,
                        input_string(&question->guarded.input));
}

static bool go_back(struct app *app, struct question *question)
{
    const struct field *previous =
        ask_previous(question->place.task, question->place.field);

    if (question->single || !previous ||
        question->place.field->kind == FIELD_NOTE)
        return false;
    leave(app, question);
    app_failed(app, go_to(app, question, previous->name));
    return true;
}

static bool choose(struct app *app, struct question *question, int id)
{
    switch (id) {
    case QUESTION_NEXT:
    case QUESTION_TYPED:
        next(app, question);
        return true;
    case QUESTION_SKIP:
        if (!app_failed(app, ask_skip(app_session(app), question->request,
                                      question->place.field->name)))
            go_on(app, question);
        return true;
    case QUESTION_ELSE:
        app_push(app, SCREEN_SOMETHING,
                 &(struct screen_argument){.request = question->request});
        return true;
    default:
        return false;
    }
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct question *question = data;

    if (!question->place.field)
        return false;
    if (action->act == ACT_LEAVE) {
        leave(app, question);
        return true;
    }
    switch (guarded_act(app, &question->guarded, QUESTION_TYPED, action)) {
    case GUARDED_TAKEN:
        return true;
    case GUARDED_NEEDED:
        keep(app, question, true);
        return true;
    default:
        break;
    }
    if (kind_of(question)->act(app, question, action)) {
        if (question->chosen) {
            question->chosen = false;
            next(app, question);
        }
        return true;
    }
    if (action->act == ACT_BACK)
        return go_back(app, question);
    return action->act == ACT_CHOOSE && choose(app, question, action->id);
}

static void close(struct app *app, void *data)
{
    (void)app;
    clear(data);
}

const struct screen screen_question = {.name = "question",
                                       .size = sizeof(struct question),
                                       .open = open,
                                       .build = build,
                                       .act = act,
                                       .close = close};
