#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <errno.h>
#include <malloc.h>
#include <stdbool.h>

#ifndef SQLITE_HAS_CODEC
#define SQLITE_HAS_CODEC 1
#endif
#include <sqlite3.h>

#define SIZE 200
#define MARK 0xA7
/* The allocator chains free blocks through their beginning. */
#define CHAIN (2 * sizeof(void *))

/* Looks at memory that was given back: what this test is about, and what a
 * compiler must not see through. */
static size_t marks_at(uintptr_t address, size_t size)
{
    const volatile unsigned char *bytes =
        (const volatile unsigned char *)address;
    size_t marks = 0;

    for (size_t i = CHAIN; i < size; i++)
        marks += bytes[i] == MARK;
    return marks;
}

static uintptr_t mark(void *block, size_t size)
{
    assert_non_null(block);
    memset(block, MARK, size);
    return (uintptr_t)block;
}

/* Called so that a compiler draws no conclusions: this test reads what was
 * given back. */
static void (*volatile give_back)(void *) = free;
static void *(*volatile resize)(void *, size_t) = realloc;
static void *(*volatile resize_array)(void *, size_t, size_t) = reallocarray;

/* Sanitizers and valgrind have an allocator of their own. */
static bool is_watched(void)
{
#ifdef __SANITIZE_ADDRESS__
    return true;
#else
    const char *preloaded = getenv("LD_PRELOAD");

    return preloaded && strstr(preloaded, "vgpreload");
#endif
}

#define SKIP_WATCHED()                                                         \
    do {                                                                       \
        if (is_watched())                                                      \
            skip();                                                            \
    } while (0)

static void every_kind_of_block_is_wiped(void **state)
{
    void *blocks[6] = {0};
    uintptr_t addresses[6];

    (void)state;
    SKIP_WATCHED();
    blocks[0] = malloc(SIZE);
    blocks[1] = calloc(SIZE, 1);
    blocks[2] = memalign(256, SIZE);
    assert_int_equal(posix_memalign(&blocks[3], 64, SIZE), 0);
    blocks[4] = resize_array(NULL, SIZE / 4, 4);
    blocks[5] = aligned_alloc(32, 224);
    for (int i = 0; i < 6; i++)
        addresses[i] = mark(blocks[i], SIZE);
    for (int i = 0; i < 6; i++)
        give_back(blocks[i]);
    for (int i = 0; i < 6; i++)
        assert_int_equal(marks_at(addresses[i], SIZE), 0);
    give_back(NULL);
}

static void growing_wipes_the_old_place(void **state)
{
    char *block;
    uintptr_t old;

    (void)state;
    SKIP_WATCHED();
    block = malloc(SIZE);
    old = mark(block, SIZE);
    block = resize(block, SIZE * 100);
    assert_non_null(block);
    assert_int_not_equal((uintptr_t)block, old);
    assert_int_equal(marks_at(old, SIZE), 0);
    for (int i = 0; i < SIZE; i++)
        assert_int_equal((unsigned char)block[i], MARK);
    old = mark(block, SIZE * 100);
    block = resize_array(block, 1000, SIZE);
    assert_non_null(block);
    assert_int_equal((unsigned char)block[SIZE * 100 - 1], MARK);
    give_back(block);
    block = malloc(SIZE);
    old = mark(block, SIZE);
    block = resize_array(block, SIZE, 10);
    assert_int_equal(marks_at(old, SIZE), 0);
    give_back(block);
}

static void shrinking_wipes_the_end(void **state)
{
    char *block;
    uintptr_t old;

    (void)state;
    SKIP_WATCHED();
    block = malloc(SIZE);
    old = mark(block, SIZE);
    block = resize(block, SIZE - 50);
    assert_int_equal((uintptr_t)block, old);
    assert_int_equal(marks_at(old, SIZE), SIZE - 50 - CHAIN);
    block = resize(block, 24);
    assert_int_not_equal((uintptr_t)block, old);
    assert_int_equal(marks_at(old, SIZE), 0);
    assert_int_equal((unsigned char)block[23], MARK);
    give_back(block);
}

/* Too large for any machine, in a way that compilers don't see. */
static size_t too_much(void)
{
    volatile size_t size = PTRDIFF_MAX - 4096;

    return size;
}

static void odd_sizes(void **state)
{
    char *block, *failed;

    (void)state;
    SKIP_WATCHED();
    block = resize(NULL, 10);
    assert_non_null(block);
    memset(block, MARK, 10);
    errno = 0;
    failed = resize(block, too_much());
    assert_null(failed);
    assert_int_equal(errno, ENOMEM);
    /* The old one stands. */
    assert_int_equal((unsigned char)block[9], MARK);
    errno = 0;
    failed = resize_array(block, too_much(), 8);
    assert_null(failed);
    assert_int_equal(errno, ENOMEM);
    failed = resize(block, 0);
    assert_null(failed);
    /* Freeing leaves errno to those who still want to read it. */
    errno = ENOSPC;
    give_back(malloc(5));
    assert_int_equal(errno, ENOSPC);
}

static void libraries_use_it(void **state)
{
    FILE *pipe_end;
    int ends[2];
    size_t room = SIZE;
    char *line, *block;
    uintptr_t old;

    (void)state;
    SKIP_WATCHED();
    block = sqlite3_malloc(SIZE);
    old = mark(block, SIZE);
    sqlite3_free(block);
    assert_int_equal(marks_at(old, SIZE), 0);
    /* The C library itself, when a line grows. */
    assert_int_equal(pipe(ends), 0);
    for (int i = 0; i < 10 * SIZE; i++)
        assert_int_equal(write(ends[1], "\xA7", 1), 1);
    assert_int_equal(write(ends[1], "\n", 1), 1);
    close(ends[1]);
    pipe_end = fdopen(ends[0], "r");
    line = malloc(room);
    old = mark(line, room);
    assert_int_equal(getline(&line, &room, pipe_end), 10 * SIZE + 1);
    assert_int_equal(marks_at(old, SIZE), 0);
    give_back(line);
    fclose(pipe_end);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_block_is_wiped),
        cmocka_unit_test(growing_wipes_the_old_place),
        cmocka_unit_test(shrinking_wipes_the_end),
        cmocka_unit_test(odd_sizes),
        cmocka_unit_test(libraries_use_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
