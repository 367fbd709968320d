#include "keys_place.h"

#include <sodium.h>

#include "vault/keyfile.h"

/* A key file with one slot, and all that was used to make it. */
struct made {
    struct keyfile keyfile;
    struct secret *data_key;
    struct secret *wrapping_key;
    struct secret *mac_key;
    unsigned char bytes[KEYFILE_SIZE];
};

static void make(struct made *made, uint64_t seed, int slot)
{
    struct random random = {keys_fill, &seed};
    struct cost cost = {1, 8};

    memset(made, 0, sizeof *made);
    made->data_key = secret_new(32);
    made->wrapping_key = secret_new(32);
    made->mac_key = secret_new(32);
    random_fill(&random, made->data_key->bytes, 32);
    random_fill(&random, made->wrapping_key->bytes, 32);
    random_fill(&random, made->mac_key->bytes, 32);
    keyfile_init(&made->keyfile, cost, &random);
    keyfile_wrap(&made->keyfile, slot, made->wrapping_key, made->data_key,
                 &random);
    keyfile_encode(&made->keyfile, made->mac_key, made->bytes);
}

static void drop(struct made *made)
{
    secret_free(&made->data_key);
    secret_free(&made->wrapping_key);
    secret_free(&made->mac_key);
}

static void seal_hash(unsigned char *bytes, size_t length)
{
    crypto_generichash(bytes + length - 32, 32, bytes, length - 32, NULL, 0);
}

static enum err unwrap(const struct made *made, const struct keyfile *keyfile,
                       int *slot)
{
    struct secret *data_key;
    enum err err = keyfile_unwrap(keyfile, made->wrapping_key, &data_key, slot);

    if (!err)
        assert_true(secret_equal(data_key, made->data_key));
    else
        assert_null(data_key);
    secret_free(&data_key);
    return err;
}

static void reads_what_it_wrote(void **state)
{
    struct made made;
    struct keyfile read;
    int slot;

    (void)state;
    for (int i = 0; i < KEYFILE_SLOTS; i++) {
        make(&made, 7, i);
        assert_int_equal(keyfile_decode(made.bytes, KEYFILE_SIZE, &read),
                         ERR_OK);
        assert_memory_equal(read.store_id, made.keyfile.store_id, 16);
        assert_memory_equal(read.slots, made.keyfile.slots, sizeof read.slots);
        assert_int_equal(read.epoch, 1);
        assert_true(keyfile_is_genuine(&read, made.mac_key));
        assert_false(keyfile_is_genuine(&read, made.data_key));
        assert_int_equal(unwrap(&made, &read, &slot), ERR_OK);
        assert_int_equal(slot, i);
        drop(&made);
    }
}

/* The format of FORMAT.md, frozen: a change of a single byte would lock people
 * out of their stores. */
static void keeps_its_format(void **state)
{
    static const unsigned char start[] = {
        0x89, 'J', 'E', 'K', 'E', 'Y', '\r', '\n', 1, 0, 0, 0, 0xd0, 2, 0, 0};
    struct made made;
    char hex[65];
    struct keyfile other;
    unsigned char bytes[KEYFILE_SIZE];

    (void)state;
    make(&made, 42, 3);
    assert_memory_equal(made.bytes, start, sizeof start);
    assert_memory_equal(made.bytes + 16, made.keyfile.store_id, 16);
    assert_memory_equal(made.bytes + 64, made.keyfile.salt, 16);
    assert_memory_equal(made.bytes + 80, made.keyfile.slots, 576);
    sodium_bin2hex(hex, sizeof hex, made.bytes + 688, 32);
    assert_string_equal(hex, "a6735da83fc04c4930683638c99ba7c8d"
                             "61a7d5d371d70b35e8ec007420a612a");
    other = made.keyfile;
    other.sequence = 0x0102030405060708;
    other.epoch = 0x11223344;
    other.cost = (struct cost){5, 0x00020000};
    keyfile_encode(&other, made.mac_key, bytes);
    assert_memory_equal(bytes + 32,
                        "\x08\x07\x06\x05\x04\x03\x02\x01"
                        "\x44\x33\x22\x11\x05\0\0\0\0\0\x02\0"
                        "\0\0\0\0\0\0\0\0\0\0\0\0",
                        32);
    drop(&made);
}

static void refuses_every_length_but_its_own(void **state)
{
    struct made made;
    struct keyfile read;
    unsigned char longer[KEYFILE_SIZE + 64] = {0};

    (void)state;
    make(&made, 1, 0);
    memcpy(longer, made.bytes, KEYFILE_SIZE);
    for (size_t length = 0; length < sizeof longer; length++)
        if (length != KEYFILE_SIZE)
            assert_int_equal(keyfile_decode(longer, length, &read),
                             ERR_KEY_DAMAGED);
    memset(longer, 0, sizeof longer);
    assert_int_equal(keyfile_decode(longer, KEYFILE_SIZE, &read),
                     ERR_KEY_DAMAGED);
    memset(longer, 0xFF, sizeof longer);
    assert_int_equal(keyfile_decode(longer, KEYFILE_SIZE, &read),
                     ERR_KEY_DAMAGED);
    drop(&made);
}

static void uses_and_repairs_the_other_copy(void **state)
{
    struct keys_place *place = *state;
    struct keyfile_health health;
    struct made made;
    struct keyfile read;
    size_t length;
    char *repaired;

    make(&made, 2, 5);
    keys_write(place->folder, KEYFILE_SPARE, made.bytes, KEYFILE_SIZE);
    for (size_t i = 0; i < KEYFILE_SIZE; i++) {
        made.bytes[i] ^= (unsigned char)(1u << (i % 8));
        keys_write(place->folder, KEYFILE_NAME, made.bytes, KEYFILE_SIZE);
        made.bytes[i] ^= (unsigned char)(1u << (i % 8));
        assert_int_equal(keyfile_read(place->folder, &read, &health), ERR_OK);
        assert_false(health.main_whole);
        assert_true(health.spare_whole);
        assert_true(health.repair);
        assert_memory_equal(read.hash, made.keyfile.hash, 32);
        if (i % 48)
            continue;
        assert_int_equal(keyfile_repair(place->folder, &read, made.mac_key),
                         ERR_OK);
        repaired = keys_read(place->folder, KEYFILE_NAME, &length);
        assert_int_equal(length, KEYFILE_SIZE);
        assert_memory_equal(repaired, made.bytes, KEYFILE_SIZE);
        mem_free(repaired);
        assert_int_equal(keyfile_read(place->folder, &read, &health), ERR_OK);
        assert_false(health.repair);
    }
    drop(&made);
}

static void says_when_both_are_damaged(void **state)
{
    struct keys_place *place = *state;
    struct keyfile_health health;
    struct made made;
    struct keyfile read;

    make(&made, 3, 0);
    assert_int_equal(keyfile_read(place->folder, &read, &health),
                     ERR_KEY_ABSENT);
    keys_write(place->folder, KEYFILE_NAME, made.bytes, 100);
    assert_int_equal(keyfile_read(place->folder, &read, &health),
                     ERR_KEY_DAMAGED);
    made.bytes[300] ^= 1;
    keys_write(place->folder, KEYFILE_SPARE, made.bytes, KEYFILE_SIZE);
    assert_int_equal(keyfile_read(place->folder, &read, &health),
                     ERR_KEY_DAMAGED);
    assert_false(health.repair);
    keys_write(place->folder, KEYFILE_NAME, "", 0);
    assert_int_equal(keyfile_read(place->folder, &read, &health),
                     ERR_KEY_DAMAGED);
    drop(&made);
}

static void takes_no_special_files(void **state)
{
    struct keys_place *place = *state;
    char *path = keys_path(place->folder, KEYFILE_NAME);
    struct keyfile read;

    assert_int_equal(mkdir(path, 0700), 0);
    assert_int_equal(keyfile_read_one(path, &read), ERR_KEY_DAMAGED);
    assert_int_equal(rmdir(path), 0);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(keyfile_read_one(path, &read), ERR_KEY_DAMAGED);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(symlink("/dev/zero", path), 0);
    assert_int_equal(keyfile_read_one(path, &read), ERR_KEY_DAMAGED);
    assert_int_equal(keyfile_read_one("/dev/zero", &read), ERR_KEY_DAMAGED);
    free(path);
}

static void refuses_hostile_costs(void **state)
{
    static const struct cost hostile[] = {
        {0, 8},          {25, 8},
        {UINT32_MAX, 8}, {1, 0},
        {1, 7},          {1, 256 * 1024 + 1},
        {1, 4u << 20},   {1, UINT32_MAX},
        {0, 0},          {UINT32_MAX, UINT32_MAX},
    };
    struct keys_place *place = *state;
    struct keyfile_health health;
    struct made made;
    struct keyfile read;
    unsigned char whole[KEYFILE_SIZE];

    make(&made, 4, 0);
    memcpy(whole, made.bytes, sizeof whole);
    for (size_t i = 0; i < COUNT(hostile); i++) {
        made.keyfile.cost = hostile[i];
        keyfile_encode(&made.keyfile, made.mac_key, made.bytes);
        assert_int_equal(keyfile_decode(made.bytes, KEYFILE_SIZE, &read),
                         ERR_KEY_LIMITS);
    }
    keys_write(place->folder, KEYFILE_NAME, made.bytes, KEYFILE_SIZE);
    assert_int_equal(keyfile_read(place->folder, &read, &health),
                     ERR_KEY_LIMITS);
    keys_write(place->folder, KEYFILE_SPARE, whole, KEYFILE_SIZE);
    assert_int_equal(keyfile_read(place->folder, &read, &health), ERR_OK);
    assert_true(health.repair);
    drop(&made);
}

static void knows_a_newer_format(void **state)
{
    struct keys_place *place = *state;
    struct keyfile_health health;
    struct made made;
    struct keyfile read;
    unsigned char newer[2000] = {0};

    make(&made, 5, 0);
    keys_write(place->folder, KEYFILE_SPARE, made.bytes, KEYFILE_SIZE);
    memcpy(newer, made.bytes, KEYFILE_SIZE);
    newer[8] = 2;
    assert_int_equal(keyfile_decode(newer, KEYFILE_SIZE, &read),
                     ERR_KEY_DAMAGED);
    seal_hash(newer, KEYFILE_SIZE);
    assert_int_equal(keyfile_decode(newer, KEYFILE_SIZE, &read), ERR_KEY_NEWER);
    newer[12] = (unsigned char)(sizeof newer & 0xFF);
    newer[13] = (unsigned char)(sizeof newer >> 8);
    seal_hash(newer, sizeof newer);
    assert_int_equal(keyfile_decode(newer, sizeof newer, &read), ERR_KEY_NEWER);
    /* Also when our own version stands beside it. */
    keys_write(place->folder, KEYFILE_NAME, newer, sizeof newer);
    assert_int_equal(keyfile_read(place->folder, &read, &health),
                     ERR_KEY_NEWER);
    newer[8] = 0;
    seal_hash(newer, sizeof newer);
    assert_int_equal(keyfile_decode(newer, sizeof newer, &read),
                     ERR_KEY_DAMAGED);
    /* What must be zero is. */
    made.bytes[60] = 1;
    seal_hash(made.bytes, KEYFILE_SIZE);
    assert_int_equal(keyfile_decode(made.bytes, KEYFILE_SIZE, &read),
                     ERR_KEY_DAMAGED);
    drop(&made);
}

static void binds_slots_to_place_store_and_cost(void **state)
{
    struct made made, other;
    struct keyfile changed;
    int slot;

    (void)state;
    make(&made, 6, 2);
    make(&other, 60, 2);
    assert_int_equal(unwrap(&made, &made.keyfile, &slot), ERR_OK);
    /* moved to another index */
    changed = made.keyfile;
    memcpy(changed.slots[4], changed.slots[2], KEYFILE_SLOT_SIZE);
    memset(changed.slots[2], 0, KEYFILE_SLOT_SIZE);
    assert_int_equal(unwrap(&made, &changed, &slot), ERR_NOT_OPENED);
    assert_int_equal(slot, -1);
    /* put into another store */
    changed = other.keyfile;
    memcpy(changed.slots[2], made.keyfile.slots[2], KEYFILE_SLOT_SIZE);
    assert_int_equal(unwrap(&made, &changed, &slot), ERR_NOT_OPENED);
    /* each number of the header that it is bound to */
    changed = made.keyfile;
    changed.epoch++;
    assert_int_equal(unwrap(&made, &changed, &slot), ERR_NOT_OPENED);
    changed = made.keyfile;
    changed.cost.passes++;
    assert_int_equal(unwrap(&made, &changed, &slot), ERR_NOT_OPENED);
    changed = made.keyfile;
    changed.cost.kibibytes++;
    assert_int_equal(unwrap(&made, &changed, &slot), ERR_NOT_OPENED);
    changed = made.keyfile;
    changed.salt[15] ^= 0x80;
    assert_int_equal(unwrap(&made, &changed, &slot), ERR_NOT_OPENED);
    /* but not to the sequence, which grows without it */
    changed = made.keyfile;
    changed.sequence += 9;
    assert_int_equal(unwrap(&made, &changed, &slot), ERR_OK);
    drop(&made);
    drop(&other);
}

static void sees_a_slot_edited_with_a_right_hash(void **state)
{
    struct made made;
    struct keyfile read;
    int slot;

    (void)state;
    make(&made, 8, 0);
    for (size_t at = 80; at < 656; at += 35) {
        unsigned char bytes[KEYFILE_SIZE];

        if (at < 80 + KEYFILE_SLOT_SIZE)
            continue;
        memcpy(bytes, made.bytes, sizeof bytes);
        bytes[at] ^= 0x10;
        seal_hash(bytes, sizeof bytes);
        assert_int_equal(keyfile_decode(bytes, sizeof bytes, &read), ERR_OK);
        assert_false(keyfile_is_genuine(&read, made.mac_key));
        assert_int_equal(unwrap(&made, &read, &slot), ERR_OK);
    }
    drop(&made);
}

static void takes_the_higher_sequence(void **state)
{
    struct keys_place *place = *state;
    struct keyfile_health health;
    struct made made, foreign;
    struct keyfile read;

    make(&made, 9, 0);
    make(&foreign, 90, 0);
    assert_int_equal(keyfile_write(place->folder, &made.keyfile, made.mac_key),
                     ERR_OK);
    assert_int_equal(made.keyfile.sequence, 1);
    keys_copy(place->folder, KEYFILE_NAME, "older");
    made.keyfile.slots[7][0] ^= 1;
    assert_int_equal(keyfile_write(place->folder, &made.keyfile, made.mac_key),
                     ERR_OK);
    assert_int_equal(keyfile_read(place->folder, &read, &health), ERR_OK);
    assert_int_equal(read.sequence, 2);
    assert_false(health.repair);
    /* stopped before the spare was written */
    keys_copy(place->folder, "older", KEYFILE_SPARE);
    assert_int_equal(keyfile_read(place->folder, &read, &health), ERR_OK);
    assert_int_equal(read.sequence, 2);
    assert_true(health.repair);
    /* an old store.key put back by hand, beside a newer spare */
    keys_copy(place->folder, KEYFILE_NAME, KEYFILE_SPARE);
    keys_copy(place->folder, "older", KEYFILE_NAME);
    assert_int_equal(keyfile_read(place->folder, &read, &health), ERR_OK);
    assert_int_equal(read.sequence, 2);
    assert_true(health.repair);
    /* a spare of another store doesn't win by its number */
    foreign.keyfile.sequence = 99;
    keyfile_encode(&foreign.keyfile, foreign.mac_key, foreign.bytes);
    keys_write(place->folder, KEYFILE_SPARE, foreign.bytes, KEYFILE_SIZE);
    assert_int_equal(keyfile_read(place->folder, &read, &health), ERR_OK);
    assert_int_equal(read.sequence, 1);
    assert_memory_equal(read.store_id, made.keyfile.store_id, 16);
    drop(&made);
    drop(&foreign);
}

/* Slots in use and free ones look the same: no byte of either is fixed. */
static void hides_which_slots_are_used(void **state)
{
    unsigned char ever[KEYFILE_SLOTS][KEYFILE_SLOT_SIZE] = {{0}};
    unsigned char always[KEYFILE_SLOTS][KEYFILE_SLOT_SIZE];
    struct made made;

    (void)state;
    memset(always, 0xFF, sizeof always);
    for (uint64_t seed = 100; seed < 140; seed++) {
        make(&made, seed, 1);
        for (int i = 0; i < KEYFILE_SLOTS; i++)
            for (int j = 0; j < KEYFILE_SLOT_SIZE; j++) {
                ever[i][j] |= made.keyfile.slots[i][j];
                always[i][j] &= made.keyfile.slots[i][j];
            }
        drop(&made);
    }
    for (int i = 0; i < KEYFILE_SLOTS; i++)
        for (int j = 0; j < KEYFILE_SLOT_SIZE; j++) {
            assert_int_equal(ever[i][j], 0xFF);
            assert_int_equal(always[i][j], 0);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KEYS_TEST(reads_what_it_wrote),
        KEYS_TEST(keeps_its_format),
        KEYS_TEST(refuses_every_length_but_its_own),
        KEYS_TEST(uses_and_repairs_the_other_copy),
        KEYS_TEST(says_when_both_are_damaged),
        KEYS_TEST(takes_no_special_files),
        KEYS_TEST(refuses_hostile_costs),
        KEYS_TEST(knows_a_newer_format),
        KEYS_TEST(binds_slots_to_place_store_and_cost),
        KEYS_TEST(sees_a_slot_edited_with_a_right_hash),
        KEYS_TEST(takes_the_higher_sequence),
        KEYS_TEST(hides_which_slots_are_used),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
