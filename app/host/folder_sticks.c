#include "host/folder.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/list.h"
#include "base/text.h"
#include "host/file.h"

/* More would be somebody playing. */
#define STICKS 32
#define NAMES 256

struct sticks {
    LIST(char *) paths;
};

/* Adds what is mounted directly in a folder; goes into plain folders (one for
 * each person) as long as depth allows. A mount is seen by its device number,
 * because the sandbox hides /proc/mounts. */
static enum err look_into(const char *folder, int depth,
                          struct sticks *sticks)
{
    struct stat above, about;
    char **names;
    size_t count;
    enum err err;

    if (lstat(folder, &above) || !S_ISDIR(above.st_mode))
        return ERR_OK;
    err = file_names(folder, NAMES, &names, &count);
    /* Another person's folder, or none at all: nothing to offer. */
    if (err)
        return err == ERR_IO ? err : ERR_OK;
    for (size_t i = 0; i < count && !err; i++) {
        struct text path = {0};

        text_format(&path, "%s/%s", folder, names[i]);
        if (lstat(text_string(&path), &about) || !S_ISDIR(about.st_mode))
            ;
        else if (about.st_dev != above.st_dev &&
                 sticks->paths.count < STICKS)
            *LIST_ADD(&sticks->paths) = text_take(&path);
        else if (depth > 0)
            err = look_into(text_string(&path), depth - 1, sticks);
        text_done(&path);
    }
    file_names_done(names, count);
    return err;
}

enum err folder_sticks(char ***paths, size_t *count)
{
    struct sticks sticks = {0};
    enum err err;

    *paths = NULL;
    *count = 0;
    err = look_into("/media", 1, &sticks);
    if (!err)
        err = look_into("/run/media", 1, &sticks);
    if (err) {
        file_names_done(sticks.paths.items, sticks.paths.count);
        return err;
    }
    *paths = sticks.paths.items;
    *count = sticks.paths.count;
    return ERR_OK;
}

static bool is_below(const char *path, const char *top)
{
    size_t length = strlen(top);

    return strncmp(path, top, length) == 0 && path[length] == '/';
}

bool folder_stick_is_in(const char *path)
{
    struct stat about, above;
    struct text parent = {0};
    const char *slash = strrchr(path, '/');
    bool is = true;

    if (!is_below(path, "/media") && !is_below(path, "/run/media"))
        return true;
    text_append_n(&parent, path, (size_t)(slash - path));
    is = lstat(path, &about) == 0 && S_ISDIR(about.st_mode) &&
         lstat(text_string(&parent), &above) == 0 &&
         about.st_dev != above.st_dev;
    text_done(&parent);
    return is;
}
