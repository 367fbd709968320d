/* What a practice adds to each page: its mark, and the guide's lines. */
#include "ui/layout_parts.h"

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
    text_format(&lead, placing->plain ? "%s" : "» %s", notice->lead);
    rows = paragraph(placing, row, LOOK_QUIET, notice->hint);
    rows += paragraph(placing, row + rows, LOOK_STATE, text_string(&lead));
    text_done(&lead);
    return rows + (placing->roomy ? 1 : 0);
}

int layout_bar_mark(struct placing *placing, const struct canvas_line *line,
                    int cells, int rows)
{
    struct canvas_line below = {rows, placing->at, placing->cells, LOOK_TITLE,
                                false};

    if (cells > line->cells)
        cells = line->cells;
    layout_spot(placing, SPOT_PRACTICE, line->row, line->at, cells)->rows =
        rows - line->row;
    layout_highlight(placing, SPOT_PRACTICE, line->row, rows - line->row,
                     line->at, cells);
    placing->layout->marked = true;
    if (placing->page->flags & PAGE_CENTERED)
        return 0;
    return canvas_paragraph(placing->canvas, &below, 0,
                            canvas_rows(placing->canvas), placing->page->title);
}
