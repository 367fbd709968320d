#include "vault/passphrase.h"

#include <string.h>

#define GROUPS 4
#define GROUP_LENGTH 5
#define MADE_LENGTH (GROUPS * (GROUP_LENGTH + 1) - 1)
#define FACTOR_SIZE 64

/* 17 and 5 letters that are on every Latin keyboard and in every spelling;
 * a group can be said aloud in most languages. c, q, x and y are left out:
 * they sound like others. */
static const char consonants[] = "bdfghjklmnprstvwz";
static const char vowels[] = "aeiou";
static const char digits_ascii[] = "0123456789";

static char draw(const struct random *random, const char *letters)
{
    return letters[random_below(random, (uint32_t)strlen(letters))];
}

struct secret *vault_passphrase_make(const struct random *random, bool digits)
{
    struct secret *made = secret_new(MADE_LENGTH);
    unsigned char *at = made->bytes;

    for (int group = 0; group < GROUPS; group++) {
        if (group)
            *at++ = '-';
        for (int i = 0; i < GROUP_LENGTH; i++)
            *at++ = (unsigned char)draw(random, digits  ? digits_ascii
                                                : i % 2 ? vowels
                                                        : consonants);
    }
    return made;
}

struct secret *vault_factor_make(const struct random *random)
{
    struct secret *factor = secret_new(FACTOR_SIZE);

    random_fill(random, factor->bytes, factor->length);
    return factor;
}

enum err passphrase_fit(const struct vault_key *key)
{
    const struct secret *typed = key->passphrase;

    if (typed->length > PASSPHRASE_LIMIT ||
        (typed->length && memchr(typed->bytes, 0, typed->length)))
        return ERR_INVALID;
    if (key->factor && key->factor->length < FACTOR_LEAST)
        return ERR_INVALID;
    if (vault_passphrase_strength(typed) == STRENGTH_WEAK)
        return ERR_WEAK;
    return ERR_OK;
}

int vault_delay(int failures)
{
    static const int seconds[] = {0, 0, 1, 2, 4, 8, 16, 32, 60};

    if (failures < 0)
        failures = 0;
    return seconds[failures < (int)COUNT(seconds) ? failures
                                                  : (int)COUNT(seconds) - 1];
}
