/* What a phone reads from the screen of each task, in three languages and two
 * sizes: the short form as flow makes it, and nothing of a later stage. All
 * other languages are read from pictures of a real terminal, by
 * tests/session/qr.sh. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <locale.h>
#include <string.h>

#include "flow/full.h"
#include "flow/tell.h"
#include "i18n/phrase.h"
#include "scan.h"

/* Ids of ui/screens/tell.c and telling.h. */
#define SHOW_CODE "choose:4"
#define READ_OUT "choose:5"

static struct rig *rig;
static struct player player;

static int begin(void **state)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    if (rig_open_setup(state))
        return -1;
    rig = *state;
    player_begin(&player, rig->session);
    return 0;
}

static int end(void **state)
{
    player_end(&player);
    return rig_teardown(state);
}

static void open_tell(struct request_id id, int64_t line, enum tell_kind kind)
{
    player_open(&player, SCREEN_TELL,
                &(struct screen_argument){
                    .request = id, .line = line, .number = (int)kind});
}

/* Lines that were parted at another place are the same words. */
static void spaces(struct text *text)
{
    for (size_t i = 0; i < text->length; i++)
        if (text->bytes[i] == '\n')
            text->bytes[i] = ' ';
}

static void expect_code(struct request_id id, int64_t line,
                        enum tell_kind kind)
{
    struct text found = {0}, wanted = {0};

    open_tell(id, line, kind);
    player_key(&player, SHOW_CODE);
    scan_all(&player, &found);
    /* In the language that is on, as the screen has it. */
    assert_int_equal(tell_short(rig->session, id, line, kind, NULL, &wanted),
                     ERR_OK);
    spaces(&found);
    spaces(&wanted);
    assert_string_equal(text_string(&found), text_string(&wanted));
    assert_null(strstr(text_string(&found), "Secretplace"));
    text_done(&found);
    text_done(&wanted);
}

struct place {
    int columns, rows;
};

static void each_task_in_each_size(void **state)
{
    static const struct place places[] = {{40, 24}, {80, 24}};
    size_t known;
    const struct language *all = languages(&known);

    (void)state;
    for (size_t i = 0; i < session_tasks(rig->session); i++) {
        struct request_id id =
            full_request(rig, session_task(rig->session, i));

        for (size_t k = 0; k < known * COUNT(places); k++) {
            player.columns = places[k % COUNT(places)].columns;
            player.rows = places[k % COUNT(places)].rows;
            assert_int_equal(phrase_use(&all[k / COUNT(places)]), ERR_OK);
            expect_code(id, 0, TELL_ASKING);
        }
    }
    assert_int_equal(phrase_use(language_find("en")), ERR_OK);
}

static bool offers_code(void)
{
    return player_shows(&player, "Show as a QR code");
}

/* The second stage goes into a code, what was agreed does not. */
static void as_far_as_the_stage_allows(void **state)
{
    struct request_id id = rig_sitting(rig, 2);
    int64_t line;

    (void)state;
    player.columns = 80;
    player.rows = 60;
    rig_consent(rig, id);
    line = rig_line(rig, id);
    open_tell(id, line, TELL_AVAILABLE);
    assert_true(offers_code());
    expect_code(id, line, TELL_AVAILABLE);
    assert_int_equal(tell_line_choose(rig->session, id, line), ERR_OK);
    open_tell(id, line, TELL_AGREED);
    assert_false(offers_code());
    assert_false(player_shows(&player, "Elm"));
    open_tell(id, line, TELL_CHANGED);
    assert_false(offers_code());
    open_tell(id, line, TELL_TAKE_BACK);
    assert_true(offers_code());
    expect_code(id, line, TELL_TAKE_BACK);
}

static void the_place_is_seen_while_a_key_is_held(void **state)
{
    struct request_id id = rig_sitting(rig, 2);
    int64_t line;

    (void)state;
    player.columns = 80;
    player.rows = 40;
    rig_consent(rig, id);
    line = rig_line(rig, id);
    assert_int_equal(tell_line_choose(rig->session, id, line), ERR_OK);
    for (int kind = TELL_AGREED; kind <= TELL_CHANGED; kind++) {
        open_tell(id, line, (enum tell_kind)kind);
        assert_false(player_shows(&player, "14 Elm"));
        player_key(&player, "choose:20");
        assert_true(player_shows(&player, "14 Elm"));
        /* The keyboard repeats it. */
        for (int i = 0; i < 5; i++) {
            player_wait(&player, 300);
            player_key(&player, "Enter");
            assert_true(player_shows(&player, "14 Elm"));
        }
        for (int i = 0; i < 6; i++)
            player_wait(&player, 200);
        assert_false(player_shows(&player, "14 Elm"));
    }
}

static void is_this_somebody_you_know(void **state)
{
    struct request_id id = rig_sitting(rig, 2);
    int64_t line;

    (void)state;
    player.columns = 80;
    player.rows = 40;
    rig_consent(rig, id);
    line = rig_line(rig, id);
    open_tell(id, line, TELL_AVAILABLE);
    assert_false(player_shows(&player, "your group knows?"));
    assert_int_equal(tell_line_choose(rig->session, id, line), ERR_OK);
    open_tell(id, line, TELL_AGREED);
    assert_true(player_shows(&player, "your group knows?"));
    assert_false(player_shows(&player, "say the place yet"));
    player_key(&player, "choose:31");
    assert_true(player_shows(&player, "say the place yet"));
    player_key(&player, "choose:30");
    assert_false(player_shows(&player, "say the place yet"));
    assert_true(player_shows(&player, "[Yes]"));
    /* Forgotten when the screen is left. */
    open_tell(id, line, TELL_AGREED);
    assert_false(player_shows(&player, "[Yes]"));
}

static void one_line_at_a_time(void **state)
{
    struct request_id id = rig_sitting(rig, 2);

    (void)state;
    player.columns = 40;
    player.rows = 15;
    rig_consent(rig, id);
    open_tell(id, 0, TELL_ASKING);
    player_key(&player, READ_OUT);
    assert_true(player_shows(&player, "Can you look after children?"));
    assert_false(player_shows(&player, "How long"));
    assert_true(player_shows(&player, "1/6"));
    player_key(&player, "Enter");
    player_key(&player, "Enter");
    assert_true(player_shows(&player, "How long: 3 hours"));
    assert_true(player_shows(&player, "3/6"));
    player_key(&player, "choose:22");
    assert_true(player_shows(&player, "2/6"));
    player_key(&player, "choose:21");
    assert_true(player_shows(&player, "3/6"));
    for (int i = 0; i < 3; i++)
        player_key(&player, "Enter");
    assert_true(player_shows(&player, "Please delete"));
    player_key(&player, "Enter");
    assert_true(player_shows(&player, "This is all they will see"));
    player_key(&player, READ_OUT);
    player_key(&player, "Esc");
    assert_true(player_shows(&player, "This is all they will see"));
}

/* In the receiver's language, not the screen's. */
static void the_language_is_picked_each_time(void **state)
{
    struct request_id id = rig_sitting(rig, 2);
    struct text found = {0}, wanted = {0};

    (void)state;
    player.columns = 80;
    player.rows = 40;
    rig_consent(rig, id);
    open_tell(id, 0, TELL_ASKING);
    player_key(&player, "choose:2");
    player_key(&player, "text:2");
    player_key(&player, "Enter");
    assert_true(player_shows(&player, "¿Puede cuidar niños?"));
    player_key(&player, READ_OUT);
    player_key(&player, "Enter");
    assert_true(player_shows(&player, "Cuándo:"));
    player_key(&player, "Esc");
    player_key(&player, SHOW_CODE);
    scan_all(&player, &found);
    assert_int_equal(tell_short(rig->session, id, 0, TELL_ASKING,
                                language_find("es"), &wanted),
                     ERR_OK);
    spaces(&found);
    spaces(&wanted);
    assert_string_equal(text_string(&found), text_string(&wanted));
    open_tell(id, 0, TELL_ASKING);
    assert_true(player_shows(&player, "Can you look after children?"));
    text_done(&found);
    text_done(&wanted);
}

/* A code that is shown goes with the lock. */
static void hiding_takes_the_code_away(void **state)
{
    struct request_id id = rig_sitting(rig, 2);
    struct text found = {0};

    (void)state;
    player.columns = 80;
    player.rows = 24;
    rig_consent(rig, id);
    open_tell(id, 0, TELL_ASKING);
    player_key(&player, SHOW_CODE);
    scan(&player, &found);
    assert_non_null(strstr(text_string(&found), "Springfield"));
    player_key(&player, "^X");
    scan(&player, &found);
    assert_int_equal(found.length, 0);
    assert_int_equal(player_screen(&player), SCREEN_UNLOCK);
    text_done(&found);
}

int main(void)
{
#define PHONE_TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        PHONE_TEST(each_task_in_each_size),
        PHONE_TEST(as_far_as_the_stage_allows),
        PHONE_TEST(the_place_is_seen_while_a_key_is_held),
        PHONE_TEST(is_this_somebody_you_know),
        PHONE_TEST(one_line_at_a_time),
        PHONE_TEST(the_language_is_picked_each_time),
        PHONE_TEST(hiding_takes_the_code_away),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
