#ifndef UI_GUIDE_ROWS_H
#define UI_GUIDE_ROWS_H
/* Private to ui/guide*.c: what the guide says, as rows of one table. The first
 * row that fits counts, if what it leads to stands on the page. */
#include <stdbool.h>
#include <stddef.h>

#include "ui/guide.h"

enum guide_lead {
    LEAD_CHOICE,  /* what is called so: a row, a card's state, a button */
    LEAD_PRIMARY, /* the page's one thing to do */
    LEAD_CARD,    /* the first card of Home */
    LEAD_BACK
};

struct guide_row {
    enum guide_step step; /* GUIDE_STEPS: any */
    int screen;           /* SCREEN_COUNT: any */
    bool sheet;           /* only if the page is one */
    const char *hint;     /* msgid */
    enum guide_lead lead;
    const char *choice; /* msgid of LEAD_CHOICE */
};

const struct guide_row *guide_rows(size_t *count);

#endif
