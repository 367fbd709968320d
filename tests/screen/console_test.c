/* The language picker on a text console, with maps that we make up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "i18n/letters.h"
#include "i18n/phrase.h"
#include "look.h"
#include "stops.h"

static struct house house;
static struct player player;
static struct letters there;
static struct term_back back;

static bool letters(void *state, struct letters *letters)
{
    (void)state;
    *letters = there;
    return true;
}

static void draw(uint32_t first, uint32_t last)
{
    for (uint32_t point = first; point <= last; point++)
        letters_add(&there, point);
}

static void pick(void)
{
    player_open_first(&player, SCREEN_LANGUAGE, NULL);
}

static int begin(void **state)
{
    (void)state;
    stop_house(&house, STOP_EMPTY);
    player_begin(&player, house.session);
    back = *player.app.term.back;
    back.letters = letters;
    player.app.term.back = &back;
    there = (struct letters){0};
    draw(' ', '~');
    return phrase_use(language_find("en")) != ERR_OK;
}

static int end(void **state)
{
    (void)state;
    player_end(&player);
    house_end(&house);
    return phrase_use(language_find("en")) != ERR_OK;
}

static void a_row(const char *code, char key[24])
{
    size_t count;

    snprintf(key, 24, "choose:%d",
             (int)(language_find(code) - languages(&count)) + 1);
}

static void what_it_lacks_is_said(void **state)
{
    char key[24];

    (void)state;
    pick();
    assert_true(player_shows(&player, "English"));
    assert_false(player_shows(&player, "Español"));
    assert_true(player_shows(&player, "Espanol"));
    assert_true(player_shows(&player, "needs letters"));
    a_row("es", key);
    player_key(&player, key);
    assert_true(player_shows(&player, "setfont Uni2-Fixed16"));
    assert_string_equal(phrase_language()->code, "en");
    player_key(&player, "Esc");
    a_row("ar", key);
    player_key(&player, key);
    assert_true(player_shows(&player, "setfont Arabic-Fixed16"));
    /* Another language, then this one all the same. */
    player_key(&player, "Enter");
    assert_false(player_shows(&player, "setfont"));
    player_key(&player, key);
    player_key(&player, "Down");
    player_key(&player, "Enter");
    assert_string_equal(phrase_language()->code, "ar");
}

static void what_it_has_is_a_row_as_ever(void **state)
{
    char key[24];

    (void)state;
    draw(0xA0, 0xFF);
    pick();
    assert_true(player_shows(&player, "Español"));
    assert_true(player_shows(&player, "needs letters"));
    a_row("es", key);
    player_key(&player, key);
    assert_string_equal(phrase_language()->code, "es");
    assert_int_equal(phrase_use(language_find("en")), ERR_OK);
    draw(0x0621, 0x0621); /* hamza and tatweel have one form */
    draw(0x0640, 0x0640);
    draw(0xFB50, 0xFEFC);
    pick();
    assert_false(player_shows(&player, "needs letters Arabiyya"));
    a_row("ar", key);
    player_key(&player, key);
    assert_string_equal(phrase_language()->code, "ar");
}

/* Where the language that is on can't be read, English can. */
static void words_that_can_be_read(void **state)
{
    char key[24];

    (void)state;
    assert_int_equal(phrase_use(language_find("ar")), ERR_OK);
    pick();
    assert_true(player_shows(&player, "needs letters"));
    a_row("es", key);
    player_key(&player, key);
    assert_true(player_shows(&player, "Another language"));
}

static void nothing_is_cut(void **state)
{
    static const int sizes[][2] = {{80, 24}, {40, 15}};
    struct look_from from = {"console", "en", 0, 0};
    char key[24];

    (void)state;
    for (size_t i = 0; i < COUNT(sizes); i++) {
        from.columns = player.columns = sizes[i][0];
        from.rows = player.rows = sizes[i][1];
        pick();
        assert_int_equal(look_at(&player, &from), 0);
        a_row("ar", key);
        player_key(&player, key);
        assert_int_equal(look_at(&player, &from), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_it_lacks_is_said, begin, end),
        cmocka_unit_test_setup_teardown(what_it_has_is_a_row_as_ever, begin,
                                        end),
        cmocka_unit_test_setup_teardown(words_that_can_be_read, begin, end),
        cmocka_unit_test_setup_teardown(nothing_is_cut, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
