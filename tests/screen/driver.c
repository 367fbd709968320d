#include "driver.h"

#include <stdlib.h>
#include <string.h>

#include <unistr.h>

#include "ui/term.h"

static void size(void *state, int *columns, int *rows)
{
    const struct driver *driver = state;

    *columns = driver->columns;
    *rows = driver->rows;
}

static unsigned lay_flags(void *state)
{
    return ((const struct driver *)state)->flags;
}

static void theme(void *state, enum theme theme)
{
    (void)state;
    (void)theme;
}

/* What is marked, row by row, so that a test can see the focus. */
static void dump_focus(struct text *out, const struct canvas *canvas)
{
    struct canvas *focus = canvas_new(canvas_columns(canvas),
                                      canvas_rows(canvas), DIRECTION_LTR);
    struct text rows = {0};
    const char *line;

    for (int row = 0; row < canvas_rows(canvas); row++)
        for (int i = 0; i < canvas_columns(canvas); i++)
            if (canvas_cell(canvas, row, i)->look == LOOK_FOCUS)
                *(struct cell *)canvas_cell(focus, row, i) =
                    *canvas_cell(canvas, row, i);
    canvas_dump(focus, &rows);
    for (line = text_string(&rows); *line; line += strcspn(line, "\n") + 1) {
        size_t length = strcspn(line, "\n");
        size_t space = strspn(line, " ");

        if (length == 0)
            continue;
        text_append(out, "focus: ");
        text_append_n(out, line + space, length - space);
        text_append(out, "\n");
    }
    text_done(&rows);
    canvas_free(&focus);
}

void driver_dump(const struct canvas *canvas, int row, int column,
                 struct text *out)
{
    canvas_dump(canvas, out);
    dump_focus(out, canvas);
    text_format(out, "cursor: %d,%d\n", row, column);
}

static void show(void *state, const struct canvas *canvas, int row, int column)
{
    driver_dump(canvas, row, column, ((struct driver *)state)->out);
}

static void blank(void *state)
{
    struct driver *driver = state;

    text_append(driver->out, "== blank\n");
}

static void ask(void *state)
{
    (void)state;
}

static const char *way(void *state)
{
    return ((const struct driver *)state)->way;
}

static void draw(void *state, const char *way, struct text *kept)
{
    struct driver *driver = state;

    driver->way = way;
    driver->doubtful = false;
    text_format(driver->out, "== way %s\n", way);
    text_clear(kept);
    text_format(kept, "%s:here", way);
}

static bool doubtful(void *state)
{
    return ((const struct driver *)state)->doubtful;
}

struct name {
    const char *name;
    enum press_kind kind;
};

static const struct name names[] = {
    {"Enter", PRESS_ENTER},         {"Esc", PRESS_ESCAPE},
    {"Tab", PRESS_TAB},             {"BackTab", PRESS_BACK_TAB},
    {"Backspace", PRESS_BACKSPACE}, {"Delete", PRESS_DELETE},
    {"Up", PRESS_UP},               {"Down", PRESS_DOWN},
    {"Left", PRESS_LEFT},           {"Right", PRESS_RIGHT},
    {"Home", PRESS_HOME},           {"End", PRESS_END},
    {"PageUp", PRESS_PAGE_UP},      {"PageDown", PRESS_PAGE_DOWN},
};

struct press driver_press(const char *key)
{
    if (key[0] == '^' && key[1])
        return (struct press){PRESS_CONTROL, (unsigned char)key[1]};
    for (size_t i = 0; i < COUNT(names); i++)
        if (strcmp(names[i].name, key) == 0)
            return (struct press){names[i].kind, 0};
    return (struct press){PRESS_NONE, 0};
}

static bool starts(const char *key, const char *start)
{
    return strncmp(key, start, strlen(start)) == 0;
}

/* One character of "text:..."; false when it is at its end. */
static bool type(struct driver *driver, const char *string,
                 struct event *event)
{
    ucs4_t point;
    const char *at = string + driver->typed;
    int length = *at ? u8_mbtouc(&point, (const uint8_t *)at, strlen(at)) : 0;

    if (length == 0) {
        driver->typed = 0;
        return false;
    }
    driver->typed += (size_t)length;
    event->kind = EVENT_PRESS;
    event->press = (struct press){PRESS_CHARACTER, point};
    return true;
}

static void simple(struct driver *driver, const char *key, struct event *event)
{
    if (starts(key, "wait:") || starts(key, "sleep:")) {
        driver->boot += atol(strchr(key, ':') + 1);
        if (*key == 'w')
            driver->running += atol(key + 5);
    } else if (starts(key, "paste:")) {
        event->kind = EVENT_PASTE;
        event->paste = key + 6;
        event->length = strlen(key + 6);
    } else if (starts(key, "tap:")) {
        event->kind = EVENT_TAP;
        event->row = atoi(key + 4);
        event->column = atoi(strchr(key, ',') + 1);
    } else if (starts(key, "wheel:")) {
        event->kind = EVENT_WHEEL;
        event->amount = atoi(key + 6);
    } else if (starts(key, "size:")) {
        driver->columns = atoi(key + 5);
        driver->rows = atoi(strchr(key, 'x') + 1);
        event->kind = EVENT_RESIZE;
    } else if (strcmp(key, "end") == 0) {
        event->kind = EVENT_GONE;
    } else {
        event->press = driver_press(key);
        event->kind =
            event->press.kind == PRESS_NONE ? EVENT_NONE : EVENT_PRESS;
    }
}

static void event(void *state, int milliseconds, struct event *event)
{
    struct driver *driver = state;
    const char *key;

    *event = (struct event){0};
    /* A look in between, during long work, is no step. */
    if (milliseconds == 0) {
        if (driver->look)
            simple(driver, driver->look, event);
        driver->look = NULL;
        return;
    }
    if (driver->next >= driver->count) {
        event->kind = EVENT_GONE;
        return;
    }
    key = driver->keys[driver->next];
    if (driver->typed == 0)
        text_format(driver->out, "== %s\n", key);
    if (starts(key, "text:")) {
        if (type(driver, key + 5, event))
            return;
        driver->next++;
        return;
    }
    driver->next++;
    simple(driver, key, event);
}

static void close(void *state)
{
    (void)state;
}

static int64_t running(void *user)
{
    return ((const struct driver *)user)->running;
}

static int64_t boot(void *user)
{
    return ((const struct driver *)user)->boot;
}

enum err driver_run(struct driver *driver, const struct ui_setup *setup,
                    int *exit_code)
{
    static const struct term_back back = {
        .size = size,   .lay_flags = lay_flags, .theme = theme,
        .show = show,   .blank = blank,         .ask = ask,
        .event = event, .close = close,         .way = way,
        .draw = draw,   .doubtful = doubtful,
    };
    struct term term = {&back, driver};
    struct ui_clock clock = {running, boot, driver};
    struct ui_setup whole = *setup;

    driver->running = driver->boot = 1000000;
    whole.term = &term;
    whole.clock = &clock;
    return ui_run(&whole, exit_code);
}
