#include "base/random.h"

#include <sodium.h>

static void fill_system(void *state, void *bytes, size_t size)
{
    (void)state;
    randombytes_buf(bytes, size);
}

const struct random *random_system(void)
{
    static const struct random system_random = {fill_system, NULL};

    return &system_random;
}

void random_fill(const struct random *random, void *bytes, size_t size)
{
    random->fill(random->state, bytes, size);
}

uint32_t random_below(const struct random *random, uint32_t below)
{
    /* Values under 2^32 mod below would make small results likelier. */
    uint32_t reject = (uint32_t)(-below) % below;
    uint32_t drawn;

    do {
        random_fill(random, &drawn, sizeof drawn);
    } while (drawn < reject);
    return drawn % below;
}
