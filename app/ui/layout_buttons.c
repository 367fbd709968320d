/* What a screen offers to do. */
#include "ui/layout_parts.h"

/* On both sides of a button's label. */
#define BUTTON_PAD 2

static int button_cells(const struct placing *placing, size_t index)
{
    int cells =
        layout_width(placing, placing->page->buttons.items[index].label) +
        2 * BUTTON_PAD;

    if (placing->page->flags & PAGE_SHEET || cells > placing->outer_cells)
        return placing->outer_cells;
    return cells;
}

/* How many buttons from `first` stand on one line, and their cells. */
static size_t button_line(const struct placing *placing, size_t first,
                          int *cells)
{
    size_t count = placing->page->buttons.count;
    size_t end = first;

    *cells = 0;
    while (end < count) {
        int more = button_cells(placing, end) + (end > first ? 1 : 0);

        if (end > first && *cells + more > placing->outer_cells)
            break;
        *cells += more;
        end++;
    }
    return end;
}

/* So that the one thing to do is seen before it has the focus. */
static void draw_edges(const struct placing *placing, int row, int rows, int at,
                       int cells)
{
    bool mirrored = canvas_direction(placing->canvas) == DIRECTION_RTL;
    struct canvas_line line = {row, at, 1, LOOK_PRIMARY, false};

    for (int i = 0; i < rows; i++, line.row++) {
        line.at = at;
        canvas_sign(placing->canvas, &line, mirrored ? 0x2590 : 0x258C);
        line.at = at + cells - 1;
        canvas_sign(placing->canvas, &line, mirrored ? 0x258C : 0x2590);
    }
}

static int place_button(struct placing *placing, size_t index, int row, int at,
                        bool drawn)
{
    const struct button *button = &placing->page->buttons.items[index];
    int cells = button_cells(placing, index);
    struct canvas_line line = {row, at + BUTTON_PAD, cells - 2 * BUTTON_PAD,
                               button->primary ? LOOK_PRIMARY : LOOK_PLAIN,
                               false};
    struct spot *spot;
    int rows;

    if (!drawn)
        return canvas_measure(placing->canvas, line.cells, button->label);
    rows = canvas_paragraph(placing->canvas, &line, 0,
                            canvas_rows(placing->canvas), button->label);
    if (button->primary)
        draw_edges(placing, row, rows, at, cells);
    spot = layout_spot(placing, button->id, row, at, cells);
    spot->rows = rows;
    spot->cursor_at = at + BUTTON_PAD;
    layout_highlight(placing, button->id, row, rows, at, cells);
    return rows;
}

int layout_buttons(struct placing *placing, int row, bool drawn)
{
    size_t count = placing->page->buttons.count;
    int used = 0;

    if (placing->plain)
        return layout_reader_buttons(placing, row, drawn);
    for (size_t first = 0; first < count;) {
        int cells;
        size_t end = button_line(placing, first, &cells);
        int at = placing->outer_at;
        int tallest = 1;

        if (first == 0 && end == count)
            at += (placing->outer_cells - cells) / 2;
        for (; first < end; first++) {
            int rows = place_button(placing, first, row + used, at, drawn);

            if (rows > tallest)
                tallest = rows;
            at += button_cells(placing, first) + 1;
        }
        used += tallest;
    }
    return used;
}
