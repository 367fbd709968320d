#include "store_place.h"
#include "first_store.h"

#include "base/random.h"

static struct traces_numbers numbers_of(struct store_place *place,
                                        int32_t until)
{
    struct traces_numbers numbers;

    assert_int_equal(traces_numbers(place->vault, until, &numbers), ERR_OK);
    return numbers;
}

static void nothing_is_nothing(void **state)
{
    struct traces_numbers numbers = numbers_of(*state, TODAY + 1000);

    assert_int_equal(numbers.drafts + numbers.open + numbers.ended, 0);
    assert_int_equal(numbers.asked + numbers.available + numbers.agreed, 0);
    assert_int_equal(numbers.due, 0);
    assert_int_equal(numbers.oldest, DAY_NONE);
}

static void set_state(struct store_place *place, struct request_id id,
                      enum request_state state, int32_t changed, int asked)
{
    struct request request;

    assert_int_equal(requests_get(place->vault, id, STAGE_OWN, &request),
                     ERR_OK);
    request.state = state;
    request.changed = changed;
    request.asked = asked;
    assert_int_equal(requests_save(place->vault, &request), ERR_OK);
    request_done(&request);
}

static void everything_is_counted_once(void **state)
{
    struct store_place *place = *state;
    struct request_id ids[5];
    struct traces_numbers numbers;

    for (int i = 0; i < 5; i++)
        ids[i] = store_add(place->vault, "ride", TODAY + i);
    set_state(place, ids[0], REQUEST_DRAFT, TODAY - 3, 0);
    set_state(place, ids[1], REQUEST_OPEN, TODAY - 5, 8);
    set_state(place, ids[2], REQUEST_OPEN, TODAY - 1, 4);
    set_state(place, ids[3], REQUEST_ENDED, TODAY - 9, 2);
    store_put(place->vault, ids[2], "note", "text:x", "x", STAGE_OWN,
              TODAY + 4);
    (void)store_line(place->vault, ids[1], "A", STAGE_AVAILABLE);
    (void)store_line(place->vault, ids[1], "B", STAGE_AVAILABLE);
    (void)store_line(place->vault, ids[2], "C", STAGE_AGREED);
    /* What is marked is not there. */
    set_state(place, ids[4], REQUEST_OPEN, TODAY - 20, 100);
    assert_int_equal(requests_mark(place->vault, ids[4], true, TODAY), ERR_OK);

    numbers = numbers_of(place, TODAY + 4);
    assert_int_equal(numbers.drafts, 1);
    assert_int_equal(numbers.open, 2);
    assert_int_equal(numbers.ended, 1);
    assert_int_equal(numbers.asked, 14);
    assert_int_equal(numbers.available, 2);
    assert_int_equal(numbers.agreed, 1);
    assert_int_equal(numbers.due, 1);
    assert_int_equal(numbers.oldest, TODAY - 5);
    assert_true(request_id_equal(numbers.oldest_id, ids[1]));
    assert_false(numbers.oldest_draft);
    assert_int_equal(numbers_of(place, TODAY + 3).due, 0);
    assert_int_equal(numbers_of(place, DAY_NONE).due, 0);

    set_state(place, ids[0], REQUEST_DRAFT, TODAY - 6, 0);
    numbers = numbers_of(place, DAY_NONE);
    assert_true(request_id_equal(numbers.oldest_id, ids[0]));
    assert_true(numbers.oldest_draft);
}

static void a_store_of_before_is_brought_up(void **state)
{
    struct store_place *place = *state;
    struct request_id id;
    struct receipt receipt = {"ride", 24317, END_DONE, 5, 2, 1, 0};

    first_store_make(store_db(place->vault));
    id = store_add(place->vault, "ride", TODAY);
    (void)store_line(place->vault, id, "A", STAGE_AVAILABLE);
    for (int day = TODAY; day < TODAY + 14; day++) {
        receipt.expires = day;
        assert_int_equal(traces_receipt_add(place->vault, &receipt), ERR_OK);
    }
    store_open_again(place);
    assert_true(store_number(place->vault, "PRAGMA user_version") > 1);
    assert_int_equal(numbers_of(place, TODAY).open, 1);
    assert_int_equal(numbers_of(place, TODAY).available, 1);
    /* Old receipts no longer tell the day either, and none lasts longer. */
    assert_int_equal(store_number(place->vault, "SELECT count(DISTINCT expires)"
                                                " FROM receipt"),
                     3);
    assert_int_equal(day_weekday((int32_t)store_number(
                         place->vault, "SELECT expires FROM receipt"
                                       " ORDER BY row LIMIT 1")),
                     1);
    assert_int_equal(
        store_number(place->vault,
                     "SELECT count(*) FROM receipt WHERE expires > 20000 +"
                     " row - 1"),
        0);
    assert_int_equal(db_check(store_db(place->vault)), ERR_OK);
}

static void a_closed_store_says_so(void **state)
{
    struct traces_numbers numbers = {.open = 7};
    struct store_place *place = *state;
    struct vault closed = *place->vault;

    closed.db = NULL;
    assert_int_equal(traces_numbers(&closed, TODAY, &numbers), ERR_LOCKED);
    assert_int_equal(numbers.open, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(nothing_is_nothing),
        STORE_TEST(everything_is_counted_once),
        STORE_TEST(a_store_of_before_is_brought_up),
        STORE_TEST(a_closed_store_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
