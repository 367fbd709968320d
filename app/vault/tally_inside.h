#ifndef VAULT_TALLY_INSIDE_H
#define VAULT_TALLY_INSIDE_H
/* Private to vault/: the monthly numbers in a backup. */
#include "vault/db.h"

/* Brings a backup in line with the store after a release: what is exact goes,
 * what has its noise comes, and a request that has ended since the backup was
 * made is not counted again if the backup is restored. Does nothing if the
 * backup has the same months released. */
MUST_USE enum err tally_follow(struct db *backup, struct db *store);
/* For a copy that no release will ever reach: it has no exact numbers, and
 * what it may release one day begins with this month. */
MUST_USE enum err tally_leave_out(struct db *copy, int32_t month);

#endif
