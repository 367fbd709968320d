#ifndef FLOW_MESSAGES_H
#define FLOW_MESSAGES_H
/* The texts for others, as short lines in their language: what it is about,
 * the facts of their stage, the code, the request to delete it.
 *
 * Pure but for the catalogues: `request` holds no more than its reader may
 * know, and each field is asked about once more (core/need.h).
 */
#include "core/need.h"
#include "flow/tell.h"

struct message {
    enum tell_kind kind;
    enum audience audience;
    const struct request *request;
    const struct task *task;
    enum way way; /* WAY_TEXT or WAY_QR */
    bool held; /* under a hold nobody is asked to delete anything */
};
void messages_write(struct session *session, struct text *out,
                    const struct message *message, const struct language *in);
/* The same as short lines for a QR code, where every byte counts: what has no
 * facts stays as it is. */
void messages_write_short(struct session *session, struct text *out,
                          const struct message *message,
                          const struct language *in);
/* Whether this kind of text carries the facts of a request. */
bool messages_has_facts(enum tell_kind kind);

#endif
