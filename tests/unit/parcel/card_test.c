#include "rig.h"

#define EIGHTY_BYTES                                                           \
    "eighty bytes are the most that a label may have,"                         \
    " and this has exactly as many ok"
#define ADDRESS                                                                \
    "https://example.org/a/very/long/address/that/is/"                         \
    "longer/than/ninety/one/bytes/and/still/not/a/card/of/ours"

static char *card_of(const struct parcel_identity *identity, const char *label)
{
    struct text card = {0};

    assert_int_equal(parcel_card_write(&identity->keys, label, &card), ERR_OK);
    return text_take(&card);
}

static enum err read_card(const char *card, size_t length, char **label)
{
    struct parcel_keys keys;
    struct text read = {0};
    enum err err = parcel_card_read(card, length, &keys, &read);

    if (err) {
        struct parcel_keys none = {0};

        assert_true(parcel_keys_equal(&keys, &none));
        assert_string_equal(text_string(&read), "");
    } else {
        assert_true(parcel_keys_equal(&keys, &anna.keys));
    }
    if (label)
        *label = text_take(&read);
    text_done(&read);
    return err;
}

static void what_was_written_is_read(void **state)
{
    static const char *const labels[] = {
        "",          "B", "Tuesday table", "Кухня во вторник", "طاولة الثلاثاء",
        EIGHTY_BYTES};

    (void)state;
    for (size_t at = 0; at < COUNT(labels); at++) {
        char *card = card_of(&anna, labels[at]), *label;

        assert_int_equal(strlen(card),
                         (*labels[at] ? 92 : 91) + strlen(labels[at]));
        assert_int_equal(read_card(card, strlen(card), &label), ERR_OK);
        assert_string_equal(label, labels[at]);
        mem_free(label);
        mem_free(card);
    }
}

static void a_card_never_changes_its_form(void **state)
{
    char *card = card_of(&anna, "Table 1");

    (void)state;
    assert_string_equal(card,
                        "JE1Wk3gQa33FFr4jbvkHNLQdJfQ1_4bT-lqXsVh8ntlQI-DP"
                        "dTjZwc3YpFCopwx_Al5Syi0T0PHjIbB9ciBrmjqTnzw Table 1");
    mem_free(card);
}

static void labels_that_cannot_be_drawn_are_refused(void **state)
{
    static const char *const labels[] = {
        " before",           "after ",        "a\nb", "a\x1b[2Jb", "a\xffz",
        "\xe2\x80\xaeright", EIGHTY_BYTES "."};
    struct text card = {0};

    (void)state;
    for (size_t at = 0; at < COUNT(labels); at++) {
        assert_int_equal(parcel_card_write(&anna.keys, labels[at], &card),
                         ERR_INVALID);
        assert_string_equal(text_string(&card), "");
    }
    text_done(&card);
}

/* As it comes out of a mail or a phone. */
static void blanks_and_broken_lines_do_no_harm(void **state)
{
    char *card = card_of(&anna, "Table 1"), *label;
    struct text broken = {0};

    (void)state;
    text_append(&broken, "\r\n  ");
    for (size_t at = 0; at < 91; at += 13) {
        text_append_n(&broken, card + at, 13);
        text_append(&broken, at % 2 ? "\r\n" : " \t");
    }
    text_append(&broken, "\n Table 1 \n\n");
    assert_int_equal(read_card(broken.bytes, broken.length, &label), ERR_OK);
    assert_string_equal(label, "Table 1");
    mem_free(label);
    text_done(&broken);
    mem_free(card);
}

static void every_slip_is_found(void **state)
{
    char *card = card_of(&anna, "Table 1");
    size_t length = strlen(card);

    (void)state;
    for (size_t at = 0; at < length; at++) {
        char was = card[at];

        for (int bit = 0; bit < 8; bit++) {
            enum err err;

            card[at] = (char)(was ^ 1 << bit);
            err = read_card(card, length, NULL);
            /* A broken third character may be a later version's, a blank
             * more or less may be passed over only beside a blank. */
            if (at == 2 && card[at] > '1' && card[at] <= '9')
                assert_int_equal(err, ERR_CARD_NEWER);
            else if (at != 91 ||
                     (card[at] != '\t' && card[at] != '\n' && card[at] != '\r'))
                assert_int_equal(err, ERR_CARD);
        }
        card[at] = was;
    }
    for (size_t cut = 0; cut < length; cut++)
        assert_int_equal(read_card(card, cut, NULL), ERR_CARD);
    mem_free(card);
}

static void what_is_no_card_is_refused(void **state)
{
    static const char *const others[] = {"", "JE1", "hello", ADDRESS};
    char *zeros = mem_new(5000, 1);
    char *card = card_of(&anna, "");

    (void)state;
    for (size_t at = 0; at < COUNT(others); at++)
        assert_int_equal(read_card(others[at], strlen(others[at]), NULL),
                         ERR_CARD);
    assert_int_equal(read_card(zeros, 5000, NULL), ERR_CARD);
    card[2] = '2';
    assert_int_equal(read_card(card, strlen(card), NULL), ERR_CARD_NEWER);
    mem_free(card);
    mem_free(zeros);
}

/* Keys with which anybody could sign, checked as well as any others. */
static void keys_that_are_none_are_refused(void **state)
{
    struct parcel_keys weak = bert.keys, read;
    struct text card = {0}, label = {0};

    (void)state;
    memset(weak.sign, 0, sizeof weak.sign);
    weak.sign[0] = 1;
    assert_int_equal(parcel_card_write(&weak, "", &card), ERR_OK);
    assert_int_equal(parcel_card_read(card.bytes, card.length, &read, &label),
                     ERR_CARD);
    text_done(&card);
    text_done(&label);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_is_read),
        cmocka_unit_test(a_card_never_changes_its_form),
        cmocka_unit_test(labels_that_cannot_be_drawn_are_refused),
        cmocka_unit_test(blanks_and_broken_lines_do_no_harm),
        cmocka_unit_test(every_slip_is_found),
        cmocka_unit_test(what_is_no_card_is_refused),
        cmocka_unit_test(keys_that_are_none_are_refused),
    };

    return cmocka_run_group_tests(tests, rig_setup, rig_teardown);
}
