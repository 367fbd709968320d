#ifndef VAULT_REQUESTS_ROW_H
#define VAULT_REQUESTS_ROW_H
/* Private to vault/requests*.c: what they share. */
#include "vault/requests.h"
#include "vault/vault_state.h"

/* The row of a request that is not marked for erasing. ERR_NOT_FOUND. */
MUST_USE enum err requests_row(struct db *db, struct request_id id,
                               int64_t *row);
/* A code that is not in use and was not drawn lately, noted as used. Within
 * the caller's transaction. ERR_NOT_FOUND if there is none left. */
MUST_USE enum err requests_draw_code(struct db *db, int32_t today,
                                     const struct random *random, int *code);
/* The day that a value in the form of a day begins with; else DAY_NONE. */
int32_t requests_day_of(const char *value);
/* What a day column holds: DAY_NONE as the smallest number, to sort first. */
struct db_value requests_day(int32_t day);

#endif
