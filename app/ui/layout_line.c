/* Lines and paragraphs as the parts of a screen draw them. */
#include "ui/layout_parts.h"

/* More rows than any item has. */
#define ALL_ROWS 100000

int layout_paragraph(const struct placing *placing, int row, int at, int cells,
                     enum look look, const char *string)
{
    struct canvas_line line = {row, at, cells, look, false};

    return canvas_paragraph(placing->canvas, &line, 0, ALL_ROWS, string);
}

int layout_line(const struct placing *placing, int row, int at, int cells,
                enum look look, const char *string)
{
    struct canvas_line line = {row, at, cells, look, false};

    return canvas_text(placing->canvas, &line, string);
}

void layout_line_at_end(const struct placing *placing, int row, int at,
                        int cells, enum look look, const char *string)
{
    struct canvas_line line = {row, at, cells, look, true};

    canvas_text(placing->canvas, &line, string);
}

void layout_rule(const struct placing *placing, int row)
{
    struct canvas_line line = {row, placing->outer_at, placing->outer_cells,
                               LOOK_QUIET, false};

    canvas_rule(placing->canvas, &line);
}

int layout_width(const struct placing *placing, const char *string)
{
    return *string ? canvas_width(placing->canvas, string) : 0;
}

int layout_detail(const struct placing *placing, int row, int at, int cells,
                  const char *label, const char *detail)
{
    int detail_cells = layout_width(placing, detail);
    int rows;

    if (layout_width(placing, label) + (detail_cells ? detail_cells + 2 : 0) <=
        cells) {
        layout_line(placing, row, at, cells, LOOK_PLAIN, label);
        layout_line_at_end(placing, row, at, cells, LOOK_QUIET, detail);
        return 1;
    }
    rows = layout_paragraph(placing, row, at, cells, LOOK_PLAIN, label);
    if (detail_cells == 0)
        return rows;
    if (detail_cells > cells)
        return rows + layout_paragraph(placing, row + rows, at, cells,
                                       LOOK_QUIET, detail);
    layout_line_at_end(placing, row + rows, at, cells, LOOK_QUIET, detail);
    return rows + 1;
}
