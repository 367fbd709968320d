/* A text as codes: what a camera reads from the screen, at any size, in any
 * direction, and how one goes from one to the next. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "i18n/phrase.h"
#include "look.h"
#include "scan.h"
#include "ui/page_items.h"
#include "ui/screens/coded.h"
#include "i18n/folder.h"

enum { OPEN_CODE = 1 };

/* What the screen below is given. */
static const char *wanted;
static enum coded_parting parting;

struct state {
    struct coded coded;
};

static enum err open(struct app *app, void *data,
                     const struct screen_argument *argument)
{
    (void)app;
    (void)argument;
    coded_open(&((struct state *)data)->coded, wanted, parting);
    return ERR_OK;
}

static void build(struct app *app, void *data, struct page *page)
{
    struct state *state = data;

    if (coded_is_open(&state->coded)) {
        coded_build(app, &state->coded, page);
        return;
    }
    page_head(page, 0, "Below the code", NULL);
    page_row(page, OPEN_CODE, "Show", NULL, NULL);
}

static bool act(struct app *app, void *data, const struct action *action)
{
    struct state *state = data;

    (void)app;
    return coded_act(&state->coded, action);
}

static void close_code(struct app *app, void *data)
{
    (void)app;
    coded_close(&((struct state *)data)->coded);
}

static const struct screen *row(enum screen_id id)
{
    static const struct screen screen = {.name = "coded",
                                         .size = sizeof(struct state),
                                         .open = open,
                                         .build = build,
                                         .act = act,
                                         .close = close_code};

    (void)id;
    return &screen;
}

static const char words[] =
    "Can you look after children? Tuesday 24 November, 14:00, 3 hours, "
    "Springfield. To talk about it, say only this code: 417. Please delete "
    "this message afterwards.";

static void begin(struct player *player, const char *language)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    (void)!phrase_setup(locale_folder());
    (void)!phrase_use(language_find(language));
    player_begin(player, NULL);
    player->app.nav.row = row;
}

static void show(struct player *player, const char *text,
                 enum coded_parting part, int columns, int rows)
{
    wanted = text;
    parting = part;
    player->columns = columns;
    player->rows = rows;
    player_open_first(player, 0, NULL);
}

static int check(struct player *player, const char *language)
{
    struct look_from from = {"coded", language, player->columns,
                             player->rows};

    return look_at(player, &from);
}

struct place {
    int columns, rows, count;
};

static void a_camera_reads_it_at_any_size(void **state)
{
    /* How many codes these words take. */
    static const struct place places[] = {
        {80, 24, 2}, {40, 24, 3}, {60, 20, 3}, {40, 15, 6}, {200, 60, 1}};
    static const char *const languages[] = {"en", "ar"};
    struct player player;
    struct text found = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(languages); i++) {
        begin(&player, languages[i]);
        for (size_t k = 0; k < COUNT(places); k++) {
            show(&player, words, CODED_PARTS, places[k].columns,
                 places[k].rows);
            assert_int_equal(check(&player, languages[i]), 0);
            assert_int_equal(scan_all(&player, &found), places[k].count);
            assert_string_equal(text_string(&found), words);
            assert_int_equal(check(&player, languages[i]), 0);
        }
        player_end(&player);
    }
    text_done(&found);
}

/* The sizes that were promised: 53 bytes with the whole quiet zone, 78 with
 * half of it at 40x24; 106 and 134 at 80x24. */
static void one_code_holds_what_was_promised(void **state)
{
    static const struct {
        int columns, rows;
        size_t bytes;
        int quiet;
    } rows[] = {{40, 24, 53, 4}, {40, 24, 78, 2}, {80, 24, 106, 4},
                {80, 24, 134, 2}, {40, 15, 32, 2}};
    struct player player;
    struct text text = {0}, found = {0};

    (void)state;
    begin(&player, "en");
    for (size_t i = 0; i < COUNT(rows); i++) {
        text_clear(&text);
        while (text.length < rows[i].bytes)
            text_append(&text, "x");
        show(&player, text_string(&text), CODED_PARTS, rows[i].columns,
             rows[i].rows);
        assert_int_equal(page_find_code(player.app.page)->quiet,
                         rows[i].quiet);
        scan(&player, &found);
        assert_string_equal(text_string(&found), text_string(&text));
    }
    player_end(&player);
    text_done(&text);
    text_done(&found);
}

static void expect(struct player *player, const char *start)
{
    struct text found = {0};

    scan(player, &found);
    if (strncmp(text_string(&found), start, strlen(start)) != 0)
        fail_msg("not %s: %s", start, text_string(&found));
    text_done(&found);
}

static void keys_and_taps_go_on(void **state)
{
    struct player player;

    (void)state;
    begin(&player, "en");
    show(&player, words, CODED_PARTS, 40, 24);
    expect(&player, "1/3");
    player_key(&player, "Right");
    expect(&player, "2/3");
    player_key(&player, "Down");
    expect(&player, "3/3");
    player_key(&player, "Right");
    expect(&player, "3/3");
    player_key(&player, "Left");
    expect(&player, "2/3");
    player_key(&player, "text:1");
    expect(&player, "1/3");
    player_key(&player, "text:3");
    expect(&player, "3/3");
    player_key(&player, "text:9");
    expect(&player, "3/3");
    player_key(&player, "text:٢");
    expect(&player, "2/3");
    player_tap(&player, 5, 20);
    expect(&player, "3/3");
    player_tap(&player, 5, 20);
    expect(&player, "3/3");
    /* Enter goes through all, then back. */
    player_key(&player, "text:2");
    player_key(&player, "Enter");
    expect(&player, "3/3");
    player_key(&player, "Enter");
    expect(&player, "");
    assert_true(player_shows(&player, "Below the code"));
    player_end(&player);
}

static void the_way_back_is_there(void **state)
{
    struct player player;

    (void)state;
    begin(&player, "en");
    show(&player, "417", CODED_PARTS, 80, 24);
    expect(&player, "417");
    assert_false(player_shows(&player, "^X"));
    player_key(&player, "Right");
    expect(&player, "417");
    player_key(&player, "Esc");
    assert_true(player_shows(&player, "Below the code"));
    show(&player, "417", CODED_PARTS, 80, 24);
    player_key(&player, "Enter");
    assert_true(player_shows(&player, "Below the code"));
    show(&player, "417", CODED_PARTS, 80, 24);
    player_tap(&player, 23, 12);
    assert_true(player_shows(&player, "Below the code"));
    player_end(&player);
}

/* In Arabic the way on is to the left; the code is not mirrored. */
static void arrows_follow_the_language(void **state)
{
    struct player player;

    (void)state;
    begin(&player, "ar");
    show(&player, words, CODED_PARTS, 40, 24);
    expect(&player, "1/3");
    player_key(&player, "Left");
    expect(&player, "2/3");
    player_key(&player, "Right");
    expect(&player, "1/3");
    player_end(&player);
}

static void what_fits_nowhere_asks_for_a_larger_window(void **state)
{
    struct player player;
    struct text text = {0};

    (void)state;
    begin(&player, "en");
    while (text.length < 200)
        text_append(&text, "0123456789");
    show(&player, text_string(&text), CODED_WHOLE, 80, 24);
    expect(&player, "");
    assert_true(player_shows(&player, "57 columns"));
    assert_true(player_shows(&player, "30 rows"));
    assert_int_equal(check(&player, "en"), 0);
    /* That is true. */
    show(&player, text_string(&text), CODED_WHOLE, 57, 30);
    expect(&player, text_string(&text));
    show(&player, text_string(&text), CODED_WHOLE, 57, 29);
    expect(&player, "");
    player_key(&player, "Enter");
    assert_true(player_shows(&player, "Below the code"));
    /* Too long for nine small ones. */
    while (text.length < 600)
        text_append(&text, "0123456789");
    show(&player, text_string(&text), CODED_PARTS, 40, 15);
    expect(&player, "");
    assert_true(player_shows(&player, "20 rows"));
    show(&player, text_string(&text), CODED_PARTS, 40, 24);
    expect(&player, "1/9");
    while (text.length < 9000)
        text_append(&text, "0123456789");
    show(&player, text_string(&text), CODED_PARTS, 200, 60);
    assert_true(player_shows(&player, "too long"));
    text_done(&text);
    player_end(&player);
}

/* A larger window while it is shown makes fewer codes. */
static void it_follows_the_window(void **state)
{
    struct player player;

    (void)state;
    begin(&player, "en");
    show(&player, words, CODED_PARTS, 40, 15);
    player_key(&player, "text:6");
    expect(&player, "6/6");
    player.columns = 80;
    player.rows = 24;
    player_key(&player, "Tab");
    expect(&player, "2/2");
    player_end(&player);
}

static void a_message_is_still_seen(void **state)
{
    struct player player;

    (void)state;
    begin(&player, "en");
    show(&player, words, CODED_PARTS, 80, 24);
    app_say(&player.app, "Noted.");
    app_paint(&player.app);
    assert_true(player_shows(&player, "Noted."));
    expect(&player, "1/2");
    player_end(&player);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_camera_reads_it_at_any_size),
        cmocka_unit_test(one_code_holds_what_was_promised),
        cmocka_unit_test(keys_and_taps_go_on),
        cmocka_unit_test(the_way_back_is_there),
        cmocka_unit_test(arrows_follow_the_language),
        cmocka_unit_test(what_fits_nowhere_asks_for_a_larger_window),
        cmocka_unit_test(it_follows_the_window),
        cmocka_unit_test(a_message_is_still_seen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
