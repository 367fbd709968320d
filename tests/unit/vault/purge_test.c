/* What is purged is in no page of any file. The pages are read the way SQLite
 * reads them, free ones too, and looked through in its page cache: nothing
 * decrypted is written anywhere for it. */
#include "store_place.h"

#include <sys/mman.h>
#include <sys/wait.h>

#define SQLITE_HAS_CODEC
#include <sqlcipher/sqlite3.h>

#include "vault/backup.h"
#include "vault/tally.h"

#define CACHE_PAGES 8192
#define CACHE_SLOT 8192
/* Mixed into every word that has to go, and into none that stays. */
#define GONE "quetzal"
#define STAYS "marmalade"

struct look {
    char *store;
    char *copy;
    struct secret *raw_key;
    unsigned char id[DB_STORE_ID_SIZE];
    const char *word;
};

/* In a process of its own, whose page cache holds nothing else. The copy
 * takes each page in turn, whatever it is used for. */
static int look_through(const struct look *look)
{
    size_t size = (size_t)CACHE_PAGES * CACHE_SLOT;
    char *cache = mmap(NULL, size, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    struct db *db;

    (void)sqlite3_shutdown();
    if (cache == MAP_FAILED ||
        sqlite3_config(SQLITE_CONFIG_PAGECACHE, cache, CACHE_SLOT,
                       CACHE_PAGES) != SQLITE_OK)
        return 2;
    if (db_open(look->store, look->raw_key, look->id, 1, &db) ||
        db_run(db, "PRAGMA cache_size = 4000", DB_NO_VALUES))
        return 3;
    if (db_copy(db, look->copy, look->raw_key, 1) || unlink(look->copy))
        return 4;
    /* Still open: closing would empty the cache. */
    return memmem(cache, size, look->word, strlen(look->word)) ? 1 : 0;
}

/* Whether any page of a file in the store's folder holds the word. */
static bool holds(struct store_place *place, const char *name, const char *word)
{
    struct look look = {keys_path(place->path, name),
                        keys_path(place->folder, "pages.db"),
                        secret_copy(place->vault->raw_key),
                        {0},
                        word};
    int status;
    pid_t child;

    memcpy(look.id, place->vault->store_id, sizeof look.id);
    vault_close(&place->vault);
    child = fork();
    if (child == 0)
        _exit(look_through(&look));
    assert_true(child > 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    free(look.store);
    free(look.copy);
    secret_free(&look.raw_key);
    assert_true(WIFEXITED(status));
    assert_in_range(WEXITSTATUS(status), 0, 1);
    assert_int_equal(vault_open(place->path, &place->key, &place->vault),
                     ERR_OK);
    return WEXITSTATUS(status) == 1;
}

/* Requests that go at `expires`, and between them some that stay; texts of
 * many lengths, so that pages split and fill unevenly. */
static void fill(struct vault *vault, int requests, int32_t expires)
{
    char text[700];
    char folded[700];

    for (int i = 0; i < requests; i++) {
        bool goes = i % 3 != 0;
        const char *word = goes ? GONE : STAYS;
        int32_t day = goes ? expires : TODAY + 900;
        struct request_id id = store_add(vault, "ride", TODAY + i % 7);
        int pad = i * 37 % 500;

        snprintf(text, sizeof text, "text:%s %d %0*d", word, i, pad + 1, 0);
        snprintf(folded, sizeof folded, "%s %d %0*d", word, i, pad + 1, 0);
        store_put(vault, id, "note", text, folded, STAGE_OWN, day);
        snprintf(text, sizeof text, "text:%s town %d", word, i % 10);
        store_put(vault, id, "town", text, text + 5, STAGE_ASKING, day);
        (void)store_line(vault, id, word, STAGE_AVAILABLE);
        if (i % 4 == 0)
            assert_int_equal(requests_half_put(vault, id, "place", word),
                             ERR_OK);
        assert_int_equal(requests_expire(vault, id, NULL, 0, day), ERR_OK);
    }
}

static void backup_name(struct store_place *place, char name[80])
{
    struct backup_info *list;
    size_t count;

    assert_int_equal(backup_list(place->path, &list, &count), ERR_OK);
    assert_true(count > 0);
    snprintf(name, 80, "backup/%s", list[count - 1].name);
    mem_free(list);
}

static void the_way_of_looking_finds_what_is_left(void **state)
{
    struct store_place *place = *state;

    assert_false(holds(place, "store.db", GONE));
    fill(place->vault, 30, TODAY + 3);
    assert_true(holds(place, "store.db", GONE));
    assert_true(holds(place, "store.db", STAYS));
    /* As it would be without overwriting: on free pages. */
    assert_int_equal(db_run(store_db(place->vault),
                            "PRAGMA secure_delete = OFF", DB_NO_VALUES),
                     ERR_OK);
    assert_int_equal(
        db_run(store_db(place->vault), "DELETE FROM request", DB_NO_VALUES),
        ERR_OK);
    assert_true(holds(place, "store.db", GONE));
}

static void no_page_keeps_what_was_purged(void **state)
{
    struct store_place *place = *state;
    char name[80];
    int purged;

    fill(place->vault, 120, TODAY + 3);
    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    fill(place->vault, 60, TODAY + 3);
    assert_int_equal(backup_make(place->vault, TODAY + 1, false), ERR_OK);
    backup_name(place, name);
    assert_true(holds(place, name, GONE));

    assert_int_equal(traces_purge(place->vault, TODAY + 2, &purged), ERR_OK);
    assert_int_equal(purged, 0);
    assert_true(holds(place, "store.db", GONE));
    assert_int_equal(traces_purge(place->vault, TODAY + 3, &purged), ERR_OK);
    assert_true(purged >= 120 * 4);
    assert_false(holds(place, "store.db", GONE));
    assert_true(holds(place, "store.db", STAYS));
    for (int i = 0; i < 2; i++) {
        struct backup_info *list;
        size_t count;

        assert_int_equal(backup_list(place->path, &list, &count), ERR_OK);
        assert_int_equal(count, 2);
        assert_true(list[i].verified);
        snprintf(name, sizeof name, "backup/%s", list[i].name);
        mem_free(list);
        assert_false(holds(place, name, GONE));
        assert_true(holds(place, name, STAYS));
    }
    assert_int_equal(db_check(store_db(place->vault)), ERR_OK);
    assert_int_equal(traces_purge(place->vault, TODAY + 3, &purged), ERR_OK);
    assert_int_equal(purged, 0);
}

static void each_thing_goes_on_its_own_day(void **state)
{
    struct store_place *place = *state;
    struct vault *vault = place->vault;
    struct request_id id = store_add(vault, "ride", DAY_NONE);
    struct answer_row lines = {.field = REQUESTS_LINES, .expires = TODAY + 2};
    struct request read;
    int purged;

    store_put(vault, id, "when", "2026-11-24 14:00", "", STAGE_ASKING,
              TODAY + 1);
    store_put(vault, id, "town", "text:Shelby", "shelby", STAGE_ASKING,
              TODAY + 3);
    (void)store_line(vault, id, "A", STAGE_AGREED);
    assert_int_equal(requests_half_put(vault, id, "note", "ha"), ERR_OK);
    assert_int_equal(requests_expire(vault, id, &lines, 1, TODAY + 4), ERR_OK);
    assert_int_equal(traces_purge(vault, TODAY, &purged), ERR_OK);
    assert_int_equal(purged, 0);
    assert_int_equal(traces_purge(vault, TODAY + 1, &purged), ERR_OK);
    assert_int_equal(purged, 1);
    assert_int_equal(requests_get(vault, id, STAGE_OWN, &read), ERR_OK);
    assert_int_equal(read.when, DAY_NONE);
    assert_null(request_value(&read, "when"));
    assert_int_equal(read.helper_count, 1);
    request_done(&read);
    assert_int_equal(traces_purge(vault, TODAY + 2, &purged), ERR_OK);
    assert_int_equal(purged, 2);
    assert_int_equal(traces_purge(vault, TODAY + 3, &purged), ERR_OK);
    assert_int_equal(purged, 1);
    assert_int_equal(requests_get(vault, id, STAGE_OWN, &read), ERR_OK);
    assert_int_equal(read.answer_count + read.helper_count, 0);
    request_done(&read);
    assert_int_equal(traces_purge(vault, TODAY + 4, &purged), ERR_OK);
    assert_int_equal(purged, 1);
    assert_int_equal(requests_get(vault, id, STAGE_OWN, &read), ERR_NOT_FOUND);
    assert_int_equal(store_number(vault, "SELECT count(*) FROM answer"), 0);
}

static void an_undated_request_ends_by_itself(void **state)
{
    struct store_place *place = *state;
    struct request_id id = store_add(place->vault, "ride", DAY_NONE);
    struct request read;
    int purged;

    assert_int_equal(traces_purge(place->vault, TODAY + 29, &purged), ERR_OK);
    assert_int_equal(purged, 0);
    assert_int_equal(traces_purge(place->vault, TODAY + 30, &purged), ERR_OK);
    assert_int_equal(requests_get(place->vault, id, STAGE_OWN, &read),
                     ERR_NOT_FOUND);
}

static void a_sweep_reaches_the_backups_too(void **state)
{
    struct store_place *place = *state;
    struct request_id id;
    struct request_id half;
    char name[80];

    fill(place->vault, 9, TODAY + 30);
    id = store_add(place->vault, "ride", DAY_NONE);
    store_put(place->vault, id, "note", "text:pelican", "pelican", STAGE_OWN,
              TODAY + 30);
    half = store_add(place->vault, "ride", DAY_NONE);
    store_put(place->vault, half, "note", "text:cormorant", "cormorant",
              STAGE_OWN, TODAY + 30);
    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    backup_name(place, name);
    assert_int_equal(requests_mark(place->vault, id, true, TODAY), ERR_OK);
    assert_int_equal(requests_mark_answer(place->vault, half, "note", true),
                     ERR_OK);
    assert_true(holds(place, name, "pelican"));
    assert_int_equal(requests_sweep(place->vault), ERR_OK);
    assert_false(holds(place, "store.db", "pelican"));
    assert_false(holds(place, "store.db", "cormorant"));
    assert_false(holds(place, name, "pelican"));
    assert_false(holds(place, name, "cormorant"));
    assert_true(holds(place, name, GONE));
}

static void replaced_texts_go_with_the_next_purge(void **state)
{
    struct store_place *place = *state;
    struct request_id id = store_add(place->vault, "ride", DAY_NONE);
    int purged;

    fill(place->vault, 30, TODAY + 30);
    for (int i = 0; i < 40; i++) {
        char text[64] = "heron ";

        memset(text + 6, '0' + i % 10, (size_t)i + 1);
        assert_int_equal(requests_half_put(place->vault, id, "note", text),
                         ERR_OK);
        store_put(place->vault, id, "note", text, text, STAGE_OWN, TODAY + 30);
    }
    store_put(place->vault, id, "note", "text:egret", "egret", STAGE_OWN,
              TODAY + 30);
    assert_int_equal(traces_purge(place->vault, TODAY, &purged), ERR_OK);
    assert_int_equal(purged, 0);
    assert_false(holds(place, "store.db", "heron"));
    assert_true(holds(place, "store.db", "egret"));
}

static void a_backup_that_cannot_be_purged_is_removed(void **state)
{
    struct store_place *place = *state;
    struct backup_info *list;
    size_t count;
    size_t length;
    char *bytes;
    char name[80];
    int purged;

    fill(place->vault, 20, TODAY + 3);
    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    backup_name(place, name);
    bytes = keys_read(place->path, name, &length);
    memset(bytes + 100, 1, 50);
    keys_write(place->path, name, bytes, length);
    mem_free(bytes);
    assert_int_equal(backup_list(place->path, &list, &count), ERR_OK);
    assert_int_equal(count, 1);
    assert_false(list[0].verified);
    mem_free(list);
    assert_int_equal(traces_purge(place->vault, TODAY + 3, &purged), ERR_OK);
    assert_int_equal(backup_list(place->path, &list, &count), ERR_OK);
    assert_int_equal(count, 0);
    mem_free(list);
    assert_false(keys_exists(place->path, name));
}

/* A backup that was made while it had a later end must not outlive it. */
static void an_early_end_holds_in_the_backups_too(void **state)
{
    struct store_place *place = *state;
    struct answer_row lines = {.field = REQUESTS_LINES, .expires = TODAY + 1};
    struct answer_row soon[] = {{.field = "note", .expires = TODAY + 1}, lines};
    struct request_id whole = store_add(place->vault, "ride", DAY_NONE);
    struct request_id part = store_add(place->vault, "ride", DAY_NONE);
    char name[80];
    int purged;

    store_put(place->vault, whole, "note", "text:pelican", "pelican",
              STAGE_OWN, TODAY + 25);
    store_put(place->vault, part, "note", "text:cormorant", "cormorant",
              STAGE_OWN, TODAY + 25);
    store_put(place->vault, part, "town", "text:gannet", "gannet",
              STAGE_ASKING, TODAY + 25);
    (void)store_line(place->vault, part, "guillemot", STAGE_AVAILABLE);
    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    backup_name(place, name);
    assert_int_equal(requests_expire(place->vault, whole, NULL, 0, TODAY + 1),
                     ERR_OK);
    assert_int_equal(
        requests_expire(place->vault, part, soon, 2, TODAY + 25), ERR_OK);
    assert_true(holds(place, name, "pelican"));
    assert_int_equal(traces_purge(place->vault, TODAY + 1, &purged), ERR_OK);
    assert_false(holds(place, "store.db", "pelican"));
    assert_false(holds(place, name, "pelican"));
    assert_false(holds(place, name, "cormorant"));
    assert_false(holds(place, name, "guillemot"));
    assert_true(holds(place, name, "gannet"));
}

/* What an answer was before it was changed goes from the backups with the next
 * sweep; the backup has the new one then, and what was half typed goes. */
static void replaced_answers_go_from_the_backups(void **state)
{
    struct store_place *place = *state;
    struct request_id id = store_add(place->vault, "ride", TODAY + 9);
    struct request read;
    char name[80], plain[80];

    store_put(place->vault, id, "note", "text:pelican", "pelican", STAGE_OWN,
              TODAY + 30);
    store_put(place->vault, id, "when", "2024-10-13", "", STAGE_ASKING,
              TODAY + 30);
    store_put(place->vault, id, "town", "text:gannet", "gannet", STAGE_ASKING,
              TODAY + 30);
    assert_int_equal(requests_half_put(place->vault, id, "place", "guillemot"),
                     ERR_OK);
    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    backup_name(place, name);
    store_put(place->vault, id, "note", "text:cormorant", "cormorant",
              STAGE_OWN, TODAY + 30);
    store_put(place->vault, id, "when", "2024-10-15", "", STAGE_ASKING,
              TODAY + 32);
    assert_int_equal(requests_half_put(place->vault, id, "place", "razorbill"),
                     ERR_OK);
    assert_true(holds(place, name, "pelican"));
    assert_true(holds(place, name, "guillemot"));
    assert_int_equal(requests_sweep(place->vault), ERR_OK);
    assert_int_equal(
        store_number(place->vault, "SELECT count(*) FROM replaced"), 0);
    assert_false(holds(place, name, "pelican"));
    assert_false(holds(place, name, "guillemot"));
    assert_true(holds(place, name, "cormorant"));
    assert_true(holds(place, name, "gannet"));
    assert_true(holds(place, "store.db", "razorbill"));

    snprintf(plain, sizeof plain, "%s", name + strlen("backup/"));
    vault_close(&place->vault);
    assert_int_equal(
        backup_restore(place->path, &place->key, plain, &place->vault),
        ERR_OK);
    assert_int_equal(requests_get(place->vault, id, STAGE_OWN, &read), ERR_OK);
    assert_string_equal(request_value(&read, "note"), "text:cormorant");
    assert_string_equal(request_value(&read, "when"), "2024-10-15");
    assert_int_equal(read.when,
                     day_from_date((struct date){2024, 10, 15}));
    request_done(&read);
}

/* The store that a restore replaced stays for a while: it forgets as well. */
static void what_was_replaced_by_a_restore_is_purged(void **state)
{
    struct store_place *place = *state;
    char name[80], plain[80];
    int purged;

    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    backup_name(place, name);
    fill(place->vault, 30, TODAY + 3);
    snprintf(plain, sizeof plain, "%s", name + strlen("backup/"));
    vault_close(&place->vault);
    assert_int_equal(
        backup_restore(place->path, &place->key, plain, &place->vault),
        ERR_OK);
    assert_true(holds(place, "store.db.before-restore", GONE));
    assert_false(holds(place, "store.db", GONE));
    assert_int_equal(traces_purge(place->vault, TODAY + 3, &purged), ERR_OK);
    assert_false(holds(place, "store.db.before-restore", GONE));
    assert_true(holds(place, "store.db.before-restore", STAYS));
}

/* The bytes of a number of six bytes, as a page holds it; with noise it would
 * not fit into what a total can be, and is cut. */
#define EXACT "Qxzyw"
#define EXACT_NUMBER "0x51787a7977"

/* Many kinds of help, so that the pages of the exact numbers split. */
static void exact_numbers_are_in_no_page_after_the_release(void **state)
{
    struct store_place *place = *state;
    static const char *const task = "task300";
    struct tally_now now = {24310, &task, 1};
    char name[80];
    int purged;

    assert_int_equal(tally_release(place->vault, &now, random_system()),
                     ERR_OK);
    fill(place->vault, 30, TODAY + 90);
    assert_int_equal(
        db_run(store_db(place->vault),
               "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1"
               " FROM n WHERE i < 600) INSERT OR REPLACE INTO total_open"
               " (month, task, exact) SELECT 24310, 'task' || (i * 271 % 601),"
               " " EXACT_NUMBER " FROM n",
               DB_NO_VALUES),
        ERR_OK);
    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    backup_name(place, name);
    assert_true(holds(place, "store.db", EXACT));
    assert_true(holds(place, name, EXACT));
    now.month++;
    assert_int_equal(tally_release(place->vault, &now, random_system()),
                     ERR_OK);
    assert_int_equal(traces_purge(place->vault, TODAY, &purged), ERR_OK);
    assert_int_equal(
        store_number(place->vault, "SELECT count(*) FROM total"), 600);
    assert_false(holds(place, "store.db", EXACT));
    assert_false(holds(place, name, EXACT));
    assert_true(holds(place, name, "task300"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(the_way_of_looking_finds_what_is_left),
        STORE_TEST(no_page_keeps_what_was_purged),
        STORE_TEST(each_thing_goes_on_its_own_day),
        STORE_TEST(an_undated_request_ends_by_itself),
        STORE_TEST(a_sweep_reaches_the_backups_too),
        STORE_TEST(replaced_texts_go_with_the_next_purge),
        STORE_TEST(a_backup_that_cannot_be_purged_is_removed),
        STORE_TEST(an_early_end_holds_in_the_backups_too),
        STORE_TEST(replaced_answers_go_from_the_backups),
        STORE_TEST(what_was_replaced_by_a_restore_is_purged),
        STORE_TEST(exact_numbers_are_in_no_page_after_the_release),
    };

    return cmocka_run_group_tests_name("purge", tests, NULL, NULL);
}
