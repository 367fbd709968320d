#include "ui/app_inside.h"

#include "base/mem.h"
#include "flow/finish.h"
#include "ui/page_items.h"
#include "ui/utf8.h"
#include "ui/wake.h"

/* Buttons of the sheet with a page's notes. */
enum { NOTES_CLOSE = 1, NOTES_KEYS };

bool app_act(struct app *app, const struct action *action)
{
    struct nav_entry *top = nav_top(&app->nav);

    return top && top->screen->act &&
           top->screen->act(app, top->state, action);
}

static bool act(struct app *app, enum act kind, int id)
{
    return app_act(app, &(struct action){.act = kind, .id = id});
}

static const struct spot *focus(struct app *app)
{
    return layout_focus(&app->layout, app_view(app));
}

static bool move(struct app *app, enum layout_move where)
{
    return layout_move(&app->layout, app_view(app), where,
                       canvas_direction(app->canvas));
}

/* --- going -----------------------------------------------------------------
 */

static void go_back(struct app *app)
{
    struct nav_entry *top = nav_top(&app->nav);
    const struct spot *spot;

    if (app->explaining) {
        app->explaining = false;
        return;
    }
    spot = focus(app);
    if (act(app, ACT_BACK, spot ? spot->id : 0))
        return;
    if (!(app->page->flags & PAGE_NO_BACK))
        app_back(app);
    else if (app->page->flags & PAGE_TABS && top->id != SCREEN_HOME)
        app_home(app, SCREEN_HOME);
    else if (app->practice && top->id == SCREEN_HOME)
        app_push(app, SCREEN_PRACTICE, NULL);
}

static void open_once(struct app *app, int screen)
{
    app->explaining = false;
    if (nav_top(&app->nav)->id != screen)
        app_push(app, screen, NULL);
}

static void undo(struct app *app)
{
    struct nav_entry *top = nav_top(&app->nav);

    if (!app->said.undo)
        return;
    app->said.undo = false;
    app_unsay(app);
    if (app_failed(app, finish_undo(app->session)))
        return;
    if (top->screen->refresh)
        top->screen->refresh(app, top->state);
}

static void help(struct app *app)
{
    if (!app->explaining && page_has_notes(app->page) &&
        canvas_rows(app->canvas) < LAYOUT_ROOMY_ROWS) {
        app->explaining = true;
        app->notes = (struct layout_view){0};
        return;
    }
    open_once(app, SCREEN_KEYS);
}

static void find(struct app *app)
{
    if (!app->explaining && act(app, ACT_FIND, 0))
        return;
    if (app->session && session_is_open(app->session))
        open_once(app, SCREEN_FIND);
}

/* --- choosing --------------------------------------------------------------
 */

static void choose_frame(struct app *app, int id)
{
    static const int tabs[] = {SCREEN_HOME, SCREEN_NEW, SCREEN_LEARN,
                               SCREEN_MORE};

    if (id == SPOT_BACK)
        go_back(app);
    else if (id == SPOT_LANGUAGE)
        open_once(app, SCREEN_LANGUAGE);
    else if (id == SPOT_HIDE)
        app_lock(app);
    else if (id == SPOT_UNDO)
        undo(app);
    else if (id == SPOT_HELP)
        help(app);
    else if (id == SPOT_PRACTICE)
        open_once(app, SCREEN_PRACTICE);
    else if (id <= SPOT_TAB && id > SPOT_TAB - (int)COUNT(tabs))
        app_home(app, tabs[SPOT_TAB - id]);
}

void app_choose(struct app *app, int id)
{
    const struct item *item = page_find(app->page, id);
    int primary = page_primary(app->page);

    if (app->explaining && id > 0) {
        app->explaining = false;
        if (id == NOTES_KEYS)
            open_once(app, SCREEN_KEYS);
        return;
    }
    if (id < 0) {
        choose_frame(app, id);
        return;
    }
    if (id != 0 && act(app, ACT_CHOOSE, id))
        return;
    /* What only holds a value leads on to the one thing to do. */
    if (primary != 0 && primary != id &&
        (id == 0 || (item && (item->kind == ITEM_INPUT ||
                              item->kind == ITEM_STEPPER ||
                              item->kind == ITEM_CALENDAR ||
                              item->kind == ITEM_CHIPS))))
        act(app, ACT_CHOOSE, primary);
}

static void choose_focus(struct app *app)
{
    const struct spot *spot = focus(app);

    /* Where nothing is shown, nothing is chosen. */
    if (app->layout.spots.count > 0)
        app_choose(app, spot ? spot->id : 0);
}

/* --- commands --------------------------------------------------------------
 */

struct moving {
    enum command command;
    enum layout_move move;
};

static const struct moving movings[] = {
    {COMMAND_UP, LAYOUT_UP},
    {COMMAND_DOWN, LAYOUT_DOWN},
    {COMMAND_LEFT, LAYOUT_LEFT},
    {COMMAND_RIGHT, LAYOUT_RIGHT},
    {COMMAND_NEXT, LAYOUT_NEXT},
    {COMMAND_PREVIOUS, LAYOUT_PREVIOUS},
    {COMMAND_PAGE_UP, LAYOUT_PAGE_UP},
    {COMMAND_PAGE_DOWN, LAYOUT_PAGE_DOWN},
    {COMMAND_FIRST, LAYOUT_FIRST},
    {COMMAND_LAST, LAYOUT_LAST},
};

static void more_about(struct app *app)
{
    const struct spot *spot = focus(app);
    const struct item *item =
        spot ? page_find_input(app->page, spot->id) : NULL;

    if (!item || item->mark_count == 0 ||
        !act(app, ACT_MORE_ABOUT, item->id))
        move(app, LAYOUT_NEXT);
}

static void obey(struct app *app, enum command command, int digit)
{
    if (command != COMMAND_NUMBER)
        app->pressed = (struct pressed){0};
    switch (command) {
    case COMMAND_CHOOSE:
        choose_focus(app);
        return;
    case COMMAND_BACK:
        go_back(app);
        return;
    case COMMAND_MORE_ABOUT:
        more_about(app);
        return;
    case COMMAND_NUMBER:
        digit = app_number(app, digit);
        if (digit != 0)
            app_choose(app, digit);
        return;
    case COMMAND_HELP:
        help(app);
        return;
    case COMMAND_FIND:
        find(app);
        return;
    case COMMAND_LANGUAGE:
        open_once(app, SCREEN_LANGUAGE);
        return;
    case COMMAND_UNDO:
        undo(app);
        return;
    case COMMAND_HIDE:
        app_hide(app);
        return;
    default:
        break;
    }
    if (app_edit(app, command))
        return;
    for (size_t i = 0; i < COUNT(movings); i++)
        if (movings[i].command == command)
            move(app, movings[i].move);
}

/* --- events ----------------------------------------------------------------
 */

static void pressed(struct app *app, const struct press *press)
{
    char bytes[UTF8_SIZE];
    int digit;
    const struct key *key = key_find(app_contexts(app), press, &digit);

    if (key) {
        obey(app, key->command, digit);
    } else if (press->kind == PRESS_CHARACTER &&
               app_contexts(app) & KEY_IN_INPUT) {
        app_type(app, bytes, utf8_put(bytes, press->character));
        mem_wipe(bytes, sizeof bytes);
    }
}

static int first_row(struct app *app, const struct spot *spot)
{
    return spot->fixed ? spot->row
                       : spot->row + app->layout.body_first -
                             app_view(app)->top;
}

static void tapped(struct app *app, int row, int column)
{
    const struct spot *spot =
        layout_tapped(&app->layout, app->canvas, app_view(app), row, column);
    struct spot hit;

    if (!spot)
        return;
    hit = *spot;
    if (hit.kind != SPOT_PART || hit.id > 0) {
        app_view(app)->focus = hit.id;
        app_view(app)->follow = true;
    }
    if (hit.kind == SPOT_PLAIN || hit.id < 0)
        app_choose(app, hit.id);
    else if (hit.kind == SPOT_INPUT)
        app_tap_input(app, &hit, row - first_row(app, &hit),
                      canvas_screen_column(app->canvas, column) - hit.at);
    else if (hit.kind == SPOT_PART && hit.amount != 0)
        app_step(app, hit.id, hit.amount);
    else if (hit.kind == SPOT_PART)
        app_step_day(app, hit.id, hit.day);
}

static void woken(struct app *app)
{
    struct wake wake = wake_take();

    if (wake.end)
        app->quit = true;
    else if (wake.hide)
        app_hide(app);
}

/* Anything brings the screen back, and does nothing else. */
static void uncover(struct app *app, const struct event *event)
{
    int digit;
    const struct key *key = event->kind == EVENT_PRESS
                                ? key_find(KEY_ANYWHERE, &event->press, &digit)
                                : NULL;

    app->covered = false;
    if (key && key->command == COMMAND_HIDE)
        app_hide(app);
}

void app_obey(struct app *app, enum command command)
{
    obey(app, command, 0);
}

void app_handle(struct app *app, const struct event *event)
{
    if (event->kind == EVENT_WAKE)
        woken(app);
    if (event->kind == EVENT_GONE)
        app->quit = true;
    if (event->kind < EVENT_PRESS || event->kind > EVENT_LINE)
        return;
    app->touched = app_clock(app);
    if (app->covered) {
        uncover(app, event);
        return;
    }
    switch (event->kind) {
    case EVENT_PRESS:
        pressed(app, &event->press);
        break;
    case EVENT_PASTE:
        app_type(app, event->paste, event->length);
        break;
    case EVENT_LINE:
        line_handle(app, event->paste, event->length);
        break;
    case EVENT_TAP:
        tapped(app, event->row, event->column);
        break;
    default:
        move(app, event->amount < 0 ? LAYOUT_WHEEL_UP : LAYOUT_WHEEL_DOWN);
    }
}
