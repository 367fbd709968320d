#ifndef UI_UI_H
#define UI_UI_H
/* The app on a screen: the only header of this folder that main includes.
 *
 * Paints the first screen before anything else is read; then `ready` is called
 * once (the sandbox closes there), then the terminal is asked what it is.
 * Returns when the person or a signal ends it, with everything closed, wiped
 * and the terminal restored.
 */
#include <stdint.h>

#include "base/err.h"
#include "ui/screens/screen.h"

struct term;

/* Time, for tests; NULL takes the session's. */
struct ui_clock {
    int64_t (*running)(void *user); /* milliseconds */
    int64_t (*boot)(void *user);    /* goes on during suspend */
    void *user;
};

struct ui_setup {
    struct session *session;
    enum err (*ready)(void *user); /* may be NULL; an error ends the app */
    void *user;
    bool no_texts;    /* the language's catalogue can't be used: it is said */
    bool lines;       /* line mode, whatever the terminal can do */
    bool reader;      /* a screen for who hears or feels it: THEME_READER */

    /* For tests; zero in the program. */
    const struct term *term; /* already open; closed by ui_run */
    const struct screen *(*row)(enum screen_id screen);
    int first; /* screen to begin with, if `row` is given */
    const struct ui_clock *clock;
};

/* ERR_TERMINAL: no terminal that can show a screen. */
MUST_USE enum err ui_run(const struct ui_setup *setup, int *exit_code);

#endif
