#ifndef FLOW_UNLOCK_H
#define FLOW_UNLOCK_H
/* From a closed laptop to an open store and back.
 *
 * Opening ends with: what was marked is swept, the day is judged, and if it
 * is believed and nothing holds, everything whose day has come is erased in
 * the store and its backups before anything is shown.
 */
#include "flow/session.h"
#include "vault/vault.h"

MUST_USE enum err unlock_look(struct session *session,
                              struct vault_probe *probe);
/* Stores on this laptop: the usual one and those named by number ("2"); the
 * one in use is a property of the session's folders. */
#define UNLOCK_STORES 4
int unlock_stores(struct session *session, bool exists[UNLOCK_STORES]);
int unlock_store(const struct session *session); /* 1 .. */
/* Only while locked. The next look is at that store. */
void unlock_store_use(struct session *session, int number);

/* What comes after a store was opened, in this order of weight. */
enum unlock_next {
    UNLOCK_HOME,
    UNLOCK_DATE,    /* the date can't be believed: ask for it */
    UNLOCK_OLDER,   /* this is an older copy (was it restored?) */
    UNLOCK_RECOVERY, /* the recovery code was put off: ask again */
    UNLOCK_HELD      /* once a week: erasing is still stopped */
};
/* `passphrase` is taken and wiped in any case. Key files named justenough.key
 * on sticks are tried by themselves if the first try fails. With
 * ERR_KEY_TAMPERED the store is open all the same (session_is_open). */
MUST_USE enum err unlock_create(struct session *session,
                                struct secret *passphrase);
MUST_USE enum err unlock_open(struct session *session,
                              struct secret *passphrase,
                              enum unlock_next *next);
MUST_USE enum err unlock_by_recovery(struct session *session,
                                     struct secret *typed,
                                     enum unlock_next *next);
/* Seconds until the next try is allowed; before, a try only answers
 * ERR_NOT_OPENED. */
int unlock_wait(const struct session *session);
/* Sweeps, closes, wipes. Always succeeds in closing. */
void unlock_lock(struct session *session);
/* After ERR_IO, ERR_DISK_FULL or ERR_STORE_DAMAGED from a change: opens the
 * files again so that what is read next is what stands on the disk. Locks if
 * that fails. */
MUST_USE enum err unlock_reopen(struct session *session);
/* Sets the store aside for 30 days so that a new one can be made. ERR_HELD. */
MUST_USE enum err unlock_start_again(struct session *session);

/* The date that a person picked. ERR_CLOCK the first time if it is more than
 * 45 days ahead: said once more, it counts. Then purges. */
MUST_USE enum err unlock_set_today(struct session *session, int32_t day);
/* The last believed day, or the day the program was built: where a person
 * starts looking for today's date. */
int32_t unlock_last_day(struct session *session);
/* Called now and then while open: at a new believed day it purges; true if
 * the date has to be asked for. */
MUST_USE enum err unlock_new_day(struct session *session, bool *ask);
/* Something to do while nobody types (check, backup, check-up): at most once
 * a day of use each; does one small thing and returns whether there is more. */
bool unlock_idle(struct session *session);
/* The worst that the check and backup of idle time met; ERR_OK if nothing. */
enum err unlock_found(const struct session *session);

/* What stands between "erased" and gone, so that no screen promises more than
 * holds: ERR_HELD, ERR_CLOCK while no day is believed, ERR_DISK_FULL if what
 * was erased may still have traces in the store's file for want of room. */
enum err unlock_obstacle(struct session *session);

/* Stop erasing: a mark outside the encryption; works while locked. */
enum hold_reason { HOLD_NONE, HOLD_PAPER, HOLD_EXPECTED, HOLD_LAWYER };
enum hold_reason hold_now(const struct session *session);
MUST_USE enum err hold_start(struct session *session, enum hold_reason reason);
/* Only while open; the screen has the word typed. What is overdue is erased. */
MUST_USE enum err hold_stop(struct session *session);

#endif
