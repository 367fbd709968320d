/* What stands below a screen: status and tabs. */
#include "ui/layout_parts.h"

#include "i18n/format.h"
#include "i18n/phrase.h"

#define STATUS_ROWS 4

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
        offer.cells = layout_width(placing, offer.label) + 2;
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

        layout_line(placing, end - rows, at + 1, offer.cells - 2, LOOK_PRIMARY,
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
static void tab_text(const struct placing *placing, struct text *out, int index)
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
    cells = layout_width(placing, text_string(&text));
    text_done(&text);
    return cells;
}

static void place_tab(struct placing *placing, int index, int row, int at,
                      int cells)
{
    int id = SPOT_TAB - index;
    struct text text = {0};

    tab_text(placing, &text, index);
    layout_line(placing, row, at, cells,
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
            cells = cells < placing->cells / 2 ? cells : placing->cells / 2 - 1;
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
    int status =
        status_rows(placing, placing->cells - layout_offer(placing, &offered));
    int buttons = layout_buttons(placing, 0, false);
    int first = end - status - (ruled ? 1 : 0) - buttons;
    int total;
    int below = tabs ? tab_rows(placing, &total) : 0;

    first -= below;
    layout_buttons(placing, first, true);
    if (ruled)
        layout_rule(placing, tabs ? end - below - 1 : end - status - 1);
    place_status(placing, tabs ? end - below - (ruled ? 1 : 0) : end);
    if (tabs)
        place_tabs(placing, end);
    return first;
}
