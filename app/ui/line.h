#ifndef UI_LINE_H
#define UI_LINE_H
/* A page in lines: what can be chosen on it, and what is asked for.
 *
 * Only for line.c and line_typed.c. Everything that can be chosen gets a
 * number from top to bottom, buttons last. A page may ask for one value (an
 * input, a stepper, a calendar): then a line is that value, and numbers of
 * the list are written with a full stop in front. If it has several, the
 * others have numbers: who chooses one is asked for that one.
 */
#include "ui/app_inside.h"
#include "ui/page_items.h"

struct line_choice {
    int id;
    const struct item *item; /* NULL: a button, or a tab */
};

struct line_choices {
    LIST(struct line_choice) list;
};

/* Numbers count from 1: list.items[number - 1]. */
void line_choices(const struct app *app, struct line_choices *choices);
/* The item that the page asks for a value of; NULL if for none. */
const struct item *line_value(const struct app *app);
/* True if this is such an item: then it is asked for from now on. */
bool line_ask(struct app *app, int id);

#endif
