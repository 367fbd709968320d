#ifndef VAULT_COST_H
#define VAULT_COST_H
/* What a guess costs: passes and memory of Argon2id.
 *
 * MUST: 1. never go below 64 MiB and 3 passes; 2. never let a file ask for
 * more than 256 MiB or 24 passes. cost.c is the release; cost_test.c stands in
 * for it in the test variant, whose stores the release therefore refuses.
 */
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct cost {
    uint32_t passes;
    uint32_t kibibytes;
};

/* Whether a key file may ask for it. */
bool cost_is_allowed(struct cost cost);
/* About one second on this laptop, at most 128 MiB. Takes some seconds.
 * ERR_LOW_MEMORY if not even the least can be had. */
MUST_USE enum err cost_measure(struct cost *cost);

#endif
