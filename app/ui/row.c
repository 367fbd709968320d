#include "ui/row.h"

#include <string.h>

#include "base/mark.h"
#include "base/mem.h"
#include "i18n/bidi.h"
#include "i18n/phrase.h"

#define NO_BREAK_SPACE 0xA0
#define RIGHT_TO_LEFT_MARK 0x200F

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

/* mlterm lays a row from the side of its first letter, and "Enter: ..." in an
 * Arabic page from the wrong one: keys would stand beside another key's words.
 * A mark that takes no cell of its own goes into the blank one before; rows
 * without letters, such as those of a QR code, stay. */
static void lay_from_right(struct glyph *glyphs, size_t columns)
{
    uint32_t *points = glyphs[0].points;
    size_t count = 1;
    size_t first = 0;

    while (first < columns && !bidi_is_ltr(glyphs[first].points[0]) &&
           !bidi_is_rtl(glyphs[first].points[0]))
        first++;
    if (first == 0 || first == columns ||
        bidi_is_rtl(glyphs[first].points[0]))
        return;
    while (count < COUNT(glyphs[0].points) && points[count])
        count++;
    if (count < COUNT(glyphs[0].points))
        points[count] = RIGHT_TO_LEFT_MARK;
}

static bool is_from_right(enum bidi_output bidi, const struct canvas *canvas)
{
    return bidi == BIDI_READING && canvas_lay_flags(canvas) & LAY_LOGICAL &&
           phrase_language()->direction == DIRECTION_RTL;
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
    if (is_from_right(bidi, canvas))
        lay_from_right(glyphs, columns);
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
