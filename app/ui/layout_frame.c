#include "ui/layout_parts.h"

#include "i18n/format.h"
#include "i18n/phrase.h"

#define STATUS_ROWS 4
#define GAP 2
/* On both sides of a button's label. */
#define BUTTON_PAD 2
/* How much may be left out of the top bar for the title. */
#define LEVELS 3

/* Always the same, so that it is found in a language one can't read. */
#define LANGUAGE_SIGN "A/文"

static int width(const struct placing *placing, const char *string)
{
    return *string ? canvas_width(placing->canvas, string) : 0;
}

static void draw(const struct placing *placing, int row, int at, int cells,
                 enum look look, const char *string)
{
    struct canvas_line line = {row, at, cells, look, false};

    canvas_text(placing->canvas, &line, string);
}

static void rule(const struct placing *placing, int row)
{
    struct canvas_line line = {row, placing->outer_at, placing->outer_cells,
                               LOOK_QUIET, false};

    canvas_rule(placing->canvas, &line);
}

/* --- top bar ---------------------------------------------------------------
 */

struct top {
    struct text back;
    struct text title;
    struct text detail;
    struct text dots;
    struct text language;
    struct text hide;
};

/* The higher the level, the more is left out. */
static void fill_top(struct top *top, const struct placing *placing,
                     int level)
{
    const struct page *page = placing->page;

    if (!(page->flags & PAGE_NO_BACK)) {
        text_append(&top->back, "‹");
        if (level < 3)
            /* TRANSLATORS: top left of each screen, at most 10 cells. */
            text_format(&top->back, " %s", _("Back"));
    }
    if (placing->notice->mark)
        text_append(&top->title, placing->notice->mark);
    else if (!(page->flags & PAGE_CENTERED))
        text_append(&top->title, page->title);
    text_append(&top->detail, page->detail);
    for (int i = 0; i < page->steps && level < 2; i++)
        text_append(&top->dots, i < page->step ? "●" : "○");
    text_append(&top->language, LANGUAGE_SIGN);
    if (page->flags & PAGE_NO_HIDE)
        return;
    if (level < 1)
        /* TRANSLATORS: top right: hides the screen and locks. {key} is a key
         * such as ^X. At most 12 cells. */
        format_fill(&top->hide, _("{key} hide"),
                    &(struct format_part){"key", "^X"}, 1);
    else
        format_isolated(&top->hide, "^X");
}

static void done_top(struct top *top)
{
    text_done(&top->back);
    text_done(&top->title);
    text_done(&top->detail);
    text_done(&top->dots);
    text_done(&top->language);
    text_done(&top->hide);
}

static int with_gap(const struct placing *placing, const struct text *text)
{
    int cells = width(placing, text_string(text));

    return cells > 0 ? cells + GAP : 0;
}

static int top_end(const struct placing *placing, const struct top *top)
{
    return with_gap(placing, &top->detail) + with_gap(placing, &top->dots) +
           with_gap(placing, &top->language) + with_gap(placing, &top->hide);
}

static int top_cells(const struct placing *placing, const struct top *top)
{
    return with_gap(placing, &top->back) + top_end(placing, top) +
           width(placing, text_string(&top->title));
}

/* One piece of the end side, growing inwards; `id` 0 can't be chosen. */
static void end_piece(struct placing *placing, const struct text *text, int id,
                      int *end)
{
    int cells = width(placing, text_string(text));

    if (cells == 0)
        return;
    *end -= cells;
    draw(placing, 0, *end, cells, LOOK_QUIET, text_string(text));
    if (id != 0) {
        layout_spot(placing, id, 0, *end, cells);
        layout_highlight(placing, id, 0, 1, *end, cells);
    }
    *end -= GAP;
}

/* Returns the cells between both ends. */
static int draw_top(struct placing *placing, const struct top *top, int *start)
{
    int at = placing->at;
    int end = placing->at + placing->cells;
    int cells = width(placing, text_string(&top->back));

    if (cells > 0) {
        draw(placing, 0, at, cells, LOOK_PLAIN, text_string(&top->back));
        layout_spot(placing, SPOT_BACK, 0, at, cells);
        layout_highlight(placing, SPOT_BACK, 0, 1, at, cells);
        at += cells + GAP;
    }
    end_piece(placing, &top->hide, SPOT_HIDE, &end);
    end_piece(placing, &top->language, SPOT_LANGUAGE, &end);
    end_piece(placing, &top->dots, 0, &end);
    end_piece(placing, &top->detail, 0, &end);
    *start = at;
    return end - at;
}

/* A title that finds no room in the bar stands below it. */
int layout_top(struct placing *placing)
{
    struct top top = {0};
    struct canvas_line line = {0, placing->at, 0, LOOK_TITLE, false};
    int rows = 1;

    if (placing->plain)
        return layout_reader_top(placing);
    if (placing->notice->mark)
        line.look = LOOK_STATE;
    for (int level = 0; level <= LEVELS; level++) {
        fill_top(&top, placing, level);
        if (level == LEVELS || top_cells(placing, &top) <= placing->cells)
            break;
        done_top(&top);
    }
    line.cells = draw_top(placing, &top, &line.at);
    if (width(placing, text_string(&top.title)) > line.cells) {
        line = (struct canvas_line){1, placing->at, placing->cells,
                                    line.look, false};
        rows += canvas_paragraph(placing->canvas, &line, 0,
                                 canvas_rows(placing->canvas),
                                 text_string(&top.title));
    } else {
        canvas_text(placing->canvas, &line, text_string(&top.title));
    }
    if (placing->notice->mark)
        rows += layout_bar_mark(placing, &line,
                                width(placing, text_string(&top.title)), rows);
    done_top(&top);
    if (placing->roomy && !(placing->page->flags & PAGE_CENTERED)) {
        rule(placing, rows);
        rows++;
    }
    return rows + layout_guide(placing, rows);
}

/* --- buttons ---------------------------------------------------------------
 */

static int button_cells(const struct placing *placing, size_t index)
{
    int cells = width(placing, placing->page->buttons.items[index].label) +
                2 * BUTTON_PAD;

    if (placing->page->flags & PAGE_SHEET || cells > placing->outer_cells)
        return placing->outer_cells;
    return cells;
}

/* How many buttons from `first` stand on one line, and their cells. */
static size_t button_line(const struct placing *placing, size_t first,
                          int *cells)
{
    size_t count = placing->page->buttons.count;
    size_t end = first;

    *cells = 0;
    while (end < count) {
        int more = button_cells(placing, end) + (end > first ? 1 : 0);

        if (end > first && *cells + more > placing->outer_cells)
            break;
        *cells += more;
        end++;
    }
    return end;
}

/* So that the one thing to do is seen before it has the focus. */
static void draw_edges(const struct placing *placing, int row, int rows,
                       int at, int cells)
{
    bool mirrored = canvas_direction(placing->canvas) == DIRECTION_RTL;
    struct canvas_line line = {row, at, 1, LOOK_PRIMARY, false};

    for (int i = 0; i < rows; i++, line.row++) {
        line.at = at;
        canvas_sign(placing->canvas, &line, mirrored ? 0x2590 : 0x258C);
        line.at = at + cells - 1;
        canvas_sign(placing->canvas, &line, mirrored ? 0x258C : 0x2590);
    }
}

static int place_button(struct placing *placing, size_t index, int row, int at,
                        bool drawn)
{
    const struct button *button = &placing->page->buttons.items[index];
    int cells = button_cells(placing, index);
    struct canvas_line line = {row, at + BUTTON_PAD, cells - 2 * BUTTON_PAD,
                               button->primary ? LOOK_PRIMARY : LOOK_PLAIN,
                               false};
    struct spot *spot;
    int rows;

    if (!drawn)
        return canvas_measure(placing->canvas, line.cells, button->label);
    rows = canvas_paragraph(placing->canvas, &line, 0,
                            canvas_rows(placing->canvas), button->label);
    if (button->primary)
        draw_edges(placing, row, rows, at, cells);
    spot = layout_spot(placing, button->id, row, at, cells);
    spot->rows = rows;
    spot->cursor_at = at + BUTTON_PAD;
    layout_highlight(placing, button->id, row, rows, at, cells);
    return rows;
}

int layout_buttons(struct placing *placing, int row, bool drawn)
{
    size_t count = placing->page->buttons.count;
    int used = 0;

    if (placing->plain)
        return layout_reader_buttons(placing, row, drawn);
    for (size_t first = 0; first < count;) {
        int cells;
        size_t end = button_line(placing, first, &cells);
        int at = placing->outer_at;
        int tallest = 1;

        if (first == 0 && end == count)
            at += (placing->outer_cells - cells) / 2;
        for (; first < end; first++) {
            int rows = place_button(placing, first, row + used, at, drawn);

            if (rows > tallest)
                tallest = rows;
            at += button_cells(placing, first) + 1;
        }
        used += tallest;
    }
    return used;
}

/* --- status ----------------------------------------------------------------
 */

static const char *status_text(const struct placing *placing, enum look *look)
{
    const struct layout_notice *notice = placing->notice;

    *look = LOOK_QUIET;
    if (notice->status) {
        *look = notice->look;
        return notice->status;
    }
    if (placing->page->status) {
        *look = placing->page->status_look;
        return placing->page->status;
    }
    if (notice->footer && !(placing->page->flags & PAGE_SHEET))
        return notice->footer;
    return "";
}

static int status_rows(const struct placing *placing, int cells)
{
    enum look look;
    const char *text = status_text(placing, &look);
    int rows;

    if (!*text && placing->page->flags & PAGE_SHEET)
        return 0;
    rows = canvas_measure(placing->canvas, cells, text);
    return rows > STATUS_ROWS ? STATUS_ROWS : rows;
}

/* What can be chosen behind the status: Undo, or the notes that there is no
 * room for. */
struct offer {
    int id;
    const char *label; /* NULL: nothing is offered */
    int cells;
};

static const char *notes_label(const struct layout_notice *notice)
{
    if (notice->typing)
        /* TRANSLATORS: the same as "? Why" while a text is typed, where that
         * sign would be written and opens nothing; at most 10 cells. */
        return C_("offer", "Why");
    /* TRANSLATORS: at the bottom of a small screen, opens what there was no
     * room for; keep the question mark; at most 10 cells. */
    return _("? Why");
}

static struct offer find_offer(const struct placing *placing)
{
    struct offer offer = {0};

    if (placing->notice->undo) {
        offer.id = SPOT_UNDO;
        /* TRANSLATORS: behind a message, takes back what was done; at most 10
         * cells. */
        offer.label = _("Undo");
    } else if (!placing->roomy && !(placing->page->flags & PAGE_SHEET) &&
               page_has_notes(placing->page)) {
        offer.id = SPOT_HELP;
        offer.label = notes_label(placing->notice);
    }
    if (offer.label)
        offer.cells = width(placing, offer.label) + 2;
    return offer;
}

int layout_offer(const struct placing *placing, int *id)
{
    struct offer offer = find_offer(placing);

    *id = offer.id;
    return offer.label ? offer.cells + 1 : 0;
}

/* Returns its rows; they end before `end`. */
static int place_status(struct placing *placing, int end)
{
    enum look look;
    const char *text = status_text(placing, &look);
    struct offer offer = find_offer(placing);
    int cells = placing->cells - (offer.label ? offer.cells + 1 : 0);
    int rows = status_rows(placing, cells);
    struct canvas_line line = {end - rows, placing->at, cells, look, false};

    if (*text)
        canvas_paragraph(placing->canvas, &line, 0, rows, text);
    if (offer.label) {
        int at = placing->at + placing->cells - offer.cells;

        draw(placing, end - rows, at + 1, offer.cells - 2, LOOK_PRIMARY,
             offer.label);
        layout_spot(placing, offer.id, end - rows, at, offer.cells)
            ->cursor_at++;
        layout_highlight(placing, offer.id, end - rows, 1, at, offer.cells);
    }
    return rows;
}

/* --- tabs ------------------------------------------------------------------
 */

static const char *const tab_names[LAYOUT_TABS] = {
    /* TRANSLATORS: the bottom bar; each at most 12 cells. */
    N_("Requests"),
    N_("New"),
    N_("Learn"),
    N_("More"),
};

const char *layout_tab_name(int index)
{
    return _(tab_names[index]);
}

/* A sign on the last one, where the check-up is; never more than that. */
static void tab_text(const struct placing *placing, struct text *out,
                     int index)
{
    format_number(out, index + 1, NULL);
    text_format(out, " %s", _(tab_names[index]));
    if (index == LAYOUT_TABS - 1 && placing->notice->due)
        text_append(out, " ●");
}

static int tab_cells(const struct placing *placing, int index)
{
    struct text text = {0};
    int cells;

    tab_text(placing, &text, index);
    cells = width(placing, text_string(&text));
    text_done(&text);
    return cells;
}

static void place_tab(struct placing *placing, int index, int row, int at,
                      int cells)
{
    int id = SPOT_TAB - index;
    struct text text = {0};

    tab_text(placing, &text, index);
    draw(placing, row, at, cells,
         placing->notice->tab == index + 1 ? LOOK_PRIMARY : LOOK_PLAIN,
         text_string(&text));
    layout_spot(placing, id, row, at, cells)->number = index + 1;
    layout_highlight(placing, id, row, 1, at, cells);
    text_done(&text);
}

/* All on one row, or two and two. */
static int tab_rows(const struct placing *placing, int *total)
{
    *total = 0;
    for (int i = 0; i < LAYOUT_TABS; i++)
        *total += tab_cells(placing, i);
    return *total + LAYOUT_TABS - 1 <= placing->cells ? 1 : 2;
}

static void place_tabs(struct placing *placing, int end)
{
    int total;
    int rows = tab_rows(placing, &total);
    int row = end - rows;
    int at = placing->at;
    int gap = (placing->cells - total) / (LAYOUT_TABS - 1);

    for (int i = 0; i < LAYOUT_TABS; i++) {
        int cells = tab_cells(placing, i);

        if (rows == 2) {
            row = end - 2 + i / 2;
            at = placing->at + i % 2 * (placing->cells / 2);
            cells = cells < placing->cells / 2 ? cells
                                               : placing->cells / 2 - 1;
        }
        /* What the division leaves over goes before the last one, which
         * ends where all else does. */
        if (rows == 1 && i == LAYOUT_TABS - 1)
            at = placing->at + placing->cells - cells;
        place_tab(placing, i, row, at, cells);
        at += cells + gap;
    }
}

/* From the top down: buttons, rule, status; or buttons, status, rule, tabs. */
int layout_bottom(struct placing *placing, int end)
{
    bool sheet = placing->page->flags & PAGE_SHEET;
    bool tabs = placing->page->flags & PAGE_TABS && !placing->plain;
    bool ruled = placing->roomy && !sheet && !placing->plain;
    int offered;
    int status = status_rows(placing, placing->cells -
                                          layout_offer(placing, &offered));
    int buttons = layout_buttons(placing, 0, false);
    int first = end - status - (ruled ? 1 : 0) - buttons;
    int total;
    int below = tabs ? tab_rows(placing, &total) : 0;

    first -= below;
    layout_buttons(placing, first, true);
    if (ruled)
        rule(placing, tabs ? end - below - 1 : end - status - 1);
    place_status(placing, tabs ? end - below - (ruled ? 1 : 0) : end);
    if (tabs)
        place_tabs(placing, end);
    return first;
}
