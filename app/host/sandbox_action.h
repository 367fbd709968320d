#ifndef HOST_SANDBOX_ACTION_H
#define HOST_SANDBOX_ACTION_H
/* What meets a call that sandbox.c does not allow; for sandbox.c alone.
 *
 * Two files answer: sandbox_action.c (release: EPERM, so that a forgotten
 * call costs a feature and not the volunteer's evening) and
 * sandbox_action_test.c (killed, so that a test finds it).
 */
#include <stdint.h>

uint32_t sandbox_action(void);

#endif
