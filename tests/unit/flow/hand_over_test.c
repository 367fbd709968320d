/* A request that another coordinator goes on with: never lost on the way,
 * never in two places for longer than the answer takes. */
#include "exchange_rig.h"

static struct request_id two_lines(struct town *town, int64_t lines[2])
{
    struct request_id id = rig_sitting(town->rigs[0], 3);
    struct session *session = town->rigs[0]->session;

    rig_consent(town->rigs[0], id);
    assert_int_equal(tell_done(session, id, 0, TELL_ASKING, 8), ERR_OK);
    for (int i = 0; i < 2; i++)
        lines[i] = rig_line(town->rigs[0], id);
    assert_int_equal(tell_line_choose(session, id, lines[1]), ERR_OK);
    assert_int_equal(finish_sweep(session), ERR_OK);
    return id;
}

static void all_of_it_goes_and_is_gone_here(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0], *other = town->rigs[1];
    struct request before, after;
    struct request_id id;
    int64_t lines[2], contact;

    town_meet(town);
    id = two_lines(town, lines);
    before = rig_get(own, id);
    assert_int_equal(send_hand_over(own->session, id, town->knows[0][1]),
                     ERR_OK);
    assert_int_equal(send_handed_to(own->session, id, &contact), ERR_OK);
    assert_int_equal(contact, town->knows[0][1]);
    assert_int_equal(send_hand_over(own->session, id, town->knows[0][2]),
                     ERR_EXISTS);
    /* Until they have said that it came, it is here. */
    assert_true(rig_is_there(own, id));
    assert_int_equal(town_carry(town, 0, 1), 1);
    assert_true(rig_is_there(own, id));
    after = rig_get(other, id);
    assert_int_equal(after.code, before.code);
    assert_int_equal(after.state, REQUEST_OPEN);
    assert_int_equal(after.when, before.when);
    assert_int_equal(after.consent_asking, before.consent_asking);
    assert_int_equal(after.consent_place, before.consent_place);
    assert_int_equal(after.asked, 8);
    assert_int_equal(after.needed, 1);
    assert_int_equal(after.answer_count, before.answer_count);
    for (size_t i = 0; i < before.answer_count; i++)
        assert_string_equal(
            request_value(&after, before.answers[i].field),
            before.answers[i].value);
    for (size_t i = 0; i < before.answer_count; i++)
        for (size_t j = 0; j < after.answer_count; j++)
            if (!strcmp(before.answers[i].field, after.answers[j].field)) {
                assert_int_equal(after.answers[j].stage,
                                 before.answers[i].stage);
                assert_int_equal(after.answers[j].expires,
                                 before.answers[i].expires);
            }
    assert_int_equal(after.helper_count, 2);
    assert_string_equal(after.helpers[0].label, "A");
    assert_int_equal(after.helpers[1].stage, STAGE_AGREED);
    request_done(&before);
    request_done(&after);
    assert_int_equal(town_count(town, 1), 0);

    assert_int_equal(town_carry(town, 1, 0), 1);
    assert_false(rig_is_there(own, id));
    assert_false(rig_stores(own, "Springfield"));
    assert_false(rig_stores(own, "Tuesday cook"));
    assert_int_equal(rig_number(own, "SELECT count(*) FROM link"), 0);
    /* No receipt: it isn't over, and is counted where it ends. */
    assert_int_equal(rig_number(own, "SELECT count(*) FROM receipt"), 0);
    assert_int_equal(finish_sweep(own->session), ERR_OK);
    assert_int_equal(town_bring(town, 0, 1), 0);
    /* There it is a request like any other. */
    rig_keep(other, id, "duration", "300");
    assert_int_equal(finish_end(other->session, id, END_DONE), ERR_OK);
    assert_int_equal(rig_number(other, "SELECT count(*) FROM receipt"), 1);
}

static void only_what_is_open_and_agreed_to_can_go(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct request_id id;

    town_meet(town);
    id = rig_sitting(own, 3);
    assert_int_equal(send_hand_over(own->session, id, town->knows[0][1]),
                     ERR_STAGE);
    rig_consent(own, id);
    assert_int_equal(tell_done(own->session, id, 0, TELL_ASKING, 1), ERR_OK);
    assert_int_equal(tell_consent(own->session, id, 0, false), ERR_OK);
    assert_int_equal(send_hand_over(own->session, id, town->knows[0][1]),
                     ERR_CONSENT);
    assert_int_equal(tell_consent(own->session, id, 0, true), ERR_OK);
    assert_int_equal(finish_end(own->session, id, END_DONE), ERR_OK);
    assert_int_equal(send_hand_over(own->session, id, town->knows[0][1]),
                     ERR_STAGE);
    assert_int_equal(town_bring(town, 0, 1), 0);
}

static void what_changed_meanwhile_is_not_lost(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct receive receive;
    struct request_id id;
    int64_t lines[2];

    town_meet(town);
    id = two_lines(town, lines);
    assert_int_equal(send_hand_over(own->session, id, town->knows[0][1]),
                     ERR_OK);
    assert_int_equal(town_carry(town, 0, 1), 1);
    rig_keep(own, id, "duration", "300");
    town_bring(town, 1, 0);
    assert_int_equal(town_take(town, 0), 0);
    assert_true(rig_is_there(own, id));
    assert_int_equal(receive_look(own->session, NULL, NULL, NULL, &receive),
                     ERR_OK);
    assert_int_equal(receive.items[0].what, INCOMING_TAKEN);
    assert_int_equal(receive_take(own->session, &receive, 0, RECEIVE_PLAIN),
                     ERR_PARCEL_CONFLICT);
    assert_true(receive.items[0].can_force);
    assert_int_equal(receive_take(own->session, &receive, 0, RECEIVE_ANYWAY),
                     ERR_OK);
    receive_done(&receive);
    assert_false(rig_is_there(own, id));
}

static void it_can_be_kept_after_all(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct request_id id;
    int64_t lines[2], contact;

    town_meet(town);
    id = two_lines(town, lines);
    assert_int_equal(send_keep(own->session, id), ERR_NOT_FOUND);
    assert_int_equal(send_hand_over(own->session, id, town->knows[0][1]),
                     ERR_OK);
    assert_int_equal(send_keep(own->session, id), ERR_OK);
    assert_int_equal(send_handed_to(own->session, id, &contact), ERR_OK);
    assert_int_equal(contact, 0);
    assert_true(rig_is_there(own, id));
    /* A lost stick: the packet never came; it can be handed over anew. */
    town_bring(town, 0, 2);
    assert_int_equal(send_hand_over(own->session, id, town->knows[0][1]),
                     ERR_OK);
    town_bring(town, 0, 1);
    struct receive receive;

    assert_int_equal(receive_look(town->rigs[1]->session, NULL, NULL, NULL,
                                  &receive),
                     ERR_OK);
    assert_int_equal(receive.items[0].err, ERR_PARCEL_GAP);
    assert_int_equal(receive_take(town->rigs[1]->session, &receive, 0,
                                  RECEIVE_ANYWAY),
                     ERR_OK);
    receive_done(&receive);
    assert_int_equal(town_carry(town, 1, 0), 1);
    assert_false(rig_is_there(own, id));
    assert_true(rig_is_there(town->rigs[1], id));
}

static void a_late_yes_to_what_was_kept_changes_nothing(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct request_id id;
    int64_t lines[2];

    town_meet(town);
    id = two_lines(town, lines);
    assert_int_equal(send_hand_over(own->session, id, town->knows[0][1]),
                     ERR_OK);
    assert_int_equal(town_carry(town, 0, 1), 1);
    assert_int_equal(send_keep(own->session, id), ERR_OK);
    town_carry(town, 1, 0);
    assert_true(rig_is_there(own, id));
    /* And the withdrawal meets a request that is theirs by now: for people. */
    town_bring(town, 0, 1);
    assert_int_equal(town_look(town, 1, NULL), ERR_PARCEL_CONFLICT);
    assert_true(rig_is_there(town->rigs[1], id));
}

static void a_code_in_use_is_drawn_anew(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0], *other = town->rigs[1];
    struct request_id id, there;
    struct request request;
    int64_t lines[2];

    town_meet(town);
    id = two_lines(town, lines);
    there = rig_begin(other, "ride");
    request = rig_get(own, id);
    assert_int_equal(
        db_run(rig_db(other), "UPDATE request SET code = ?",
               DB_VALUES(db_number(request.code))),
        ERR_OK);
    assert_int_equal(send_hand_over(own->session, id, town->knows[0][1]),
                     ERR_OK);
    assert_int_equal(town_carry(town, 0, 1), 1);
    struct request after = rig_get(other, id);
    assert_int_not_equal(after.code, request.code);
    assert_true(after.code >= 100);
    request_done(&after);
    request_done(&request);
    assert_true(rig_is_there(other, there));
}

static void under_a_hold_it_stays_in_both(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct request_id id;
    int64_t lines[2];

    town_meet(town);
    id = two_lines(town, lines);
    assert_int_equal(send_hand_over(own->session, id, town->knows[0][1]),
                     ERR_OK);
    assert_int_equal(town_carry(town, 0, 1), 1);
    assert_int_equal(hold_start(own->session, HOLD_LAWYER), ERR_OK);
    town_bring(town, 1, 0);
    assert_int_equal(town_take(town, 0), 0);
    assert_true(rig_is_there(own, id));
    assert_int_equal(hold_stop(own->session), ERR_OK);
    assert_int_equal(town_take(town, 0), 1);
    assert_false(rig_is_there(own, id));
}

static void who_was_told_by_packet_is_marked_for_the_new_one(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct request_id id;
    struct request request;
    int64_t line;

    town_meet(town);
    id = town_agreed(town, &line);
    assert_int_equal(send_hand_over(own->session, id, town->knows[0][2]),
                     ERR_OK);
    assert_int_equal(town_carry(town, 0, 2), 1);
    request = rig_get(town->rigs[2], id);
    assert_int_equal(request.helper_count, 1);
    assert_true(request.helpers[0].stale);
    request_done(&request);
    assert_int_equal(town_carry(town, 2, 0), 1);
    /* The one who sits is not told to forget it. */
    assert_int_equal(town_bring(town, 0, 1), 0);
    assert_int_equal(town_count(town, 1), 1);
    assert_int_equal(send_packet(town->rigs[2]->session, id,
                                 1, town->knows[2][1], TELL_AGREED),
                     ERR_OK);
    town_bring(town, 2, 1);
    assert_int_equal(town_look(town, 1, NULL), ERR_PARCEL_CONFLICT);
}

static void replayed_after_its_end_it_does_not_come_back(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0], *other = town->rigs[1];
    struct request_id id;
    int64_t lines[2];
    char *outbox, *inbox, **names, *bytes, source[256], target[256];
    size_t count, length;

    town_meet(town);
    id = two_lines(town, lines);
    assert_int_equal(send_hand_over(own->session, id, town->knows[0][1]),
                     ERR_OK);
    outbox = send_outbox(own->session);
    assert_int_equal(file_names(outbox, 10, &names, &count), ERR_OK);
    snprintf(source, sizeof source, "%s/%s", outbox, names[0]);
    assert_int_equal(file_read(source, 1 << 20, &bytes, &length), ERR_OK);
    assert_int_equal(town_carry(town, 0, 1), 1);
    assert_int_equal(finish_end(other->session, id, END_DONE), ERR_OK);
    town_day(town, own->today + 5);
    assert_false(rig_is_there(other, id));
    assert_int_equal(receive_inbox(other->session, &inbox), ERR_OK);
    snprintf(target, sizeof target, "%s/%s", inbox, names[0]);
    assert_int_equal(file_replace(target, bytes, length), ERR_OK);
    assert_int_equal(town_look(town, 1, NULL), ERR_PARCEL_KNOWN);
    file_names_done(names, count);
    mem_free(bytes);
    mem_free(outbox);
    mem_free(inbox);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOWN_TEST(all_of_it_goes_and_is_gone_here),
        TOWN_TEST(only_what_is_open_and_agreed_to_can_go),
        TOWN_TEST(what_changed_meanwhile_is_not_lost),
        TOWN_TEST(it_can_be_kept_after_all),
        TOWN_TEST(a_late_yes_to_what_was_kept_changes_nothing),
        TOWN_TEST(a_code_in_use_is_drawn_anew),
        TOWN_TEST(under_a_hold_it_stays_in_both),
        TOWN_TEST(who_was_told_by_packet_is_marked_for_the_new_one),
        TOWN_TEST(replayed_after_its_end_it_does_not_come_back),
    };

    return cmocka_run_group_tests_name("hand_over", tests, NULL, NULL);
}
