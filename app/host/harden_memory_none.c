#include "host/harden_memory.h"

enum err harden_memory(void)
{
    return ERR_OK;
}
