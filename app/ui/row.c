#include "ui/row.h"

#include <string.h>

#include "base/mem.h"

#define NO_BREAK_SPACE 0xA0

static bool has_rtl(const struct canvas *canvas, int row)
{
    for (int i = 0; i < canvas_columns(canvas); i++)
        if (canvas_cell(canvas, row, i)->glyph.rtl)
            return true;
    return false;
}

/* Whether letters that were laid visually go back into reading order. */
static bool is_guarded(enum bidi_output bidi, const struct canvas *canvas,
                       int row)
{
    bool turned = bidi == BIDI_GUARD ||
                  (bidi == BIDI_READING &&
                   !(canvas_lay_flags(canvas) & LAY_LOGICAL));

    return turned && has_rtl(canvas, row);
}

/* mlterm miscounts when it is told to erase some cells of a row with wide
 * letters: something of them stays. Curses erases instead of writing spaces,
 * so what is written are spaces of another kind; beside Arabic letters they
 * would not be as wide as a cell. */
static bool is_solid(enum bidi_output bidi, const struct canvas *canvas,
                     int row)
{
    return (bidi == BIDI_MLTERM || bidi == BIDI_READING) &&
           !has_rtl(canvas, row);
}

void row_take(enum bidi_output bidi, const struct canvas *canvas, int row,
              struct glyph *glyphs, bool *mark_after)
{
    size_t columns = (size_t)canvas_columns(canvas);
    bool solid = is_solid(bidi, canvas, row);

    for (size_t i = 0; i < columns; i++) {
        glyphs[i] = canvas_cell(canvas, row, (int)i)->glyph;
        mark_after[i] = false;
        if (solid && glyphs[i].points[0] == ' ')
            glyphs[i].points[0] = NO_BREAK_SPACE;
    }
    if (is_guarded(bidi, canvas, row))
        lay_guard(glyphs, columns, mark_after);
    /* Where an LRM takes a cell there is none. */
    if (bidi != BIDI_GUARD)
        memset(mark_after, 0, columns * sizeof *mark_after);
}

int row_cursor(enum bidi_output bidi, const struct canvas *canvas, int row,
               int column)
{
    size_t columns = (size_t)canvas_columns(canvas);
    struct glyph *glyphs;

    if (row < 0 || row >= canvas_rows(canvas) || column < 0 ||
        (size_t)column >= columns || !is_guarded(bidi, canvas, row))
        return column;
    glyphs = mem_new(columns, sizeof *glyphs);
    for (size_t i = 0; i < columns; i++)
        glyphs[i] = canvas_cell(canvas, row, (int)i)->glyph;
    column = (int)lay_guard_column(glyphs, columns, (size_t)column);
    mem_free(glyphs);
    return column;
}
