#ifndef UI_SCREENS_CODED_H
#define UI_SCREENS_CODED_H
/* A text as one or more QR codes, inside any screen.
 *
 * The bars go while it is shown; Back, Esc and Enter behind the last code lead
 * to the screen's own page again. What doesn't fit the window becomes numbered
 * codes, each readable alone; what can't be parted, or would be too many, is
 * not shown: the page says how large the window has to be. Nothing is kept:
 * coded_close wipes.
 *
 * A screen embeds struct coded (zeroed), calls coded_open with a text that may
 * be in a code, lets coded_build build its page while coded_is_open, passes
 * every action to coded_act first, and calls coded_close when it closes. Ids
 * from 950 on are taken.
 */
#include "base/text.h"
#include "ui/screens/screen.h"

enum coded_parting {
    CODED_PARTS, /* several codes if need be */
    CODED_WHOLE  /* of no use in parts: a key */
};

struct coded {
    struct text text;
    enum coded_parting parting;
    int piece; /* which is shown, from 0 */
    int count; /* of pieces, as shown last */
};

/* The text is copied; an empty one opens nothing. */
void coded_open(struct coded *coded, const char *text,
                enum coded_parting parting);
void coded_close(struct coded *coded);
bool coded_is_open(const struct coded *coded);
/* The whole page. */
void coded_build(struct app *app, struct coded *coded, struct page *page);
/* True if it was for the codes. */
bool coded_act(struct coded *coded, const struct action *action);

#endif
