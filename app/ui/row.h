#ifndef UI_ROW_H
#define UI_ROW_H
/* A row of a canvas as it has to be written to a terminal that has a bidi
 * engine or a fault of its own (ui/detection.h). No I/O. For ui/term_curses.c.
 * Where mlterm's engine lays the rows, each of a page from the right begins
 * there, in Latin letters too.
 */
#include "i18n/width.h"
#include "ui/canvas.h"
#include "ui/detection.h"

/* Fills in one glyph a column; mark_after[i]: an LRM follows. The caller wipes
 * both arrays, of canvas_columns each. */
void row_take(enum bidi_output bidi, const struct canvas *canvas, int row,
              struct glyph *glyphs, bool *mark_after);
/* Where a cursor has to be put that is to be seen at `column`. */
int row_cursor(enum bidi_output bidi, const struct canvas *canvas, int row,
               int column);

#endif
