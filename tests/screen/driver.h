#ifndef TESTS_SCREEN_DRIVER_H
#define TESTS_SCREEN_DRIVER_H
/* Drives the whole app without a terminal: a list of keys in, the screen after
 * each of them out, as text.
 *
 * Keys: Enter Esc Tab BackTab Backspace Delete Up Down Left Right Home End
 * PageUp PageDown, ^X (any control), text:ABC (typed one by one), paste:ABC,
 * tap:ROW,COLUMN wheel:-1 size:40x15, wait:MS (time passes), sleep:MS (the lid
 * was closed), end (the terminal goes away). After the last one the terminal
 * goes away too.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "ui/canvas.h"
#include "ui/press.h"
#include "ui/ui.h"

struct driver {
    const char *const *keys;
    size_t count;
    int columns;
    int rows;
    struct text *out;
    const char *look; /* a key that is found waiting during long work, once */
    const char *way;  /* of drawing letters; NULL: no choice */
    bool doubtful;    /* whether it is right */
    unsigned flags;   /* for laying texts */
    /* private */
    size_t next;
    size_t typed; /* bytes of a text: that were typed */
    int64_t running;
    int64_t boot;
    const struct canvas *canvas;
};

/* Fills in terminal and clock of the setup and runs the app. */
enum err driver_run(struct driver *driver, const struct ui_setup *setup,
                    int *exit_code);

/* The screen as lines, then what is marked, then the cursor. */
void driver_dump(const struct canvas *canvas, int row, int column,
                 struct text *out);
/* "Enter", "Tab", "^X": what the key sends. */
struct press driver_press(const char *key);

#endif
