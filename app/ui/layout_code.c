#include "ui/layout_parts.h"

#include "i18n/phrase.h"

/* Cells beside a code that is as high as the screen. */
#define SIDE_CELLS 11
#define GAP 2

/* Two modules stand in one cell: the upper one is this sign, the lower one the
 * ground, which fills its cell in every font. Blocks that should fill theirs
 * leave lines between the rows in some, and a camera sees them. */
#define UPPER_HALF 0x2580

static int rows_of(int modules)
{
    return (modules + 1) / 2;
}

static bool fits_above(int columns, int rows, int modules)
{
    return modules <= columns && rows_of(modules) + 1 <= rows;
}

bool layout_code_fits(int columns, int rows, int modules)
{
    return fits_above(columns, rows, modules) ||
           (modules + SIDE_CELLS <= columns && rows_of(modules) <= rows);
}

/* --- the code --------------------------------------------------------------
 */

/* With the quiet zone around it, which is light. */
static bool is_dark(const struct item *item, int row, int column)
{
    int y = row - item->quiet;
    int x = column - item->quiet;

    return y >= 0 && x >= 0 && y < item->size && x < item->size &&
           item->modules[y * item->size + x];
}

/* A camera reads it from the left in every language: mirroring is undone. */
static void draw_code(const struct placing *placing, const struct item *item,
                      int first, int left)
{
    struct canvas *canvas = placing->canvas;
    int modules = item->size + 2 * item->quiet;

    for (int row = 0; row < rows_of(modules); row++)
        for (int x = 0; x < modules; x++) {
            bool upper = is_dark(item, 2 * row, x);
            bool lower = is_dark(item, 2 * row + 1, x);
            struct canvas_line line = {
                first + row, canvas_screen_column(canvas, left + x), 1,
                lower ? LOOK_CODE_DARK : LOOK_CODE, false};

            canvas_sign(canvas, &line, upper == lower ? ' ' : UPPER_HALF);
        }
}

/* --- what stands with it ---------------------------------------------------
 */

static int draw(const struct placing *placing, int id, int row, int at,
                int cells, const char *string)
{
    struct canvas_line line = {row, at, cells, LOOK_PLAIN, false};
    int rows = canvas_paragraph(placing->canvas, &line, 0,
                                canvas_rows(placing->canvas), string);

    layout_highlight(placing, id, row, rows, at, cells);
    return rows;
}

static int put(struct placing *placing, int id, int row, int at, int cells,
               const char *string)
{
    int rows = draw(placing, id, row, at, cells, string);

    layout_spot(placing, id, row, at, cells)->rows = rows;
    return rows;
}

static void fill_back(struct text *out)
{
    text_format(out, "‹ %s", _("Back"));
}

/* A message that has come meanwhile, else what the page is about, if there is
 * room for it. */
static void put_middle(const struct placing *placing, int row, int at,
                       int cells)
{
    const struct layout_notice *notice = placing->notice;
    const char *string = notice->status ? notice->status
                                        : placing->page->title;
    struct canvas_line line = {row, at, cells,
                               notice->status ? notice->look : LOOK_QUIET,
                               false};

    if (string && cells > 0 &&
        (notice->status || canvas_width(placing->canvas, string) <= cells))
        canvas_text(placing->canvas, &line, string);
}

/* One row at the bottom. */
static void put_below(struct placing *placing, const struct item *item)
{
    int row = canvas_rows(placing->canvas) - 1;
    int label = canvas_width(placing->canvas, item_string(item, 0));
    int end = placing->at + placing->cells - label;
    int at = placing->at;
    struct text back = {0};
    int cells;

    fill_back(&back);
    cells = canvas_width(placing->canvas, text_string(&back));
    put(placing, SPOT_BACK, row, at, cells, text_string(&back));
    at += cells + GAP;
    put_middle(placing, row, at, end - GAP - at);
    put(placing, item->id, row, end, label, item_string(item, 0));
    text_done(&back);
}

/* In a practice the first row says so. */
static int put_mark(struct placing *placing)
{
    const char *mark = placing->notice->mark;

    if (!mark)
        return 0;
    put(placing, SPOT_PRACTICE, 0, placing->at, placing->cells, mark);
    placing->layout->marked = true;
    return 1;
}

/* On rows of its own, where the code takes them all. */
static void put_beside(struct placing *placing, const struct item *item,
                       int row, int at)
{
    const struct layout_notice *notice = placing->notice;
    int cells = canvas_columns(placing->canvas) - at;
    struct text back = {0};

    fill_back(&back);
    row += put(placing, SPOT_BACK, row, at, cells, text_string(&back)) + 1;
    row += put(placing, item->id, row, at, cells, item_string(item, 0)) + 1;
    if (notice->status) {
        struct canvas_line line = {row, at, cells, notice->look, false};

        canvas_paragraph(placing->canvas, &line, 0,
                         canvas_rows(placing->canvas) - row, notice->status);
    }
    text_done(&back);
}

void layout_code(struct placing *placing, const struct item *item)
{
    struct canvas *canvas = placing->canvas;
    int modules = item->size + 2 * item->quiet;
    int columns = canvas_columns(canvas);
    int head = put_mark(placing);
    int rows = canvas_rows(canvas) - head;
    bool above = fits_above(columns, rows, modules);
    int at = above ? (columns - modules) / 2 : 0;
    int first = head + (above ? (rows - 1 - rows_of(modules)) / 2 : 0);

    if (above)
        put_below(placing, item);
    else
        put_beside(placing, item, head, modules + 1);
    if (item->on) {
        struct spot *spot =
            layout_spot(placing, item->id, first, at, modules);

        spot->kind = SPOT_PART;
        spot->rows = rows_of(modules);
        spot->amount = 1;
    }
    /* In Arabic the start side is the right one. */
    if (canvas_direction(canvas) == DIRECTION_RTL)
        at = columns - at - modules;
    draw_code(placing, item, first, at);
}
