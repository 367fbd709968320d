#include "host/laptop_disk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "host/file.h"

#define FILE_LIMIT (1 << 20)
#define DEPTH 6
#define SLAVES 16
/* Fields of a line in mountinfo, and the most that are looked at. */
#define FIELDS 16
#define DEVICE 2
#define MOUNT_POINT 4

/* The text of a file below root, "" if there is none; the caller frees. */
static char *text_of(const char *root, const char *path)
{
    struct text whole = {0};
    char *bytes;
    size_t length;

    text_format(&whole, "%s%s", root, path);
    if (file_read(text_string(&whole), FILE_LIMIT, &bytes, &length))
        bytes = mem_string("");
    text_done(&whole);
    return bytes;
}

static enum laptop_answer answer_of(const char *device, int depth);

/* All that a volume stands on must be encrypted. */
static enum laptop_answer answer_of_slaves(const char *device, int depth)
{
    enum laptop_answer answer = LAPTOP_BAD;
    struct text folder = {0};
    char **names;
    size_t count;

    text_format(&folder, "%s/slaves", device);
    if (depth > 0 &&
        file_names(text_string(&folder), SLAVES, &names, &count) == ERR_OK) {
        for (size_t i = 0; i < count; i++) {
            struct text slave = {0};
            enum laptop_answer one;

            text_format(&slave, "%s/%s", text_string(&folder), names[i]);
            one = answer_of(text_string(&slave), depth - 1);
            text_done(&slave);
            answer = one;
            if (one != LAPTOP_GOOD)
                break;
        }
        file_names_done(names, count);
    }
    text_done(&folder);
    return answer;
}

/* `device` is its folder in /sys. */
static enum laptop_answer answer_of(const char *device, int depth)
{
    char *real = realpath(device, NULL);
    enum laptop_answer answer = LAPTOP_UNKNOWN;
    char *uuid;

    if (!real)
        return LAPTOP_UNKNOWN;
    uuid = text_of(real, "/dm/uuid");
    if (strncmp(uuid, "CRYPT-", 6) == 0)
        answer = LAPTOP_GOOD;
    else
        answer = answer_of_slaves(real, depth);
    mem_free(uuid);
    mem_free(real);
    return answer;
}

/* /dev/mapper/home is a link to ../dm-0, and /sys knows dm-0 alone. */
static enum laptop_answer answer_of_source(const char *root,
                                           const char *source)
{
    enum laptop_answer answer = LAPTOP_UNKNOWN;
    struct text path = {0};
    char *real;

    if (strncmp(source, "/dev/", 5) != 0)
        return LAPTOP_UNKNOWN;
    text_format(&path, "%s%s", root, source);
    real = realpath(text_string(&path), NULL);
    text_set(&path, NULL);
    text_format(&path, "%s/sys/class/block/%s", root,
                strrchr(real ? real : source, '/') + 1);
    answer = answer_of(text_string(&path), DEPTH);
    mem_free(real);
    text_done(&path);
    return answer;
}

struct mount {
    char *device; /* "8:1" */
    char *kind;
    char *source;
    size_t depth; /* bytes of the mount point */
};

static void mount_done(struct mount *mount)
{
    mem_free(mount->device);
    mem_free(mount->kind);
    mem_free(mount->source);
    *mount = (struct mount){0};
}

static bool is_below(const char *path, const char *point)
{
    size_t length = strlen(point);

    if (strcmp(point, "/") == 0)
        return true;
    return strncmp(path, point, length) == 0 &&
           (path[length] == '/' || path[length] == '\0');
}

/* Takes a line over if its mount point is the nearest so far. A later line
 * for the same point lies on top. */
static void consider(char *line, const char *path, struct mount *best)
{
    char *fields[FIELDS] = {0};
    size_t count = 0, dash;

    for (char *field; count < FIELDS && (field = strsep(&line, " "));)
        fields[count++] = field;
    for (dash = MOUNT_POINT + 1; dash < count; dash++)
        if (strcmp(fields[dash], "-") == 0)
            break;
    if (dash + 2 >= count || !is_below(path, fields[MOUNT_POINT]) ||
        strlen(fields[MOUNT_POINT]) < best->depth)
        return;
    mount_done(best);
    best->depth = strlen(fields[MOUNT_POINT]);
    best->device = mem_string(fields[DEVICE]);
    best->kind = mem_string(fields[dash + 1]);
    best->source = mem_string(fields[dash + 2]);
}

static struct mount find_mount(const char *root, const char *path)
{
    char *table = text_of(root, "/proc/self/mountinfo");
    struct mount best = {0};
    char *rest = table;
    char *line;

    while ((line = strsep(&rest, "\n")))
        consider(line, path, &best);
    mem_free(table);
    return best;
}

enum laptop_answer laptop_disk_encrypted(const char *root, const char *path)
{
    struct mount mount = find_mount(root, path);
    enum laptop_answer answer = LAPTOP_UNKNOWN;
    struct text device = {0};

    if (!mount.device)
        return LAPTOP_UNKNOWN;
    if (strcmp(mount.kind, "ecryptfs") == 0 ||
        strstr(mount.kind, "gocryptfs") || strstr(mount.kind, "encfs")) {
        answer = LAPTOP_GOOD;
    } else if (strncmp(mount.device, "0:", 2) == 0) {
        /* btrfs and its like have made-up numbers: the source says more. */
        answer = answer_of_source(root, mount.source);
    } else {
        text_format(&device, "%s/sys/dev/block/%s", root, mount.device);
        answer = answer_of(text_string(&device), DEPTH);
    }
    text_done(&device);
    mount_done(&mount);
    return answer;
}

enum laptop_answer laptop_swap_encrypted(const char *root)
{
    char *table = text_of(root, "/proc/swaps");
    enum laptop_answer answer = *table ? LAPTOP_GOOD : LAPTOP_UNKNOWN;
    char *rest = table;
    char *line = strsep(&rest, "\n"); /* the heading */

    while (answer == LAPTOP_GOOD && (line = strsep(&rest, "\n"))) {
        char *name = strsep(&line, " \t");

        if (!line || *name != '/' || strstr(name, "zram"))
            continue;
        line += strspn(line, " \t");
        answer = strncmp(line, "file", 4) == 0
                     ? laptop_disk_encrypted(root, name)
                     : answer_of_source(root, name);
    }
    mem_free(table);
    return answer;
}
