#include "place.h"

#include <limits.h>
#include <sched.h>
#include <sys/mount.h>

#include "base/mem.h"
#include "host/file.h"
#include "host/folder.h"

static unsigned mode_of(const char *path)
{
    struct stat about;

    assert_int_equal(lstat(path, &about), 0);
    return about.st_mode & 07777;
}

static void finds_by_home_and_xdg(void **state)
{
    struct place *place = *state;
    struct folders folders;
    char *store = place_at(place, "there/my store");

    setenv("HOME", place->path, 1);
    unsetenv("XDG_DATA_HOME");
    unsetenv("XDG_STATE_HOME");
    /* Not absolute: the XDG rules say to pass it over. */
    setenv("XDG_CONFIG_HOME", "somewhere", 1);
    assert_int_equal(folders_find(NULL, &folders), ERR_OK);
    assert_string_equal(folders.store,
                        place_at(place, ".local/share/justenough"));
    assert_string_equal(folders.state,
                        place_at(place, ".local/state/justenough"));
    assert_string_equal(folders.config, place_at(place, ".config/justenough"));
    assert_int_equal(folders.data[0], '/');
    assert_int_equal(folders.locale[0], '/');
    folders_done(&folders);
    assert_null(folders.store);

    setenv("XDG_DATA_HOME", place_at(place, "data"), 1);
    assert_int_equal(folders_find(NULL, &folders), ERR_OK);
    assert_string_equal(folders.store, place_at(place, "data/justenough"));
    folders_done(&folders);

    assert_int_equal(folders_find(store, &folders), ERR_OK);
    assert_string_equal(folders.store, store);
    folders_done(&folders);
    assert_int_equal(folders_find("", &folders), ERR_INVALID);
    assert_null(folders.state);
    /* Finding makes nothing. */
    assert_false(file_exists(place_at(place, ".local")));
}

static void resolves_links_once(void **state)
{
    struct place *place = *state;
    struct folders folders;
    char before[PATH_MAX];

    setenv("HOME", place->path, 1);
    assert_int_equal(mkdir(place_at(place, "real"), 0700), 0);
    assert_int_equal(symlink("real", place_at(place, "link")), 0);
    assert_int_equal(folders_find(place_at(place, "link/new//"), &folders),
                     ERR_OK);
    assert_string_equal(folders.store, place_at(place, "real/new"));
    folders_done(&folders);
    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(place->path), 0);
    assert_int_equal(folders_find("link", &folders), ERR_OK);
    assert_string_equal(folders.store, place_at(place, "real"));
    folders_done(&folders);
    assert_int_equal(folders_find("new/../../x", &folders), ERR_INVALID);
    assert_int_equal(folders_find("new/..", &folders), ERR_INVALID);
    assert_int_equal(chdir(before), 0);
}

static void makes_private_folders(void **state)
{
    struct place *place = *state;
    char *deep = place_at(place, "a/b/store");
    mode_t mask = umask(077);

    assert_int_equal(folder_check_private(deep), ERR_ABSENT);
    assert_int_equal(folder_make_private(deep), ERR_OK);
    assert_int_equal(mode_of(deep), 0700);
    assert_int_equal(mode_of(place_at(place, "a")), 0700);
    assert_int_equal(folder_make_private(deep), ERR_OK);
    assert_int_equal(folder_make_private("relative"), ERR_INVALID);
    umask(mask);
}

static void refuses_open_and_odd_folders(void **state)
{
    struct place *place = *state;
    char *store = place_at(place, "store");

    assert_int_equal(mkdir(store, 0700), 0);
    chmod(store, 0750);
    assert_int_equal(folder_check_private(store), ERR_PERMISSIONS);
    chmod(store, 0701);
    assert_int_equal(folder_make_private(store), ERR_PERMISSIONS);
    /* Nothing is put right behind the person's back. */
    assert_int_equal(mode_of(store), 0701);
    chmod(store, 0500);
    assert_int_equal(folder_check_private(store), ERR_READ_ONLY);
    assert_int_equal(rmdir(store), 0);

    place_write(store, "");
    assert_int_equal(folder_make_private(store), ERR_NOT_A_FILE);
    assert_int_equal(folder_make_private(place_at(place, "store/in")),
                     ERR_NOT_A_FILE);
    assert_int_equal(unlink(store), 0);
    assert_int_equal(symlink(place->path, store), 0);
    assert_int_equal(folder_make_private(store), ERR_NOT_A_FILE);
    assert_int_equal(unlink(store), 0);
    assert_int_equal(symlink("nowhere", store), 0);
    assert_int_equal(folder_make_private(store), ERR_NOT_A_FILE);
    assert_false(file_exists(place_at(place, "nowhere")));
    assert_int_equal(unlink(store), 0);
    assert_int_equal(mkfifo(store, 0700), 0);
    assert_int_equal(folder_check_private(store), ERR_NOT_A_FILE);
}

static void refuses_carried_folders(void **state)
{
    struct place *place = *state;
    char *deep = place_at(place, "a/b/store");

    place_write(place_at(place, ".stfolder"), "");
    assert_int_equal(folder_make_private(deep), ERR_SYNCED);
    /* Not even the way to it was made. */
    assert_false(file_exists(place_at(place, "a")));
    assert_int_equal(unlink(place_at(place, ".stfolder")), 0);
    assert_int_equal(folder_make_private(deep), ERR_OK);
    assert_int_equal(mkdir(place_at(place, "a/.stfolder"), 0700), 0);
    assert_int_equal(folder_check_private(deep), ERR_SYNCED);
    assert_int_equal(rmdir(place_at(place, "a/.stfolder")), 0);
    /* Packets may travel: a mark below is no reason. */
    assert_int_equal(mkdir(place_at(place, "a/b/store/exchange"), 0700), 0);
    place_write(place_at(place, "a/b/store/exchange/.stfolder"), "");
    assert_int_equal(folder_check_private(deep), ERR_OK);
}

static int try_as_nobody(void *path)
{
    char below[256];

    snprintf(below, sizeof below, "%s/sub", (char *)path);
    if (folder_check_private(path) != ERR_OWNER)
        return 1;
    return folder_make_private(below) == ERR_OWNER ? 0 : 2;
}

static void refuses_somebody_elses(void **state)
{
    struct place *place = *state;

    if (geteuid() != 0)
        skip();
    assert_int_equal(place_apart(try_as_nobody, place->path, 1), 0);
    assert_int_equal(chmod(place->path, 0755), 0);
    assert_int_equal(place_apart(try_as_nobody, place->path, 1), 0);
}

static int read_only_disk(void *path)
{
    char below[256];

    snprintf(below, sizeof below, "%s/sub", (char *)path);
    if (unshare(CLONE_NEWNS) ||
        mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) ||
        mount("none", path, "tmpfs", MS_RDONLY, "size=64k,mode=700"))
        return 77;
    if (folder_check_private(path) != ERR_READ_ONLY)
        return 1;
    return folder_make_private(below) == ERR_READ_ONLY ? 0 : 2;
}

static int sticks_are_mounts(void *unused)
{
    char **paths;
    size_t count;

    (void)unused;
    if (unshare(CLONE_NEWNS) ||
        mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL))
        return 77;
    if (mount("none", "/media", "tmpfs", 0, "size=64k") ||
        mkdir("/media/one", 0755) || mkdir("/media/ana", 0755) ||
        mkdir("/media/ana/STICK", 0755) || mkdir("/media/ana/plain", 0755) ||
        symlink("one", "/media/link") ||
        mount("none", "/media/one", "tmpfs", 0, "size=64k") ||
        mount("none", "/media/ana/STICK", "tmpfs", 0, "size=64k"))
        return 77;
    if (folder_sticks(&paths, &count))
        return 1;
    for (size_t i = 0; i < count; i++)
        if (strncmp(paths[i], "/run/media", 10) == 0)
            return 77;
    if (count != 2 || strcmp(paths[0], "/media/ana/STICK") != 0 ||
        strcmp(paths[1], "/media/one") != 0)
        return 2;
    file_names_done(paths, count);
    return 0;
}

static void disks_and_sticks(void **state)
{
    struct place *place = *state;
    int answer = place_apart(read_only_disk, place->path, 0);

    if (answer == 77)
        skip();
    assert_int_equal(answer, 0);
    answer = place_apart(sticks_are_mounts, NULL, 0);
    if (answer == 77)
        skip();
    assert_int_equal(answer, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PLACE_TEST(finds_by_home_and_xdg),
        PLACE_TEST(resolves_links_once),
        PLACE_TEST(makes_private_folders),
        PLACE_TEST(refuses_open_and_odd_folders),
        PLACE_TEST(refuses_carried_folders),
        PLACE_TEST(refuses_somebody_elses),
        PLACE_TEST(disks_and_sticks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
