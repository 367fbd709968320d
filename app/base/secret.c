#include "base/secret.h"

#include <string.h>

#include <sodium.h>

#include "base/mem.h"

enum err secret_setup(void)
{
    return sodium_init() < 0 ? ERR_RANDOM : ERR_OK;
}

struct secret *secret_new(size_t size)
{
    struct secret *secret = mem_new(1, sizeof *secret);

    secret->bytes = sodium_malloc(size ? size : 1);
    /* An address space without room for a few pages can't run anything:
     * fail the way mem_new does. */
    if (!secret->bytes)
        secret->bytes = mem_new(SIZE_MAX, 1);
    sodium_memzero(secret->bytes, size ? size : 1);
    secret->size = size;
    secret->length = size;
    return secret;
}

struct secret *secret_take(void *bytes, size_t length)
{
    struct secret *secret = secret_new(length);

    memcpy(secret->bytes, bytes, length);
    sodium_memzero(bytes, length);
    return secret;
}

struct secret *secret_copy(const struct secret *secret)
{
    struct secret *copy = secret_new(secret->size);

    memcpy(copy->bytes, secret->bytes, secret->size);
    copy->length = secret->length;
    return copy;
}

void secret_free(struct secret **secret)
{
    if (!*secret)
        return;
    sodium_free((*secret)->bytes);
    mem_free(*secret);
    *secret = NULL;
}

bool secret_equal(const struct secret *a, const struct secret *b)
{
    return a->length == b->length &&
           sodium_memcmp(a->bytes, b->bytes, a->length) == 0;
}
