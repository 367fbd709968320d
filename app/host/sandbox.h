#ifndef HOST_SANDBOX_H
#define HOST_SANDBOX_H
/* Shuts the child in: Landlock, then seccomp.
 *
 * MUST: 1. come after terminal, locale, time zone and libsodium are ready and
 * before the passphrase prompt; 2. answer EPERM for what is not allowed (the
 * test variant kills instead, so that tests find what is missing); 3. allow
 * no socket, exec, fork or executable memory; 4. go on where the kernel has
 * no Landlock, and say so.
 * Files: sandbox.c (release and test; sandbox_action*.c says what meets a
 * forbidden call), sandbox_none.c (sanitizers, valgrind).
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct sandbox_place {
    const char *path; /* NULL or absent paths are passed over */
    bool writable;
};
struct sandbox_report {
    bool files;    /* Landlock is on */
    bool calls;    /* seccomp is on */
};
MUST_USE enum err sandbox_enter(const struct sandbox_place *places,
                                size_t count, struct sandbox_report *report);

#endif
