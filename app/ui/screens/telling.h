#ifndef UI_SCREENS_TELLING_H
#define UI_SCREENS_TELLING_H
/* The parts of screen_tell beside the text itself: what is said to somebody
 * who has agreed, and reading out. Nothing of it is stored. */
#include "flow/tell.h"
#include "ui/screens/coded.h"
#include "ui/screens/screen.h"

/* Is this somebody your group knows? */
enum telling_known { KNOWN_NOT_ASKED = -1, KNOWN_YES, KNOWN_NOT_SURE };

struct telling {
    struct request_id request;
    int64_t line;
    enum tell_kind kind;
    bool chosen;  /* the line has agreed */
    bool agreed;  /* the text is for who has agreed: it goes into no code */
    int people;   /* asked this time */
    bool choosing;
    int64_t held; /* last time the key for the place came, 0 = not shown */
    enum telling_known known;
    int reading;  /* line that is read out, from 1; 0 = none */
    int lines;    /* of the text, as read out last */
    struct coded coded;
    const struct language *in; /* of the text; NULL = the screen's */
};

/* Ids of the parts; those of the screen itself lie below. */
enum { TELLING_PLACE = 20, TELLING_NEXT, TELLING_BEFORE, TELLING_KNOWN = 30 };

/* The place, alone and large, while a key is held. */
void telling_place_build(struct app *app, const struct telling *telling,
                         struct page *page);
/* What comes before the text for who has agreed: whether they are known, the
 * way to the place, and what to say and not to write. */
void telling_agreed_build(struct app *app, const struct telling *telling,
                          struct page *page);
bool telling_agreed_act(struct app *app, struct telling *telling,
                        const struct action *action);

/* One line of the text at a time, large. */
void telling_read_build(struct app *app, struct telling *telling,
                        struct page *page);
bool telling_read_act(struct telling *telling, const struct action *action);

#endif
