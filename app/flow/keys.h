#ifndef FLOW_KEYS_H
#define FLOW_KEYS_H
/* Passphrases, recovery code, second factor, backups: for whoever has opened
 * the store. Everything that destroys answers ERR_HELD under a hold.
 */
#include "flow/session.h"
#include "vault/backup.h"
#include "vault/vault.h"

struct secret *keys_make(bool digits);
enum strength keys_strength(const struct secret *passphrase);
MUST_USE enum err keys_list(struct session *session,
                            struct slot_info infos[VAULT_SLOTS],
                            size_t *count);
/* All take the secret and wipe it. `stick` (may be NULL) is a folder on which
 * a new second factor is written as justenough.key. */
MUST_USE enum err keys_add(struct session *session, struct secret *passphrase,
                           const char *stick);
MUST_USE enum err keys_change(struct session *session,
                              struct secret *passphrase, const char *stick);
MUST_USE enum err keys_remove(struct session *session, int slot);
MUST_USE enum err keys_new(struct session *session, struct secret *passphrase,
                           vault_progress *progress, void *user);
/* The code for paper, in place of an older one (not under a hold); the caller
 * frees it after it was typed back. */
MUST_USE enum err keys_recovery(struct session *session, struct secret **code);
/* Whether the last two groups are those of the code. */
bool keys_recovery_matches(const struct secret *code,
                           const struct secret *typed);
/* Put off once: asked again at the next unlock. */
MUST_USE enum err keys_recovery_later(struct session *session);
MUST_USE enum err keys_recovery_confirmed(struct session *session);

MUST_USE enum err keys_backups(struct session *session,
                               struct backup_info **list, size_t *count);
MUST_USE enum err keys_backup(struct session *session);
MUST_USE enum err keys_backup_to(struct session *session, const char *stick);
/* Locks, restores, opens, purges. The passphrase is taken. */
MUST_USE enum err keys_restore(struct session *session, const char *name,
                               struct secret *passphrase);
/* Store, key files, backups, one report each. */
MUST_USE enum err keys_verify(struct session *session,
                              void (*report)(void *user, const char *what,
                                             enum err err),
                              void *user);
/* Sticks that are in now; freed by the caller like file_names. */
MUST_USE enum err keys_sticks(struct session *session, char ***paths,
                              size_t *count);
void keys_sticks_done(char **paths, size_t count);

#endif
