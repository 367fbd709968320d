#include "host/sandbox_action.h"

#include <seccomp.h>

uint32_t sandbox_action(void)
{
    return SCMP_ACT_KILL_PROCESS;
}
