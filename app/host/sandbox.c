#include "host/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/kd.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#include <seccomp.h>

#include "host/sandbox_action.h"

/* Rights that are younger than Debian 12's header. */
#define RIGHT_REFER (1ULL << 13)     /* version 2 */
#define RIGHT_TRUNCATE (1ULL << 14)  /* version 3 */
#define RIGHT_IOCTL_DEV (1ULL << 15) /* version 5 */

#define RIGHTS_READ (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define RIGHTS_WRITE                                                           \
    (RIGHTS_READ | LANDLOCK_ACCESS_FS_WRITE_FILE |                             \
     LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |          \
     LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | RIGHT_REFER | \
     RIGHT_TRUNCATE)
/* Those that mean something on a file; the others are refused for one. */
#define RIGHTS_OF_FILES                                                        \
    (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE |            \
     RIGHT_TRUNCATE)

/* --- files ---------------------------------------------------------------- */

/* Every right that this kernel can take away; 0 without Landlock. */
static uint64_t known_rights(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0,
                           LANDLOCK_CREATE_RULESET_VERSION);

    if (version < 1)
        return 0;
    if (version == 1)
        return RIGHT_REFER - 1;
    if (version == 2)
        return RIGHT_TRUNCATE - 1;
    if (version <= 4)
        return RIGHT_IOCTL_DEV - 1;
    return RIGHT_IOCTL_DEV * 2 - 1;
}

static bool allow_place(int rules, const struct sandbox_place *place,
                        uint64_t known)
{
    struct landlock_path_beneath_attr rule = {0};
    struct stat about;
    bool fine = true;

    if (!place->path)
        return true;
    rule.parent_fd = open(place->path, O_PATH | O_CLOEXEC);
    if (rule.parent_fd < 0)
        return errno == ENOENT || errno == ENOTDIR || errno == EACCES;
    rule.allowed_access = (place->writable ? RIGHTS_WRITE : RIGHTS_READ) &
                          known;
    if (fstat(rule.parent_fd, &about) == 0 && !S_ISDIR(about.st_mode))
        rule.allowed_access &= RIGHTS_OF_FILES;
    fine = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH,
                   &rule, 0) == 0;
    (void)close(rule.parent_fd);
    return fine;
}

static bool close_files(const struct sandbox_place *places, size_t count)
{
    struct landlock_ruleset_attr attributes = {0};
    uint64_t known = known_rights();
    bool fine = true;
    int rules;

    if (!known)
        return false;
    attributes.handled_access_fs = known;
    rules = (int)syscall(SYS_landlock_create_ruleset, &attributes,
                         sizeof attributes, 0);
    if (rules < 0)
        return false;
    for (size_t i = 0; i < count && fine; i++)
        fine = allow_place(rules, &places[i], known);
    if (fine)
        fine = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    (void)close(rules);
    return fine;
}

/* --- calls ---------------------------------------------------------------- */

/* A name that this processor doesn't have is a negative number: passed over.
 * Those with 64 or 32 in them are how 32-bit processors call the same. */
static const int allowed[] = {
    /* reading and writing what is open */
    SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev),
    SCMP_SYS(pread64), SCMP_SYS(pwrite64), SCMP_SYS(lseek), SCMP_SYS(_llseek),
    SCMP_SYS(close), SCMP_SYS(fcntl), SCMP_SYS(fcntl64), SCMP_SYS(flock),
    SCMP_SYS(fsync), SCMP_SYS(fdatasync), SCMP_SYS(syncfs),
    SCMP_SYS(ftruncate), SCMP_SYS(ftruncate64), SCMP_SYS(fallocate),
    SCMP_SYS(fadvise64), SCMP_SYS(fadvise64_64), SCMP_SYS(arm_fadvise64_64),
    /* names: Landlock says which */
    SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(stat), SCMP_SYS(lstat),
    SCMP_SYS(fstat), SCMP_SYS(stat64), SCMP_SYS(lstat64), SCMP_SYS(fstat64),
    SCMP_SYS(newfstatat), SCMP_SYS(fstatat64), SCMP_SYS(statx),
    SCMP_SYS(statfs), SCMP_SYS(fstatfs), SCMP_SYS(statfs64),
    SCMP_SYS(fstatfs64), SCMP_SYS(access), SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat),
    SCMP_SYS(getcwd), SCMP_SYS(getdents), SCMP_SYS(getdents64),
    SCMP_SYS(mkdir), SCMP_SYS(mkdirat), SCMP_SYS(unlink), SCMP_SYS(unlinkat),
    SCMP_SYS(rename), SCMP_SYS(renameat), SCMP_SYS(renameat2),
    SCMP_SYS(fchmod), SCMP_SYS(fchown), SCMP_SYS(fchown32),
    /* memory; mmap and mprotect stand below */
    SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(brk),
    SCMP_SYS(mlock), SCMP_SYS(munlock), SCMP_SYS(mlock2),
    /* time, waiting, signals */
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_gettime64),
    SCMP_SYS(clock_getres), SCMP_SYS(clock_getres_time64),
    SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(nanosleep),
    SCMP_SYS(clock_nanosleep), SCMP_SYS(clock_nanosleep_time64),
    SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(ppoll_time64),
    SCMP_SYS(select), SCMP_SYS(_newselect), SCMP_SYS(pselect6),
    SCMP_SYS(pselect6_time64), SCMP_SYS(futex), SCMP_SYS(futex_time64),
    SCMP_SYS(sched_yield), SCMP_SYS(pipe), SCMP_SYS(pipe2),
    SCMP_SYS(signalfd4), SCMP_SYS(timerfd_create), SCMP_SYS(timerfd_settime),
    SCMP_SYS(timerfd_settime64), SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigreturn),
    SCMP_SYS(rt_sigpending), SCMP_SYS(rt_sigsuspend),
    SCMP_SYS(rt_sigtimedwait), SCMP_SYS(rt_sigtimedwait_time64),
    SCMP_SYS(sigaltstack), SCMP_SYS(restart_syscall),
    /* about itself */
    SCMP_SYS(getpid), SCMP_SYS(getppid), SCMP_SYS(gettid), SCMP_SYS(getuid),
    SCMP_SYS(getuid32), SCMP_SYS(geteuid), SCMP_SYS(geteuid32),
    SCMP_SYS(getgid), SCMP_SYS(getgid32), SCMP_SYS(getegid),
    SCMP_SYS(getegid32), SCMP_SYS(getrlimit), SCMP_SYS(ugetrlimit),
    SCMP_SYS(getrusage), SCMP_SYS(sysinfo), SCMP_SYS(getrandom),
    SCMP_SYS(exit), SCMP_SYS(exit_group),
};

/* The terminal: its modes, its size, and what a text console can draw. Not
 * TIOCSTI, which types for the person. */
static const unsigned long terminal_requests[] = {
    TCGETS,     TCSETS,   TCSETSW,   TCSETSF,   TCFLSH,
    TCSBRK,     FIONREAD, TIOCGWINSZ, TIOCGPGRP, KDGKBTYPE,
    GIO_UNIMAP,
};

/* Allowed if these bits of this argument have this value. */
struct narrow {
    int call;
    unsigned argument;
    scmp_datum_t bits;
    scmp_datum_t value;
};

static bool allow_if(scmp_filter_ctx filter, const struct narrow *row)
{
    const struct scmp_arg_cmp condition = {.arg = row->argument,
                                           .op = SCMP_CMP_MASKED_EQ,
                                           .datum_a = row->bits,
                                           .datum_b = row->value};

    return row->call < 0 ||
           seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, row->call, 1,
                                  &condition) == 0;
}

static bool allow_narrow(scmp_filter_ctx filter)
{
    const scmp_datum_t self = (scmp_datum_t)getpid();
    const struct narrow rows[] = {
        /* Memory that can be run is made by nobody. */
        {SCMP_SYS(mmap), 2, PROT_EXEC, 0},
        {SCMP_SYS(mmap2), 2, PROT_EXEC, 0},
        {SCMP_SYS(mprotect), 2, PROT_EXEC, 0},
        /* abort() and raise(): signals to itself alone. */
        {SCMP_SYS(kill), 0, UINT64_MAX, self},
        {SCMP_SYS(tgkill), 0, UINT64_MAX, self},
        /* Limits are read and not set. */
        {SCMP_SYS(prlimit64), 2, UINT64_MAX, 0},
    };
    bool fine = true;

    for (size_t i = 0; i < COUNT(rows) && fine; i++)
        fine = allow_if(filter, &rows[i]);
    for (size_t i = 0; i < COUNT(terminal_requests) && fine; i++) {
        const struct narrow request = {SCMP_SYS(ioctl), 1, UINT64_MAX,
                                       terminal_requests[i]};

        fine = allow_if(filter, &request);
    }
    return fine;
}

static bool close_calls(void)
{
    scmp_filter_ctx filter = seccomp_init(sandbox_action());
    bool fine = filter != NULL;

    for (size_t i = 0; i < COUNT(allowed) && fine; i++)
        if (allowed[i] >= 0)
            fine = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0) ==
                   0;
    if (fine)
        fine = allow_narrow(filter);
    if (fine)
        fine = seccomp_load(filter) == 0;
    if (filter)
        seccomp_release(filter);
    return fine;
}

enum err sandbox_enter(const struct sandbox_place *places, size_t count,
                       struct sandbox_report *report)
{
    *report = (struct sandbox_report){0};
    /* Both need it; without it neither could be believed. */
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
        return ERR_IO;
    report->files = close_files(places, count);
    report->calls = close_calls();
    return ERR_OK;
}
