#ifndef UI_LAYOUT_PARTS_H
#define UI_LAYOUT_PARTS_H
/* Shared by layout*.c. */
#include "ui/layout.h"
#include "ui/page_items.h"

struct placing {
    struct canvas *canvas;
    struct layout *layout;
    const struct page *page;
    const struct layout_notice *notice;
    int focus;       /* id */
    int outer_at;    /* the column with its margins */
    int outer_cells;
    int at;          /* what texts may use */
    int cells;
    bool roomy;      /* air, rules and notes */
    bool plain;      /* one thing on a line: layout_reader.c */
    bool recording;  /* spots are noted in the first pass only */
    bool numbered;
    bool airy;       /* empty lines between the parts of the body */
    bool fixed;      /* spots that don't scroll */
    int digits;      /* cells that the numbers take */
    int number;      /* of the last numbered row */
    size_t index;    /* of the item being placed */
    size_t pair_first; /* pairs with one column: which, and where */
    size_t pair_end;
    int pair_column;
    struct spot unused;
};

/* One item at a row; returns the rows it takes. Drawn only where the canvas's
 * window is. */
int layout_item(struct placing *placing, const struct item *item, int row);
int layout_calendar(struct placing *placing, const struct item *item, int row);

/* A spot for something that can be chosen; valid until the next one. */
struct spot *layout_spot(struct placing *placing, int id, int row, int at,
                         int cells);
/* Gives the look of the focus to rows of cells if this id has it. */
void layout_highlight(const struct placing *placing, int id, int row, int rows,
                      int at, int cells);

/* layout_line.c: one line, at its end side, a paragraph, a rule across the
 * screen; the first and the third return the rows or cells they take. A label
 * with something at the end side stands on one line, or on two. */
int layout_line(const struct placing *placing, int row, int at, int cells,
                enum look look, const char *string);
void layout_line_at_end(const struct placing *placing, int row, int at,
                        int cells, enum look look, const char *string);
int layout_paragraph(const struct placing *placing, int row, int at, int cells,
                     enum look look, const char *string);
void layout_rule(const struct placing *placing, int row);
int layout_width(const struct placing *placing, const char *string);
int layout_detail(const struct placing *placing, int row, int at, int cells,
                  const char *label, const char *detail);

/* layout_figures.c and layout_fields.c: items; return the rows they take. */
int layout_big(const struct placing *placing, const struct item *item,
               int row);
int layout_bar(const struct placing *placing, const struct item *item,
               int row);
int layout_chart(const struct placing *placing, const struct item *item,
                 int row);
int layout_stepper(struct placing *placing, const struct item *item, int row);
int layout_chips(struct placing *placing, const struct item *item, int row);
int layout_input(struct placing *placing, const struct item *item, int row);

/* layout_body.c: all items; returns the rows needed. Then what is out of
 * sight, said on its last row. */
int layout_body(struct placing *placing, bool with_buttons);
void layout_more(const struct placing *placing, int row, int top);

/* layout_reader.c: the same for who hears or feels the screen. Of an input the
 * label only. The ends are the tabs, the way back, language, hiding. */
int layout_reader_item(struct placing *placing, const struct item *item,
                       int row);
int layout_reader_top(struct placing *placing);
int layout_reader_buttons(struct placing *placing, int row, bool draw);
int layout_reader_ends(struct placing *placing, int row);

/* layout_code.c: a code and the little beside it, instead of all else. */
void layout_code(struct placing *placing, const struct item *item);
/* layout_guide.c: what a practice adds; both return the rows they take. Its
 * mark has the title's place in the bar, `cells` from `line` on; then the
 * title stands below, from row `rows` on. */
int layout_bar_mark(struct placing *placing, const struct canvas_line *line,
                    int cells, int rows);
int layout_guide(const struct placing *placing, int row);

#define LAYOUT_TABS 4
/* What stands on a tab, translated. */
const char *layout_tab_name(int index);

/* layout_top.c, layout_bottom.c, layout_buttons.c: around the body. Rows are
 * screen rows. */
int layout_top(struct placing *placing);
/* Draws upwards from `end`; returns the first row it used. */
int layout_bottom(struct placing *placing, int end);
/* Cells that an offer takes from the status line, 0 if there is none; what it
 * offers goes to *id. */
int layout_offer(const struct placing *placing, int *id);
int layout_buttons(struct placing *placing, int row, bool draw);

/* layout_focus.c: after the spots are known, and before they are drawn. */
const struct spot *layout_find_stop(const struct layout *layout, int id);
void layout_choose_focus(const struct layout *layout, const struct page *page,
                         struct layout_view *view);
void layout_scroll_to_focus(const struct layout *layout,
                            struct layout_view *view);

/* layout_box.c: the frame of a sheet. */
void layout_box(const struct placing *placing, int first, int end);

#endif
