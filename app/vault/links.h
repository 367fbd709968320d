#ifndef VAULT_LINKS_H
#define VAULT_LINKS_H
/* Who knows of a request by packet: one row for a request and a contact.
 *
 * For ours it says what was told and to which line; for theirs it is what
 * protects against packets that come twice, late or in another order. Chains
 * are bytes to it. Ours end with the helpers' lines of the request; theirs, and
 * what was handed over to us, when nothing of it can come any more.
 */
#include "core/request.h"
#include "vault/vault.h"

#define LINKS_CHAIN_MOST 320
struct links_chain {
    unsigned char bytes[LINKS_CHAIN_MOST];
    size_t length;
    int32_t until; /* kept up to and with that day; DAY_NONE while empty */
};

/* What a contact knows: an enum stage, or one of these. */
#define LINKS_NOTHING (-1)  /* nothing any more */
#define LINKS_HANDED_OVER 3 /* all of it, and has not said yet that it came */

struct link {
    int64_t id; /* 0: not in the store yet */
    struct request_id request;
    int64_t contact;
    bool ours;
    bool adopted; /* ours since this contact handed it over */
    bool gone;    /* theirs: it ended here, and stays so */
    int64_t line; /* ours: the helper's line, 0 none; below 0 one that went */
    int told;
    int32_t day;  /* ours: of the last packet, DAY_NONE */
    unsigned char content[32]; /* ours: hash of what was told */
    struct links_chain sent;
    struct links_chain seen;
};
/* Zero but for request and contact if there is none. */
MUST_USE enum err links_get(struct vault *vault, struct request_id request,
                            int64_t contact, struct link *link);
/* Those of one request, or (NULL) all of ours that know something. The caller
 * frees the array (mem_free). */
MUST_USE enum err links_list(struct vault *vault,
                             const struct request_id *request,
                             struct link **list, size_t *count);
/* Sets the id of a new one. */
MUST_USE enum err links_save(struct vault *vault, struct link *link);
/* All of a request that are ours. */
MUST_USE enum err links_drop(struct vault *vault, struct request_id request);
/* A line that went comes back, under the same or another number. */
MUST_USE enum err links_line_back(struct vault *vault, int64_t gone,
                                  int64_t back);
/* After going back to an older copy: what was sent since is not known, so
 * numbers go on from a good way above. */
MUST_USE enum err links_skip(struct vault *vault,
                             bool (*skip)(struct links_chain *sent));

enum links_owner { LINKS_NOBODY, LINKS_US, LINKS_US_MARKED, LINKS_CONTACT };
/* Whose request it is as we know it. MARKED: ours, and waiting to be erased. */
MUST_USE enum err links_owner(struct vault *vault, struct request_id request,
                              enum links_owner *owner, int64_t *contact);

#endif
