/* Sealed files on sticks and in carried folders: odd names and kinds, files
 * that grow, disks that fail, fill up or go away. */
#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "base/mem.h"
#include "host/carried.h"
#include "host/file.h"
#include "host/folder.h"

#define NAME "0123456789abcdef01234567.parcel"
#define OTHER "fedcba987654321001234567.parcel"

/* Stands in for libc's: the disk fails at the n-th call, once. */
static int fail_sync_at, fail_rename_at, fail_syncfs;

static bool fails(int *at)
{
    return *at > 0 && --*at == 0;
}

int fsync(int fd)
{
    if (fails(&fail_sync_at)) {
        errno = EIO;
        return -1;
    }
    return (int)syscall(SYS_fsync, fd);
}

int renameat(int from, const char *old, int to, const char *new)
{
    if (fails(&fail_rename_at)) {
        errno = EIO;
        return -1;
    }
    return (int)syscall(SYS_renameat2, from, old, to, new, 0);
}

int syncfs(int fd)
{
    if (fail_syncfs) {
        errno = EIO;
        return -1;
    }
    return (int)syscall(SYS_syncfs, fd);
}

static size_t names_in(const char *folder)
{
    char **names;
    size_t count;

    assert_int_equal(file_names(folder, 100, &names, &count), ERR_OK);
    file_names_done(names, count);
    return count;
}

static enum err look(const char *folder, struct carried *carried)
{
    return carried_look(folder, ".parcel", carried);
}

static void only_our_names_are_looked_at(void **state)
{
    static const char *const passed_over[] = {
        "0123456789abcdef0123456.parcel",
        "0123456789abcdef012345678.parcel",
        "0123456789ABCDEF01234567.parcel",
        "0123456789abcdef01234567.parcel~",
        "0123456789abcdef01234567.contact",
        "0123456789abcdef01234567",
        ".syncthing.0123456789abcdef01234567.parcel.tmp",
        "~syncthing~0123456789abcdef01234567.parcel.tmp",
        "0123456789abcdef01234567.sync-conflict-20261122-101112-AB.parcel",
        "notes.txt", ".stfolder"};
    struct place *place = *state;
    struct carried carried;

    for (size_t i = 0; i < COUNT(passed_over); i++)
        place_write(place_at(place, passed_over[i]), "x");
    assert_int_equal(look(place->path, &carried), ERR_OK);
    assert_int_equal(carried.count, 0);
    assert_int_equal(carried.odd, 0);
    carried_done(&carried);
    place_write(place_at(place, OTHER), "x");
    place_write(place_at(place, NAME), "x");
    assert_int_equal(look(place->path, &carried), ERR_OK);
    assert_int_equal(carried.count, 2);
    assert_string_equal(carried.names[0], NAME);
    assert_string_equal(carried.names[1], OTHER);
    assert_false(carried.many);
    carried_done(&carried);
    assert_int_equal(look(place_at(place, "none"), &carried), ERR_ABSENT);
    assert_null(carried.names);
}

static void odd_kinds_are_counted_and_never_opened(void **state)
{
    struct place *place = *state;
    struct carried carried;
    char *bytes, *name = place_at(place, NAME);
    size_t length;

    assert_int_equal(mkfifo(name, 0600), 0);
    assert_int_equal(carried_read(place->path, NAME, 0, 100, &bytes, &length),
                     ERR_NOT_A_FILE);
    assert_null(bytes);
    assert_int_equal(unlink(name), 0);
    assert_int_equal(symlink("/etc/passwd", name), 0);
    assert_int_equal(carried_read(place->path, NAME, 0, 100000, &bytes,
                                  &length),
                     ERR_NOT_A_FILE);
    assert_int_equal(unlink(name), 0);
    assert_int_equal(mkdir(name, 0700), 0);
    assert_int_equal(carried_read(place->path, NAME, 0, 100000, &bytes,
                                  &length),
                     ERR_NOT_A_FILE);
    assert_int_equal(look(place->path, &carried), ERR_OK);
    assert_int_equal(carried.count, 0);
    assert_int_equal(carried.odd, 1);
    carried_done(&carried);
    assert_int_equal(rmdir(name), 0);
    /* A second name for a file that somebody else can reach. */
    place_write(name, "x");
    assert_int_equal(link(name, place_at(place, "twin")), 0);
    assert_int_equal(carried_read(place->path, NAME, 0, 100, &bytes, &length),
                     ERR_NOT_A_FILE);
    assert_int_equal(look(place->path, &carried), ERR_OK);
    assert_int_equal(carried.odd, 1);
    carried_done(&carried);
    /* The folder itself may be no link either. */
    assert_int_equal(symlink(place->path, place_at(place, "way")), 0);
    assert_int_equal(look(place_at(place, "way"), &carried), ERR_NOT_A_FILE);
}

static void names_are_never_paths(void **state)
{
    static const char *const names[] = {
        "../x.parcel", "/etc/passwd", "", ".parcel",
        "0123456789abcdef01234567.parcel/..",
        "0123456789abcdef0123456/.parcel"};
    struct place *place = *state;
    char *bytes;
    size_t length;

    for (size_t i = 0; i < COUNT(names); i++) {
        assert_int_equal(carried_read(place->path, names[i], 0, 100, &bytes,
                                      &length),
                         ERR_INVALID);
        assert_int_equal(carried_put(place->path, names[i], "x", 1),
                         ERR_INVALID);
        assert_int_equal(carried_remove(place->path, names[i]), ERR_INVALID);
    }
}

static void sizes_have_bounds(void **state)
{
    struct place *place = *state;
    char *bytes, *name = place_at(place, NAME);
    size_t length;

    place_write(name, "12345");
    assert_int_equal(carried_read(place->path, NAME, 6, 9, &bytes, &length),
                     ERR_INVALID);
    assert_int_equal(carried_read(place->path, NAME, 1, 4, &bytes, &length),
                     ERR_INVALID);
    assert_int_equal(carried_read(place->path, NAME, 5, 5, &bytes, &length),
                     ERR_OK);
    assert_int_equal(length, 5);
    assert_string_equal(bytes, "12345");
    mem_free(bytes);
    /* Four GiB of nothing. */
    assert_int_equal(truncate(name, (off_t)4 << 30), 0);
    assert_int_equal(carried_read(place->path, NAME, 1, 1 << 20, &bytes,
                                  &length),
                     ERR_INVALID);
    assert_null(bytes);
}

static int write_on(void *path)
{
    int fd = open(path, O_WRONLY | O_APPEND);

    for (int i = 0; i < 300; i++) {
        if (write(fd, "x", 1) != 1)
            return 1;
        usleep(1000);
    }
    return 0;
}

static void a_growing_file_is_left_until_it_is_whole(void **state)
{
    struct place *place = *state;
    char *name = place_at(place, NAME), *bytes;
    size_t length;
    int refused = 0;
    pid_t writer;

    place_write(name, "");
    writer = fork();
    if (writer == 0)
        _exit(write_on(name));
    /* Whole is what has the size that was asked for, and keeps it. */
    while (waitpid(writer, NULL, WNOHANG) == 0) {
        enum err err =
            carried_read(place->path, NAME, 300, 300, &bytes, &length);

        refused += err == ERR_INVALID || err == ERR_BUSY;
        assert_true(err == ERR_OK || err == ERR_INVALID || err == ERR_BUSY);
        mem_free(bytes);
        usleep(500);
    }
    assert_true(refused > 10);
    assert_int_equal(carried_read(place->path, NAME, 300, 300, &bytes,
                                  &length),
                     ERR_OK);
    mem_free(bytes);
}

static void ten_thousand_files_are_said_and_don_t_hang(void **state)
{
    struct place *place = *state;
    struct carried carried;
    char path[128];

    for (int i = 0; i < CARRIED_MOST + 50; i++) {
        snprintf(path, sizeof path, "%s/%024x.parcel", place->path, i);
        int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);

        assert_true(fd >= 0);
        close(fd);
    }
    assert_int_equal(look(place->path, &carried), ERR_OK);
    assert_true(carried.many);
    assert_true(carried.count <= CARRIED_MOST + 2);
    carried_done(&carried);
}

/* --- writing -------------------------------------------------------------- */

static void what_is_put_is_read_back(void **state)
{
    struct place *place = *state;
    char *bytes;
    size_t length;

    assert_int_equal(carried_put(place->path, NAME, "sealed", 6), ERR_OK);
    assert_int_equal(names_in(place->path), 1);
    assert_int_equal(carried_read(place->path, NAME, 6, 6, &bytes, &length),
                     ERR_OK);
    assert_memory_equal(bytes, "sealed", 6);
    mem_free(bytes);
    /* The same again is no news; another under its name is left alone. */
    assert_int_equal(carried_put(place->path, NAME, "sealed", 6), ERR_OK);
    assert_int_equal(carried_put(place->path, NAME, "other!", 6), ERR_EXISTS);
    assert_int_equal(carried_read(place->path, NAME, 6, 6, &bytes, &length),
                     ERR_OK);
    assert_memory_equal(bytes, "sealed", 6);
    mem_free(bytes);
    assert_int_equal(carried_settle(place->path), ERR_OK);
    assert_int_equal(carried_remove(place->path, NAME), ERR_OK);
    assert_int_equal(carried_remove(place->path, NAME), ERR_OK);
    assert_int_equal(names_in(place->path), 0);
}

static void random_names_are_ours(void **state)
{
    char one[CARRIED_NAME_SIZE], two[CARRIED_NAME_SIZE];
    struct place *place = *state;

    carried_name(random_system(), ".parcel", one);
    carried_name(random_system(), ".parcel", two);
    assert_string_not_equal(one, two);
    assert_int_equal(carried_put(place->path, one, "x", 1), ERR_OK);
    assert_int_equal(carried_put(place->path, two, "x", 1), ERR_OK);
}

static void each_failing_step_leaves_nothing(void **state)
{
    struct place *place = *state;

    for (int step = 1; step <= 2; step++) {
        fail_sync_at = step;
        assert_int_equal(carried_put(place->path, NAME, "sealed", 6), ERR_IO);
        assert_int_equal(fail_sync_at, 0);
        assert_int_equal(names_in(place->path), 0);
    }
    fail_rename_at = 1;
    assert_int_equal(carried_put(place->path, NAME, "sealed", 6), ERR_IO);
    assert_int_equal(names_in(place->path), 0);
    fail_syncfs = 1;
    assert_int_equal(carried_settle(place->path), ERR_IO);
    fail_syncfs = 0;
}

static void halves_of_a_power_cut_are_removed_and_others_stay(void **state)
{
    struct place *place = *state;

    place_write(place_at(place, ".syncthing.je-0123456789abcdef01234567.tmp"),
                "hal");
    place_write(place_at(place, ".syncthing.theirs.tmp"), "x");
    assert_int_equal(carried_put(place->path, NAME, "sealed", 6), ERR_OK);
    assert_int_equal(names_in(place->path), 2);
    assert_true(file_exists(place_at(place, ".syncthing.theirs.tmp")));
}

/* --- sticks --------------------------------------------------------------- */

static int in_own_mounts(const char *path, unsigned long flags,
                         const char *options)
{
    return unshare(CLONE_NEWNS) ||
           mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) ||
           mount("none", path, "tmpfs", flags, options);
}

static int full_stick(void *path)
{
    char *large = mem_new(1, 100000);

    if (in_own_mounts(path, 0, "size=64k,mode=700"))
        return 77;
    if (carried_put(path, NAME, large, 100000) != ERR_DISK_FULL)
        return 1;
    if (names_in(path))
        return 2;
    return carried_put(path, NAME, large, 1000) == ERR_OK ? 0 : 3;
}

static int read_only_stick(void *path)
{
    char folder[256];

    if (in_own_mounts(path, MS_RDONLY, "size=64k,mode=700"))
        return 77;
    snprintf(folder, sizeof folder, "%s/exchange", (char *)path);
    if (carried_put(path, NAME, "x", 1) != ERR_READ_ONLY)
        return 1;
    return carried_folder(folder) == ERR_READ_ONLY ? 0 : 2;
}

/* Pulled out while the program goes on: the folder it knew is gone. */
static int pulled_stick(void *path)
{
    struct carried carried;
    char *bytes, folder[256];
    size_t length;

    if (in_own_mounts(path, 0, "size=64k,mode=700"))
        return 77;
    snprintf(folder, sizeof folder, "%s/exchange", (char *)path);
    if (carried_folder(folder) || carried_put(folder, NAME, "x", 1))
        return 1;
    if (umount2(path, MNT_DETACH))
        return 77;
    if (carried_put(folder, OTHER, "x", 1) != ERR_ABSENT ||
        carried_read(folder, NAME, 1, 1, &bytes, &length) != ERR_ABSENT ||
        look(folder, &carried) != ERR_ABSENT ||
        carried_settle(folder) != ERR_ABSENT)
        return 2;
    return carried_remove(folder, NAME) == ERR_OK ? 0 : 3;
}

static void run_apart(struct place *place, int (*work)(void *))
{
    int left = place_apart(work, place->path, 0);

    if (left == 77) {
        print_message("skipped: needs root to mount a file system\n");
        skip();
    }
    assert_int_equal(left, 0);
}

static void a_full_stick_says_so(void **state)
{
    run_apart(*state, full_stick);
}

static void a_read_only_stick_says_so(void **state)
{
    run_apart(*state, read_only_stick);
}

static void a_stick_may_be_pulled_out(void **state)
{
    run_apart(*state, pulled_stick);
}

/* A place for sticks without a stick: what is written would stay here. */
static int empty_place(void *path)
{
    (void)path;
    if (in_own_mounts("/media", 0, "size=64k") || mkdir("/media/one", 0755) ||
        mkdir("/media/two", 0755) ||
        mount("none", "/media/two", "tmpfs", 0, "size=64k"))
        return 77;
    if (folder_stick_is_in("/media/one") || folder_stick_is_in("/media/none") ||
        !folder_stick_is_in("/media/two") || !folder_stick_is_in("/tmp"))
        return 1;
    if (umount2("/media/two", MNT_DETACH))
        return 77;
    return folder_stick_is_in("/media/two") ? 2 : 0;
}

static void an_empty_place_is_no_stick(void **state)
{
    run_apart(*state, empty_place);
}

static void a_folder_is_made_but_no_link_followed(void **state)
{
    struct place *place = *state;
    char *folder = place_at(place, "exchange");

    assert_int_equal(carried_folder(folder), ERR_OK);
    assert_int_equal(carried_folder(folder), ERR_OK);
    assert_int_equal(rmdir(folder), 0);
    assert_int_equal(symlink("/tmp", folder), 0);
    assert_int_equal(carried_folder(folder), ERR_NOT_A_FILE);
    assert_int_equal(carried_folder(place_at(place, "no/such")), ERR_ABSENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PLACE_TEST(only_our_names_are_looked_at),
        PLACE_TEST(odd_kinds_are_counted_and_never_opened),
        PLACE_TEST(names_are_never_paths),
        PLACE_TEST(sizes_have_bounds),
        PLACE_TEST(a_growing_file_is_left_until_it_is_whole),
        PLACE_TEST(ten_thousand_files_are_said_and_don_t_hang),
        PLACE_TEST(what_is_put_is_read_back),
        PLACE_TEST(random_names_are_ours),
        PLACE_TEST(each_failing_step_leaves_nothing),
        PLACE_TEST(halves_of_a_power_cut_are_removed_and_others_stay),
        PLACE_TEST(a_full_stick_says_so),
        PLACE_TEST(a_read_only_stick_says_so),
        PLACE_TEST(a_stick_may_be_pulled_out),
        PLACE_TEST(an_empty_place_is_no_stick),
        PLACE_TEST(a_folder_is_made_but_no_link_followed),
    };

    return cmocka_run_group_tests_name("carried", tests, NULL, NULL);
}
