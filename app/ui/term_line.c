/* A terminal as lines: what is printed stays, what is typed ends with Enter.
 *
 * Nothing is drawn, no cursor is moved and no control sequence is written, so
 * that a terminal without any, a pipe, and whoever listens or reads by touch
 * get every word once and in reading order.
 */
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/secret.h"
#include "host/tty.h"
#include "ui/term.h"
#include "ui/wake.h"

/* The longest line that is read; what is beyond it is left out. */
#define LINE_LONGEST 8192
#define COLUMNS 80
#define ROWS 24
/* Lines that push what stood there out of sight. */
#define AWAY 60

struct line_term {
    struct secret *typed; /* what has come so far; it may be a passphrase */
    size_t taken;  /* of the line that was handed out, with its end */
    bool ended;    /* nothing more will come */
    bool secret;
    struct termios usual;
    bool is_terminal;
};

static void size(void *state, int *columns, int *rows)
{
    (void)state;
    *columns = COLUMNS;
    *rows = ROWS;
}

static unsigned lay_flags(void *state)
{
    (void)state;
    return 0;
}

static void theme(void *state, enum theme theme)
{
    (void)state;
    (void)theme;
}

static void show(void *state, const struct canvas *canvas, int row, int column)
{
    (void)state;
    (void)canvas;
    (void)row;
    (void)column;
}

static void ask(void *state)
{
    (void)state;
}

static void put(const char *text)
{
    (void)!tty_write(STDOUT_FILENO, text, strlen(text));
}

/* What a secret is typed into shows nothing of it. */
static void keep_secret(struct line_term *term, bool secret)
{
    struct termios quiet = term->usual;

    if (!term->is_terminal || term->secret == secret)
        return;
    term->secret = secret;
    if (secret)
        quiet.c_lflag &= ~(tcflag_t)ECHO;
    (void)tcsetattr(STDIN_FILENO, TCSANOW, &quiet);
}

static void print(void *state, const char *text, bool secret)
{
    keep_secret(state, secret);
    put(text);
}

static void forget(struct line_term *term)
{
    mem_wipe(term->typed->bytes, term->typed->size);
    term->typed->length = term->taken = 0;
}

static void blank(void *state)
{
    struct line_term *term = state;
    char lines[AWAY + 1];

    forget(term);
    if (!isatty(STDOUT_FILENO))
        return;
    memset(lines, '\n', AWAY);
    lines[AWAY] = '\0';
    put(lines);
}

/* The line that was handed out is wiped, what came after it moves up. */
static void drop_taken(struct line_term *term)
{
    struct secret *typed = term->typed;
    size_t left = typed->length - term->taken;

    memmove(typed->bytes, typed->bytes + term->taken, left);
    mem_wipe(typed->bytes + left, term->taken);
    typed->length = left;
    term->taken = 0;
}

static bool take_line(struct line_term *term, struct event *event)
{
    const char *bytes = (const char *)term->typed->bytes;
    const char *end = memchr(bytes, '\n', term->typed->length);
    size_t length;

    if (!end && !(term->ended && term->typed->length))
        return false;
    length = end ? (size_t)(end - bytes) : term->typed->length;
    term->taken = end ? length + 1 : length;
    if (length && bytes[length - 1] == '\r')
        length--;
    event->kind = EVENT_LINE;
    event->paste = bytes;
    event->length = length;
    return true;
}

/* False at the end of what comes. */
static bool read_more(struct line_term *term)
{
    struct secret *typed = term->typed;
    unsigned char rest[512];
    bool full = typed->length == typed->size;
    unsigned char *to = full ? rest : typed->bytes + typed->length;
    size_t room = full ? sizeof rest : typed->size - typed->length;
    ssize_t got = read(STDIN_FILENO, to, room);

    if (got < 0)
        return errno == EINTR || errno == EAGAIN;
    if (got == 0)
        return false;
    if (!full) {
        typed->length += (size_t)got;
        return true;
    }
    /* The rest of too long a line; its end makes it one. */
    if (memchr(rest, '\n', (size_t)got))
        typed->bytes[typed->length - 1] = '\n';
    mem_wipe(rest, sizeof rest);
    return true;
}

static void event(void *state, int milliseconds, struct event *event)
{
    struct line_term *term = state;

    *event = (struct event){.kind = EVENT_NONE};
    drop_taken(term);
    for (;;) {
        struct pollfd ready[] = {{STDIN_FILENO, POLLIN, 0},
                                 {wake_descriptor(), POLLIN, 0}};
        int count;

        if (take_line(term, event))
            return;
        if (term->ended) {
            event->kind = EVENT_GONE;
            return;
        }
        count = poll(ready, 2, milliseconds);
        if (count == 0)
            return;
        if (ready[1].revents & POLLIN) {
            event->kind = EVENT_WAKE;
            return;
        }
        if (ready[0].revents && !read_more(term))
            term->ended = true;
    }
}

static void close_lines(void *state)
{
    struct line_term *term = state;

    keep_secret(term, false);
    if (term->is_terminal)
        (void)tcsetattr(STDIN_FILENO, TCSANOW, &term->usual);
    secret_free(&term->typed);
    mem_free(term);
}

enum err term_line_open(struct term *term)
{
    static const struct term_back back = {
        .size = size,   .lay_flags = lay_flags, .theme = theme,
        .show = show,   .blank = blank,         .ask = ask,
        .event = event, .close = close_lines,   .print = print,
    };
    struct line_term *lines = mem_new(1, sizeof *lines);

    lines->typed = secret_new(LINE_LONGEST);
    lines->typed->length = 0;
    lines->is_terminal = isatty(STDIN_FILENO) &&
                         tcgetattr(STDIN_FILENO, &lines->usual) == 0;
    term->back = &back;
    term->state = lines;
    return ERR_OK;
}
