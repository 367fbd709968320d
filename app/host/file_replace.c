#include "host/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"

#define TRIES 8
#define STEP 4096

/* Everything happens relative to one open folder, so that a folder that is
 * renamed or exchanged meanwhile can't divide the steps. */
struct replacing {
    int folder;
    int fd; /* of the temporary file, locked while it is being written */
    const char *name;
    struct text prefix; /* ".NAME.tmp." */
    struct text temporary;
};

/* What a power cut left. A file that another window is writing at this moment
 * is locked by it and stays. */
static void remove_leftovers(const struct replacing *work)
{
    int copy = openat(work->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *listing = copy < 0 ? NULL : fdopendir(copy);
    struct dirent *entry;

    if (!listing) {
        if (copy >= 0)
            (void)close(copy);
        return;
    }
    while ((entry = readdir(listing))) {
        int fd;

        if (strncmp(entry->d_name, text_string(&work->prefix),
                    work->prefix.length) != 0)
            continue;
        fd = openat(work->folder, entry->d_name,
                    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
        if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
            (void)unlinkat(work->folder, entry->d_name, 0);
        if (fd >= 0)
            (void)close(fd);
    }
    (void)closedir(listing);
}

static enum err open_temporary(struct replacing *work)
{
    for (int i = 0; i < TRIES; i++) {
        uint64_t number;

        if (getrandom(&number, sizeof number, GRND_NONBLOCK) !=
            (ssize_t)sizeof number)
            return ERR_RANDOM;
        text_set(&work->temporary, text_string(&work->prefix));
        text_format(&work->temporary, "%016llx", (unsigned long long)number);
        work->fd = openat(work->folder, text_string(&work->temporary),
                          O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                          0600);
        if (work->fd >= 0)
            return flock(work->fd, LOCK_EX | LOCK_NB) ? file_error(errno)
                                                      : ERR_OK;
        if (errno != EEXIST)
            return file_error(errno);
    }
    return ERR_EXISTS;
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

/* Reads the temporary file back, from the disk if the kernel lets go of its
 * copy, and compares. */
static enum err verify(const struct replacing *work, const char *bytes,
                       size_t length)
{
    char part[STEP];
    size_t at = 0;
    enum err err = ERR_OK;
    int fd = openat(work->folder, text_string(&work->temporary),
                    O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

    if (fd < 0)
        return file_error(errno);
    (void)posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    while (!err) {
        ssize_t got = read(fd, part, sizeof part);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            err = file_error(errno);
        else if (got == 0 && at == length)
            break;
        else if (got == 0 || (size_t)got > length - at ||
                 memcmp(part, bytes + at, (size_t)got) != 0)
            err = ERR_IO;
        else
            at += (size_t)got;
    }
    mem_wipe(part, sizeof part);
    (void)close(fd);
    return err;
}

static enum err replace(struct replacing *work, const char *bytes,
                        size_t length)
{
    enum err err = open_temporary(work);

    if (!err)
        err = write_all(work->fd, bytes, length);
    if (!err && fsync(work->fd))
        err = file_error(errno);
    if (!err)
        err = verify(work, bytes, length);
    if (!err && renameat(work->folder, text_string(&work->temporary),
                         work->folder, work->name))
        err = file_error(errno);
    if (err) {
        if (work->fd >= 0)
            (void)unlinkat(work->folder, text_string(&work->temporary), 0);
        return err;
    }
    return fsync(work->folder) && errno != EINVAL ? file_error(errno)
                                                  : ERR_OK;
}

enum err file_replace(const char *path, const void *bytes, size_t length)
{
    struct replacing work = {.folder = -1, .fd = -1};
    const char *slash = strrchr(path, '/');
    struct text folder = {0};
    enum err err;

    work.name = slash ? slash + 1 : path;
    text_append_n(&folder, slash ? path : ".",
                  slash ? (size_t)(slash - path) + 1 : 1);
    /* Without the last slash, which would follow a link. */
    if (folder.length > 1 && slash)
        text_splice(&folder, folder.length - 1, 1, "");
    text_append(&work.prefix, ".");
    text_append(&work.prefix, work.name);
    text_append(&work.prefix, ".tmp.");
    if (!*work.name) {
        err = ERR_INVALID;
        goto out;
    }
    work.folder = open(text_string(&folder),
                       O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (work.folder < 0) {
        err = file_error(errno);
        goto out;
    }
    remove_leftovers(&work);
    err = replace(&work, bytes, length);
out:
    if (work.fd >= 0)
        (void)close(work.fd);
    if (work.folder >= 0)
        (void)close(work.folder);
    text_done(&work.prefix);
    text_done(&work.temporary);
    text_done(&folder);
    return err;
}
