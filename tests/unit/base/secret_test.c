#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/secret.h"

static int setup(void **state)
{
    (void)state;
    return (int)secret_setup();
}

static void new_ones_are_zeroed(void **state)
{
    struct secret *secret = secret_new(100);

    (void)state;
    assert_int_equal(secret->size, 100);
    assert_int_equal(secret->length, 100);
    for (int i = 0; i < 100; i++)
        assert_int_equal(secret->bytes[i], 0);
    secret_free(&secret);
    assert_null(secret);
    secret_free(&secret);
    secret = secret_new(0);
    assert_non_null(secret->bytes);
    secret_free(&secret);
}

static void taking_wipes_the_source(void **state)
{
    char typed[] = "correct horse";
    struct secret *secret = secret_take(typed, 13);

    (void)state;
    assert_int_equal(secret->length, 13);
    assert_memory_equal(secret->bytes, "correct horse", 13);
    for (int i = 0; i < 13; i++)
        assert_int_equal(typed[i], 0);
    secret_free(&secret);
}

static void compares(void **state)
{
    char a[] = "same text", b[] = "same text";
    char c[] = "same tex", d[] = "Same text";
    struct secret *first = secret_take(a, 9), *second = secret_take(b, 9);
    struct secret *shorter = secret_take(c, 8), *other = secret_take(d, 9);
    struct secret *copy = secret_copy(first);

    (void)state;
    assert_true(secret_equal(first, second));
    assert_true(secret_equal(first, copy));
    assert_false(secret_equal(first, shorter));
    assert_false(secret_equal(first, other));
    copy->bytes[0] = 'x';
    assert_int_equal(first->bytes[0], 's');
    secret_free(&first);
    secret_free(&second);
    secret_free(&shorter);
    secret_free(&other);
    secret_free(&copy);
}

static void a_copy_keeps_room_and_length(void **state)
{
    struct secret *secret = secret_new(50), *copy;

    (void)state;
    memset(secret->bytes, 'a', 50);
    secret->length = 7;
    copy = secret_copy(secret);
    assert_int_equal(copy->size, 50);
    assert_int_equal(copy->length, 7);
    assert_int_equal(copy->bytes[6], 'a');
    secret_free(&secret);
    secret_free(&copy);
}

/* Reading past the end meets the guard page. */
static void the_end_is_guarded(void **state)
{
    int status;
    pid_t child = fork();

    (void)state;
    if (child == 0) {
        struct secret *secret = secret_new(16);
        volatile unsigned char *bytes = secret->bytes;

        signal(SIGSEGV, SIG_DFL);
        signal(SIGBUS, SIG_DFL);
        _exit(bytes[16]);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_ones_are_zeroed),
        cmocka_unit_test(taking_wipes_the_source),
        cmocka_unit_test(compares),
        cmocka_unit_test(a_copy_keeps_room_and_length),
        cmocka_unit_test(the_end_is_guarded),
    };

    return cmocka_run_group_tests(tests, setup, NULL);
}
