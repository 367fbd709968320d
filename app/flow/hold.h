#ifndef FLOW_HOLD_H
#define FLOW_HOLD_H
/* Stop erasing, for the files of flow/: what to ask before destroying.
 * The screens' side stands in flow/unlock.h.
 */
#include "flow/unlock.h"

/* ERR_HELD while erasing is stopped. */
MUST_USE enum err hold_check(const struct session *session);

#endif
