#ifndef CORE_TOTALS_H
#define CORE_TOTALS_H
/* Noise for the number of requests in a month, so that a published number
 * tells next to nothing about any one of them.
 *
 * The exact discrete Laplace distribution of C. Canonne, G. Kamath, T. Steinke,
 * "The Discrete Gaussian for Differential Privacy" (NeurIPS 2020), algorithms
 * 1 and 2: whole numbers and fair draws alone. A floating-point logarithm
 * would leave gaps among the results, and the gaps tell the true number.
 * Pure: the draws are handed in.
 *
 * What it promises: with scale t/s the chance of any set of published numbers
 * changes by a factor of at most e^(s/t) when one request is added or taken
 * away. Here s/t, "epsilon", is 1/2 and the factor 1.65: if somebody holds it
 * as likely as not that a family asked for help in a month, the number makes it
 * no more than 62 to 38, whatever else is known. Of the noise 72 in 100 lie
 * within 2. A family with n requests is protected less: the factor is e^(n/2).
 */
#include <stdint.h>

#include "base/random.h"

struct totals_scale {
    uint32_t over;  /* t, 1 .. 65535 */
    uint32_t under; /* s, 1 .. 65535 */
};

/* Epsilon is 1/2 for each number; one release for each, so nothing adds up. */
#define TOTALS_SCALE ((struct totals_scale){.over = 2, .under = 1})
/* Below this a number is shown as "fewer than". */
#define TOTALS_FEW 5

/* A whole number z with a chance in proportion to e^(-|z| s / t). */
int64_t totals_noise(const struct random *random, struct totals_scale scale);
/* The count as it is kept and published from then on: it may be below 0. */
int32_t totals_release(const struct random *random, int64_t exact);

#endif
