#ifndef HOST_HARDEN_MEMORY_H
#define HOST_HARDEN_MEMORY_H
/* Keeps other processes and crash reports out of the memory; for harden.c.
 *
 * Two files answer: harden_memory.c, and harden_memory_none.c for sanitizers
 * and valgrind, which must look into the process.
 */
#include "base/err.h"

MUST_USE enum err harden_memory(void);

#endif
