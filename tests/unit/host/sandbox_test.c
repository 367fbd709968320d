#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <termios.h>

#include <sodium.h>
#ifndef SQLITE_HAS_CODEC
#define SQLITE_HAS_CODEC 1
#endif
#include <sqlite3.h>

#include "base/mem.h"
#include "host/clock.h"
#include "host/file.h"
#include "host/folder.h"
#include "host/sandbox.h"

#define NO_SANDBOX 77

/* Goes in with two folders, and says in which way. */
static struct sandbox_report enter(struct place *place)
{
    struct sandbox_place places[] = {
        {place_at(place, "store"), true},
        {place_at(place, "data"), false},
        {place_at(place, "one file"), false},
        {place_at(place, "absent"), true},
        {NULL, true},
    };
    struct sandbox_report report;

    if (sandbox_enter(places, COUNT(places), &report))
        _exit(98);
    return report;
}

static int setup(void **state)
{
    if (place_setup(state))
        return -1;
    if (mkdir(place_at(*state, "store"), 0700) ||
        mkdir(place_at(*state, "data"), 0700))
        return -1;
    place_write(place_at(*state, "data/text"), "text");
    place_write(place_at(*state, "one file"), "text");
    place_write(place_at(*state, "outside"), "text");
    return 0;
}

static bool can_open(const char *path, int flags)
{
    int fd = open(path, flags, 0600);

    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

static int files_are_closed(void *with)
{
    struct place *place = with;
    struct sandbox_report report = enter(place);

    if (!report.files)
        return NO_SANDBOX;
    if (can_open("/etc/passwd", O_RDONLY) ||
        can_open(place_at(place, "outside"), O_RDONLY) ||
        can_open(place_at(place, "data/text"), O_WRONLY) ||
        can_open(place_at(place, "data/new"), O_WRONLY | O_CREAT) ||
        can_open(place_at(place, "one file"), O_WRONLY) ||
        can_open(place_at(place, "store/../outside"), O_RDONLY))
        return 1;
    if (!can_open(place_at(place, "data/text"), O_RDONLY) ||
        !can_open(place_at(place, "one file"), O_RDONLY))
        return 2;
    if (rename(place_at(place, "store"), place_at(place, "elsewhere")) == 0)
        return 3;
    return 0;
}

static int store_can_work(void *with)
{
    struct place *place = with;
    char *key = place_at(place, "store/key");
    char *sub = place_at(place, "store/backup");
    char *other = place_at(place, "store/backup/key");
    struct sandbox_report report;
    char *bytes;
    size_t length;
    int lock, minutes;

    clock_setup(NULL);
    report = enter(place);
    if (!report.calls)
        return NO_SANDBOX;
    if (file_replace(key, "one", 3) || file_replace(key, "two", 3) ||
        folder_make_private(sub) || file_rename(key, other) ||
        file_read(other, 99, &bytes, &length) || file_sync(other))
        return 1;
    mem_free(bytes);
    if (file_lock(place_at(place, "store/lock"), &lock) ||
        file_allocate(place_at(place, "store/ballast"), 10000) ||
        file_remove(other) || !file_exists(sub) || clock_running() <= 0 ||
        clock_since_boot() <= 0 || clock_day(&minutes) < 20000)
        return 2;
    return 0;
}

static int sql(sqlite3 *store, const char *text)
{
    return sqlite3_exec(store, text, NULL, NULL, NULL);
}

static int libraries_can_work(void *with)
{
    struct place *place = with;
    char *path = place_at(place, "store/store.db");
    char *copy = place_at(place, "store/copy.db");
    unsigned char key[32], salt[crypto_pwhash_SALTBYTES];
    struct sandbox_report report;
    sqlite3 *store, *second;
    sqlite3_backup *backup;
    unsigned char *secret;

    if (sodium_init() < 0)
        return 1;
    report = enter(place);
    if (!report.calls)
        return NO_SANDBOX;
    secret = sodium_malloc(100);
    randombytes_buf(salt, sizeof salt);
    if (!secret || crypto_pwhash(key, sizeof key, "pass", 4, salt, 1,
                                 64 << 20, crypto_pwhash_ALG_ARGON2ID13))
        return 2;
    sodium_free(secret);
    if (sqlite3_open_v2(path, &store,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) ||
        sqlite3_key(store, key, sizeof key) ||
        sql(store, "PRAGMA synchronous = EXTRA") ||
        sql(store, "CREATE TABLE t (x)") ||
        sql(store, "INSERT INTO t VALUES (zeroblob(100000))") ||
        sql(store, "VACUUM") || sql(store, "PRAGMA integrity_check"))
        return 3;
    if (sqlite3_open_v2(copy, &second,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) ||
        sqlite3_key(second, key, sizeof key))
        return 4;
    backup = sqlite3_backup_init(second, "main", store, "main");
    if (!backup || sqlite3_backup_step(backup, -1) != SQLITE_DONE ||
        sqlite3_backup_finish(backup))
        return 5;
    return sqlite3_close(second) || sqlite3_close(store) ? 6 : 0;
}

static int aborts(void *with)
{
    if (!enter(with).calls)
        return NO_SANDBOX;
    abort();
}

static void inside(void **state)
{
    int answer = place_apart(files_are_closed, *state, 0);

    if (answer != NO_SANDBOX)
        assert_int_equal(answer, 0);
    answer = place_apart(store_can_work, *state, 0);
    if (answer == NO_SANDBOX)
        skip();
    assert_int_equal(answer, 0);
    assert_int_equal(place_apart(libraries_can_work, *state, 0), 0);
    assert_int_equal(place_apart(aborts, *state, 0), 256 + SIGABRT);
}

/* What must never work; each in a child of its own, because this variant is
 * killed for it. */
static long call_socket(void)
{
    return socket(AF_UNIX, SOCK_STREAM, 0);
}

static long call_socket_inet(void)
{
    return socket(AF_INET, SOCK_DGRAM, 0);
}

static long call_exec(void)
{
    return execl("/bin/true", "true", (char *)NULL);
}

static long call_fork(void)
{
    return fork();
}

static long call_thread(void)
{
    return syscall(SYS_clone, 0x00000100 | 0x00000800 | 0x00010000, 0);
}

static long call_ptrace(void)
{
    return ptrace(PTRACE_TRACEME, 0, NULL, NULL);
}

static long call_memfd(void)
{
    return memfd_create("x", 0);
}

static long call_runnable_memory(void)
{
    void *at = mmap(NULL, 4096, PROT_READ | PROT_EXEC,
                    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    return at == MAP_FAILED ? -1 : 0;
}

static long call_make_runnable(void)
{
    void *at = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    return mprotect(at, 4096, PROT_READ | PROT_EXEC);
}

static long call_kill_parent(void)
{
    return kill(getppid(), 0);
}

static long call_kill_all(void)
{
    return kill(-1, 0);
}

static long call_type(void)
{
    return ioctl(0, TIOCSTI, "x");
}

static long call_limits(void)
{
    struct rlimit limit = {1 << 20, 1 << 20};

    return prlimit(0, RLIMIT_FSIZE, &limit, NULL);
}

static long call_prctl(void)
{
    return syscall(SYS_prctl, 4 /* PR_SET_DUMPABLE */, 1, 0, 0, 0);
}

static long call_uring(void)
{
    return syscall(425, 1, NULL);
}

static long call_link(void)
{
    return symlink("/etc/passwd", "/tmp/never");
}

static long (*const forbidden[])(void) = {
    call_socket,          call_socket_inet,   call_exec,
    call_fork,            call_thread,        call_ptrace,
    call_memfd,           call_make_runnable, call_runnable_memory,
    call_kill_parent,     call_kill_all,      call_type,
    call_limits,          call_prctl,         call_uring,
    call_link,
};

struct attempt {
    struct place *place;
    size_t which;
};

static int try_forbidden(void *with)
{
    struct attempt *attempt = with;

    if (!enter(attempt->place).calls)
        return NO_SANDBOX;
    return forbidden[attempt->which]() < 0 ? 1 : 2;
}

static void forbidden_calls_are_noticed(void **state)
{
    struct attempt attempt = {*state, 0};

    for (; attempt.which < COUNT(forbidden); attempt.which++) {
        int answer = place_apart(try_forbidden, &attempt, 0);

        if (answer == NO_SANDBOX)
            skip();
        if (answer != 256 + SIGSYS)
            print_message("call %zu was answered with %d\n", attempt.which,
                          answer);
        assert_int_equal(answer, 256 + SIGSYS);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(inside, setup, place_teardown),
        cmocka_unit_test_setup_teardown(forbidden_calls_are_noticed, setup,
                                        place_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
