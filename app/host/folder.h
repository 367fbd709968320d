#ifndef HOST_FOLDER_H
#define HOST_FOLDER_H
/* Where things stand, and whether a folder can keep a store.
 *
 * Paths come from --store, XDG_DATA_HOME, XDG_STATE_HOME, XDG_CONFIG_HOME and
 * HOME, checked to be absolute. Strings are owned by struct folders.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct folders {
    char *store;  /* $XDG_DATA_HOME/justenough, or --store */
    char *state;  /* $XDG_STATE_HOME/justenough: anchor, language, theme */
    char *config; /* $XDG_CONFIG_HOME/justenough: a group's own files */
    char *data;   /* the program's own: beside the binary, or PREFIX */
    char *rules;  /* the guard's rules as the build read them; may be absent */
    char *locale; /* catalogues, manifest and stub locale */
};

/* Makes nothing. Links that a person made on the way to these folders are
 * followed here, once. In place: `data/tasks` beside the program counts. */
MUST_USE enum err folders_find(const char *store, struct folders *folders);
void folders_done(struct folders *folders);
/* Makes it 0700 with its parents; existing ones are checked: owner, no access
 * for others, kind of file system, not inside a folder with .stfolder.
 * ERR_OWNER, ERR_PERMISSIONS, ERR_FILE_SYSTEM, ERR_SYNCED, ERR_READ_ONLY. */
MUST_USE enum err folder_make_private(const char *path);
MUST_USE enum err folder_check_private(const char *path);
/* Sticks that are mounted now, under /media and /run/media. */
MUST_USE enum err folder_sticks(char ***paths, size_t *count);
/* False if this is a place for sticks and nothing is mounted there now: what
 * is written would land on the laptop itself. True for any other folder. */
bool folder_stick_is_in(const char *path);

#endif
