#include "ui/screens/question.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "flow/show.h"
#include "flow/unlock.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

/* Numbers that are stepped through: the steps, and the usual answers. */
struct steps {
    int least;
    int most;
    int step;
    int usual;
    int chips[6];
    size_t chip_count;
};

static const struct steps durations = {
    15, 1440, 15, 120, {60, 120, 180, 240, 480, 1440}, 6};
static const struct steps counts = {0, 999, 1, 1, {1, 2, 3, 4, 5, 6}, 6};
static const struct steps amounts = {
    1, 999999, 10, 100, {50, 100, 200, 300, 500, 1000}, 6};

static const struct steps *steps_of(const struct question *question)
{
    switch (question->place.field->kind) {
    case FIELD_DURATION:
        return &durations;
    case FIELD_AMOUNT:
        return &amounts;
    default:
        return &counts;
    }
}

static void set_number(struct app *app, struct question *question,
                       const char *value)
{
    (void)app;
    question->minutes = value ? atoi(value) : steps_of(question)->usual;
}

static void show_number(struct app *app, const struct question *question,
                        int number, struct text *out)
{
    char value[16];

    snprintf(value, sizeof value, "%d", number);
    show_value(app_session(app), out, question->place.field, value, NULL);
}

static void build_number(struct app *app, struct question *question,
                         struct page *page)
{
    const struct steps *steps = steps_of(question);
    const char *labels[6];
    struct text texts[6] = {{0}}, shown = {0};
    int chosen = -1;

    show_number(app, question, question->minutes, &shown);
    page_stepper(page, QUESTION_NUMBER, text_string(&shown));
    for (size_t i = 0; i < steps->chip_count; i++) {
        show_number(app, question, steps->chips[i], &texts[i]);
        labels[i] = text_string(&texts[i]);
        if (steps->chips[i] == question->minutes)
            chosen = (int)i;
    }
    page_chips(page, QUESTION_CHIP, labels, steps->chip_count, chosen);
    page_focus(page, QUESTION_NUMBER);
    for (size_t i = 0; i < steps->chip_count; i++)
        text_done(&texts[i]);
    text_done(&shown);
}

/* Up to a day a length is typed in hours, above that in minutes. */
static void type_number(struct question *question, int number)
{
    const struct steps *steps = steps_of(question);

    if (steps == &durations && number <= 24)
        number *= 60;
    if (number < steps->least)
        number = steps->least;
    question->minutes = number > steps->most ? steps->most : number;
}

static bool act_number(struct app *app, struct question *question,
                       const struct action *action)
{
    const struct steps *steps = steps_of(question);
    int number;

    (void)app;
    if (action->act == ACT_NUMBER && action->id == QUESTION_NUMBER) {
        type_number(question, action->amount);
        return true;
    }
    if (action->act == ACT_STEP && action->id == QUESTION_NUMBER) {
        number = question->minutes + action->amount * steps->step;
        /* From 5 up by tens means 10 and not 15. */
        if (steps->step > 1 && question->minutes % steps->step)
            number -= question->minutes % steps->step;
        if (number < steps->least)
            number = steps->least;
        question->minutes = number > steps->most ? steps->most : number;
        return true;
    }
    if (action->act == ACT_CHOOSE && action->id >= QUESTION_CHIP &&
        (size_t)(action->id - QUESTION_CHIP) < steps->chip_count) {
        question->minutes = steps->chips[action->id - QUESTION_CHIP];
        return true;
    }
    return false;
}

static void value_number(const struct question *question, struct text *out)
{
    text_format(out, "%d", question->minutes);
}

const struct question_kind question_duration = {set_number, build_number,
                                                act_number, value_number};
const struct question_kind question_count = {set_number, build_number,
                                             act_number, value_number};
const struct question_kind question_amount = {set_number, build_number,
                                              act_number, value_number};

/* A day from a calendar, then the time, or any time of that day. */
#define TIME_STEP 15
#define DAYS_AHEAD 365

enum { ANY_TIME = QUESTION_ROW };

static const int times[] = {480, 540, 600, 840, 1020, 1140};

static int32_t today_of(struct app *app)
{
    int32_t today = session_today(app_session(app));

    return today == DAY_NONE ? unlock_last_day(app_session(app)) : today;
}

static void set_when(struct app *app, struct question *question,
                     const char *value)
{
    struct date date;
    int hour, minute;
    int read = value ? sscanf(value, "%d-%d-%d %d:%d", &date.year, &date.month,
                              &date.day, &hour, &minute)
                     : 0;

    question->day = read >= 3 ? day_from_date(date) : today_of(app) + 1;
    question->minutes = read == 5 ? hour * 60 + minute : read == 3 ? -1 : 540;
}

static void build_when(struct app *app, struct question *question,
                       struct page *page)
{
    struct text shown = {0}, labels[COUNT(times)] = {{0}};
    const char *chips[COUNT(times)];
    int32_t today = today_of(app);
    int chosen = -1;

    page_calendar(page, QUESTION_DAY, question->day, today, today,
                  today + DAYS_AHEAD);
    format_day(&shown, question->day, DAY_SHORT, NULL);
    text_append(&shown, "  ");
    if (question->minutes < 0)
        text_append(&shown, _("any time"));
    else
        show_clock(app_session(app), &shown, question->minutes, NULL);
    page_stepper(page, QUESTION_TIME, text_string(&shown));
    for (size_t i = 0; i < COUNT(times); i++) {
        show_clock(app_session(app), &labels[i], times[i], NULL);
        chips[i] = text_string(&labels[i]);
        if (times[i] == question->minutes)
            chosen = (int)i;
    }
    page_chips(page, QUESTION_CHIP, chips, COUNT(times), chosen);
    page_tick(page, ANY_TIME, question->minutes < 0,
              _("Any time of that day"));
    page_focus(page, question->day_chosen ? QUESTION_TIME : QUESTION_DAY);
    for (size_t i = 0; i < COUNT(times); i++)
        text_done(&labels[i]);
    text_done(&shown);
}

/* 14 and 1400 are both two in the afternoon. */
static void type_time(struct question *question, int number)
{
    int hour = number < 24 ? number : number / 100;
    int minute = number < 24 ? 0 : number % 100;

    if (hour < 24 && minute < 60)
        question->minutes = hour * 60 + minute;
}

static bool act_when(struct app *app, struct question *question,
                     const struct action *action)
{
    (void)app;
    if (action->act == ACT_STEP && action->id == QUESTION_DAY) {
        question->day = action->day;
        return true;
    }
    if (action->act == ACT_NUMBER && action->id == QUESTION_TIME) {
        type_time(question, action->amount);
        return true;
    }
    if (action->act == ACT_STEP && action->id == QUESTION_TIME) {
        if (question->minutes < 0)
            question->minutes = 540;
        else
            question->minutes =
                (question->minutes + action->amount * TIME_STEP + 1440) % 1440;
        return true;
    }
    if (action->act != ACT_CHOOSE)
        return false;
    if (action->id == QUESTION_DAY) {
        question->day_chosen = true;
        return true;
    }
    if (action->id == ANY_TIME) {
        question->minutes = question->minutes < 0 ? 540 : -1;
        return true;
    }
    if (action->id >= QUESTION_CHIP &&
        (size_t)(action->id - QUESTION_CHIP) < COUNT(times)) {
        question->minutes = times[action->id - QUESTION_CHIP];
        return true;
    }
    return false;
}

static void value_when(const struct question *question, struct text *out)
{
    struct date date = day_date(question->day);

    text_format(out, "%04d-%02d-%02d", date.year, date.month, date.day);
    if (question->minutes >= 0)
        text_format(out, " %02d:%02d", question->minutes / 60,
                    question->minutes % 60);
}

const struct question_kind question_when = {set_when, build_when, act_when,
                                            value_when};
