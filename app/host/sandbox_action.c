#include "host/sandbox_action.h"

#include <errno.h>

#include <seccomp.h>

uint32_t sandbox_action(void)
{
    return SCMP_ACT_ERRNO(EPERM);
}
