#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "base/err.h"
#include "host/harden.h"

static bool is_open(int fd)
{
    return fcntl(fd, F_GETFD) >= 0;
}

static int descriptors(void *unused)
{
    int low = dup(1), kept = fcntl(1, F_DUPFD, 50);
    int between = fcntl(1, F_DUPFD, 20), high = fcntl(1, F_DUPFD, 200);

    (void)unused;
    close(0);
    if (harden_start(kept))
        return 1;
    if (is_open(low) || is_open(between) || is_open(high) || !is_open(kept) ||
        !is_open(0) || !is_open(1))
        return 2;
    if (!(fcntl(kept, F_GETFD) & FD_CLOEXEC))
        return 3;
    return open("/dev/null", O_RDONLY) == 3 ? 0 : 4;
}

static int no_kept_descriptor(void *unused)
{
    int other = fcntl(1, F_DUPFD, 50);

    (void)unused;
    return harden_start(-1) || is_open(other) ? 1 : 0;
}

static int wrong_kept_descriptor(void *unused)
{
    (void)unused;
    return harden_start(77) == ERR_USAGE ? 0 : 1;
}

static int environment(void *unused)
{
    char *odd[] = {"TERM=xterm",       "LD_PRELOAD=x.so",  "LD_=",
                   "LC_ALL=ar",        "LANGUAGE=es",      "MALLOC_ARENA_MAX=1",
                   "LOCPATH=/tmp",     "HOME=/root",       "nonsense",
                   "GLIBC_TUNABLES=a", "LD_PRELOAD=twice", "LDAP=stays",
                   "TMPDIRS=stays",    "OPENSSL_CONF=/x",  NULL};
    static const char *const left[] = {"TERM=xterm",  "LC_ALL=ar",
                                       "LANGUAGE=es", "HOME=/root",
                                       "LDAP=stays",  "TMPDIRS=stays"};
    size_t count = 0;

    (void)unused;
    environ = odd;
    if (harden_start(-1))
        return 1;
    for (char **at = environ; *at; at++, count++)
        if (count >= COUNT(left) || strcmp(*at, left[count]) != 0)
            return 2;
    return count == COUNT(left) ? 0 : 3;
}

static int limits_and_signals(void *unused)
{
    struct rlimit limit;
    struct sigaction action;
    sigset_t all, now;

    (void)unused;
    signal(SIGCHLD, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    umask(0);
    if (harden_start(-1))
        return 1;
    if (umask(0) != 077)
        return 2;
    if (sigaction(SIGCHLD, NULL, &action) || action.sa_handler != SIG_DFL ||
        sigaction(SIGHUP, NULL, &action) || action.sa_handler != SIG_DFL ||
        sigaction(SIGPIPE, NULL, &action) || action.sa_handler != SIG_IGN ||
        sigaction(SIGXFSZ, NULL, &action) || action.sa_handler != SIG_IGN)
        return 3;
    sigprocmask(SIG_BLOCK, NULL, &now);
    if (sigismember(&now, SIGTERM))
        return 4;
    if (getrlimit(RLIMIT_FSIZE, &limit) || limit.rlim_cur > 512 << 20)
        return 5;
    if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1)
        return 6;
#ifndef __SANITIZE_ADDRESS__
    if (prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) != 0)
        return 7;
    if (getrlimit(RLIMIT_CORE, &limit) || limit.rlim_max != 0)
        return 8;
#endif
    return 0;
}

static int borrowed_rights(void *unused)
{
    (void)unused;
    if (geteuid() != 0 || seteuid(NOBODY))
        return 77;
    return harden_start(-1) == ERR_OWNER ? 0 : 1;
}

static void hardens(void **state)
{
    int answer;

    (void)state;
    assert_int_equal(place_apart(descriptors, NULL, 0), 0);
    assert_int_equal(place_apart(no_kept_descriptor, NULL, 0), 0);
    assert_int_equal(place_apart(wrong_kept_descriptor, NULL, 0), 0);
    assert_int_equal(place_apart(environment, NULL, 0), 0);
    assert_int_equal(place_apart(limits_and_signals, NULL, 0), 0);
    answer = place_apart(borrowed_rights, NULL, 0);
    if (answer == 77)
        skip();
    assert_int_equal(answer, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hardens),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
