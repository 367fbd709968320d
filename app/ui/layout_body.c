#include "ui/layout_parts.h"

#include "i18n/format.h"

/* --- air -------------------------------------------------------------------
 */

static bool is_list(enum item_kind kind)
{
    return kind == ITEM_ROW || kind == ITEM_TICK;
}

static bool is_head(const struct item *item)
{
    return item->kind == ITEM_TEXT && item->look == LOOK_TITLE;
}

static bool is_text(const struct item *item)
{
    return (item->kind == ITEM_TEXT || item->kind == ITEM_NOTE) &&
           !is_head(item);
}

/* Whether an empty line between these two helps the eye. What belongs together
 * stays together: a title and what it names, a field and the line about it. */
static bool wants_air(const struct item *above, const struct item *below)
{
    if (above->kind == ITEM_GAP || below->kind == ITEM_GAP ||
        above->kind == ITEM_CARD)
        return false;
    if (is_head(below))
        return true;
    if (is_head(above))
        return below->kind == ITEM_STEPPER || below->kind == ITEM_CALENDAR;
    if (is_text(above))
        return !(is_text(below) || below->kind == ITEM_INPUT ||
                 below->kind == ITEM_STEPPER || above->look == LOOK_WARN);
    if (above->kind == ITEM_INPUT)
        return !is_text(below);
    return above->kind != below->kind &&
           !(is_list(above->kind) && is_list(below->kind));
}

/* --- the body --------------------------------------------------------------
 */

/* In the middle of a page without a title in its bar. */
static int place_title(const struct placing *placing)
{
    const char *title = placing->page->title;
    int cells = canvas_width(placing->canvas, title);
    int most = placing->cells;
    struct canvas_line line = {0, placing->at, most, LOOK_TITLE, false};

    if (cells <= most) {
        line.at += (most - cells) / 2;
        line.cells = cells;
    }
    return canvas_paragraph(placing->canvas, &line, 0,
                            canvas_rows(placing->canvas), title);
}

/* Rows of an item; what was measured and is out of sight is not drawn. */
static int place(struct placing *placing, const struct item *item, int row)
{
    struct layout *layout = placing->layout;
    int rows;

    if (!placing->recording) {
        rows = layout->heights.items[placing->index];
        if (!canvas_is_seen(placing->canvas, row, rows)) {
            placing->number += is_list(item->kind);
            return rows;
        }
    }
    rows = layout_item(placing, item, row);
    if (placing->recording)
        *LIST_ADD(&layout->heights) = rows;
    return rows;
}

int layout_body(struct placing *placing, bool with_buttons)
{
    const struct page *page = placing->page;
    int row = 0;

    placing->number = 0;
    if (placing->recording)
        placing->layout->heights.count = 0;
    if (page->flags & PAGE_CENTERED && page->title && !placing->plain)
        row = place_title(placing) + (placing->roomy ? 1 : 0);
    for (size_t i = 0; i < page->items.count; i++) {
        const struct item *item = &page->items.items[i];
        int rows;

        placing->index = i;
        if (placing->airy && row > 0 && i > 0 && wants_air(item - 1, item))
            row++;
        rows = place(placing, item, row);
        /* A gap above everything is no gap. */
        row += item->kind != ITEM_GAP || row > 0 ? rows : 0;
    }
    if (with_buttons)
        row += layout_buttons(placing, row, true);
    if (placing->plain && !(page->flags & PAGE_SHEET))
        row += layout_reader_ends(placing, row);
    return row;
}

/* --- what is not seen ------------------------------------------------------
 */

/* Things to choose on one side of what is shown; lines if there are none. */
static unsigned long hidden(const struct layout *layout, int from, int to)
{
    unsigned long count = 0;

    for (size_t i = 0; i < layout->spots.count; i++) {
        const struct spot *spot = &layout->spots.items[i];

        count += spot->kind != SPOT_PART && !spot->fixed && spot->row >= from &&
                 spot->row + spot->rows <= to;
    }
    return count > 0 ? count : (unsigned long)(to > from ? to - from : 0);
}

void layout_more(const struct placing *placing, int row, int top)
{
    const struct layout *layout = placing->layout;
    int visible = layout_visible(layout);
    unsigned long above = top > 0 ? hidden(layout, 0, top) : 0;
    unsigned long below = 0;
    struct canvas_line line = {row, placing->at, placing->cells, LOOK_QUIET,
                               false};
    struct text text = {0};

    if (top + visible < layout->body_needed)
        below = hidden(layout, top + visible, layout->body_needed);
    if (above > 0) {
        /* TRANSLATORS: entries of a list further up; at most 14 cells. */
        format_count(&text, "↑ %lu more", "↑ %lu more", above, NULL);
        canvas_text(placing->canvas, &line, text_string(&text));
        text_clear(&text);
    }
    if (below > 0) {
        line.end_aligned = true;
        /* TRANSLATORS: entries of a list further down; at most 14 cells. */
        format_count(&text, "↓ %lu more", "↓ %lu more", below, NULL);
        canvas_text(placing->canvas, &line, text_string(&text));
    }
    text_done(&text);
}
