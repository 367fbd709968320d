/* The practice without a terminal: whoever does nothing but what the guide
 * says comes to its end, at each size and in each language; whoever wanders
 * off is led back; nothing real is open meanwhile, and nothing is left. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "flow/practice.h"
#include "flow/unlock.h"
#include "house.h"
#include "i18n/format.h"
#include "i18n/phrase.h"
#include "look.h"
#include "ui/guide_rows.h"
#include "ui/page_items.h"

#define MOST_STEPS 60

static const char *const codes[] = {"en", "es", "ar", "qps", "qar"};

struct place {
    int columns;
    int rows;
};
static const struct place places[] = {{40, 15}, {80, 24}, {60, 20}, {200, 60}};

struct rig {
    struct house house;
    struct player player;
};

static void begin(struct rig *rig, bool furnished)
{
    house_begin(&rig->house, furnished);
    player_begin(&rig->player, rig->house.session);
}

static void end(struct rig *rig)
{
    player_end(&rig->player);
    app_drop_practice(&rig->player.app);
    house_end(&rig->house);
    (void)!phrase_use(language_find("en"));
}

static void practise(struct rig *rig)
{
    player_open_first(&rig->player, SCREEN_WELCOME, NULL);
    player_key(&rig->player, "choose:2");
    assert_true(app_is_practice(&rig->player.app));
    assert_int_equal(player_screen(&rig->player), SCREEN_HOME);
}

static bool is(const char *string, const char *label)
{
    return string && strcmp(string, label) == 0;
}

/* 0 if nothing on the page is called so. */
static int id_of(const struct page *page, const char *label)
{
    for (size_t i = 0; i < page->items.count; i++) {
        const struct item *item = &page->items.items[i];

        if (item->id > 0 &&
            (is(item->strings[0], label) || is(item->strings[1], label)))
            return item->id;
    }
    for (size_t i = 0; i < page->buttons.count; i++)
        if (is(page->buttons.items[i].label, label))
            return page->buttons.items[i].id;
    return 0;
}

/* The name without the number of its row. */
static const char *name_in(const char *lead)
{
    int digit, size;

    while ((size = format_digit(lead, &digit)) > 0)
        lead += size;
    return lead + strspn(lead, " ");
}

static size_t stops_between(struct player *player, int from, int to)
{
    const struct layout *layout = &player->app.layout;
    size_t at[2] = {0, 0}, count = 0;

    for (size_t i = 0; i < layout->spots.count; i++) {
        const struct spot *spot = &layout->spots.items[i];

        if (spot->kind == SPOT_PART)
            continue;
        if (spot->id == from)
            at[0] = count;
        if (spot->id == to)
            at[1] = count;
        count++;
    }
    return at[1] > at[0] ? at[1] - at[0] : at[0] - at[1];
}

/* Keys that a person presses to choose it: Enter, and before that Tab either
 * way or the number of its row. */
static unsigned keys_to(struct player *player, int id)
{
    const struct layout *layout = &player->app.layout;
    const struct spot *focus = player_focus(player);
    size_t steps = stops_between(player, focus ? focus->id : 0, id);

    for (size_t i = 0; i < layout->spots.count; i++) {
        const struct spot *spot = &layout->spots.items[i];
        size_t digits = spot->number > 9 ? 2 : 1;

        if (spot->id == id && spot->number > 0 && digits < steps &&
            !(app_contexts(&player->app) & KEY_IN_INPUT))
            steps = digits;
    }
    return (unsigned)steps + 1;
}

static unsigned presses;

/* Does what the guide says; false if it says nothing. */
static bool follow(struct player *player)
{
    struct guide_lines lines = {0};
    struct layout_notice notice = {0};
    char key[24] = "Esc";
    bool down;
    int id;

    guide_fill(&player->app, &lines, &notice);
    if (!notice.lead) {
        guide_lines_done(&lines);
        return false;
    }
    down = strstr(notice.hint, "↓") && !strstr(notice.hint, "↑") &&
           !strstr(notice.hint, "(↓)");
    presses += down + 1u;
    if (strcmp(notice.lead, _("Esc")) != 0) {
        id = id_of(player->app.page, name_in(notice.lead));
        assert_int_not_equal(id, 0);
        presses += keys_to(player, id) - 1;
        snprintf(key, sizeof key, "choose:%d", id);
    }
    guide_lines_done(&lines);
    if (down)
        player_key(player, "Down");
    player_key(player, key);
    return true;
}

static int follow_to_the_end(struct rig *rig, const struct look_from *from)
{
    struct player *player = &rig->player;
    int steps = 0, found = 0;

    practise(rig);
    presses = 0;
    while (steps < MOST_STEPS) {
        int bad = look_at(player, from);

        if (bad && getenv("SHOW"))
            look_print(player);
        found += bad;
        assert_false(session_is_open(rig->house.session));
        if (!follow(player))
            break;
        steps++;
    }
    assert_int_equal(player_screen(player), SCREEN_PRACTICE);
    assert_int_equal(app_practised(&player->app), (1u << GUIDE_DONE_COUNT) - 1);
    assert_in_range(steps, 25, 35);
    assert_in_range(presses, 25, 90);
    if (getenv("SHOW"))
        printf("%s %dx%d: %d hints, %u keys\n", from->language, from->columns,
               from->rows, steps, presses);
    return found;
}

static int follow_in(const char *code, const struct place *place)
{
    struct rig rig;
    struct look_from from = {"practice", code, place->columns, place->rows};
    int found;

    begin(&rig, false);
    /* What a pseudo-language makes of a line no true rule knows. */
    if (!language_find(code)->pseudo)
        house_true_rules(&rig.house);
    assert_int_equal(phrase_use(language_find(code)), ERR_OK);
    rig.player.columns = place->columns;
    rig.player.rows = place->rows;
    found = follow_to_the_end(&rig, &from);
    end(&rig);
    return found;
}

static void the_guide_leads_to_the_end(void **state)
{
    int found = 0;

    (void)state;
    for (size_t c = 0; c < COUNT(codes); c++)
        for (size_t p = 0; p < COUNT(places); p++)
            found += follow_in(codes[c], &places[p]);
    assert_int_equal(found, 0);
}

/* The guard notices the line of the practice in each language. */
static void it_ends_in_every_language(void **state)
{
    size_t count;
    const struct language *all = languages(&count);
    int found = 0;

    (void)state;
    for (size_t i = 0; i < count; i++)
        found += follow_in(all[i].code, &places[0]);
    assert_int_equal(found, 0);
}

/* Wherever somebody goes in the middle, the guide leads back to where it was,
 * and then on. */
static void whoever_wanders_off_is_led_back(void **state)
{
    static const int screens[] = {SCREEN_LANGUAGE, SCREEN_FIND,
                                  SCREEN_CALL,     SCREEN_KEYS,
                                  SCREEN_ABOUT,    SCREEN_EXPIRING};
    static const int tabs[] = {SCREEN_NEW, SCREEN_LEARN, SCREEN_MORE};
    struct rig rig;
    int steps = 0;

    (void)state;
    begin(&rig, false);
    practise(&rig);
    do {
        int before = player_screen(&rig.player);

        for (size_t i = 0; i < COUNT(screens); i++) {
            app_push(&rig.player.app, screens[i], NULL);
            app_react(&rig.player.app);
            app_paint(&rig.player.app);
            assert_true(follow(&rig.player));
            assert_int_equal(player_screen(&rig.player), before);
        }
        if (before == SCREEN_HOME && steps > 3)
            for (size_t i = 0; i < COUNT(tabs); i++) {
                app_home(&rig.player.app, tabs[i]);
                app_react(&rig.player.app);
                app_paint(&rig.player.app);
                assert_true(follow(&rig.player));
                assert_int_equal(player_screen(&rig.player), SCREEN_HOME);
            }
        steps++;
    } while (follow(&rig.player) && steps < MOST_STEPS);
    assert_int_equal(player_screen(&rig.player), SCREEN_PRACTICE);
    end(&rig);
}

/* A key that hides ends it, wherever it is, and shows nothing. */
static void hiding_ends_it(void **state)
{
    (void)state;
    for (int stop = 0; stop < 12; stop++) {
        struct rig rig;

        begin(&rig, false);
        practise(&rig);
        for (int i = 0; i < stop; i++)
            assert_true(follow(&rig.player));
        player_key(&rig.player, "^X");
        assert_false(app_is_practice(&rig.player.app));
        assert_ptr_equal(rig.player.app.session, rig.house.session);
        assert_true(rig.player.app.covered);
        assert_false(player_shows(&rig.player, "Practice"));
        player_key(&rig.player, "Enter");
        assert_int_equal(player_screen(&rig.player), SCREEN_WELCOME);
        assert_false(player_shows(&rig.player, "Practice"));
        end(&rig);
    }
}

static void a_real_store_is_locked_first(void **state)
{
    struct rig rig;

    (void)state;
    begin(&rig, true);
    player_open_first(&rig.player, SCREEN_LEARN, NULL);
    app_push(&rig.player.app, SCREEN_PRACTICE, NULL);
    app_react(&rig.player.app);
    app_paint(&rig.player.app);
    assert_true(player_shows(&rig.player, "are locked first"));
    assert_true(session_is_open(rig.house.session));
    player_key(&rig.player, "choose:1");
    assert_true(app_is_practice(&rig.player.app));
    assert_false(session_is_open(rig.house.session));
    assert_true(player_shows(&rig.player, "No requests yet"));
    /* Begun anew it is another one, and still nothing real is open. */
    player_key(&rig.player, "Esc");
    assert_int_equal(player_screen(&rig.player), SCREEN_PRACTICE);
    player_key(&rig.player, "choose:4");
    assert_int_equal(player_screen(&rig.player), SCREEN_HOME);
    assert_false(session_is_open(rig.house.session));
    player_key(&rig.player, "^X");
    assert_int_equal(player_screen(&rig.player), SCREEN_UNLOCK);
    assert_false(app_is_practice(&rig.player.app));
    assert_false(rig.player.app.covered);
    end(&rig);
}

static void what_keeps_something_is_not_there(void **state)
{
    struct rig rig;

    (void)state;
    begin(&rig, false);
    practise(&rig);
    for (int id = 0; id < SCREEN_COUNT; id++) {
        if (guide_allows(id))
            continue;
        app_push(&rig.player.app, id, NULL);
        app_react(&rig.player.app);
        app_paint(&rig.player.app);
        assert_int_equal(player_screen(&rig.player), SCREEN_HOME);
        assert_true(player_shows(&rig.player, "not part of a practice"));
    }
    assert_false(guide_allows(SCREEN_BACKUPS));
    assert_false(guide_allows(SCREEN_PASSPHRASES));
    assert_false(guide_allows(SCREEN_HOLD));
    assert_false(guide_allows(SCREEN_STICK));
    assert_false(guide_allows(SCREEN_SETTINGS));
    assert_false(guide_allows(SCREEN_COUNT));
    assert_false(guide_allows(-1));
    app_home(&rig.player.app, SCREEN_MORE);
    app_react(&rig.player.app);
    app_paint(&rig.player.app);
    assert_false(player_shows(&rig.player, "Backups"));
    assert_false(player_shows(&rig.player, "Stop erasing"));
    assert_true(player_shows(&rig.player, "A practice keeps nothing"));
    assert_true(player_shows(&rig.player, "Leave the practice"));
    end(&rig);
}

static void it_may_be_left_for_real(void **state)
{
    struct rig rig;

    (void)state;
    begin(&rig, false);
    practise(&rig);
    app_keep_language(&rig.player.app, language_find("es"));
    player_key(&rig.player, "Esc");
    player_key(&rig.player, "choose:3");
    assert_false(app_is_practice(&rig.player.app));
    assert_int_equal(player_screen(&rig.player), SCREEN_PASSPHRASE);
    player_key(&rig.player, "Esc");
    assert_int_equal(player_screen(&rig.player), SCREEN_WELCOME);
    assert_string_equal(session_language(rig.house.session)->code, "es");
    end(&rig);
}

/* After five minutes without a key it is gone like a real one. */
static void it_ends_by_itself(void **state)
{
    struct rig rig;

    (void)state;
    begin(&rig, false);
    practise(&rig);
    player_wait(&rig.player, 61000);
    assert_true(rig.player.app.covered);
    player_key(&rig.player, "Tab");
    assert_true(app_is_practice(&rig.player.app));
    player_wait(&rig.player, 301000);
    assert_false(app_is_practice(&rig.player.app));
    assert_true(rig.player.app.covered);
    end(&rig);
}

static void each_row_can_be_read(void **state)
{
    struct canvas *canvas = canvas_new(40, 15, DIRECTION_LTR);
    size_t count, known;
    const struct language *all = languages(&known);
    const struct guide_row *rows = guide_rows(&count);

    (void)state;
    for (size_t c = 0; c < known; c++) {
        assert_int_equal(phrase_use(&all[c]), ERR_OK);
        for (size_t i = 0; i < count; i++) {
            assert_in_range(canvas_measure(canvas, 38, phrase(rows[i].hint)), 1,
                            2);
            assert_true((rows[i].lead == LEAD_CHOICE) ==
                        (rows[i].choice != NULL));
        }
    }
    (void)!phrase_use(language_find("en"));
    canvas_free(&canvas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_guide_leads_to_the_end),
        cmocka_unit_test(it_ends_in_every_language),
        cmocka_unit_test(whoever_wanders_off_is_led_back),
        cmocka_unit_test(hiding_ends_it),
        cmocka_unit_test(a_real_store_is_locked_first),
        cmocka_unit_test(what_keeps_something_is_not_there),
        cmocka_unit_test(it_may_be_left_for_real),
        cmocka_unit_test(it_ends_by_itself),
        cmocka_unit_test(each_row_can_be_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
