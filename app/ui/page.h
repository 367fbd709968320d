#ifndef UI_PAGE_H
#define UI_PAGE_H
/* What one screen shows, as a list of items from top to bottom.
 *
 * A screen builds its page anew for each repaint; ui/layout.c places it on a
 * canvas of any size from 40x15 up, in a column of at most 60 cells, scrolls,
 * shows the focus, finds what was tapped, and says where the cursor belongs.
 * So screens know neither cells nor keys. Strings are copied (and wiped by
 * page_done), already translated. Items that can be chosen have an id >= 1,
 * unique on the page; focus is kept by id over rebuilds. Top to bottom is the
 * order of Tab and arrows, and of line mode.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/canvas.h"
#include "ui/input.h"

struct page;

enum page_flags {
    PAGE_NO_BACK = 1,   /* no "Back" in the top bar */
    PAGE_TABS = 2,      /* one of the four top screens */
    PAGE_SHEET = 4,     /* comes from below, in a frame */
    PAGE_NO_HIDE = 8,   /* nothing to hide yet (first run, lock screen) */
    PAGE_CENTERED = 16, /* lock screen */
    PAGE_NUMBERED = 32  /* rows carry numbers 1, 2, 3 ... (not on tabs) */
};

/* Head: title in the middle of the top bar, detail at its end ("2 of 5"). */
void page_head(struct page *page, unsigned flags, const char *title,
               const char *detail);
/* Filled and empty dots after the detail; total 0 = none. */
void page_steps(struct page *page, int step, int total);

void page_text(struct page *page, enum look look, const char *string);
/* Left out when there are fewer than 20 rows, where `?` shows it instead. */
void page_note(struct page *page, const char *string);
void page_gap(struct page *page); /* air: first to go when rows are short */
/* Two columns on one line, or stacked if they don't fit: "label    value". */
void page_pair(struct page *page, enum look look, const char *label,
               const char *value);
void page_bullet(struct page *page, const char *sign, const char *string,
                 const char *detail);
/* Shown large and alone on its line: a passphrase, a code. */
void page_big(struct page *page, const char *string);
void page_bar(struct page *page, int percent);
/* One bar of a chart: what it stands for and its value, as words, above it. */
void page_chart(struct page *page, const char *label, const char *value,
                int percent);

/* Things that can be chosen. Detail goes to the end side, `below` (may be
 * NULL) on a second line. */
void page_row(struct page *page, int id, const char *label, const char *detail,
              const char *below);
/* A card of Home: title, middle word, state at the end, a line below. */
void page_card(struct page *page, int id, const char *title, const char *middle,
               const char *state, const char *below);
void page_tick(struct page *page, int id, bool ticked, const char *label);
/* Buttons stand at the bottom, side by side if they fit. The first primary
 * one is what Enter does when nothing else has the focus. */
void page_button(struct page *page, int id, bool primary, const char *label);
/* "−  3 hours  +": Left and Right (or minus, plus, or a tap) step. */
void page_stepper(struct page *page, int id, const char *value);
/* Short choices on as few lines as needed: "1 h  2 h  half a day". */
void page_chips(struct page *page, int first_id, const char *const *labels,
                size_t count, int chosen_index);
/* A month with days to choose; `first` .. `last` can be chosen. */
void page_calendar(struct page *page, int id, int32_t day, int32_t today,
                   int32_t first, int32_t last);
/* Something to type into. `rows` is its greatest height. Marks are places
 * that the guard noticed (bytes), copied. */
struct page_mark {
    size_t start;
    size_t length;
};
struct page_input {
    int id;
    struct input *input; /* borrowed while the page lives */
    int rows;
    const char *label;   /* for line mode and readers */
    const struct page_mark *marks;
    size_t mark_count;
};
void page_input(struct page *page, const struct page_input *input);
/* A code for a phone's camera. It takes the whole screen: bars, status and all
 * other items of the page are left out, but for the way back and `label`,
 * which has the focus. With `several`, arrows, a tap on it and digits act as
 * on a stepper. The modules (1 = dark) are copied. */
struct page_code {
    int id;
    const unsigned char *modules;
    int size;  /* on a side */
    int quiet; /* modules of white around it */
    bool several;
    const char *label;
};
void page_code(struct page *page, const struct page_code *code);

/* The quiet line above the bottom bar: a message, or what Enter and Tab do. */
void page_status(struct page *page, enum look look, const char *string);
/* There, quietly: what keys do on a screen. Line mode has its own. */
void page_status_keys(struct page *page, const char *string);
/* Which item has the focus when nothing had it before. */
void page_focus(struct page *page, int id);
/* A screen that shows several pages in turn numbers them: with another number
 * focus and scrolling begin anew. A sheet is a turn of its own. */
void page_turn(struct page *page, int number);

struct page *page_new(void);
void page_clear(struct page *page);
/* Wipes; NULL is allowed; clears the variable. */
void page_free(struct page **page);

#endif
