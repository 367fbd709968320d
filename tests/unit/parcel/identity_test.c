#include "rig.h"

#include <sodium.h>

/* A change of a single bit would make every contact a stranger. */
static void keys_of_a_seed_never_change(void **state)
{
    char hex[65];

    (void)state;
    sodium_bin2hex(hex, sizeof hex, anna.keys.sign, 32);
    assert_string_equal(hex, "5a4de041adf7145af88dbbe41cd2d074"
                             "97d0d7fe1b4fe96a5ec561f27b65408f");
    sodium_bin2hex(hex, sizeof hex, anna.keys.box, 32);
    assert_string_equal(hex, "833dd4e3670737629142a29c31fc0979"
                             "4b28b44f43c78c86c1f5c881ae68ea4e");
}

static void each_seed_has_its_own_keys(void **state)
{
    (void)state;
    assert_false(parcel_keys_equal(&anna.keys, &bert.keys));
    assert_true(parcel_keys_equal(&anna.keys, &anna.keys));
    assert_memory_not_equal(anna.keys.sign, anna.keys.box, PARCEL_KEY_SIZE);
}

static void one_key_alone_makes_another_laptop(void **state)
{
    struct parcel_keys mixed = anna.keys;

    (void)state;
    memcpy(mixed.box, bert.keys.box, PARCEL_KEY_SIZE);
    assert_false(parcel_keys_equal(&mixed, &anna.keys));
    mixed = anna.keys;
    memcpy(mixed.sign, bert.keys.sign, PARCEL_KEY_SIZE);
    assert_false(parcel_keys_equal(&mixed, &anna.keys));
}

static void fingerprints_are_read_out_the_same_everywhere(void **state)
{
    static const uint32_t groups[PARCEL_GROUPS] = {56521, 47094, 61732,
                                                   67295, 45139, 40062};
    struct parcel_fingerprint fingerprint = parcel_fingerprint(&anna.keys);

    (void)state;
    for (size_t at = 0; at < PARCEL_GROUPS; at++)
        assert_int_equal(fingerprint.groups[at], groups[at]);
}

static void every_bit_of_a_key_changes_every_group(void **state)
{
    struct parcel_fingerprint whole = parcel_fingerprint(&anna.keys);

    (void)state;
    for (size_t bit = 0; bit < 8 * sizeof(struct parcel_keys); bit++) {
        struct parcel_keys keys = anna.keys;
        struct parcel_fingerprint other;
        size_t same = 0;

        if (bit < 8 * PARCEL_KEY_SIZE)
            keys.sign[bit / 8] ^= (unsigned char)(1u << bit % 8);
        else
            keys.box[bit / 8 - PARCEL_KEY_SIZE] ^=
                (unsigned char)(1u << bit % 8);
        other = parcel_fingerprint(&keys);
        for (size_t at = 0; at < PARCEL_GROUPS; at++) {
            same += other.groups[at] == whole.groups[at];
            assert_true(other.groups[at] < 100000);
        }
        assert_int_equal(same, 0);
    }
}

static void nothing_is_left_of_a_done_identity(void **state)
{
    struct parcel_identity identity;

    (void)state;
    rig_identity(&identity, 'x');
    parcel_identity_done(&identity);
    assert_null(identity.sign);
    assert_null(identity.box);
    assert_true(sodium_is_zero(identity.keys.sign, PARCEL_KEY_SIZE));
    parcel_identity_done(&identity);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_of_a_seed_never_change),
        cmocka_unit_test(each_seed_has_its_own_keys),
        cmocka_unit_test(one_key_alone_makes_another_laptop),
        cmocka_unit_test(fingerprints_are_read_out_the_same_everywhere),
        cmocka_unit_test(every_bit_of_a_key_changes_every_group),
        cmocka_unit_test(nothing_is_left_of_a_done_identity),
    };

    return cmocka_run_group_tests(tests, rig_setup, rig_teardown);
}
