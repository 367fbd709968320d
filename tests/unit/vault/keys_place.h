#ifndef KEYS_PLACE_H
#define KEYS_PLACE_H
/* A folder for one test, keys made of words, and random numbers that are the
 * same in every run. */
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/random.h"
#include "base/secret.h"
#include "base/text.h"
#include "host/file.h"

struct keys_place {
    char folder[64];
    char store[80];
};

static inline int keys_setup(void **state)
{
    struct keys_place *place = calloc(1, sizeof *place);

    if (!place || secret_setup())
        return -1;
    strcpy(place->folder, "/tmp/vault-test-XXXXXX");
    if (!mkdtemp(place->folder))
        return -1;
    snprintf(place->store, sizeof place->store, "%s/store", place->folder);
    *state = place;
    return 0;
}

static inline int keys_drop(const char *path, const struct stat *about,
                            int kind, struct FTW *where)
{
    (void)about;
    (void)kind;
    (void)where;
    return remove(path);
}

static inline int keys_teardown(void **state)
{
    struct keys_place *place = *state;

    nftw(place->folder, keys_drop, 16, FTW_DEPTH | FTW_PHYS);
    free(place);
    return 0;
}

/* The path of a file in a folder; the caller frees it. */
static inline char *keys_path(const char *folder, const char *name)
{
    char *path;

    if (asprintf(&path, "%s/%s", folder, name) < 0)
        abort();
    return path;
}

static inline struct secret *keys_secret(const char *text)
{
    char *copy = mem_string(text);
    struct secret *secret = secret_take(copy, strlen(text));

    mem_free(copy);
    return secret;
}

static inline void keys_write(const char *folder, const char *name,
                              const void *bytes, size_t length)
{
    char *path = keys_path(folder, name);
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, 0600), 0);
    free(path);
}

/* The bytes are the caller's (mem_free). */
static inline char *keys_read(const char *folder, const char *name,
                              size_t *length)
{
    char *path = keys_path(folder, name);
    char *bytes;

    assert_int_equal(file_read(path, 1 << 24, &bytes, length), ERR_OK);
    free(path);
    return bytes;
}

static inline bool keys_exists(const char *folder, const char *name)
{
    char *path = keys_path(folder, name);
    bool exists = file_exists(path);

    free(path);
    return exists;
}

static inline void keys_remove(const char *folder, const char *name)
{
    char *path = keys_path(folder, name);

    assert_int_equal(file_remove(path), ERR_OK);
    free(path);
}

static inline void keys_copy(const char *folder, const char *from,
                             const char *to)
{
    size_t length;
    char *bytes = keys_read(folder, from, &length);

    keys_write(folder, to, bytes, length);
    mem_free(bytes);
}

/* splitmix64 over a counter: spread evenly enough for every test here. */
static inline void keys_fill(void *state, void *bytes, size_t size)
{
    uint64_t *counter = state;
    unsigned char *at = bytes;

    for (size_t i = 0; i < size; i++) {
        uint64_t mixed = (*counter += 0x9e3779b97f4a7c15u);

        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
        at[i] = (unsigned char)(mixed >> 32);
    }
}

#define KEYS_TEST(name)                                                        \
    cmocka_unit_test_setup_teardown(name, keys_setup, keys_teardown)

#endif
