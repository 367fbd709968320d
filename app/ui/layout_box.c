/* The frame of a sheet. */
#include "ui/layout_parts.h"

/* Cells of the edge that are seen on both sides of a mark. */
#define EDGE 1

/* The upper edge, with the mark of a practice in it. */
static void upper_edge(const struct placing *placing, int row)
{
    struct canvas *canvas = placing->canvas;
    struct canvas_line line = {row, placing->outer_at, EDGE, LOOK_QUIET, false};
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

void layout_box(const struct placing *placing, int first, int end)
{
    struct canvas *canvas = placing->canvas;
    bool mirrored = canvas_direction(canvas) == DIRECTION_RTL;
    int at = placing->outer_at - 1;
    int last = placing->outer_at + placing->outer_cells;

    for (int row = first; row < end; row++) {
        bool edge = row == first || row == end - 1;
        struct canvas_line line = {row, at + 1, last - at - 1, LOOK_QUIET,
                                   false};
        uint32_t start = 0x2502;
        uint32_t stop = 0x2502;

        if (row == first)
            upper_edge(placing, row);
        else if (edge)
            canvas_rule(canvas, &line);
        if (edge) {
            start = row == first ? (mirrored ? 0x256E : 0x256D)
                                 : (mirrored ? 0x256F : 0x2570);
            stop = row == first ? (mirrored ? 0x256D : 0x256E)
                                : (mirrored ? 0x2570 : 0x256F);
        }
        line.cells = 1;
        line.at = at;
        canvas_sign(canvas, &line, start);
        line.at = last;
        canvas_sign(canvas, &line, stop);
    }
}
