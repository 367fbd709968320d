#ifndef PLACE_H
#define PLACE_H
/* A folder of its own for each test, and ways to be somebody else in it. */
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define NOBODY 65534

struct place {
    char path[64];
    char *joined[8];
    unsigned next;
};

static inline int place_setup(void **state)
{
    struct place *place = calloc(1, sizeof *place);

    strcpy(place->path, "/tmp/host-test-XXXXXX");
    if (!mkdtemp(place->path))
        return -1;
    *state = place;
    return 0;
}

static inline int place_drop(const char *path, const struct stat *about,
                             int kind, struct FTW *where)
{
    (void)about;
    (void)kind;
    (void)where;
    return remove(path);
}

static inline int place_teardown(void **state)
{
    struct place *place = *state;

    nftw(place->path, place_drop, 16, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
    for (int i = 0; i < 8; i++)
        free(place->joined[i]);
    free(place);
    return 0;
}

/* A path in it; good for the next seven calls. */
static inline char *place_at(struct place *place, const char *name)
{
    char **path = &place->joined[place->next++ % 8];

    free(*path);
    if (asprintf(path, "%s/%s", place->path, name) < 0)
        abort();
    return *path;
}

static inline void place_write(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

/* Runs it in a child, as an ordinary user where this one is root; gives what
 * it returned, or 256 + signal. */
static inline int place_apart(int (*work)(void *), void *with, int as_nobody)
{
    int status;
    pid_t child = fork();

    if (child == 0) {
        if (as_nobody && geteuid() == 0 &&
            (setgid(NOBODY) || setuid(NOBODY)))
            _exit(99);
        _exit(work(with));
    }
    assert_true(child > 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) ? 256 + WTERMSIG(status)
                               : WEXITSTATUS(status);
}

#define PLACE_TEST(name)                                                       \
    cmocka_unit_test_setup_teardown(name, place_setup, place_teardown)

#endif
