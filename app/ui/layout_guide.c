/* What a practice adds to each page: its mark on the edge of a sheet (in the
 * top bar it stands in layout_frame.c), and the guide's lines. */
#include "ui/layout_parts.h"

/* Cells of the edge that are seen on both sides of the mark. */
#define EDGE 1

static int paragraph(const struct placing *placing, int row, enum look look,
                     const char *string)
{
    struct canvas_line line = {row, placing->at, placing->cells, look, false};

    return canvas_paragraph(placing->canvas, &line, 0,
                            canvas_rows(placing->canvas), string);
}

int layout_guide(const struct placing *placing, int row)
{
    const struct layout_notice *notice = placing->notice;
    struct text lead = {0};
    int rows;

    if (!notice->hint)
        return 0;
    /* The sign turns round by itself where one reads from the right. */
    text_format(&lead, "» %s", notice->lead);
    rows = paragraph(placing, row, LOOK_QUIET, notice->hint);
    rows += paragraph(placing, row + rows, LOOK_STATE, text_string(&lead));
    text_done(&lead);
    return rows + (placing->roomy ? 1 : 0);
}

void layout_edge_mark(const struct placing *placing, int row)
{
    struct canvas *canvas = placing->canvas;
    struct canvas_line line = {row, placing->outer_at, EDGE, LOOK_QUIET,
                               false};
    const char *mark = placing->notice->mark;
    int cells = mark ? canvas_width(canvas, mark) + 2 : 0;

    if (cells > placing->outer_cells - EDGE)
        cells = placing->outer_cells - EDGE;
    if (mark) {
        canvas_rule(canvas, &line);
        line.at += EDGE + 1;
        line.cells = cells - 2;
        line.look = LOOK_STATE;
        canvas_text(canvas, &line, mark);
        placing->layout->marked = true;
        line.at += line.cells + 1;
        line.look = LOOK_QUIET;
    }
    line.cells = placing->outer_at + placing->outer_cells - line.at;
    canvas_rule(canvas, &line);
}
