#ifndef UI_WAKE_H
#define UI_WAKE_H
/* Signals as something to read from: the handlers do nothing but write one
 * byte. SIGHUP and SIGTERM end the program, SIGQUIT hides; SIGINT, SIGTSTP and
 * SIGPIPE are ignored. One per process, as signals are.
 */
#include <stdbool.h>

#include "base/err.h"

struct wake {
    bool end;    /* leave now */
    bool hide;
    bool resize;
};

MUST_USE enum err wake_setup(void);
void wake_done(void);
/* For poll; -1 before wake_setup. */
int wake_descriptor(void);
/* What has come since the last call. */
struct wake wake_take(void);

#endif
