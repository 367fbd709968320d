#ifndef FLOW_CONSENT_H
#define FLOW_CONSENT_H
/* What a family hears before its first yes: a card of three parts, read aloud
 * in a language that is picked each time and kept nowhere.
 *
 * It says what holds for this request: what is written down, until when, and
 * its code. Whether it was read is not kept; the yes is (flow/tell.h).
 */
#include "base/text.h"
#include "flow/session.h"
#include "i18n/language.h"

enum consent_part {
    CONSENT_WHO,    /* who we are, and what need not be told */
    CONSENT_WHAT,   /* what is written down, and until when */
    CONSENT_LIMITS, /* courts, lawyers, the code */
    CONSENT_PARTS
};
/* Sentences and points, one a line. `in` NULL = the language that is on. */
MUST_USE enum err consent_read(struct session *session, struct request_id id,
                               enum consent_part part,
                               const struct language *in, struct text *out);
/* Whether the place needs a second yes: the task has one. */
bool consent_needs_place(const struct task *task);

#endif
