#include "store_place.h"

#include "host/clock.h"

struct page {
    struct request_card *cards;
    size_t count;
    bool more;
    bool unfinished;
};

static struct request_filter any(void)
{
    return (struct request_filter){.state = -1, .when = DAY_NONE};
}

static struct page ask(struct vault *vault, struct request_filter filter,
                       struct request_cursor *cursor, size_t limit)
{
    struct page page;

    assert_int_equal(requests_list(vault, &filter, cursor, limit, &page.cards,
                                   &page.count, &page.more, &page.unfinished),
                     ERR_OK);
    return page;
}

static size_t count(struct vault *vault, struct request_filter filter)
{
    struct request_cursor cursor = {0};
    struct page page = ask(vault, filter, &cursor, 1000);
    size_t found = page.count;

    request_cards_done(page.cards, page.count);
    assert_false(page.more);
    return found;
}

static void set_state(struct vault *vault, struct request_id id,
                      enum request_state to)
{
    struct request request;

    assert_int_equal(requests_get(vault, id, STAGE_OWN, &request), ERR_OK);
    request.state = to;
    assert_int_equal(requests_save(vault, &request), ERR_OK);
    request_done(&request);
}

/* Pages of every size give the same list, in order, each request once. */
static void pages_fit_together(void **state)
{
    struct store_place *place = *state;
    int64_t total = 0;

    for (int i = 0; i < 40; i++) {
        struct request_id id = store_add(
            place->vault, "ride", i % 10 == 0 ? DAY_NONE : TODAY + i * 7 % 5);

        if (i % 3 == 0)
            set_state(place->vault, id, REQUEST_DRAFT);
        if (i % 8 == 7)
            set_state(place->vault, id, REQUEST_ENDED);
        else
            total++;
    }
    for (size_t limit = 1; limit < 50; limit += limit < 8 ? 1 : 13) {
        struct request_cursor cursor = {0};
        int32_t last = DAY_NONE;
        int64_t row = 0;
        int64_t seen = 0;
        struct page page;

        do {
            page = ask(place->vault, any(), &cursor, limit);
            assert_true(page.count <= limit);
            assert_true(page.count == limit || !page.more);
            for (size_t i = 0; i < page.count; i++) {
                assert_true(page.cards[i].when >= last);
                assert_int_not_equal(page.cards[i].state, REQUEST_ENDED);
                last = page.cards[i].when;
                seen++;
            }
            assert_true(cursor.when > last || cursor.when == last);
            assert_true(cursor.when != last || cursor.row != row);
            row = cursor.row;
            request_cards_done(page.cards, page.count);
        } while (page.more);
        assert_int_equal(seen, total);
    }
}

static void filters_find_what_they_say(void **state)
{
    struct store_place *place = *state;
    struct vault *vault = place->vault;
    struct request_id ride = store_add(vault, "ride", TODAY + 1);
    struct request_id sitting = store_add(vault, "babysitting", TODAY + 2);
    struct request_id done = store_add(vault, "errand", TODAY + 1);
    struct request_filter filter = any();
    struct request read;

    store_put(vault, ride, "from", "text:Springfield", "springfield",
              STAGE_ASKING, TODAY + 9);
    store_put(vault, ride, "to", "text:Springfield", "springfield",
              STAGE_ASKING, TODAY + 9);
    store_put(vault, sitting, "town", "text:Shelby", "shelby", STAGE_ASKING,
              TODAY + 9);
    store_put(vault, sitting, "note", "text:near Springfield",
              "near springfield", STAGE_OWN, TODAY + 9);
    set_state(vault, done, REQUEST_ENDED);

    assert_int_equal(count(vault, filter), 2);
    filter.state = -2;
    assert_int_equal(count(vault, filter), 3);
    filter.state = REQUEST_ENDED;
    assert_int_equal(count(vault, filter), 1);
    filter = any();
    filter.task = "ride";
    assert_int_equal(count(vault, filter), 1);
    filter.when = TODAY + 2;
    assert_int_equal(count(vault, filter), 0);
    filter.task = NULL;
    assert_int_equal(count(vault, filter), 1);
    filter = any();
    filter.town = "springfield";
    assert_int_equal(count(vault, filter), 1);
    filter.town = "spring";
    assert_int_equal(count(vault, filter), 0);
    /* State and town together, also after a change of state. */
    filter = any();
    filter.state = REQUEST_DRAFT;
    filter.town = "shelby";
    assert_int_equal(count(vault, filter), 0);
    set_state(vault, sitting, REQUEST_DRAFT);
    assert_int_equal(count(vault, filter), 1);
    set_state(vault, sitting, REQUEST_OPEN);
    filter = any();
    filter.text = "ngfie";
    assert_int_equal(count(vault, filter), 2);
    filter.task = "babysitting";
    assert_int_equal(count(vault, filter), 1);
    /* Two answers are two texts. */
    filter = any();
    filter.text = "shelbynear";
    assert_int_equal(count(vault, filter), 0);

    assert_int_equal(requests_get(vault, ride, STAGE_OWN, &read), ERR_OK);
    filter = any();
    filter.code = read.code;
    request_done(&read);
    assert_int_equal(count(vault, filter), 1);
    filter.town = "shelby";
    assert_int_equal(count(vault, filter), 0);
}

static void what_is_gone_is_not_found(void **state)
{
    struct store_place *place = *state;
    struct vault *vault = place->vault;
    struct request_id one = store_add(vault, "ride", TODAY + 1);
    struct request_id other = store_add(vault, "ride", TODAY + 1);
    struct request_filter text = any();
    struct request_filter town = any();
    struct request_filter code = any();
    struct request read;

    text.text = "springfield";
    town.town = "springfield";
    store_put(vault, one, "town", "text:Springfield", "springfield",
              STAGE_ASKING, TODAY + 9);
    store_put(vault, other, "town", "text:Springfield", "springfield",
              STAGE_ASKING, TODAY + 9);
    assert_int_equal(count(vault, text), 2);
    assert_int_equal(requests_mark_answer(vault, one, "town", true), ERR_OK);
    assert_int_equal(count(vault, text), 1);
    assert_int_equal(count(vault, town), 1);
    assert_int_equal(requests_mark_answer(vault, one, "town", false), ERR_OK);
    assert_int_equal(count(vault, text), 2);
    assert_int_equal(requests_get(vault, other, STAGE_OWN, &read), ERR_OK);
    code.code = read.code;
    request_done(&read);
    assert_int_equal(requests_mark(vault, other, true, TODAY), ERR_OK);
    assert_int_equal(count(vault, text), 1);
    assert_int_equal(count(vault, town), 1);
    assert_int_equal(count(vault, code), 0);
    assert_int_equal(count(vault, any()), 1);
    assert_int_equal(requests_drop(vault, one, "town"), ERR_OK);
    assert_int_equal(count(vault, text), 0);
    assert_int_equal(store_number(vault, "SELECT count(*) FROM request"
                                         " WHERE search <> '' AND erased = 0"),
                     0);
}

static void cards_count_their_lines(void **state)
{
    struct store_place *place = *state;
    struct request_id id = store_add(place->vault, "ride", TODAY);
    struct request_cursor cursor = {0};
    struct helper stale = {.label = "C", .stage = STAGE_AGREED};
    struct page page;
    int drafts;
    int open;
    int ended;

    (void)store_line(place->vault, id, "A", STAGE_AVAILABLE);
    (void)store_line(place->vault, id, "B", STAGE_AVAILABLE);
    stale.id = store_line(place->vault, id, "C", STAGE_AGREED);
    page = ask(place->vault, any(), &cursor, 5);
    assert_int_equal(page.count, 1);
    assert_int_equal(page.cards[0].available, 2);
    assert_int_equal(page.cards[0].agreed, 1);
    assert_false(page.cards[0].stale);
    assert_true(request_id_equal(page.cards[0].id, id));
    request_cards_done(page.cards, page.count);
    stale.stale = true;
    assert_int_equal(requests_helper_save(place->vault, id, &stale), ERR_OK);
    cursor = (struct request_cursor){0};
    page = ask(place->vault, any(), &cursor, 5);
    assert_true(page.cards[0].stale);
    request_cards_done(page.cards, page.count);
    assert_int_equal(requests_totals(place->vault, &drafts, &open, &ended),
                     ERR_OK);
    assert_int_equal(drafts, 0);
    assert_int_equal(open, 1);
    assert_int_equal(ended, 0);
}

/* Many rows, straight into the tables. */
static void fill(struct vault *vault, int64_t requests)
{
    struct db *db = store_db(vault);

    assert_int_equal(db_begin(db), ERR_OK);
    assert_int_equal(
        db_run(db,
               "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1"
               " FROM n WHERE i < ?) INSERT INTO request (id, code, task,"
               " state, outcome, day, postponed, asked, needed, question,"
               " expires, lines_expire, first) SELECT randomblob(16),"
               " 1000 + i, 'ride', 1, 0, 20000 + i % 60, 0, 0, 1, 0, 30000,"
               " 30000, 30000 FROM n",
               DB_VALUES(db_number(requests))),
        ERR_OK);
    assert_int_equal(
        db_run(
            db,
            "INSERT INTO answer (request, field, stage, value, search,"
            " expires, state, day, dated, warned) SELECT row, 'note', 3, 'x',"
            " 'somewhere far away, number ' || row, 30000, 1, day, 0, 0"
            " FROM request",
            DB_NO_VALUES),
        ERR_OK);
    assert_int_equal(db_end(db, ERR_OK), ERR_OK);
}

static void a_long_search_comes_in_slices(void **state)
{
    struct store_place *place = *state;
    struct request_cursor cursor = {0};
    struct request_filter filter = any();
    struct page page;
    size_t found = 0;
    int slices = 0;

    fill(place->vault, 60000);
    /* Only 7777, 17777 ... 57777 hold it. */
    filter.text = "7777";
    do {
        page = ask(place->vault, filter, &cursor, 100);
        found += page.count;
        request_cards_done(page.cards, page.count);
        slices++;
        assert_true(slices < 10000);
    } while (page.more || page.unfinished);
    assert_int_equal(found, 6);
    /* A page at a time the same ones come. */
    found = 0;
    cursor = (struct request_cursor){0};
    do {
        page = ask(place->vault, filter, &cursor, 2);
        assert_true(page.count <= 2);
        found += page.count;
        request_cards_done(page.cards, page.count);
    } while (page.more || page.unfinished);
    assert_int_equal(found, 6);
}

static void no_limit_gives_no_cards(void **state)
{
    struct store_place *place = *state;
    struct request_cursor cursor = {0};
    struct page page;

    (void)store_add(place->vault, "ride", TODAY);
    page = ask(place->vault, any(), &cursor, 0);
    assert_int_equal(page.count, 0);
    assert_true(page.more);
    request_cards_done(page.cards, page.count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(pages_fit_together),
        STORE_TEST(filters_find_what_they_say),
        STORE_TEST(what_is_gone_is_not_found),
        STORE_TEST(cards_count_their_lines),
        STORE_TEST(a_long_search_comes_in_slices),
        STORE_TEST(no_limit_gives_no_cards),
    };

    return cmocka_run_group_tests_name("list", tests, NULL, NULL);
}
