#ifndef HOST_FILE_H
#define HOST_FILE_H
/* Files as the store needs them: private, whole, never truncated in place.
 *
 * MUST: 1. open with O_NOFOLLOW|O_CLOEXEC and look at what was opened; 2.
 * replace by temporary name, full write, fsync, read back, rename, fsync of
 * the folder; 3. never retry a failed fsync; 4. never follow a name from
 * outside. Files are 0600, folders 0700.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* Reads an ordinary file of at most `limit` bytes. *bytes (mem_free, one zero
 * byte follows the data) and *length are cleared on entry. ERR_ABSENT,
 * ERR_NOT_A_FILE, ERR_IO, ERR_INVALID if it is longer. */
MUST_USE enum err file_read(const char *path, size_t limit, char **bytes,
                            size_t *length);
/* An ordinary file of at most `limit` bytes as memory that is only read: it
 * costs the pages that are looked at. For files of the program's own, which
 * nobody cuts short while it runs. file_unmap gives it back. */
MUST_USE enum err file_map(const char *path, size_t limit,
                           const unsigned char **bytes, size_t *length);
void file_unmap(const unsigned char *bytes, size_t length);
/* Pages of it that were looked at once and are not wanted soon. `bytes` at a
 * multiple of 4096 from the beginning. */
void file_map_forget(const unsigned char *bytes, size_t length);
/* The atomic replace; what a power cut left of earlier ones is removed. On
 * any error the old file stands as it was, but for an ERR_IO from the last
 * step (fsync of the folder): then old or new, each of them whole. */
MUST_USE enum err file_replace(const char *path, const void *bytes,
                               size_t length);
/* Renames and makes both durable (fsync of the folder). */
MUST_USE enum err file_rename(const char *from, const char *to);
/* Removes and makes it durable; absent is no error. */
MUST_USE enum err file_remove(const char *path);
MUST_USE enum err file_sync(const char *path);
MUST_USE enum err file_sync_folder(const char *path);
/* -1 if absent or not an ordinary file. */
int64_t file_size(const char *path);
/* Anything of that name counts, also a dangling link, and what can't be
 * looked at: nobody may take it for a first run. */
bool file_exists(const char *path);
/* Takes the lock file for life; *fd stays open. ERR_BUSY. */
MUST_USE enum err file_lock(const char *path, int *fd);
/* A file of that many allocated bytes (the ballast). */
MUST_USE enum err file_allocate(const char *path, int64_t size);
/* Names in a folder, sorted, without . and ..; at most `limit`. The caller
 * frees each and the array (file_names_done). */
MUST_USE enum err file_names(const char *folder, size_t limit, char ***names,
                             size_t *count);
void file_names_done(char **names, size_t count);
/* errno to enum err: ENOSPC, EDQUOT, EROFS, EACCES, ENOENT ... */
enum err file_error(int number);

#endif
