#include "keys_place.h"

#include <sodium.h>

#include "vault/backup.h"
#include "vault/traces.h"
#include "vault/vault_state.h"

#define ROWS 40
#define MONTH 24322
#define ONE "lantern cactus velvet drummer orchard"
#define TWO "tosab-kerul-nadif-pomeg"
#define THREE "48213-90217-55370-61948"

/* --- a store and its people ----------------------------------------------- */

/* Borrowed words as a key; good until the next but three. */
static struct vault_key words(const char *text)
{
    static struct secret *kept[4];
    static unsigned next;
    struct secret **place = &kept[next++ % 4];

    secret_free(place);
    if (!text)
        return (struct vault_key){NULL, NULL};
    *place = keys_secret(text);
    return (struct vault_key){*place, NULL};
}

static int forget_words(void **state)
{
    for (int i = 0; i < 4; i++)
        (void)words(NULL);
    return keys_teardown(state);
}

static void put_rows(struct vault *vault)
{
    for (int i = 0; i < ROWS; i++) {
        char name[32], value[64];

        snprintf(name, sizeof name, "row.%d", i);
        snprintf(value, sizeof value, "what stands in row %d", i);
        assert_int_equal(traces_setting_put(vault, name, value), ERR_OK);
    }
}

static void assert_rows(struct vault *vault)
{
    for (int i = 0; i < ROWS; i++) {
        char name[32], expected[64];
        char *value;

        snprintf(name, sizeof name, "row.%d", i);
        snprintf(expected, sizeof expected, "what stands in row %d", i);
        assert_int_equal(traces_setting_get(vault, name, &value), ERR_OK);
        assert_non_null(value);
        assert_string_equal(value, expected);
        mem_free(value);
    }
}

static struct vault *create(const char *store)
{
    struct vault_key key = words(ONE);
    struct vault *vault;

    assert_int_equal(vault_create(store, &key, MONTH, random_system(), &vault),
                     ERR_OK);
    put_rows(vault);
    return vault;
}

static enum err try_key(const char *store, const struct vault_key *key)
{
    struct vault *vault;
    enum err err = vault_open(store, key, &vault);

    if (!err || err == ERR_KEY_TAMPERED)
        assert_rows(vault);
    else
        assert_null(vault);
    vault_close(&vault);
    return err;
}

static enum err try_words(const char *store, const char *text)
{
    struct vault_key key = words(text);

    return try_key(store, &key);
}

static struct vault *open_with(const char *store, const char *text)
{
    struct vault_key key = words(text);
    struct vault *vault;

    assert_int_equal(vault_open(store, &key, &vault), ERR_OK);
    return vault;
}

static size_t count_slots(struct vault *vault)
{
    struct slot_info infos[VAULT_SLOTS];
    size_t count;

    assert_int_equal(vault_slots(vault, infos, &count), ERR_OK);
    return count;
}

static void add(struct vault *vault, const char *text)
{
    struct vault_key key = words(text);

    assert_int_equal(vault_slot_add(vault, &key, SLOT_PASSPHRASE, MONTH + 1,
                                    random_system()),
                     ERR_OK);
}

static struct vault_probe look(const char *store)
{
    struct vault_probe probe;

    assert_int_equal(vault_look(store, &probe), ERR_OK);
    return probe;
}

/* --- making and opening --------------------------------------------------- */

static void makes_and_opens(void **state)
{
    struct keys_place *place = *state;
    struct vault *vault;
    struct stat about;
    char *path;

    assert_int_equal(look(place->store).state, VAULT_ABSENT);
    assert_int_equal(try_words(place->store, ONE), ERR_KEY_ABSENT);
    vault = create(place->store);
    assert_string_equal(vault_folder(vault), place->store);
    assert_int_equal(count_slots(vault), 1);
    vault_close(&vault);
    assert_null(vault);
    vault_close(&vault);
    assert_int_equal(look(place->store).state, VAULT_READY);
    assert_false(look(place->store).one_key_copy);
    assert_int_equal(stat(place->store, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0700);
    path = keys_path(place->store, KEYFILE_SPARE);
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    free(path);
    assert_false(keys_exists(place->store, VAULT_STORE_NEW));
    assert_int_equal(try_words(place->store, ONE), ERR_OK);
    assert_int_equal(try_words(place->store, ONE " "), ERR_NOT_OPENED);
    assert_int_equal(try_words(place->store, ""), ERR_NOT_OPENED);
    assert_int_equal(try_words(place->store, TWO), ERR_NOT_OPENED);
}

static void never_makes_a_second_one(void **state)
{
    static const char *const names[] = {VAULT_STORE, KEYFILE_NAME,
                                        KEYFILE_SPARE};
    struct keys_place *place = *state;
    struct vault_key key = words(TWO);
    struct vault *vault;

    vault = create(place->store);
    vault_close(&vault);
    assert_int_equal(
        vault_create(place->store, &key, MONTH, random_system(), &vault),
        ERR_EXISTS);
    assert_null(vault);
    assert_int_equal(try_words(place->store, ONE), ERR_OK);
    /* one of the three files is enough to stop it */
    for (size_t i = 0; i < COUNT(names); i++) {
        char *folder = keys_path(place->folder, names[i]);

        assert_int_equal(mkdir(folder, 0700), 0);
        keys_write(folder, names[i], "", 0);
        assert_int_equal(
            vault_create(folder, &key, MONTH, random_system(), &vault),
            ERR_EXISTS);
        free(folder);
    }
}

static void refuses_weak_passphrases(void **state)
{
    struct keys_place *place = *state;
    struct vault_key weak = words("password");
    struct vault *vault;

    assert_int_equal(
        vault_create(place->store, &weak, MONTH, random_system(), &vault),
        ERR_WEAK);
    assert_null(vault);
    assert_false(file_exists(place->store));
    vault = create(place->store);
    weak = words("password");
    assert_int_equal(
        vault_slot_add(vault, &weak, SLOT_PASSPHRASE, MONTH, random_system()),
        ERR_WEAK);
    assert_int_equal(vault_slot_change(vault, &weak, MONTH, random_system()),
                     ERR_WEAK);
    assert_int_equal(
        vault_new_key(vault, &weak, MONTH, random_system(), NULL, NULL),
        ERR_WEAK);
    assert_int_equal(count_slots(vault), 1);
    vault_close(&vault);
    assert_int_equal(try_words(place->store, ONE), ERR_OK);
}

static void one_window_at_a_time(void **state)
{
    struct keys_place *place = *state;
    struct vault *vault = create(place->store);

    assert_int_equal(try_words(place->store, ONE), ERR_BUSY);
    vault_close(&vault);
    assert_int_equal(try_words(place->store, ONE), ERR_OK);
    /* A wrong passphrase leaves no lock behind, nor does a broken store. */
    assert_int_equal(try_words(place->store, TWO), ERR_NOT_OPENED);
    vault = open_with(place->store, ONE);
    assert_int_equal(vault_reopen(vault), ERR_OK);
    assert_rows(vault);
    assert_int_equal(try_words(place->store, ONE), ERR_BUSY);
    vault_close(&vault);
}

/* --- slots ---------------------------------------------------------------- */

static void changes_the_own_passphrase(void **state)
{
    struct keys_place *place = *state;
    struct vault *vault = create(place->store);
    struct vault_key key = words(TWO);
    struct slot_info infos[VAULT_SLOTS];
    size_t count;

    add(vault, THREE);
    key = words(TWO);
    assert_int_equal(vault_slot_change(vault, &key, MONTH + 5, random_system()),
                     ERR_OK);
    assert_int_equal(vault_slots(vault, infos, &count), ERR_OK);
    assert_int_equal(count, 2);
    assert_true(infos[0].own);
    assert_int_equal(infos[0].month, MONTH + 5);
    assert_false(infos[1].own);
    vault_close(&vault);
    assert_int_equal(try_words(place->store, ONE), ERR_NOT_OPENED);
    assert_int_equal(try_words(place->store, TWO), ERR_OK);
    assert_int_equal(try_words(place->store, THREE), ERR_OK);
}

static void adds_up_to_eight(void **state)
{
    static const char *const more[] = {
        "lubat-kolim-serat-pinok", "nabol-tirem-kosav-delup",
        "girol-semat-butep-lanif", "hukem-porat-jilos-vamed",
        "dorin-fasel-mukot-repib", "zalem-witon-gubar-hesip",
        "kepir-lonat-sudof-mibel"};
    struct keys_place *place = *state;
    struct vault *vault = create(place->store);
    struct slot_info infos[VAULT_SLOTS];
    struct vault_key key;
    size_t count;

    for (size_t i = 0; i < COUNT(more); i++)
        add(vault, more[i]);
    assert_int_equal(count_slots(vault), 8);
    key = words(TWO);
    assert_int_equal(
        vault_slot_add(vault, &key, SLOT_PASSPHRASE, MONTH, random_system()),
        ERR_NO_SLOT);
    assert_int_equal(vault_slot_remove(vault, 4, random_system()), ERR_OK);
    assert_int_equal(vault_slot_remove(vault, 4, random_system()),
                     ERR_NOT_FOUND);
    assert_int_equal(vault_slot_remove(vault, -1, random_system()),
                     ERR_NOT_FOUND);
    assert_int_equal(vault_slot_remove(vault, 8, random_system()),
                     ERR_NOT_FOUND);
    add(vault, TWO);
    vault_close(&vault);
    for (size_t i = 0; i < COUNT(more); i++)
        assert_int_equal(try_words(place->store, more[i]),
                         i == 3 ? ERR_NOT_OPENED : ERR_OK);
    vault = open_with(place->store, TWO);
    assert_int_equal(vault_slots(vault, infos, &count), ERR_OK);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(infos[i].own, infos[i].slot == 4);
    vault_close(&vault);
}

static void keeps_the_last_passphrase(void **state)
{
    struct keys_place *place = *state;
    struct vault *vault = create(place->store);
    struct secret *code;
    struct vault_key key;

    assert_int_equal(vault_slot_remove(vault, 0, random_system()),
                     ERR_LAST_SLOT);
    /* a recovery code alone is no passphrase */
    assert_int_equal(vault_recovery_make(vault, MONTH, random_system(), &code),
                     ERR_OK);
    assert_int_equal(vault_slot_remove(vault, 0, random_system()),
                     ERR_LAST_SLOT);
    secret_free(&code);
    add(vault, TWO);
    assert_int_equal(vault_slot_remove(vault, 0, random_system()), ERR_OK);
    assert_int_equal(count_slots(vault), 2);
    assert_int_equal(vault_slot_remove(vault, 2, random_system()),
                     ERR_LAST_SLOT);
    /* whose own slot is gone has none to change */
    key = words(THREE);
    assert_int_equal(vault_slot_change(vault, &key, MONTH, random_system()),
                     ERR_NOT_FOUND);
    vault_close(&vault);
    assert_int_equal(try_words(place->store, ONE), ERR_NOT_OPENED);
    assert_int_equal(try_words(place->store, TWO), ERR_OK);
}

static void takes_a_second_factor(void **state)
{
    struct keys_place *place = *state;
    struct vault *vault = create(place->store);
    struct secret *factor = vault_factor_make(random_system());
    struct secret *other = vault_factor_make(random_system());
    struct vault_key key = words(ONE);
    struct slot_info infos[VAULT_SLOTS];
    size_t count;

    key.factor = factor;
    assert_int_equal(vault_slot_change(vault, &key, MONTH, random_system()),
                     ERR_OK);
    assert_int_equal(vault_slots(vault, infos, &count), ERR_OK);
    assert_int_equal(infos[0].kind, SLOT_PASSPHRASE_FACTOR);
    vault_close(&vault);
    assert_int_equal(try_key(place->store, &key), ERR_OK);
    assert_int_equal(try_words(place->store, ONE), ERR_NOT_OPENED);
    key.factor = other;
    assert_int_equal(try_key(place->store, &key), ERR_NOT_OPENED);
    secret_free(&factor);
    secret_free(&other);
}

static void recovery_code_opens(void **state)
{
    struct keys_place *place = *state;
    struct vault *vault = create(place->store);
    struct secret *first, *second, *typed, *form;
    struct slot_info infos[VAULT_SLOTS];
    struct vault_key key = {NULL, NULL};
    size_t count;

    assert_int_equal(vault_recovery_make(vault, MONTH, random_system(), &first),
                     ERR_OK);
    assert_int_equal(first->length, 34);
    vault_close(&vault);
    /* typed without dashes and in small letters */
    typed = secret_new(28);
    typed->length = 0;
    for (size_t i = 0; i < first->length; i++) {
        unsigned char c = first->bytes[i];

        if (c != '-')
            typed->bytes[typed->length++] =
                (unsigned char)(c >= 'A' ? c + 32 : c);
    }
    assert_int_equal(vault_recovery_read(typed, &form), ERR_OK);
    assert_true(secret_equal(form, first));
    key.passphrase = form;
    assert_int_equal(vault_open(place->store, &key, &vault), ERR_OK);
    assert_rows(vault);
    assert_int_equal(vault_slots(vault, infos, &count), ERR_OK);
    assert_int_equal(infos[1].kind, SLOT_RECOVERY);
    assert_true(infos[1].own);
    /* a new one takes the place of the old one */
    assert_int_equal(
        vault_recovery_make(vault, MONTH, random_system(), &second), ERR_OK);
    assert_int_equal(count_slots(vault), 2);
    vault_close(&vault);
    assert_int_equal(try_key(place->store, &key), ERR_NOT_OPENED);
    key.passphrase = second;
    assert_int_equal(try_key(place->store, &key), ERR_OK);
    assert_int_equal(try_words(place->store, ONE), ERR_OK);
    secret_free(&first);
    secret_free(&second);
    secret_free(&typed);
    secret_free(&form);
}

/* --- a new data key ------------------------------------------------------- */

static bool count_progress(void *user, int percent)
{
    int *last = user;

    assert_true(percent >= *last && percent <= 100);
    *last = percent;
    return true;
}

static void new_key_keeps_data_and_one_passphrase(void **state)
{
    struct keys_place *place = *state;
    struct vault *vault = create(place->store);
    struct secret *code;
    struct vault_key key;
    unsigned char old_key[32];
    int percent = 0;

    add(vault, THREE);
    assert_int_equal(vault_recovery_make(vault, MONTH, random_system(), &code),
                     ERR_OK);
    memcpy(old_key, vault->data_key->bytes, sizeof old_key);
    key = words(TWO);
    assert_int_equal(vault_new_key(vault, &key, MONTH + 2, random_system(),
                                   count_progress, &percent),
                     ERR_OK);
    assert_int_equal(percent, 100);
    assert_memory_not_equal(old_key, vault->data_key->bytes, 32);
    assert_int_equal(vault->epoch, 2);
    assert_rows(vault);
    assert_int_equal(count_slots(vault), 1);
    /* it goes on with the new key */
    put_rows(vault);
    add(vault, "lubat-kolim-serat-pinok");
    assert_int_equal(vault_reopen(vault), ERR_OK);
    vault_close(&vault);
    assert_int_equal(try_words(place->store, ONE), ERR_NOT_OPENED);
    assert_int_equal(try_words(place->store, THREE), ERR_NOT_OPENED);
    key.passphrase = code;
    assert_int_equal(try_key(place->store, &key), ERR_NOT_OPENED);
    assert_int_equal(try_words(place->store, TWO), ERR_OK);
    assert_int_equal(try_words(place->store, "lubat-kolim-serat-pinok"),
                     ERR_OK);
    assert_false(keys_exists(place->store, VAULT_STORE_NEW));
    secret_free(&code);
}

static void new_key_remakes_backups(void **state)
{
    struct keys_place *place = *state;
    struct vault *vault = create(place->store);
    struct backup_info *list;
    struct vault_key key;
    size_t count;

    for (int32_t day = 20000; day < 20003; day++)
        assert_int_equal(backup_make(vault, day, false), ERR_OK);
    key = words(TWO);
    assert_int_equal(
        vault_new_key(vault, &key, MONTH, random_system(), NULL, NULL), ERR_OK);
    vault_close(&vault);
    assert_int_equal(backup_list(place->store, &list, &count), ERR_OK);
    assert_int_equal(count, 1);
    assert_int_equal(list[0].day, 20002);
    assert_true(list[0].verified);
    /* The old passphrase opens none of them any more, the new one does. */
    key = words(ONE);
    assert_int_equal(backup_restore(place->store, &key, list[0].name, &vault),
                     ERR_NOT_OPENED);
    key = words(TWO);
    assert_int_equal(backup_restore(place->store, &key, list[0].name, &vault),
                     ERR_OK);
    assert_rows(vault);
    vault_close(&vault);
    mem_free(list);
}

static void new_key_with_the_same_passphrase(void **state)
{
    struct keys_place *place = *state;
    struct vault *vault = create(place->store);
    struct vault_key key = words(ONE);

    for (int i = 0; i < 3; i++)
        assert_int_equal(
            vault_new_key(vault, &key, MONTH, random_system(), NULL, NULL),
            ERR_OK);
    assert_int_equal(vault->epoch, 4);
    vault_close(&vault);
    assert_int_equal(try_words(place->store, ONE), ERR_OK);
}

static bool stop_at(void *user, int percent)
{
    return percent < *(int *)user;
}

static void new_key_can_be_stopped(void **state)
{
    struct keys_place *place = *state;
    struct vault *vault = create(place->store);

    for (int percent = 0; percent <= 80; percent += 20) {
        struct vault_key key = words(TWO);

        assert_int_equal(vault_new_key(vault, &key, MONTH, random_system(),
                                       stop_at, &percent),
                         ERR_HELD);
        assert_false(keys_exists(place->store, VAULT_STORE_NEW));
        assert_rows(vault);
    }
    put_rows(vault);
    vault_close(&vault);
    assert_int_equal(try_words(place->store, TWO), ERR_NOT_OPENED);
    assert_int_equal(try_words(place->store, ONE), ERR_OK);
}

/* The files as they stand at each step of a new data key, put together from
 * before and after. */
static void leftovers_of_new_key_are_resolved(void **state)
{
    struct keys_place *place = *state;
    struct vault *vault = create(place->store);
    struct vault_key key = words(TWO);
    static const struct {
        char key, spare, store; /* o old, n new, - absent, x damaged */
        char fresh;             /* store.db.new */
        const char *opens;
    } cases[] = {
        {'o', 'o', 'o', 'n', ONE}, /* stopped before the commit point */
        {'o', 'o', 'o', 'x', ONE}, /* in the middle of copying */
        {'n', 'o', 'o', 'n', TWO}, /* after it */
        {'n', 'n', 'o', 'n', TWO},
        {'n', 'n', 'n', '-', TWO},
        {'n', 'o', 'n', '-', TWO},
        {'n', 'n', '-', 'n', TWO}, /* a first store, stopped */
        {'-', 'n', 'o', 'n', TWO}, /* and with the first copy lost */
        {'x', 'n', 'o', 'n', TWO},
        {'x', 'o', 'o', 'n', ONE},
        {'n', 'x', 'o', 'n', TWO},
        {'n', 'n', 'x', 'n', TWO}, /* the old store cut as well */
        {'n', 'n', 'n', 'x', TWO},
    };

    vault_close(&vault);
    keys_copy(place->store, KEYFILE_NAME, "old.key");
    keys_copy(place->store, VAULT_STORE, "old.db");
    vault = open_with(place->store, ONE);
    assert_int_equal(
        vault_new_key(vault, &key, MONTH, random_system(), NULL, NULL), ERR_OK);
    vault_close(&vault);
    keys_copy(place->store, KEYFILE_NAME, "new.key");
    keys_copy(place->store, VAULT_STORE, "new.db");
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char letters[4] = {cases[i].key, cases[i].spare, cases[i].store,
                                 cases[i].fresh};
        static const char *const names[4] = {KEYFILE_NAME, KEYFILE_SPARE,
                                             VAULT_STORE, VAULT_STORE_NEW};

        for (int file = 0; file < 4; file++) {
            char from[8];

            snprintf(from, sizeof from, "%s.%s",
                     letters[file] == 'o' ? "old" : "new",
                     file < 2 ? "key" : "db");
            keys_remove(place->store, names[file]);
            if (letters[file] == 'x')
                keys_write(place->store, names[file], "half of it", 10);
            else if (letters[file] != '-')
                keys_copy(place->store, from, names[file]);
        }
        /* Once resolved it stays so, with both key copies whole. */
        for (int round = 0; round < 2; round++) {
            const char *shut = cases[i].opens[0] == 'l' ? TWO : ONE;

            assert_int_equal(look(place->store).state, VAULT_READY);
            assert_int_equal(try_words(place->store, shut), ERR_NOT_OPENED);
            assert_int_equal(try_words(place->store, cases[i].opens), ERR_OK);
            assert_false(keys_exists(place->store, VAULT_STORE_NEW));
            assert_false(look(place->store).one_key_copy);
        }
    }
}

/* --- stopped between key file and table ----------------------------------- */

static void leftovers_of_slots_are_resolved(void **state)
{
    struct keys_place *place = *state;
    struct vault *vault = create(place->store);
    size_t length;
    char *before;

    vault_close(&vault);
    before = keys_read(place->store, KEYFILE_NAME, &length);
    vault = open_with(place->store, ONE);
    add(vault, TWO);
    /* As if stopped after the intent: the key file is the one before. */
    assert_int_equal(
        traces_setting_put(vault, "slot_change",
                           "1 0 24000 00000000000000000000000000000000"),
        ERR_OK);
    assert_int_equal(vault_reopen(vault), ERR_OK);
    assert_int_equal(count_slots(vault), 2);
    /* As if stopped after the key file: the row is missing. */
    {
        char hash[33], intent[64];
        unsigned char bytes[16];

        crypto_generichash(bytes, sizeof bytes, vault->keyfile.slots[1],
                           KEYFILE_SLOT_SIZE, NULL, 0);
        sodium_bin2hex(hash, sizeof hash, bytes, sizeof bytes);
        snprintf(intent, sizeof intent, "1 0 24001 %s", hash);
        assert_int_equal(db_slot_remove(vault->db, 1), ERR_OK);
        assert_int_equal(traces_setting_put(vault, "slot_change", intent),
                         ERR_OK);
        vault_close(&vault);
        vault = open_with(place->store, ONE);
        assert_int_equal(count_slots(vault), 2);
        /* and a removal */
        snprintf(intent, sizeof intent, "1 -1 0 %s", hash);
        assert_int_equal(traces_setting_put(vault, "slot_change", intent),
                         ERR_OK);
        assert_int_equal(vault_reopen(vault), ERR_OK);
        assert_int_equal(count_slots(vault), 1);
    }
    vault_close(&vault);
    /* A slot that opens is listed, whatever the table says. */
    vault = open_with(place->store, TWO);
    assert_int_equal(count_slots(vault), 2);
    assert_int_equal(traces_setting_put(vault, "slot_change", "nonsense"),
                     ERR_OK);
    assert_int_equal(vault_reopen(vault), ERR_OK);
    assert_int_equal(count_slots(vault), 2);
    vault_close(&vault);
    mem_free(before);
}

/* --- damage --------------------------------------------------------------- */

static void repairs_one_key_copy(void **state)
{
    static const char *const names[] = {KEYFILE_NAME, KEYFILE_SPARE};
    struct keys_place *place = *state;
    struct vault *vault = create(place->store);

    vault_close(&vault);
    for (size_t i = 0; i < COUNT(names); i++) {
        keys_write(place->store, names[i], "damaged", 7);
        assert_int_equal(look(place->store).state, VAULT_READY);
        assert_true(look(place->store).one_key_copy);
        /* A wrong passphrase repairs nothing. */
        assert_int_equal(try_words(place->store, TWO), ERR_NOT_OPENED);
        assert_true(look(place->store).one_key_copy);
        assert_int_equal(try_words(place->store, ONE), ERR_OK);
        assert_false(look(place->store).one_key_copy);
        keys_remove(place->store, names[i]);
        assert_true(look(place->store).one_key_copy);
        assert_int_equal(try_words(place->store, ONE), ERR_OK);
        assert_false(look(place->store).one_key_copy);
    }
    keys_write(place->store, KEYFILE_NAME, "", 0);
    keys_write(place->store, KEYFILE_SPARE, "", 0);
    assert_int_equal(look(place->store).err, ERR_KEY_DAMAGED);
    assert_int_equal(try_words(place->store, ONE), ERR_KEY_DAMAGED);
    keys_remove(place->store, KEYFILE_NAME);
    keys_remove(place->store, KEYFILE_SPARE);
    assert_int_equal(look(place->store).state, VAULT_BROKEN);
    assert_int_equal(look(place->store).err, ERR_KEY_ABSENT);
    assert_int_equal(try_words(place->store, ONE), ERR_KEY_ABSENT);
}

static void put_key_bytes(const char *store, char *bytes, size_t length)
{
    unsigned char *end = (unsigned char *)bytes + length - 32;

    crypto_generichash(end, 32, (unsigned char *)bytes, length - 32, NULL, 0);
    keys_write(store, KEYFILE_NAME, bytes, length);
    keys_write(store, KEYFILE_SPARE, bytes, length);
}

static void opens_but_tells_of_tampering(void **state)
{
    struct keys_place *place = *state;
    struct vault *vault = create(place->store);
    struct vault_key key = words(ONE);
    unsigned char edited[KEYFILE_SLOT_SIZE];
    size_t length;
    char *bytes;

    add(vault, TWO);
    vault_close(&vault);
    bytes = keys_read(place->store, KEYFILE_NAME, &length);
    /* a slot edited, and one that nobody here made put in */
    bytes[80 + KEYFILE_SLOT_SIZE + 3] ^= 1;
    memset(bytes + 80 + 5 * KEYFILE_SLOT_SIZE, 0x5A, KEYFILE_SLOT_SIZE);
    memset(edited, 0x5A, sizeof edited);
    put_key_bytes(place->store, bytes, length);
    assert_int_equal(look(place->store).state, VAULT_READY);
    key = words(ONE);
    assert_int_equal(vault_open(place->store, &key, &vault), ERR_KEY_TAMPERED);
    assert_non_null(vault);
    assert_rows(vault);
    vault_close(&vault);
    /* Opening doesn't seal it: the next one is told too. */
    assert_int_equal(try_key(place->store, &key), ERR_KEY_TAMPERED);
    assert_int_equal(try_words(place->store, TWO), ERR_NOT_OPENED);
    /* The next change does, and takes out what nobody made. */
    key = words(ONE);
    assert_int_equal(vault_open(place->store, &key, &vault), ERR_KEY_TAMPERED);
    add(vault, THREE);
    assert_memory_not_equal(vault->keyfile.slots[5], edited, sizeof edited);
    vault_close(&vault);
    assert_int_equal(try_words(place->store, ONE), ERR_OK);
    assert_int_equal(try_words(place->store, THREE), ERR_OK);
    mem_free(bytes);
}

static void old_slot_put_back_is_seen(void **state)
{
    struct keys_place *place = *state;
    struct vault *vault = create(place->store);
    size_t length;
    char *old, *bytes;

    add(vault, TWO);
    old = keys_read(place->store, KEYFILE_NAME, &length);
    assert_int_equal(vault_slot_remove(vault, 1, random_system()), ERR_OK);
    vault_close(&vault);
    assert_int_equal(try_words(place->store, TWO), ERR_NOT_OPENED);
    bytes = keys_read(place->store, KEYFILE_NAME, &length);
    memcpy(bytes + 80 + KEYFILE_SLOT_SIZE, old + 80 + KEYFILE_SLOT_SIZE,
           KEYFILE_SLOT_SIZE);
    put_key_bytes(place->store, bytes, length);
    assert_int_equal(try_words(place->store, ONE), ERR_KEY_TAMPERED);
    assert_int_equal(try_words(place->store, TWO), ERR_KEY_TAMPERED);
    mem_free(old);
    mem_free(bytes);
}

static void names_what_is_wrong_with_the_store(void **state)
{
    struct keys_place *place = *state;
    struct vault *vault = create(place->store);
    char other_store[96];
    size_t length, other_length;
    char *whole, *other;

    vault_close(&vault);
    snprintf(other_store, sizeof other_store, "%s/other", place->folder);
    vault = create(other_store);
    vault_close(&vault);
    whole = keys_read(place->store, VAULT_STORE, &length);
    other = keys_read(other_store, VAULT_STORE, &other_length);

    keys_remove(place->store, VAULT_STORE);
    assert_int_equal(look(place->store).err, ERR_STORE_ABSENT);
    assert_int_equal(try_words(place->store, ONE), ERR_STORE_ABSENT);
    keys_write(place->store, VAULT_STORE, "", 0);
    assert_int_equal(look(place->store).err, ERR_STORE_EMPTY);
    assert_int_equal(try_words(place->store, ONE), ERR_STORE_EMPTY);
    keys_write(place->store, VAULT_STORE, whole, 1);
    assert_int_equal(try_words(place->store, ONE), ERR_STORE_CUT);
    keys_write(place->store, VAULT_STORE, whole, 4096);
    assert_int_equal(try_words(place->store, ONE), ERR_STORE_CUT);
    keys_write(place->store, VAULT_STORE, whole, length - 100);
    assert_int_equal(look(place->store).err, ERR_STORE_CUT);
    assert_int_equal(try_words(place->store, ONE), ERR_STORE_CUT);
    keys_write(place->store, VAULT_STORE, other, other_length);
    assert_int_equal(look(place->store).state, VAULT_READY);
    assert_int_equal(try_words(place->store, ONE), ERR_STORE_OTHER);
    /* and nothing of this has made anything of its own */
    assert_int_equal(keys_exists(place->store, VAULT_STORE_NEW), false);
    keys_write(place->store, VAULT_STORE, whole, length);
    assert_int_equal(try_words(place->store, ONE), ERR_OK);
    mem_free(whole);
    mem_free(other);
}

static void looks_at_the_folder(void **state)
{
    struct keys_place *place = *state;
    struct vault *vault = create(place->store);
    struct vault_key key = words(ONE);
    struct vault *second;

    vault_close(&vault);
    assert_int_equal(chmod(place->store, 0755), 0);
    assert_int_equal(look(place->store).state, VAULT_BROKEN);
    assert_int_equal(look(place->store).err, ERR_PERMISSIONS);
    assert_int_equal(try_words(place->store, ONE), ERR_PERMISSIONS);
    assert_int_equal(chmod(place->store, 0700), 0);
    keys_write(place->folder, ".stfolder", "", 0);
    assert_int_equal(look(place->store).err, ERR_SYNCED);
    assert_int_equal(try_words(place->store, ONE), ERR_SYNCED);
    keys_remove(place->store, VAULT_STORE);
    assert_int_equal(
        vault_create(place->store, &key, MONTH, random_system(), &second),
        ERR_SYNCED);
    keys_remove(place->folder, ".stfolder");
}

static void leaves_no_plain_words(void **state)
{
    static const char *const names[] = {VAULT_STORE, KEYFILE_NAME,
                                        KEYFILE_SPARE};
    struct keys_place *place = *state;
    struct vault *vault = create(place->store);

    vault_close(&vault);
    for (size_t i = 0; i < COUNT(names); i++) {
        size_t length;
        char *bytes = keys_read(place->store, names[i], &length);

        assert_null(memmem(bytes, length, "lantern", 7));
        assert_null(memmem(bytes, length, "stands in", 9));
        assert_null(memmem(bytes, length, "SQLite", 6));
        mem_free(bytes);
    }
}

#define VAULT_TEST(name)                                                       \
    cmocka_unit_test_setup_teardown(name, keys_setup, forget_words)

int main(void)
{
    const struct CMUnitTest tests[] = {
        VAULT_TEST(makes_and_opens),
        VAULT_TEST(never_makes_a_second_one),
        VAULT_TEST(refuses_weak_passphrases),
        VAULT_TEST(one_window_at_a_time),
        VAULT_TEST(changes_the_own_passphrase),
        VAULT_TEST(adds_up_to_eight),
        VAULT_TEST(keeps_the_last_passphrase),
        VAULT_TEST(takes_a_second_factor),
        VAULT_TEST(recovery_code_opens),
        VAULT_TEST(new_key_keeps_data_and_one_passphrase),
        VAULT_TEST(new_key_remakes_backups),
        VAULT_TEST(new_key_with_the_same_passphrase),
        VAULT_TEST(new_key_can_be_stopped),
        VAULT_TEST(leftovers_of_new_key_are_resolved),
        VAULT_TEST(leftovers_of_slots_are_resolved),
        VAULT_TEST(repairs_one_key_copy),
        VAULT_TEST(opens_but_tells_of_tampering),
        VAULT_TEST(old_slot_put_back_is_seen),
        VAULT_TEST(names_what_is_wrong_with_the_store),
        VAULT_TEST(looks_at_the_folder),
        VAULT_TEST(leaves_no_plain_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
