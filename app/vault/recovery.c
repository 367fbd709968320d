#include "vault/vault.h"

#include <string.h>

#include <sodium.h>

#include "vault/vault_state.h"

#define CHARACTERS 28
#define CHECKED 26 /* 130 random bits; two more check them */
#define GROUP 4
#define TEXT_LENGTH (CHARACTERS + CHARACTERS / GROUP - 1)
#define NO_VALUE 32

/* Crockford's order: no I, L, O, U. */
static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* Values 0..31 are elements of the field of 32, x^5 + x^2 + 1. A code is
 * right if the sum of its values is 0, and the sum of each value times 2 to
 * the power of its place as well. Any two changed characters, so also any two
 * exchanged ones, break one of the sums. */
static unsigned twice(unsigned value)
{
    value <<= 1;
    return value & 32 ? value ^ 0x25 : value;
}

static bool is_right(const unsigned char values[CHARACTERS])
{
    unsigned sum = 0;
    unsigned weighted = 0;

    for (size_t i = CHARACTERS; i-- > 0;) {
        sum ^= values[i];
        weighted = twice(weighted) ^ values[i];
    }
    return sum == 0 && weighted == 0;
}

static void add_checks(unsigned char values[CHARACTERS])
{
    unsigned sum = 0;

    for (size_t i = 0; i < CHECKED; i++)
        sum ^= values[i];
    for (unsigned last = 0; last < 32; last++) {
        values[CHECKED] = (unsigned char)(sum ^ last);
        values[CHECKED + 1] = (unsigned char)last;
        if (is_right(values))
            return;
    }
}

static struct secret *write_code(const unsigned char values[CHARACTERS])
{
    struct secret *code = secret_new(TEXT_LENGTH);
    unsigned char *at = code->bytes;

    for (size_t i = 0; i < CHARACTERS; i++) {
        if (i && i % GROUP == 0)
            *at++ = '-';
        *at++ = (unsigned char)alphabet[values[i]];
    }
    return code;
}

static unsigned char value_of(unsigned char typed)
{
    const char *at;

    if (typed >= 'a' && typed <= 'z')
        typed = (unsigned char)(typed - 'a' + 'A');
    if (typed == 'O')
        typed = '0';
    if (typed == 'I' || typed == 'L')
        typed = '1';
    at = typed ? strchr(alphabet, typed) : NULL;
    return at ? (unsigned char)(at - alphabet) : NO_VALUE;
}

static bool is_between_groups(unsigned char typed)
{
    return typed == '-' || typed == ' ' || typed == '_' || typed == '.' ||
           typed == '\t' || typed == '\n' || typed == '\r';
}

enum err vault_recovery_read(const struct secret *typed, struct secret **code)
{
    struct secret *values = secret_new(CHARACTERS);
    size_t count = 0;
    enum err err = ERR_OK;

    *code = NULL;
    for (size_t i = 0; i < typed->length && !err; i++) {
        unsigned char value;

        if (is_between_groups(typed->bytes[i]))
            continue;
        value = value_of(typed->bytes[i]);
        if (value == NO_VALUE || count == CHARACTERS)
            err = ERR_MISTYPED;
        else
            values->bytes[count++] = value;
    }
    if (!err && (count != CHARACTERS || !is_right(values->bytes)))
        err = ERR_MISTYPED;
    if (!err)
        *code = write_code(values->bytes);
    secret_free(&values);
    return err;
}

enum err vault_recovery_make(struct vault *vault, int32_t month,
                             const struct random *random, struct secret **code)
{
    struct secret *values = secret_new(CHARACTERS);
    struct vault_key key = {NULL, NULL};
    enum err err;

    *code = NULL;
    for (size_t i = 0; i < CHECKED; i++)
        values->bytes[i] = (unsigned char)random_below(random, 32);
    add_checks(values->bytes);
    *code = write_code(values->bytes);
    secret_free(&values);
    key.passphrase = *code;
    err = vault_slot_add(vault, &key, SLOT_RECOVERY, month, random);
    if (err)
        secret_free(code);
    return err;
}
