#ifndef FLOW_SEND_H
#define FLOW_SEND_H
/* Packets that go: one request, up to one stage, to one verified contact.
 *
 * MUST: 1. hold no more than the stage may know (core/need.h), and the place
 * only when agreed and after the second yes; 2. go to a contact whose numbers
 * were compared; 3. be tied to a helper's line from the second stage on; 4.
 * take back by themselves what somebody may no longer know: after take back,
 * an end, an erase, as soon as that can't be undone. Under a hold nothing is
 * taken back, because it asks others to erase.
 */
#include "base/text.h"
#include "flow/tell.h"

/* Who the line's packets go to, 0 if nobody yet. */
MUST_USE enum err send_contact_of(struct session *session,
                                  struct request_id id, int64_t line,
                                  int64_t *contact);
/* What will be in it, as lines for the screen; the place is only named. With
 * an end or a take back it is empty. Errors as tell_text. */
MUST_USE enum err send_preview(struct session *session, struct request_id id,
                               int64_t line, enum tell_kind kind,
                               struct text *out);
/* Makes the packet and notes that it was told. ERR_CONSENT, ERR_STAGE,
 * ERR_PARCEL_UNVERIFIED, ERR_EXISTS (the line has another contact). */
MUST_USE enum err send_packet(struct session *session, struct request_id id,
                              int64_t line, int64_t contact,
                              enum tell_kind kind);

/* The whole request, with way back, note, lines and consents, goes to another
 * coordinator. It stays here, marked, until their laptop has said that it
 * came: a lost stick loses nothing. */
MUST_USE enum err send_hand_over(struct session *session,
                                 struct request_id id, int64_t contact);
/* To whom it was handed over; 0 if it wasn't. */
MUST_USE enum err send_handed_to(struct session *session,
                                 struct request_id id, int64_t *contact);
/* It did not reach them: it is ours again, and their packet is withdrawn. */
MUST_USE enum err send_keep(struct session *session, struct request_id id);

/* Who knows of a request by packet. */
struct send_knows {
    int64_t contact;
    char *label;
    int64_t line; /* 0 if none */
    enum stage stage;
    bool handed_over;
    int32_t day;
};
MUST_USE enum err send_knows(struct session *session, struct request_id id,
                             struct send_knows **list, size_t *count);
void send_knows_done(struct send_knows *list, size_t count);

/* Takes back what has to be taken back by now: once Undo is gone, at lock, at
 * the next opening. */
MUST_USE enum err send_settle(struct session *session);

/* Files that wait to be carried, by contact. */
struct send_waiting {
    int64_t contact;
    char *label;
    int files;
};
MUST_USE enum err send_waiting(struct session *session,
                               struct send_waiting **list, size_t *count);
void send_waiting_done(struct send_waiting *list, size_t count);
/* Moves those of one contact, or of all (0), onto a stick; each stays here
 * until it was read back from there. *carried counts them; they may be fewer
 * than all on an error. After ERR_OK the stick may be pulled out. */
MUST_USE enum err send_carry(struct session *session, int64_t contact,
                             const char *stick,
                             bool (*progress)(void *bar, int percent),
                             void *bar, int *carried);
/* The folder to be shared with Syncthing; the caller's. */
char *send_outbox(const struct session *session);

#endif
