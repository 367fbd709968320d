#ifndef UI_PRESS_H
#define UI_PRESS_H
/* What comes from a terminal: keys, text, pastes, taps. No functions. */
#include <stddef.h>
#include <stdint.h>

enum press_kind {
    PRESS_NONE,
    PRESS_CHARACTER, /* any printable one, as typed */
    PRESS_CONTROL,   /* Ctrl with a letter or sign: 'L', '\\' */
    PRESS_ENTER,
    PRESS_ESCAPE,
    PRESS_TAB,
    PRESS_BACK_TAB,
    PRESS_BACKSPACE,
    PRESS_DELETE,
    PRESS_UP,
    PRESS_DOWN,
    PRESS_LEFT,
    PRESS_RIGHT,
    PRESS_HOME,
    PRESS_END,
    PRESS_PAGE_UP,
    PRESS_PAGE_DOWN
};

struct press {
    enum press_kind kind;
    uint32_t character;
};

enum event_kind {
    EVENT_NONE,   /* nothing came in time, or nothing that means anything */
    EVENT_PRESS,
    EVENT_PASTE,  /* whole */
    EVENT_TAP,
    EVENT_WHEEL,
    EVENT_LINE,   /* a whole line, in `paste`: line mode knows no keys */
    EVENT_RESIZE, /* or the way of drawing changed: show everything again */
    EVENT_WAKE,   /* ui/wake.h has something to say */
    EVENT_GONE    /* the terminal is lost */
};

struct event {
    enum event_kind kind;
    struct press press;
    int row;    /* tap, on the screen */
    int column;
    int amount; /* wheel: -1 up, 1 down */
    /* Paste or line: borrowed until the next event is asked for. */
    const char *paste;
    size_t length;
};

#endif
