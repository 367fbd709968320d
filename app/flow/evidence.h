#ifndef FLOW_EVIDENCE_H
#define FLOW_EVIDENCE_H
/* Inquiries by authorities and others: kept as choices, given out as months.
 *
 * It is evidence of what is done, for an oversight body or a council. There is
 * no text and no name in it, and stories of families have no place here. What
 * goes out says the month and not the day, in an order that does not tell
 * which came first.
 */
#include "base/text.h"
#include "core/inquiry.h"
#include "flow/session.h"

/* The newest first; *list is the caller's (mem_free). */
MUST_USE enum err evidence_list(struct session *session, struct inquiry **list,
                                size_t *count);
MUST_USE enum err evidence_get(struct session *session, struct request_id id,
                               struct inquiry *inquiry);
/* A new one if its id is all zero; then it gets one. ERR_INVALID unless it is
 * whole, not of a day to come and not over already; ERR_HELD if a kept one
 * would be changed under a hold. */
MUST_USE enum err evidence_keep(struct session *session,
                                struct inquiry *inquiry);
/* Marks it, with a way back (finish_undo). ERR_HELD. */
MUST_USE enum err evidence_erase(struct session *session,
                                 struct request_id id);
/* "Police, by a letter", for one line of a list. */
void evidence_line(struct text *out, const struct inquiry *inquiry);

/* How many months they are kept: 24, or the group's shorter rule. Shortening
 * holds for what is there too: ERR_HELD. */
int evidence_months(struct session *session);
MUST_USE enum err evidence_months_put(struct session *session, int months);

/* For others, in the language that is on. Markdown has the texts that explain
 * it; CSV has words that stay the same in every language. */
enum evidence_form { EVIDENCE_MARKDOWN, EVIDENCE_CSV };
MUST_USE enum err evidence_export(struct session *session,
                                  enum evidence_form form, struct text *out);

#endif
