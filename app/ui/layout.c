#include "ui/layout.h"

#include "i18n/format.h"
#include "i18n/phrase.h"
#include "ui/layout_parts.h"

#define COLUMN_CELLS 60
/* Buttons that would take more of the screen scroll with the rest. */
#define BUTTON_SHARE 3

static void too_small(struct layout *layout, struct canvas *canvas)
{
    struct text columns = {0};
    struct text rows = {0};
    struct text text = {0};
    struct format_part parts[] = {{"columns", NULL}, {"rows", NULL}};
    struct canvas_line line = {0, 0, canvas_columns(canvas), LOOK_PLAIN,
                               false};

    format_number(&columns, LAYOUT_LEAST_COLUMNS, NULL);
    format_number(&rows, LAYOUT_LEAST_ROWS, NULL);
    parts[0].value = text_string(&columns);
    parts[1].value = text_string(&rows);
    /* TRANSLATORS: shown alone when the window is too small. */
    format_fill(&text,
                _("Please make this window larger: {columns} columns and "
                  "{rows} rows are enough."),
                parts, COUNT(parts));
    canvas_paragraph(canvas, &line, 0, canvas_rows(canvas),
                     text_string(&text));
    text_done(&text);
    text_done(&rows);
    text_done(&columns);
    layout->cursor_row = 0;
    layout->cursor_column = canvas_screen_column(canvas, 0);
}

static int count_numbered(const struct page *page)
{
    int count = 0;

    for (size_t i = 0; i < page->items.count; i++)
        count += page->items.items[i].kind == ITEM_ROW ||
                 page->items.items[i].kind == ITEM_TICK;
    return count;
}

static struct placing begin(struct layout *layout, const struct page *page,
                            struct canvas *canvas,
                            const struct layout_notice *notice)
{
    int columns = canvas_columns(canvas);
    int cells = columns < COLUMN_CELLS ? columns : COLUMN_CELLS;
    int edge = page->flags & PAGE_SHEET ? 1 : 0;
    struct placing placing = {
        .canvas = canvas,
        .layout = layout,
        .page = page,
        .notice = notice,
        .outer_at = (columns - cells) / 2 + edge,
        .outer_cells = cells - 2 * edge,
        .roomy = canvas_rows(canvas) >= LAYOUT_ROOMY_ROWS,
        .numbered = page->flags & PAGE_NUMBERED,
    };

    placing.at = placing.outer_at + 1;
    placing.cells = placing.outer_cells - 2;
    placing.digits = count_numbered(page) > 9 ? 4 : 3;
    return placing;
}

/* Whether the buttons scroll with the body for want of room. */
static bool buttons_scroll(struct placing *placing)
{
    int most = canvas_rows(placing->canvas) / BUTTON_SHARE;

    return !(placing->page->flags & PAGE_SHEET) &&
           layout_buttons(placing, 0, false) > most;
}

/* Rows needed. A gap above everything is no gap. */
static int place_body(struct placing *placing, bool with_buttons)
{
    const struct page *page = placing->page;
    int row = 0;

    placing->number = 0;
    if (page->flags & PAGE_CENTERED && page->title) {
        int cells = canvas_width(placing->canvas, page->title);
        struct canvas_line line = {
            0, placing->at + (placing->cells - cells) / 2, cells, LOOK_TITLE,
            false};

        if (cells > placing->cells) {
            line.at = placing->at;
            line.cells = placing->cells;
        }
        canvas_text(placing->canvas, &line, page->title);
        row = placing->roomy ? 2 : 1;
    }
    for (size_t i = 0; i < page->items.count; i++) {
        const struct item *item = &page->items.items[i];

        placing->index = i;
        if (item->kind != ITEM_GAP || row > 0)
            row += layout_item(placing, item, row);
    }
    if (with_buttons)
        row += layout_buttons(placing, row, true);
    return row;
}

/* --- focus -----------------------------------------------------------------
 */

static bool is_stop(const struct spot *spot)
{
    return spot->kind != SPOT_PART;
}

static const struct spot *find_stop(const struct layout *layout, int id)
{
    for (size_t i = 0; id != 0 && i < layout->spots.count; i++)
        if (is_stop(&layout->spots.items[i]) &&
            layout->spots.items[i].id == id)
            return &layout->spots.items[i];
    return NULL;
}

int layout_visible(const struct layout *layout)
{
    return layout->body_needed > layout->body_rows ? layout->body_rows - 1
                                                   : layout->body_rows;
}

static const struct spot *default_stop(const struct layout *layout,
                                       const struct page *page)
{
    const struct spot *first = NULL;
    const struct spot *primary = find_stop(layout, page_primary(page));

    for (size_t i = 0; i < layout->spots.count; i++) {
        const struct spot *spot = &layout->spots.items[i];

        if (spot->kind == SPOT_INPUT)
            return spot;
        if (!first && is_stop(spot) && spot->id > 0)
            first = spot;
    }
    /* Text comes before what stands below it. */
    if (first && !first->fixed &&
        first->row + first->rows > layout_visible(layout))
        return primary && primary->fixed ? primary : NULL;
    return first && !first->fixed ? first : primary ? primary : first;
}

/* Something near the one that has gone. */
static const struct spot *neighbour(const struct layout *layout, size_t index)
{
    const struct spot *found = NULL;
    size_t stop = 0;

    for (size_t i = 0; i < layout->spots.count; i++) {
        const struct spot *spot = &layout->spots.items[i];

        if (!is_stop(spot) || spot->fixed)
            continue;
        if (!found || stop <= index)
            found = spot;
        stop++;
    }
    return found;
}

static void choose_focus(const struct layout *layout, const struct page *page,
                         struct layout_view *view)
{
    const struct spot *spot;
    bool asked;
    /* A sheet over turn n is turn -n - 1. */
    int turn = page->flags & PAGE_SHEET ? -page->turn - 1 : page->turn;

    if (turn != view->turn)
        *view = (struct layout_view){.turn = turn};
    spot = find_stop(layout, view->focus);
    asked = page->focus != 0 && page->focus != view->asked;
    if (asked || !view->started || (view->focus != 0 && !spot)) {
        const struct spot *wanted = find_stop(layout, page->focus);

        if (!asked && view->started)
            wanted = neighbour(layout, view->index);
        spot = wanted ? wanted : default_stop(layout, page);
        view->focus = spot ? spot->id : 0;
        view->follow = true;
    }
    view->asked = page->focus;
    view->started = true;
    view->index = 0;
    for (size_t i = 0; spot && i < layout->spots.count; i++) {
        const struct spot *other = &layout->spots.items[i];

        if (other == spot)
            break;
        view->index += is_stop(other) && !other->fixed;
    }
}

static void scroll_to_focus(const struct layout *layout,
                            struct layout_view *view)
{
    const struct spot *spot = find_stop(layout, view->focus);
    int visible = layout_visible(layout);
    int last = layout->body_needed - visible;

    if (view->follow && spot && !spot->fixed) {
        int start = spot->row;
        int end = spot->row + spot->rows;

        if (end - start > visible)
            end = (start = spot->cursor_row) + 1;
        if (end <= visible && start < view->top)
            view->top = 0;
        if (start < view->top)
            view->top = start;
        if (end > view->top + visible)
            view->top = end - visible;
    }
    view->follow = false;
    if (view->top > last)
        view->top = last;
    if (view->top < 0)
        view->top = 0;
}

/* --- what is not seen ------------------------------------------------------
 */

/* Things to choose on one side of what is shown; lines if there are none. */
static unsigned long hidden(const struct layout *layout, int from, int to)
{
    unsigned long count = 0;

    for (size_t i = 0; i < layout->spots.count; i++) {
        const struct spot *spot = &layout->spots.items[i];

        count += is_stop(spot) && !spot->fixed && spot->row >= from &&
                 spot->row + spot->rows <= to;
    }
    return count > 0 ? count : (unsigned long)(to > from ? to - from : 0);
}

static void draw_more(const struct placing *placing, int row, int top)
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
        text_format(&text, P_("↑ %lu more", "↑ %lu more", above), above);
        canvas_text(placing->canvas, &line, text_string(&text));
        text_clear(&text);
    }
    if (below > 0) {
        line.end_aligned = true;
        /* TRANSLATORS: entries of a list further down; at most 14 cells. */
        text_format(&text, P_("↓ %lu more", "↓ %lu more", below), below);
        canvas_text(placing->canvas, &line, text_string(&text));
    }
    text_done(&text);
}

/* --- the whole -------------------------------------------------------------
 */

struct frame {
    int box_first; /* sheet */
    int box_end;
    bool with_buttons;
};

/* The first pass: sizes and spots, nothing drawn. */
static void measure(struct placing *placing, struct frame *frame)
{
    struct layout *layout = placing->layout;
    int rows = canvas_rows(placing->canvas);
    bool sheet = placing->page->flags & PAGE_SHEET;
    struct page apart = *placing->page;
    int bottom;

    canvas_window(placing->canvas, 0, 0, 0);
    placing->recording = true;
    frame->with_buttons = buttons_scroll(placing);
    layout->body_needed = place_body(placing, frame->with_buttons);
    placing->fixed = true;
    if (frame->with_buttons)
        apart.buttons.count = 0;
    placing->page = &apart;
    frame->box_end = rows;
    bottom = layout_bottom(placing, sheet ? rows - 1 : rows);
    if (sheet) {
        int head = 2 + (placing->roomy ? 1 : 0);
        int least = placing->roomy ? 1 : 0;
        int air = placing->roomy && apart.buttons.count > 0 ? 1 : 0;

        frame->box_first = bottom - air - layout->body_needed - head;
        if (frame->box_first < least)
            frame->box_first = least;
        layout->body_first = frame->box_first + head;
        layout->body_rows = bottom - air - layout->body_first;
        if (frame->box_first > 0) {
            struct spot *spot =
                layout_spot(placing, SPOT_BACK, 0, placing->outer_at,
                            placing->outer_cells);

            spot->kind = SPOT_PART;
            spot->rows = frame->box_first;
        }
        return;
    }
    layout->body_first = layout_top(placing);
    layout->body_rows = bottom - layout->body_first;
    if (placing->roomy && apart.buttons.count > 0 && layout->body_rows > 4)
        layout->body_rows--;
    if (apart.flags & PAGE_CENTERED &&
        layout->body_needed < layout->body_rows) {
        int air = (layout->body_rows - layout->body_needed) / 2;

        layout->body_first += air;
        layout->body_rows -= air;
    }
}

static void draw_frame(struct placing *placing, const struct frame *frame)
{
    struct page apart = *placing->page;
    const struct page *page = placing->page;
    int rows = canvas_rows(placing->canvas);

    if (frame->with_buttons)
        apart.buttons.count = 0;
    placing->page = &apart;
    placing->fixed = true;
    if (page->flags & PAGE_SHEET) {
        struct canvas_line line = {frame->box_first + 1, placing->at,
                                   placing->cells, LOOK_TITLE, false};

        layout_box(placing, frame->box_first, frame->box_end);
        if (page->title)
            canvas_text(placing->canvas, &line, page->title);
        layout_bottom(placing, rows - 1);
    } else {
        layout_top(placing);
        layout_bottom(placing, rows);
    }
    placing->page = page;
    placing->fixed = false;
}

static void place_cursor(struct layout *layout, const struct canvas *canvas,
                         const struct placing *placing,
                         const struct layout_view *view)
{
    const struct spot *spot = find_stop(layout, view->focus);
    int row = layout->body_first;
    int at = placing->at;

    if (spot) {
        at = spot->cursor_at;
        row = spot->cursor_row;
        if (!spot->fixed)
            row += layout->body_first - view->top;
    }
    layout->cursor_row = row;
    layout->cursor_column = canvas_screen_column(canvas, at);
}

void layout_place(struct layout *layout, const struct page *page,
                  struct canvas *canvas, struct layout_view *view,
                  const struct layout_notice *notice)
{
    struct frame frame = {0};
    struct placing placing = begin(layout, page, canvas, notice);

    layout->spots.count = 0;
    canvas_wipe(canvas);
    canvas_window_off(canvas);
    if (canvas_columns(canvas) < LAYOUT_LEAST_COLUMNS ||
        canvas_rows(canvas) < LAYOUT_LEAST_ROWS) {
        too_small(layout, canvas);
        return;
    }
    measure(&placing, &frame);
    choose_focus(layout, page, view);
    scroll_to_focus(layout, view);
    placing = begin(layout, page, canvas, notice);
    placing.focus = view->focus;
    canvas_window_off(canvas);
    draw_frame(&placing, &frame);
    canvas_window(canvas, layout->body_first,
                  layout->body_first + layout_visible(layout),
                  view->top - layout->body_first);
    place_body(&placing, frame.with_buttons);
    canvas_window_off(canvas);
    if (layout->body_needed > layout->body_rows)
        draw_more(&placing, layout->body_first + layout->body_rows - 1,
                  view->top);
    place_cursor(layout, canvas, &placing, view);
}

void layout_done(struct layout *layout)
{
    LIST_DONE(&layout->spots);
    *layout = (struct layout){0};
}
