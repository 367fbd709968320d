#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/wait.h>
#include <unistd.h>

#include "base/list.h"
#include "base/mem.h"

struct thing {
    int number;
    char name[20];
};

static void lists_grow_zeroed(void **state)
{
    LIST(struct thing) list = {0};

    (void)state;
    for (int i = 0; i < 1000; i++) {
        struct thing *thing = LIST_ADD(&list);

        assert_int_equal(thing->number, 0);
        assert_int_equal(thing->name[19], 0);
        thing->number = i;
        memset(thing->name, 'x', sizeof thing->name);
    }
    assert_int_equal(list.count, 1000);
    assert_true(list.room >= list.count);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(list.items[i].number, i);
    LIST_DONE(&list);
    assert_null(list.items);
    assert_int_equal(list.count, 0);
    LIST_ADD(&list)->number = 5;
    assert_int_equal(list.items[0].number, 5);
    LIST_DONE(&list);
}

static void blocks_are_zeroed_and_kept(void **state)
{
    unsigned char *block = mem_new(10, 3);

    (void)state;
    for (int i = 0; i < 30; i++)
        assert_int_equal(block[i], 0);
    memset(block, 7, 30);
    block = mem_resize(block, 10, 1000, 3);
    assert_int_equal(block[29], 7);
    for (int i = 30; i < 3000; i++)
        assert_int_equal(block[i], 0);
    block = mem_resize(block, 1000, 2, 3);
    assert_int_equal(block[5], 7);
    MEM_FREE(block);
    assert_null(block);
    mem_free(NULL);
    block = mem_resize(NULL, 0, 0, 4);
    assert_non_null(block);
    mem_free(block);
    block = mem_new(0, 0);
    assert_non_null(block);
    mem_free(block);
}

static void strings_are_copied(void **state)
{
    char *copy = mem_string("text");

    (void)state;
    assert_string_equal(copy, "text");
    mem_free(copy);
    assert_null(mem_string(NULL));
    copy = mem_string_n("text", 2);
    assert_string_equal(copy, "te");
    mem_free(copy);
    copy = mem_string_n("text", 99);
    assert_string_equal(copy, "text");
    mem_free(copy);
    copy = mem_copy("a\0b", 3);
    assert_memory_equal(copy, "a\0b", 3);
    mem_free(copy);
    copy = mem_copy(NULL, 0);
    assert_non_null(copy);
    mem_free(copy);
}

static void wiping_overwrites(void **state)
{
    unsigned char bytes[40];

    (void)state;
    memset(bytes, 9, sizeof bytes);
    mem_wipe(bytes + 10, 20);
    assert_int_equal(bytes[9], 9);
    assert_int_equal(bytes[10], 0);
    assert_int_equal(bytes[29], 0);
    assert_int_equal(bytes[30], 9);
}

/* In a child: it ends there. */
static void exhaustion_ends_the_program(size_t count, size_t size)
{
    int status;
    pid_t child = fork();

    if (child == 0) {
        if (!freopen("/dev/null", "w", stderr))
            _exit(2);
        mem_free(mem_new(count, size));
        _exit(1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 70);
}

static void running_out_ends_in_order(void **state)
{
    (void)state;
#ifdef __SANITIZE_ADDRESS__
    /* It ends the program itself, with its own report. */
    skip();
#endif
    exhaustion_ends_the_program(SIZE_MAX / 2, 1);
    /* A product that doesn't fit must not become a small block. */
    exhaustion_ends_the_program(SIZE_MAX / 4 + 2, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_grow_zeroed),
        cmocka_unit_test(blocks_are_zeroed_and_kept),
        cmocka_unit_test(strings_are_copied),
        cmocka_unit_test(wiping_overwrites),
        cmocka_unit_test(running_out_ends_in_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
