/* A store in memory alone does what requests need, without opening any file;
 * and no file comes of it, whatever is asked of it. */
#include "store_place.h"

#include <sys/resource.h>

#include "vault/backup.h"

struct unsaved {
    char folder[64];
    struct vault *vault;
    struct rlimit files;
};

/* From here on nothing can be opened, be it to read. */
static int setup(void **state)
{
    struct unsaved *unsaved = calloc(1, sizeof *unsaved);
    struct rlimit none;

    if (!unsaved || secret_setup())
        return -1;
    strcpy(unsaved->folder, "/tmp/unsaved-test-XXXXXX");
    if (!mkdtemp(unsaved->folder) || getrlimit(RLIMIT_NOFILE, &unsaved->files))
        return -1;
    none = unsaved->files;
    none.rlim_cur = 0;
    if (setrlimit(RLIMIT_NOFILE, &none) ||
        vault_unsaved(random_system(), &unsaved->vault))
        return -1;
    *state = unsaved;
    return 0;
}

static int teardown(void **state)
{
    struct unsaved *unsaved = *state;
    int failed;

    vault_close(&unsaved->vault);
    failed = setrlimit(RLIMIT_NOFILE, &unsaved->files);
    /* Fails unless it is empty. */
    if (rmdir(unsaved->folder))
        failed = -1;
    free(unsaved);
    return failed;
}

static void nothing_can_be_opened_here(void **state)
{
    char *bytes;
    size_t length;

    (void)state;
    assert_int_not_equal(file_read("/proc/self/stat", 100, &bytes, &length),
                         ERR_OK);
}

static void requests_live_in_it(void **state)
{
    struct vault *vault = ((struct unsaved *)*state)->vault;
    struct request_id id = store_add(vault, "ride", TODAY + 2);
    struct answer_row row = {"town",       "text:Anytown", "anytown",
                             STAGE_ASKING, TODAY + 3,      false};
    struct helper helper = {
        .label = "A", .stage = STAGE_AVAILABLE, .told = DAY_NONE};
    struct request read;
    char *field, *typed;
    int64_t line;

    assert_int_equal(vault_together(vault), ERR_OK);
    assert_int_equal(requests_put(vault, id, &row), ERR_OK);
    assert_int_equal(vault_together_end(vault, ERR_OK), ERR_OK);
    assert_int_equal(requests_half_put(vault, id, "note", "half"), ERR_OK);
    assert_int_equal(requests_half_get(vault, id, &field, &typed), ERR_OK);
    assert_string_equal(typed, "half");
    mem_free(field);
    mem_free(typed);
    assert_int_equal(requests_helper_add(vault, id, &helper, &line), ERR_OK);
    assert_int_equal(requests_get(vault, id, STAGE_OWN, &read), ERR_OK);
    assert_string_equal(request_value(&read, "town"), "text:Anytown");
    assert_int_equal(read.helper_count, 1);
    request_done(&read);
    assert_int_equal(requests_drop(vault, id, "town"), ERR_OK);
    assert_int_equal(requests_helper_drop(vault, id, line), ERR_OK);
    /* What is to read is what is in memory. */
    assert_int_equal(vault_reopen(vault), ERR_OK);
    assert_int_equal(requests_get(vault, id, STAGE_OWN, &read), ERR_OK);
    assert_null(request_value(&read, "town"));
    request_done(&read);
}

static void a_change_may_be_taken_back_whole(void **state)
{
    struct vault *vault = ((struct unsaved *)*state)->vault;
    struct request_id id;
    struct request read;

    assert_int_equal(vault_together(vault), ERR_OK);
    id = store_add(vault, "ride", TODAY + 2);
    assert_int_equal(vault_together_end(vault, ERR_INVALID), ERR_INVALID);
    assert_int_equal(requests_get(vault, id, STAGE_OWN, &read), ERR_NOT_FOUND);
}

static void it_forgets_without_files(void **state)
{
    struct vault *vault = ((struct unsaved *)*state)->vault;
    struct request_id id = store_add(vault, "ride", TODAY + 2);
    struct answer_row lines = {
        .field = REQUESTS_LINES, .value = "", .search = "", .expires = TODAY};
    struct request read;
    int purged;

    assert_int_equal(requests_expire(vault, id, &lines, 1, TODAY), ERR_OK);
    assert_int_equal(traces_purge(vault, TODAY, &purged), ERR_OK);
    assert_int_equal(purged, 1);
    id = store_add(vault, "ride", TODAY + 2);
    assert_int_equal(requests_mark(vault, id, true, TODAY), ERR_OK);
    assert_int_equal(requests_sweep(vault), ERR_OK);
    assert_int_equal(requests_get(vault, id, STAGE_OWN, &read), ERR_NOT_FOUND);
}

static void settings_live_in_it(void **state)
{
    struct vault *vault = ((struct unsaved *)*state)->vault;
    char *value;

    assert_int_equal(traces_setting_put(vault, "cover", "2"), ERR_OK);
    assert_int_equal(traces_setting_get(vault, "cover", &value), ERR_OK);
    assert_string_equal(value, "2");
    mem_free(value);
}

static void report(void *user, const char *what, enum err err)
{
    (void)what;
    *(bool *)user = *(bool *)user || err;
}

/* With room for files again: no road leads into one. */
static void no_file_comes_of_it(void **state)
{
    struct unsaved *unsaved = *state;
    struct vault *vault = unsaved->vault;
    struct secret *passphrase = keys_secret("lantern copper window thursday");
    struct vault_key key = {.passphrase = passphrase};
    struct secret *code;
    bool older, found = false;

    assert_int_equal(setrlimit(RLIMIT_NOFILE, &unsaved->files), 0);
    assert_int_not_equal(backup_make(vault, TODAY, false), ERR_OK);
    assert_int_equal(backup_copy_to(vault, unsaved->folder, TODAY), ERR_LOCKED);
    assert_int_equal(traces_anchor(vault, unsaved->folder, &older), ERR_LOCKED);
    assert_int_not_equal(vault_slot_add(vault, &key, SLOT_PASSPHRASE,
                                        day_month(TODAY), random_system()),
                         ERR_OK);
    assert_int_not_equal(
        vault_recovery_make(vault, day_month(TODAY), random_system(), &code),
        ERR_OK);
    assert_null(code);
    assert_int_not_equal(vault_new_key(vault, &key, day_month(TODAY),
                                       random_system(), NULL, NULL),
                         ERR_OK);
    /* That there are no key files and no backups is said, not mended. */
    (void)!backup_verify(vault, report, &found);
    assert_true(found);
    secret_free(&passphrase);
}

static void two_know_nothing_of_each_other(void **state)
{
    struct unsaved *unsaved = *state;
    struct request_id id = store_add(unsaved->vault, "ride", TODAY + 2);
    struct vault *other;
    struct request read;

    assert_int_equal(vault_unsaved(random_system(), &other), ERR_OK);
    assert_int_equal(requests_get(other, id, STAGE_OWN, &read), ERR_NOT_FOUND);
    vault_close(&other);
    assert_null(other);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(nothing_can_be_opened_here),
        TEST(requests_live_in_it),
        TEST(a_change_may_be_taken_back_whole),
        TEST(it_forgets_without_files),
        TEST(settings_live_in_it),
        TEST(no_file_comes_of_it),
        TEST(two_know_nothing_of_each_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
