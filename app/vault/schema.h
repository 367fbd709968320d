#ifndef VAULT_SCHEMA_H
#define VAULT_SCHEMA_H
/* Private to vault: the tables, as numbered steps that are never changed.
 *
 * A store's number (user_version) says how many steps it has taken. A new
 * table or column is a new row at the end of the table in schema.c.
 */
#include "vault/db.h"

/* What the triggers keep true of a request, for all with a `first` up to ?1. */
extern const char schema_follow[];

/* All steps and the store's own row in an empty file, in one transaction. */
MUST_USE enum err schema_create(struct db *db,
                                const unsigned char id[DB_STORE_ID_SIZE],
                                uint32_t epoch);
/* *behind: there are steps that the store has not taken. ERR_STORE_NEWER if it
 * has taken more than there are; ERR_STORE_OTHER if it is no store of this
 * program. */
MUST_USE enum err schema_look(struct db *db, bool *behind);
/* Takes the missing steps, in one transaction. */
MUST_USE enum err schema_bring_up(struct db *db);

#endif
