#ifndef FLOW_OPENING_H
#define FLOW_OPENING_H
/* What opening, restoring and a new day have in common, for flow/ alone. */
#include "flow/unlock.h"

/* What to do with a key: open the store, or go back to a backup. */
typedef enum err opening_try(struct session *session,
                             const struct vault_key *key, void *user,
                             struct vault **vault);
/* Tries the passphrase alone, then with each key file on a stick; counts what
 * fails. `passphrase` is borrowed. */
MUST_USE enum err opening_with_key(struct session *session,
                                   const struct secret *passphrase,
                                   opening_try *attempt, void *user);
/* What was marked is swept, age and day are judged, what is over is erased.
 * Closes the store again on an error. */
MUST_USE enum err opening_finish(struct session *session,
                                 enum unlock_next *next);
/* The key file with a second factor on a stick; the path is the caller's. */
char *opening_factor_path(const char *stick);
MUST_USE enum err opening_factor_read(const char *stick,
                                      struct secret **factor);
/* Whether there is a recovery code that opens the store. */
MUST_USE enum err opening_has_recovery(struct session *session, bool *has);
/* The month for a new slot. */
int32_t opening_month(struct session *session);

/* Judges the computer's day; if it is believed, it becomes today. */
MUST_USE enum err day_judge(struct session *session, bool *believed);
/* Ends what is overdue, then erases what is over; nothing under a hold or
 * while no day is believed. */
MUST_USE enum err day_purge(struct session *session);

#endif
