#include "place.h"

#include <time.h>

#include "base/day.h"
#include "host/clock.h"

static int32_t real_day(void)
{
    time_t now = time(NULL);
    struct tm local;

    localtime_r(&now, &local);
    return day_from_date((struct date){local.tm_year + 1900, local.tm_mon + 1,
                                       local.tm_mday});
}

/* Within a day: midnight may pass meanwhile. */
static void assert_is_real(int32_t day)
{
    assert_in_range(day, real_day() - 1, real_day() + 1);
}

static void real_without_the_file(void **state)
{
    struct place *place = *state;
    int minutes = -1;

    clock_setup(NULL);
    assert_is_real(clock_day(&minutes));
    assert_in_range(minutes, 0, 24 * 60 - 1);
    clock_setup(place->path);
    assert_is_real(clock_day(&minutes));
    assert_true(clock_running() > 0);
    assert_true(clock_since_boot() >= clock_running() - 5);
    assert_in_range(clock_built(), 20000, real_day() + 1);
}

static void obeys_and_follows_changes(void **state)
{
    struct place *place = *state;
    char *orders = place_at(place, "clock");
    int minutes;
    int64_t before, boot;

    clock_setup(place->path);
    before = clock_running();
    boot = clock_since_boot();
    place_write(orders, "2099-12-31\n90\n600000\n5000\n");
    assert_int_equal(clock_day(&minutes),
                     day_from_date((struct date){2099, 12, 31}));
    assert_int_equal(minutes, 90);
    assert_in_range(clock_since_boot() - boot, 600000, 605000);
    assert_in_range(clock_running() - before, 5000, 10000);
    place_write(orders, "0\n");
    assert_int_equal(clock_day(&minutes), 0);
    assert_in_range(clock_since_boot() - boot, 0, 5000);
    assert_int_equal(unlink(orders), 0);
    assert_is_real(clock_day(&minutes));
}

static void nonsense_is_no_order(void **state)
{
    struct place *place = *state;
    int minutes;

    clock_setup(place->path);
    place_write(place_at(place, "clock"), "tomorrow\n9999\n\n");
    assert_is_real(clock_day(&minutes));
    assert_in_range(minutes, 0, 24 * 60 - 1);
    place_write(place_at(place, "clock"), "");
    assert_is_real(clock_day(&minutes));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PLACE_TEST(real_without_the_file),
        PLACE_TEST(obeys_and_follows_changes),
        PLACE_TEST(nonsense_is_no_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
