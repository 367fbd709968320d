#include "core/retention.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mark.h"

#define NONE DAY_NONE
#define DONE TASK_ENDS_DONE
#define EVENT TASK_ENDS_EVENT
#define IDLE TASK_ENDS_IDLE

/* Days are small numbers here: 100 is the day of the last change. */
static const struct {
    const char *what;
    unsigned ends;
    int idle;
    struct lifetime lifetime; /* when, changed, ended, postponed */
    int32_t end;
} ends[] = {
    {"the event", DONE | EVENT, 0, {110, 100, NONE, 0}, 110},
    {"closed before the event", DONE | EVENT, 0, {110, 100, 105, 0}, 105},
    {"closed after the event", DONE | EVENT, 0, {110, 100, 112, 0}, 110},
    {"closed on the day", DONE | EVENT, 0, {110, 100, 110, 0}, 110},
    {"a far event outlives the ceiling",
     DONE | EVENT,
     0,
     {300, 100, NONE, 0},
     300},
    {"no day yet", DONE | EVENT, 0, {NONE, 100, NONE, 0}, 130},
    {"an event that is over", DONE | EVENT, 0, {90, 100, NONE, 0}, 90},
    {"idle", DONE | IDLE, 14, {NONE, 100, NONE, 0}, 114},
    {"idle, closed before", DONE | IDLE, 14, {NONE, 100, 101, 0}, 101},
    {"idle takes no notice of a day",
     DONE | IDLE,
     14,
     {103, 100, NONE, 0},
     114},
    {"idle before the event", DONE | EVENT | IDLE, 5, {110, 100, NONE, 0}, 105},
    {"the event before idle",
     DONE | EVENT | IDLE,
     14,
     {110, 100, NONE, 0},
     110},
    {"done alone, open", DONE, 0, {NONE, 100, NONE, 0}, 130},
    {"done alone takes no notice of a day", DONE, 0, {105, 100, NONE, 0}, 130},
    {"done alone, closed late", DONE, 0, {NONE, 100, 160, 0}, 160},
    {"postponed", DONE | EVENT, 0, {110, 100, NONE, 7}, 117},
    {"postponed too far", DONE | EVENT, 0, {110, 100, NONE, 70}, 117},
    {"postponed backwards", DONE | EVENT, 0, {110, 100, NONE, -9}, 110},
    {"postponed when closed", DONE | EVENT, 0, {110, 100, 108, 3}, 111},
    {"at the end of all days",
     DONE | EVENT,
     0,
     {INT32_MAX, 100, NONE, 7},
     INT32_MAX},
};

static void the_first_end_counts(void **state)
{
    (void)state;
    for (size_t at = 0; at < COUNT(ends); at++) {
        struct task task = {.ends = ends[at].ends, .idle_days = ends[at].idle};
        int32_t end = retention_end(&task, &ends[at].lifetime);

        if (end != ends[at].end)
            fail_msg("%s: day %d and not %d", ends[at].what, end, ends[at].end);
    }
}

static const struct {
    int keep;
    bool warned;
    int postponed;
    int32_t gone; /* the event is on day 110 */
} fields[] = {
    {0, false, 0, 111}, /* there on the day itself, gone on the next */
    {1, false, 0, 112}, {14, false, 0, 125}, {0, true, 0, 111},
    {1, true, 0, 111}, /* warned: the day after the end at the latest */
    {14, true, 0, 111}, {0, false, 7, 118},  {1, false, 7, 119},
    {1, true, 7, 111}, /* postponing is no way around the warning */
    {0, true, 7, 111},
};

static void fields_go_on_their_day(void **state)
{
    struct task task = {.ends = DONE | EVENT};

    (void)state;
    for (size_t at = 0; at < COUNT(fields); at++) {
        struct field field = {.keep = fields[at].keep};
        struct lifetime lifetime = {110, 100, NONE, fields[at].postponed};

        assert_int_equal(
            retention_field(&task, &field, &lifetime, fields[at].warned),
            fields[at].gone);
    }
}

static void the_request_goes_with_its_last_field(void **state)
{
    struct field of_task[] = {{.keep = 0}, {.keep = 3}, {.keep = 1}};
    struct task task = {.ends = DONE | EVENT};
    struct lifetime lifetime = {110, 100, NONE, 0};

    (void)state;
    /* The helpers' lines stay for a day, fields or not. */
    assert_int_equal(retention_request(&task, &lifetime), 111);
    task.fields = of_task;
    task.field_count = COUNT(of_task);
    assert_int_equal(retention_request(&task, &lifetime), 114);
    lifetime.postponed = 2;
    assert_int_equal(retention_request(&task, &lifetime), 116);
}

/* Whatever the day of the end was, its week looks the same. */
static void a_receipt_does_not_tell_the_day(void **state)
{
    (void)state;
    for (int32_t day = 20800; day < 20800 + 70; day++) {
        int32_t gone = retention_receipt(day);

        assert_int_equal(day_weekday(gone), 1);
        assert_in_range(gone - day, RETENTION_RECEIPT_DAYS - 6,
                        RETENTION_RECEIPT_DAYS);
    }
    assert_int_equal(day_weekday(20806), 6);
    for (int32_t first = 20806; first < 20876; first += 7)
        for (int32_t day = first; day < first + 7; day++)
            assert_int_equal(retention_receipt(day), retention_receipt(first));
}

#define BUILT 20800

static const struct {
    int32_t clock, last, built;
    enum clock_belief belief;
} beliefs[] = {
    {20810, 20810, BUILT, CLOCK_BELIEVED},
    {20811, 20810, BUILT, CLOCK_BELIEVED},
    {20855, 20810, BUILT, CLOCK_BELIEVED},
    {20856, 20810, BUILT, CLOCK_AHEAD},
    {20809, 20810, BUILT, CLOCK_BACK},
    {0, 20810, BUILT, CLOCK_BACK},      /* 1970: a dead battery */
    {47482, 20810, BUILT, CLOCK_AHEAD}, /* 2100 */
    {20810, NONE, BUILT, CLOCK_BELIEVED},
    {BUILT, NONE, BUILT, CLOCK_BELIEVED},
    {BUILT - 1, NONE, BUILT, CLOCK_BACK},
    {0, NONE, BUILT, CLOCK_BACK},
    {BUILT + 3650, NONE, BUILT, CLOCK_BELIEVED}, /* an old program */
    {47482, NONE, BUILT, CLOCK_AHEAD},
    {20810, NONE, 0, CLOCK_BELIEVED}, /* built without a day */
    {47482, NONE, 0, CLOCK_AHEAD},
    {INT32_MAX, INT32_MAX - 3, BUILT, CLOCK_BELIEVED},
};

static void the_clock_is_believed_within_bounds(void **state)
{
    (void)state;
    for (size_t at = 0; at < COUNT(beliefs); at++)
        if (retention_believe(beliefs[at].clock, beliefs[at].last,
                              beliefs[at].built) != beliefs[at].belief)
            fail_msg("clock %d after %d", beliefs[at].clock, beliefs[at].last);
}

/* Whatever the group's rule and the request: nothing lasts longer by it. */
static void a_shorter_rule_lengthens_nothing(void **state)
{
    static const int32_t days[] = {NONE, 100, 104, 125, 160};
    int shortened = 0;

    (void)state;
    for (size_t at = 0; at < COUNT(days) * COUNT(days) * 124; at++) {
        struct task task = {.ends = at % 2 ? DONE | EVENT : DONE | IDLE,
                            .idle_days = 20};
        struct field field = {.keep = (int)(at / 2 % 2) * 9};
        struct sooner sooner = {(int)(at / 4 % 31), 1 + (int)(at % 30)};
        struct lifetime lifetime = {
            .when = days[at / 124 % COUNT(days)],
            .changed = 100,
            .ended = days[at / 124 / COUNT(days)],
            .postponed = (int)(at % 8)};
        struct lifetime shorter = retention_sooner(&task, &lifetime, &sooner);
        int32_t before = retention_field(&task, &field, &lifetime, false);
        int32_t after = retention_at_most(
            retention_field(&task, &field, &shorter, false), &task, &shorter,
            &sooner);

        assert_true(after <= before);
        assert_true(after <= retention_end(&task, &shorter) + 1 +
                                 sooner.keep);
        shortened += after < before;
    }
    assert_true(shortened > 100);
}

static void a_total_has_three_years_after_its_month(void **state)
{
    (void)state;
    assert_int_equal(retention_total(2026 * 12 + 10),
                     day_from_date((struct date){2029, 12, 1}));
    assert_int_equal(retention_total(2026 * 12 + 11),
                     day_from_date((struct date){2030, 1, 1}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_end_counts),
        cmocka_unit_test(fields_go_on_their_day),
        cmocka_unit_test(the_request_goes_with_its_last_field),
        cmocka_unit_test(a_receipt_does_not_tell_the_day),
        cmocka_unit_test(the_clock_is_believed_within_bounds),
        cmocka_unit_test(a_shorter_rule_lengthens_nothing),
        cmocka_unit_test(a_total_has_three_years_after_its_month),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
