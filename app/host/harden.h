#ifndef HOST_HARDEN_H
#define HOST_HARDEN_H
/* The first lines of main: what is inherited is closed and distrusted.
 *
 * umask 077; descriptors above 2 closed (but a passphrase descriptor), 0..2
 * open; setuid refused; LD_* and the like cleared; no core dump, not
 * dumpable, no new privileges; RLIMIT_FSIZE with SIGXFSZ ignored.
 * harden_memory_none.c (sanitizers, valgrind) keeps the process dumpable.
 */
#include "base/err.h"

/* kept_descriptor: -1 for none. ERR_OWNER when started setuid, ERR_USAGE if
 * the kept descriptor isn't open. */
MUST_USE enum err harden_start(int kept_descriptor);

#endif
