#include "cli/command.h"

#include <stdio.h>
#include <termios.h>
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

/* Reads one line, without its end, into guarded memory. */
static enum err read_line(int descriptor, struct secret **line)
{
    struct secret *secret = secret_new(PASSPHRASE_LIMIT);
    size_t length = 0;

    *line = NULL;
    while (length < secret->size) {
        ssize_t got = read(descriptor, secret->bytes + length, 1);

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

static enum err ask_line(struct secret **line)
{
    struct termios before, quiet;
    enum err err;

    *line = NULL;
    if (tcgetattr(STDIN_FILENO, &before) != 0)
        return ERR_USAGE;
    quiet = before;
    quiet.c_lflag &= ~(tcflag_t)ECHO;
    fprintf(stderr, "%s: ", _("Passphrase"));
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    err = read_line(STDIN_FILENO, line);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    fputc('\n', stderr);
    return err;
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
        return ERR_STORE_ABSENT;
    if (probe.state == VAULT_BROKEN)
        return probe.err;
    err = cli->passphrase_fd >= 0 ? read_line(cli->passphrase_fd, &passphrase)
                                  : ask_line(&passphrase);
    if (err)
        return err;
    return unlock_open(session, passphrase, &next);
}
