#ifndef VAULT_EXCHANGE_H
#define VAULT_EXCHANGE_H
/* This laptop among others, in the store: the seed of its keys, its contacts,
 * and the files that wait to be carried to them.
 *
 * Public keys are bytes to it; labels were read by the guard before. Erasing
 * reaches each local backup; not under a hold, the caller asks. What ends by
 * itself is purged by vault/traces.h.
 */
#include "core/retention.h"
#include "vault/vault.h"

#define EXCHANGE_KEY_SIZE 32
/* A contact is asked about RETENTION_CONTACT_DAYS after its last packet, and
 * erased if nobody answered in so many. */
#define EXCHANGE_ERASE_DAYS (RETENTION_CONTACT_DAYS + 30)

/* NULL if none was made yet; the caller's. */
MUST_USE enum err exchange_seed_get(struct vault *vault, struct secret **seed);
/* In the place of an older one. */
MUST_USE enum err exchange_seed_put(struct vault *vault,
                                    const struct secret *seed);
/* What this laptop is called to others: the caller's, NULL if nothing yet.
 * ERR_NOT_FOUND for putting one while there is no seed. */
MUST_USE enum err exchange_label_get(struct vault *vault, char **label);
MUST_USE enum err exchange_label_put(struct vault *vault, const char *label);

struct exchange_contact {
    int64_t id;
    char *label;
    unsigned char sign[EXCHANGE_KEY_SIZE];
    unsigned char box[EXCHANGE_KEY_SIZE];
    bool verified;
    int version;    /* of packets: the newest that came from there, 0 none */
    int32_t came;   /* day of the last packet from there, DAY_NONE */
    int32_t packet; /* of the last one either way, or of our meeting */
};
/* By label. */
MUST_USE enum err exchange_contacts(struct vault *vault,
                                    struct exchange_contact **list,
                                    size_t *count);
void exchange_contacts_done(struct exchange_contact *list, size_t count);
/* ERR_EXISTS for a label or keys that are there already. Sets the id. */
MUST_USE enum err exchange_contact_add(struct vault *vault,
                                       struct exchange_contact *contact);
/* Every column of one. ERR_NOT_FOUND, ERR_EXISTS. */
MUST_USE enum err exchange_contact_save(struct vault *vault,
                                        const struct exchange_contact *contact);
/* With all that came from there and all that is noted about it. */
MUST_USE enum err exchange_contact_drop(struct vault *vault, int64_t id);

struct exchange_waiting {
    char name[40];
    int64_t contact;
    int32_t until; /* the last day on which it may be taken */
};
MUST_USE enum err exchange_waiting_add(struct vault *vault,
                                       const struct exchange_waiting *file);
/* The caller frees the array (mem_free). */
MUST_USE enum err exchange_waiting_list(struct vault *vault,
                                        struct exchange_waiting **list,
                                        size_t *count);
MUST_USE enum err exchange_waiting_drop(struct vault *vault, const char *name);

#endif
