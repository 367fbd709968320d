#ifndef UI_PAGE_ITEMS_H
#define UI_PAGE_ITEMS_H
/* The inside of a page, for page.c, layout*.c and line mode only. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/list.h"
#include "ui/page.h"

enum item_kind {
    ITEM_TEXT,
    ITEM_NOTE,
    ITEM_GAP,
    ITEM_PAIR,
    ITEM_BULLET,
    ITEM_BIG,
    ITEM_BAR,
    ITEM_CHART,
    ITEM_ROW,
    ITEM_CARD,
    ITEM_TICK,
    ITEM_STEPPER,
    ITEM_CHIPS,
    ITEM_CALENDAR,
    ITEM_INPUT,
    ITEM_CODE
};

/* What the strings mean depends on the kind, in the order of page.h's
 * parameters; unused ones are NULL. */
enum { ITEM_STRINGS = 4 };

struct item {
    enum item_kind kind;
    int id; /* 0: can't be chosen; chips: of the first */
    enum look look;
    char *strings[ITEM_STRINGS];
    bool on;     /* ticked; a code of several */
    int percent; /* bar, chart */
    char **labels; /* chips */
    size_t count;
    int chosen;
    int32_t day; /* calendar */
    int32_t today;
    int32_t first;
    int32_t last;
    struct input *input; /* borrowed */
    int rows;
    struct page_mark *marks;
    size_t mark_count;
    unsigned char *modules; /* code */
    int size;
    int quiet;
};

struct button {
    int id;
    bool primary;
    char *label;
};

struct page {
    unsigned flags;
    char *title;
    char *detail;
    int step;
    int steps;
    LIST(struct item) items;
    LIST(struct button) buttons;
    char *status;
    enum look status_look;
    bool status_keys;
    int focus;
    int turn;
};

/* The string, "" for NULL. */
const char *item_string(const struct item *item, size_t index);
bool page_has_notes(const struct page *page);
/* Id of the first primary button, 0 if there is none. */
int page_primary(const struct page *page);
/* The input with that id, NULL if there is none. */
const struct item *page_find_input(const struct page *page, int id);
const struct item *page_find(const struct page *page, int id);
/* The code that takes the whole screen, NULL if there is none. */
const struct item *page_find_code(const struct page *page);

#endif
