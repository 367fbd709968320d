#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H
/* Places a page on a canvas and knows afterwards where everything is.
 *
 * The only file family that turns items into rows and columns. After
 * layout_place: which spot has the focus, what lies under a tap, where the
 * cursor belongs, and where an arrow leads. Columns are logical
 * (ui/canvas.h). A view belongs to one screen on the stack and lives over
 * rebuilds: zero it for a new screen.
 */
#include <stdbool.h>
#include <stdint.h>

#include "base/list.h"
#include "ui/canvas.h"
#include "ui/page.h"

#define LAYOUT_LEAST_COLUMNS 40
#define LAYOUT_LEAST_ROWS 15
/* From this many rows there is air, rules and notes. */
#define LAYOUT_ROOMY_ROWS 20

/* Ids of what the frame itself offers. */
enum {
    SPOT_BACK = -1,
    SPOT_LANGUAGE = -2,
    SPOT_HIDE = -3,
    SPOT_UNDO = -4,
    SPOT_HELP = -5,
    SPOT_PRACTICE = -6, /* the mark of a practice */
    SPOT_TAB = -11 /* the first of four, downwards */
};

enum spot_kind {
    SPOT_PLAIN,   /* chosen by a tap or Enter */
    SPOT_STEPPER,
    SPOT_CALENDAR,
    SPOT_INPUT,
    SPOT_PART     /* tapped only: a step, a day */
};

struct spot {
    enum spot_kind kind;
    int id;
    int row;   /* screen row, or row of the body if it scrolls */
    int at;
    int rows;
    int cells;
    int cursor_row; /* where the cursor stands if it has the focus */
    int cursor_at;
    bool fixed;   /* does not scroll */
    int number;   /* typed to go there; 0 = none */
    int amount;   /* part of a stepper: -1, 1 */
    int32_t day;  /* part of a calendar: that day */
};

struct layout_view {
    int focus; /* id, 0 = nothing yet */
    int top;   /* first row of the body that is shown */
    int asked; /* focus that the page asked for last */
    int turn;  /* of the page that was shown last, see page_turn */
    size_t index; /* which of the body's stops had the focus */
    bool started;
    bool follow; /* scroll until the focus is seen */
    int visible; /* rows of the body that were seen last */
};

/* What the loop adds to the page. */
struct layout_notice {
    const char *status; /* instead of the page's; NULL = none */
    enum look look;
    bool undo;          /* offers Undo behind the status */
    const char *footer; /* what the keys do, if there is no status */
    bool typing;        /* signs go into a text: none of them is a key */
    int tab;            /* 1 .. 4: which of the bottom bar is on; 0 = none */
    bool due;           /* the last of the bottom bar has something to do */
    /* In a practice; else NULL. They stand on every page and every sheet, in
     * the same place: the mark in the top bar or on the sheet's upper edge,
     * the guide's two lines below the title. */
    const char *mark;
    const char *hint; /* what this is about; NULL = no guide */
    const char *lead; /* what to choose */
};

struct layout {
    LIST(struct spot) spots;
    LIST(int) heights; /* rows of each item, as measured */
    int body_first; /* screen rows of the body */
    int body_rows;
    int body_needed;
    int cursor_row; /* on the screen */
    int cursor_column;
    bool marked;    /* the mark was drawn */
};

void layout_place(struct layout *layout, const struct page *page,
                  struct canvas *canvas, struct layout_view *view,
                  const struct layout_notice *notice);
void layout_done(struct layout *layout);

/* Cells that the status line has for a text. */
int layout_status_cells(const struct canvas *canvas, const struct page *page,
                        const struct layout_notice *notice);
/* Whether the page's notes found no room and are offered at the bottom. */
bool layout_offers_notes(const struct canvas *canvas, const struct page *page,
                         const struct layout_notice *notice);
/* Whether a code of so many modules (with its quiet zone) fits, with room for
 * the way back below it or beside it. */
bool layout_code_fits(int columns, int rows, int modules);
/* Rows of the body that are seen. */
int layout_visible(const struct layout *layout);
/* NULL if nothing has the focus, or nothing is there. */
const struct spot *layout_focus(const struct layout *layout,
                                const struct layout_view *view);
const struct spot *layout_tapped(const struct layout *layout,
                                 const struct canvas *canvas,
                                 const struct layout_view *view, int row,
                                 int screen_column);

enum layout_move {
    LAYOUT_UP,
    LAYOUT_DOWN,
    LAYOUT_LEFT, /* as the eye sees it */
    LAYOUT_RIGHT,
    LAYOUT_NEXT, /* order of Tab */
    LAYOUT_PREVIOUS,
    LAYOUT_PAGE_UP,
    LAYOUT_PAGE_DOWN,
    LAYOUT_FIRST,
    LAYOUT_LAST,
    LAYOUT_WHEEL_UP,
    LAYOUT_WHEEL_DOWN
};
/* Changes the view only; the next layout_place shows it. */
bool layout_move(const struct layout *layout, struct layout_view *view,
                 enum layout_move move, enum direction direction);
/* Goes to the row with that number; false if there is none. */
bool layout_number(const struct layout *layout, struct layout_view *view,
                   int number);

#endif
