#ifndef HOST_SUPERVISE_H
#define HOST_SUPERVISE_H
/* The parent: holds no secret, reads no data, restores the terminal.
 *
 * Forks before anything else. The child gets SIGHUP when the parent dies
 * (PR_SET_PDEATHSIG); the parent passes SIGTERM, SIGHUP, SIGINT, SIGQUIT,
 * SIGWINCH and SIGCONT on. When the child is gone, by a signal or otherwise,
 * and has not put the terminal back, the parent does: mode, alternate screen,
 * bidi, mouse, paste, cursor; clears.
 */
#include "base/err.h"

/* Returns in the child only (ERR_OK). The parent waits and leaves the process
 * with the child's exit code, or 128 + signal. Also returns in the caller,
 * with an error, if the fork fails. */
MUST_USE enum err supervise_start(void);

#endif
