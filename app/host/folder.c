#include "host/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <pwd.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "host/file.h"

#define NAME "justenough"
#define SHARE JE_PREFIX "/share/" NAME

/* File systems that can't keep a file private, whole or locked. FUSE stands
 * for ntfs-3g and for everything that is mounted over ssh. Numbers without a
 * name in linux/magic.h are from statfs(2). */
static const uint32_t refused_kinds[] = {
    MSDOS_SUPER_MAGIC,  EXFAT_SUPER_MAGIC, FUSE_SUPER_MAGIC,
    NFS_SUPER_MAGIC,    SMB_SUPER_MAGIC,   CIFS_SUPER_MAGIC,
    SMB2_SUPER_MAGIC,   V9FS_MAGIC,        AFS_SUPER_MAGIC,
    AFS_FS_MAGIC,       CODA_SUPER_MAGIC,  CEPH_SUPER_MAGIC,
    NCP_SUPER_MAGIC,    ISOFS_SUPER_MAGIC, UDF_SUPER_MAGIC,
    0x5346544e /* ntfs */, 0x7366746e /* ntfs3 */, 0x4244 /* hfs */,
    0x482b /* hfsplus */,  0x786f4256 /* vboxsf */,
};

/* What programs leave in a folder that they carry to other computers. */
static const char *const carried_marks[] = {
    ".stfolder",
    ".dropbox.cache",
    ".nextcloudsync.log",
    ".owncloudsync.log",
};

/* --- where things stand --------------------------------------------------- */

/* Cuts the last component off; false if there is none left. */
static bool cut_last(char *path)
{
    char *slash = strrchr(path, '/');

    if (!slash || path[1] == '\0')
        return false;
    *(slash == path ? slash + 1 : slash) = '\0';
    return true;
}

/* The deepest ancestor that is there already, or the path itself. */
static char *present_part(const char *path)
{
    char *part = mem_string(path);

    while (!file_exists(part) && cut_last(part))
        ;
    return part;
}

/* Follows the links that a person made on the way, once, so that later no
 * link has to be followed at all. The end of the path may be absent. */
static enum err resolve(const char *path, char **resolved)
{
    char *present = present_part(path);
    const char *rest = path + strlen(present);
    char *real = realpath(present, NULL);
    struct text whole = {0};
    enum err err = ERR_OK;

    *resolved = NULL;
    if (!real) {
        err = file_error(errno);
        goto out;
    }
    text_set(&whole, real);
    while (*rest == '/')
        rest++;
    if (strcmp(rest, "..") == 0 || strncmp(rest, "../", 3) == 0 ||
        strstr(rest, "/../") ||
        (strlen(rest) > 2 && strcmp(rest + strlen(rest) - 3, "/..") == 0)) {
        err = ERR_INVALID;
        goto out;
    }
    if (*rest && strcmp(real, "/") != 0)
        text_append(&whole, "/");
    text_append(&whole, rest);
    while (whole.length > 1 && whole.bytes[whole.length - 1] == '/')
        text_splice(&whole, whole.length - 1, 1, "");
    *resolved = text_take(&whole);
out:
    text_done(&whole);
    mem_free(real);
    mem_free(present);
    return err;
}

static const char *home_folder(void)
{
    const char *home = getenv("HOME");
    const struct passwd *person;

    if (home && home[0] == '/')
        return home;
    person = getpwuid(geteuid());
    return person && person->pw_dir && person->pw_dir[0] == '/'
               ? person->pw_dir
               : NULL;
}

/* $VARIABLE/justenough, or HOME/usual/justenough. Names that are not absolute
 * are passed over, as the XDG rules ask. */
static enum err own_folder(const char *variable, const char *usual,
                           char **folder)
{
    const char *base = getenv(variable);
    struct text path = {0};
    enum err err;

    if (base && base[0] == '/') {
        text_set(&path, base);
    } else {
        base = home_folder();
        if (!base)
            return ERR_ABSENT;
        text_set(&path, base);
        text_append(&path, usual);
    }
    text_append(&path, "/" NAME);
    err = resolve(text_string(&path), folder);
    text_done(&path);
    return err;
}

static enum err asked_folder(const char *asked, char **folder)
{
    struct text path = {0};
    char *here = NULL;
    enum err err;

    if (!*asked)
        return ERR_INVALID;
    if (asked[0] != '/') {
        here = getcwd(NULL, 0);
        if (!here)
            return file_error(errno);
        text_append(&path, here);
        text_append(&path, "/");
    }
    text_append(&path, asked);
    err = resolve(text_string(&path), folder);
    text_done(&path);
    mem_free(here);
    return err;
}

static bool is_folder(const char *path)
{
    struct stat about;

    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static char *real_or_same(const char *path)
{
    char *real = realpath(path, NULL);

    return real ? real : mem_string(path);
}

/* Straight after a build the data stand beside the program; else they are
 * where the installation put them. */
static void find_own_data(struct folders *folders)
{
    char *program = realpath("/proc/self/exe", NULL);
    struct text data = {0};
    struct text locale = {0};
    struct text rules = {0};
    struct text tasks = {0};

    if (program && cut_last(program)) {
        text_format(&data, "%s/data", program);
        text_format(&locale, "%s/locale", program);
        text_format(&rules, "%s/guard.image", program);
        text_format(&tasks, "%s/data/tasks", program);
    }
    if (!tasks.length || !is_folder(text_string(&tasks))) {
        text_set(&data, SHARE "/data");
        text_set(&locale, SHARE "/locale");
        text_set(&rules, SHARE "/guard.image");
    }
    folders->data = real_or_same(text_string(&data));
    folders->locale = real_or_same(text_string(&locale));
    folders->rules = text_take(&rules);
    text_done(&data);
    text_done(&locale);
    text_done(&tasks);
    mem_free(program);
}

enum err folders_find(const char *store, struct folders *folders)
{
    enum err err;

    *folders = (struct folders){0};
    err = store ? asked_folder(store, &folders->store)
                : own_folder("XDG_DATA_HOME", "/.local/share",
                             &folders->store);
    if (!err)
        err = own_folder("XDG_STATE_HOME", "/.local/state", &folders->state);
    if (!err)
        err = own_folder("XDG_CONFIG_HOME", "/.config", &folders->config);
    if (err) {
        folders_done(folders);
        return err;
    }
    find_own_data(folders);
    return ERR_OK;
}

void folders_done(struct folders *folders)
{
    mem_free(folders->store);
    mem_free(folders->state);
    mem_free(folders->config);
    mem_free(folders->data);
    mem_free(folders->locale);
    mem_free(folders->rules);
    *folders = (struct folders){0};
}

/* --- whether a folder can keep a store ------------------------------------ */

static bool is_carried(const char *path)
{
    char *part = realpath(path, NULL);
    bool carried = false;

    if (!part)
        return false;
    do {
        for (size_t i = 0; i < COUNT(carried_marks) && !carried; i++) {
            struct text mark = {0};
            struct stat about;

            /* A place that can't be looked into tells nothing: its owner is
             * what will be complained about. */
            text_format(&mark, "%s/%s", part, carried_marks[i]);
            carried = lstat(text_string(&mark), &about) == 0;
            text_done(&mark);
        }
    } while (!carried && cut_last(part));
    mem_free(part);
    return carried;
}

/* What the whole disk decides, before anything is made on it. */
static enum err check_place(const char *path)
{
    struct statfs about;

    if (statfs(path, &about))
        return file_error(errno);
    for (size_t i = 0; i < COUNT(refused_kinds); i++)
        if ((uint32_t)about.f_type == refused_kinds[i])
            return ERR_FILE_SYSTEM;
    if (is_carried(path))
        return ERR_SYNCED;
    return about.f_flags & ST_RDONLY ? ERR_READ_ONLY : ERR_OK;
}

enum err folder_check_private(const char *path)
{
    struct stat about;
    enum err err;

    /* lstat: a link could be turned elsewhere at any moment. */
    if (lstat(path, &about))
        return file_error(errno);
    if (!S_ISDIR(about.st_mode))
        return ERR_NOT_A_FILE;
    err = check_place(path);
    if (err)
        return err;
    if (about.st_uid != geteuid())
        return ERR_OWNER;
    if (about.st_mode & (S_IRWXG | S_IRWXO))
        return ERR_PERMISSIONS;
    if ((about.st_mode & S_IRWXU) != S_IRWXU)
        return ERR_READ_ONLY;
    return ERR_OK;
}

/* Makes one folder and makes its name durable. */
static enum err make_one(const char *path)
{
    char *parent;
    enum err err;

    if (mkdir(path, 0700))
        return errno == EEXIST ? ERR_OK : file_error(errno);
    parent = mem_string(path);
    (void)cut_last(parent);
    err = file_sync_folder(parent);
    mem_free(parent);
    /* Somebody else's parent, or one behind a link, can't always be opened:
     * only a disk that fails counts. */
    return err == ERR_IO ? ERR_IO : ERR_OK;
}

enum err folder_make_private(const char *path)
{
    char *part;
    size_t at;
    enum err err;

    if (path[0] != '/')
        return ERR_INVALID;
    part = present_part(path);
    at = strlen(part);
    /* Nothing is made where the end of it could not stay. */
    err = path[at] ? check_place(part) : ERR_OK;
    mem_free(part);
    part = mem_string(path);
    while (!err && part[at]) {
        at += strspn(part + at, "/");
        at += strcspn(part + at, "/");
        if (part[at] == '/') {
            part[at] = '\0';
            err = make_one(part);
            part[at] = '/';
        } else {
            err = make_one(part);
        }
    }
    mem_free(part);
    return err ? err : folder_check_private(path);
}
