#ifndef FLOW_FINISH_INSIDE_H
#define FLOW_FINISH_INSIDE_H
/* Ends that come by themselves, and the one change that can be undone, for
 * the files of flow/. */
#include "flow/change.h"
#include "flow/finish.h"

/* Ends every open request whose end has come, as done, with its receipt. */
MUST_USE enum err finish_overdue(struct session *session);

/* The last change can't be undone any more: a new one comes. What was marked
 * is erased. */
MUST_USE enum err undo_begin(struct session *session);
/* Notes what can be undone. `change` lends the lines it marked as stale;
 * `before` may be NULL. */
void undo_note(struct session *session, enum undo_kind kind,
               struct change *change, const char *field,
               const struct helper *before);

#endif
