#ifndef UI_GUIDE_H
#define UI_GUIDE_H
/* Leads once through a practice: on each screen one line about it, and one
 * that names what to choose.
 *
 * MUST: 1. never stand in the way: it is drawn and does nothing; 2. always
 * lead on, also from where nobody should have gone; 3. name a thing only if
 * it stands on the page. It remembers nothing but what was seen: where one is
 * stands in the store of the practice.
 */
#include <stdbool.h>

#include "base/text.h"
#include "ui/layout.h"

struct app;

/* In the order of flow's steps, with two more that no store shows. */
enum guide_step {
    GUIDE_BEGIN,
    GUIDE_ANSWER,
    GUIDE_GUARD, /* all is answered; the guard was not met yet */
    GUIDE_YES,
    GUIDE_ASK,
    GUIDE_SOMEBODY,
    GUIDE_CHOOSE,
    GUIDE_PLACE,
    GUIDE_CHANGE,
    GUIDE_TELL,
    GUIDE_END, /* a change was told */
    GUIDE_DONE,
    GUIDE_STEPS
};

struct guide {
    enum guide_step step;
    bool guard_met;
    bool changed;
    bool shown;    /* the card at the end was opened */
    unsigned done; /* what was practised, by guide_done */
};

/* Looks how far it is; at the end it opens the card, once, from Home. */
void guide_look(struct app *app);
/* Whether that screen belongs to a practice. What isn't named does not. */
bool guide_allows(int screen);

/* The guide's lines for the page that was built; they lend their texts to the
 * notice. Zero-initialise. */
struct guide_lines {
    struct text mark;
    struct text hint;
    struct text lead;
};
void guide_fill(struct app *app, struct guide_lines *lines,
                struct layout_notice *notice);
void guide_lines_done(struct guide_lines *lines);

/* What a practice is about, as msgids: row i is bit i of struct guide. */
#define GUIDE_DONE_COUNT 7
const char *guide_done(unsigned row);

#endif
