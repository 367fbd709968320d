#include "ui/wake.h"

#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

/* Signal handlers can reach nothing else. */
static int ends[2] = {-1, -1};

struct deed {
    int signal;
    char byte; /* '\0': ignored */
};

static const struct deed deeds[] = {
    {SIGHUP, 'e'},   {SIGTERM, 'e'},  {SIGQUIT, 'h'}, {SIGWINCH, 'r'},
    {SIGINT, '\0'},  {SIGTSTP, '\0'}, {SIGPIPE, '\0'}, {SIGTTOU, '\0'},
    {SIGTTIN, '\0'},
};

static void note(int signal)
{
    for (size_t i = 0; i < COUNT(deeds); i++)
        if (deeds[i].signal == signal && deeds[i].byte)
            (void)!write(ends[1], &deeds[i].byte, 1);
}

enum err wake_setup(void)
{
    if (ends[0] >= 0)
        return ERR_OK;
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return ERR_IO;
    for (size_t i = 0; i < COUNT(deeds); i++) {
        struct sigaction action = {.sa_flags = SA_RESTART};

        sigfillset(&action.sa_mask);
        action.sa_handler = deeds[i].byte ? note : SIG_IGN;
        if (sigaction(deeds[i].signal, &action, NULL) != 0)
            return ERR_IO;
    }
    return ERR_OK;
}

void wake_done(void)
{
    for (size_t i = 0; i < COUNT(deeds); i++)
        signal(deeds[i].signal, deeds[i].byte ? SIG_IGN : SIG_DFL);
    for (int i = 0; i < 2; i++) {
        if (ends[i] >= 0)
            close(ends[i]);
        ends[i] = -1;
    }
}

int wake_descriptor(void)
{
    return ends[0];
}

struct wake wake_take(void)
{
    struct wake wake = {0};
    char byte;

    while (ends[0] >= 0 && read(ends[0], &byte, 1) == 1) {
        wake.end = wake.end || byte == 'e';
        wake.hide = wake.hide || byte == 'h';
        wake.resize = wake.resize || byte == 'r';
    }
    return wake;
}
