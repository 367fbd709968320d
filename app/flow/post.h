#ifndef FLOW_POST_H
#define FLOW_POST_H
/* This laptop's keys, and writing one packet into the outbox; for the files
 * of flow/ alone.
 *
 * A packet has its number, its file and its row in the store together: the
 * file is written inside the caller's transaction, and goes again if that
 * does not end well. A crash between the two leaves a file that no row knows,
 * and post_tidy removes it at the next opening, before anybody carries it.
 */
#include "flow/session_state.h"
#include "parcel/parcel.h"
#include "vault/exchange.h"
#include "vault/links.h"

#define POST_PARCEL ".parcel"
#define POST_CARD ".contact"
#define POST_DAYS 30 /* that a packet may be on its way */

/* The keys of this laptop, made at the first call. post_me_done wipes. */
MUST_USE enum err post_me(struct session *session,
                          struct parcel_identity *me);
/* Public keys as the store has them, and as parcels want them. */
struct parcel_keys post_keys(const struct exchange_contact *contact);
void post_set_keys(struct exchange_contact *contact,
                   const struct parcel_keys *keys);
/* The contact with that id; label is the caller's (mem_free). */
MUST_USE enum err post_contact(struct session *session, int64_t id,
                               struct exchange_contact *contact);
/* "inbox" or "outbox" of the store in use; the caller's. */
char *post_folder(const struct session *session, const char *name);
/* Makes both. */
MUST_USE enum err post_make_folders(const struct session *session);

void post_load(const struct links_chain *chain, struct parcel_seen *seen);
void post_save(const struct parcel_seen *seen, struct links_chain *chain);

/* A packet to be: kind and content filled in by the caller, who lends it. */
struct post {
    struct parcel *parcel;
    int64_t contact;
    struct link *link;
    int32_t until; /* last day on which it may be taken; DAY_NONE = usual */
    char name[40]; /* of the file, afterwards */
};
/* Numbers, seals, writes the file and, in the caller's vault_together, the
 * rows; link->sent moves on. ERR_PARCEL_UNVERIFIED unless the numbers were
 * compared. The caller calls post_undo if its transaction fails after this. */
MUST_USE enum err post_packet(struct session *session, struct post *post);
void post_undo(struct session *session, const struct post *post);

/* Files whose time is over and files that no row knows go; rows whose file
 * was taken away by whoever it was for go too. Nothing under a hold. */
MUST_USE enum err post_tidy(struct session *session);
/* After going back to an older copy of the store. */
MUST_USE enum err post_skip(struct session *session);

#endif
