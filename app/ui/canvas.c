#include "ui/canvas.h"

#include <string.h>

#include "base/mem.h"
#include "i18n/edit.h"
#include "ui/utf8.h"

/* Wider than any screen: a line that is measured before it is cut. */
#define UNCUT_CELLS 100000

struct canvas {
    int columns;
    int rows;
    enum direction direction;
    unsigned flags;
    bool cut;
    bool overlapped;
    int first;           /* window: rows that may be drawn */
    int end;
    int offset;
    struct cell *cells; /* screen order */
};

struct canvas *canvas_new(int columns, int rows, enum direction direction)
{
    struct canvas *canvas = mem_new(1, sizeof *canvas);

    canvas->columns = columns > 0 ? columns : 1;
    canvas->rows = rows > 0 ? rows : 1;
    canvas->direction = direction;
    canvas_window_off(canvas);
    canvas->cells = mem_new((size_t)canvas->columns * (size_t)canvas->rows,
                            sizeof *canvas->cells);
    canvas_wipe(canvas);
    return canvas;
}

void canvas_free(struct canvas **canvas)
{
    if (!*canvas)
        return;
    mem_free((*canvas)->cells);
    mem_free(*canvas);
    *canvas = NULL;
}

void canvas_wipe(struct canvas *canvas)
{
    size_t count = (size_t)canvas->columns * (size_t)canvas->rows;

    mem_wipe(canvas->cells, count * sizeof *canvas->cells);
    for (size_t i = 0; i < count; i++) {
        canvas->cells[i].glyph.points[0] = ' ';
        canvas->cells[i].glyph.width = 1;
    }
    canvas->cut = false;
    canvas->overlapped = false;
}

int canvas_columns(const struct canvas *canvas)
{
    return canvas->columns;
}

int canvas_rows(const struct canvas *canvas)
{
    return canvas->rows;
}

enum direction canvas_direction(const struct canvas *canvas)
{
    return canvas->direction;
}

void canvas_flags(struct canvas *canvas, unsigned lay_flags)
{
    canvas->flags = lay_flags;
}

unsigned canvas_lay_flags(const struct canvas *canvas)
{
    return canvas->flags;
}

bool canvas_is_plain(const struct canvas *canvas)
{
    return canvas->flags & LAY_LOGICAL;
}

void canvas_window(struct canvas *canvas, int first, int end, int offset)
{
    canvas->first = first > 0 ? first : 0;
    canvas->end = end < canvas->rows ? end : canvas->rows;
    canvas->offset = offset;
}

void canvas_window_off(struct canvas *canvas)
{
    canvas_window(canvas, 0, canvas->rows, 0);
}

bool canvas_is_seen(const struct canvas *canvas, int row, int rows)
{
    row -= canvas->offset;
    return row < canvas->end && row + rows > canvas->first;
}

bool canvas_was_cut(const struct canvas *canvas)
{
    return canvas->cut;
}

bool canvas_overlapped(const struct canvas *canvas)
{
    return canvas->overlapped;
}

int canvas_screen_column(const struct canvas *canvas, int at)
{
    return canvas->direction == DIRECTION_RTL ? canvas->columns - 1 - at : at;
}

const struct cell *canvas_cell(const struct canvas *canvas, int row,
                               int screen_column)
{
    return &canvas->cells[(size_t)row * (size_t)canvas->columns +
                          (size_t)screen_column];
}

static struct cell *cell_at(struct canvas *canvas, int row, int column)
{
    row -= canvas->offset;
    if (row < canvas->first || row >= canvas->end || column < 0 ||
        column >= canvas->columns)
        return NULL;
    return &canvas->cells[(size_t)row * (size_t)canvas->columns +
                          (size_t)column];
}

static bool is_blank(const struct cell *cell)
{
    return cell->glyph.width == 1 && cell->glyph.points[0] == ' ';
}

/* Sideways nothing may fall off, and nothing where no window scrolls. */
static bool falls_off(const struct canvas *canvas, int row, int column)
{
    bool whole = canvas->first == 0 && canvas->end == canvas->rows &&
                 canvas->offset == 0;

    return column < 0 || column >= canvas->columns ||
           (whole && (row < 0 || row >= canvas->rows));
}

/* Half of a wide character that loses its other half becomes a space. */
static void put(struct canvas *canvas, int row, int column,
                const struct glyph *glyph, enum look look)
{
    struct cell *cell = cell_at(canvas, row, column);
    struct cell *next = cell_at(canvas, row, column + 1);
    struct cell *before = cell_at(canvas, row, column - 1);

    if (glyph->points[0] != ' ' && falls_off(canvas, row, column))
        canvas->cut = true;
    if (!cell)
        return;
    if (!is_blank(cell) && (glyph->points[0] != cell->glyph.points[0] ||
                            glyph->width != cell->glyph.width))
        canvas->overlapped = true;
    if (cell->glyph.width == 2 && next && next->glyph.width == 0) {
        next->glyph.width = 1;
        next->glyph.points[0] = ' ';
    }
    if (cell->glyph.width == 0 && glyph->width != 0 && before) {
        before->glyph.width = 1;
        memset(before->glyph.points, 0, sizeof before->glyph.points);
        before->glyph.points[0] = ' ';
    }
    cell->glyph = *glyph;
    if (cell->glyph.points[0] == 0 && cell->glyph.width != 0)
        cell->glyph.points[0] = ' ';
    cell->look = look;
}

/* Leftmost screen column of `used` cells within the line. */
static int left_edge(const struct canvas *canvas,
                     const struct canvas_line *line, int used)
{
    int at = line->at + (line->end_aligned ? line->cells - used : 0);

    if (canvas->direction == DIRECTION_RTL)
        return canvas->columns - at - used;
    return at;
}

static void put_line(struct canvas *canvas, const struct canvas_line *line,
                     int row, const struct laid_line *laid)
{
    int column = left_edge(canvas, line, (int)laid->count);

    for (size_t i = 0; i < laid->count; i++)
        put(canvas, row, column + (int)i, &laid->glyphs[i], line->look);
}

/* Lays one line out, cut with an ellipsis if it must be. */
static void lay_cut(struct canvas *canvas, struct laid *laid,
                    const char *string, int cells)
{
    struct text shorter = {0};

    lay(laid, string, UNCUT_CELLS, canvas->direction,
        canvas->flags | LAY_ONE_LINE);
    if (laid->count == 0 || laid->lines[0].cells <= cells)
        return;
    canvas->cut = true;
    laid_done(laid);
    text_append_n(&shorter, string, width_fit(string, cells - 1));
    text_append(&shorter, "…");
    lay(laid, text_string(&shorter), UNCUT_CELLS, canvas->direction,
        canvas->flags | LAY_ONE_LINE);
    text_done(&shorter);
}

int canvas_text(struct canvas *canvas, const struct canvas_line *line,
                const char *string)
{
    struct laid laid = {0};
    int used = 0;

    if (*string && line->cells <= 0)
        canvas->cut = true;
    if (line->cells <= 0 || !*string)
        return 0;
    lay_cut(canvas, &laid, string, line->cells);
    if (laid.count > 0) {
        put_line(canvas, line, line->row, &laid.lines[0]);
        used = (int)laid.lines[0].count;
    }
    laid_done(&laid);
    return used;
}

int canvas_paragraph(struct canvas *canvas, const struct canvas_line *line,
                     int skip, int rows, const char *string)
{
    struct laid laid = {0};
    int needed;

    if (line->cells <= 0)
        return 0;
    lay(&laid, string, line->cells, canvas->direction, canvas->flags);
    needed = (int)laid.count;
    for (int i = skip; i < needed && i - skip < rows; i++)
        put_line(canvas, line, line->row + i - skip, &laid.lines[i]);
    if (needed - skip > rows)
        canvas->cut = true;
    laid_done(&laid);
    return needed;
}

int canvas_typed(struct canvas *canvas, const struct canvas_line *line,
                 int skip, int rows, const char *string, size_t cursor,
                 struct canvas_place *place)
{
    struct laid laid = {0};
    struct edit_place spot;
    int needed;

    *place = (struct canvas_place){0};
    if (line->cells <= 0)
        return 0;
    lay(&laid, string, line->cells, canvas->direction, canvas->flags);
    needed = (int)laid.count;
    for (int i = skip; i < needed && i - skip < rows; i++)
        put_line(canvas, line, line->row + i - skip, &laid.lines[i]);
    spot = edit_place(&laid, string, cursor, canvas->direction);
    place->line = (int)spot.line;
    place->at = spot.column;
    if (canvas->direction == DIRECTION_RTL)
        place->at = laid.lines[spot.line].cells - 1 - spot.column;
    laid_done(&laid);
    return needed;
}

int canvas_measure(const struct canvas *canvas, int cells, const char *string)
{
    struct laid laid = {0};
    int needed;

    lay(&laid, string, cells, canvas->direction, canvas->flags);
    needed = (int)laid.count;
    laid_done(&laid);
    return needed;
}

int canvas_width(const struct canvas *canvas, const char *string)
{
    struct laid laid = {0};
    int cells;

    lay(&laid, string, UNCUT_CELLS, canvas->direction,
        canvas->flags | LAY_ONE_LINE);
    cells = laid.count > 0 ? (int)laid.lines[0].count : 0;
    laid_done(&laid);
    return cells;
}

void canvas_fill(struct canvas *canvas, const struct canvas_line *line,
                 char filler)
{
    struct glyph glyph = {.points = {(unsigned char)filler}, .width = 1};

    for (int i = 0; i < line->cells; i++)
        put(canvas, line->row, canvas_screen_column(canvas, line->at + i),
            &glyph, line->look);
}

void canvas_sign(struct canvas *canvas, const struct canvas_line *line,
                 uint32_t sign)
{
    struct glyph glyph = {.points = {sign}, .width = 1};

    if (canvas_is_plain(canvas) && line->look != LOOK_CODE)
        return;
    for (int i = 0; i < line->cells; i++)
        put(canvas, line->row, canvas_screen_column(canvas, line->at + i),
            &glyph, line->look);
}

void canvas_rule(struct canvas *canvas, const struct canvas_line *line)
{
    canvas_sign(canvas, line, 0x2500);
}

void canvas_look(struct canvas *canvas, const struct canvas_line *line)
{
    for (int i = 0; i < line->cells; i++) {
        int column = canvas_screen_column(canvas, line->at + i);
        struct cell *cell = cell_at(canvas, line->row, column);

        if (cell)
            cell->look = line->look;
    }
}

void canvas_look_bytes(struct canvas *canvas, const struct canvas_line *line,
                       size_t start, size_t length)
{
    for (int i = 0; i < line->cells; i++) {
        int column = canvas_screen_column(canvas, line->at + i);
        struct cell *cell = cell_at(canvas, line->row, column);

        /* A cell that nothing was drawn on has no source. */
        if (cell && !(cell->glyph.points[0] == ' ' &&
                      cell->glyph.source == 0) &&
            cell->glyph.source >= start &&
            cell->glyph.source < start + length)
            cell->look = line->look;
    }
}

static void append_point(struct text *out, uint32_t point)
{
    char bytes[UTF8_SIZE];

    text_append_n(out, bytes, utf8_put(bytes, point));
}

void canvas_dump(const struct canvas *canvas, struct text *out)
{
    for (int row = 0; row < canvas->rows; row++) {
        int end = canvas->columns;

        while (end > 0 && is_blank(canvas_cell(canvas, row, end - 1)))
            end--;
        for (int column = 0; column < end; column++) {
            const struct glyph *glyph =
                &canvas_cell(canvas, row, column)->glyph;

            for (size_t i = 0; i < 5 && glyph->width && glyph->points[i]; i++)
                append_point(out, glyph->points[i]);
        }
        text_append(out, "\n");
    }
}
