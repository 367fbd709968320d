#ifndef FLOW_HELD_H
#define FLOW_HELD_H
/* What we hold about you: for whoever brings a code, all that is held under
 * it, as a text to be read out.
 *
 * A code that was never given and one whose request is gone get the same
 * answer, found in the same way: nothing tells them apart. Nothing about the
 * asking is kept.
 */
#include "base/text.h"
#include "core/need.h"
#include "flow/session.h"
#include "i18n/language.h"

/* ERR_INVALID if it is no number in any digits; ERR_NOT_FOUND: we hold
 * nothing under it. */
MUST_USE enum err held_find(struct session *session, const char *typed,
                            struct request_id *id);
/* All of it, one thing a line, each with its end. By WAY_QR without what is
 * never written for a phone: the place, the way back and the note are then
 * only said to be held. `in` NULL = the language that is on. */
MUST_USE enum err held_text(struct session *session, struct request_id id,
                            enum way way, const struct language *in,
                            struct text *out);
/* The answer where there is nothing. */
void held_nothing(struct session *session, const struct language *in,
                  struct text *out);

#endif
