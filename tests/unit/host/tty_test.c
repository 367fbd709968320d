#include "place.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>

#include "host/tty.h"

static void sequences_fit_the_terminal(void **state)
{
    (void)state;
    unsetenv("MLTERM");
    setenv("TERM", "xterm-256color", 1);
    assert_string_equal(tty_enter_text(), TTY_PASTE_ON);
    assert_non_null(strstr(tty_leave_text(), TTY_BIDI_BACK));
    assert_non_null(strstr(tty_leave_text(), TTY_PASTE_OFF));
    assert_non_null(strstr(tty_leave_text(), TTY_MOUSE_OFF));
    assert_null(strstr(tty_leave_text(), TTY_MLTERM_BACK));
    setenv("MLTERM", "3.9", 1);
    assert_non_null(strstr(tty_leave_text(), TTY_MLTERM_BACK));
    unsetenv("MLTERM");
    setenv("TERM", "mlterm-256color", 1);
    assert_non_null(strstr(tty_leave_text(), TTY_MLTERM_BACK));
    setenv("TERM", "linux", 1);
    assert_null(strstr(tty_leave_text(), TTY_BIDI_BACK));
    assert_non_null(strstr(tty_leave_text(), TTY_PASTE_OFF));
    setenv("TERM", "vt100", 1);
    assert_null(strstr(tty_leave_text(), TTY_BIDI_BACK));
    setenv("TERM", "dumb", 1);
    assert_string_equal(tty_enter_text(), "");
    assert_string_equal(tty_leave_text(), "");
    unsetenv("TERM");
    assert_string_equal(tty_leave_text(), "");
}

static void never(void *user, uint32_t point)
{
    (void)user;
    (void)point;
    fail();
}

static void windows_and_files_are_no_console(void **state)
{
    int master, slave, file = open("/dev/null", O_RDWR);

    (void)state;
    assert_int_equal(openpty(&master, &slave, NULL, NULL, NULL), 0);
    assert_false(tty_is_console(slave));
    assert_false(tty_console_each(slave, never, NULL));
    assert_false(tty_is_console(file));
    assert_false(tty_console_each(file, never, NULL));
    assert_false(tty_is_console(-1));
    assert_false(tty_console_each(-1, never, NULL));
    close(master);
    close(slave);
    close(file);
}

static void writes_all_or_says_so(void **state)
{
    static char bytes[300000];
    int ends[2];
    size_t got = 0;

    (void)state;
    signal(SIGPIPE, SIG_IGN);
    assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
    /* A reader that is slower than the writer. */
    if (fork() == 0) {
        char part[1000];
        struct pollfd ready = {.fd = ends[0], .events = POLLIN};

        close(ends[1]);
        for (;;) {
            ssize_t size;

            poll(&ready, 1, -1);
            usleep(100);
            size = read(ends[0], part, sizeof part);
            if (size == 0)
                _exit(got == sizeof bytes ? 0 : 1);
            if (size > 0)
                got += (size_t)size;
        }
    }
    assert_true(tty_write(ends[1], bytes, sizeof bytes));
    assert_true(tty_write(ends[1], NULL, 0));
    close(ends[1]);
    {
        int status;

        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
    }
    close(ends[0]);
    assert_false(tty_write(ends[1], "x", 1));
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    assert_false(tty_write(ends[1], "x", 1));
    close(ends[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sequences_fit_the_terminal),
        cmocka_unit_test(windows_and_files_are_no_console),
        cmocka_unit_test(writes_all_or_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
