/* Codes that a phone can read, and texts in several of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "flow/qr.h"

#define SCALE 4
#define QUIET 4

static bool is_dark(const struct qr *qr, int row, int column)
{
    row -= QUIET;
    column -= QUIET;
    return row >= 0 && column >= 0 && row < qr->size && column < qr->size &&
           qr->modules[row * qr->size + column];
}

/* A picture of it, as a camera would have it. */
static void draw(const struct qr *qr, const char *path)
{
    int side = (qr->size + 2 * QUIET) * SCALE;
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fprintf(file, "P1\n%d %d\n", side, side);
    for (int row = 0; row < side; row++)
        for (int column = 0; column < side; column++)
            fprintf(file, "%d\n", is_dark(qr, row / SCALE, column / SCALE));
    assert_int_equal(fclose(file), 0);
}

/* What zbarimg, a reader that isn't ours, finds in it. */
static void read_back(const struct qr *qr, char *out, size_t room)
{
    char path[] = "/tmp/qr-test-XXXXXX", command[120];
    int descriptor = mkstemp(path);
    FILE *pipe;
    size_t length;

    assert_true(descriptor >= 0);
    draw(qr, path);
    snprintf(command, sizeof command,
             "zbarimg --quiet --raw --oneshot -Sbinary pbm:%s 2>/dev/null",
             path);
    pipe = popen(command, "r");
    assert_non_null(pipe);
    length = fread(out, 1, room - 1, pipe);
    out[length] = '\0';
    pclose(pipe);
    remove(path);
}

static void check(const char *text)
{
    struct qr qr;
    char found[2000];

    assert_int_equal(qr_make(text, QR_VERSION_MOST, &qr), ERR_OK);
    assert_int_equal(qr.size, qr_size(qr_version(strlen(text))));
    read_back(&qr, found, sizeof found);
    assert_string_equal(found, text);
    qr_done(&qr);
    assert_null(qr.modules);
}

static void other_programs_read_it(void **state)
{
    (void)state;
    check("a");
    check("Sitter? Tue 24 Nov, 14:00\nSpringfield 417");
    check("هل يمكنك رعاية الأطفال؟ ٢٤ نوفمبر ٤١٧");
    check("您能照看孩子吗？11月24日 417");
    check("Có thể trông trẻ không?");
}

/* Each version is filled to its last byte. */
static void every_version_holds_what_the_table_says(void **state)
{
    char text[900];
    struct qr qr;

    (void)state;
    for (int version = 1; version <= QR_VERSION_MOST; version++) {
        size_t bytes = qr_bytes(version);

        memset(text, 'x', sizeof text);
        text[bytes] = '\0';
        assert_int_equal(qr_version(bytes), version);
        assert_int_equal(qr_make(text, version, &qr), ERR_OK);
        assert_int_equal(qr.size, qr_size(version));
        qr_done(&qr);
        text[bytes] = 'x';
        text[bytes + 1] = '\0';
        assert_int_equal(qr_make(text, version, &qr), ERR_INVALID);
        assert_null(qr.modules);
    }
    assert_int_equal(qr_version(qr_bytes(QR_VERSION_MOST) + 1), 0);
    assert_int_equal(qr_bytes(0), 0);
    assert_int_equal(qr_bytes(QR_VERSION_MOST + 1), 0);
}

static void nothing_is_no_code(void **state)
{
    struct qr qr;

    (void)state;
    assert_int_equal(qr_make("", QR_VERSION_MOST, &qr), ERR_INVALID);
    assert_null(qr.modules);
    qr_done(&qr);
}

static void what_fits_has_no_number(void **state)
{
    struct qr_pieces pieces;

    (void)state;
    assert_int_equal(qr_split("0123456789", 10, &pieces), ERR_OK);
    assert_int_equal(pieces.count, 1);
    assert_string_equal(text_string(&pieces.items[0]), "0123456789");
    qr_pieces_done(&pieces);
    assert_int_equal(pieces.count, 0);
}

struct split_case {
    const char *text;
    size_t bytes;
    size_t count;
    const char *parts[4];
};

static const struct split_case splits[] = {
    /* between words */
    {"one two three four", 13, 3, {"1/3 one two", "2/3 three", "3/3 four"}},
    /* rather between lines */
    {"one two\nthree four", 15, 2, {"1/2 one two", "2/2 three four"}},
    /* but not where most would stay empty */
    {"a\nbb cc dd ee", 12, 2, {"1/2 a\nbb cc", "2/2 dd ee"}},
    /* a word that is too long is cut, and no sign of several bytes is */
    {"abcdefghij", 9, 2, {"1/2 abcde", "2/2 fghij"}},
    {"åäöåäö", 9, 3, {"1/3 åä", "2/3 öå", "3/3 äö"}},
    /* a letter and its mark stay together */
    {"ne\xCC\x81ne\xCC\x81", 7, 4,
     {"1/4 n", "2/4 e\xCC\x81", "3/4 n", "4/4 e\xCC\x81"}},
};

static void parts_between_lines_words_or_signs(void **state)
{
    struct qr_pieces pieces;

    (void)state;
    for (size_t i = 0; i < COUNT(splits); i++) {
        assert_int_equal(qr_split(splits[i].text, splits[i].bytes, &pieces),
                         ERR_OK);
        assert_int_equal(pieces.count, splits[i].count);
        for (size_t k = 0; k < pieces.count; k++) {
            assert_true(pieces.items[k].length <= splits[i].bytes);
            assert_string_equal(text_string(&pieces.items[k]),
                                splits[i].parts[k]);
        }
        qr_pieces_done(&pieces);
    }
}

static void too_many_are_refused(void **state)
{
    struct qr_pieces pieces;
    char text[100];

    (void)state;
    memset(text, 'x', sizeof text);
    text[90] = '\0';
    assert_int_equal(qr_split(text, 14, &pieces), ERR_OK);
    assert_int_equal(pieces.count, 9);
    qr_pieces_done(&pieces);
    text[90] = 'x';
    text[91] = '\0';
    assert_int_equal(qr_split(text, 14, &pieces), ERR_INVALID);
    assert_int_equal(pieces.count, 0);
    assert_int_equal(qr_split(text, 4, &pieces), ERR_INVALID);
    assert_int_equal(qr_split(text, 0, &pieces), ERR_INVALID);
    assert_int_equal(qr_split("", 20, &pieces), ERR_INVALID);
    /* One sign alone is larger than a code. */
    assert_int_equal(qr_split("ééééé", 5, &pieces), ERR_INVALID);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_programs_read_it),
        cmocka_unit_test(every_version_holds_what_the_table_says),
        cmocka_unit_test(nothing_is_no_code),
        cmocka_unit_test(what_fits_has_no_number),
        cmocka_unit_test(parts_between_lines_words_or_signs),
        cmocka_unit_test(too_many_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
