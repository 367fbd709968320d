#include "rig.h"

#include <sodium.h>

struct made {
    unsigned char *bytes;
    size_t length;
};

static struct made make(struct parcel *parcel)
{
    struct made made;

    assert_int_equal(parcel_make(&anna, parcel, &made.bytes, &made.length),
                     ERR_OK);
    return made;
}

static enum err open_by(const struct parcel_identity *me,
                        const struct parcel_contact *contacts, size_t count,
                        struct made made, struct parcel *parcel)
{
    return parcel_open(me, contacts, count, made.bytes, made.length, parcel);
}

static void check_refused(struct parcel parcel)
{
    struct made made = {(unsigned char *)"", 1};

    assert_int_equal(parcel_make(&anna, &parcel, &made.bytes, &made.length),
                     ERR_INVALID);
    assert_null(made.bytes);
    assert_int_equal(made.length, 0);
    parcel_done(&parcel);
}

static void each_kind_arrives(void **state)
{
    (void)state;
    for (int kind = 0; kind < RIG_KINDS; kind++) {
        struct parcel_contact contacts[3] = {
            rig_contact(&carl), rig_contact(&bert), rig_contact(&anna)};
        struct parcel parcel = rig_kind(kind), read;
        struct made made = make(&parcel);

        assert_int_equal(made.length, PARCEL_FILE_LEAST);
        assert_int_equal(open_by(&bert, contacts, 3, made, &read), ERR_OK);
        assert_int_equal(read.kind, parcel.kind);
        assert_int_equal(read.version, PARCEL_VERSION);
        assert_memory_equal(read.hash, parcel.hash, PARCEL_HASH_SIZE);
        assert_true(parcel_keys_equal(&read.from, &anna.keys));
        assert_int_equal(read.request.answer_count,
                         parcel.request.answer_count);
        parcel_done(&read);
        parcel_done(&parcel);
        mem_free(made.bytes);
    }
}

static void nobody_else_reads_it(void **state)
{
    struct parcel_contact contact = rig_contact(&anna);
    struct parcel parcel = rig_offer(STAGE_AGREED), read;
    struct made made = make(&parcel);

    (void)state;
    assert_int_equal(open_by(&carl, &contact, 1, made, &read),
                     ERR_PARCEL_OTHER);
    /* Not even who wrote it. */
    assert_int_equal(open_by(&anna, &contact, 1, made, &read),
                     ERR_PARCEL_OTHER);
    assert_null(memmem(made.bytes, made.length, "Mill Lane", 9));
    assert_null(memmem(made.bytes, made.length, "babysitting", 11));
    assert_null(memmem(made.bytes, made.length, anna.keys.sign, 32));
    assert_null(memmem(made.bytes, made.length, bert.keys.box, 32));
    assert_null(memmem(made.bytes, made.length, parcel.request.id.bytes, 16));
    parcel_done(&parcel);
    mem_free(made.bytes);
}

/* The same packet twice has nothing in common but what every packet has. */
static void two_files_of_one_packet_are_strangers(void **state)
{
    struct parcel parcel = rig_offer(STAGE_ASKING);
    struct made one = make(&parcel), other = make(&parcel);
    size_t same = 0;

    (void)state;
    assert_memory_equal(one.bytes, other.bytes, 16);
    for (size_t at = 16; at < one.length; at++)
        same += one.bytes[at] == other.bytes[at];
    assert_true(same < one.length / 100);
    parcel_done(&parcel);
    mem_free(one.bytes);
    mem_free(other.bytes);
}

/* Whether somebody is asked, has agreed or is told to forget it. */
static void its_length_does_not_tell_what_is_in_it(void **state)
{
    (void)state;
    for (int kind = 0; kind < RIG_KINDS; kind++) {
        struct parcel parcel = rig_kind(kind);
        struct made made = make(&parcel);

        assert_int_equal(made.length, PARCEL_FILE_LEAST);
        parcel_done(&parcel);
        mem_free(made.bytes);
    }
}

static struct parcel with_notes(size_t count, size_t size)
{
    struct parcel parcel = rig_take_over();
    char *value = mem_new(size + 6, 1), field[3] = "aa";

    memset(value, 'n', size + 5);
    memcpy(value, "text:", 5);
    for (size_t at = 0; at < count; at++) {
        field[0] = (char)('a' + at / 26);
        field[1] = (char)('a' + at % 26);
        rig_answer(&parcel, field, value, STAGE_OWN);
    }
    mem_free(value);
    return parcel;
}

static void large_ones_have_one_of_two_other_sizes(void **state)
{
    static const struct {
        size_t notes, helpers, length;
    } rows[] = {
        {7, 0, 16604},
        {8, 0, 65960},
        {30, 0, 65960},
        {33, 0, PARCEL_FILE_MOST},
        {PARCEL_ANSWERS_MOST - 8, PARCEL_HELPERS_MOST - 2, PARCEL_FILE_MOST}};
    struct parcel_contact contact = rig_contact(&anna);

    (void)state;
    for (size_t at = 0; at < COUNT(rows); at++) {
        struct parcel parcel = with_notes(rows[at].notes, 2000), read;
        char label[PARCEL_LABEL_MOST + 1] = "";
        struct made made;

        memset(label, 'L', PARCEL_LABEL_MOST);
        for (size_t line = 0; line < rows[at].helpers; line++)
            rig_helper(&parcel, label, STAGE_AVAILABLE, false, false);
        made = make(&parcel);
        assert_int_equal(made.length, rows[at].length);
        assert_int_equal(open_by(&bert, &contact, 1, made, &read), ERR_OK);
        assert_int_equal(read.request.answer_count,
                         parcel.request.answer_count);
        assert_int_equal(read.request.helper_count,
                         parcel.request.helper_count);
        parcel_done(&read);
        parcel_done(&parcel);
        mem_free(made.bytes);
    }
}

/* A store can't send what the other side would only refuse. */
static void what_nobody_could_open_is_not_made(void **state)
{
    struct parcel parcel;

    (void)state;
    check_refused(with_notes(PARCEL_ANSWERS_MOST - 7, 10));
    check_refused(with_notes(1, 2012));
    parcel = rig_take_over();
    for (int line = 0; line < PARCEL_HELPERS_MOST - 1; line++)
        rig_helper(&parcel, "A", STAGE_AVAILABLE, false, false);
    check_refused(parcel);
    parcel = rig_offer(STAGE_ASKING);
    rig_answer(&parcel, "place", "text:12 Mill Lane", STAGE_AGREED);
    check_refused(parcel);
    parcel = rig_offer(STAGE_ASKING);
    rig_answer(&parcel, "town", "text:again", STAGE_ASKING);
    check_refused(parcel);
    parcel = rig_offer(STAGE_ASKING);
    rig_answer(&parcel, "zeal", "text:\x1b[2J", STAGE_ASKING);
    check_refused(parcel);
    parcel = rig_offer(STAGE_ASKING);
    parcel.counter = 0;
    check_refused(parcel);
    parcel = rig_offer(STAGE_ASKING);
    parcel.counter = 2;
    check_refused(parcel);
    parcel = rig_offer(STAGE_ASKING);
    parcel.expires = parcel.sent + PARCEL_DAYS_MOST + 1;
    check_refused(parcel);
    parcel = rig_offer(STAGE_ASKING);
    memset(&parcel.to.box, 0, sizeof parcel.to.box);
    check_refused(parcel);
    check_refused(rig_parcel(PARCEL_ENDED));
}

static void of_strangers_only_the_fingerprint_is_seen(void **state)
{
    struct parcel_contact contact = rig_contact(&anna);
    struct parcel parcel = rig_offer(STAGE_AGREED), read, none = {0};
    struct made made = make(&parcel);

    (void)state;
    none.from = anna.keys;
    assert_int_equal(open_by(&bert, NULL, 0, made, &read), ERR_PARCEL_SENDER);
    assert_memory_equal(&read, &none, sizeof read);
    contact.verified = false;
    assert_int_equal(open_by(&bert, &contact, 1, made, &read),
                     ERR_PARCEL_UNVERIFIED);
    assert_memory_equal(&read, &none, sizeof read);
    contact.verified = true;
    contact.version = PARCEL_VERSION + 1;
    assert_int_equal(open_by(&bert, &contact, 1, made, &read),
                     ERR_PARCEL_OLDER);
    none.from = (struct parcel_keys){0};
    assert_memory_equal(&read, &none, sizeof read);
    parcel_done(&parcel);
    mem_free(made.bytes);
}

/* T-50: a hundred imports, one packet. */
static void a_hundred_copies_are_one_packet(void **state)
{
    struct parcel_contact contact = rig_contact(&anna);
    struct parcel_seen seen = {0};
    struct parcel parcel = rig_offer(STAGE_AGREED), read;
    struct made made = make(&parcel);
    int taken = 0;

    (void)state;
    for (int copy = 0; copy < 100; copy++) {
        assert_int_equal(open_by(&bert, &contact, 1, made, &read), ERR_OK);
        if (!parcel_judge(&read, &seen, PARCEL_OWNER_SENDER, TODAY)) {
            parcel_seen_add(&seen, &read);
            taken++;
        }
        parcel_done(&read);
    }
    assert_int_equal(taken, 1);
    parcel_done(&parcel);
    mem_free(made.bytes);
}

static void it_is_known_without_being_opened(void **state)
{
    struct parcel parcel = rig_offer(STAGE_AGREED);
    unsigned char hash[PARCEL_HASH_SIZE];
    struct made made = make(&parcel);

    (void)state;
    assert_int_equal(parcel_look(made.bytes, made.length, hash), ERR_OK);
    assert_memory_equal(hash, parcel.hash, PARCEL_HASH_SIZE);
    for (size_t length = 0; length < made.length; length += 211) {
        assert_int_equal(parcel_look(made.bytes, length, hash),
                         ERR_PARCEL_DAMAGED);
        assert_true(sodium_is_zero(hash, sizeof hash));
    }
    assert_int_equal(parcel_look(NULL, 0, hash), ERR_PARCEL_DAMAGED);
    parcel_done(&parcel);
    mem_free(made.bytes);
}

static void every_fault_has_its_own_words(void **state)
{
    (void)state;
    for (int one = ERR_PARCEL_LARGE; one <= ERR_CARD_NEWER; one++) {
        assert_true(strlen(err_text((enum err)one)) > 10);
        for (int other = ERR_OK; other < ERR_COUNT; other++)
            if (other != one)
                assert_string_not_equal(err_text((enum err)one),
                                        err_text((enum err)other));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_arrives),
        cmocka_unit_test(nobody_else_reads_it),
        cmocka_unit_test(two_files_of_one_packet_are_strangers),
        cmocka_unit_test(its_length_does_not_tell_what_is_in_it),
        cmocka_unit_test(large_ones_have_one_of_two_other_sizes),
        cmocka_unit_test(what_nobody_could_open_is_not_made),
        cmocka_unit_test(of_strangers_only_the_fingerprint_is_seen),
        cmocka_unit_test(a_hundred_copies_are_one_packet),
        cmocka_unit_test(it_is_known_without_being_opened),
        cmocka_unit_test(every_fault_has_its_own_words),
    };

    return cmocka_run_group_tests(tests, rig_setup, rig_teardown);
}
