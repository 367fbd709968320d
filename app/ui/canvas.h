#ifndef UI_CANVAS_H
#define UI_CANVAS_H
/* A grid of cells that screens are drawn on, in logical order.
 *
 * Columns count from the start side: the left in English, the right in
 * Arabic. Only this file turns text into cells (width, bidi, shaping,
 * mirroring); only ui/term_*.c reads the finished cells. So a screen can be
 * tested without a terminal. Cells hold what is on the screen: canvas_wipe
 * when locking.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "i18n/width.h"

/* Roles, not colours: ui/theme.h gives them a look. */
enum look {
    LOOK_PLAIN,
    LOOK_TITLE,
    LOOK_QUIET,   /* notes, hints */
    LOOK_FOCUS,   /* what Enter would choose */
    LOOK_PRIMARY, /* the one thing to do */
    LOOK_STATE,   /* a word of state */
    LOOK_WARN,
    LOOK_MARK,    /* a place in a text that the guard noticed */
    LOOK_CODE,    /* a QR code: black on white, always */
    LOOK_CODE_DARK, /* its other half: white on black */
    LOOK_COUNT
};

struct cell {
    struct glyph glyph;
    enum look look;
};

struct canvas;

struct canvas *canvas_new(int columns, int rows, enum direction direction);
/* Wipes; NULL is allowed; clears the variable. */
void canvas_free(struct canvas **canvas);
void canvas_wipe(struct canvas *canvas);
int canvas_columns(const struct canvas *canvas);
int canvas_rows(const struct canvas *canvas);
enum direction canvas_direction(const struct canvas *canvas);
/* Layout flags for all texts. LAY_LOGICAL is for who reads by ear or by touch:
 * then no rules, boxes and bars are drawn either, but for a code. */
void canvas_flags(struct canvas *canvas, unsigned lay_flags);
unsigned canvas_lay_flags(const struct canvas *canvas);
bool canvas_is_plain(const struct canvas *canvas);

/* One line of at most `cells`, from column `at`; what doesn't fit ends with
 * an ellipsis. Returns the cells used. `end_aligned` puts it to the end side.
 */
struct canvas_line {
    int row;
    int at;
    int cells;
    enum look look;
    bool end_aligned;
};
int canvas_text(struct canvas *canvas, const struct canvas_line *line,
                const char *string);
/* Wrapped text from line->row down, at most `rows`; returns rows needed (also
 * if more than `rows`); `skip` first lines are left out. */
int canvas_paragraph(struct canvas *canvas, const struct canvas_line *line,
                     int skip, int rows, const char *string);
/* Rows that a text needs at this width, without drawing. */
int canvas_measure(const struct canvas *canvas, int cells, const char *string);
/* Cells that a text takes on one line, without drawing. */
int canvas_width(const struct canvas *canvas, const char *string);
void canvas_fill(struct canvas *canvas, const struct canvas_line *line,
                 char filler);
/* A rule across (a line sign where the terminal has it). */
void canvas_rule(struct canvas *canvas, const struct canvas_line *line);
/* The same sign in each cell: a box corner, a part of a bar. */
void canvas_sign(struct canvas *canvas, const struct canvas_line *line,
                 uint32_t sign);
/* Changes the look of cells already drawn. */
void canvas_look(struct canvas *canvas, const struct canvas_line *line);
/* A text that is being typed: as canvas_paragraph, and says on which of its
 * lines and in which column from line->at the byte `cursor` stands. */
struct canvas_place {
    int line;
    int at;
};
int canvas_typed(struct canvas *canvas, const struct canvas_line *line,
                 int skip, int rows, const char *string, size_t cursor,
                 struct canvas_place *place);
/* Changes the look of cells that show bytes start .. start + length. */
void canvas_look_bytes(struct canvas *canvas, const struct canvas_line *line,
                       size_t start, size_t length);
/* From now on rows are counted from `offset` lines further up, and only screen
 * rows `first` to before `end` are drawn: how a body scrolls. */
void canvas_window(struct canvas *canvas, int first, int end, int offset);
void canvas_window_off(struct canvas *canvas);
/* Whether any of these rows lies in the window. */
bool canvas_is_seen(const struct canvas *canvas, int row, int rows);
/* Whether any text lost cells to an ellipsis or fell off since the last wipe;
 * whether any was drawn over another. For tests. */
bool canvas_was_cut(const struct canvas *canvas);
bool canvas_overlapped(const struct canvas *canvas);

/* For terminals and tests: cells in screen order, left to right. */
const struct cell *canvas_cell(const struct canvas *canvas, int row,
                               int screen_column);
/* Screen column of a logical column. */
int canvas_screen_column(const struct canvas *canvas, int at);
/* The whole as lines of UTF-8, spaces at line ends cut, for tests. */
void canvas_dump(const struct canvas *canvas, struct text *out);

#endif
