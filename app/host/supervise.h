#ifndef HOST_SUPERVISE_H
#define HOST_SUPERVISE_H
/* The parent: holds no secret, reads no data, restores the terminal.
 *
 * Forks before anything else. The child gets SIGHUP when the parent dies
 * (PR_SET_PDEATHSIG); the parent passes SIGTERM, SIGHUP, SIGINT, SIGQUIT,
 * SIGWINCH and SIGCONT on, and when the child dies of any signal it puts the
 * terminal back: mode, alternate screen, bidi, mouse, paste, cursor; clears.
 */
#include "base/err.h"

/* Returns in the child only (ERR_OK). The parent waits and leaves the process
 * with the child's exit code, or 128 + signal. Also returns in the caller,
 * with an error, if the fork fails. */
MUST_USE enum err supervise_start(void);

#endif
