#ifndef UI_KEY_H
#define UI_KEY_H
/* What the keys do, as one table: the loop, the help screen and the footer
 * all come from it.
 *
 * A key is looked up in the contexts that are on, the special ones first.
 * Nothing in the table needs a Latin letter without Ctrl, or a function key.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "ui/press.h"

/* From the special to the general; several can be on. */
enum key_context {
    KEY_IN_INPUT = 1,
    KEY_IN_STEPPER = 2,
    KEY_IN_CALENDAR = 4,
    KEY_ON_PAGE = 8,    /* nothing is being typed */
    KEY_ANYWHERE = 16
};

enum command {
    COMMAND_NONE,
    COMMAND_CHOOSE,
    COMMAND_BACK,
    COMMAND_UP,
    COMMAND_DOWN,
    COMMAND_LEFT,
    COMMAND_RIGHT,
    COMMAND_NEXT,
    COMMAND_PREVIOUS,
    COMMAND_PAGE_UP,
    COMMAND_PAGE_DOWN,
    COMMAND_FIRST,
    COMMAND_LAST,
    COMMAND_LESS,
    COMMAND_MORE,
    COMMAND_ERASE_BACK,
    COMMAND_ERASE_FORWARD,
    COMMAND_ERASE_ALL,
    COMMAND_MORE_ABOUT,
    COMMAND_NUMBER, /* any digit, in any script */
    COMMAND_HELP,
    COMMAND_FIND,
    COMMAND_LANGUAGE,
    COMMAND_UNDO,
    COMMAND_HIDE,
    COMMAND_NOTHING /* known, and meant to do nothing */
};

struct key {
    unsigned contexts;
    struct press press;   /* PRESS_CHARACTER '0': any digit */
    enum command command;
    const char *name;     /* msgid of the key, or its sign */
    const char *help;     /* msgid; NULL: stands with another row */
    const char *footer;   /* msgid for the status line, or NULL */
};

const struct key *key_table(size_t *count);
/* NULL if the press does nothing here. A digit's value goes to *digit. */
const struct key *key_find(unsigned contexts, const struct press *press,
                           int *digit);
/* Whether two rows of a table claim one press in one context. */
bool key_conflict(const struct key *table, size_t count);
/* What to say in the status line for these contexts, as much as stands on one
 * line of `cells`; the way back and help if they are there. */
enum { KEY_SAY_BACK = 1, KEY_SAY_HELP = 2 };
void key_footer(unsigned contexts, unsigned say, int cells, struct text *out);

#endif
