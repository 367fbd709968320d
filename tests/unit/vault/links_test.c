/* What is noted about packets: stores made before packets, purging, triggers,
 * and bounds of what is read back. */
#include "store_place.h"

#include "first_store.h"

#include "vault/backup.h"
#include "vault/exchange.h"
#include "vault/links.h"
#include "vault/received.h"

static struct exchange_contact someone(const char *label, unsigned char key,
                                       int32_t day)
{
    struct exchange_contact contact = {
        .label = (char *)label, .came = DAY_NONE, .packet = day};

    memset(contact.sign, key, sizeof contact.sign);
    memset(contact.box, key + 1, sizeof contact.box);
    return contact;
}

static void a_store_of_before_is_brought_up(void **state)
{
    struct store_place *place = *state;
    struct exchange_contact *list;
    struct request_id id;
    struct request request;
    size_t count;

    first_store_make(store_db(place->vault));
    id = store_add(place->vault, "ride", TODAY + 3);
    store_open_again(place);
    assert_int_equal(exchange_contacts(place->vault, &list, &count), ERR_OK);
    assert_int_equal(count, 0);
    mem_free(list);
    assert_int_equal(requests_get(place->vault, id, STAGE_OWN, &request),
                     ERR_OK);
    assert_int_equal(request.when, TODAY + 3);
    request_done(&request);
    int purged;

    assert_int_equal(traces_purge(place->vault, TODAY + 40, &purged), ERR_OK);
    assert_int_equal(store_number(place->vault,
                                  "SELECT count(*) FROM request"),
                     0);
}

static void a_seed_is_kept_whole_or_not_at_all(void **state)
{
    struct store_place *place = *state;
    struct secret *seed, *read;

    assert_int_equal(exchange_seed_get(place->vault, &read), ERR_OK);
    assert_null(read);
    seed = secret_new(32);
    random_fill(random_system(), seed->bytes, 32);
    seed->length = 31;
    assert_int_equal(exchange_seed_put(place->vault, seed), ERR_INVALID);
    seed->length = 32;
    assert_int_equal(exchange_seed_put(place->vault, seed), ERR_OK);
    store_open_again(place);
    assert_int_equal(exchange_seed_get(place->vault, &read), ERR_OK);
    assert_true(secret_equal(seed, read));
    secret_free(&read);
    assert_int_equal(exchange_seed_put(place->vault, seed), ERR_OK);
    assert_int_equal(store_number(place->vault,
                                  "SELECT count(*) FROM identity"),
                     1);
    secret_free(&seed);
}

static void contacts_are_unique(void **state)
{
    struct store_place *place = *state;
    struct exchange_contact one = someone("red", 1, TODAY);
    struct exchange_contact label = someone("red", 9, TODAY);
    struct exchange_contact keys = someone("blue", 1, TODAY);
    struct exchange_contact other = someone("blue", 5, TODAY);

    assert_int_equal(exchange_contact_add(place->vault, &one), ERR_OK);
    assert_true(one.id > 0);
    assert_int_equal(exchange_contact_add(place->vault, &label), ERR_EXISTS);
    assert_int_equal(exchange_contact_add(place->vault, &keys), ERR_EXISTS);
    assert_int_equal(exchange_contact_add(place->vault, &other), ERR_OK);
    other.label = "red";
    assert_int_equal(exchange_contact_save(place->vault, &other), ERR_EXISTS);
    other.id = 99;
    other.label = "green";
    memset(other.sign, 7, sizeof other.sign);
    assert_int_equal(exchange_contact_save(place->vault, &other),
                     ERR_NOT_FOUND);
    assert_int_equal(exchange_contact_drop(place->vault, 99), ERR_NOT_FOUND);
}

static struct link linked(struct store_place *place, struct request_id id,
                          int64_t contact, int64_t line)
{
    struct link link;

    assert_int_equal(links_get(place->vault, id, contact, &link), ERR_OK);
    assert_int_equal(link.id, 0);
    link.ours = true;
    link.line = line;
    link.told = STAGE_AVAILABLE;
    link.sent.length = LINKS_CHAIN_MOST;
    memset(link.sent.bytes, 0xab, LINKS_CHAIN_MOST);
    link.sent.until = TODAY + 30;
    assert_int_equal(links_save(place->vault, &link), ERR_OK);
    return link;
}

static void a_link_comes_back_as_it_was(void **state)
{
    struct store_place *place = *state;
    struct exchange_contact red = someone("red", 1, TODAY);
    struct request_id id = store_add(place->vault, "ride", TODAY + 3);
    struct link link, read;

    assert_int_equal(exchange_contact_add(place->vault, &red), ERR_OK);
    link = linked(place, id, red.id, 0);
    assert_int_equal(links_get(place->vault, id, red.id, &read), ERR_OK);
    assert_int_equal(read.id, link.id);
    assert_int_equal(read.told, STAGE_AVAILABLE);
    assert_int_equal(read.sent.length, LINKS_CHAIN_MOST);
    assert_memory_equal(read.sent.bytes, link.sent.bytes, LINKS_CHAIN_MOST);
    assert_int_equal(read.sent.until, TODAY + 30);
    assert_int_equal(read.seen.length, 0);
    assert_int_equal(read.seen.until, DAY_NONE);
    assert_int_equal(read.day, DAY_NONE);
}

static void links_follow_lines_and_requests(void **state)
{
    struct store_place *place = *state;
    struct exchange_contact red = someone("red", 1, TODAY);
    struct request_id id = store_add(place->vault, "ride", TODAY + 3);
    int64_t line = store_line(place->vault, id, "A", STAGE_AVAILABLE);
    enum links_owner owner;
    int64_t contact;
    struct link link;

    assert_int_equal(exchange_contact_add(place->vault, &red), ERR_OK);
    linked(place, id, red.id, line);
    assert_int_equal(requests_helper_drop(place->vault, id, line), ERR_OK);
    assert_int_equal(links_get(place->vault, id, red.id, &link), ERR_OK);
    assert_int_equal(link.line, -line);
    assert_int_equal(links_line_back(place->vault, line, 77), ERR_OK);
    assert_int_equal(links_get(place->vault, id, red.id, &link), ERR_OK);
    assert_int_equal(link.line, 77);
    assert_int_equal(links_owner(place->vault, id, &owner, &contact), ERR_OK);
    assert_int_equal(owner, LINKS_US);
    assert_int_equal(requests_mark(place->vault, id, true, TODAY), ERR_OK);
    assert_int_equal(links_owner(place->vault, id, &owner, &contact), ERR_OK);
    assert_int_equal(owner, LINKS_US_MARKED);
    assert_int_equal(requests_sweep(place->vault), ERR_OK);
    assert_int_equal(store_number(place->vault, "SELECT count(*) FROM link"),
                     0);
    assert_int_equal(links_owner(place->vault, id, &owner, &contact), ERR_OK);
    assert_int_equal(owner, LINKS_NOBODY);
}

static struct received told(struct link *link, struct answer *answers)
{
    struct received received = {.link = link->id,
                                .contact = link->contact,
                                .stage = STAGE_AGREED};

    received.request.id = link->request;
    received.request.code = 417;
    received.request.task = "ride";
    received.request.state = REQUEST_OPEN;
    received.request.when = TODAY + 3;
    received.request.changed = TODAY;
    received.request.ended = DAY_NONE;
    answers[0] = (struct answer){.field = "when",
                                 .value = "2024-10-07 14:00",
                                 .expires = TODAY + 4};
    answers[1] = (struct answer){.field = "place",
                                 .value = "text:Elm Street",
                                 .stage = STAGE_AGREED,
                                 .expires = TODAY + 3};
    received.request.answers = answers;
    received.request.answer_count = 2;
    return received;
}

static void what_others_sent_ends_field_by_field(void **state)
{
    struct store_place *place = *state;
    struct exchange_contact red = someone("red", 1, TODAY);
    struct request_id id = {.bytes = {1, 2, 3}};
    struct answer answers[2];
    struct received received, *list;
    struct link link;
    size_t count;
    int purged;

    assert_int_equal(exchange_contact_add(place->vault, &red), ERR_OK);
    assert_int_equal(links_get(place->vault, id, red.id, &link), ERR_OK);
    link.seen.length = 8;
    link.seen.until = TODAY + 30;
    assert_int_equal(links_save(place->vault, &link), ERR_OK);
    received = told(&link, answers);
    assert_int_equal(received_put(place->vault, &received, TODAY + 5),
                     ERR_OK);
    assert_int_equal(backup_make(place->vault, TODAY, false), ERR_OK);
    assert_int_equal(traces_purge(place->vault, TODAY + 3, &purged), ERR_OK);
    assert_int_equal(received_get(place->vault, link.id, &received, NULL),
                     ERR_OK);
    assert_int_equal(received.request.answer_count, 1);
    assert_int_equal(received.request.when, TODAY + 3);
    received_done(&received);
    /* The day of the request is that of its answer, and goes with it. */
    assert_int_equal(traces_purge(place->vault, TODAY + 4, &purged), ERR_OK);
    assert_int_equal(received_list(place->vault, &list, &count), ERR_OK);
    assert_int_equal(count, 1);
    assert_int_equal(list[0].request.when, DAY_NONE);
    received_list_done(list, count);
    assert_int_equal(traces_purge(place->vault, TODAY + 5, &purged), ERR_OK);
    assert_int_equal(received_get(place->vault, link.id, &received, NULL),
                     ERR_NOT_FOUND);
    assert_int_equal(links_get(place->vault, id, red.id, &link), ERR_OK);
    assert_true(link.gone);
    assert_int_equal(traces_purge(place->vault, TODAY + 30, &purged), ERR_OK);
    assert_int_equal(store_number(place->vault, "SELECT count(*) FROM link"),
                     1);
    assert_int_equal(traces_purge(place->vault, TODAY + 31, &purged), ERR_OK);
    assert_int_equal(store_number(place->vault, "SELECT count(*) FROM link"),
                     0);
}

static void a_contact_ends_with_all_that_is_about_it(void **state)
{
    struct store_place *place = *state;
    struct exchange_contact red = someone("red", 1, TODAY);
    struct request_id id = {.bytes = {1, 2, 3}};
    struct exchange_waiting waiting = {"0123456789abcdef01234567.parcel", 0,
                                       TODAY + 300};
    struct answer answers[2];
    struct received received;
    struct link link;
    int purged;

    assert_int_equal(exchange_contact_add(place->vault, &red), ERR_OK);
    assert_int_equal(links_get(place->vault, id, red.id, &link), ERR_OK);
    assert_int_equal(links_save(place->vault, &link), ERR_OK);
    received = told(&link, answers);
    assert_int_equal(received_put(place->vault, &received, TODAY + 500),
                     ERR_OK);
    waiting.contact = red.id;
    assert_int_equal(exchange_waiting_add(place->vault, &waiting), ERR_OK);
    assert_int_equal(traces_purge(place->vault, TODAY + 119, &purged),
                     ERR_OK);
    assert_int_equal(store_number(place->vault,
                                  "SELECT count(*) FROM contact"),
                     1);
    assert_int_equal(traces_purge(place->vault, TODAY + 120, &purged),
                     ERR_OK);
    assert_int_equal(
        store_number(place->vault,
                     "SELECT (SELECT count(*) FROM contact)"
                     " + (SELECT count(*) FROM link)"
                     " + (SELECT count(*) FROM received)"
                     " + (SELECT count(*) FROM received_answer)"
                     " + (SELECT count(*) FROM waiting)"),
        0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_store_of_before_is_brought_up),
        STORE_TEST(a_seed_is_kept_whole_or_not_at_all),
        STORE_TEST(contacts_are_unique),
        STORE_TEST(a_link_comes_back_as_it_was),
        STORE_TEST(links_follow_lines_and_requests),
        STORE_TEST(what_others_sent_ends_field_by_field),
        STORE_TEST(a_contact_ends_with_all_that_is_about_it),
    };

    return cmocka_run_group_tests_name("links", tests, NULL, NULL);
}
