#ifndef UI_APP_H
#define UI_APP_H
/* The running program as screens see it: the way to data, and the way on.
 *
 * Screens get a struct app, never the terminal. app_* functions note what is
 * to happen; the loop in ui.c does it after the screen has returned.
 */
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "flow/session.h"
#include "ui/page.h"

struct app;
struct language;
struct letters;

/* The only way to data. Open or locked: flow/session.h tells. */
struct session *app_session(struct app *app);

/* Opens a screen above this one. `argument` is copied. */
struct screen_argument {
    struct request_id request;
    int64_t line;      /* helper */
    int number;        /* a stage, an end, an index: the screen's header says */
    char name[32];     /* a field or task id */
};
void app_push(struct app *app, int screen,
              const struct screen_argument *argument);
/* Replaces this screen (a question by the next one). */
void app_replace(struct app *app, int screen,
                 const struct screen_argument *argument);
void app_back(struct app *app);
/* Back until this screen is on top; if it isn't there it is opened alone. */
void app_home(struct app *app, int screen);
/* Whether nothing lies below this screen: there is no way back. */
bool app_is_first(const struct app *app);
/* Whether that screen lies below or on top. */
bool app_has(const struct app *app, int screen);
void app_lock(struct app *app);
void app_quit(struct app *app);

/* A quiet line for some seconds; with `undo`, it offers Undo for 10 s and
 * flow's undo is called if it is chosen. */
void app_say(struct app *app, const char *translated);
void app_say_undo(struct app *app, const char *translated);
/* An error in its own words and its hint; ERR_OK says nothing. Returns true
 * if there was an error. After ERR_IO and the like it also has flow reopen
 * the store. */
bool app_failed(struct app *app, enum err err);

/* Long work: runs `work` with a progress page drawn now and then. */
enum err app_work(struct app *app, const char *title,
                  enum err (*work)(void *user,
                                   bool (*progress)(void *bar, int percent),
                                   void *bar),
                  void *user);
/* Practising with an invented family (flow/practice.h). Beginning locks what
 * is open and goes to an empty Home; in a practice it begins anew. Ending wipes
 * it and goes where the program starts; `for_real`, on to the first step. */
bool app_is_practice(const struct app *app);
void app_practise(struct app *app);
void app_end_practice(struct app *app, bool for_real);
/* What was practised so far: bit i = row i of guide_done. */
unsigned app_practised(const struct app *app);
/* The language that was chosen is kept for the next start, also from within a
 * practice. */
enum err app_keep_language(struct app *app, const struct language *language);

/* How right-to-left letters are drawn here (ui/detection.h); NULL if there is
 * no choice. Another way can be tried, and what is on can be kept for the
 * next start in this terminal. */
const char *app_drawing(const struct app *app);
void app_draw(struct app *app, const char *way);
enum err app_keep_drawing(struct app *app);
/* The question whether it looks right has been answered in this run. */
void app_drawing_seen(struct app *app);
/* What a text console can draw; false: this is a window. */
bool app_console(struct app *app, struct letters *letters);
/* Rows and columns there are, for screens that show less when it is small. */
int app_columns(const struct app *app);
int app_rows(const struct app *app);
/* Milliseconds of monotonic time, for countdowns. */
int64_t app_now(const struct app *app);
/* Asks for ACT_TICK about this often while the screen is on top; 0 = not. */
void app_ticks(struct app *app, int milliseconds);

#endif
