/* Rows as they are written to terminals that order or erase by themselves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <locale.h>
#include <stdbool.h>

#include "i18n/folder.h"
#include "i18n/phrase.h"
#include "ui/row.h"

#define COLUMNS 20
#define SPACE ' '
#define SOLID 0xA0
#define FROM_RIGHT 0x200F

static struct glyph glyphs[COLUMNS];
static bool marks[COLUMNS];

/* Takes a row with this text in it. */
static void take(enum bidi_output bidi, const char *text, unsigned flags)
{
    struct canvas *canvas = canvas_new(COLUMNS, 1, DIRECTION_LTR);
    const struct canvas_line line = {0, 2, COLUMNS - 2, LOOK_PLAIN, false};

    canvas_flags(canvas, flags);
    canvas_text(canvas, &line, text);
    row_take(bidi, canvas, 0, glyphs, marks);
    canvas_free(&canvas);
}

static int cursor(enum bidi_output bidi, const char *text, int column)
{
    struct canvas *canvas = canvas_new(COLUMNS, 1, DIRECTION_LTR);
    const struct canvas_line line = {0, 2, COLUMNS - 2, LOOK_PLAIN, false};
    int found;

    canvas_text(canvas, &line, text);
    found = row_cursor(bidi, canvas, 0, column);
    canvas_free(&canvas);
    return found;
}

static int marked(void)
{
    int found = 0;

    for (int i = 0; i < COLUMNS; i++)
        found += marks[i];
    return found;
}

static void spaces_are_solid_only_where_mlterm_needs_it(void **state)
{
    static const struct {
        enum bidi_output bidi;
        const char *text;
        uint32_t space;
    } rows[] = {
        {BIDI_MLTERM, "가 b", SOLID},  {BIDI_READING, "가 b", SOLID},
        {BIDI_VISUAL, "가 b", SPACE},  {BIDI_BDSM, "가 b", SPACE},
        {BIDI_GUARD, "가 b", SPACE},   {BIDI_LOGICAL, "가 b", SPACE},
        /* Beside Arabic letters they would not be as wide as a cell. */
        {BIDI_MLTERM, "نعم b", SPACE}, {BIDI_READING, "نعم b", SPACE},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        take(rows[i].bidi, rows[i].text, 0);
        assert_int_equal(glyphs[0].points[0], rows[i].space);
        assert_int_equal(glyphs[COLUMNS - 1].points[0], rows[i].space);
    }
}

static void only_the_guard_marks(void **state)
{
    (void)state;
    take(BIDI_GUARD, "نعم", 0);
    assert_true(marked() > 0);
    assert_int_equal(glyphs[2].points[0], 0xfee7); /* the first letter */
    take(BIDI_GUARD, "abc", 0);
    assert_int_equal(marked(), 0);
    take(BIDI_VISUAL, "نعم", 0);
    assert_int_equal(marked(), 0);
    assert_int_equal(glyphs[4].points[0], 0xfee7);
    /* In a page of another language they go into reading order. */
    take(BIDI_READING, "نعم", 0);
    assert_int_equal(marked(), 0);
    assert_int_equal(glyphs[2].points[0], 0xfee7);
    take(BIDI_READING, "نعم", LAY_LOGICAL | LAY_JOINED);
    assert_int_equal(marked(), 0);
    assert_int_equal(glyphs[2].points[0], 0xfee7);
}

static void the_cursor_follows_its_letter(void **state)
{
    (void)state;
    assert_int_equal(cursor(BIDI_GUARD, "نعم", 4), 2);
    assert_int_equal(cursor(BIDI_GUARD, "نعم", 2), 4);
    assert_int_equal(cursor(BIDI_READING, "نعم", 4), 2);
    assert_int_equal(cursor(BIDI_VISUAL, "نعم", 4), 4);
    assert_int_equal(cursor(BIDI_GUARD, "abc", 4), 4);
    assert_int_equal(cursor(BIDI_GUARD, "نعم", 0), 0);
    assert_int_equal(cursor(BIDI_GUARD, "نعم", -1), -1);
    assert_int_equal(cursor(BIDI_GUARD, "نعم", COLUMNS), COLUMNS);
}

/* Only in a page that is written from the right, in mlterm's tmux, and before
 * a letter that would turn the row. */
static void latin_begins_at_the_right_too(void **state)
{
    static const struct {
        const char *language;
        enum bidi_output bidi;
        unsigned flags;
        const char *text;
        bool marked;
    } rows[] = {
        {"ar", BIDI_READING, LAY_LOGICAL | LAY_JOINED, "Enter: نعم", true},
        {"fa", BIDI_READING, LAY_LOGICAL | LAY_JOINED, "?: Esc: نعم", true},
        {"ar", BIDI_READING, LAY_LOGICAL | LAY_JOINED, "Just Enough", true},
        {"ar", BIDI_READING, LAY_LOGICAL | LAY_JOINED, "1 نعم Esc", false},
        {"ar", BIDI_READING, LAY_LOGICAL | LAY_JOINED, "█▀▄ █", false},
        {"ar", BIDI_READING, LAY_LOGICAL | LAY_JOINED, "", false},
        {"ar", BIDI_READING, 0, "Enter: نعم", false},
        {"ar", BIDI_LOGICAL, LAY_LOGICAL, "Enter: نعم", false},
        {"ar", BIDI_MLTERM, 0, "Enter: نعم", false},
        {"es", BIDI_READING, LAY_LOGICAL | LAY_JOINED, "Enter: نعم", false},
    };

    (void)state;
    assert_int_equal(phrase_setup(locale_folder()), ERR_OK);
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(phrase_use(language_find(rows[i].language)), ERR_OK);
        take(rows[i].bidi, rows[i].text, rows[i].flags);
        assert_int_equal(glyphs[0].points[1], rows[i].marked ? FROM_RIGHT : 0);
        assert_int_equal(glyphs[0].width, 1);
    }
    assert_int_equal(phrase_use(NULL), ERR_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spaces_are_solid_only_where_mlterm_needs_it),
        cmocka_unit_test(only_the_guard_marks),
        cmocka_unit_test(the_cursor_follows_its_letter),
        cmocka_unit_test(latin_begins_at_the_right_too),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
