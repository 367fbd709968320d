#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <termios.h>

#include "base/mark.h"
#include "base/text.h"
#include "host/supervise.h"
#include "host/tty.h"

#define PATIENCE 10000

/* A supervised program in a terminal of its own. */
struct play {
    pid_t parent;
    int terminal;
    struct text seen;
    struct termios last; /* the modes that were left behind */
};

static void spoil_terminal(void)
{
    struct termios modes;

    if (tcgetattr(0, &modes))
        _exit(90);
    cfmakeraw(&modes);
    if (tcsetattr(0, TCSANOW, &modes))
        _exit(91);
}

static void say(const char *text)
{
    if (!tty_write(1, text, strlen(text)))
        _exit(92);
}

static void start(struct play *play, const char *kind, void (*act)(void))
{
    *play = (struct play){0};
    play->parent = forkpty(&play->terminal, NULL, NULL, NULL);
    if (play->parent == 0) {
        setenv("TERM", kind, 1);
        if (supervise_start())
            _exit(99);
        act();
        _exit(98);
    }
    assert_true(play->parent > 0);
}

/* Reads until a text has come, or (NULL) to the end. */
static bool read_until(struct play *play, const char *text)
{
    struct pollfd ready = {.fd = play->terminal, .events = POLLIN};
    char part[512];
    ssize_t got;

    while (!text || !strstr(text_string(&play->seen), text)) {
        if (poll(&ready, 1, PATIENCE) != 1)
            return false;
        got = read(play->terminal, part, sizeof part);
        if (got <= 0)
            return !text;
        text_append_n(&play->seen, part, (size_t)got);
    }
    return true;
}

static int finish(struct play *play)
{
    int status;

    assert_true(read_until(play, NULL));
    assert_int_equal(waitpid(play->parent, &status, 0), play->parent);
    (void)tcgetattr(play->terminal, &play->last);
    close(play->terminal);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static bool was_seen(const struct play *play, const char *text)
{
    return strstr(text_string(&play->seen), text) != NULL;
}

static void leave_with_five(void)
{
    say("hello");
    _exit(5);
}

static void exit_codes_pass(void **state)
{
    struct play play;

    (void)state;
    start(&play, "xterm-256color", leave_with_five);
    assert_int_equal(finish(&play), 5);
    /* A child that left in order has put the terminal back itself. */
    assert_string_equal(text_string(&play.seen), "hello");
    text_done(&play.seen);
}

static void die_at_once(void)
{
    char go;

    spoil_terminal();
    say("ready");
    if (read(0, &go, 1) != 1)
        _exit(93);
    if (go == 'x')
        _exit(70);
    raise(go == 'k' ? SIGKILL : SIGABRT);
}

static void assert_restored(const char *kind, const char *how, int code)
{
    struct termios during;
    struct play play;

    start(&play, kind, die_at_once);
    assert_true(read_until(&play, "ready"));
    assert_int_equal(tcgetattr(play.terminal, &during), 0);
    assert_false(during.c_lflag & ECHO);
    assert_int_equal(write(play.terminal, how, strlen(how)), strlen(how));
    assert_int_equal(finish(&play), code);
    assert_true(play.last.c_lflag & ECHO);
    assert_true(play.last.c_lflag & ICANON);
    assert_true(play.last.c_oflag & OPOST);
    assert_true(was_seen(&play, "\033[?1049l"));
    assert_true(was_seen(&play, "\033[2J"));
    assert_true(was_seen(&play, "\033[?25h"));
    assert_true(was_seen(&play, TTY_PASTE_OFF));
    assert_true(was_seen(&play, TTY_MOUSE_OFF));
    assert_int_equal(was_seen(&play, TTY_BIDI_BACK),
                     strncmp(kind, "linux", 5) != 0);
    assert_int_equal(was_seen(&play, "\033[3J"),
                     strncmp(kind, "linux", 5) == 0);
    text_done(&play.seen);
}

static void restores_after_every_signal(void **state)
{
    (void)state;
    unsetenv("MLTERM");
    assert_restored("xterm-256color", "k", 128 + SIGKILL);
    assert_restored("xterm-256color", "a", 128 + SIGABRT);
    assert_restored("linux", "k", 128 + SIGKILL);
}

/* Out of memory, a program gives up without a signal, with its screen open. */
static void restores_after_leaving_in_disorder(void **state)
{
    (void)state;
    unsetenv("MLTERM");
    assert_restored("xterm-256color", "x", 70);
}

static void die_without_screen(void)
{
    say("text");
    raise(SIGKILL);
}

static void leaves_plain_output_alone(void **state)
{
    struct play play;

    (void)state;
    start(&play, "xterm", die_without_screen);
    assert_int_equal(finish(&play), 128 + SIGKILL);
    assert_string_equal(text_string(&play.seen), "text");
    text_done(&play.seen);
}

static volatile sig_atomic_t caught;

static void catch_it(int number)
{
    caught = number;
}

/* Says which signals came, until SIGTERM. */
static void report_signals(void)
{
    static const int numbers[] = {SIGTERM, SIGHUP,  SIGINT, SIGQUIT,
                                  SIGCONT, SIGWINCH};
    sigset_t all, none;
    struct sigaction action = {.sa_handler = catch_it};

    sigfillset(&all);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &all, NULL);
    for (size_t i = 0; i < COUNT(numbers); i++)
        sigaction(numbers[i], &action, NULL);
    say("ready ");
    do {
        char number[16];

        sigsuspend(&none);
        snprintf(number, sizeof number, "<%d>", (int)caught);
        say(number);
    } while (caught != SIGTERM);
    _exit(7);
}

static void passes_signals_on(void **state)
{
    static const int numbers[] = {SIGHUP, SIGINT, SIGQUIT, SIGCONT, SIGWINCH};
    struct play play;

    (void)state;
    start(&play, "xterm", report_signals);
    assert_true(read_until(&play, "ready"));
    for (size_t i = 0; i < COUNT(numbers); i++) {
        char expected[16];

        snprintf(expected, sizeof expected, "<%d>", numbers[i]);
        assert_int_equal(kill(play.parent, numbers[i]), 0);
        assert_true(read_until(&play, expected));
    }
    /* Not stopped by Ctrl-Z, wherever it goes. */
    assert_int_equal(kill(play.parent, SIGTSTP), 0);
    assert_int_equal(write(play.terminal, "\x1a", 1), 1);
    assert_int_equal(kill(play.parent, SIGTERM), 0);
    assert_int_equal(finish(&play), 7);
    text_done(&play.seen);
}

/* Writes down its hangup, where a lost terminal can't hide it. */
static int hangup_pipe[2];

static void wait_for_hangup(void)
{
    sigset_t hangup;
    int number;

    sigemptyset(&hangup);
    sigaddset(&hangup, SIGHUP);
    sigprocmask(SIG_BLOCK, &hangup, NULL);
    say("ready");
    if (sigwait(&hangup, &number) == 0)
        (void)!write(hangup_pipe[1], "H", 1);
    _exit(0);
}

static void child_learns_of_the_parents_death(void **state)
{
    struct pollfd ready;
    struct play play;
    char sign = 0;
    int status;

    (void)state;
    assert_int_equal(pipe(hangup_pipe), 0);
    start(&play, "xterm", wait_for_hangup);
    close(hangup_pipe[1]);
    assert_true(read_until(&play, "ready"));
    assert_int_equal(kill(play.parent, SIGKILL), 0);
    assert_int_equal(waitpid(play.parent, &status, 0), play.parent);
    ready = (struct pollfd){.fd = hangup_pipe[0], .events = POLLIN};
    assert_int_equal(poll(&ready, 1, PATIENCE), 1);
    assert_int_equal(read(hangup_pipe[0], &sign, 1), 1);
    assert_int_equal(sign, 'H');
    close(play.terminal);
    close(hangup_pipe[0]);
    text_done(&play.seen);
}

static int no_more_processes(void *unused)
{
    const struct rlimit none = {0, 0};

    (void)unused;
    if (setrlimit(RLIMIT_NPROC, &none))
        return 1;
    return supervise_start() == ERR_LOW_MEMORY ? 0 : 2;
}

static void says_when_it_cannot_fork(void **state)
{
    (void)state;
    assert_int_equal(place_apart(no_more_processes, NULL, 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exit_codes_pass),
        cmocka_unit_test(restores_after_every_signal),
        cmocka_unit_test(restores_after_leaving_in_disorder),
        cmocka_unit_test(leaves_plain_output_alone),
        cmocka_unit_test(passes_signals_on),
        cmocka_unit_test(child_learns_of_the_parents_death),
        cmocka_unit_test(says_when_it_cannot_fork),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
