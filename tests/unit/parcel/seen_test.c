#include "rig.h"

/* The packet with this number, and a hash made of it and `flavour`. */
static struct parcel numbered(uint64_t counter, int flavour)
{
    struct parcel parcel = rig_parcel(PARCEL_CHANGED);

    parcel.counter = counter;
    memset(parcel.hash, flavour, PARCEL_HASH_SIZE);
    memcpy(parcel.hash, &counter, sizeof counter);
    if (counter > 1) {
        uint64_t before = counter - 1;

        memset(parcel.previous, flavour, PARCEL_HASH_SIZE);
        memcpy(parcel.previous, &before, sizeof before);
    }
    return parcel;
}

static enum err judge(const struct parcel_seen *seen, uint64_t counter,
                      int flavour)
{
    struct parcel parcel = numbered(counter, flavour);

    return parcel_judge(&parcel, seen,
                        seen->counter ? PARCEL_OWNER_SENDER : PARCEL_OWNER_NONE,
                        TODAY);
}

static void add(struct parcel_seen *seen, uint64_t counter, int flavour)
{
    struct parcel parcel = numbered(counter, flavour);

    parcel_seen_add(seen, &parcel);
}

static void one_after_the_other_is_taken_once(void **state)
{
    struct parcel_seen seen = {0};

    (void)state;
    for (uint64_t counter = 1; counter <= 40; counter++) {
        assert_int_equal(judge(&seen, counter, 1), ERR_OK);
        add(&seen, counter, 1);
        for (uint64_t old = 1; old <= counter; old++)
            assert_int_equal(judge(&seen, old, 1),
                             counter - old < PARCEL_SEEN_HASHES
                                 ? ERR_PARCEL_KNOWN
                                 : ERR_PARCEL_OVERTAKEN);
    }
    assert_int_equal(seen.counter, 40);
}

static void a_gap_may_be_taken_and_what_comes_late_may_not(void **state)
{
    struct parcel_seen seen = {0};

    (void)state;
    assert_int_equal(judge(&seen, 3, 1), ERR_PARCEL_GAP);
    add(&seen, 3, 1);
    assert_int_equal(judge(&seen, 1, 1), ERR_PARCEL_OVERTAKEN);
    assert_int_equal(judge(&seen, 2, 1), ERR_PARCEL_OVERTAKEN);
    assert_int_equal(judge(&seen, 3, 1), ERR_PARCEL_KNOWN);
    assert_int_equal(judge(&seen, 4, 1), ERR_OK);
    assert_int_equal(judge(&seen, 5, 1), ERR_PARCEL_GAP);
    assert_int_equal(judge(&seen, PARCEL_COUNTER_MOST, 1), ERR_PARCEL_GAP);
    /* Remembered as seen, an overtaken one is known. */
    add(&seen, 2, 1);
    assert_int_equal(seen.counter, 3);
    assert_int_equal(judge(&seen, 2, 1), ERR_PARCEL_KNOWN);
    assert_int_equal(judge(&seen, 1, 1), ERR_PARCEL_OVERTAKEN);
}

/* The sender restored a backup and gives numbers out again. */
static void another_one_with_the_same_number_is_a_conflict(void **state)
{
    struct parcel_seen seen = {0};

    (void)state;
    for (uint64_t counter = 1; counter <= 4; counter++)
        add(&seen, counter, 1);
    for (uint64_t counter = 1; counter <= 4; counter++)
        assert_int_equal(judge(&seen, counter, 2), ERR_PARCEL_CONFLICT);
    /* The right number, after one that isn't ours. */
    assert_int_equal(judge(&seen, 5, 2), ERR_PARCEL_CONFLICT);
    assert_int_equal(judge(&seen, 5, 1), ERR_OK);
}

static void a_leap_leaves_no_old_hash_behind(void **state)
{
    (void)state;
    for (uint64_t leap = 1; leap < 20; leap++) {
        struct parcel_seen seen = {0};

        for (uint64_t counter = 1; counter <= 10; counter++)
            add(&seen, counter, 1);
        add(&seen, 10 + leap, 1);
        for (uint64_t counter = 1; counter <= 10 + leap; counter++) {
            bool was_taken = counter <= 10 || counter == 10 + leap;
            bool is_near = 10 + leap - counter < PARCEL_SEEN_HASHES;

            assert_int_equal(judge(&seen, counter, 1),
                             was_taken && is_near ? ERR_PARCEL_KNOWN
                                                  : ERR_PARCEL_OVERTAKEN);
        }
    }
}

static enum err judge_day(int32_t sent, int32_t expires, int32_t today)
{
    struct parcel parcel = numbered(1, 1);
    struct parcel_seen seen = {0};

    parcel.sent = sent;
    parcel.expires = expires;
    return parcel_judge(&parcel, &seen, PARCEL_OWNER_NONE, today);
}

static void it_has_its_days(void **state)
{
    (void)state;
    assert_int_equal(judge_day(TODAY, TODAY, TODAY), ERR_OK);
    assert_int_equal(judge_day(TODAY, TODAY, TODAY + 1), ERR_PARCEL_EXPIRED);
    assert_int_equal(judge_day(TODAY - 9, TODAY - 1, TODAY),
                     ERR_PARCEL_EXPIRED);
    assert_int_equal(judge_day(TODAY + 2, TODAY + 9, TODAY), ERR_OK);
    assert_int_equal(judge_day(TODAY + 3, TODAY + 9, TODAY), ERR_PARCEL_EARLY);
    assert_int_equal(judge_day(84000, 84005, 0), ERR_PARCEL_EARLY);
}

static void only_the_owner_speaks_for_a_request(void **state)
{
    static const enum err wanted[2][5] = {
        {ERR_OK, ERR_OK, ERR_PARCEL_CONFLICT, ERR_PARCEL_CONFLICT,
         ERR_PARCEL_GONE},
        {ERR_PARCEL_GONE, ERR_PARCEL_CONFLICT, ERR_OK, ERR_PARCEL_CONFLICT,
         ERR_PARCEL_GONE},
    };
    struct parcel_seen seen = {0};

    (void)state;
    for (int kind = PARCEL_OFFER; kind <= PARCEL_ANSWER; kind++)
        for (int owner = 0; owner < 5; owner++) {
            struct parcel parcel = numbered(1, 1);

            parcel.kind = (enum parcel_kind)kind;
            assert_int_equal(
                parcel_judge(&parcel, &seen, (enum parcel_owner)owner, TODAY),
                wanted[kind == PARCEL_ANSWER][owner]);
            parcel.counter = 5;
            if (wanted[kind == PARCEL_ANSWER][owner])
                assert_int_equal(parcel_judge(&parcel, &seen,
                                              (enum parcel_owner)owner, TODAY),
                                 wanted[kind == PARCEL_ANSWER][owner]);
        }
}

/* A replay after all else is forgotten meets the record or the expiry. */
static void the_record_outlives_every_packet_in_it(void **state)
{
    struct parcel_seen seen = {0};
    struct parcel parcel = numbered(1, 1);

    (void)state;
    parcel_seen_add(&seen, &parcel);
    assert_int_equal(seen.until, TODAY + 20);
    parcel = numbered(2, 1);
    parcel.expires = TODAY + 3;
    parcel_seen_add(&seen, &parcel);
    assert_int_equal(seen.until, TODAY + 20);
    seen = (struct parcel_seen){0};
    parcel = numbered(1, 1);
    assert_int_equal(
        parcel_judge(&parcel, &seen, PARCEL_OWNER_NONE, TODAY + 21),
        ERR_PARCEL_EXPIRED);
}

static void what_is_sent_is_numbered_in_a_chain(void **state)
{
    struct parcel_seen sent = {0}, seen = {0};

    (void)state;
    for (uint64_t counter = 1; counter <= 20; counter++) {
        struct parcel parcel = rig_parcel(PARCEL_CHANGED);

        parcel_number(&parcel, &sent);
        assert_int_equal(parcel.counter, counter);
        memset(parcel.hash, (int)counter, PARCEL_HASH_SIZE);
        parcel_seen_add(&sent, &parcel);
        assert_int_equal(
            parcel_judge(&parcel, &seen, PARCEL_OWNER_SENDER, TODAY), ERR_OK);
        parcel_seen_add(&seen, &parcel);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_after_the_other_is_taken_once),
        cmocka_unit_test(a_gap_may_be_taken_and_what_comes_late_may_not),
        cmocka_unit_test(another_one_with_the_same_number_is_a_conflict),
        cmocka_unit_test(a_leap_leaves_no_old_hash_behind),
        cmocka_unit_test(it_has_its_days),
        cmocka_unit_test(only_the_owner_speaks_for_a_request),
        cmocka_unit_test(the_record_outlives_every_packet_in_it),
        cmocka_unit_test(what_is_sent_is_numbered_in_a_chain),
    };

    return cmocka_run_group_tests(tests, rig_setup, rig_teardown);
}
