#include "ui/theme.h"

#include <string.h>

static const struct style colours[LOOK_COUNT] = {
    [LOOK_TITLE] = {.bold = true},
    [LOOK_FOCUS] = {.reverse = true},
    [LOOK_PRIMARY] = {.bold = true},
    [LOOK_STATE] = {.front = COLOUR_MAGENTA},
    [LOOK_WARN] = {.bold = true, .front = COLOUR_RED},
    [LOOK_MARK] = {.bold = true, .underline = true, .front = COLOUR_RED},
    [LOOK_CODE] = {.front = COLOUR_BLACK, .back = COLOUR_WHITE},
    [LOOK_CODE_DARK] = {.front = COLOUR_WHITE, .back = COLOUR_BLACK},
};

/* A code is no decoration: a camera reads it dark on light whatever the
 * terminal's own colours are, so that one has its colours here too. */
static const struct style plain[LOOK_COUNT] = {
    [LOOK_TITLE] = {.bold = true},
    [LOOK_FOCUS] = {.reverse = true},
    [LOOK_PRIMARY] = {.bold = true},
    [LOOK_WARN] = {.bold = true},
    [LOOK_MARK] = {.underline = true},
    [LOOK_CODE] = {.front = COLOUR_BLACK, .back = COLOUR_WHITE},
    [LOOK_CODE_DARK] = {.front = COLOUR_WHITE, .back = COLOUR_BLACK},
};

/* Bold throughout; what can be chosen stands out by reverse. */
static const struct style contrast[LOOK_COUNT] = {
    [LOOK_PLAIN] = {.bold = true},
    [LOOK_TITLE] = {.bold = true, .underline = true},
    [LOOK_QUIET] = {.bold = true},
    [LOOK_FOCUS] = {.bold = true, .reverse = true},
    [LOOK_PRIMARY] = {.bold = true},
    [LOOK_STATE] = {.bold = true},
    [LOOK_WARN] = {.bold = true},
    [LOOK_MARK] = {.bold = true, .underline = true},
    [LOOK_CODE] = {.front = COLOUR_BLACK, .back = COLOUR_WHITE},
    [LOOK_CODE_DARK] = {.front = COLOUR_WHITE, .back = COLOUR_BLACK},
};

struct style theme_style(enum theme theme, enum look look)
{
    switch (theme) {
    case THEME_MONO:
    case THEME_READER:
        return plain[look];
    case THEME_CONTRAST:
        return contrast[look];
    default:
        return colours[look];
    }
}

enum theme theme_pick(const char *setting, const char *no_color)
{
    if (setting && strcmp(setting, "mono") == 0)
        return THEME_MONO;
    if (setting && strcmp(setting, "contrast") == 0)
        return THEME_CONTRAST;
    if (setting && strcmp(setting, "reader") == 0)
        return THEME_READER;
    return no_color && *no_color ? THEME_MONO : THEME_COLOUR;
}
