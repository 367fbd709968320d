#include "host/tmux.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

/* What is longer is no environment of a terminal. */
#define ENVIRONMENT_MOST (256 * 1024)
/* Descriptors of a server that are looked at. */
#define TTYS_MOST 64
#define TTY_NAME 32

struct ttys {
    char names[TTYS_MOST][TTY_NAME];
    size_t count;
};

static bool is_number(const char *name)
{
    return *name && name[strspn(name, "0123456789")] == '\0';
}

/* The second field of "socket,server,session"; "" if there is none. */
static void server_of(const char *tmux, char *server, size_t size)
{
    const char *end = strrchr(tmux, ',');
    const char *start = end;

    *server = '\0';
    while (start && start > tmux && start[-1] != ',')
        start--;
    if (!start || start == tmux || (size_t)(end - start) >= size)
        return;
    memcpy(server, start, (size_t)(end - start));
    server[end - start] = '\0';
    if (!is_number(server))
        *server = '\0';
}

/* Where the link PROC/PROCESS/fd/NUMBER points, if that is a terminal. */
static bool tty_of(const char *proc, const char *process, const char *number,
                   char name[TTY_NAME])
{
    char path[PATH_MAX];
    ssize_t length;

    if (snprintf(path, sizeof path, "%s/%s/fd/%s", proc, process, number) >=
        (int)sizeof path)
        return false;
    length = readlink(path, name, TTY_NAME);
    if (length <= 0 || length >= TTY_NAME)
        return false;
    name[length] = '\0';
    return strncmp(name, "/dev/pts/", 9) == 0 ||
           strncmp(name, "/dev/tty", 8) == 0;
}

/* The server holds the terminals of those who look on open. */
static bool find_ttys(const char *proc, const char *server, struct ttys *ttys)
{
    char path[PATH_MAX];
    DIR *folder = NULL;
    struct dirent *entry;

    if (snprintf(path, sizeof path, "%s/%s/fd", proc, server) <
        (int)sizeof path)
        folder = opendir(path);
    if (!folder)
        return false;
    while ((entry = readdir(folder)) != NULL)
        if (ttys->count < TTYS_MOST && is_number(entry->d_name) &&
            tty_of(proc, server, entry->d_name, ttys->names[ttys->count]))
            ttys->count++;
    (void)closedir(folder);
    return true;
}

/* At most `size` - 1 bytes and a zero; the length, or -1. */
static ssize_t read_some(const char *proc, const char *process,
                         const char *file, char *bytes, size_t size)
{
    char path[PATH_MAX];
    size_t length = 0;
    ssize_t got = -1;
    int descriptor;

    if (snprintf(path, sizeof path, "%s/%s/%s", proc, process, file) >=
        (int)sizeof path)
        return -1;
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY);
    if (descriptor < 0)
        return -1;
    while (length < size - 1) {
        got = read(descriptor, bytes + length, size - 1 - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        length += (size_t)got;
    }
    (void)close(descriptor);
    bytes[length] = '\0';
    return got < 0 ? -1 : (ssize_t)length;
}

/* A tmux that has one of these terminals as its input shows the server. */
static bool is_client(const char *proc, const char *process,
                      const char *server, const struct ttys *ttys)
{
    char name[16];
    char tty[TTY_NAME];

    if (!is_number(process) || strcmp(process, server) == 0 ||
        read_some(proc, process, "comm", name, sizeof name) < 0 ||
        strncmp(name, "tmux", 4) != 0 || !tty_of(proc, process, "0", tty))
        return false;
    for (size_t i = 0; i < ttys->count; i++)
        if (strcmp(ttys->names[i], tty) == 0)
            return true;
    return false;
}

struct telling {
    void (*each)(void *user, int index, const char *variable);
    void *user;
    int index;
};

static bool tell(const char *proc, const char *process,
                 const struct telling *telling)
{
    char *bytes = mem_new(ENVIRONMENT_MOST, 1);
    ssize_t length =
        read_some(proc, process, "environ", bytes, ENVIRONMENT_MOST);

    for (ssize_t at = 0; at < length; at += (ssize_t)strlen(bytes + at) + 1)
        telling->each(telling->user, telling->index, bytes + at);
    mem_free(bytes);
    return length >= 0;
}

static int tell_all(const char *proc, const char *server,
                    const struct ttys *ttys, struct telling *telling)
{
    DIR *folder = opendir(proc);
    struct dirent *entry;
    bool fine = folder != NULL;

    while (fine && (entry = readdir(folder)) != NULL)
        if (is_client(proc, entry->d_name, server, ttys)) {
            fine = tell(proc, entry->d_name, telling);
            telling->index++;
        }
    if (folder)
        (void)closedir(folder);
    return fine ? telling->index : -1;
}

int tmux_terminals(const char *proc, const char *tmux,
                   void (*each)(void *user, int index, const char *variable),
                   void *user)
{
    struct telling telling = {each, user, 0};
    struct ttys ttys = {.count = 0};
    char server[16];
    int count;

    if (!tmux)
        return -1;
    server_of(tmux, server, sizeof server);
    if (!*server || !find_ttys(proc, server, &ttys))
        return -1;
    count = tell_all(proc, server, &ttys, &telling);
    /* Somebody looks on who can't be found: as another person, perhaps. */
    return count == 0 && ttys.count > 0 ? -1 : count;
}
