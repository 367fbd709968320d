#ifndef VAULT_INQUIRIES_H
#define VAULT_INQUIRIES_H
/* Inquiries in the store: a day and five choices each.
 *
 * Rows marked for erasing are left out of every answer; requests_sweep deletes
 * them with everything else that is marked, and traces_purge those whose day
 * has come, in each local backup too. Expiries are handed in.
 */
#include "core/inquiry.h"
#include "vault/vault.h"

/* Inserts it; a random id is drawn into it. */
MUST_USE enum err inquiries_add(struct vault *vault, struct inquiry *inquiry,
                                const struct random *random);
/* ERR_NOT_FOUND. */
MUST_USE enum err inquiries_save(struct vault *vault,
                                 const struct inquiry *inquiry);
MUST_USE enum err inquiries_get(struct vault *vault, struct request_id id,
                                struct inquiry *inquiry);
/* The newest day first. *list is the caller's (mem_free). */
MUST_USE enum err inquiries_list(struct vault *vault, struct inquiry **list,
                                 size_t *count);
/* ERR_NOT_FOUND. Not under a hold: the caller asks. */
MUST_USE enum err inquiries_mark(struct vault *vault, struct request_id id,
                                 bool erased);
/* None is kept for longer than so many days after its day from now on, here
 * and in each local backup. Not under a hold: the caller asks. */
MUST_USE enum err inquiries_shorten(struct vault *vault, int32_t days);

#endif
