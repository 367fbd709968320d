#include "host/supervise.h"

#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "host/tty.h"

#define INHERITED 3
#define LOST_CHILD 70
#define FROM_SIGNAL 128

/* Plain colours and letters, whole screen for scrolling, usual keys, cursor
 * visible; all cells empty, on both screens. */
#define RESET                                                                  \
    "\033[0m\033(B\017\033[r\033[4l\033[?7h\033[?1l\033>\033[?25h"             \
    "\033[H\033[2J\033[?1049l"
/* Without a second screen it is this one that has to be emptied, with what
 * scrolled off it. */
#define RESET_CONSOLE "\033[H\033[2J\033[3J"

struct terminal {
    int fd; /* -1: none */
    int flags;
    struct termios before;
};

static void remember_terminal(struct terminal *terminal)
{
    static const int order[] = {STDOUT_FILENO, STDIN_FILENO, STDERR_FILENO};

    for (size_t i = 0; i < COUNT(order); i++) {
        terminal->fd = order[i];
        if (tcgetattr(terminal->fd, &terminal->before) == 0) {
            terminal->flags = fcntl(terminal->fd, F_GETFL);
            return;
        }
    }
    terminal->fd = -1;
}

static bool is_changed(const struct termios *a, const struct termios *b)
{
    return a->c_iflag != b->c_iflag || a->c_oflag != b->c_oflag ||
           a->c_lflag != b->c_lflag ||
           memcmp(a->c_cc, b->c_cc, sizeof a->c_cc) != 0;
}

static void send(const struct terminal *terminal, const char *text)
{
    (void)tty_write(terminal->fd, text, strlen(text));
}

static void restore_terminal(const struct terminal *terminal)
{
    const char *kind = getenv("TERM");
    struct termios now = {0};

    /* A child that died with the modes as they were had no screen open. */
    if (terminal->fd < 0 || tcgetattr(terminal->fd, &now) ||
        !is_changed(&now, &terminal->before))
        return;
    /* Half a passphrase must not land in the shell; output that is held by
     * Ctrl-S would make us wait for ever. */
    (void)tcflush(terminal->fd, TCIFLUSH);
    (void)tcflow(terminal->fd, TCOON);
    if (kind && *kind && strcmp(kind, "dumb") != 0) {
        send(terminal, RESET);
        send(terminal, tty_leave_text());
        if (strncmp(kind, "linux", 5) == 0)
            send(terminal, RESET_CONSOLE);
    }
    (void)tcsetattr(terminal->fd, TCSANOW, &terminal->before);
    /* The shell shares them: it must not be left without waiting. */
    if (terminal->flags >= 0)
        (void)fcntl(terminal->fd, F_SETFL, terminal->flags);
}

/* Pages of code and constants come back from the disk by themselves: the
 * parent, which only waits, keeps none of the libraries resident. */
static int drop_pages(struct dl_phdr_info *object, size_t size, void *unused)
{
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);

    (void)size;
    (void)unused;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &object->dlpi_phdr[i];
        uintptr_t start = object->dlpi_addr + part->p_vaddr;
        uintptr_t end = (start + part->p_memsz) & ~(page - 1);

        start = (start + page - 1) & ~(page - 1);
        if (part->p_type == PT_LOAD && !(part->p_flags & PF_W) && start < end)
            (void)madvise((void *)start, end - start, MADV_DONTNEED);
    }
    return 0;
}

/* The kernel has sent it to the whole group, the child included. */
static bool came_from_keyboard(const siginfo_t *about)
{
    return about->si_code == SI_KERNEL &&
           (about->si_signo == SIGINT || about->si_signo == SIGQUIT ||
            about->si_signo == SIGWINCH);
}

static bool is_passed_on(const siginfo_t *about)
{
    switch (about->si_signo) {
    case SIGTERM:
    case SIGHUP:
    case SIGINT:
    case SIGQUIT:
    case SIGWINCH:
    case SIGCONT:
        return !came_from_keyboard(about);
    default:
        return false;
    }
}

/* Every signal is blocked and taken one by one: no handler, no race. */
static int wait_for(pid_t child, const sigset_t *all)
{
    for (;;) {
        siginfo_t about;
        int status;
        pid_t ended = waitpid(child, &status, WNOHANG);

        if (ended == child)
            return status;
        if (ended < 0 && errno != EINTR)
            return LOST_CHILD << 8;
        if (sigwaitinfo(all, &about) > 0 && is_passed_on(&about))
            (void)kill(child, about.si_signo);
    }
}

static _Noreturn void be_parent(pid_t child, const struct terminal *terminal,
                                const sigset_t *all)
{
    int status;

    (void)close_range(INHERITED, ~0U, 0);
    (void)dl_iterate_phdr(drop_pages, NULL);
    status = wait_for(child, all);
    /* Also without a signal: whoever runs out of memory leaves at once, with
     * the screen open. One that was closed in order is left alone. */
    restore_terminal(terminal);
    _exit(WIFSIGNALED(status) ? FROM_SIGNAL + WTERMSIG(status)
                              : WEXITSTATUS(status));
}

enum err supervise_start(void)
{
    struct sigaction ignored = {.sa_handler = SIG_IGN};
    struct terminal terminal;
    sigset_t all, before;
    pid_t parent = getpid();
    pid_t child;

    remember_terminal(&terminal);
    /* Stopped by Ctrl-Z a screen would stand open for anybody. */
    if (sigaction(SIGTSTP, &ignored, NULL) || sigfillset(&all) ||
        sigprocmask(SIG_SETMASK, &all, &before))
        return ERR_IO;
    child = fork();
    if (child > 0)
        be_parent(child, &terminal, &all);
    if (child == 0) {
        if (prctl(PR_SET_PDEATHSIG, SIGHUP, 0, 0, 0) || getppid() != parent)
            _exit(FROM_SIGNAL + SIGHUP);
    }
    if (sigprocmask(SIG_SETMASK, &before, NULL) || child < 0)
        return ERR_LOW_MEMORY;
    return ERR_OK;
}
