#ifndef VAULT_GONE_H
#define VAULT_GONE_H
/* Private to vault/: what goes from the store, by name, so that it goes from
 * the backups too. Rows there have other numbers, and other ends: a request
 * that was closed early, or moved to an earlier day, would outlive itself in
 * a backup that was made before.
 */
#include "base/list.h"
#include "core/request.h"
#include "vault/db.h"

enum gone_kind {
    GONE_REQUEST, /* all of it */
    GONE_ANSWER,  /* one field */
    GONE_LINES,   /* its helpers' lines, and what was half typed */
    GONE_OLD,     /* the field stays, but its old answer goes; "": half typed */
    GONE_INQUIRY, /* no request: `id` is the inquiry's */
    GONE_KINDS
};

struct gone {
    struct request_id id;
    enum gone_kind kind;
    char *field; /* NULL where the kind has none */
};

struct gone_list {
    LIST(struct gone) list;
};

/* Adds the rows (id, enum gone_kind, field) of a statement. */
MUST_USE enum err gone_find(struct db *db, const char *sql,
                            struct db_values values, struct gone_list *gone);
/* Takes them away in this file, within the caller's transaction. `store` is
 * asked for the answers that stay; for the store itself it is NULL. */
MUST_USE enum err gone_apply(struct db *db, struct db *store,
                             const struct gone_list *gone);
void gone_done(struct gone_list *gone);

#endif
