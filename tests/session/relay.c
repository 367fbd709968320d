/* Runs a program in a terminal of its own within this one, and types for it
 * what comes through a pipe: so that a picture can be taken of a real terminal
 * window in the middle of a session. What the window itself sends (answers to
 * questions) goes through as well.
 * How often the program has written something stands in the file COUNT: when
 * that no longer grows, nothing is being painted.
 * usage: relay PIPE COUNT PROGRAM ... */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

/* False at the end. */
static int copy(int from, int to)
{
    char bytes[4096];
    ssize_t size = read(from, bytes, sizeof bytes);

    if (size < 0)
        return errno == EINTR || errno == EAGAIN;
    for (ssize_t done = 0; done < size;) {
        ssize_t wrote = write(to, bytes + done, (size_t)(size - done));

        if (wrote < 0 && errno != EINTR)
            return 0;
        done += wrote > 0 ? wrote : 0;
    }
    return size > 0;
}

static void count(int file)
{
    static unsigned long events;
    char line[32];
    int length = snprintf(line, sizeof line, "%lu\n", ++events);

    if (pwrite(file, line, (size_t)length, 0) != length)
        _exit(2);
}

int main(int argc, char **argv)
{
    struct winsize window = {.ws_row = 24, .ws_col = 80};
    struct termios modes;
    int master, keys, painted;

    if (argc < 4 || tcgetattr(0, &modes) != 0)
        return 2;
    (void)ioctl(0, TIOCGWINSZ, &window);
    /* Also for writing, so that it has no end. */
    keys = open(argv[1], O_RDWR | O_CLOEXEC);
    painted = open(argv[2], O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (keys < 0 || painted < 0)
        return 2;
    switch (forkpty(&master, NULL, &modes, &window)) {
    case -1:
        return 2;
    case 0:
        execvp(argv[3], argv + 3);
        _exit(127);
    }
    cfmakeraw(&modes);
    (void)tcsetattr(0, TCSANOW, &modes);
    for (;;) {
        struct pollfd ready[] = {
            {0, POLLIN, 0}, {keys, POLLIN, 0}, {master, POLLIN, 0}};

        if (poll(ready, 3, -1) < 0)
            continue;
        if (ready[0].revents && !copy(0, master))
            return 0;
        if (ready[1].revents & POLLIN && !copy(keys, master))
            return 0;
        if (ready[2].revents) {
            count(painted);
            if (!copy(master, 1))
                return 0;
        }
    }
}
