/* What is answered in place: steppers, chips, typed texts. */
#include "ui/layout_parts.h"

static void stepper_part(struct placing *placing, int id, int row, int at,
                         int amount, const char *sign)
{
    struct spot *spot = layout_spot(placing, id, row, at, 3);

    spot->kind = SPOT_PART;
    spot->amount = amount;
    layout_line(placing, row, at + 1, 1, LOOK_PLAIN, sign);
}

int layout_stepper(struct placing *placing, const struct item *item, int row)
{
    const char *value = item_string(item, 0);
    int room = placing->cells - 8;
    int cells = layout_width(placing, value) + 4;
    int at;
    int rows;
    struct spot *spot;

    if (cells > room)
        cells = room;
    at = placing->at + (placing->cells - cells) / 2;
    spot = layout_spot(placing, item->id, row, at, cells);
    rows =
        layout_paragraph(placing, row, at + 2, cells - 4, LOOK_PRIMARY, value);
    spot->kind = SPOT_STEPPER;
    spot->rows = rows;
    spot->cursor_at = at + 2;
    layout_highlight(placing, item->id, row, rows, at, cells);
    stepper_part(placing, item->id, row, at - 4, -1, "−");
    stepper_part(placing, item->id, row, at + cells + 1, 1, "+");
    return rows;
}

int layout_chips(struct placing *placing, const struct item *item, int row)
{
    int column = 0;
    int rows = 0;
    int tallest = 0;

    for (size_t i = 0; i < item->count; i++) {
        int id = item->id + (int)i;
        int cells = layout_width(placing, item->labels[i]) + 2;
        struct spot *spot;

        if (cells > placing->cells)
            cells = placing->cells;
        if (column > 0 && column + cells > placing->cells) {
            rows += tallest;
            tallest = 0;
            column = 0;
        }
        spot =
            layout_spot(placing, id, row + rows, placing->at + column, cells);
        spot->rows =
            layout_paragraph(placing, row + rows, placing->at + column + 1,
                             cells - 2, LOOK_PLAIN, item->labels[i]);
        spot->cursor_at = placing->at + column + 1;
        if (spot->rows > tallest)
            tallest = spot->rows;
        if ((int)i == item->chosen) {
            layout_line(placing, row + rows, placing->at + column, 1,
                        LOOK_STATE, "[");
            layout_line(placing, row + rows, placing->at + column + cells - 1,
                        1, LOOK_STATE, "]");
        }
        layout_highlight(placing, id, row + rows, spot->rows,
                         placing->at + column, cells);
        column += cells + 1;
    }
    return rows + tallest;
}

static void draw_marks(const struct placing *placing, const struct item *item,
                       int row, int rows)
{
    struct canvas_line place = {row, placing->at + 1, placing->cells - 2,
                                LOOK_MARK, false};

    for (int i = 0; i < rows; i++, place.row++)
        for (size_t k = 0; k < item->mark_count; k++)
            canvas_look_bytes(placing->canvas, &place, item->marks[k].start,
                              item->marks[k].length);
}

int layout_input(struct placing *placing, const struct item *item, int row)
{
    const struct input *input = item->input;
    /* The last cell is kept free for the cursor behind a full line. */
    struct canvas_line text = {row, placing->at + 1, placing->cells - 3,
                               LOOK_PLAIN, false};
    struct canvas_place place;
    struct spot *spot =
        layout_spot(placing, item->id, row, placing->at, placing->cells);
    const char *string = input_string(input);
    int end = placing->at + placing->cells - 1;
    int rows = canvas_measure(placing->canvas, text.cells, string);
    int skip;

    rows = rows < 1 ? 1 : rows > item->rows ? item->rows : rows;
    canvas_typed(placing->canvas, &text, 0, 0, string, input->cursor, &place);
    skip = input_first_line(place.line, rows);
    canvas_typed(placing->canvas, &text, skip, rows, string, input->cursor,
                 &place);
    item->input->lay_flags = canvas_lay_flags(placing->canvas);
    draw_marks(placing, item, row, rows);
    for (int i = 0; i < rows && !placing->plain; i++) {
        layout_line(placing, row + i, placing->at, 1, LOOK_QUIET, "[");
        layout_line(placing, row + i, end, 1, LOOK_QUIET, "]");
    }
    layout_highlight(placing, item->id, row, rows, placing->at, 1);
    layout_highlight(placing, item->id, row, rows, end, 1);
    spot->kind = SPOT_INPUT;
    spot->rows = rows;
    spot->cursor_row = row + place.line - skip;
    spot->cursor_at = text.at + place.at;
    return rows;
}
