#include "host/carried.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/list.h"
#include "base/mem.h"
#include "host/file.h"

#define DIGITS 24
#define OPEN_FLAGS (O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
/* Syncthing leaves names of this form alone, so that it never carries half a
 * file; the letters after it tell ours from its own. */
#define HALF_START ".syncthing.je-"
#define HALF_END ".tmp"

static int open_folder(const char *folder)
{
    return open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* 24 of 0-9a-f and the ending; NULL for any ending of small letters. */
static bool has_form(const char *name, const char *ending)
{
    size_t digits = strspn(name, "0123456789abcdef");
    const char *rest = name + digits;

    if (digits != DIGITS || *rest != '.' || strlen(name) >= CARRIED_NAME_SIZE)
        return false;
    if (ending)
        return strcmp(rest, ending) == 0;
    rest++;
    return *rest && !rest[strspn(rest, "abcdefghijklmnopqrstuvwxyz")];
}

/* --- looking -------------------------------------------------------------- */

struct names {
    char (*items)[CARRIED_NAME_SIZE];
    size_t count;
    size_t room;
};

static int by_name(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void look_at(int folder, const char *name, struct names *names,
                    struct carried *carried)
{
    struct stat about;
    char(*item)[CARRIED_NAME_SIZE];

    if (fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) != 0)
        return;
    if (!S_ISREG(about.st_mode) || about.st_nlink != 1) {
        carried->odd++;
        return;
    }
    item = LIST_ADD(names);
    memcpy(*item, name, strlen(name) + 1);
}

static enum err look_through(DIR *listing, const char *ending,
                             struct names *names, struct carried *carried)
{
    struct dirent *entry;
    size_t looked = 0;

    while (errno = 0, (entry = readdir(listing))) {
        if (looked++ == CARRIED_MOST + 2) {
            carried->many = true;
            return ERR_OK;
        }
        if (has_form(entry->d_name, ending))
            look_at(dirfd(listing), entry->d_name, names, carried);
    }
    return errno ? file_error(errno) : ERR_OK;
}

enum err carried_look(const char *folder, const char *ending,
                      struct carried *carried)
{
    struct names names = {0};
    DIR *listing;
    int fd = open_folder(folder);
    enum err err;

    *carried = (struct carried){0};
    if (fd < 0)
        return file_error(errno);
    listing = fdopendir(fd);
    if (!listing) {
        (void)close(fd);
        return ERR_IO;
    }
    err = look_through(listing, ending, &names, carried);
    (void)closedir(listing);
    carried->names = names.items;
    carried->count = names.count;
    if (err)
        carried_done(carried);
    else if (names.count)
        qsort(names.items, names.count, sizeof *names.items, by_name);
    return err;
}

void carried_done(struct carried *carried)
{
    mem_free(carried->names);
    *carried = (struct carried){0};
}

/* --- reading -------------------------------------------------------------- */

static bool fits(const struct stat *about, size_t least, size_t most)
{
    return about->st_size >= 0 && (size_t)about->st_size >= least &&
           (size_t)about->st_size <= most;
}

static bool is_same(const struct stat *a, const struct stat *b)
{
    return a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
           a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static enum err read_all(int fd, char *bytes, size_t length)
{
    size_t count = 0;

    while (count < length) {
        ssize_t got = read(fd, bytes + count, length - count);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return file_error(errno);
        if (got == 0)
            return ERR_BUSY; /* somebody cut it */
        count += (size_t)got;
    }
    return ERR_OK;
}

static enum err read_open(int fd, size_t least, size_t most, char **bytes,
                          size_t *length)
{
    struct stat before, after;
    enum err err;

    if (fstat(fd, &before))
        return file_error(errno);
    if (!S_ISREG(before.st_mode) || before.st_nlink != 1)
        return ERR_NOT_A_FILE;
    if (!fits(&before, least, most))
        return ERR_INVALID;
    *length = (size_t)before.st_size;
    *bytes = mem_new(*length + 1, 1);
    err = read_all(fd, *bytes, *length);
    if (!err && fstat(fd, &after))
        err = file_error(errno);
    if (!err && !is_same(&before, &after))
        err = ERR_BUSY;
    if (err) {
        MEM_FREE(*bytes);
        *length = 0;
    }
    return err;
}

static enum err read_in(int folder, const char *name, size_t least,
                        size_t most, char **bytes, size_t *length)
{
    int fd = openat(folder, name, OPEN_FLAGS);
    enum err err;

    *bytes = NULL;
    *length = 0;
    if (fd < 0)
        return file_error(errno);
    err = read_open(fd, least, most, bytes, length);
    (void)close(fd);
    return err;
}

enum err carried_read(const char *folder, const char *name, size_t least,
                      size_t most, char **bytes, size_t *length)
{
    int fd;
    enum err err;

    *bytes = NULL;
    *length = 0;
    if (!has_form(name, NULL))
        return ERR_INVALID;
    fd = open_folder(folder);
    if (fd < 0)
        return file_error(errno);
    err = read_in(fd, name, least, most, bytes, length);
    (void)close(fd);
    return err;
}

/* --- writing -------------------------------------------------------------- */

void carried_name(const struct random *random, const char *ending,
                  char name[CARRIED_NAME_SIZE])
{
    unsigned char bytes[DIGITS / 2];

    random_fill(random, bytes, sizeof bytes);
    for (size_t i = 0; i < sizeof bytes; i++)
        (void)snprintf(name + 2 * i, 3, "%02x", bytes[i]);
    (void)snprintf(name + DIGITS, CARRIED_NAME_SIZE - DIGITS, "%s", ending);
}

/* What a pulled stick or a power cut left of earlier ones. */
static void remove_halves(int folder)
{
    int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *listing = copy < 0 ? NULL : fdopendir(copy);
    struct dirent *entry;

    if (!listing) {
        if (copy >= 0)
            (void)close(copy);
        return;
    }
    for (int i = 0; i < CARRIED_MOST && (entry = readdir(listing)); i++)
        if (strncmp(entry->d_name, HALF_START, strlen(HALF_START)) == 0)
            (void)unlinkat(folder, entry->d_name, 0);
    (void)closedir(listing);
}

static enum err write_all(int fd, const char *bytes, size_t length)
{
    while (length) {
        ssize_t done = write(fd, bytes, length);

        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return done ? file_error(errno) : ERR_IO;
        bytes += done;
        length -= (size_t)done;
    }
    return ERR_OK;
}

/* Reads it back, from the disk if the kernel lets go of its copy. */
static enum err verify(int folder, const char *name, const void *bytes,
                       size_t length)
{
    size_t found;
    char *read;
    enum err err;
    int fd = openat(folder, name, OPEN_FLAGS);

    if (fd < 0)
        return file_error(errno);
    (void)posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    err = read_open(fd, length, length, &read, &found);
    (void)close(fd);
    if (!err && memcmp(read, bytes, length) != 0)
        err = ERR_IO;
    mem_free(read);
    return err == ERR_INVALID ? ERR_IO : err;
}

static enum err write_half(int folder, const char *half, const void *bytes,
                           size_t length)
{
    int fd = openat(folder, half,
                    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    enum err err;

    if (fd < 0)
        return file_error(errno);
    err = write_all(fd, bytes, length);
    if (!err && fsync(fd))
        err = file_error(errno);
    /* A full or failing stick may say so only now. */
    if (close(fd) && !err)
        err = file_error(errno);
    return err;
}

static enum err put(int folder, const char *name, const void *bytes,
                    size_t length)
{
    char half[sizeof HALF_START + CARRIED_NAME_SIZE + sizeof HALF_END];
    enum err err;

    (void)snprintf(half, sizeof half, HALF_START "%.*s" HALF_END, DIGITS,
                   name);
    remove_halves(folder);
    err = write_half(folder, half, bytes, length);
    if (!err)
        err = verify(folder, half, bytes, length);
    if (!err && renameat(folder, half, folder, name))
        err = file_error(errno);
    if (err) {
        (void)unlinkat(folder, half, 0);
        return err;
    }
    if (fsync(folder) && errno != EINVAL)
        err = file_error(errno);
    if (!err)
        err = verify(folder, name, bytes, length);
    if (err)
        (void)unlinkat(folder, name, 0);
    return err;
}

enum err carried_put(const char *folder, const char *name, const void *bytes,
                     size_t length)
{
    struct stat about;
    int fd;
    enum err err;

    if (!has_form(name, NULL))
        return ERR_INVALID;
    fd = open_folder(folder);
    if (fd < 0)
        return file_error(errno);
    if (fstatat(fd, name, &about, AT_SYMLINK_NOFOLLOW) != 0)
        err = put(fd, name, bytes, length);
    else
        err = verify(fd, name, bytes, length) ? ERR_EXISTS : ERR_OK;
    (void)close(fd);
    return err;
}

enum err carried_remove(const char *folder, const char *name)
{
    int fd;
    enum err err = ERR_OK;

    if (!has_form(name, NULL))
        return ERR_INVALID;
    fd = open_folder(folder);
    if (fd < 0)
        return errno == ENOENT ? ERR_OK : file_error(errno);
    /* Not synced: a file that a power cut brings back is known by what the
     * store has noted, and goes again. */
    if (unlinkat(fd, name, 0) && errno != ENOENT)
        err = file_error(errno);
    (void)close(fd);
    return err;
}

enum err carried_settle(const char *folder)
{
    int fd = open_folder(folder);
    enum err err;

    if (fd < 0)
        return file_error(errno);
    err = syncfs(fd) ? file_error(errno) : ERR_OK;
    (void)close(fd);
    return err;
}

enum err carried_folder(const char *path)
{
    struct stat about;

    if (mkdir(path, 0700) && errno != EEXIST)
        return file_error(errno);
    if (lstat(path, &about))
        return file_error(errno);
    return S_ISDIR(about.st_mode) ? ERR_OK : ERR_NOT_A_FILE;
}
