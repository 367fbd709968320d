/* Every screen, in every shape, language and size: what can be chosen can be
 * reached, what is written can be read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "i18n/phrase.h"
#include "look.h"
#include "stops.h"
#include "ui/page_items.h"

#define MOST_STEPS 1500
#define BODY_ROWS 1500

struct place {
    int columns;
    int rows;
};

/* Under sanitizers each step takes ten times as long: there the smallest size
 * alone. */
#ifdef __SANITIZE_ADDRESS__
static const struct place places[] = {{40, 15}};
#else
static const struct place places[] = {
    {40, 15}, {80, 24}, {60, 20}, {200, 60}};
#endif

/* How much of each screen is tried: what differs from language to language is
 * what stands there, not where Tab leads. */
enum walk { WALK_ALL, WALK_READ, WALK_ALOUD };

static int focus_id(struct player *player)
{
    const struct spot *spot = player_focus(player);

    return spot ? spot->id : 0;
}

static size_t count_stops(const struct layout *layout)
{
    size_t count = 0;

    for (size_t i = 0; i < layout->spots.count; i++)
        count += layout->spots.items[i].kind != SPOT_PART;
    return count;
}

/* Round by Tab until it comes back: each thing has its turn. */
static int go_round(struct player *player, const struct look_from *from,
                    const char *key)
{
    size_t expected = count_stops(&player->app.layout);
    int start;
    size_t steps = 0;
    int found = 0;

    if (expected == 0)
        return look_complain(from, "nothing can be chosen");
    player_key(player, key);
    start = focus_id(player);
    do {
        found += look_at(player, from);
        player_key(player, key);
        steps++;
    } while (focus_id(player) != start && steps < MOST_STEPS);
    if (steps != expected)
        found += look_complain(from, "Tab does not reach everything once");
    return found;
}

static void note_rows(struct player *player, bool *seen)
{
    const struct layout *layout = &player->app.layout;
    int top = app_view(&player->app)->top;

    for (int row = top; row < top + layout_visible(layout); row++)
        if (row >= 0 && row < BODY_ROWS)
            seen[row] = true;
}

/* Down from the top to the bottom: each line of the body comes by. */
static int read_down(struct player *player, const struct look_from *from)
{
    bool seen[BODY_ROWS] = {false};
    const struct layout *layout = &player->app.layout;
    int found = 0;

    for (int i = 0; i < 100 && app_view(&player->app)->top > 0; i++)
        player_wheel(player, -1);
    note_rows(player, seen);
    for (int i = 0; i < MOST_STEPS; i++) {
        const struct spot *spot = player_focus(player);
        int focus = focus_id(player);
        int top = app_view(&player->app)->top;

        player_key(player, spot && spot->kind == SPOT_CALENDAR ? "Tab"
                                                             : "Down");
        found += look_at(player, from);
        note_rows(player, seen);
        if (focus_id(player) == focus && app_view(&player->app)->top == top)
            break;
    }
    for (int row = 0; row < layout->body_needed && row < BODY_ROWS; row++)
        if (!seen[row]) {
            char what[60];

            snprintf(what, sizeof what, "line %d of %d can't be read", row,
                     layout->body_needed);
            return found + look_complain(from, what);
        }
    return found;
}

/* A number goes to its row. */
static int try_numbers(struct player *player, const struct look_from *from)
{
    int found = 0;

    for (int number = 1; number <= 99; number++) {
        char key[24];
        const struct spot *spot;
        bool is_there = false;

        for (size_t i = 0; i < player->app.layout.spots.count; i++)
            is_there |= player->app.layout.spots.items[i].number == number;
        if (!is_there || app_contexts(&player->app) & KEY_IN_INPUT)
            break;
        spot = player_focus(player);
        if (spot && (spot->kind == SPOT_STEPPER ||
                     spot->kind == SPOT_CALENDAR))
            break;
        player_wait(player, 2000);
        snprintf(key, sizeof key, "text:%d", number);
        player_key(player, key);
        spot = player_focus(player);
        if (!spot || spot->number != number)
            found += look_complain(from, "a number does not go to its row");
        found += look_at(player, from);
    }
    return found;
}

static int visit(struct player *player, struct house *house,
                 const struct stop *stop, const struct look_from *from,
                 enum walk walk)
{
    const char *key = "Tab";
    int found;

    stop_go(player, house, stop);
    if (stop->first ? player->app.nav.entries.count != 1
                    : player->app.nav.entries.count < 2)
        return look_complain(from, "it does not open");
    found = look_at(player, from);
    for (size_t i = 0; i < player->app.page->items.count; i++)
        if (player->app.page->items.items[i].mark_count > 0)
            key = "BackTab"; /* Tab says why there */
    if (walk != WALK_READ)
        found += go_round(player, from, key);
    found += read_down(player, from);
    if (walk != WALK_READ && player->app.page->flags & PAGE_NUMBERED) {
        stop_go(player, house, stop);
        found += try_numbers(player, from);
    }
    if (found && getenv("SHOW")) {
        stop_go(player, house, stop);
        look_print(player);
    }
    return found;
}

static void walk_as(const char *code, enum walk walk)
{
    const struct place *end =
        places + (walk == WALK_READ && COUNT(places) > 2 ? 2 : COUNT(places));
    const char *only = getenv("ONLY");
    size_t count;
    const struct stop *all = stops(&count);
    int found = 0;

    for (int kind = STOP_FURNISHED; kind <= STOP_PRACTICE; kind++) {
        struct house house;
        struct player player;

        stop_house(&house, (enum stop_house)kind);
        assert_int_equal(phrase_use(language_find(code)), 0);
        if (kind == STOP_PRACTICE)
            player_begin_practice(&player, house.session, house.real);
        else
            player_begin(&player, house.session);
        player.setup.reader = walk == WALK_ALOUD;
        for (const struct place *place = places; place < end; place++) {
            player.columns = place->columns;
            player.rows = place->rows;
            for (size_t i = 0; i < count; i++)
                if (stop_is_in(&all[i], (enum stop_house)kind) &&
                    (!only || strstr(all[i].name, only))) {
                    struct look_from from = {all[i].name, code,
                                             place->columns, place->rows};

                    found += visit(&player, &house, &all[i], &from, walk);
                }
        }
        player_end(&player);
        house_end(&house);
    }
    assert_int_equal(found, 0);
}

static void in_arabic(void **state)
{
    (void)state;
    walk_as("ar", WALK_ALL);
}

static void in_long_and_wide_words(void **state)
{
    (void)state;
    walk_as("qps", WALK_ALL);
}

#ifndef __SANITIZE_ADDRESS__
/* One thing on a line: what a bare eye finds in a row, a voice reads in a
 * column. */
static void for_a_screen_reader(void **state)
{
    (void)state;
    walk_as("en", WALK_ALOUD);
    walk_as("ar", WALK_ALOUD);
    walk_as("qps", WALK_ALOUD);
}

static void in_english(void **state)
{
    (void)state;
    walk_as("en", WALK_ALL);
}

static void from_right_to_left(void **state)
{
    (void)state;
    walk_as("qar", WALK_ALL);
}

/* Nothing is cut, and all can be read, in each language there is.
 * WALK_LANGUAGE=fr walks that one alone. */
static void in_every_language(void **state)
{
    const char *one = getenv("WALK_LANGUAGE");
    size_t count;
    const struct language *all = languages(&count);

    (void)state;
    for (size_t i = 0; i < count; i++)
        if (one ? strcmp(all[i].code, one) == 0
                : strcmp(all[i].code, "en") != 0 &&
                      strcmp(all[i].code, "ar") != 0)
            walk_as(all[i].code, WALK_READ);
}
#endif

static void every_screen_is_a_stop(void **state)
{
    size_t count;
    const struct stop *all = stops(&count);

    (void)state;
    for (int id = 0; id < SCREEN_COUNT; id++) {
        bool is = false;

        for (size_t i = 0; i < count; i++)
            is = is || (int)all[i].screen == id;
        assert_true(is);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_screen_is_a_stop),
        cmocka_unit_test(in_long_and_wide_words),
        cmocka_unit_test(in_arabic),
#ifndef __SANITIZE_ADDRESS__
        cmocka_unit_test(in_english),
        cmocka_unit_test(from_right_to_left),
        cmocka_unit_test(for_a_screen_reader),
        cmocka_unit_test(in_every_language),
#endif
    };

    if (getenv("WALK_LANGUAGE"))
        cmocka_set_test_filter("in_every_language");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
