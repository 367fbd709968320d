#include "ui/term.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/mem.h"
#include "host/tty.h"
#include "i18n/letters.h"
#include "ui/decode.h"
#include "ui/detection.h"
#include "ui/place.h"
#include "ui/row.h"
#include "ui/wake.h"

/* The one file that names curses. Curses paints; keys are read and understood
 * by ui/decode.h, so that answers of the terminal can come at any time and no
 * typed letter stays behind in a queue of the library. */

#define MOUSE_ON "\033[?1000h\033[?1006h"
#define QUESTIONS "\033[8$p\033[>q\033[>c\033[c"
#define LEFT_TO_RIGHT_MARK 0x200E
#define NO_BREAK_SPACE 0xA0
/* "Underline can't be combined with colour", of terminfo's ncv. */
#define NCV_UNDERLINE 2

struct curses {
    SCREEN *screen;
    struct decoder decoder;
    struct place place;
    enum bidi_output bidi;
    bool sure;           /* that this is right */
    bool reader;         /* letters in the order they are read, as they are */
    bool asked;
    bool used;           /* a key was pressed since */
    bool window;         /* a terminal that may be asked and switched */
    attr_t attributes[LOOK_COUNT];
    short pairs[LOOK_COUNT];
    struct cell *shown;  /* what was painted last, to skip equal rows */
    int rows;
    int columns;
    bool everything;     /* paint all rows */
    struct glyph *line;  /* one row, for the guard */
    bool *marks;
};

static void send(const char *string)
{
    (void)!tty_write(STDOUT_FILENO, string, strlen(string));
}

/* --- size and looks --------------------------------------------------------
 */

static void forget(struct curses *curses)
{
    MEM_FREE(curses->shown);
    MEM_FREE(curses->line);
    MEM_FREE(curses->marks);
    curses->everything = true;
}

static void prepare(struct curses *curses, int columns, int rows)
{
    size_t width = (size_t)columns;

    forget(curses);
    curses->columns = columns;
    curses->rows = rows;
    curses->shown = mem_new(width * (size_t)rows, sizeof *curses->shown);
    curses->line = mem_new(width, sizeof *curses->line);
    curses->marks = mem_new(width, sizeof *curses->marks);
}

static void size(void *state, int *columns, int *rows)
{
    struct curses *curses = state;
    struct winsize window;

    (void)curses;
    *columns = COLS;
    *rows = LINES;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0 ||
        window.ws_col == 0 || window.ws_row == 0)
        return;
    if (window.ws_col != COLS || window.ws_row != LINES)
        resizeterm(window.ws_row, window.ws_col);
    *columns = COLS;
    *rows = LINES;
}

static unsigned lay_flags(void *state)
{
    const struct curses *curses = state;
    unsigned flags = tty_is_console(STDOUT_FILENO) ? LAY_NO_MARKS : 0;

    if (curses->bidi == BIDI_READING)
        flags |= LAY_LOGICAL | LAY_JOINED;
    return curses->bidi == BIDI_LOGICAL ? flags | LAY_LOGICAL : flags;
}

static short curses_colour(enum colour colour)
{
    static const short colours[] = {
        [COLOUR_NONE] = -1,
        [COLOUR_BLACK] = COLOR_BLACK,
        [COLOUR_RED] = COLOR_RED,
        [COLOUR_MAGENTA] = COLOR_MAGENTA,
        [COLOUR_WHITE] = COLOR_WHITE,
    };

    return colours[colour];
}

static bool detect_again(struct curses *curses);

static void theme(void *state, enum theme theme)
{
    struct curses *curses = state;
    int ncv = tigetnum("ncv");
    bool colours = has_colors();

    if (curses->reader != (theme == THEME_READER)) {
        curses->reader = theme == THEME_READER;
        (void)detect_again(curses);
    }

    for (int look = 0; look < LOOK_COUNT; look++) {
        struct style style = theme_style(theme, (enum look)look);
        bool coloured = colours && (style.front || style.back);
        short pair = (short)(look + 1);

        if (style.underline && ncv > 0 && ncv & NCV_UNDERLINE)
            coloured = false;
        curses->attributes[look] = (style.bold ? A_BOLD : 0) |
                                   (style.reverse ? A_REVERSE : 0) |
                                   (style.underline ? A_UNDERLINE : 0);
        curses->pairs[look] =
            coloured && init_pair(pair, curses_colour(style.front),
                                  curses_colour(style.back)) != ERR
                ? pair
                : 0;
        /* Without colours a code is told from its ground by reverse. */
        if (look == LOOK_CODE && !coloured)
            curses->attributes[look] |= A_REVERSE;
    }
    curses->everything = true;
}

/* --- painting --------------------------------------------------------------
 */

static void put_glyph(const struct curses *curses, int row, int column,
                      const struct glyph *glyph, enum look look, bool mark)
{
    wchar_t wide[CCHARW_MAX + 1] = {0};
    size_t count = 0;
    cchar_t cell;

    while (count < CCHARW_MAX && count < COUNT(glyph->points) &&
           glyph->points[count]) {
        wide[count] = (wchar_t)glyph->points[count];
        count++;
    }
    if (mark) {
        if (count == CCHARW_MAX)
            count--;
        wide[count] = LEFT_TO_RIGHT_MARK;
    }
    if (setcchar(&cell, wide, curses->attributes[look], curses->pairs[look],
                 NULL) == OK)
        mvadd_wch(row, column, &cell);
}

static void put_row(struct curses *curses, const struct canvas *canvas,
                    int row)
{
    int columns = canvas_columns(canvas);

    row_take(curses->bidi, canvas, row, curses->line, curses->marks);
    for (int i = 0; i < columns; i++)
        if (curses->line[i].width > 0)
            put_glyph(curses, row, i, &curses->line[i],
                      canvas_cell(canvas, row, i)->look, curses->marks[i]);
    mem_wipe(curses->line, (size_t)columns * sizeof *curses->line);
}

static bool same_row(const struct cell *a, const struct cell *b, int columns)
{
    for (int i = 0; i < columns; i++)
        if (a[i].look != b[i].look || a[i].glyph.width != b[i].glyph.width ||
            memcmp(a[i].glyph.points, b[i].glyph.points,
                   sizeof a[i].glyph.points) != 0)
            return false;
    return true;
}

/* mlterm: what Arabic letters draw over the edge of their cell is not wiped
 * out with it, and something of wide letters stays in their rows (ui/row.c). */
static bool leaves_ink(const struct curses *curses, const struct canvas *canvas)
{
    bool arabic = canvas_direction(canvas) == DIRECTION_RTL ||
                  canvas_lay_flags(canvas) & LAY_JOINED;

    return arabic && (curses->bidi == BIDI_MLTERM ||
                      curses->bidi == BIDI_READING);
}

/* Another page, and not only another line of it. */
static bool is_another(const struct curses *curses, const struct canvas *canvas)
{
    int changed = 0;

    for (int i = 0; i < curses->rows; i++)
        changed += !same_row(canvas_cell(canvas, i, 0),
                             curses->shown +
                                 (size_t)i * (size_t)curses->columns,
                             curses->columns);
    return changed * 2 > curses->rows;
}

static void show(void *state, const struct canvas *canvas, int row, int column)
{
    struct curses *curses = state;
    int columns = canvas_columns(canvas);
    int rows = canvas_rows(canvas);

    if (!curses->shown || columns != curses->columns || rows != curses->rows)
        prepare(curses, columns, rows);
    if (leaves_ink(curses, canvas) && is_another(curses, canvas))
        clearok(curscr, TRUE);
    for (int i = 0; i < rows; i++) {
        const struct cell *cells = canvas_cell(canvas, i, 0);
        struct cell *before = curses->shown + (size_t)i * (size_t)columns;

        if (!curses->everything && same_row(cells, before, columns))
            continue;
        put_row(curses, canvas, i);
        memcpy(before, cells, (size_t)columns * sizeof *before);
    }
    curses->everything = false;
    move(row, row_cursor(curses->bidi, canvas, row, column));
    refresh();
}

/* Spaces of two kinds, so that neither curses nor the terminal shortens them:
 * they overwrite the windows and the library's output buffer as well. */
static void blank(void *state)
{
    struct curses *curses = state;
    static const wchar_t spaces[2][2] = {{' ', 0}, {NO_BREAK_SPACE, 0}};

    forget(curses);
    for (int row = 0; row < LINES; row++)
        for (int column = 0; column < COLS; column++) {
            cchar_t cell;

            setcchar(&cell, spaces[(row + column) % 2], 0, 0, NULL);
            mvadd_wch(row, column, &cell);
        }
    move(0, 0);
    refresh();
}

static void add_letter(void *user, uint32_t point)
{
    letters_add(user, point);
}

static bool letters(void *state, struct letters *letters)
{
    (void)state;
    *letters = (struct letters){0};
    return tty_is_console(STDOUT_FILENO) &&
           tty_console_each(STDOUT_FILENO, add_letter, letters);
}

/* --- questions -------------------------------------------------------------
 */

static void detect(struct curses *curses)
{
    struct detected found =
        place_detect(&curses->place, &curses->decoder.answers);

    curses->bidi = curses->reader ? BIDI_LOGICAL : found.output;
    curses->sure = curses->reader || found.sure;
}

/* True if everything has to be drawn again. */
static bool detect_again(struct curses *curses)
{
    enum bidi_output before = curses->bidi;

    detect(curses);
    if (curses->bidi == before || !curses->window)
        return false;
    if (curses->asked && before == BIDI_BDSM)
        send(TTY_BIDI_BACK);
    if (curses->asked && before == BIDI_MLTERM)
        send(TTY_MLTERM_BACK);
    if (curses->asked && curses->bidi == BIDI_BDSM)
        send(TTY_BIDI_OFF);
    if (curses->asked && curses->bidi == BIDI_MLTERM)
        send(TTY_MLTERM_OFF);
    curses->everything = true;
    clearok(curscr, TRUE);
    return true;
}

static void ask(void *state)
{
    struct curses *curses = state;

    if (curses->asked)
        return;
    curses->asked = true;
    send(tty_enter_text());
    if (!curses->window)
        return;
    send(MOUSE_ON);
    if (curses->bidi == BIDI_MLTERM)
        send(TTY_MLTERM_OFF);
    curses->decoder.asked = true;
    send(QUESTIONS);
}

/* One that answers nothing has had its time when somebody types. */
static bool doubtful(void *state)
{
    const struct curses *curses = state;

    return curses->asked && !curses->sure &&
           (curses->decoder.answers.complete || !curses->window ||
            curses->used);
}

static const char *way(void *state)
{
    const struct curses *curses = state;

    return curses->reader ? NULL : detection_way(curses->bidi);
}

static void draw(void *state, const char *way, struct text *kept)
{
    struct curses *curses = state;

    place_choose(&curses->place, &curses->decoder.answers, way, kept);
    (void)detect_again(curses);
}

/* --- events ----------------------------------------------------------------
 */

static bool read_more(struct curses *curses)
{
    char bytes[4096];
    ssize_t length = read(STDIN_FILENO, bytes, sizeof bytes);

    if (length > 0)
        decode_feed(&curses->decoder, bytes, (size_t)length);
    mem_wipe(bytes, sizeof bytes);
    return length > 0 || (length < 0 && (errno == EINTR || errno == EAGAIN));
}

static int shorter(int milliseconds, int other)
{
    return milliseconds < 0 || other < milliseconds ? other : milliseconds;
}

static void event(void *state, int milliseconds, struct event *event)
{
    struct curses *curses = state;
    bool waited = false;

    for (;;) {
        struct pollfd ready[] = {{STDIN_FILENO, POLLIN, 0},
                                 {wake_descriptor(), POLLIN, 0}};
        bool holding;
        int count;

        if (decode_next(&curses->decoder, waited, event)) {
            curses->used = curses->asked;
            return;
        }
        if (decode_answered(&curses->decoder) &&
            (detect_again(curses) || doubtful(curses))) {
            event->kind = EVENT_RESIZE;
            return;
        }
        holding = decode_is_waiting(&curses->decoder);
        count = poll(ready, 2,
                     holding ? shorter(milliseconds,
                                       decode_patience(&curses->decoder))
                             : milliseconds);
        waited = count == 0 && holding;
        if (count == 0 && !holding)
            return;
        if (ready[1].revents & POLLIN) {
            event->kind = EVENT_WAKE;
            return;
        }
        if (count > 0 && (!ready[0].revents || !read_more(curses)) &&
            ready[0].revents) {
            event->kind = EVENT_GONE;
            return;
        }
    }
}

/* --- open and close --------------------------------------------------------
 */

static void close_screen(void *state)
{
    struct curses *curses = state;
    const char *erase = tigetstr("E3");
    bool known = erase && erase != (const char *)-1;

    blank(curses);
    erase = known ? mem_string(erase) : NULL;
    endwin();
    delscreen(curses->screen);
    send(tty_leave_text());
    /* What scrolled off a screen without an alternate one. */
    if (erase)
        send(erase);
    mem_free((char *)erase);
    forget(curses);
    decode_done(&curses->decoder);
    place_done(&curses->place);
    mem_free(curses);
}

/* An unknown TERM is most likely something like an xterm. */
static SCREEN *open_screen(void)
{
    const char *const names[] = {getenv("TERM"), "xterm", "vt100"};
    SCREEN *screen = NULL;

    for (size_t i = 0; !screen && i < COUNT(names); i++)
        if (names[i] && *names[i])
            screen = newterm(names[i], stdout, stdin);
    return screen;
}

static void set_modes(void)
{
    raw();
    noecho();
    nonl();
    typeahead(-1);
    scrollok(stdscr, FALSE);
    if (has_colors()) {
        start_color();
        use_default_colors();
    }
}

enum err term_curses_open(const char *bidi, struct term *term)
{
    static const struct term_back back = {
        .size = size,   .lay_flags = lay_flags, .theme = theme,
        .show = show,   .blank = blank,         .ask = ask,
        .event = event, .close = close_screen,    .letters = letters,
        .way = way,     .draw = draw,           .doubtful = doubtful,
    };
    struct curses *curses;
    const char *name = getenv("TERM");

    *term = (struct term){0};
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) ||
        (name && strcmp(name, "dumb") == 0))
        return ERR_TERMINAL;
    curses = mem_new(1, sizeof *curses);
    curses->screen = open_screen();
    if (!curses->screen) {
        mem_free(curses);
        return ERR_TERMINAL;
    }
    decode_begin(&curses->decoder);
    set_modes();
    place_begin(&curses->place, bidi);
    curses->window = strstr(tty_leave_text(), TTY_BIDI_BACK) != NULL;
    detect(curses);
    term->back = &back;
    term->state = curses;
    theme(curses, THEME_COLOUR);
    return ERR_OK;
}
