#include "core/request.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"

static struct request example(void)
{
    struct request request = {.code = 417, .task = mem_string("ride")};

    request.answers = mem_new(2, sizeof *request.answers);
    request.answer_count = 2;
    request.answers[0] = (struct answer){.field = mem_string("when"),
                                         .value = mem_string("2026-11-24")};
    request.answers[1] =
        (struct answer){.field = mem_string("seats"), .value = mem_string("2")};
    request.helpers = mem_new(3, sizeof *request.helpers);
    request.helper_count = 3;
    request.helpers[0] = (struct helper){
        .id = 7, .label = mem_string("A"), .stage = STAGE_AVAILABLE};
    request.helpers[1] = (struct helper){
        .id = 9, .label = mem_string("B"), .stage = STAGE_AGREED};
    request.helpers[2] = (struct helper){
        .id = 11, .label = mem_string("C"), .stage = STAGE_AVAILABLE};
    return request;
}

static void answers_and_lines_are_found(void **state)
{
    struct request request = example();

    (void)state;
    assert_string_equal(request_value(&request, "seats"), "2");
    assert_null(request_value(&request, "seat"));
    assert_null(request_value(&request, ""));
    assert_string_equal(request_helper(&request, 9)->label, "B");
    assert_null(request_helper(&request, 8));
    assert_int_equal(request_count(&request, STAGE_AVAILABLE), 2);
    assert_int_equal(request_count(&request, STAGE_AGREED), 1);
    assert_int_equal(request_count(&request, STAGE_OWN), 0);
    request_done(&request);
    assert_int_equal(request.answer_count, 0);
    assert_null(request.answers);
    assert_null(request.task);
    assert_int_equal(request.code, 0);
    assert_null(request_value(&request, "seats"));
    request_done(&request);
}

static void ids_differ_by_any_byte(void **state)
{
    struct request_id a = {{0}}, b = {{0}};

    (void)state;
    assert_true(request_id_equal(a, b));
    b.bytes[REQUEST_ID_SIZE - 1] = 1;
    assert_false(request_id_equal(a, b));
}

static void ends_have_names(void **state)
{
    (void)state;
    assert_string_equal(request_end_name(END_NONE), "");
    assert_string_equal(request_end_name(END_DONE), "done");
    assert_string_equal(request_end_name(END_CANCELLED), "cancelled");
    assert_string_equal(request_end_name(END_NOBODY), "nobody found");
    assert_string_equal(request_end_name((enum request_end)9), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_and_lines_are_found),
        cmocka_unit_test(ids_differ_by_any_byte),
        cmocka_unit_test(ends_have_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
