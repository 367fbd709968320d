/* What time does by itself: cover, countdown, lock, lid, Undo, progress. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/mem.h"
#include "driver.h"
#include "flow/rig.h"
#include "stops.h"

static struct house house;
static struct text out;
static struct driver driver;
static const struct screen *(*table)(enum screen_id id) = screen_row;
static int first = SCREEN_HOME;

static const char *run(const char *const *keys, size_t count)
{
    struct ui_setup setup = {
        .session = house.session, .row = table, .first = first};
    int exit_code = -1;

    house_unlock(&house);
    text_clear(&out);
    driver = (struct driver){.keys = keys,
                             .count = count,
                             .columns = 80,
                             .rows = 24,
                             .out = &out};
    assert_int_equal(driver_run(&driver, &setup, &exit_code), ERR_OK);
    return text_string(&out);
}

#define RUN(...)                                                               \
    run((const char *const[]){__VA_ARGS__},                                    \
        sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

/* What was shown after key number `step`, until the next one. */
static const char *after(const char *text, int step)
{
    static struct text piece;
    const char *end;

    for (int i = 0; i <= step; i++) {
        do
            text = strstr(text + 1, "== ");
        while (text && strncmp(text, "== blank", 8) == 0);
        assert_non_null(text);
    }
    end = text;
    do
        end = strstr(end + 1, "\n== ");
    while (end && strncmp(end, "\n== blank", 9) == 0);
    text_clear(&piece);
    text_append_n(&piece, text, end ? (size_t)(end - text) : strlen(text));
    return text_string(&piece);
}

static void covers_after_a_minute(void **state)
{
    const char *text = RUN("wait:59000", "wait:2000", "Down", "Down");

    (void)state;
    assert_non_null(strstr(after(text, 0), "Babysitting"));
    assert_non_null(strstr(after(text, 1), "== blank"));
    assert_null(strstr(after(text, 1), "Babysitting"));
    /* The first key only brings it back; the second one moves. */
    assert_non_null(strstr(after(text, 2), "focus: Fundraising"));
    assert_non_null(strstr(after(text, 3), "focus: Interpreting"));
}

static void counts_down_and_locks(void **state)
{
    const char *text = RUN("wait:61000", "wait:208500", "wait:1500",
                           "wait:28000", "wait:1500", "Enter");

    (void)state;
    assert_null(strstr(after(text, 1), "Locks in"));
    assert_non_null(strstr(after(text, 2), "Locks in 29 seconds."));
    assert_null(strstr(after(text, 2), "Babysitting"));
    assert_non_null(strstr(after(text, 3), "Locks in 1 second."));
    assert_non_null(strstr(after(text, 4), "Passphrase"));
    assert_null(strstr(after(text, 4), "Babysitting"));
    assert_null(strstr(after(text, 5), "Babysitting"));
    assert_false(session_is_open(house.session));
}

static void a_key_stops_the_countdown(void **state)
{
    const char *text =
        RUN("wait:61000", "wait:220000", "Down", "wait:50000", "wait:20000");

    (void)state;
    assert_non_null(strstr(after(text, 1), "Locks in 19 seconds."));
    assert_non_null(strstr(after(text, 2), "Babysitting"));
    assert_null(strstr(after(text, 2), "Locks in"));
    assert_non_null(strstr(after(text, 3), "Babysitting"));
    assert_null(strstr(after(text, 4), "Babysitting"));
}

static void a_closed_lid_locks(void **state)
{
    const char *text = RUN("sleep:1000", "sleep:10000", "Enter");

    (void)state;
    assert_non_null(strstr(after(text, 0), "Babysitting"));
    assert_non_null(strstr(after(text, 1), "== blank"));
    assert_non_null(strstr(after(text, 1), "Passphrase"));
    assert_null(strstr(after(text, 1), "Babysitting"));
    assert_null(strstr(after(text, 2), "Babysitting"));
}

/* --- long work -------------------------------------------------------------
 */

enum { WORK_SCREEN = SCREEN_NEW };

static int went_to; /* percent at which the work ended */
static bool hidden; /* somebody hides while it works */

static enum err work(void *user, bool (*progress)(void *bar, int percent),
                     void *bar)
{
    (void)user;
    for (went_to = 0; went_to < 100; went_to++) {
        if (hidden && went_to == 5)
            driver.look = "^X";
        driver.running += 25;
        driver.boot += 25;
        /* Any error will do. */
        if (!progress(bar, went_to))
            return ERR_BUSY;
    }
    return ERR_OK;
}

static void work_build(struct app *app, void *state, struct page *page)
{
    (void)app;
    (void)state;
    page_head(page, 0, "Work", NULL);
    page_button(page, 1, true, "Go");
}

static bool work_act(struct app *app, void *state, const struct action *action)
{
    (void)state;
    if (action->act != ACT_CHOOSE)
        return false;
    if (!app_work(app, "Working…", work, NULL))
        app_say(app, "Worked.");
    return true;
}

static const struct screen *work_row(enum screen_id id)
{
    static const struct screen screen = {
        .name = "work", .build = work_build, .act = work_act};

    return (int)id == WORK_SCREEN ? &screen : screen_row(id);
}

static void long_work_shows_how_far_it_is(void **state)
{
    static const char *const keys[] = {"Enter", "wait:7000"};
    const char *text;

    (void)state;
    table = work_row;
    first = WORK_SCREEN;
    text = run(keys, 2);
    assert_non_null(strstr(after(text, 0), "Working…"));
    assert_non_null(strstr(after(text, 0), "█"));
    assert_non_null(strstr(after(text, 0), "49%"));
    assert_non_null(strstr(after(text, 0), "Worked."));
    assert_int_equal(went_to, 100);
    /* What was said goes by itself. */
    assert_null(strstr(after(text, 1), "Worked."));
    /* Hidden in the middle: at once, and the work ends. */
    hidden = true;
    text = run(keys, 1);
    hidden = false;
    assert_true(went_to < 10);
    assert_non_null(strstr(after(text, 0), "== blank"));
    assert_non_null(strstr(after(text, 0), "Passphrase"));
    assert_null(strstr(after(text, 0), "Worked."));
    assert_false(session_is_open(house.session));
    table = screen_row;
    first = SCREEN_HOME;
}

/* --- undo ------------------------------------------------------------------
 */

static int64_t requests(void)
{
    return rig_number(house.rig, "SELECT count(*) FROM request");
}

static void erase(struct player *player)
{
    static const struct stop request = {.screen = SCREEN_REQUEST,
                                        .request = HOUSE_ENDED};

    stop_go(player, &house, &request);
    player_key(player, "choose:9");
}

static void undo_goes_after_ten_seconds(void **state)
{
    struct player player;
    int64_t count;

    (void)state;
    house_unlock(&house);
    count = requests();
    player_begin(&player, house.session);
    erase(&player);
    assert_true(player_shows(&player, "Undo"));
    assert_true(player_shows(&player, "The request was erased."));
    player_wait(&player, 9000);
    assert_true(player_shows(&player, "Undo"));
    /* Undo stays over a change of screens. */
    player_key(&player, "text:?");
    assert_true(player_shows(&player, "The request was erased."));
    assert_true(finish_can_undo(house.session));
    assert_int_equal(requests(), count);
    player_key(&player, "^Z");
    assert_false(player_shows(&player, "The request was erased."));
    assert_true(rig_is_there(house.rig, house.requests[HOUSE_ENDED]));
    erase(&player);
    assert_false(rig_is_there(house.rig, house.requests[HOUSE_ENDED]));
    assert_int_equal(requests(), count);
    player_wait(&player, 10500);
    assert_false(player_shows(&player, "Undo"));
    assert_false(finish_can_undo(house.session));
    assert_int_equal(requests(), count - 1);
    player_end(&player);
}

static void what_was_said_goes_with_its_screen(void **state)
{
    struct player player;

    (void)state;
    house_unlock(&house);
    player_begin(&player, house.session);
    player_open(&player, SCREEN_TELL,
                &(struct screen_argument){
                    .request = house.requests[HOUSE_OPEN]});
    player_key(&player, "choose:1");
    assert_true(player_shows(&player, "When somebody can help"));
    player_key(&player, "Down");
    assert_true(player_shows(&player, "When somebody can help"));
    player_key(&player, "text:?");
    assert_false(player_shows(&player, "When somebody can help"));
    player_end(&player);
}

static int begin(void **state)
{
    (void)state;
    stop_house(&house, STOP_FURNISHED);
    return 0;
}

static int end(void **state)
{
    (void)state;
    house_end(&house);
    text_done(&out);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(covers_after_a_minute),
        cmocka_unit_test(counts_down_and_locks),
        cmocka_unit_test(a_key_stops_the_countdown),
        cmocka_unit_test(a_closed_lid_locks),
        cmocka_unit_test(long_work_shows_how_far_it_is),
        cmocka_unit_test(undo_goes_after_ten_seconds),
        cmocka_unit_test(what_was_said_goes_with_its_screen),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
