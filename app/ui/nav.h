#ifndef UI_NAV_H
#define UI_NAV_H
/* The screens that lie above each other, and their private states.
 *
 * Owns the states: zeroed before open, closed and wiped afterwards. Functions
 * that open return what the screen's open returned; then nothing has changed.
 * Knows no pages and no terminal.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/list.h"
#include "ui/layout.h"
#include "ui/screens/screen.h"

struct nav_entry {
    int id;
    const struct screen *screen;
    void *state;
    struct layout_view view;
    int ticks; /* milliseconds, 0 = none */
};

struct nav {
    LIST(struct nav_entry) entries;
    struct app *app;
    const struct screen *(*row)(enum screen_id id);
    struct nav_entry *opening; /* on its way: not yet on the stack */
    size_t below;              /* how many will lie below that one */
};

/* NULL if the stack is empty. */
struct nav_entry *nav_top(struct nav *nav);
MUST_USE enum err nav_push(struct nav *nav, int id,
                           const struct screen_argument *argument);
MUST_USE enum err nav_replace(struct nav *nav, int id,
                              const struct screen_argument *argument);
/* False if there was nothing to go back to. */
bool nav_back(struct nav *nav);
/* Back until that screen is on top; otherwise it alone is opened. */
MUST_USE enum err nav_home(struct nav *nav, int id);
/* Whether that screen is on the stack. */
bool nav_has(const struct nav *nav, int id);
/* Tells every screen, from the top down, to keep what may be kept. */
void nav_leave(struct nav *nav);
/* Closes and wipes all. */
void nav_done(struct nav *nav);

#endif
