/* Digits that are typed where nothing is written: a row, a tab, a day, or the
 * number itself. */
#include "ui/app_inside.h"

#include "i18n/calendar.h"
#include "ui/page_items.h"

/* Between the digits of one number. */
#define NUMBER_TIME 1200
/* More than any number that is asked for. */
#define NUMBER_MOST 1000000

static int number_so_far(struct app *app, int digit)
{
    struct pressed *pressed = &app->pressed;
    int64_t now = app_clock(app);
    int number = digit;

    if (now - pressed->number_at <= NUMBER_TIME && pressed->number > 0)
        number = pressed->number < NUMBER_MOST ? pressed->number * 10 + digit
                                               : pressed->number;
    pressed->number_at = now;
    pressed->number = number;
    return number;
}

static void go_to_day(struct app *app, const struct item *item, int number)
{
    enum calendar calendar = calendar_of(NULL);
    struct date date = calendar_date(calendar, item->day);
    int32_t day;

    date.day = number;
    day = calendar_day(calendar, date);
    if (day != DAY_NONE && day >= item->first && day <= item->last)
        app_step_day(app, item->id, day);
}

int app_number(struct app *app, int digit)
{
    struct layout_view *view = app_view(app);
    const struct spot *spot = layout_focus(&app->layout, view);
    const struct item *item = spot ? page_find(app->page, spot->id) : NULL;
    int number = number_so_far(app, digit);

    if (item && item->kind == ITEM_CALENDAR) {
        go_to_day(app, item, number);
        return 0;
    }
    if (item && (item->kind == ITEM_STEPPER || item->kind == ITEM_CODE) &&
        app_act(app, &(struct action){.act = ACT_NUMBER,
                                      .id = item->id,
                                      .amount = number}))
        return 0;
    if (!layout_number(&app->layout, view, number) &&
        !layout_number(&app->layout, view, digit))
        return 0;
    return view->focus <= SPOT_TAB ? view->focus : 0;
}
