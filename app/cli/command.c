#include "cli/command.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "flow/unlock.h"
#include "i18n/phrase.h"

#define PASSPHRASE_LIMIT 1024

int command_failed(enum err err)
{
    if (!err)
        return EXIT_DONE;
    fprintf(stderr, "justenough: %s %s\n", phrase(err_text(err)),
            phrase(err_hint(err)));
    switch (err) {
    case ERR_USAGE:
        return EXIT_BAD_USAGE;
    case ERR_BUSY:
        return EXIT_OPEN_ELSEWHERE;
    case ERR_NOT_OPENED:
        return EXIT_NOT_OPENED;
    default:
        return EXIT_FAILED;
    }
}

int command_misused(const char *word)
{
    fprintf(stderr, "justenough: %s: %s %s\n", word,
            phrase(err_text(ERR_USAGE)), phrase(err_hint(ERR_USAGE)));
    return EXIT_BAD_USAGE;
}

bool command_unread(void)
{
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};

    return poll(&out, 1, 0) > 0 && (out.revents & POLLERR);
}

/* The signal that came while the terminal showed nothing of what is typed. */
static volatile sig_atomic_t interrupted;

static void note_signal(int number)
{
    interrupted = number;
}

/* Reads one line, without its end, into guarded memory. */
static enum err read_line(int descriptor, struct secret **line)
{
    struct secret *secret = secret_new(PASSPHRASE_LIMIT);
    size_t length = 0;

    *line = NULL;
    while (length < secret->size) {
        ssize_t got = read(descriptor, secret->bytes + length, 1);

        if (got < 0 && errno == EINTR && !interrupted)
            continue;
        if (got <= 0 || secret->bytes[length] == '\n')
            break;
        length++;
    }
    secret->length = length;
    if (!length) {
        secret_free(&secret);
        return ERR_USAGE;
    }
    *line = secret;
    return ERR_OK;
}

/* Whoever breaks off gets the terminal back as it was, and only then the
 * signal takes its course. */
static enum err ask_line(struct secret **line)
{
    static const int signals[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP};
    const struct sigaction noting = {.sa_handler = note_signal};
    struct sigaction usual[COUNT(signals)];
    struct termios before, quiet;
    enum err err;

    *line = NULL;
    if (tcgetattr(STDIN_FILENO, &before) != 0)
        return ERR_USAGE;
    quiet = before;
    quiet.c_lflag &= ~(tcflag_t)ECHO;
    for (size_t i = 0; i < COUNT(signals); i++)
        (void)sigaction(signals[i], &noting, &usual[i]);
    fprintf(stderr, "%s: ", _("Passphrase"));
    if (tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) != 0)
        err = ERR_TERMINAL;
    else
        err = read_line(STDIN_FILENO, line);
    (void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    fputc('\n', stderr);
    for (size_t i = 0; i < COUNT(signals); i++)
        (void)sigaction(signals[i], &usual[i], NULL);
    if (interrupted)
        (void)raise(interrupted);
    return err;
}

/* A try before the time is over is answered with a no, whatever is tried. */
static void wait_for_turn(const struct session *session)
{
    int seconds;

    while ((seconds = unlock_wait(session)) > 0) {
        struct timespec pause = {.tv_sec = seconds};

        (void)nanosleep(&pause, NULL);
    }
}

enum err command_unlock(const struct cli *cli, struct session *session)
{
    struct secret *passphrase;
    enum unlock_next next;
    struct vault_probe probe;
    enum err err = unlock_look(session, &probe);

    if (err)
        return err;
    if (probe.state == VAULT_ABSENT)
        return ERR_NOT_FOUND;
    if (probe.state == VAULT_BROKEN)
        return probe.err;
    err = cli->passphrase_fd >= 0 ? read_line(cli->passphrase_fd, &passphrase)
                                  : ask_line(&passphrase);
    if (err)
        return err;
    wait_for_turn(session);
    return unlock_open(session, passphrase, &next);
}
