#include "host/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

/* O_NONBLOCK, so that a FIFO in place of a file is refused and not waited
 * for; on ordinary files it changes nothing. */
#define OPEN_FLAGS (O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
#define FIRST_ROOM 4096
#define ZEROS 65536

struct meaning {
    int number;
    enum err err;
};

static const struct meaning meanings[] = {
    {ENOSPC, ERR_DISK_FULL},      {EDQUOT, ERR_DISK_FULL},
    {EFBIG, ERR_DISK_FULL},       {EROFS, ERR_READ_ONLY},
    {EPERM, ERR_READ_ONLY},       {EACCES, ERR_OWNER},
    {ENOENT, ERR_ABSENT},         {EEXIST, ERR_EXISTS},
    {ENOTEMPTY, ERR_EXISTS},      {EWOULDBLOCK, ERR_BUSY},
    {EBUSY, ERR_BUSY},            {ETXTBSY, ERR_BUSY},
    {ELOOP, ERR_NOT_A_FILE},      {EISDIR, ERR_NOT_A_FILE},
    {ENOTDIR, ERR_NOT_A_FILE},    {ENXIO, ERR_NOT_A_FILE},
    {ENAMETOOLONG, ERR_INVALID},  {EILSEQ, ERR_INVALID},
};

enum err file_error(int number)
{
    for (size_t i = 0; i < COUNT(meanings); i++)
        if (meanings[i].number == number)
            return meanings[i].err;
    return ERR_IO;
}

/* Opens an ordinary file and nothing else; *fd is -1 on errors. */
static enum err open_plain(const char *path, int flags, int *fd,
                           struct stat *about)
{
    *fd = open(path, flags | OPEN_FLAGS, 0600);
    if (*fd < 0)
        return file_error(errno);
    if (fstat(*fd, about) == 0 && S_ISREG(about->st_mode))
        return ERR_OK;
    (void)close(*fd);
    *fd = -1;
    return ERR_NOT_A_FILE;
}

static enum err read_all(int fd, size_t limit, size_t room, char **bytes,
                         size_t *length)
{
    size_t count = 0;
    char *block = mem_new(room + 1, 1);

    for (;;) {
        ssize_t got;

        if (count == room) {
            block = mem_resize(block, room + 1, room * 2 + 1, 1);
            room *= 2;
        }
        got = read(fd, block + count, room - count);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0 || count + (size_t)got > limit) {
            enum err err = got < 0   ? file_error(errno)
                           : got > 0 ? ERR_INVALID
                                     : ERR_OK;
            if (err) {
                mem_free(block);
                return err;
            }
            break;
        }
        count += (size_t)got;
    }
    block[count] = 0;
    *bytes = block;
    *length = count;
    return ERR_OK;
}

enum err file_read(const char *path, size_t limit, char **bytes,
                   size_t *length)
{
    struct stat about;
    int fd;
    enum err err;
    size_t room = FIRST_ROOM;

    *bytes = NULL;
    *length = 0;
    err = open_plain(path, O_RDONLY, &fd, &about);
    if (err)
        return err;
    if (about.st_size > 0 && (uintmax_t)about.st_size > limit) {
        (void)close(fd);
        return ERR_INVALID;
    }
    /* One more than the size, so that the end is seen without growing. The
     * size is a hint only: files of /proc say 0, others may still grow. */
    if (about.st_size > 0)
        room = (size_t)about.st_size + 1;
    err = read_all(fd, limit, room, bytes, length);
    (void)close(fd);
    return err;
}

enum err file_map(const char *path, size_t limit, const unsigned char **bytes,
                  size_t *length)
{
    struct stat about;
    enum err err;
    void *mapped;
    int fd;

    *bytes = NULL;
    *length = 0;
    err = open_plain(path, O_RDONLY, &fd, &about);
    if (err)
        return err;
    if (about.st_size <= 0 || (uintmax_t)about.st_size > limit) {
        (void)close(fd);
        return ERR_INVALID;
    }
    mapped = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    err = mapped == MAP_FAILED ? file_error(errno) : ERR_OK;
    (void)close(fd);
    if (err)
        return err;
    /* Else the kernel maps sixteen pages for each one that is wanted. */
    (void)madvise(mapped, (size_t)about.st_size, MADV_RANDOM);
    *bytes = mapped;
    *length = (size_t)about.st_size;
    return ERR_OK;
}

/* munmap and madvise take no pointer to const, and change nothing of it. */
static void *plain_pointer(const unsigned char *bytes)
{
    return (void *)(uintptr_t)bytes;
}

void file_unmap(const unsigned char *bytes, size_t length)
{
    (void)munmap(plain_pointer(bytes), length);
}

void file_map_forget(const unsigned char *bytes, size_t length)
{
    (void)madvise(plain_pointer(bytes), length, MADV_DONTNEED);
}

/* The folder part of a path; the caller frees it. */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    if (!slash)
        return mem_string(".");
    if (slash == path)
        return mem_string("/");
    return mem_string_n(path, (size_t)(slash - path));
}

static enum err sync_and_close(int fd)
{
    /* Some file systems of sticks can't do it for folders and say EINVAL.
     * Any other failure is final: a second fsync would lie. */
    int failed = fsync(fd) && errno != EINVAL ? errno : 0;

    (void)close(fd);
    return failed ? file_error(failed) : ERR_OK;
}

enum err file_sync_folder(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);

    return fd < 0 ? file_error(errno) : sync_and_close(fd);
}

enum err file_sync(const char *path)
{
    struct stat about;
    int fd;
    enum err err = open_plain(path, O_RDONLY, &fd, &about);

    return err ? err : sync_and_close(fd);
}

static enum err sync_folder_of(const char *path)
{
    char *folder = folder_of(path);
    enum err err = file_sync_folder(folder);

    mem_free(folder);
    return err;
}

enum err file_rename(const char *from, const char *to)
{
    char *first = folder_of(from);
    char *second = folder_of(to);
    enum err err;

    if (rename(from, to))
        err = file_error(errno);
    else
        err = file_sync_folder(second);
    if (!err && strcmp(first, second) != 0)
        err = file_sync_folder(first);
    mem_free(first);
    mem_free(second);
    return err;
}

enum err file_remove(const char *path)
{
    if (unlink(path))
        return errno == ENOENT ? ERR_OK : file_error(errno);
    return sync_folder_of(path);
}

int64_t file_size(const char *path)
{
    struct stat about;

    if (lstat(path, &about) || !S_ISREG(about.st_mode))
        return -1;
    return about.st_size;
}

bool file_exists(const char *path)
{
    struct stat about;

    return lstat(path, &about) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

enum err file_lock(const char *path, int *fd)
{
    struct stat opened, there;
    enum err err;

    *fd = -1;
    err = open_plain(path, O_RDWR | O_CREAT, fd, &opened);
    if (err)
        return err;
    if (flock(*fd, LOCK_EX | LOCK_NB))
        err = file_error(errno);
    /* Somebody may have put another file in its place meanwhile: that one is
     * the lock that the next window looks at. */
    else if (lstat(path, &there) || there.st_ino != opened.st_ino ||
             there.st_dev != opened.st_dev)
        err = ERR_BUSY;
    if (err) {
        (void)close(*fd);
        *fd = -1;
    }
    return err;
}

/* For file systems without fallocate: zeros from `at` to `size`. */
static enum err write_zeros(int fd, int64_t at, int64_t size)
{
    char *zeros = mem_new(ZEROS, 1);
    enum err err = ERR_OK;

    while (at < size && !err) {
        int64_t rest = size - at;
        ssize_t done = pwrite(fd, zeros, rest < ZEROS ? (size_t)rest : ZEROS,
                              at);

        if (done > 0)
            at += done;
        else if (done == 0 || errno != EINTR)
            err = done ? file_error(errno) : ERR_IO;
    }
    if (!err && fsync(fd))
        err = file_error(errno);
    mem_free(zeros);
    return err;
}

static enum err allocate(int fd, int64_t size, int64_t present)
{
    if (present > size && ftruncate(fd, size))
        return file_error(errno);
    if (size == 0)
        return ERR_OK;
    while (fallocate(fd, 0, 0, size)) {
        if (errno == EOPNOTSUPP || errno == ENOSYS)
            return write_zeros(fd, 0, size);
        if (errno != EINTR)
            return file_error(errno);
    }
    return ERR_OK;
}

enum err file_allocate(const char *path, int64_t size)
{
    struct stat about;
    int fd;
    enum err err;

    if (size < 0)
        return ERR_INVALID;
    err = open_plain(path, O_RDWR | O_CREAT, &fd, &about);
    if (err)
        return err;
    err = allocate(fd, size, about.st_size);
    /* Half a ballast would only fill the disk further. */
    if (err)
        (void)unlink(path);
    (void)close(fd);
    return err;
}
