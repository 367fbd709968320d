#include "ui/screens/question.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/mem.h"
#include "flow/practice.h"
#include "flow/unlock.h"
#include "i18n/format.h"
#include "i18n/phrase.h"

/* Answers that may be typed. Each offers first what needs no typing, and
 * says what does not belong before the first key. */

/* One row a way of answering: what the value begins with, what the row says,
 * and, where something is typed then, the line above it. */
struct way {
    const char *value;  /* whole value, or the start when `line` is set */
    const char *label;  /* msgid */
    const char *line;   /* msgid, NULL = nothing is typed */
    bool day;           /* a day is picked */
};

static const struct way town_ways[] = {
    {"area", N_("A wider area, no town"), NULL, false},
    {"text:", N_("A town"),
     N_("Only the town, no street and no house. Everybody asked sees it."),
     false},
};

static const struct way place_ways[] = {
    {"say", N_("I tell it myself"), NULL, false},
    {"text:", N_("Write it down"),
     N_("Only the place. No names, no reasons. It is never sent as text."),
     false},
};

static const struct way note_ways[] = {
    {"text:", N_("Something only your group understands"),
     N_("No names, no reasons, no numbers here."), false},
};

static const struct way reach_ways[] = {
    {"come:", N_("They come back to our table"), NULL, true},
    {"know", N_("I know how: nothing is written"), NULL, false},
    {"through:", N_("Through somebody of the group"),
     N_("A word of the group's own, like \"the Tuesday cook\". No family's "
        "name."),
     false},
    {"phone:", N_("A number is needed"),
     N_("One phone number and nothing else. It is erased when the request "
        "ends."),
     false},
};

struct ways {
    const struct way *rows;
    size_t count;
};

static struct ways ways_of(const struct question *question)
{
    switch (question->place.field->kind) {
    case FIELD_TOWN:
        return (struct ways){town_ways, COUNT(town_ways)};
    case FIELD_PLACE:
        return (struct ways){place_ways, COUNT(place_ways)};
    case FIELD_REACH:
        return (struct ways){reach_ways, COUNT(reach_ways)};
    default:
        return (struct ways){note_ways, COUNT(note_ways)};
    }
}

static int32_t tomorrow(struct app *app)
{
    int32_t today = session_today(app_session(app));

    if (today == DAY_NONE)
        today = unlock_last_day(app_session(app));
    return today + 1;
}

static void set(struct app *app, struct question *question, const char *value)
{
    struct ways ways = ways_of(question);
    struct date date;

    question->choice = ways.count == 1 ? 0 : -1;
    question->day = tomorrow(app);
    for (size_t i = 0; value && i < ways.count; i++) {
        const struct way *way = &ways.rows[i];
        size_t length = strlen(way->value);

        if (strncmp(value, way->value, length) != 0)
            continue;
        question->choice = (int)i;
        if (way->line)
            guarded_set_kept(app, &question->guarded, value + length);
        if (way->day && sscanf(value + length, "%d-%d-%d", &date.year,
                               &date.month, &date.day) == 3)
            question->day = day_from_date(date);
    }
    question->typing = question->choice >= 0 &&
                       ways.rows[question->choice].line != NULL;
}

static void build(struct app *app, struct question *question,
                  struct page *page)
{
    struct ways ways = ways_of(question);
    int32_t first = tomorrow(app) - 1;

    /* A half-typed text that came back tells which way was chosen. */
    if (question->typing && question->choice < 0)
        for (size_t i = 0; i < ways.count; i++)
            if (ways.rows[i].line)
                question->choice = (int)i;
    for (size_t i = 0; ways.count > 1 && i < ways.count; i++)
        page_tick(page, QUESTION_ROW + (int)i, question->choice == (int)i,
                  phrase(ways.rows[i].label));
    if (question->choice < 0)
        return;
    if (ways.rows[question->choice].day)
        page_calendar(page, QUESTION_DAY, question->day, first, first,
                      first + 90);
    if (!question->typing)
        return;
    page_text(page, LOOK_QUIET, phrase(ways.rows[question->choice].line));
    guarded_build(app, &question->guarded, page, QUESTION_TYPED,
                  question->place.field->kind == FIELD_NOTE ? 3 : 2,
                  phrase(question->place.field->label));
    if (app_is_practice(app) && question->place.field->kind == FIELD_NOTE &&
        input_is_empty(&question->guarded.input))
        page_row(page, QUESTION_LINE, _("Type it for me"), NULL, NULL);
    page_focus(page, QUESTION_TYPED);
}

static bool act(struct app *app, struct question *question,
                const struct action *action)
{
    struct ways ways = ways_of(question);
    int index = action->id - QUESTION_ROW;

    if (action->act == ACT_STEP && action->id == QUESTION_DAY) {
        question->day = action->day;
        return true;
    }
    if (action->act == ACT_CHOOSE && action->id == QUESTION_LINE) {
        guarded_set(app, &question->guarded, phrase(practice_line()));
        question->guarded.turn++;
        return true;
    }
    if (action->act != ACT_CHOOSE || index < 0 || (size_t)index >= ways.count)
        return false;
    question->choice = index;
    question->typing = ways.rows[index].line != NULL;
    question->chosen = !question->typing && !ways.rows[index].day;
    return true;
}

static void value(const struct question *question, struct text *out)
{
    const struct way *way;

    if (question->choice < 0)
        return;
    way = &ways_of(question).rows[question->choice];
    if (way->line && input_is_empty(&question->guarded.input))
        return;
    text_append(out, way->value);
    if (way->line)
        text_append(out, input_string(&question->guarded.input));
    if (way->day) {
        struct date date = day_date(question->day);

        text_format(out, "%04d-%02d-%02d", date.year, date.month, date.day);
    }
}

const struct question_kind question_town = {set, build, act, value};
const struct question_kind question_place = {set, build, act, value};
const struct question_kind question_note = {set, build, act, value};
const struct question_kind question_reach = {set, build, act, value};
