#include "host/laptop.h"

#include <linux/landlock.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "base/mark.h"
#include "base/mem.h"
#include "base/text.h"
#include "host/clock.h"
#include "host/file.h"
#include "host/laptop_disk.h"
#include "host/laptop_points.h"

#define FILE_LIMIT (64 << 10)
/* Opening a store takes up to 128 MiB, and the rest wants to live too. */
#define MEMORY_NEEDED (192UL << 10)
#define DAYS_AHEAD (10 * 365)
#define DAYS_WITHOUT_UPDATE 30

struct looking {
    const char *root;
    const char *home;
};

static char *path_of(const struct looking *looking, const char *path)
{
    struct text whole = {0};

    text_format(&whole, "%s%s", looking->root, path);
    return text_take(&whole);
}

/* NULL if it can't be read; the caller frees. */
static char *text_of(const struct looking *looking, const char *path)
{
    char *whole = path_of(looking, path);
    char *bytes;
    size_t length;
    enum err err = file_read(whole, FILE_LIMIT, &bytes, &length);

    mem_free(whole);
    return err ? NULL : bytes;
}

static bool is_there(const struct looking *looking, const char *path)
{
    char *whole = path_of(looking, path);
    bool there = file_exists(whole);

    mem_free(whole);
    return there;
}

static enum laptop_answer look_swap(const struct looking *looking)
{
    return laptop_swap_encrypted(looking->root);
}

static enum laptop_answer look_disk(const struct looking *looking)
{
    return laptop_disk_encrypted(looking->root, looking->home);
}

static enum laptop_answer look_home(const struct looking *looking)
{
    struct stat about;
    mode_t open_to = S_IRWXO;

    if (stat(looking->home, &about))
        return LAPTOP_UNKNOWN;
    /* A group of one's own is nobody else. */
    if (about.st_gid != getegid())
        open_to |= S_IRWXG;
    return about.st_mode & open_to ? LAPTOP_BAD : LAPTOP_GOOD;
}

static enum laptop_answer look_clock(const struct looking *looking)
{
    int minutes;
    int32_t today = clock_day(&minutes);

    (void)looking;
    return today < clock_built() || today > clock_built() + DAYS_AHEAD
               ? LAPTOP_BAD
               : LAPTOP_GOOD;
}

static enum laptop_answer look_memory(const struct looking *looking)
{
    unsigned long total, available;

    laptop_memory_under(looking->root, &total, &available);
    if (!available)
        return LAPTOP_UNKNOWN;
    return available < MEMORY_NEEDED ? LAPTOP_BAD : LAPTOP_GOOD;
}

/* A pipe means that every crash is collected, whatever its limits say. */
static enum laptop_answer look_crashes(const struct looking *looking)
{
    char *pattern = text_of(looking, "/proc/sys/kernel/core_pattern");
    enum laptop_answer answer = LAPTOP_UNKNOWN;

    if (pattern)
        answer = *pattern == '|' ? LAPTOP_BAD : LAPTOP_GOOD;
    mem_free(pattern);
    return answer;
}

/* Sleeping to the disk writes all memory into the swap space. */
static enum laptop_answer look_sleep(const struct looking *looking)
{
    char *ways = text_of(looking, "/sys/power/state");
    char *disk = text_of(looking, "/sys/power/disk");
    enum laptop_answer answer = LAPTOP_GOOD;

    if (!ways)
        answer = LAPTOP_UNKNOWN;
    else if (strstr(ways, "disk") && !(disk && strstr(disk, "[disabled]")))
        answer = laptop_swap_encrypted(looking->root);
    mem_free(ways);
    mem_free(disk);
    return answer;
}

static enum laptop_answer look_walls(const struct looking *looking)
{
    (void)looking;
    return syscall(SYS_landlock_create_ruleset, NULL, 0,
                   LANDLOCK_CREATE_RULESET_VERSION) > 0
               ? LAPTOP_GOOD
               : LAPTOP_BAD;
}

/* Days since it changed; -1 if it isn't there or lies in the future. */
static int64_t age(const struct looking *looking, const char *path)
{
    char *whole = path_of(looking, path);
    struct stat about;
    time_t now = time(NULL);
    bool known = stat(whole, &about) == 0 && about.st_mtime <= now;

    mem_free(whole);
    return known ? (now - about.st_mtime) / 86400 : -1;
}

static bool is_recent(int64_t days)
{
    return days >= 0 && days <= DAYS_WITHOUT_UPDATE;
}

/* What apt leaves behind: its lists tell when it last asked what is new, and
 * a stamp when updates were last installed by themselves. Lists that are
 * fresh don't say that anything was installed, so that can't be told. */
static enum laptop_answer look_updates(const struct looking *looking)
{
    int64_t lists = age(looking, "/var/lib/apt/lists");
    int64_t asked = age(looking, "/var/lib/apt/periodic/update-stamp");

    if (is_there(looking, "/run/reboot-required"))
        return LAPTOP_BAD;
    if (lists < 0 && asked < 0)
        return LAPTOP_UNKNOWN;
    if (!is_recent(lists) && !is_recent(asked))
        return LAPTOP_BAD;
    return is_recent(age(looking, "/var/lib/apt/periodic/upgrade-stamp"))
               ? LAPTOP_GOOD
               : LAPTOP_UNKNOWN;
}

static enum laptop_answer look_terminal(const struct looking *looking)
{
    const char *kind = getenv("TERM");

    (void)looking;
    if (!kind || !*kind)
        return LAPTOP_UNKNOWN;
    return strcmp(kind, "linux") == 0 || strcmp(kind, "dumb") == 0 ||
                   strncmp(kind, "vt", 2) == 0
               ? LAPTOP_BAD
               : LAPTOP_GOOD;
}

/* Debian's folders of the fonts that have Arabic, and Chinese and Korean. */
static enum laptop_answer look_fonts(const struct looking *looking)
{
    static const char *const arabic[] = {
        "/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/truetype/noto",
        "/usr/share/fonts/truetype/kacst",
        "/usr/share/fonts/truetype/hosny-amiri",
        "/usr/share/fonts/opentype/unifont",
    };
    static const char *const chinese[] = {
        "/usr/share/fonts/opentype/noto", "/usr/share/fonts/truetype/wqy",
        "/usr/share/fonts/truetype/droid", "/usr/share/fonts/opentype/unifont",
        "/usr/share/fonts/truetype/unifont",
    };
    bool first = false, second = false;

    /* Without any fonts it is a text console, or a window elsewhere. */
    if (!is_there(looking, "/usr/share/fonts"))
        return LAPTOP_UNKNOWN;
    for (size_t i = 0; i < COUNT(arabic); i++)
        first = first || is_there(looking, arabic[i]);
    for (size_t i = 0; i < COUNT(chinese); i++)
        second = second || is_there(looking, chinese[i]);
    return first && second ? LAPTOP_GOOD : LAPTOP_BAD;
}

struct row {
    const char *id;
    enum laptop_answer (*look)(const struct looking *);
    const char *what;
    const char *advice;
};

static const struct row rows[] = {
    {"disk", look_disk, N_("Is the disk encrypted?"),
     N_("Please ask somebody to set this laptop up again with an encrypted "
        "disk; until then, what other programs keep can be read by whoever "
        "takes the laptop.")},
    {"swap", look_swap, N_("Is swapped memory kept unreadable?"),
     N_("Please switch the swap space off or have it encrypted, because "
        "pieces of what is on the screen may be written there.")},
    {"sleep", look_sleep, N_("Is it safe when the laptop sleeps?"),
     N_("Please switch the laptop off instead of letting it hibernate, which "
        "writes all of its memory to the disk.")},
    {"home", look_home, N_("Is your home folder closed to other users?"),
     /* TRANSLATORS: keep the command after the colon as it is. */
     N_("You can close it with this command: chmod go= ~")},
    {"crashes", look_crashes, N_("Are crash reports switched off?"),
     N_("Please have crash reports switched off on this laptop: those of the "
        "terminal may hold what was on the screen.")},
    {"clock", look_clock, N_("Is the date right?"),
     N_("Please set the date of the laptop, so that things are erased on the "
        "right day.")},
    {"memory", look_memory, N_("Is enough memory free?"),
     N_("Please close other programs before you open the store.")},
    {"updates", look_updates, N_("Were updates installed lately?"),
     N_("Please install the updates and restart the laptop; once a week is "
        "good.")},
    {"walls", look_walls, N_("Can the program be kept inside its own "
                             "folders?"),
     N_("It works without that too, and a newer Debian (12 or later) can do "
        "it.")},
    {"terminal", look_terminal, N_("Can this terminal draw every language?"),
     N_("Please start the program in a terminal window of the desktop if some "
        "letters are missing.")},
    {"fonts", look_fonts, N_("Are there letters for every language?"),
     /* TRANSLATORS: keep the command after the colon as it is. */
     N_("You can add them with this command: sudo apt-get install "
        "fonts-noto-core fonts-noto-cjk")},
};

_Static_assert(COUNT(rows) <= 16, "as many as callers have room for");

void laptop_look_under(const char *root, const char *home,
                       struct laptop_point points[16], size_t *count)
{
    const struct looking looking = {root, home};

    *count = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        enum laptop_answer answer = rows[i].look(&looking);

        points[(*count)++] = (struct laptop_point){
            .id = rows[i].id,
            .what = rows[i].what,
            .answer = answer,
            .advice = answer == LAPTOP_GOOD ? "" : rows[i].advice,
        };
    }
}

void laptop_look(const char *home, struct laptop_point points[16],
                 size_t *count)
{
    laptop_look_under("", home, points, count);
}

static unsigned long number_after(const char *text, const char *name)
{
    const char *found = text ? strstr(text, name) : NULL;

    return found ? strtoul(found + strlen(name), NULL, 10) : 0;
}

void laptop_memory_under(const char *root, unsigned long *total,
                         unsigned long *available)
{
    const struct looking looking = {root, ""};
    char *table = text_of(&looking, "/proc/meminfo");

    *total = number_after(table, "MemTotal:");
    *available = number_after(table, "MemAvailable:");
    mem_free(table);
}

void laptop_memory(unsigned long *total, unsigned long *available)
{
    laptop_memory_under("", total, available);
}
