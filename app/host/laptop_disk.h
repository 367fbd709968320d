#ifndef HOST_LAPTOP_DISK_H
#define HOST_LAPTOP_DISK_H
/* Whether what is written to a path ends up encrypted; for laptop.c.
 *
 * Reads /proc and /sys below `root`, which is "" but in tests. Follows
 * volumes down to what they stand on (LVM on an encrypted partition).
 */
#include "host/laptop.h"

/* The file system that holds this path. */
enum laptop_answer laptop_disk_encrypted(const char *root, const char *path);
/* All swap that is on: LAPTOP_GOOD if there is none, or only in memory. */
enum laptop_answer laptop_swap_encrypted(const char *root);

#endif
