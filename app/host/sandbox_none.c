#include "host/sandbox.h"

enum err sandbox_enter(const struct sandbox_place *places, size_t count,
                       struct sandbox_report *report)
{
    /* Sanitizers and valgrind make calls of their own; and say so. */
    (void)places;
    (void)count;
    *report = (struct sandbox_report){0};
    return ERR_OK;
}
