/* A disk without room: a small file system in memory, filled to the brim. */
#include "store_place.h"

#include <errno.h>
#include <sys/mount.h>

#include "vault/backup.h"

static int small_setup(void **state)
{
    static const char folder[] = "/tmp/store-full-XXXXXX";
    struct store_place *place = calloc(1, sizeof *place);

    if (!place || secret_setup())
        return -1;
    strcpy(place->folder, folder);
    if (!mkdtemp(place->folder))
        return -1;
    *state = place;
    if (mount("none", place->folder, "tmpfs", 0, "size=24m"))
        return 0;
    snprintf(place->path, sizeof place->path, "%s/store", place->folder);
    place->passphrase = keys_secret("lantern copper window thursday");
    place->key.passphrase = place->passphrase;
    return vault_create(place->path, &place->key, day_month(TODAY),
                        random_system(), &place->vault)
               ? -1
               : 0;
}

static int small_teardown(void **state)
{
    struct store_place *place = *state;

    vault_close(&place->vault);
    (void)umount(place->folder);
    nftw(place->folder, keys_drop, 16, FTW_DEPTH | FTW_PHYS);
    secret_free(&place->passphrase);
    free(place);
    return 0;
}

/* Tests end here where no file system can be mounted. */
#define NEEDS_MOUNT(place)                                                     \
    if (!(place)->vault) {                                                     \
        print_message("skipped: needs root to mount a file system\n");         \
        skip();                                                                \
    }

static void fill_disk(struct store_place *place)
{
    char *path = keys_path(place->folder, "filler");
    char block[4096] = {0};
    FILE *file = fopen(path, "a");

    assert_non_null(file);
    setbuf(file, NULL);
    while (fwrite(block, 1, sizeof block, file) == sizeof block)
        ;
    assert_int_equal(errno, ENOSPC);
    (void)fclose(file);
    free(path);
}

static void empty_disk(struct store_place *place)
{
    keys_remove(place->folder, "filler");
}

static struct request_id add_some(struct store_place *place)
{
    struct request_id id = store_add(place->vault, "ride", TODAY);

    for (int i = 0; i < 30; i++) {
        id = store_add(place->vault, "ride", TODAY);
        store_put(place->vault, id, "note", "text:some words of a note",
                  "some words of a note", STAGE_OWN, TODAY + 2);
        assert_int_equal(requests_expire(place->vault, id, NULL, 0, TODAY + 3),
                         ERR_OK);
    }
    return id;
}

static void nothing_changes_when_a_save_has_no_room(void **state)
{
    struct store_place *place = *state;
    struct request request = {.task = "ride", .when = DAY_NONE};
    struct answer_row row = {"town",       "text:far", "far",
                             STAGE_ASKING, TODAY + 9,  false};
    struct request_id id;
    struct request read;
    int64_t before;

    NEEDS_MOUNT(place)
    id = add_some(place);
    before = store_number(place->vault, "SELECT count(*) FROM request");
    fill_disk(place);
    assert_int_equal(
        requests_add(place->vault, &request, TODAY, random_system()),
        ERR_DISK_FULL);
    assert_int_equal(request.code, 0);
    assert_int_equal(requests_put(place->vault, id, &row), ERR_DISK_FULL);
    /* The room that is kept for erasing was not used up by saving. */
    assert_true(keys_exists(place->path, "ballast"));
    assert_int_equal(vault_reopen(place->vault), ERR_OK);
    assert_int_equal(store_number(place->vault, "SELECT count(*) FROM request"),
                     before);
    assert_int_equal(requests_get(place->vault, id, STAGE_OWN, &read), ERR_OK);
    assert_null(request_value(&read, "town"));
    request_done(&read);
    empty_disk(place);
    assert_int_equal(requests_put(place->vault, id, &row), ERR_OK);
    assert_int_equal(db_check(store_db(place->vault)), ERR_OK);
}

static void erasing_works_on_a_full_disk(void **state)
{
    struct store_place *place = *state;
    struct request_id id;

    NEEDS_MOUNT(place)
    id = add_some(place);
    fill_disk(place);
    assert_int_equal(requests_mark(place->vault, id, true, TODAY), ERR_OK);
    assert_false(keys_exists(place->path, "ballast"));
    fill_disk(place);
    empty_disk(place);
    assert_int_equal(requests_sweep(place->vault), ERR_OK);
    assert_int_equal(db_check(store_db(place->vault)), ERR_OK);
}

static void a_lock_keeps_its_draft_on_a_full_disk(void **state)
{
    struct store_place *place = *state;
    struct request_id id;
    char *field;
    char *typed;

    NEEDS_MOUNT(place)
    id = add_some(place);
    fill_disk(place);
    assert_int_equal(requests_half_put(place->vault, id, "note", "half a word"),
                     ERR_OK);
    store_open_again(place);
    assert_int_equal(requests_half_get(place->vault, id, &field, &typed),
                     ERR_OK);
    assert_string_equal(typed, "half a word");
    mem_free(field);
    mem_free(typed);
}

static void a_purge_works_on_a_full_disk_and_in_backups(void **state)
{
    struct store_place *place = *state;
    struct backup_info *list;
    size_t count;
    int purged;

    NEEDS_MOUNT(place)
    (void)add_some(place);
    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    fill_disk(place);
    assert_int_equal(traces_purge(place->vault, TODAY + 3, &purged), ERR_OK);
    assert_true(purged > 30);
    assert_int_equal(backup_list(place->path, &list, &count), ERR_OK);
    assert_int_equal(count, 1);
    assert_true(list[0].verified);
    mem_free(list);
    assert_int_equal(db_check(store_db(place->vault)), ERR_OK);
    /* With room again the ballast comes back. */
    assert_false(keys_exists(place->path, "ballast"));
    empty_disk(place);
    (void)store_add(place->vault, "ride", TODAY);
    assert_true(keys_exists(place->path, "ballast"));
}

static void a_backup_without_room_leaves_the_old_one(void **state)
{
    struct store_place *place = *state;
    struct backup_info *list;
    size_t count;

    NEEDS_MOUNT(place)
    (void)add_some(place);
    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    fill_disk(place);
    assert_int_equal(backup_make(place->vault, TODAY + 1, false),
                     ERR_DISK_FULL);
    assert_int_equal(backup_copy_to(place->vault, place->folder, TODAY),
                     ERR_DISK_FULL);
    assert_int_equal(backup_list(place->path, &list, &count), ERR_OK);
    assert_int_equal(count, 1);
    assert_true(list[0].verified);
    mem_free(list);
}

#define SMALL_TEST(name)                                                       \
    cmocka_unit_test_setup_teardown(name, small_setup, small_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SMALL_TEST(nothing_changes_when_a_save_has_no_room),
        SMALL_TEST(erasing_works_on_a_full_disk),
        SMALL_TEST(a_lock_keeps_its_draft_on_a_full_disk),
        SMALL_TEST(a_purge_works_on_a_full_disk_and_in_backups),
        SMALL_TEST(a_backup_without_room_leaves_the_old_one),
    };

    return cmocka_run_group_tests_name("full disk", tests, NULL, NULL);
}
