#ifndef FLOW_FINISH_H
#define FLOW_FINISH_H
/* Ends: done, cancelled, nobody found; again; erase; undo.
 *
 * An end starts the lifetimes and writes a receipt without code, label, town
 * or day. Erasing marks; it becomes real when Undo is gone (finish_sweep), at
 * lock, at quit, or first thing at the next unlock. Under a hold everything
 * that destroys answers ERR_HELD.
 */
#include "flow/session.h"

MUST_USE enum err finish_end(struct session *session, struct request_id id,
                             enum request_end end);
/* A new draft with the first two stages' answers and a new code; never the
 * place, the way back, the people or the day. */
MUST_USE enum err finish_again(struct session *session, struct request_id id,
                               struct request_id *again);
MUST_USE enum err finish_erase(struct session *session, struct request_id id);
MUST_USE enum err finish_erase_answer(struct session *session,
                                      struct request_id id, const char *field);
/* Takes the last erase or stage change back. */
MUST_USE enum err finish_undo(struct session *session);
bool finish_can_undo(const struct session *session);
/* The Undo line is gone. */
MUST_USE enum err finish_sweep(struct session *session);

#endif
