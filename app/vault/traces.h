#ifndef VAULT_TRACES_H
#define VAULT_TRACES_H
/* What is left of finished requests, the store's few settings, and purging.
 *
 * Settings that concern the store (lock time, whom to call, last believed
 * day) live in here, encrypted. The purge is one transaction, and runs in
 * each local backup too.
 */
#include "core/request.h"
#include "vault/vault.h"

struct receipt {
    char *task;
    int32_t month;
    enum request_end end;
    int asked;
    int available;
    int agreed;
    int32_t expires;
};
MUST_USE enum err traces_receipt_add(struct vault *vault,
                                     const struct receipt *receipt);
MUST_USE enum err traces_receipts(struct vault *vault, struct receipt **list,
                                  size_t *count);
void receipts_done(struct receipt *list, size_t count);

/* Number of texts kept after a warning, for the whole store. */
MUST_USE enum err traces_warned(struct vault *vault, int *count);

/* What the whole store holds, as numbers, for the check-up: one look at an
 * index and at the helpers' lines. */
struct traces_numbers {
    int drafts;
    int open;
    int ended;
    int asked;     /* people asked round */
    int available; /* helpers' lines at each stage */
    int agreed;
    int due;       /* requests of which something goes up to `until` */
    /* The one that was not touched for the longest time, of those that are no
     * ended ones; DAY_NONE if there is none. */
    int32_t oldest;
    struct request_id oldest_id;
    bool oldest_draft;
};
MUST_USE enum err traces_numbers(struct vault *vault, int32_t until,
                                 struct traces_numbers *numbers);

/* Settings: short texts by name. *value is the caller's; NULL if unset. */
MUST_USE enum err traces_setting_get(struct vault *vault, const char *name,
                                     char **value);
/* NULL removes. */
MUST_USE enum err traces_setting_put(struct vault *vault, const char *name,
                                     const char *value);

/* What goes within the days up to `until`: requests with their first expiry
 * there. */
struct expiring {
    struct request_id id;
    int code;
    char *task;
    char *field;     /* NULL: the whole request */
    int32_t expires; /* first day without it */
};
MUST_USE enum err traces_expiring(struct vault *vault, int32_t until,
                                  size_t limit, struct expiring **list,
                                  size_t *count);
void expiring_done(struct expiring *list, size_t count);

/* Not under a hold: the caller asks. Deletes everything whose day has come,
 * in the store and in each local backup, whatever end it had when that was
 * made: answers, lines, half-typed text, requests, receipts, codes, totals.
 * `purged` counts rows in the store. A request that goes without having been
 * ended leaves no receipt of its own: flow ends it first (traces_overdue). */
MUST_USE enum err traces_purge(struct vault *vault, int32_t today,
                               int *purged);
/* Rewrites the store's file if something was erased since the last time: a
 * large one is not rewritten by the purge itself, nobody shall wait for it. */
MUST_USE enum err traces_tidy(struct vault *vault);
/* Open requests whose end has come by `today`: the day of their helpers'
 * lines (REQUESTS_LINES) or their own, whichever is first. Ask before each
 * traces_purge, which takes the lines away. */
MUST_USE enum err traces_overdue(struct vault *vault, int32_t today,
                                 size_t limit, struct request_id **ids,
                                 size_t *count);

/* Once after each opening by a person: counts it in the store and in an
 * anchor file in the state folder. *older: the store knows of fewer openings
 * than the anchor, so it is an older copy. */
MUST_USE enum err traces_anchor(struct vault *vault, const char *state_folder,
                                bool *older);

#endif
