/* What goes out to a terminal, through a pseudo-terminal that answers
 * nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <locale.h>
#include <pty.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "ui/canvas.h"
#include "ui/term.h"

#define COLUMNS 60
#define ROWS 4

static void put(struct canvas *canvas, int row, const char *text)
{
    const struct canvas_line line = {row, 0, COLUMNS, LOOK_PLAIN, false};

    canvas_text(canvas, &line, text);
}

/* One page with wide letters, then one with few. */
static void show_two(const char *kind)
{
    struct term term;
    struct canvas *canvas = canvas_new(COLUMNS, ROWS, DIRECTION_LTR);

    setenv("TERM", kind, 1);
    unsetenv("TMUX");
    unsetenv("MLTERM");
    setlocale(LC_ALL, "C.UTF-8");
    if (term_curses_open(NULL, &term) != ERR_OK)
        _exit(1);
    put(canvas, 1, "가나다라마바사아자차카타파하 5:30");
    put(canvas, 2, "          차카타파하        5:30");
    term.back->show(term.state, canvas, 0, 0);
    canvas_wipe(canvas);
    put(canvas, 1, "가                           end");
    put(canvas, 2, "                               e");
    term.back->show(term.state, canvas, 0, 0);
    term.back->close(term.state);
    canvas_free(&canvas);
    _exit(0);
}

static void collect(const char *kind, struct text *out)
{
    struct winsize window = {.ws_row = ROWS, .ws_col = COLUMNS};
    char bytes[4096];
    int master, status;
    ssize_t length;
    pid_t child = forkpty(&master, NULL, NULL, &window);

    if (child == 0)
        show_two(kind);
    assert_true(child > 0);
    text_clear(out);
    while ((length = read(master, bytes, sizeof bytes)) > 0)
        text_append_n(out, bytes, (size_t)length);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    close(master);
}

/* CSI n X, or CSI 1 K: some cells of a row, not its end. */
static int erasures(const struct text *out)
{
    int found = 0;

    for (const char *at = text_string(out); (at = strstr(at, "\033["));) {
        at += 2;
        if (strncmp(at, "1K", 2) == 0)
            found++;
        at += strspn(at, "0123456789");
        if (*at == 'X')
            found++;
    }
    return found;
}

/* mlterm leaves something of wide letters standing. */
static void mlterm_never_erases_some_cells(void **state)
{
    struct text out = {0};

    (void)state;
    collect("xterm", &out);
    assert_non_null(strstr(text_string(&out), "end"));
    /* Otherwise this would test nothing. */
    assert_true(erasures(&out) > 0);
    collect("mlterm", &out);
    assert_non_null(strstr(text_string(&out), "end"));
    assert_int_equal(erasures(&out), 0);
    text_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mlterm_never_erases_some_cells)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
