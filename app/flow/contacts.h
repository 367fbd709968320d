#ifndef FLOW_CONTACTS_H
#define FLOW_CONTACTS_H
/* Other laptops: cards exchanged, numbers compared, contacts kept and erased.
 *
 * MUST: 1. send to and read from nobody whose numbers were not compared; 2.
 * take a verified contact whose key changes for a stranger; 3. have the guard
 * read every label; 4. ask about a contact after 90 days without a packet.
 */
#include "base/text.h"
#include "flow/session.h"

#define CONTACTS_CARD_MOST 512 /* bytes of a card as it may be typed */

struct contact {
    int64_t id;
    char *label;
    bool verified;
    bool due;       /* nothing came or went for 90 days */
    int32_t came;   /* day of the last packet from there, DAY_NONE */
    int32_t packet; /* of the last one either way, or of our meeting */
};
MUST_USE enum err contacts_list(struct session *session,
                                struct contact **list, size_t *count);
void contacts_done(struct contact *list, size_t count);
/* How many have to be asked about: for the check-up. */
MUST_USE enum err contacts_due(struct session *session, int *count);
/* It is still needed: 90 days more. */
MUST_USE enum err contacts_keep(struct session *session, int64_t id);

/* This laptop: what it is called to others (NULL if nothing yet; the
 * caller's), its card as one line, its numbers as six groups of five. */
MUST_USE enum err contacts_own_label(struct session *session, char **label);
MUST_USE enum err contacts_own_label_put(struct session *session,
                                         const char *label);
MUST_USE enum err contacts_own_card(struct session *session,
                                    struct text *card);
MUST_USE enum err contacts_own_numbers(struct session *session,
                                       struct text *numbers);
/* New keys, after somebody left who could read these: each contact has to
 * get the new card and compare. */
MUST_USE enum err contacts_renew(struct session *session);

/* A card that came, before it is kept. */
enum contact_card {
    CARD_NEW,
    CARD_KNOWN,   /* these keys are there: `id` */
    CARD_CHANGED, /* a contact of this label has other keys: `id` */
    CARD_OWN
};
struct contact_offer {
    enum contact_card kind;
    int64_t id;
    char *label; /* as proposed, cleaned; "" if the guard finds something */
    unsigned char keys[64];
};
/* ERR_CARD, ERR_CARD_NEWER. contacts_offer_done wipes. */
MUST_USE enum err contacts_read(struct session *session, const char *bytes,
                                size_t length, struct contact_offer *offer);
void contacts_offer_done(struct contact_offer *offer);
/* ERR_FINDING, ERR_EXISTS (a label in use), ERR_INVALID (no label). */
MUST_USE enum err contacts_add(struct session *session,
                               const struct contact_offer *offer,
                               const char *label, int64_t *id);
/* The same laptop has other keys now: unverified until compared again. */
MUST_USE enum err contacts_rekey(struct session *session, int64_t id,
                                 const struct contact_offer *offer);
MUST_USE enum err contacts_rename(struct session *session, int64_t id,
                                  const char *label);
/* The last two of the six groups, as they were read out: ten digits in any
 * script, with blanks or not. ERR_MISTYPED. */
MUST_USE enum err contacts_verify(struct session *session, int64_t id,
                                  const char *typed);
/* With all that came from there. ERR_HELD. */
MUST_USE enum err contacts_remove(struct session *session, int64_t id);

/* Cards on a stick: ours is put there; those of others are read. */
MUST_USE enum err contacts_card_put(struct session *session,
                                    const char *stick);
MUST_USE enum err contacts_card_files(struct session *session,
                                      const char *stick,
                                      struct contact_offer **list,
                                      size_t *count);
void contacts_card_files_done(struct contact_offer *list, size_t count);

#endif
