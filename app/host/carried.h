#ifndef HOST_CARRIED_H
#define HOST_CARRIED_H
/* Sealed files in a folder that other people and programs write to: on a
 * stick, or one that Syncthing carries.
 *
 * MUST: 1. look at names of the one form alone, 24 of 0-9a-f and an ending
 * (".parcel"), so that half-carried and conflict copies are passed over; 2.
 * open relative to the folder, no links, no pipes, no second names; 3. never
 * wait and never read more than was asked for; 4. write under another name,
 * sync, rename, read back. A folder that goes away in the middle (a stick
 * that is pulled out) is an error and nothing more.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/random.h"

#define CARRIED_NAME_SIZE 40 /* with the final zero */
/* More files of a folder are not looked at in one go; `many` says so. */
#define CARRIED_MOST 10000

struct carried {
    char (*names)[CARRIED_NAME_SIZE]; /* sorted; mem_free */
    size_t count;
    size_t odd; /* names like ours that are no plain files of their own */
    bool many;  /* the folder holds more than was looked at */
};
/* ERR_ABSENT, ERR_IO, ERR_OWNER; *carried is cleared on entry. */
MUST_USE enum err carried_look(const char *folder, const char *ending,
                               struct carried *carried);
void carried_done(struct carried *carried);

/* Reads one of at least `least` and at most `most` bytes. *bytes is the
 * caller's (mem_free). ERR_INVALID if its size or name doesn't fit, ERR_BUSY
 * if it grew meanwhile, ERR_NOT_A_FILE, ERR_ABSENT, ERR_IO. */
MUST_USE enum err carried_read(const char *folder, const char *name,
                               size_t least, size_t most, char **bytes,
                               size_t *length);
/* A new random name with that ending. */
void carried_name(const struct random *random, const char *ending,
                  char name[CARRIED_NAME_SIZE]);
/* Puts a file there under its name and reads it back. Another one of that
 * name with other bytes is left alone: ERR_EXISTS. On errors nothing of that
 * name is there. */
MUST_USE enum err carried_put(const char *folder, const char *name,
                              const void *bytes, size_t length);
/* Absent is no error. */
MUST_USE enum err carried_remove(const char *folder, const char *name);
/* Waits until the whole disk has all that was written: the stick may be
 * pulled out then. */
MUST_USE enum err carried_settle(const char *folder);
/* Makes the folder (0700) where it is missing. ERR_NOT_A_FILE if something
 * else has its name, also a link. */
MUST_USE enum err carried_folder(const char *path);

#endif
