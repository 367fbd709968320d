#include "ui/layout_parts.h"

#include "i18n/format.h"
#include "i18n/phrase.h"

/* More rows than any item has. */
#define ALL_ROWS 100000
/* Narrower than this, a value stands below its label. */
#define VALUE_LEAST 20

struct spot *layout_spot(struct placing *placing, int id, int row, int at,
                         int cells)
{
    struct spot *spot = &placing->unused;

    /* The second pass draws what the first has noted. */
    if (placing->recording)
        spot = LIST_ADD(&placing->layout->spots);
    *spot = (struct spot){.kind = SPOT_PLAIN,
                          .id = id,
                          .row = row,
                          .at = at,
                          .rows = 1,
                          .cells = cells,
                          .cursor_row = row,
                          .cursor_at = at,
                          .fixed = placing->fixed};
    return spot;
}

void layout_highlight(const struct placing *placing, int id, int row, int rows,
                      int at, int cells)
{
    if (id == 0 || id != placing->focus)
        return;
    for (int i = 0; i < rows; i++)
        canvas_look(placing->canvas,
                    &(struct canvas_line){row + i, at, cells, LOOK_FOCUS,
                                          false});
}

static int paragraph(const struct placing *placing, int row, int at, int cells,
                     enum look look, const char *string)
{
    struct canvas_line line = {row, at, cells, look, false};

    return canvas_paragraph(placing->canvas, &line, 0, ALL_ROWS, string);
}

static int line(const struct placing *placing, int row, int at, int cells,
                enum look look, const char *string)
{
    struct canvas_line place = {row, at, cells, look, false};

    return canvas_text(placing->canvas, &place, string);
}

static void line_at_end(const struct placing *placing, int row, int at,
                        int cells, enum look look, const char *string)
{
    struct canvas_line place = {row, at, cells, look, true};

    canvas_text(placing->canvas, &place, string);
}

static int width(const struct placing *placing, const char *string)
{
    return canvas_width(placing->canvas, string);
}

/* A label with something at the end side: on one line, or on two. */
static int with_detail(const struct placing *placing, int row, int at,
                       int cells, const char *label, const char *detail)
{
    int detail_cells = width(placing, detail);
    int rows;

    if (width(placing, label) + (detail_cells ? detail_cells + 2 : 0) <=
        cells) {
        line(placing, row, at, cells, LOOK_PLAIN, label);
        line_at_end(placing, row, at, cells, LOOK_QUIET, detail);
        return 1;
    }
    rows = paragraph(placing, row, at, cells, LOOK_PLAIN, label);
    if (detail_cells == 0)
        return rows;
    if (detail_cells > cells)
        return rows + paragraph(placing, row + rows, at, cells, LOOK_QUIET,
                                detail);
    line_at_end(placing, row + rows, at, cells, LOOK_QUIET, detail);
    return rows + 1;
}

static void draw_number(struct placing *placing, struct spot *spot, int row)
{
    struct text number = {0};

    placing->number++;
    spot->number = placing->number;
    format_number(&number, placing->number, NULL);
    line(placing, row, placing->at, placing->digits, LOOK_QUIET,
         text_string(&number));
    text_done(&number);
}

static int place_row(struct placing *placing, const struct item *item, int row)
{
    int indent = placing->numbered ? placing->digits : 0;
    int at = placing->at + indent;
    int cells = placing->cells - indent;
    struct spot *spot = layout_spot(placing, item->id, row, placing->outer_at,
                                    placing->outer_cells);
    int rows = with_detail(placing, row, at, cells, item_string(item, 0),
                           item_string(item, 1));
    int below = placing->numbered ? 0 : 2;

    if (placing->numbered)
        draw_number(placing, spot, row);
    if (*item_string(item, 2))
        rows += paragraph(placing, row + rows, at + below, cells - below,
                          LOOK_QUIET, item_string(item, 2));
    spot->rows = rows;
    spot->cursor_at = at;
    layout_highlight(placing, item->id, row, rows, placing->outer_at,
                     placing->outer_cells);
    return rows;
}

static int card_head(const struct placing *placing, const struct item *item,
                     int row)
{
    const char *title = item_string(item, 0);
    const char *middle = item_string(item, 1);
    const char *state = item_string(item, 2);
    int at = placing->at;
    int cells = placing->cells;
    int title_cells = width(placing, title);
    int state_cells = width(placing, state);
    int middle_cells = width(placing, middle);
    int column = cells * 2 / 5;
    int rows;

    if (column < title_cells + 2)
        column = title_cells + 2;
    if (column + middle_cells + 2 + state_cells <= cells) {
        line(placing, row, at, cells, LOOK_TITLE, title);
        line(placing, row, at + column, cells - column, LOOK_PLAIN, middle);
        line_at_end(placing, row, at, cells, LOOK_STATE, state);
        return 1;
    }
    rows = paragraph(placing, row, at, cells, LOOK_TITLE, title);
    if (rows > 1 || title_cells + 2 + state_cells > cells)
        rows++;
    line_at_end(placing, row + rows - 1, at, cells, LOOK_STATE, state);
    if (*middle)
        rows += paragraph(placing, row + rows, at, cells, LOOK_PLAIN, middle);
    return rows;
}

static int place_card(struct placing *placing, const struct item *item,
                      int row)
{
    struct spot *spot = layout_spot(placing, item->id, row, placing->outer_at,
                                    placing->outer_cells);
    int rows = card_head(placing, item, row);

    if (*item_string(item, 3))
        rows += paragraph(placing, row + rows, placing->at, placing->cells,
                          LOOK_QUIET, item_string(item, 3));
    spot->rows = rows;
    spot->cursor_at = placing->at;
    layout_highlight(placing, item->id, row, rows, placing->outer_at,
                     placing->outer_cells);
    return rows + (placing->roomy ? 1 : 0);
}

static int place_tick(struct placing *placing, const struct item *item,
                      int row)
{
    int indent = placing->numbered ? placing->digits : 0;
    int at = placing->at + indent;
    int cells = placing->cells - indent;
    struct spot *spot = layout_spot(placing, item->id, row, placing->outer_at,
                                    placing->outer_cells);
    int rows = paragraph(placing, row, at + 4, cells - 4, LOOK_PLAIN,
                         item_string(item, 0));

    if (rows == 0)
        rows = 1;
    line(placing, row, at, 3, LOOK_PLAIN, item->on ? "[x]" : "[ ]");
    if (placing->numbered)
        draw_number(placing, spot, row);
    spot->rows = rows;
    spot->cursor_at = at + 1;
    layout_highlight(placing, item->id, row, rows, placing->outer_at,
                     placing->outer_cells);
    return rows;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

/* Values of pairs that follow each other stand in one column, which is found
 * with the first of them that is placed. */
static int pair_column(struct placing *placing)
{
    const struct item *items = placing->page->items.items;
    size_t end = placing->index;
    size_t first = end;
    int widest = 0;
    int short_ones = 0;
    int value = 0;

    if (end < placing->pair_end && end >= placing->pair_first)
        return placing->pair_column;
    while (first > 0 && items[first - 1].kind == ITEM_PAIR)
        first--;
    while (end < placing->page->items.count && items[end].kind == ITEM_PAIR)
        end++;
    for (size_t i = first; i < end; i++) {
        int cells = width(placing, item_string(&items[i], 0));

        widest = larger(widest, cells);
        value = larger(value, width(placing, item_string(&items[i], 1)));
        if (cells <= placing->cells / 2)
            short_ones = larger(short_ones, cells);
    }
    /* Long labels have the column if all values still stand beside them. */
    if (widest + 2 + value > placing->cells)
        widest = short_ones;
    placing->pair_first = first;
    placing->pair_end = end;
    placing->pair_column = widest + 2;
    return widest + 2;
}

static int place_pair(struct placing *placing, const struct item *item,
                      int row)
{
    const char *label = item_string(item, 0);
    const char *value = item_string(item, 1);
    int column = pair_column(placing);
    int rows;

    if (width(placing, label) + 2 <= column &&
        (placing->cells - column >= VALUE_LEAST ||
         width(placing, value) <= placing->cells - column)) {
        line(placing, row, placing->at, placing->cells, LOOK_PLAIN, label);
        rows = paragraph(placing, row, placing->at + column,
                         placing->cells - column, item->look, value);
        return rows > 1 ? rows : 1;
    }
    rows = paragraph(placing, row, placing->at, placing->cells, LOOK_PLAIN,
                     label);
    return rows + paragraph(placing, row + rows, placing->at + 2,
                            placing->cells - 2, item->look, value);
}

static int place_bullet(const struct placing *placing, const struct item *item,
                        int row)
{
    line(placing, row, placing->at + 1, 2, LOOK_PLAIN, item_string(item, 0));
    return with_detail(placing, row, placing->at + 3, placing->cells - 3,
                       item_string(item, 1), item_string(item, 2));
}

static int place_big(const struct placing *placing, const struct item *item,
                     int row)
{
    const char *string = item_string(item, 0);
    int cells = width(placing, string);

    if (cells > placing->cells)
        return paragraph(placing, row, placing->at, placing->cells, item->look,
                         string);
    line(placing, row, placing->at + (placing->cells - cells) / 2, cells,
         item->look, string);
    return 1;
}

static int place_bar(const struct placing *placing, const struct item *item,
                     int row)
{
    struct text number = {0};
    struct text percent = {0};
    struct format_part part = {"number", NULL};
    int cells = placing->cells - 7;
    int full = cells * item->percent / 100;

    format_number(&number, item->percent, NULL);
    part.value = text_string(&number);
    /* TRANSLATORS: beside a bar that grows; at most 5 cells with a number up
     * to 100. */
    format_fill(&percent, _("{number}%"), &part, 1);
    canvas_sign(placing->canvas,
                &(struct canvas_line){row, placing->at, full, LOOK_PLAIN,
                                      false},
                0x2588);
    canvas_sign(placing->canvas,
                &(struct canvas_line){row, placing->at + full, cells - full,
                                      LOOK_PLAIN, false},
                0x2591);
    line_at_end(placing, row, placing->at, placing->cells, LOOK_PLAIN,
                text_string(&percent));
    text_done(&number);
    text_done(&percent);
    return 1;
}

/* The number stands above in words; the bar only makes it easy to see. */
static int place_chart(const struct placing *placing, const struct item *item,
                       int row)
{
    int rows = with_detail(placing, row, placing->at, placing->cells,
                           item_string(item, 0), item_string(item, 1));
    int cells = placing->cells * item->percent / 100;

    if (cells == 0)
        return rows;
    canvas_sign(placing->canvas,
                &(struct canvas_line){row + rows, placing->at, cells,
                                      LOOK_PLAIN, false},
                0x2588);
    return rows + 1;
}

static void stepper_part(struct placing *placing, int id, int row, int at,
                         int amount, const char *sign)
{
    struct spot *spot = layout_spot(placing, id, row, at, 3);

    spot->kind = SPOT_PART;
    spot->amount = amount;
    line(placing, row, at + 1, 1, LOOK_PLAIN, sign);
}

static int place_stepper(struct placing *placing, const struct item *item,
                         int row)
{
    const char *value = item_string(item, 0);
    int room = placing->cells - 8;
    int cells = width(placing, value) + 4;
    int at;
    int rows;
    struct spot *spot;

    if (cells > room)
        cells = room;
    at = placing->at + (placing->cells - cells) / 2;
    spot = layout_spot(placing, item->id, row, at, cells);
    rows = paragraph(placing, row, at + 2, cells - 4, LOOK_PRIMARY, value);
    spot->kind = SPOT_STEPPER;
    spot->rows = rows;
    spot->cursor_at = at + 2;
    layout_highlight(placing, item->id, row, rows, at, cells);
    stepper_part(placing, item->id, row, at - 4, -1, "−");
    stepper_part(placing, item->id, row, at + cells + 1, 1, "+");
    return rows;
}

static int place_chips(struct placing *placing, const struct item *item,
                       int row)
{
    int column = 0;
    int rows = 0;
    int tallest = 0;

    for (size_t i = 0; i < item->count; i++) {
        int id = item->id + (int)i;
        int cells = width(placing, item->labels[i]) + 2;
        struct spot *spot;

        if (cells > placing->cells)
            cells = placing->cells;
        if (column > 0 && column + cells > placing->cells) {
            rows += tallest;
            tallest = 0;
            column = 0;
        }
        spot = layout_spot(placing, id, row + rows, placing->at + column,
                           cells);
        spot->rows = paragraph(placing, row + rows, placing->at + column + 1,
                               cells - 2, LOOK_PLAIN, item->labels[i]);
        spot->cursor_at = placing->at + column + 1;
        if (spot->rows > tallest)
            tallest = spot->rows;
        if ((int)i == item->chosen) {
            line(placing, row + rows, placing->at + column, 1, LOOK_STATE,
                 "[");
            line(placing, row + rows, placing->at + column + cells - 1, 1,
                 LOOK_STATE, "]");
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

static int place_input(struct placing *placing, const struct item *item,
                       int row)
{
    const struct input *input = item->input;
    /* The last cell is kept free for the cursor behind a full line. */
    struct canvas_line text = {row, placing->at + 1, placing->cells - 3,
                               LOOK_PLAIN, false};
    struct canvas_place place;
    struct spot *spot = layout_spot(placing, item->id, row, placing->at,
                                    placing->cells);
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
        line(placing, row + i, placing->at, 1, LOOK_QUIET, "[");
        line(placing, row + i, end, 1, LOOK_QUIET, "]");
    }
    layout_highlight(placing, item->id, row, rows, placing->at, 1);
    layout_highlight(placing, item->id, row, rows, end, 1);
    spot->kind = SPOT_INPUT;
    spot->rows = rows;
    spot->cursor_row = row + place.line - skip;
    spot->cursor_at = text.at + place.at;
    return rows;
}

static int place_gap_or_note(const struct placing *placing,
                             const struct item *item, int row)
{
    if (item->kind == ITEM_GAP)
        return placing->roomy || placing->airy ? 1 : 0;
    if (!placing->roomy)
        return 0;
    return paragraph(placing, row, placing->at, placing->cells, LOOK_QUIET,
                     item_string(item, 0));
}

int layout_item(struct placing *placing, const struct item *item, int row)
{
    int said = placing->plain ? layout_reader_item(placing, item, row) : 0;

    if (placing->plain && item->kind != ITEM_INPUT)
        return said;
    switch (item->kind) {
    case ITEM_TEXT:
        return paragraph(placing, row, placing->at, placing->cells, item->look,
                         item_string(item, 0));
    case ITEM_NOTE: case ITEM_GAP:
        return place_gap_or_note(placing, item, row);
    case ITEM_PAIR:
        return place_pair(placing, item, row);
    case ITEM_BULLET:
        return place_bullet(placing, item, row);
    case ITEM_BIG:
        return place_big(placing, item, row);
    case ITEM_BAR:
        return place_bar(placing, item, row);
    case ITEM_CHART:
        return place_chart(placing, item, row);
    case ITEM_ROW:
        return place_row(placing, item, row);
    case ITEM_CARD:
        return place_card(placing, item, row);
    case ITEM_TICK:
        return place_tick(placing, item, row);
    case ITEM_STEPPER:
        return place_stepper(placing, item, row);
    case ITEM_CHIPS:
        return place_chips(placing, item, row);
    case ITEM_CALENDAR:
        return layout_calendar(placing, item, row);
    case ITEM_INPUT:
        return said + place_input(placing, item, row + said);
    case ITEM_CODE: /* layout_code.c */
        break;
    }
    return 0;
}
