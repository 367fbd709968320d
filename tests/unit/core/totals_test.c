#include "core/totals.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mark.h"

#define DRAWS 300000
#define REACH 40 /* results from -REACH to REACH have a bucket of their own */
#define BUCKETS (2 * REACH + 1)

/* A generator that gives the same draws in each run: splitmix64. */
static void fill_same(void *state, void *bytes, size_t size)
{
    uint64_t *seed = state;
    unsigned char *out = bytes;

    for (size_t i = 0; i < size; i++) {
        uint64_t z = *seed += 0x9e3779b97f4a7c15;

        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        out[i] = (unsigned char)((z ^ (z >> 31)) >> 24);
    }
}

static struct random same(uint64_t *seed)
{
    return (struct random){fill_same, seed};
}

/* (1 - q) / (1 + q) * q^|z| with q = e^(-s/t). */
static double probability(struct totals_scale scale, int64_t z)
{
    double q = exp(-(double)scale.under / scale.over);

    return (1 - q) / (1 + q) * pow(q, (double)(z < 0 ? -z : z));
}

struct histogram {
    long at[BUCKETS];
    long below;
    long above;
};

static void count(struct histogram *histogram, int64_t z)
{
    if (z < -REACH)
        histogram->below++;
    else if (z > REACH)
        histogram->above++;
    else
        histogram->at[z + REACH]++;
}

static double term(long found, double expected)
{
    double far = (double)found - expected;

    return far * far / expected;
}

/* Chi-square over the buckets that expect ten draws or more, the others and
 * the ends in one. */
static double chi_square(const struct histogram *histogram,
                         struct totals_scale scale, int *degrees)
{
    double sum = 0, rest = DRAWS;
    long rest_found = DRAWS;

    *degrees = 0;
    for (int i = 0; i < BUCKETS; i++) {
        double expected = DRAWS * probability(scale, i - REACH);

        if (expected < 10)
            continue;
        sum += term(histogram->at[i], expected);
        rest -= expected;
        rest_found -= histogram->at[i];
        (*degrees)++;
    }
    return sum + (rest > 1 ? term(rest_found, rest) : 0);
}

/* What chi-square passes once in about ten million runs: Wilson-Hilferty. */
static double limit(int degrees)
{
    double a = 2.0 / (9.0 * degrees);

    return degrees * pow(1 - a + 5.2 * sqrt(a), 3);
}

static const struct totals_scale scales[] = {
    {2, 1}, {1, 1}, {3, 2}, {5, 7}, {1, 3}, {10, 1}, {7, 1}};

static void the_noise_is_distributed_as_claimed(void **state)
{
    uint64_t seed = 2020;
    struct random random = same(&seed);

    (void)state;
    for (size_t i = 0; i < COUNT(scales); i++) {
        struct histogram found = {0};
        int degrees;
        double distance;

        for (int n = 0; n < DRAWS; n++)
            count(&found, totals_noise(&random, scales[i]));
        distance = chi_square(&found, scales[i], &degrees);
        assert_true(degrees > 2);
        if (distance > limit(degrees))
            fail_msg("%u/%u: chi-square %f at %d degrees", scales[i].over,
                     scales[i].under, distance, degrees);
    }
}

/* The way of measuring sees a scale that is a little wrong, and a zero that
 * comes twice as often. */
static void the_measure_finds_what_is_wrong(void **state)
{
    uint64_t seed = 7;
    struct random random = same(&seed);
    struct histogram wrong = {0}, zeros = {0};
    int degrees;

    (void)state;
    for (int n = 0; n < DRAWS; n++) {
        int64_t z;

        count(&wrong,
              totals_noise(&random, (struct totals_scale){105, 50}));
        do
            z = totals_noise(&random, TOTALS_SCALE);
        while (z != 0 && random_below(&random, 20) == 0);
        count(&zeros, z);
    }
    assert_true(chi_square(&wrong, TOTALS_SCALE, &degrees) > limit(degrees));
    assert_true(chi_square(&zeros, TOTALS_SCALE, &degrees) > limit(degrees));
}

#define TASKS 7

/* The chance of a whole release: each number has noise of its own. */
static double of_release(const int exact[TASKS], const int released[TASKS])
{
    double product = 1;

    for (int i = 0; i < TASKS; i++)
        product *= probability(TOTALS_SCALE, released[i] - exact[i]);
    return product;
}

/* Two months that differ in one request: no release is likelier by more than
 * e^(1/2) from one than from the other, and some reach that bound. */
static void neighbours_are_as_close_as_claimed(void **state)
{
    uint64_t seed = 11;
    struct random random = same(&seed);
    double bound = exp(0.5), largest = 0;

    (void)state;
    for (int n = 0; n < 20000; n++) {
        int with[TASKS], without[TASKS], released[TASKS];
        double ratio;

        for (int i = 0; i < TASKS; i++) {
            without[i] = with[i] = (int)random_below(&random, 30);
            released[i] = (int)random_below(&random, 60) - 15;
        }
        with[random_below(&random, TASKS)]++;
        ratio = of_release(with, released) / of_release(without, released);
        if (ratio < 1)
            ratio = 1 / ratio;
        if (ratio > largest)
            largest = ratio;
    }
    assert_true(largest <= bound * (1 + 1e-9));
    assert_true(largest >= bound * (1 - 1e-9));
}

/* The same in what is really drawn, from 3 and from 4 requests: each result
 * and each threshold (all at or above it) that comes often enough. */
static void neighbours_are_as_close_in_what_is_drawn(void **state)
{
    static long found[2][BUCKETS], above[2][BUCKETS];
    uint64_t seed = 1234567;
    struct random random = same(&seed);
    double bound = exp(0.5), largest = 0;
    int seen = 0;

    (void)state;
    for (int which = 0; which < 2; which++)
        for (int n = 0; n < DRAWS; n++) {
            int32_t got = totals_release(&random, 3 + which);

            if (got >= -REACH && got <= REACH)
                found[which][got + REACH]++;
        }
    for (int which = 0; which < 2; which++)
        for (int i = BUCKETS - 1; i >= 0; i--)
            above[which][i] = found[which][i] +
                              (i + 1 < BUCKETS ? above[which][i + 1] : 0);
    for (int i = 0; i < BUCKETS; i++)
        for (int which = 0; which < 2; which++) {
            const long pairs[2][2] = {
                {found[which][i], found[!which][i]},
                {above[which][i], above[!which][i]}};

            for (int p = 0; p < 2; p++) {
                double ratio, slack;

                if (pairs[p][1] < 1000)
                    continue;
                ratio = (double)pairs[p][0] / (double)pairs[p][1];
                /* Five times the deviation of such a quotient. */
                slack = 5 * sqrt(1.0 / (double)pairs[p][0] +
                                 1.0 / (double)pairs[p][1]);
                assert_true(ratio <= bound * (1 + slack));
                if (ratio > largest)
                    largest = ratio;
                seen++;
            }
        }
    assert_true(seen > 40);
    /* And not by hiding everything: the bound is used. */
    assert_true(largest > bound * 0.9);
}

static void a_huge_count_stays_a_number(void **state)
{
    uint64_t seed = 5;
    struct random random = same(&seed);

    (void)state;
    for (int n = 0; n < 1000; n++) {
        assert_true(totals_release(&random, INT64_C(1) << 40) == INT32_MAX);
        assert_in_range(totals_release(&random, 1000) + 0, 900, 1100);
    }
}

/* Each draw is of its own: with libsodium's generator no two runs agree. */
static void the_system_draws_anew_each_time(void **state)
{
    int same_again = 0;

    (void)state;
    for (int n = 0; n < 60; n++)
        same_again += totals_noise(random_system(), TOTALS_SCALE) ==
                      totals_noise(random_system(), TOTALS_SCALE);
    assert_true(same_again < 45);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_noise_is_distributed_as_claimed),
        cmocka_unit_test(the_measure_finds_what_is_wrong),
        cmocka_unit_test(neighbours_are_as_close_as_claimed),
        cmocka_unit_test(neighbours_are_as_close_in_what_is_drawn),
        cmocka_unit_test(a_huge_count_stays_a_number),
        cmocka_unit_test(the_system_draws_anew_each_time),
    };

    return cmocka_run_group_tests_name("totals", tests, NULL, NULL);
}
