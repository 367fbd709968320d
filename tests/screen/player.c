#include "player.h"

#include <stdlib.h>
#include <string.h>

#include <unistr.h>

#include "driver.h"

/* What lies below the screen that is looked at. */
enum { EMPTY_SCREEN = SCREEN_COUNT };

static void empty_build(struct app *app, void *state, struct page *page)
{
    (void)app;
    (void)state;
    page_head(page, 0, "Empty", NULL);
}

static const struct screen *row(enum screen_id id)
{
    static const struct screen empty = {.name = "empty",
                                        .build = empty_build};

    return (int)id == EMPTY_SCREEN ? &empty : screen_row(id);
}

static void size(void *state, int *columns, int *rows)
{
    *columns = ((struct player *)state)->columns;
    *rows = ((struct player *)state)->rows;
}

static unsigned lay_flags(void *state)
{
    (void)state;
    return 0;
}

static void theme(void *state, enum theme theme)
{
    (void)state;
    (void)theme;
}

static void show(void *state, const struct canvas *canvas, int row, int column)
{
    (void)state;
    (void)canvas;
    (void)row;
    (void)column;
}

static void nothing(void *state)
{
    (void)state;
}

static void no_event(void *state, int milliseconds, struct event *event)
{
    (void)state;
    (void)milliseconds;
    *event = (struct event){0};
}

static int64_t now(void *user)
{
    return ((struct player *)user)->now;
}

void player_begin(struct player *player, struct session *session)
{
    static const struct term_back back = {
        .size = size,      .lay_flags = lay_flags, .theme = theme,
        .show = show,      .blank = nothing,       .ask = nothing,
        .event = no_event, .close = nothing,
    };

    memset(player, 0, sizeof *player);
    player->now = 1000000;
    player->columns = 80;
    player->rows = 24;
    player->clock = (struct ui_clock){now, now, player};
    player->setup.session = session;
    player->setup.clock = &player->clock;
    player->app.setup = &player->setup;
    player->app.session = session;
    player->app.term = (struct term){&back, player};
    player->app.nav.app = &player->app;
    player->app.nav.row = row;
    player->app.page = page_new();
    app_start_time(&player->app);
    app_fit(&player->app);
}

void player_begin_practice(struct player *player, struct session *practice,
                           struct session *real)
{
    player_begin(player, real);
    player->app.session = player->app.practice = practice;
    /* The card at the end opens once, by itself: not here. */
    player->app.guide.shown = true;
}

void player_end(struct player *player)
{
    nav_leave(&player->app.nav);
    nav_done(&player->app.nav);
    LIST_DONE(&player->app.reactions);
    layout_done(&player->app.layout);
    page_free(&player->app.page);
    canvas_free(&player->app.canvas);
    text_done(&player->app.said.text);
}

static void settle(struct player *player)
{
    app_react(&player->app);
    app_paint(&player->app);
}

void player_open_first(struct player *player, int screen,
                      const struct screen_argument *argument)
{
    struct app *app = &player->app;

    nav_done(&app->nav);
    app_unsay(app);
    app->explaining = false;
    app->covered = false;
    app->pressed = (struct pressed){0};
    app->touched = player->now;
    app_fit(app);
    /* No practice would let the empty one in. */
    if (screen == EMPTY_SCREEN)
        app_failed(app, nav_push(&app->nav, screen, argument));
    else
        app_push(app, screen, argument);
    settle(player);
}

void player_open(struct player *player, int screen,
                const struct screen_argument *argument)
{
    player_open_first(player, EMPTY_SCREEN, NULL);
    app_push(&player->app, screen, argument);
    settle(player);
}

static void give(struct player *player, const struct event *event)
{
    app_handle(&player->app, event);
    settle(player);
}

void player_key(struct player *player, const char *key)
{
    struct event event = {.kind = EVENT_PRESS};
    ucs4_t point;

    if (strncmp(key, "choose:", 7) == 0) {
        app_view(&player->app)->focus = atoi(key + 7);
        app_view(&player->app)->follow = true;
        app_paint(&player->app);
        key = "Enter";
    }
    if (strncmp(key, "text:", 5) != 0) {
        event.press = driver_press(key);
        give(player, &event);
        return;
    }
    event.press.kind = PRESS_CHARACTER;
    for (const char *at = key + 5; *at;
         at += u8_mbtouc(&point, (const uint8_t *)at, strlen(at))) {
        u8_mbtouc(&point, (const uint8_t *)at, strlen(at));
        event.press.character = point;
        give(player, &event);
    }
}

void player_wheel(struct player *player, int amount)
{
    give(player, &(struct event){.kind = EVENT_WHEEL, .amount = amount});
}

void player_wait(struct player *player, int milliseconds)
{
    player->now += milliseconds;
    app_check_time(&player->app);
    settle(player);
}

const struct spot *player_focus(struct player *player)
{
    return layout_focus(&player->app.layout, app_view(&player->app));
}

int player_screen(struct player *player)
{
    return nav_top(&player->app.nav)->id;
}

bool player_shows(struct player *player, const char *text)
{
    struct text shown = {0};
    bool is;

    canvas_dump(player->app.canvas, &shown);
    is = strstr(text_string(&shown), text) != NULL;
    text_done(&shown);
    return is;
}

void player_tap(struct player *player, int row, int at)
{
    give(player, &(struct event){
                     .kind = EVENT_TAP,
                     .row = row,
                     .column = canvas_screen_column(player->app.canvas, at)});
}
