#ifndef TESTS_SCREEN_PLAYER_H
#define TESTS_SCREEN_PLAYER_H
/* The app without its loop: a test opens any screen by its id, presses one
 * key after the other, and looks at everything between.
 *
 * Time stands still unless player_wait moves it. Size and language may change
 * between two keys.
 */
#include "ui/app_inside.h"

struct player {
    struct app app;
    struct ui_setup setup;
    struct ui_clock clock;
    int64_t now;
    int columns;
    int rows;
};

/* `player` must stay where it is. Nothing is shown yet. */
void player_begin(struct player *player, struct session *session);
/* The session is a practice beside `real`; it stays the caller's. */
void player_begin_practice(struct player *player, struct session *practice,
                           struct session *real);
/* Closes all screens; the session stays as it is. */
void player_end(struct player *player);
/* Everything goes, then this screen lies on an empty one. */
void player_open(struct player *player, int screen,
                const struct screen_argument *argument);
/* The same with nothing below it. */
void player_open_first(struct player *player, int screen,
                      const struct screen_argument *argument);
/* "Enter", "Tab", "^X" and so on; "text:..." types, "choose:3" chooses what
 * has that id. */
void player_key(struct player *player, const char *key);
void player_wheel(struct player *player, int amount);
void player_wait(struct player *player, int milliseconds);
/* NULL if nothing has the focus. */
const struct spot *player_focus(struct player *player);
/* Whether this stands on the screen, on one line. */
bool player_shows(struct player *player, const char *text);
/* On what is drawn there (logical columns). */
void player_tap(struct player *player, int row, int at);
int player_screen(struct player *player);

#endif
