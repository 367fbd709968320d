#ifndef UI_THEME_H
#define UI_THEME_H
/* Roles and themes give a style; terminals turn a style into what they have.
 *
 * No two roles differ by colour alone: the words and signs on the screen carry
 * the meaning, bold, reverse and underline come next. Only colours that can be
 * read on black and on white are used, on the terminal's own background.
 */
#include <stdbool.h>

#include "ui/canvas.h"

/* The last one is for who hears the screen or feels it: no colours, and
 * ui/layout_reader.c instead of pictures. */
enum theme { THEME_COLOUR, THEME_MONO, THEME_CONTRAST, THEME_READER };

enum colour {
    COLOUR_NONE, /* the terminal's own */
    COLOUR_BLACK,
    COLOUR_RED,
    COLOUR_MAGENTA,
    COLOUR_WHITE
};

struct style {
    bool bold;
    bool reverse;
    bool underline;
    enum colour front;
    enum colour back;
};

struct style theme_style(enum theme theme, enum look look);
/* From a setting ("colour", "mono", "contrast", "reader", NULL) and NO_COLOR's value. */
enum theme theme_pick(const char *setting, const char *no_color);

#endif
