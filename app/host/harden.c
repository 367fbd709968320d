#include "host/harden.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/harden_memory.h"

#define FILE_LIMIT ((rlim_t)512 << 20)
#define FIRST_INHERITED 3
/* Where the kernel has no close_range. */
#define HIGHEST_TRIED 65536

/* What could make a library load or trust something else. A name that ends
 * with _ stands for all that begin so. */
static const char *const distrusted[] = {
    "LD_",          "GCONV_PATH",   "GLIBC_TUNABLES", "LOCPATH",
    "MALLOC_",      "NLSPATH",      "TZDIR",          "TMPDIR",
    "SQLITE_",      "OPENSSL_",     "SSLKEYLOGFILE",  "RES_OPTIONS",
    "HOSTALIASES",  "LOCALDOMAIN",  "GETCONF_DIR",    "OUTPUT_CHARSET",
    "TEXTDOMAIN",   "TEXTDOMAINDIR", "CHARSET",
};

/* Ignored by whoever started us would mean ignored here: waiting for the
 * child and locking on a hangup must not depend on that. */
static const int signals[] = {
    SIGHUP,  SIGINT,  SIGQUIT, SIGTERM, SIGCHLD, SIGALRM,
    SIGCONT, SIGUSR1, SIGUSR2, SIGTSTP, SIGTTIN, SIGTTOU,
};

static bool is_distrusted(const char *variable)
{
    size_t length = strcspn(variable, "=");

    for (size_t i = 0; i < COUNT(distrusted); i++) {
        size_t size = strlen(distrusted[i]);

        if (strncmp(variable, distrusted[i], size) == 0 &&
            (length == size || distrusted[i][size - 1] == '_'))
            return true;
    }
    return false;
}

static void clear_environment(void)
{
    char **kept = environ;

    if (!environ)
        return;
    /* In place: unsetenv can't remove a name that is there twice or empty. */
    for (char **at = environ; *at; at++)
        if (!is_distrusted(*at) && strchr(*at, '='))
            *kept++ = *at;
    *kept = NULL;
}

static void close_between(unsigned first, unsigned last)
{
    if (first > last || close_range(first, last, 0) == 0)
        return;
    for (unsigned fd = first; fd <= last && fd < HIGHEST_TRIED; fd++)
        (void)close((int)fd);
}

static enum err settle_descriptors(int kept)
{
    /* A file of ours must never become number 2, where others write. */
    for (int fd = 0; fd < FIRST_INHERITED; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF &&
            open("/dev/null", O_RDWR | O_NOCTTY) != fd)
            return ERR_IO;
    if (kept < FIRST_INHERITED) {
        close_between(FIRST_INHERITED, ~0U);
        return ERR_OK;
    }
    if (fcntl(kept, F_SETFD, FD_CLOEXEC))
        return ERR_USAGE;
    close_between(FIRST_INHERITED, (unsigned)kept - 1);
    close_between((unsigned)kept + 1, ~0U);
    return ERR_OK;
}

static enum err settle_signals(void)
{
    struct sigaction usual = {.sa_handler = SIG_DFL};
    struct sigaction ignored = {.sa_handler = SIG_IGN};
    sigset_t nothing;

    for (size_t i = 0; i < COUNT(signals); i++)
        if (sigaction(signals[i], &usual, NULL))
            return ERR_IO;
    if (sigaction(SIGPIPE, &ignored, NULL) ||
        sigaction(SIGXFSZ, &ignored, NULL) || sigemptyset(&nothing) ||
        sigprocmask(SIG_SETMASK, &nothing, NULL))
        return ERR_IO;
    return ERR_OK;
}

static enum err limit_files(void)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_FSIZE, &limit))
        return ERR_IO;
    if (limit.rlim_max > FILE_LIMIT)
        limit.rlim_max = FILE_LIMIT;
    if (limit.rlim_cur > limit.rlim_max)
        limit.rlim_cur = limit.rlim_max;
    return setrlimit(RLIMIT_FSIZE, &limit) ? ERR_IO : ERR_OK;
}

enum err harden_start(int kept_descriptor)
{
    enum err err;

    /* Started with somebody else's rights: nothing here is made for that. */
    if (getauxval(AT_SECURE) || getuid() != geteuid() || getgid() != getegid())
        return ERR_OWNER;
    (void)umask(S_IRWXG | S_IRWXO);
    clear_environment();
    err = settle_descriptors(kept_descriptor);
    if (!err)
        err = settle_signals();
    if (!err)
        err = limit_files();
    if (!err && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
        err = ERR_IO;
    return err ? err : harden_memory();
}
