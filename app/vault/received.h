#ifndef VAULT_RECEIVED_H
#define VAULT_RECEIVED_H
/* Requests of other laptops, as far as we were told about them.
 *
 * Apart from our own, so that nothing that arranges, counts or ends our
 * requests ever meets them. Each is under its link (vault/links.h), has its
 * own expiries, and is erased here and in each local backup; not under a
 * hold, the caller asks.
 */
#include "core/request.h"
#include "vault/vault.h"

struct received {
    int64_t link;
    int64_t contact;
    /* Id, code, task, state, end, when, changed, ended, answers. */
    struct request request;
    enum stage stage; /* how much we were told */
    int reply;        /* what was answered, 0 nothing */
};
void received_done(struct received *received);
/* In the place of what this link had before, but for the reply. */
MUST_USE enum err received_put(struct vault *vault,
                               const struct received *received,
                               int32_t expires);
/* ERR_NOT_FOUND. *expires: the first day without it; NULL is allowed. */
MUST_USE enum err received_get(struct vault *vault, int64_t link,
                               struct received *received, int32_t *expires);
MUST_USE enum err received_reply(struct vault *vault, int64_t link,
                                 int reply);
/* Absent is no error. */
MUST_USE enum err received_drop(struct vault *vault, int64_t link);
/* By day, without answers. */
MUST_USE enum err received_list(struct vault *vault, struct received **list,
                                size_t *count);
void received_list_done(struct received *list, size_t count);

/* A whole request that another laptop hands over becomes ours: its id, its
 * code if that is free here (else a new one, set in it), its own columns.
 * Answers and lines are put one by one. ERR_EXISTS. */
MUST_USE enum err received_adopt(struct vault *vault, struct request *request,
                                 int32_t today, const struct random *random);

#endif
