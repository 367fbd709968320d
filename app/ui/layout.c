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
    format_fill(&text,
                /* TRANSLATORS: shown alone when the window is too small. */
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
        .plain = canvas_is_plain(canvas),
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

    if (placing->plain && !(placing->page->flags & PAGE_SHEET))
        return true;
    return !(placing->page->flags & PAGE_SHEET) &&
           layout_buttons(placing, 0, false) > most;
}

int layout_status_cells(const struct canvas *canvas, const struct page *page,
                        const struct layout_notice *notice)
{
    /* Measured only: nothing is drawn through this. */
    struct placing placing = begin(NULL, page, (struct canvas *)canvas,
                                   notice);
    int id;

    return placing.cells - layout_offer(&placing, &id);
}

bool layout_offers_notes(const struct canvas *canvas, const struct page *page,
                         const struct layout_notice *notice)
{
    struct placing placing = begin(NULL, page, (struct canvas *)canvas,
                                   notice);
    int id;

    return layout_offer(&placing, &id) > 0 && id == SPOT_HELP;
}

/* --- the whole -------------------------------------------------------------
 */

struct frame {
    int box_first; /* sheet */
    int box_end;
    bool with_buttons;
    bool airy; /* empty lines between the parts of the body */
};

static int title_rows(const struct placing *placing)
{
    return canvas_measure(placing->canvas, placing->cells,
                          placing->page->title ? placing->page->title : "");
}

/* Rows that the bars leave for the body, at most. */
static int room(const struct placing *placing, int bottom, int top)
{
    int air = placing->roomy && placing->page->buttons.count > 0 ? 1 : 0;

    return bottom - air - top;
}

/* Rows above the body of a sheet: its frame, title, air, the guide. */
static int sheet_head(const struct placing *placing)
{
    int rows = 1 + title_rows(placing) + (placing->roomy ? 1 : 0);

    return rows + layout_guide(placing, rows);
}

static void measure_sheet(struct placing *placing, struct frame *frame,
                          int bottom)
{
    struct layout *layout = placing->layout;
    int head = sheet_head(placing);
    int least = placing->roomy ? 1 : 0;
    struct spot *spot;

    frame->box_first = room(placing, bottom, head) - layout->body_needed;
    if (frame->box_first < least)
        frame->box_first = least;
    layout->body_first = frame->box_first + head;
    layout->body_rows = room(placing, bottom, layout->body_first);
    if (frame->box_first == 0)
        return;
    spot = layout_spot(placing, SPOT_BACK, 0, placing->outer_at,
                       placing->outer_cells);
    spot->kind = SPOT_PART;
    spot->rows = frame->box_first;
}

static void measure_page(struct placing *placing, int bottom)
{
    struct layout *layout = placing->layout;

    layout->body_first = layout_top(placing);
    layout->body_rows = bottom - layout->body_first;
    if (layout->body_rows > 4)
        layout->body_rows = room(placing, bottom, layout->body_first);
    if (placing->page->flags & PAGE_CENTERED && !placing->plain &&
        layout->body_needed < layout->body_rows) {
        int air = (layout->body_rows - layout->body_needed) / 2;

        layout->body_first += air;
        layout->body_rows -= air;
    }
}

/* Sizes and spots, nothing drawn. True if all is seen at once. */
static bool try_to_place(struct placing *placing, struct frame *frame)
{
    struct layout *layout = placing->layout;
    int rows = canvas_rows(placing->canvas);
    bool sheet = placing->page->flags & PAGE_SHEET;
    struct page apart = *placing->page;
    const struct page *page = placing->page;
    int bottom;

    layout->spots.count = 0;
    placing->fixed = false;
    layout->body_needed = layout_body(placing, frame->with_buttons);
    placing->fixed = true;
    if (frame->with_buttons)
        apart.buttons.count = 0;
    placing->page = &apart;
    bottom = layout_bottom(placing, sheet ? rows - 1 : rows);
    if (sheet)
        measure_sheet(placing, frame, bottom);
    else
        measure_page(placing, bottom);
    placing->page = page;
    return layout->body_needed <= layout->body_rows;
}

/* The first pass: with air if there is room for it. */
static void measure(struct placing *placing, struct frame *frame)
{
    canvas_window(placing->canvas, 0, 0, 0);
    frame->with_buttons = buttons_scroll(placing);
    frame->box_end = canvas_rows(placing->canvas);
    placing->recording = true;
    frame->airy = placing->airy = true;
    if (!try_to_place(placing, frame)) {
        frame->airy = placing->airy = false;
        try_to_place(placing, frame);
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
            canvas_paragraph(placing->canvas, &line, 0, rows, page->title);
        layout_guide(placing, line.row + title_rows(placing) +
                                  (placing->roomy ? 1 : 0));
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
    const struct spot *spot = layout_find_stop(layout, view->focus);
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

/* Twice as well: what has the focus is known after the first time. */
static void place_code(struct placing *placing, struct canvas *canvas,
                       struct layout_view *view)
{
    const struct item *code = page_find_code(placing->page);
    struct layout *layout = placing->layout;

    layout->body_first = layout->body_rows = layout->body_needed = 0;
    placing->fixed = placing->recording = true;
    canvas_window(canvas, 0, 0, 0);
    layout_code(placing, code);
    layout_choose_focus(layout, placing->page, view);
    layout_scroll_to_focus(layout, view);
    placing->recording = false;
    placing->focus = view->focus;
    canvas_window_off(canvas);
    layout_code(placing, code);
    place_cursor(layout, canvas, placing, view);
}

void layout_place(struct layout *layout, const struct page *page,
                  struct canvas *canvas, struct layout_view *view,
                  const struct layout_notice *notice)
{
    struct frame frame = {0};
    struct placing placing = begin(layout, page, canvas, notice);

    layout->spots.count = 0;
    layout->marked = false;
    canvas_wipe(canvas);
    canvas_window_off(canvas);
    if (canvas_columns(canvas) < LAYOUT_LEAST_COLUMNS ||
        canvas_rows(canvas) < LAYOUT_LEAST_ROWS) {
        too_small(layout, canvas);
        return;
    }
    if (page_find_code(page)) {
        place_code(&placing, canvas, view);
        return;
    }
    measure(&placing, &frame);
    layout_choose_focus(layout, page, view);
    layout_scroll_to_focus(layout, view);
    placing = begin(layout, page, canvas, notice);
    placing.focus = view->focus;
    canvas_window_off(canvas);
    draw_frame(&placing, &frame);
    canvas_window(canvas, layout->body_first,
                  layout->body_first + layout_visible(layout),
                  view->top - layout->body_first);
    placing.airy = frame.airy;
    layout_body(&placing, frame.with_buttons);
    canvas_window_off(canvas);
    if (layout->body_needed > layout->body_rows)
        layout_more(&placing, layout->body_first + layout->body_rows - 1,
                    view->top);
    place_cursor(layout, canvas, &placing, view);
}

void layout_done(struct layout *layout)
{
    LIST_DONE(&layout->spots);
    LIST_DONE(&layout->heights);
    *layout = (struct layout){0};
}
