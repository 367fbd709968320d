/* The bar above a screen. */
#include "ui/layout_parts.h"

#include "i18n/format.h"
#include "i18n/phrase.h"

#define GAP 2
/* How much may be left out of the top bar for the title. */
#define LEVELS 3

/* Always the same, so that it is found in a language one can't read. */
#define LANGUAGE_SIGN "A/文"

struct top {
    struct text back;
    struct text title;
    struct text detail;
    struct text dots;
    struct text language;
    struct text hide;
};

/* The higher the level, the more is left out. */
static void fill_top(struct top *top, const struct placing *placing, int level)
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
    int cells = layout_width(placing, text_string(text));

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
           layout_width(placing, text_string(&top->title));
}

/* One piece of the end side, growing inwards; `id` 0 can't be chosen. */
static void end_piece(struct placing *placing, const struct text *text, int id,
                      int *end)
{
    int cells = layout_width(placing, text_string(text));

    if (cells == 0)
        return;
    *end -= cells;
    layout_line(placing, 0, *end, cells, LOOK_QUIET, text_string(text));
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
    int cells = layout_width(placing, text_string(&top->back));

    if (cells > 0) {
        layout_line(placing, 0, at, cells, LOOK_PLAIN, text_string(&top->back));
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
    if (layout_width(placing, text_string(&top.title)) > line.cells) {
        line = (struct canvas_line){1, placing->at, placing->cells, line.look,
                                    false};
        rows += canvas_paragraph(placing->canvas, &line, 0,
                                 canvas_rows(placing->canvas),
                                 text_string(&top.title));
    } else {
        canvas_text(placing->canvas, &line, text_string(&top.title));
    }
    if (placing->notice->mark)
        rows += layout_bar_mark(placing, &line,
                                layout_width(placing, text_string(&top.title)),
                                rows);
    done_top(&top);
    if (placing->roomy && !(placing->page->flags & PAGE_CENTERED)) {
        layout_rule(placing, rows);
        rows++;
    }
    return rows + layout_guide(placing, rows);
}
