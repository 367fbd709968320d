#include "store_place.h"

static void receipts_come_back_and_end(void **state)
{
    struct store_place *place = *state;
    struct receipt one = {"ride", 24317, END_DONE, 5, 2, 1, TODAY + 30};
    struct receipt other = {"errand", 24318, END_NOBODY, 9, 0, 0, TODAY + 31};
    struct receipt *list;
    size_t count;
    int purged;

    assert_int_equal(traces_receipt_add(place->vault, &one), ERR_OK);
    assert_int_equal(traces_receipt_add(place->vault, &other), ERR_OK);
    assert_int_equal(traces_receipts(place->vault, &list, &count), ERR_OK);
    assert_int_equal(count, 2);
    assert_string_equal(list[0].task, "errand");
    assert_int_equal(list[0].end, END_NOBODY);
    assert_int_equal(list[1].asked, 5);
    assert_int_equal(list[1].available, 2);
    assert_int_equal(list[1].agreed, 1);
    assert_int_equal(list[1].month, 24317);
    receipts_done(list, count);
    assert_int_equal(traces_purge(place->vault, TODAY + 29, &purged), ERR_OK);
    assert_int_equal(purged, 0);
    assert_int_equal(traces_purge(place->vault, TODAY + 30, &purged), ERR_OK);
    assert_int_equal(purged, 1);
    assert_int_equal(traces_receipts(place->vault, &list, &count), ERR_OK);
    assert_int_equal(count, 1);
    assert_string_equal(list[0].task, "errand");
    receipts_done(list, count);
}

static void settings_are_kept_and_removed(void **state)
{
    struct store_place *place = *state;
    char *value;

    assert_int_equal(traces_setting_get(place->vault, "lock", &value), ERR_OK);
    assert_null(value);
    assert_int_equal(traces_setting_put(place->vault, "lock", "5"), ERR_OK);
    assert_int_equal(traces_setting_put(place->vault, "lock", "15"), ERR_OK);
    store_open_again(place);
    assert_int_equal(traces_setting_get(place->vault, "lock", &value), ERR_OK);
    assert_string_equal(value, "15");
    mem_free(value);
    assert_int_equal(traces_setting_put(place->vault, "lock", NULL), ERR_OK);
    assert_int_equal(traces_setting_put(place->vault, "lock", NULL), ERR_OK);
    assert_int_equal(traces_setting_get(place->vault, "lock", &value), ERR_OK);
    assert_null(value);
}

static void what_goes_soon_is_listed_by_day(void **state)
{
    struct store_place *place = *state;
    struct vault *vault = place->vault;
    struct request_id late = store_add(vault, "ride", DAY_NONE);
    struct request_id soon = store_add(vault, "errand", DAY_NONE);
    struct request_id first = store_add(vault, "event", DAY_NONE);
    struct expiring *list;
    size_t count;

    assert_int_equal(requests_expire(vault, late, NULL, 0, TODAY + 20), ERR_OK);
    assert_int_equal(requests_expire(vault, soon, NULL, 0, TODAY + 6), ERR_OK);
    store_put(vault, late, "note", "text:x", "x", STAGE_OWN, TODAY + 5);
    store_put(vault, late, "place", "say", "", STAGE_AGREED, TODAY + 9);
    assert_int_equal(requests_expire(vault, first, NULL, 0, TODAY + 1), ERR_OK);
    assert_int_equal(traces_expiring(vault, TODAY + 7, 10, &list, &count),
                     ERR_OK);
    assert_int_equal(count, 3);
    assert_true(request_id_equal(list[0].id, first));
    assert_null(list[0].field);
    assert_int_equal(list[0].expires, TODAY + 1);
    assert_true(request_id_equal(list[1].id, late));
    assert_string_equal(list[1].field, "note");
    assert_string_equal(list[1].task, "ride");
    assert_int_equal(list[1].expires, TODAY + 5);
    assert_true(request_id_equal(list[2].id, soon));
    assert_null(list[2].field);
    expiring_done(list, count);
    assert_int_equal(requests_mark(vault, first, true, TODAY), ERR_OK);
    assert_int_equal(traces_expiring(vault, TODAY + 7, 1, &list, &count),
                     ERR_OK);
    assert_int_equal(count, 1);
    assert_true(request_id_equal(list[0].id, late));
    expiring_done(list, count);
    assert_int_equal(traces_expiring(vault, TODAY, 10, &list, &count), ERR_OK);
    assert_int_equal(count, 0);
    expiring_done(list, count);
}

static void only_open_requests_are_overdue(void **state)
{
    struct store_place *place = *state;
    struct vault *vault = place->vault;
    struct answer_row lines = {.field = REQUESTS_LINES, .expires = TODAY + 2};
    struct request_id open = store_add(vault, "ride", DAY_NONE);
    struct request_id ended = store_add(vault, "ride", DAY_NONE);
    struct request read;
    struct request_id *ids;
    size_t count;

    assert_int_equal(requests_expire(vault, open, &lines, 1, TODAY + 5),
                     ERR_OK);
    assert_int_equal(requests_expire(vault, ended, &lines, 1, TODAY + 5),
                     ERR_OK);
    assert_int_equal(requests_get(vault, ended, STAGE_OWN, &read), ERR_OK);
    read.state = REQUEST_ENDED;
    assert_int_equal(requests_save(vault, &read), ERR_OK);
    request_done(&read);
    assert_int_equal(traces_overdue(vault, TODAY + 1, 10, &ids, &count),
                     ERR_OK);
    assert_int_equal(count, 0);
    mem_free(ids);
    assert_int_equal(traces_overdue(vault, TODAY + 2, 10, &ids, &count),
                     ERR_OK);
    assert_int_equal(count, 1);
    assert_true(request_id_equal(ids[0], open));
    mem_free(ids);
}

static void an_older_copy_is_noticed(void **state)
{
    struct store_place *place = *state;
    char *from = keys_path(place->path, "store.db");
    bool older;

    assert_int_equal(traces_anchor(place->vault, place->folder, &older),
                     ERR_OK);
    assert_false(older);
    vault_close(&place->vault);
    keys_copy(place->path, "store.db", "kept");
    assert_int_equal(vault_open(place->path, &place->key, &place->vault),
                     ERR_OK);
    assert_int_equal(traces_anchor(place->vault, place->folder, &older),
                     ERR_OK);
    assert_false(older);
    vault_close(&place->vault);
    keys_copy(place->path, "kept", "store.db");
    assert_int_equal(vault_open(place->path, &place->key, &place->vault),
                     ERR_OK);
    assert_int_equal(traces_anchor(place->vault, place->folder, &older),
                     ERR_OK);
    assert_true(older);
    /* Said once: this copy is the store now. */
    store_open_again(place);
    assert_int_equal(traces_anchor(place->vault, place->folder, &older),
                     ERR_OK);
    assert_false(older);
    free(from);
}

static void a_false_anchor_says_nothing(void **state)
{
    struct store_place *place = *state;
    char **names;
    size_t count;
    bool older;

    assert_int_equal(traces_anchor(place->vault, place->folder, &older),
                     ERR_OK);
    assert_int_equal(file_names(place->folder, 10, &names, &count), ERR_OK);
    assert_int_equal(count, 2);
    assert_memory_equal(names[0], "anchor-", 7);
    for (size_t cut = 0; cut <= 41; cut += 41) {
        char bytes[41] = {0};

        bytes[7] = 1;
        keys_write(place->folder, names[0], bytes, cut);
        assert_int_equal(traces_anchor(place->vault, place->folder, &older),
                         ERR_OK);
        assert_false(older);
    }
    file_names_done(names, count);
    assert_int_equal(traces_anchor(place->vault, "/no/such/folder", &older),
                     ERR_ABSENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(receipts_come_back_and_end),
        STORE_TEST(settings_are_kept_and_removed),
        STORE_TEST(what_goes_soon_is_listed_by_day),
        STORE_TEST(only_open_requests_are_overdue),
        STORE_TEST(an_older_copy_is_noticed),
        STORE_TEST(a_false_anchor_says_nothing),
    };

    return cmocka_run_group_tests_name("traces", tests, NULL, NULL);
}
