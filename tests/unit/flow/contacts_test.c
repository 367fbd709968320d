/* Other laptops: cards, numbers, labels, and when they are forgotten. */
#include "exchange_rig.h"

static struct contact_offer read_card(struct town *town, int who, int whom)
{
    struct contact_offer offer;
    struct text card = {0};

    assert_int_equal(contacts_own_card(town->rigs[whom]->session, &card),
                     ERR_OK);
    assert_int_equal(contacts_read(town->rigs[who]->session, card.bytes,
                                   card.length, &offer),
                     ERR_OK);
    text_done(&card);
    return offer;
}

static void keys_are_made_once_and_stay(void **state)
{
    struct town *town = *state;
    struct text first = {0}, again = {0};
    struct rig *rig = town->rigs[0];

    assert_int_equal(contacts_own_numbers(rig->session, &first), ERR_OK);
    assert_int_equal(first.length, 35);
    rig_start_again(rig);
    assert_int_equal(contacts_own_numbers(rig->session, &again), ERR_LOCKED);
    rig_unlock(rig);
    assert_int_equal(contacts_own_numbers(rig->session, &again), ERR_OK);
    assert_string_equal(first.bytes, again.bytes);
    assert_int_equal(contacts_renew(rig->session), ERR_OK);
    assert_int_equal(contacts_own_numbers(rig->session, &again), ERR_OK);
    assert_string_not_equal(first.bytes, again.bytes);
    text_done(&first);
    text_done(&again);
}

static void the_guard_reads_labels(void **state)
{
    struct town *town = *state;
    struct session *session = town->rigs[0]->session;
    struct contact_offer offer;
    char *label;
    int64_t id;

    assert_int_equal(contacts_own_label_put(session, "maria on Elm Street 4"),
                     ERR_FINDING);
    assert_int_equal(contacts_own_label_put(session, "  "), ERR_INVALID);
    assert_int_equal(contacts_own_label(session, &label), ERR_OK);
    assert_null(label);
    /* A card may bring any label: it is not shown, nor kept. */
    assert_int_equal(contacts_own_label_put(town->rigs[1]->session, "blue"),
                     ERR_OK);
    assert_int_equal(exchange_label_put(town->rigs[1]->session->vault,
                                        "undocumented maria"),
                     ERR_OK);
    offer = read_card(town, 0, 1);
    assert_string_equal(offer.label, "");
    assert_int_equal(contacts_add(session, &offer, "undocumented maria", &id),
                     ERR_FINDING);
    assert_int_equal(contacts_add(session, &offer, "", &id), ERR_INVALID);
    assert_int_equal(contacts_add(session, &offer, "blue laptop", &id),
                     ERR_OK);
    assert_int_equal(contacts_rename(session, id, "maria on Elm Street 4"),
                     ERR_FINDING);
    assert_int_equal(contacts_rename(session, id, "sea laptop"), ERR_OK);
    contacts_offer_done(&offer);
    assert_false(rig_stores(town->rigs[0], "maria"));
}

static void cards_are_told_apart(void **state)
{
    struct town *town = *state;
    struct session *session = town->rigs[0]->session;
    struct contact_offer offer;
    int64_t id, other;

    offer = read_card(town, 0, 0);
    assert_int_equal(offer.kind, CARD_OWN);
    assert_int_equal(contacts_add(session, &offer, "me", &id), ERR_EXISTS);
    contacts_offer_done(&offer);
    assert_int_equal(contacts_own_label_put(town->rigs[1]->session, "blue"),
                     ERR_OK);
    offer = read_card(town, 0, 1);
    assert_int_equal(offer.kind, CARD_NEW);
    assert_string_equal(offer.label, "blue");
    assert_int_equal(contacts_add(session, &offer, offer.label, &id), ERR_OK);
    contacts_offer_done(&offer);
    offer = read_card(town, 0, 1);
    assert_int_equal(offer.kind, CARD_KNOWN);
    assert_int_equal(offer.id, id);
    assert_int_equal(contacts_add(session, &offer, "again", &other),
                     ERR_EXISTS);
    contacts_offer_done(&offer);
    offer = read_card(town, 0, 2);
    assert_int_equal(contacts_add(session, &offer, "blue", &other),
                     ERR_EXISTS);
    contacts_offer_done(&offer);
    assert_int_equal(contacts_read(session, "no card", 7, &offer), ERR_CARD);
    assert_int_equal(contacts_read(session, "", 0, &offer), ERR_CARD);
}

static void both_last_groups_are_needed(void **state)
{
    struct town *town = *state;
    struct session *session = town->rigs[0]->session;
    struct text numbers = {0}, spaced = {0};
    struct contact *list;
    size_t count;
    char typed[12], wrong[12];
    int64_t id = town_know(town, 0, 1, "blue laptop", false);

    assert_int_equal(contacts_own_numbers(town->rigs[1]->session, &numbers),
                     ERR_OK);
    last_two(numbers.bytes, typed);
    assert_int_equal(contacts_verify(session, id, ""), ERR_MISTYPED);
    assert_int_equal(contacts_verify(session, id, typed + 6), ERR_MISTYPED);
    assert_int_equal(contacts_verify(session, id, numbers.bytes),
                     ERR_MISTYPED);
    memcpy(wrong, typed, sizeof wrong);
    wrong[0] = wrong[0] == '9' ? '0' : '9';
    assert_int_equal(contacts_verify(session, id, wrong), ERR_MISTYPED);
    assert_int_equal(contacts_list(session, &list, &count), ERR_OK);
    assert_false(list[0].verified);
    contacts_done(list, count);
    /* In digits of another script, and without the blank. */
    for (const char *at = typed; *at; at++)
        if (*at != ' ')
            text_format(&spaced, "\xd9%c", 0xa0 + (*at - '0'));
    assert_int_equal(contacts_verify(session, id, spaced.bytes), ERR_OK);
    assert_int_equal(contacts_list(session, &list, &count), ERR_OK);
    assert_true(list[0].verified);
    contacts_done(list, count);
    text_done(&numbers);
    text_done(&spaced);
}

static void cards_go_by_stick(void **state)
{
    struct town *town = *state;
    struct contact_offer *list;
    size_t count;

    assert_int_equal(contacts_card_files(town->rigs[0]->session, town->stick,
                                         &list, &count),
                     ERR_OK);
    assert_int_equal(count, 0);
    assert_int_equal(contacts_own_label_put(town->rigs[1]->session, "blue"),
                     ERR_OK);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(contacts_card_put(town->rigs[1]->session,
                                           town->stick),
                         ERR_OK);
        assert_int_equal(contacts_card_put(town->rigs[0]->session,
                                           town->stick),
                         ERR_OK);
    }
    assert_int_equal(contacts_card_files(town->rigs[0]->session, town->stick,
                                         &list, &count),
                     ERR_OK);
    assert_int_equal(count, 1);
    assert_string_equal(list[0].label, "blue");
    contacts_card_files_done(list, count);
    assert_int_equal(contacts_card_put(town->rigs[1]->session,
                                       "/nonexistent/stick"),
                     ERR_ABSENT);
}

static void after_ninety_days_it_is_asked_then_erased(void **state)
{
    struct town *town = *state;
    struct rig *rig = town->rigs[0];
    int due;

    town_meet(town);
    for (int day = 0; day < 89; day += 29)
        town_day(town, rig->today + (day == 87 ? 2 : 29));
    assert_int_equal(contacts_due(rig->session, &due), ERR_OK);
    assert_int_equal(due, 0);
    town_day(town, rig->today + 1);
    assert_int_equal(contacts_due(rig->session, &due), ERR_OK);
    assert_int_equal(due, 2);
    assert_int_equal(contacts_keep(rig->session, town->knows[0][1]), ERR_OK);
    assert_int_equal(contacts_due(rig->session, &due), ERR_OK);
    assert_int_equal(due, 1);
    town_day(town, rig->today + 30);
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM contact"), 1);
    assert_false(rig_stores(rig, "green laptop"));
}

static void with_a_contact_goes_all_that_came_from_it(void **state)
{
    struct town *town = *state;
    struct rig *rig = town->rigs[1];

    town_meet(town);
    town_asked(town);
    assert_int_equal(keys_backup(rig->session), ERR_OK);
    assert_int_equal(contacts_remove(rig->session, town->knows[1][0]),
                     ERR_OK);
    assert_int_equal(town_count(town, 1), 0);
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM link"), 0);
    assert_int_equal(rig_number(rig, "SELECT count(*) FROM received_answer"),
                     0);
    assert_false(rig_stores(rig, "Springfield"));
    assert_int_equal(contacts_remove(rig->session, town->knows[1][0]),
                     ERR_NOT_FOUND);
    /* Nor is it in the backup. */
    struct backup_info *list;
    size_t count;

    assert_int_equal(keys_backups(rig->session, &list, &count), ERR_OK);
    assert_int_equal(
        keys_restore(rig->session, list[0].name, rig_secret(PASSPHRASE)),
        ERR_OK);
    mem_free(list);
    assert_false(rig_stores(rig, "Springfield"));
    assert_false(rig_stores(rig, "red laptop"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOWN_TEST(keys_are_made_once_and_stay),
        TOWN_TEST(the_guard_reads_labels),
        TOWN_TEST(cards_are_told_apart),
        TOWN_TEST(both_last_groups_are_needed),
        TOWN_TEST(cards_go_by_stick),
        TOWN_TEST(after_ninety_days_it_is_asked_then_erased),
        TOWN_TEST(with_a_contact_goes_all_that_came_from_it),
    };

    return cmocka_run_group_tests_name("contacts", tests, NULL, NULL);
}
