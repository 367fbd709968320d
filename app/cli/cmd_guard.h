#ifndef CLI_CMD_GUARD_H
#define CLI_CMD_GUARD_H
/* Reads lines, prints one line for each: what the guard noticed.
 *
 * Lines may be of any length: long ones are read in pieces that lie over each
 * other. Bytes that are no text are read as a space. What was read is answered
 * before more is waited for.
 */
#include <stdio.h>

#include "base/err.h"
#include "guard/guard.h"

/* ERR_IO if `in` can't be read or `out` not written. */
MUST_USE enum err cmd_guard_run(const struct guard *guard,
                                const struct guard_context *context, FILE *in,
                                FILE *out);

#endif
