#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "base/mem.h"
#include "host/file.h"

static void assert_holds(const char *path, const char *expected)
{
    char *bytes;
    size_t length;

    assert_int_equal(file_read(path, 4096, &bytes, &length), ERR_OK);
    assert_int_equal(length, strlen(expected));
    assert_string_equal(bytes, expected);
    mem_free(bytes);
}

static size_t names_in(const char *folder)
{
    char **names;
    size_t count;

    assert_int_equal(file_names(folder, 100, &names, &count), ERR_OK);
    file_names_done(names, count);
    return count;
}

static void reads_what_is_there(void **state)
{
    struct place *place = *state;
    const char *path = place_at(place, "a");
    char *bytes;
    size_t length;

    place_write(path, "seven b");
    assert_holds(path, "seven b");
    assert_int_equal(file_read(path, 7, &bytes, &length), ERR_OK);
    mem_free(bytes);
    assert_int_equal(file_read(path, 6, &bytes, &length), ERR_INVALID);
    assert_null(bytes);
    assert_int_equal(length, 0);
    place_write(path, "");
    assert_holds(path, "");
    assert_int_equal(file_read(place_at(place, "b"), 9, &bytes, &length),
                     ERR_ABSENT);
    /* Sizes of /proc are 0, whatever they hold. */
    assert_int_equal(file_read("/proc/self/maps", 1 << 20, &bytes, &length),
                     ERR_OK);
    assert_true(length > 100);
    mem_free(bytes);
    assert_int_equal(file_read("/proc/self/maps", 100, &bytes, &length),
                     ERR_INVALID);
}

static void refuses_what_is_no_file(void **state)
{
    struct place *place = *state;
    const char *plain = place_at(place, "plain");
    const char *odd = place_at(place, "odd");
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    char *bytes;
    size_t length;
    int fd;

    place_write(plain, "x");
    assert_int_equal(symlink(plain, odd), 0);
    assert_int_equal(file_read(odd, 9, &bytes, &length), ERR_NOT_A_FILE);
    assert_int_equal(file_lock(odd, &fd), ERR_NOT_A_FILE);
    assert_int_equal(fd, -1);
    assert_int_equal(file_allocate(odd, 10), ERR_NOT_A_FILE);
    assert_int_equal(file_size(odd), -1);
    assert_int_equal(file_size(plain), 1);
    assert_int_equal(unlink(odd), 0);

    assert_int_equal(mkfifo(odd, 0600), 0);
    assert_int_equal(file_read(odd, 9, &bytes, &length), ERR_NOT_A_FILE);
    assert_int_equal(file_lock(odd, &fd), ERR_NOT_A_FILE);
    assert_int_equal(file_sync(odd), ERR_NOT_A_FILE);
    assert_int_equal(unlink(odd), 0);

    assert_int_equal(mkdir(odd, 0700), 0);
    assert_int_equal(file_read(odd, 9, &bytes, &length), ERR_NOT_A_FILE);
    assert_int_equal(file_replace(odd, "y", 1), ERR_NOT_A_FILE);
    assert_int_equal(file_remove(odd), ERR_NOT_A_FILE);
    assert_int_equal(file_size(odd), -1);
    assert_true(file_exists(odd));
    assert_int_equal(rmdir(odd), 0);

    strcpy(address.sun_path, odd);
    fd = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_int_equal(bind(fd, (void *)&address, sizeof address), 0);
    assert_int_equal(file_read(odd, 9, &bytes, &length), ERR_NOT_A_FILE);
    close(fd);
    assert_int_equal(names_in(place->path), 2);
}

static void replaces(void **state)
{
    struct place *place = *state;
    const char *path = place_at(place, "key");
    const char *left = place_at(place, ".key.tmp.0123456789abcdef");
    const char *busy = place_at(place, ".key.tmp.ffffffffffffffff");
    const char *other = place_at(place, ".other.tmp.0123456789abcdef");
    struct stat about;
    int fd;

    assert_int_equal(file_replace(path, "first", 5), ERR_OK);
    assert_holds(path, "first");
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 07777, 0600);

    place_write(left, "left over");
    place_write(busy, "being written by another window");
    place_write(other, "of another file");
    fd = open(busy, O_RDWR);
    assert_int_equal(flock(fd, LOCK_EX), 0);
    assert_int_equal(file_replace(path, "", 0), ERR_OK);
    assert_holds(path, "");
    assert_false(file_exists(left));
    assert_true(file_exists(busy));
    assert_true(file_exists(other));
    close(fd);

    /* A link in its place is replaced, and where it points stays alone. */
    place_write(left, "victim");
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rename(left, place_at(place, "victim")), 0);
    assert_int_equal(symlink("victim", path), 0);
    assert_int_equal(file_replace(path, "new", 3), ERR_OK);
    assert_holds(path, "new");
    assert_holds(place_at(place, "victim"), "victim");

    assert_int_equal(file_replace(place_at(place, ""), "x", 1), ERR_INVALID);
    assert_int_equal(file_replace(place_at(place, "no/key"), "x", 1),
                     ERR_ABSENT);
    assert_int_equal(file_replace(place_at(place, "key/key"), "x", 1),
                     ERR_NOT_A_FILE);
}

static void replaces_large_files(void **state)
{
    struct place *place = *state;
    const char *path = place_at(place, "large");
    size_t size = 300001, length;
    char *bytes = mem_new(size, 1), *back;

    for (size_t i = 0; i < size; i++)
        bytes[i] = (char)(i * 7 + i / 251);
    assert_int_equal(file_replace(path, bytes, size), ERR_OK);
    assert_int_equal(file_read(path, size, &back, &length), ERR_OK);
    assert_int_equal(length, size);
    assert_memory_equal(bytes, back, size);
    mem_free(bytes);
    mem_free(back);
}

static void relative_names_work(void **state)
{
    struct place *place = *state;
    char before[4096];

    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(place->path), 0);
    assert_int_equal(file_replace("plain", "a", 1), ERR_OK);
    assert_int_equal(file_rename("plain", "moved"), ERR_OK);
    assert_int_equal(file_remove("moved"), ERR_OK);
    assert_int_equal(names_in("."), 0);
    assert_int_equal(chdir(before), 0);
}

static void renames_and_removes(void **state)
{
    struct place *place = *state;
    const char *a = place_at(place, "a");
    const char *b = place_at(place, "sub/b");

    place_write(a, "a");
    assert_int_equal(mkdir(place_at(place, "sub"), 0700), 0);
    assert_int_equal(file_rename(a, b), ERR_OK);
    assert_holds(b, "a");
    assert_false(file_exists(a));
    assert_int_equal(file_rename(a, b), ERR_ABSENT);
    assert_holds(b, "a");
    assert_int_equal(file_remove(b), ERR_OK);
    assert_int_equal(file_remove(b), ERR_OK);
    assert_int_equal(file_remove(place_at(place, "none/b")), ERR_OK);
    /* A dangling link is something that stands there. */
    assert_int_equal(symlink("nowhere", a), 0);
    assert_true(file_exists(a));
    assert_int_equal(file_remove(a), ERR_OK);
    assert_int_equal(file_sync_folder(place->path), ERR_OK);
    assert_int_equal(file_sync_folder(place_at(place, "no")), ERR_ABSENT);
    assert_int_equal(file_sync(a), ERR_ABSENT);
}

static int lock_elsewhere(void *path)
{
    int fd;

    return (int)file_lock(path, &fd);
}

static void locks_for_life(void **state)
{
    struct place *place = *state;
    char *path = place_at(place, "lock");
    int fd, second;

    assert_int_equal(file_lock(path, &fd), ERR_OK);
    assert_int_equal(fcntl(fd, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
    assert_int_equal(file_lock(path, &second), ERR_BUSY);
    assert_int_equal(second, -1);
    assert_int_equal(place_apart(lock_elsewhere, path, 0), ERR_BUSY);
    close(fd);
    assert_int_equal(place_apart(lock_elsewhere, path, 0), ERR_OK);
}

static void allocates(void **state)
{
    struct place *place = *state;
    const char *path = place_at(place, "ballast");
    struct stat about;

    assert_int_equal(file_allocate(path, 100000), ERR_OK);
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_size, 100000);
    assert_true(about.st_blocks * 512 >= 100000);
    assert_int_equal(file_allocate(path, 5000), ERR_OK);
    assert_int_equal(file_size(path), 5000);
    assert_int_equal(file_allocate(path, 0), ERR_OK);
    assert_int_equal(file_allocate(path, -1), ERR_INVALID);
}

static void names_are_sorted_and_few(void **state)
{
    struct place *place = *state;
    char **names;
    size_t count;

    assert_int_equal(file_names(place->path, 9, &names, &count), ERR_OK);
    assert_int_equal(count, 0);
    file_names_done(names, count);
    place_write(place_at(place, "b"), "");
    place_write(place_at(place, ".c"), "");
    place_write(place_at(place, "a"), "");
    assert_int_equal(file_names(place->path, 9, &names, &count), ERR_OK);
    assert_int_equal(count, 3);
    assert_string_equal(names[0], ".c");
    assert_string_equal(names[1], "a");
    assert_string_equal(names[2], "b");
    file_names_done(names, count);
    assert_int_equal(file_names(place->path, 2, &names, &count), ERR_OK);
    assert_int_equal(count, 2);
    file_names_done(names, count);
    assert_int_equal(file_names(place->path, 0, &names, &count), ERR_OK);
    assert_int_equal(count, 0);
    file_names_done(names, count);
    assert_int_equal(file_names(place_at(place, "a"), 9, &names, &count),
                     ERR_NOT_A_FILE);
    assert_int_equal(symlink(".", place_at(place, "l")), 0);
    assert_int_equal(file_names(place_at(place, "l"), 9, &names, &count),
                     ERR_NOT_A_FILE);
    assert_null(names);
}

static int replace_as_nobody(void *path)
{
    char *bytes;
    size_t length;

    if (file_replace(path, "changed", 7) != ERR_OWNER)
        return 1;
    if (file_remove(path) != ERR_OWNER)
        return 2;
    return file_read(path, 99, &bytes, &length) == ERR_OWNER ? 0 : 3;
}

static void folder_without_permission(void **state)
{
    struct place *place = *state;
    char *path = place_at(place, "key");

    place_write(path, "old");
    chmod(path, 0000);
    chmod(place->path, 0555);
    assert_int_equal(place_apart(replace_as_nobody, path, 1), 0);
    chmod(path, 0600);
    chmod(place->path, 0700);
    assert_holds(path, "old");
    assert_int_equal(names_in(place->path), 1);
}

/* On a small disk of its own, in a mount namespace of its own. */
static int fill_disk(void *folder)
{
    char path[256], other[256], *bytes = mem_new(1, 1 << 20);

    snprintf(path, sizeof path, "%s/key", (char *)folder);
    snprintf(other, sizeof other, "%s/ballast", (char *)folder);
    if (unshare(CLONE_NEWNS) ||
        mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) ||
        mount("none", folder, "tmpfs", 0, "size=128k,mode=700"))
        return 77;
    if (file_replace(path, "old", 3))
        return 1;
    if (file_replace(path, bytes, 1 << 20) != ERR_DISK_FULL)
        return 2;
    if (file_size(path) != 3 || names_in(folder) != 1)
        return 3;
    if (file_allocate(other, 1 << 20) != ERR_DISK_FULL || file_exists(other))
        return 4;
    if (mount("none", folder, NULL, MS_REMOUNT | MS_RDONLY, NULL))
        return 77;
    if (file_replace(path, "new", 3) != ERR_READ_ONLY ||
        file_remove(path) != ERR_READ_ONLY || file_size(path) != 3)
        return 5;
    return 0;
}

static void full_and_read_only_disk(void **state)
{
    struct place *place = *state;
    int answer = place_apart(fill_disk, place->path, 0);

    if (answer == 77)
        skip();
    assert_int_equal(answer, 0);
}

/* A limit that stops a write in the middle. */
static int write_too_much(void *folder)
{
    struct rlimit limit = {10000, 10000};
    char path[256], *bytes = mem_new(20000, 1);

    snprintf(path, sizeof path, "%s/key", (char *)folder);
    signal(SIGXFSZ, SIG_IGN);
    if (file_replace(path, "old", 3) || setrlimit(RLIMIT_FSIZE, &limit))
        return 1;
    if (file_replace(path, bytes, 20000) != ERR_DISK_FULL)
        return 2;
    return file_size(path) == 3 && names_in(folder) == 1 ? 0 : 3;
}

static void short_writes_leave_the_old(void **state)
{
    struct place *place = *state;

    assert_int_equal(place_apart(write_too_much, place->path, 0), 0);
}

static void errors_have_meanings(void **state)
{
    (void)state;
    assert_int_equal(file_error(ENOSPC), ERR_DISK_FULL);
    assert_int_equal(file_error(EDQUOT), ERR_DISK_FULL);
    assert_int_equal(file_error(EROFS), ERR_READ_ONLY);
    assert_int_equal(file_error(EAGAIN), ERR_BUSY);
    assert_int_equal(file_error(EIO), ERR_IO);
    assert_int_equal(file_error(0), ERR_IO);
    assert_int_equal(file_error(99999), ERR_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PLACE_TEST(reads_what_is_there),
        PLACE_TEST(refuses_what_is_no_file),
        PLACE_TEST(replaces),
        PLACE_TEST(replaces_large_files),
        PLACE_TEST(relative_names_work),
        PLACE_TEST(renames_and_removes),
        PLACE_TEST(locks_for_life),
        PLACE_TEST(allocates),
        PLACE_TEST(names_are_sorted_and_few),
        PLACE_TEST(folder_without_permission),
        PLACE_TEST(full_and_read_only_disk),
        PLACE_TEST(short_writes_leave_the_old),
        cmocka_unit_test(errors_have_meanings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
