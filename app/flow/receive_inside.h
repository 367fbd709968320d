#ifndef FLOW_RECEIVE_INSIDE_H
#define FLOW_RECEIVE_INSIDE_H
/* Judging and taking one packet, for flow/receive*.c. */
#include "flow/change.h"
#include "flow/post.h"
#include "flow/receive.h"

/* Whose request a packet is about, and what was seen of it before. */
struct standing {
    enum parcel_owner owner;
    int64_t holder; /* the contact it is of, 0 */
    struct link link;
    struct parcel_seen seen;
};
MUST_USE enum err receive_stand(struct session *session,
                                const struct parcel *parcel, int64_t contact,
                                struct standing *standing);
/* What parcel_judge and the task say; *can_force for a conflict that a person
 * may decide. */
enum err receive_judge(struct session *session, const struct parcel *parcel,
                       const struct standing *standing, bool *can_force);

/* What the guard says to the texts: lines for the screen in *found (appended),
 * false if it notices nothing. */
bool receive_read(struct session *session, const struct parcel *parcel,
                  struct text *found, bool *may_keep);
/* Takes out of the packet's texts what the guard noticed. */
void receive_clear(struct session *session, struct parcel *parcel);

/* One packet being taken, in a transaction; each moves standing->link on and
 * leaves saving it to the caller. */
MUST_USE enum err receive_theirs(struct session *session,
                                 struct parcel *parcel,
                                 struct standing *standing);
MUST_USE enum err receive_handed(struct session *session,
                                 struct parcel *parcel,
                                 struct standing *standing, unsigned how);
MUST_USE enum err receive_answer(struct session *session,
                                 const struct parcel *parcel,
                                 struct standing *standing, unsigned how);
/* Whether taking it would erase anything here. */
MUST_USE enum err receive_erases(struct session *session,
                                 const struct parcel *parcel,
                                 const struct standing *standing,
                                 bool *erases);

#endif
