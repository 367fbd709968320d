#include "host/harden_memory.h"

#include <sys/prctl.h>
#include <sys/resource.h>

enum err harden_memory(void)
{
    const struct rlimit none = {0, 0};

    /* Both: a crash handler behind a pipe doesn't ask for the limit. */
    if (setrlimit(RLIMIT_CORE, &none) || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0))
        return ERR_IO;
    return ERR_OK;
}
