/* Every card of every lesson, in every language, at 40x15: all of it is seen
 * at once, for nobody scrolls in order to learn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "flow/learn.h"
#include "flow/settings.h"
#include "house.h"
#include "i18n/phrase.h"
#include "look.h"
#include "player.h"

static int setup(void **state)
{
    struct house *house = mem_new(1, sizeof *house);

    house_begin(house, true);
    *state = house;
    return 0;
}

static int teardown(void **state)
{
    house_end(*state);
    mem_free(*state);
    return 0;
}

static int look_at_card(struct player *player, const struct look_from *from,
                        size_t card)
{
    const struct layout *layout = &player->app.layout;
    char what[80];
    int found = look_at(player, from);

    if (layout->body_needed <= layout_visible(layout))
        return found;
    snprintf(what, sizeof what, "card %u needs %d rows, there are %d",
             (unsigned)card + 1, layout->body_needed, layout->body_rows);
    return found + look_complain(from, what);
}

static int read_lesson(struct player *player, const struct lesson *lesson,
                       const char *code)
{
    struct look_from from = {lesson->id, code, 40, 15};
    struct screen_argument argument = {0};
    int found = 0;

    snprintf(argument.name, sizeof argument.name, "%s", lesson->id);
    player_open(player, SCREEN_LESSON, &argument);
    for (size_t card = 0; card < lesson->card_count; card++) {
        assert_int_equal(player_screen(player), SCREEN_LESSON);
        found += look_at_card(player, &from, card);
        player_key(player, "Enter");
    }
    return found;
}

static void every_card_is_seen_whole(void **state)
{
    struct house *house = *state;
    size_t count;
    const struct language *all = languages(&count);
    int found = 0;

    assert_true(learn_lessons(house->session) >= 9);
    assert_string_equal(session_complaints(house->session), "");
    for (size_t i = 0; i < count; i++) {
        struct player player;

        /* One that has no catalogue yet shows English. */
        (void)!phrase_use(&all[i]);
        player_begin(&player, house->session);
        player.columns = 40;
        player.rows = 15;
        for (size_t k = 0; k < learn_lessons(house->session); k++)
            found += read_lesson(&player, learn_lesson(house->session, k),
                                 all[i].code);
        player_end(&player);
    }
    assert_int_equal(found, 0);
}

/* A card that is too long is noticed. */
static void a_long_card_is_noticed(void **state)
{
    struct house *house = *state;
    const struct lesson *lesson = learn_lesson(house->session, 0);
    char *text = lesson->cards[0].text;
    struct text longer = {0};
    struct player player;
    int found;

    for (int i = 0; i < 3; i++)
        text_append(&longer, text);
    ((struct lesson *)lesson)->cards[0].text = longer.bytes;
    assert_int_equal(phrase_use(language_find("en")), 0);
    player_begin(&player, house->session);
    player.columns = 40;
    player.rows = 15;
    found = read_lesson(&player, lesson, "en");
    ((struct lesson *)lesson)->cards[0].text = text;
    player_end(&player);
    text_done(&longer);
    assert_true(found > 0);
}

/* All three answers of a question, and what comes after them. */
static void an_answer_is_explained_and_another_question_comes(void **state)
{
    struct house *house = *state;
    const struct lesson *lesson =
        learn_lesson_find(house->session, "two_questions");
    const struct lesson_question *question = &lesson->questions[0];
    struct screen_argument argument = {.name = "two_questions"};
    struct player player;
    int wrong = question->answers[0].right ? 1 : 0;

    assert_int_equal(phrase_use(language_find("en")), 0);
    player_begin(&player, house->session);
    player.columns = 80;
    player.rows = 60;
    player_open(&player, SCREEN_LESSON, &argument);
    assert_true(player_shows(&player, "1/"));
    for (size_t i = 0; i < lesson->card_count; i++)
        player_key(&player, "Enter");
    player_key(&player, wrong ? "choose:11" : "choose:10");
    assert_true(player_shows(&player, "! Not this one."));
    player_key(&player, "Enter");
    for (int i = 0; i < LESSON_ANSWERS; i++)
        if (question->answers[i].right) {
            char key[24];

            snprintf(key, sizeof key, "choose:%d", 10 + i);
            player_key(&player, key);
        }
    assert_true(player_shows(&player, "That is right."));
    for (size_t i = 0; i + 1 < lesson->question_count; i++) {
        player_key(&player, "choose:3");
        assert_false(player_shows(&player, "That is right."));
    }
    /* Round to the first one, and back into its cards. */
    player_key(&player, "choose:3");
    assert_false(player_shows(&player, "That is right."));
    player_key(&player, "Esc");
    assert_true(player_shows(&player, "A question"));
    player_end(&player);
}

static const char line[] = "A question to refresh what we learned";

/* As at an unlock: Home alone, for the first time. */
static void open_home(struct player *player, struct house *house)
{
    assert_int_equal(settings_put(house->session, SETTING_REFRESHED,
                                  session_today(house->session) -
                                      LESSON_REFRESH_DAYS),
                     ERR_OK);
    player_open_first(player, SCREEN_HOME, NULL);
}

static void focus_row(struct player *player, int id)
{
    const struct spot *spot;

    for (int i = 0; i < 40; i++) {
        spot = player_focus(player);
        if (spot && spot->id == id)
            return;
        player_key(player, "Tab");
    }
    fail_msg("nothing with id %d can be chosen", id);
}

enum { REFRESHER = 8 }; /* of home.c */

/* Seen whole in each language at each size; never what has the focus first:
 * nobody answers or puts it away unawares. */
static void the_line_on_home_is_quiet(void **state)
{
    static const int sizes[][2] = {{40, 15}, {80, 24}};
    static const char *const pseudo[] = {"qps", "qar"};
    struct house *house = *state;
    size_t known;
    const struct language *all = languages(&known);
    int found = 0;

    for (size_t i = 0; i < COUNT(sizes) * (known + COUNT(pseudo)); i++) {
        size_t which = i / COUNT(sizes);
        const char *code = which < known ? all[which].code
                                         : pseudo[which - known];
        struct look_from from = {"home_refresher", code,
                                 sizes[i % COUNT(sizes)][0],
                                 sizes[i % COUNT(sizes)][1]};
        struct player player;

        assert_int_equal(phrase_use(language_find(code)), 0);
        player_begin(&player, house->session);
        player.columns = from.columns;
        player.rows = from.rows;
        open_home(&player, house);
        player_key(&player, "Esc");
        found += look_at(&player, &from);
        assert_int_not_equal(player_focus(&player)->id, REFRESHER);
        focus_row(&player, REFRESHER);
        found += look_at(&player, &from);
        player_key(&player, "Enter");
        assert_int_equal(player_screen(&player), SCREEN_LESSON);
        found += look_at(&player, &from);
        player_end(&player);
    }
    assert_int_equal(found, 0);
}

static void one_key_puts_it_away(void **state)
{
    struct house *house = *state;
    int32_t today = session_today(house->session);
    struct player player;

    assert_int_equal(phrase_use(language_find("en")), 0);
    player_begin(&player, house->session);
    player.columns = 80;
    player.rows = 60;
    open_home(&player, house);
    assert_true(player_shows(&player, line));
    player_key(&player, "Esc");
    assert_true(player_shows(&player, line));
    focus_row(&player, REFRESHER);
    player_key(&player, "Esc");
    assert_false(player_shows(&player, line));
    assert_int_equal(player_screen(&player), SCREEN_HOME);
    assert_int_equal(settings_get(house->session, SETTING_REFRESHED), today);
    player_open_first(&player, SCREEN_HOME, NULL);
    assert_false(player_shows(&player, line));
    player_end(&player);
}

/* One question, no cards before it and none after it. */
static void opened_it_asks_one_question(void **state)
{
    struct house *house = *state;
    struct player player;

    assert_int_equal(phrase_use(language_find("en")), 0);
    player_begin(&player, house->session);
    player.columns = 80;
    player.rows = 60;
    open_home(&player, house);
    focus_row(&player, REFRESHER);
    player_key(&player, "Enter");
    assert_int_equal(player_screen(&player), SCREEN_LESSON);
    player_key(&player, "Enter");
    assert_false(player_shows(&player, "Another question"));
    assert_true(player_shows(&player, "Finish"));
    player_key(&player, "Esc");
    player_key(&player, "Esc");
    assert_int_equal(player_screen(&player), SCREEN_HOME);
    assert_false(player_shows(&player, line));
    player_end(&player);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_card_is_seen_whole, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_long_card_is_noticed, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(
            an_answer_is_explained_and_another_question_comes, setup,
            teardown),
        cmocka_unit_test_setup_teardown(the_line_on_home_is_quiet, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(one_key_puts_it_away, setup, teardown),
        cmocka_unit_test_setup_teardown(opened_it_asks_one_question, setup,
                                        teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
