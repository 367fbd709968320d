#ifndef HOST_LAPTOP_H
#define HOST_LAPTOP_H
/* Looks at the laptop, for advice in plain words. Reads /proc, /sys and the
 * like, so it runs before the sandbox; changes nothing, sends nothing.
 */
#include <stdbool.h>
#include <stddef.h>

enum laptop_answer { LAPTOP_GOOD, LAPTOP_BAD, LAPTOP_UNKNOWN };
struct laptop_point {
    const char *id;     /* "swap" */
    const char *what;   /* msgid: what was looked at */
    enum laptop_answer answer;
    const char *advice; /* msgid, "" when good */
};
/* Swap, disk encryption, home folder, clock, memory, core dumps, hibernation,
 * Landlock; fonts and terminal by what can be known without asking. */
void laptop_look(const char *home, struct laptop_point points[16],
                 size_t *count);
/* MemTotal and MemAvailable in KiB, 0 if unknown. */
void laptop_memory(unsigned long *total, unsigned long *available);

#endif
