#include "vault/cost.h"

#include <string.h>
#include <unistd.h>

#include "host/clock.h"
#include "host/laptop.h"
#include "vault/kdf.h"

#define MIB 1024u
#define LEAST_MEMORY (64 * MIB)
#define MOST_MEMORY (256 * MIB)
#define LEAST_PASSES 3
#define MOST_PASSES 24

/* A store may have to open on the smallest laptop of the group. */
static const uint32_t choices[] = {128 * MIB, 96 * MIB, LEAST_MEMORY};
/* More passes than this are not chosen, only read. */
#define CHOSEN_PASSES 12
#define AIM 1000 /* milliseconds */
#define TOO_SLOW 1500
#define RUNS 3

bool cost_is_allowed(struct cost cost)
{
    return cost.kibibytes >= LEAST_MEMORY && cost.kibibytes <= MOST_MEMORY &&
           cost.passes >= LEAST_PASSES && cost.passes <= MOST_PASSES;
}

/* KiB that a derivation may take: an eighth of the memory, half of what is
 * free. */
static unsigned long affordable(void)
{
    unsigned long total, available;

    laptop_memory(&total, &available);
    if (!total || !available) {
        unsigned long page = (unsigned long)sysconf(_SC_PAGESIZE) / 1024;
        long all = sysconf(_SC_PHYS_PAGES);
        long unused = sysconf(_SC_AVPHYS_PAGES);

        total = all > 0 ? (unsigned long)all * page : 0;
        available = unused > 0 ? (unsigned long)unused * page : 0;
    }
    return total / 8 < available / 2 ? total / 8 : available / 2;
}

static enum err time_once(struct cost cost, int64_t *taken)
{
    static const unsigned char salt[KDF_SALT_SIZE];
    struct secret *sample = secret_new(16);
    struct secret *key = NULL;
    struct vault_key typed = {sample, NULL};
    int64_t start = clock_running();
    enum err err = kdf_derive(&typed, cost, salt, &key);

    *taken = clock_running() - start;
    secret_free(&key);
    secret_free(&sample);
    return err;
}

/* The middle one of three, so that one hiccup of the laptop doesn't count. */
static enum err time_median(struct cost cost, int64_t *taken)
{
    int64_t times[RUNS];

    *taken = 0;
    for (size_t i = 0; i < RUNS; i++) {
        int64_t now;
        size_t at = i;
        enum err err = time_once(cost, &now);

        if (err)
            return err;
        for (; at && times[at - 1] > now; at--)
            times[at] = times[at - 1];
        times[at] = now;
    }
    *taken = times[RUNS / 2];
    return ERR_OK;
}

enum err cost_measure(struct cost *cost)
{
    unsigned long limit = affordable();
    struct cost tried = {LEAST_PASSES, LEAST_MEMORY};
    enum err err = ERR_LOW_MEMORY;
    int64_t taken = 0;

    memset(cost, 0, sizeof *cost);
    /* Memory first: it is what makes guessing machines expensive. */
    for (size_t i = 0; i < COUNT(choices); i++) {
        bool least = choices[i] == LEAST_MEMORY;

        if (choices[i] > limit && !least)
            continue;
        tried.kibibytes = choices[i];
        err = time_median(tried, &taken);
        if (least || (!err && taken <= TOO_SLOW))
            break;
    }
    if (err)
        return err;
    /* The time grows evenly with the passes. */
    if (taken < 1)
        taken = 1;
    if (taken < AIM) {
        int64_t passes = LEAST_PASSES * AIM / taken;

        tried.passes = passes > CHOSEN_PASSES  ? CHOSEN_PASSES
                       : passes > LEAST_PASSES ? (uint32_t)passes
                                               : LEAST_PASSES;
    }
    *cost = tried;
    return ERR_OK;
}
