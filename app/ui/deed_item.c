#include "ui/app_inside.h"

#include "i18n/calendar.h"
#include "ui/page_items.h"

#define WEEK 7
/* Cells of an input that ui/layout_items.c doesn't give to its text. */
#define INPUT_EDGES 3

static const struct spot *focus(struct app *app)
{
    return layout_focus(&app->layout, app_view(app));
}

void app_step(struct app *app, int id, int amount)
{
    app_act(app,
            &(struct action){.act = ACT_STEP, .id = id, .amount = amount});
}

void app_step_day(struct app *app, int id, int32_t day)
{
    app_act(app, &(struct action){.act = ACT_STEP, .id = id, .day = day});
}

/* --- typing ----------------------------------------------------------------
 */

void app_type(struct app *app, const char *string, size_t length)
{
    const struct spot *spot = focus(app);
    const struct item *item =
        spot ? page_find_input(app->page, spot->id) : NULL;

    if (item && input_type(item->input, string, length))
        app_act(app, &(struct action){.act = ACT_TYPED, .id = item->id});
}

void app_tap_input(struct app *app, const struct spot *spot, int row, int at)
{
    const struct item *item = page_find_input(app->page, spot->id);

    if (item)
        input_tap(item->input, canvas_direction(app->canvas),
                  spot->cells - INPUT_EDGES, spot->rows, row, at - 1);
}

struct editing {
    enum command command;
    enum input_move move;
    bool changes;
    enum layout_move otherwise; /* if the cursor can't */
};

static const struct editing editings[] = {
    {COMMAND_LEFT, INPUT_LEFT, false, LAYOUT_LEFT},
    {COMMAND_RIGHT, INPUT_RIGHT, false, LAYOUT_RIGHT},
    {COMMAND_UP, INPUT_UP, false, LAYOUT_UP},
    {COMMAND_DOWN, INPUT_DOWN, false, LAYOUT_DOWN},
    {COMMAND_FIRST, INPUT_START, false, LAYOUT_FIRST},
    {COMMAND_LAST, INPUT_END, false, LAYOUT_LAST},
    {COMMAND_ERASE_BACK, INPUT_ERASE_BACK, true, LAYOUT_UP},
    {COMMAND_ERASE_FORWARD, INPUT_ERASE_FORWARD, true, LAYOUT_UP},
    {COMMAND_ERASE_ALL, INPUT_ERASE_ALL, true, LAYOUT_UP},
};

static bool edit(struct app *app, const struct spot *spot,
                 const struct item *item, enum command command)
{
    for (size_t i = 0; i < COUNT(editings); i++) {
        const struct editing *editing = &editings[i];
        bool changed;

        if (editing->command != command)
            continue;
        changed = input_edit(item->input, editing->move,
                             canvas_direction(app->canvas),
                             spot->cells - INPUT_EDGES);
        if (changed && editing->changes)
            app_act(app, &(struct action){.act = ACT_TYPED, .id = item->id});
        if (!changed && (command == COMMAND_UP || command == COMMAND_DOWN))
            return false;
        return true;
    }
    return false;
}

/* --- commands --------------------------------------------------------------
 */

/* The same day of another month, or its last. */
static int32_t month_away(int32_t day, int months)
{
    enum calendar calendar = calendar_of(NULL);
    int32_t into = day - calendar_month_start(calendar, day, 0);
    int32_t there = calendar_month_start(calendar, day, months) + into;
    int32_t end = calendar_month_start(calendar, day, months + 1);

    return there < end ? there : end - 1;
}

static bool in_calendar(struct app *app, const struct item *item,
                        enum command command)
{
    int forward =
        canvas_direction(app->canvas) == DIRECTION_RTL ? -1 : 1;
    int32_t day;

    switch (command) {
    case COMMAND_LEFT:
        day = item->day - forward;
        break;
    case COMMAND_RIGHT:
        day = item->day + forward;
        break;
    case COMMAND_UP:
        day = item->day - WEEK;
        break;
    case COMMAND_DOWN:
        day = item->day + WEEK;
        break;
    case COMMAND_PAGE_UP:
        day = month_away(item->day, -1);
        day = day > item->first ? day : item->first;
        break;
    case COMMAND_PAGE_DOWN:
        day = month_away(item->day, 1);
        day = day < item->last ? day : item->last;
        break;
    default:
        return false;
    }
    /* Up and down lead out of it at its edges. */
    if (day < item->first || day > item->last)
        return command == COMMAND_LEFT || command == COMMAND_RIGHT;
    app_step_day(app, item->id, day);
    return true;
}

static bool in_stepper(struct app *app, const struct item *item,
                       enum command command)
{
    int forward =
        canvas_direction(app->canvas) == DIRECTION_RTL ? -1 : 1;

    switch (command) {
    case COMMAND_LEFT:
        app_step(app, item->id, -forward);
        return true;
    case COMMAND_RIGHT:
        app_step(app, item->id, forward);
        return true;
    case COMMAND_LESS:
        app_step(app, item->id, -1);
        return true;
    case COMMAND_MORE:
        app_step(app, item->id, 1);
        return true;
    default:
        return false;
    }
}

/* Up and down as well: nothing else lies there. */
static bool in_code(struct app *app, const struct item *item,
                    enum command command)
{
    if (!item->on)
        return false;
    if (command == COMMAND_UP || command == COMMAND_PAGE_UP)
        command = COMMAND_LESS;
    if (command == COMMAND_DOWN || command == COMMAND_PAGE_DOWN)
        command = COMMAND_MORE;
    return in_stepper(app, item, command);
}

/* What has the focus answers first. */
bool app_edit(struct app *app, enum command command)
{
    const struct spot *spot = focus(app);
    const struct item *item = spot ? page_find(app->page, spot->id) : NULL;

    if (!item)
        return false;
    if (item->kind == ITEM_CALENDAR)
        return in_calendar(app, item, command);
    if (item->kind == ITEM_STEPPER)
        return in_stepper(app, item, command);
    if (item->kind == ITEM_CODE)
        return in_code(app, item, command);
    if (item->kind == ITEM_INPUT)
        return edit(app, spot, item, command);
    return false;
}

