#ifndef UI_TERM_H
#define UI_TERM_H
/* A terminal as the loop sees it: a table of functions, so that there can be
 * several back ends (and one that tests drive).
 *
 * A back end shows finished canvases and hands out events; it knows nothing
 * of pages. It restores the terminal when it is closed.
 */
#include <stdbool.h>

#include "base/err.h"
#include "ui/canvas.h"
#include "ui/press.h"
#include "ui/theme.h"

struct letters;

struct term_back {
    void (*size)(void *state, int *columns, int *rows);
    /* How texts are to be laid out here (enum of i18n/width.h). */
    unsigned (*lay_flags)(void *state);
    void (*theme)(void *state, enum theme theme);
    /* The cursor is placed last. */
    void (*show)(void *state, const struct canvas *canvas, int row,
                 int column);
    /* At once: nothing to be seen, and nothing of it kept in memory. */
    void (*blank)(void *state);
    /* After the first paint: modes, and questions to the terminal. Done once,
     * later calls do nothing. */
    void (*ask)(void *state);
    /* Waits at most so long (-1: for ever; 0: not at all). */
    void (*event)(void *state, int milliseconds, struct event *event);
    void (*close)(void *state);
    /* Whether nobody can tell if right-to-left letters look right here, once
     * the terminal has had its time to answer. NULL: it is always known. */
    bool (*doubtful)(void *state);
    /* How they are drawn (detection_way; NULL: no choice now), and from now on.
     * What is to be handed to open next time goes into `kept`. */
    const char *(*way)(void *state);
    void (*draw)(void *state, const char *way, struct text *kept);
    /* What a text console can draw; false (or NULL): a window, which finds the
     * letters that it needs by itself. */
    bool (*letters)(void *state, struct letters *letters);
    /* Only where there are lines and no screen (NULL: a screen): prints this,
     * and whether the line that is typed next is a secret. Then `show` is
     * never called, and events are whole lines. */
    void (*print)(void *state, const char *text, bool secret);
};

struct term {
    const struct term_back *back;
    void *state;
};

/* ERR_TERMINAL if this is no terminal that can show a screen. `bidi` is a
 * person's choice (detection_bidi) or NULL; it is copied. */
MUST_USE enum err term_curses_open(const char *bidi, struct term *term);
/* Lines, for a terminal without a screen, a pipe, or who reads by ear or by
 * touch. Never fails but for ERR_TERMINAL: no standard input or output. */
MUST_USE enum err term_line_open(struct term *term);

#endif
