#include "ui/layout_parts.h"

#include "i18n/format.h"

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

static void draw_number(struct placing *placing, struct spot *spot, int row)
{
    struct text number = {0};

    placing->number++;
    spot->number = placing->number;
    format_number(&number, placing->number, NULL);
    layout_line(placing, row, placing->at, placing->digits, LOOK_QUIET,
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
    int rows = layout_detail(placing, row, at, cells, item_string(item, 0),
                           item_string(item, 1));
    int below = placing->numbered ? 0 : 2;

    if (placing->numbered)
        draw_number(placing, spot, row);
    if (*item_string(item, 2))
        rows += layout_paragraph(placing, row + rows, at + below, cells - below,
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
    int title_cells = layout_width(placing, title);
    int state_cells = layout_width(placing, state);
    int middle_cells = layout_width(placing, middle);
    int column = cells * 2 / 5;
    int rows;

    if (column < title_cells + 2)
        column = title_cells + 2;
    if (column + middle_cells + 2 + state_cells <= cells) {
        layout_line(placing, row, at, cells, LOOK_TITLE, title);
        layout_line(placing, row, at + column, cells - column, LOOK_PLAIN, middle);
        layout_line_at_end(placing, row, at, cells, LOOK_STATE, state);
        return 1;
    }
    rows = layout_paragraph(placing, row, at, cells, LOOK_TITLE, title);
    if (rows > 1 || title_cells + 2 + state_cells > cells)
        rows++;
    layout_line_at_end(placing, row + rows - 1, at, cells, LOOK_STATE, state);
    if (*middle)
        rows += layout_paragraph(placing, row + rows, at, cells, LOOK_PLAIN, middle);
    return rows;
}

static int place_card(struct placing *placing, const struct item *item,
                      int row)
{
    struct spot *spot = layout_spot(placing, item->id, row, placing->outer_at,
                                    placing->outer_cells);
    int rows = card_head(placing, item, row);

    if (*item_string(item, 3))
        rows += layout_paragraph(placing, row + rows, placing->at, placing->cells,
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
    int rows = layout_paragraph(placing, row, at + 4, cells - 4, LOOK_PLAIN,
                         item_string(item, 0));

    if (rows == 0)
        rows = 1;
    layout_line(placing, row, at, 3, LOOK_PLAIN, item->on ? "[x]" : "[ ]");
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
        int cells = layout_width(placing, item_string(&items[i], 0));

        widest = larger(widest, cells);
        value = larger(value, layout_width(placing, item_string(&items[i], 1)));
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

    if (layout_width(placing, label) + 2 <= column &&
        (placing->cells - column >= VALUE_LEAST ||
         layout_width(placing, value) <= placing->cells - column)) {
        layout_line(placing, row, placing->at, placing->cells, LOOK_PLAIN, label);
        rows = layout_paragraph(placing, row, placing->at + column,
                         placing->cells - column, item->look, value);
        return rows > 1 ? rows : 1;
    }
    rows = layout_paragraph(placing, row, placing->at, placing->cells, LOOK_PLAIN,
                     label);
    return rows + layout_paragraph(placing, row + rows, placing->at + 2,
                            placing->cells - 2, item->look, value);
}

static int place_bullet(const struct placing *placing, const struct item *item,
                        int row)
{
    layout_line(placing, row, placing->at + 1, 2, LOOK_PLAIN, item_string(item, 0));
    return layout_detail(placing, row, placing->at + 3, placing->cells - 3,
                       item_string(item, 1), item_string(item, 2));
}

static int place_gap_or_note(const struct placing *placing,
                             const struct item *item, int row)
{
    if (item->kind == ITEM_GAP)
        return placing->roomy || placing->airy ? 1 : 0;
    if (!placing->roomy)
        return 0;
    return layout_paragraph(placing, row, placing->at, placing->cells, LOOK_QUIET,
                     item_string(item, 0));
}

int layout_item(struct placing *placing, const struct item *item, int row)
{
    int said = placing->plain ? layout_reader_item(placing, item, row) : 0;

    if (placing->plain && item->kind != ITEM_INPUT)
        return said;
    switch (item->kind) {
    case ITEM_TEXT:
        return layout_paragraph(placing, row, placing->at, placing->cells, item->look,
                         item_string(item, 0));
    case ITEM_NOTE: case ITEM_GAP:
        return place_gap_or_note(placing, item, row);
    case ITEM_PAIR:
        return place_pair(placing, item, row);
    case ITEM_BULLET:
        return place_bullet(placing, item, row);
    case ITEM_BIG:
        return layout_big(placing, item, row);
    case ITEM_BAR:
        return layout_bar(placing, item, row);
    case ITEM_CHART:
        return layout_chart(placing, item, row);
    case ITEM_ROW:
        return place_row(placing, item, row);
    case ITEM_CARD:
        return place_card(placing, item, row);
    case ITEM_TICK:
        return place_tick(placing, item, row);
    case ITEM_STEPPER:
        return layout_stepper(placing, item, row);
    case ITEM_CHIPS:
        return layout_chips(placing, item, row);
    case ITEM_CALENDAR:
        return layout_calendar(placing, item, row);
    case ITEM_INPUT:
        return said + layout_input(placing, item, row + said);
    case ITEM_CODE: /* layout_code.c */
        break;
    }
    return 0;
}
