/* A screen to be read aloud or felt: nothing but words on every stop, in the
 * order they are spoken, one thing on a line, the cursor where it begins. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "i18n/phrase.h"
#include "look.h"
#include "stops.h"
#include "ui/page_items.h"

static struct house house;
static struct player player;

static bool is_box(uint32_t point)
{
    return point >= 0x2500 && point <= 0x259F;
}

static bool is_shaped(uint32_t point)
{
    return (point >= 0xFB50 && point <= 0xFDFF) ||
           (point >= 0xFE70 && point <= 0xFEFC);
}

static int look_cells(const struct look_from *from)
{
    const struct canvas *canvas = player.app.canvas;

    for (int row = 0; row < canvas_rows(canvas); row++)
        for (int i = 0; i < canvas_columns(canvas); i++) {
            const struct cell *cell = canvas_cell(canvas, row, i);
            uint32_t point = cell->glyph.points[0];

            if (is_box(point) && cell->look != LOOK_CODE)
                return look_complain(from, "a box or a bar is drawn");
            if (is_shaped(point))
                return look_complain(from, "letters are shaped");
        }
    return 0;
}

/* No two things on one line of the screen, and nothing to tap alone. */
static int look_lines(const struct look_from *from)
{
    const struct layout *layout = &player.app.layout;

    for (size_t i = 0; i < layout->spots.count; i++)
        for (size_t k = 0; k < i; k++) {
            const struct spot *a = &layout->spots.items[i];
            const struct spot *b = &layout->spots.items[k];

            if (a->kind != SPOT_PART && b->kind != SPOT_PART &&
                a->fixed == b->fixed && a->row < b->row + b->rows &&
                b->row < a->row + a->rows)
                return look_complain(from, "two things on one line");
        }
    return 0;
}

/* The text of the row, its cells from left to right. */
static void row_text(int row, struct text *out)
{
    struct text all = {0};
    const char *at;

    canvas_dump(player.app.canvas, &all);
    at = text_string(&all);
    while (row-- > 0 && *at)
        at += strcspn(at, "\n") + (strchr(at, '\n') != NULL);
    text_append_n(out, at, strcspn(at, "\n"));
    text_done(&all);
}

/* The title as it is written, not as it would be drawn. */
static int look_title(const struct look_from *from)
{
    struct text row = {0};
    const char *title = player.app.page->title;
    int found = 0;

    row_text(0, &row);
    /* Isolates are never seen. */
    if (!(player.app.page->flags & PAGE_SHEET) && !player.app.practice &&
        !strstr(title, "\u2068") &&
        canvas_width(player.app.canvas, title) < from->columns - 8 &&
        !strstr(text_string(&row), title))
        found = look_complain(from, "the title is not the first line");
    text_done(&row);
    return found;
}

static int look_cursor(const struct look_from *from)
{
    const struct spot *spot = player_focus(&player);
    const struct layout *layout = &player.app.layout;
    const struct cell *before;

    if (!spot || spot->kind == SPOT_INPUT || layout->cursor_column == 0)
        return 0;
    before = canvas_cell(player.app.canvas, layout->cursor_row,
                         layout->cursor_column - 1);
    if (before->glyph.points[0] != ' ')
        return look_complain(from, "the cursor is not where it begins");
    return 0;
}

static int look_all(const struct stop *stop, const char *code)
{
    struct look_from from = {stop->name, code, player.columns, player.rows};
    int found = 0;
    bool code_shown;

    stop_go(&player, &house, stop);
    code_shown = page_find_code(player.app.page) != NULL;
    found += look_cells(&from);
    if (!code_shown)
        found += look_lines(&from) + look_title(&from);
    for (int i = 0; i < 4; i++) {
        found += look_cursor(&from);
        player_key(&player, "BackTab");
    }
    if (found && getenv("SHOW"))
        look_print(&player);
    return found;
}

static void begin_kind(enum stop_house kind)
{
    if (kind == STOP_PRACTICE)
        player_begin_practice(&player, house.session, house.real);
    else
        player_begin(&player, house.session);
}

static void words_alone(const char *code)
{
    size_t count;
    const struct stop *all = stops(&count);
    int found = 0;

    for (int kind = STOP_FURNISHED; kind <= STOP_PRACTICE; kind++) {
        stop_house(&house, (enum stop_house)kind);
        assert_int_equal(phrase_use(language_find(code)), ERR_OK);
        begin_kind((enum stop_house)kind);
        player.setup.reader = true;
        for (size_t i = 0; i < count; i++)
            if (stop_is_in(&all[i], (enum stop_house)kind))
                found += look_all(&all[i], code);
        player_end(&player);
        house_end(&house);
    }
    assert_int_equal(phrase_use(language_find("en")), ERR_OK);
    assert_int_equal(found, 0);
}

static void in_english(void **state)
{
    (void)state;
    words_alone("en");
}

static void in_arabic(void **state)
{
    (void)state;
    words_alone("ar");
}

static void go(const char *name)
{
    size_t count;
    const struct stop *all = stops(&count);

    for (size_t i = 0; i < count; i++)
        if (strcmp(all[i].name, name) == 0) {
            stop_go(&player, &house, &all[i]);
            return;
        }
    fail();
}

static int begin(void **state)
{
    (void)state;
    stop_house(&house, STOP_FURNISHED);
    player_begin(&player, house.session);
    return 0;
}

static int end(void **state)
{
    (void)state;
    player_end(&player);
    house_end(&house);
    return phrase_use(language_find("en")) != ERR_OK;
}

/* Chosen like a colour, at once, and left again in the same way. */
static void chosen_in_settings(void **state)
{
    (void)state;
    go("settings");
    assert_false(canvas_is_plain(player.app.canvas));
    for (int i = 0; i < 3; i++)
        player_key(&player, "choose:3");
    assert_true(canvas_is_plain(player.app.canvas));
    assert_true(player_shows(&player, "Colours, for a screen reader"));
    player_key(&player, "choose:3");
    assert_false(canvas_is_plain(player.app.canvas));
}

static void a_day_is_a_line(void **state)
{
    (void)state;
    player.setup.reader = true;
    go("when");
    assert_true(player_shows(&player, " Wednesday 25 November\n"));
    assert_false(player_shows(&player, "Mo "));
    player_key(&player, "Right");
    assert_true(player_shows(&player, " Thursday 26 November\n"));
    player_key(&player, "Down");
    assert_true(player_shows(&player, " Thursday 3 December\n"));
}

/* The cursor goes through typed Arabic as it is read. */
static void typed_letters_stay_as_they_are(void **state)
{
    struct text shown = {0};
    int column;

    (void)state;
    player.setup.reader = true;
    assert_int_equal(phrase_use(language_find("ar")), ERR_OK);
    go("find");
    player_key(&player, "text:سلام abc");
    column = player.app.layout.cursor_column;
    assert_true(player_shows(&player, "سلام abc"));
    for (int i = 0; i < 8; i++)
        player_key(&player, "Left");
    assert_int_equal(player.app.layout.cursor_column, column - 8);
    player_key(&player, "Delete");
    assert_true(player_shows(&player, "لام abc"));
    assert_false(player_shows(&player, "سلام"));
    text_done(&shown);
}

/* A countdown that changes each second would never let anybody listen. */
static void a_countdown_is_not_said_each_second(void **state)
{
    int changes = 0;
    struct text last = {0};

    (void)state;
    player.setup.reader = true;
    go("home");
    player_wait(&player, 4 * 60000 + 30500);
    for (int i = 0; i < 28; i++) {
        struct text now = {0};

        canvas_dump(player.app.canvas, &now);
        changes += strcmp(text_string(&now), text_string(&last)) != 0;
        text_done(&last);
        last = now;
        player_wait(&player, 1000);
    }
    assert_true(strstr(text_string(&last), "Locks in") != NULL);
    assert_in_range(changes, 2, 4);
    text_done(&last);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_english),
        cmocka_unit_test(in_arabic),
        cmocka_unit_test_setup_teardown(chosen_in_settings, begin, end),
        cmocka_unit_test_setup_teardown(a_day_is_a_line, begin, end),
        cmocka_unit_test_setup_teardown(typed_letters_stay_as_they_are, begin,
                                        end),
        cmocka_unit_test_setup_teardown(a_countdown_is_not_said_each_second,
                                        begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
