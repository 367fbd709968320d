#include "core/totals.h"

#include <stdbool.h>

/* True with the chance numerator / denominator. */
static bool chance(const struct random *random, uint32_t numerator,
                   uint32_t denominator)
{
    return random_below(random, denominator) < numerator;
}

/* Algorithm 1 for a fraction x/y from 0 to 1: true with the chance e^(-x/y).
 * Goes on while draws of chance (x/y)/k come true, k = 1, 2, 3 ...; an odd
 * stop means true. Two draws stand for the one of chance x/(y k), so that no
 * product can outgrow its type; k = 20 is not met in a lifetime. */
static bool chance_exp(const struct random *random, uint32_t x, uint32_t y)
{
    uint32_t k = 1;

    while (chance(random, x, y) && chance(random, 1, k))
        k++;
    return k % 2 == 1;
}

/* Algorithm 2. */
int64_t totals_noise(const struct random *random, struct totals_scale scale)
{
    for (;;) {
        uint32_t rest = random_below(random, scale.over);
        int64_t whole = 0;
        int64_t size;
        bool negative;

        if (!chance_exp(random, rest, scale.over))
            continue;
        while (chance_exp(random, 1, 1))
            whole++;
        size = (rest + (int64_t)scale.over * whole) / scale.under;
        negative = chance(random, 1, 2);
        /* Or zero would come up twice as often. */
        if (negative && size == 0)
            continue;
        return negative ? -size : size;
    }
}

int32_t totals_release(const struct random *random, int64_t exact)
{
    int64_t noisy = exact + totals_noise(random, TOTALS_SCALE);

    if (noisy > INT32_MAX)
        return INT32_MAX;
    return noisy < INT32_MIN ? INT32_MIN : (int32_t)noisy;
}
