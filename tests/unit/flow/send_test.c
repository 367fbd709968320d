/* One request from asking to agreed, back, withdrawn and done, between two
 * laptops; what each of them knows on the way. */
#include "exchange_rig.h"

#include "flow/held.h"

static bool says(const struct theirs *theirs, const char *piece)
{
    return theirs->facts && strstr(theirs->facts, piece);
}

static void each_stage_tells_its_own_and_no_more(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0], *other = town->rigs[1];
    struct theirs theirs;
    struct text place = {0};
    struct request_id id;
    int64_t line;

    town_meet(town);
    id = town_asked(town);
    theirs = town_theirs(town, 1);
    assert_string_equal(theirs.label, "red laptop");
    assert_string_equal(theirs.task, "babysitting");
    assert_int_equal(theirs.stage, STAGE_ASKING);
    assert_int_equal(theirs.when, own->today + 3);
    assert_true(theirs.code >= 100);
    assert_true(says(&theirs, "Springfield"));
    assert_false(says(&theirs, "3 to 5"));
    assert_false(theirs.has_place);
    /* In the store of the other there is nothing of a later stage either. */
    assert_false(rig_stores(other, "Elm Street"));
    assert_false(rig_stores(other, "3-5,6-9"));
    assert_false(rig_stores(other, "red bike"));
    assert_false(rig_stores(other, "Tuesday cook"));
    assert_int_equal(theirs_answer(other->session, theirs.link, true), ERR_OK);
    theirs_done(&theirs);
    assert_int_equal(town_carry(town, 1, 0), 1);
    struct request request = rig_get(own, id);
    assert_int_equal(request.helper_count, 1);
    assert_int_equal(request.asked, 1);
    assert_int_equal(request.helpers[0].stage, STAGE_AVAILABLE);
    assert_int_equal(request.helpers[0].told, DAY_NONE);
    line = request.helpers[0].id;
    request_done(&request);

    assert_int_equal(send_packet(own->session, id, line, town->knows[0][1],
                                 TELL_AVAILABLE),
                     ERR_OK);
    assert_int_equal(town_carry(town, 0, 1), 1);
    theirs = town_theirs(town, 1);
    assert_int_equal(theirs.stage, STAGE_AVAILABLE);
    assert_true(says(&theirs, "3 to 5"));
    assert_true(theirs.can);
    assert_false(theirs.has_place);
    assert_false(rig_stores(other, "Elm Street"));
    theirs_done(&theirs);

    assert_int_equal(send_packet(own->session, id, line, town->knows[0][1],
                                 TELL_AGREED),
                     ERR_STAGE);
    assert_int_equal(tell_line_choose(own->session, id, line), ERR_OK);
    assert_int_equal(send_packet(own->session, id, line, town->knows[0][1],
                                 TELL_AGREED),
                     ERR_OK);
    assert_int_equal(town_carry(town, 0, 1), 1);
    theirs = town_theirs(town, 1);
    assert_int_equal(theirs.stage, STAGE_AGREED);
    assert_true(theirs.has_place);
    /* Shown while a key is held, and in no line of facts. */
    assert_false(says(&theirs, "Elm"));
    assert_int_equal(theirs_place(other->session, theirs.link, &place),
                     ERR_OK);
    assert_string_equal(text_string(&place), "14 Elm Street");
    text_done(&place);
    assert_false(rig_stores(other, "Tuesday cook"));
    assert_false(rig_stores(other, "red bike"));
    /* It is no request of the other's: not listed, not counted. */
    assert_int_equal(rig_number(other, "SELECT count(*) FROM request"), 0);
    assert_false(rig_is_there(other, id));
    theirs_done(&theirs);
    request = rig_get(own, id);
    assert_int_equal(request.helpers[0].told, own->today);
    request_done(&request);
}

static void consent_is_asked_first(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct request_id id;
    struct theirs theirs;
    int64_t line;

    town_meet(town);
    id = rig_sitting(own, 3);
    assert_int_equal(send_packet(own->session, id, 0, town->knows[0][1],
                                 TELL_ASKING),
                     ERR_CONSENT);
    assert_int_equal(town_bring(town, 0, 1), 0);
    assert_int_equal(tell_consent(own->session, id, 0, true), ERR_OK);
    line = rig_line(own, id);
    assert_int_equal(send_packet(own->session, id, line, town->knows[0][1],
                                 TELL_AGREED),
                     ERR_STAGE);
    assert_int_equal(tell_consent(own->session, id, 1, true), ERR_OK);
    assert_int_equal(tell_line_choose(own->session, id, line), ERR_OK);
    /* The second yes is taken back: the place stays here. */
    assert_int_equal(tell_consent(own->session, id, 1, false), ERR_OK);
    assert_int_equal(send_packet(own->session, id, line, town->knows[0][1],
                                 TELL_AGREED),
                     ERR_CONSENT);
    assert_int_equal(send_packet(own->session, id, line, town->knows[0][1],
                                 TELL_CHANGED),
                     ERR_OK);
    assert_int_equal(town_carry(town, 0, 1), 1);
    theirs = town_theirs(town, 1);
    assert_false(theirs.has_place);
    assert_false(rig_stores(town->rigs[1], "Elm Street"));
    theirs_done(&theirs);
}

static void nothing_goes_to_whom_nobody_compared(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct request_id id;
    struct request request;
    int64_t contact = town_know(town, 0, 1, "blue laptop", false);

    id = rig_sitting(own, 3);
    rig_consent(own, id);
    assert_int_equal(send_packet(own->session, id, 0, contact, TELL_ASKING),
                     ERR_PARCEL_UNVERIFIED);
    assert_int_equal(send_packet(own->session, id, 0, 99, TELL_ASKING),
                     ERR_NOT_FOUND);
    assert_int_equal(send_hand_over(own->session, id, contact),
                     ERR_PARCEL_UNVERIFIED);
    assert_int_equal(town_bring(town, 0, 1), 0);
    request = rig_get(own, id);
    assert_int_equal(request.asked, 0);
    request_done(&request);
    assert_int_equal(rig_number(own, "SELECT count(*) FROM link"), 0);
    assert_int_equal(rig_number(own, "SELECT count(*) FROM waiting"), 0);
}

static void a_line_has_one_contact(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct request_id id;
    int64_t line, contact;

    town_meet(town);
    id = town_can(town, &line);
    assert_int_equal(send_contact_of(own->session, id, line, &contact),
                     ERR_OK);
    assert_int_equal(contact, town->knows[0][1]);
    assert_int_equal(send_packet(own->session, id, line, town->knows[0][2],
                                 TELL_AVAILABLE),
                     ERR_EXISTS);
    assert_int_equal(send_contact_of(own->session, id, 0, &contact), ERR_OK);
    assert_int_equal(contact, 0);
}

static void the_preview_is_what_goes(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct text out = {0};
    struct request_id id;
    int64_t line;

    town_meet(town);
    id = town_can(town, &line);
    assert_int_equal(send_preview(own->session, id, 0, TELL_ASKING, &out),
                     ERR_OK);
    assert_non_null(strstr(out.bytes, "Springfield"));
    assert_null(strstr(out.bytes, "3 to 5"));
    assert_int_equal(send_preview(own->session, id, line, TELL_AVAILABLE,
                                  &out),
                     ERR_OK);
    assert_non_null(strstr(out.bytes, "3 to 5"));
    assert_null(strstr(out.bytes, "Where"));
    assert_int_equal(send_preview(own->session, id, line, TELL_AGREED, &out),
                     ERR_STAGE);
    assert_int_equal(tell_line_choose(own->session, id, line), ERR_OK);
    assert_int_equal(send_preview(own->session, id, line, TELL_AGREED, &out),
                     ERR_OK);
    assert_non_null(strstr(out.bytes, "Where"));
    assert_null(strstr(out.bytes, "Elm"));
    assert_int_equal(send_preview(own->session, id, line, TELL_TAKE_BACK,
                                  &out),
                     ERR_OK);
    assert_int_equal(out.length, 0);
    text_done(&out);
}

static void a_change_goes_when_it_is_told(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct theirs theirs;
    struct request_id id;
    int64_t line;

    town_meet(town);
    id = town_agreed(town, &line);
    rig_keep(own, id, "duration", "240");
    assert_int_equal(finish_sweep(own->session), ERR_OK);
    assert_int_equal(town_bring(town, 0, 1), 0);
    assert_int_equal(send_packet(own->session, id, line, town->knows[0][1],
                                 TELL_CHANGED),
                     ERR_OK);
    assert_int_equal(town_carry(town, 0, 1), 1);
    theirs = town_theirs(town, 1);
    assert_true(says(&theirs, "4 hours"));
    assert_int_equal(theirs.stage, STAGE_AGREED);
    assert_true(theirs.has_place);
    theirs_done(&theirs);
    struct request request = rig_get(own, id);
    assert_false(request.helpers[0].stale);
    request_done(&request);
}

/* --- taking back ---------------------------------------------------------- */

static void taking_back_reaches_them_once_it_is_for_good(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0], *other = town->rigs[1];
    struct theirs theirs;
    struct request_id id;
    int64_t line;

    town_meet(town);
    id = town_agreed(town, &line);
    assert_int_equal(tell_line_back(own->session, id, line), ERR_OK);
    /* While it can be undone nothing goes; undone it never does. */
    assert_int_equal(town_bring(town, 0, 1), 0);
    assert_int_equal(finish_undo(own->session), ERR_OK);
    assert_int_equal(finish_sweep(own->session), ERR_OK);
    assert_int_equal(town_bring(town, 0, 1), 0);

    assert_int_equal(tell_line_back(own->session, id, line), ERR_OK);
    assert_int_equal(keys_backup(other->session), ERR_OK);
    assert_int_equal(finish_sweep(own->session), ERR_OK);
    assert_int_equal(town_carry(town, 0, 1), 1);
    theirs = town_theirs(town, 1);
    assert_int_equal(theirs.stage, STAGE_AVAILABLE);
    assert_false(theirs.has_place);
    assert_false(rig_stores(other, "Elm Street"));
    theirs_done(&theirs);
    /* Once is enough. */
    assert_int_equal(finish_sweep(own->session), ERR_OK);
    assert_int_equal(town_bring(town, 0, 1), 0);

    /* From available the line goes, and with it all they were told. */
    assert_int_equal(tell_line_back(own->session, id, line), ERR_OK);
    assert_int_equal(finish_undo(own->session), ERR_OK);
    assert_int_equal(finish_sweep(own->session), ERR_OK);
    assert_int_equal(town_bring(town, 0, 1), 0);
    struct request request = rig_get(own, id);
    line = request.helpers[0].id;
    request_done(&request);
    assert_int_equal(tell_line_back(own->session, id, line), ERR_OK);
    unlock_lock(own->session);
    assert_int_equal(town_carry(town, 0, 1), 1);
    assert_int_equal(town_count(town, 1), 0);
    assert_false(rig_stores(other, "Springfield"));
    /* And says that it is gone there. */
    rig_unlock(own);
    assert_int_equal(town_carry(town, 1, 0), 1);
    assert_int_equal(rig_number(own, "SELECT told FROM link"), -1);
}

/* The family's no reaches whoever was told, and leaves nothing there. */
static void a_yes_taken_back_withdraws_it_all(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0], *other = town->rigs[1];
    struct request_id id;
    struct text held = {0};
    int64_t line;

    town_meet(town);
    id = town_agreed(town, &line);
    assert_int_equal(held_text(own->session, id, WAY_SCREEN,
                               language_find("en"), &held),
                     ERR_OK);
    assert_non_null(strstr(text_string(&held), "Told by packet: "));
    text_done(&held);
    assert_true(rig_stores(other, "Springfield"));
    assert_int_equal(tell_consent(own->session, id, 0, false), ERR_OK);
    unlock_lock(own->session);
    assert_int_equal(town_carry(town, 0, 1), 1);
    assert_false(rig_stores(other, "Springfield"));
    assert_false(rig_stores(other, "Elm Street"));
    /* Once is enough. */
    rig_unlock(own);
    assert_int_equal(finish_sweep(own->session), ERR_OK);
    assert_int_equal(town_bring(town, 0, 1), 0);
}

static void who_was_withdrawn_can_be_asked_again(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct request_id id;
    int64_t line;

    town_meet(town);
    id = town_can(town, &line);
    assert_int_equal(tell_line_back(own->session, id, line), ERR_OK);
    assert_int_equal(finish_sweep(own->session), ERR_OK);
    assert_int_equal(town_carry(town, 0, 1), 1);
    assert_int_equal(town_count(town, 1), 0);
    assert_int_equal(send_packet(own->session, id, 0, town->knows[0][1],
                                 TELL_ASKING),
                     ERR_OK);
    assert_int_equal(town_carry(town, 0, 1), 1);
    assert_int_equal(town_count(town, 1), 1);
}

static void ends_and_erasing_reach_them(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0], *other = town->rigs[1];
    struct theirs theirs;
    struct request_id id;
    int64_t line;

    town_meet(town);
    id = town_agreed(town, &line);
    assert_int_equal(finish_end(own->session, id, END_CANCELLED), ERR_OK);
    assert_int_equal(finish_sweep(own->session), ERR_OK);
    assert_int_equal(town_carry(town, 0, 1), 1);
    theirs = town_theirs(town, 1);
    assert_int_equal(theirs.state, REQUEST_ENDED);
    assert_int_equal(theirs.end, END_CANCELLED);
    assert_int_equal(theirs.expires, own->today + 2);
    theirs_done(&theirs);
    /* Their copy ends as ours does, without another word. */
    town_day(town, own->today + 2);
    assert_int_equal(town_count(town, 1), 0);
    assert_false(rig_stores(other, "Springfield"));
    assert_int_equal(rig_number(own, "SELECT count(*) FROM link"), 0);

    id = town_asked(town);
    assert_int_equal(finish_erase(own->session, id), ERR_OK);
    assert_int_equal(town_bring(town, 0, 1), 0);
    assert_int_equal(finish_sweep(own->session), ERR_OK);
    assert_int_equal(town_carry(town, 0, 1), 1);
    assert_int_equal(town_count(town, 1), 0);
    assert_int_equal(rig_number(own, "SELECT count(*) FROM link"), 0);
}

static void killed_before_undo_went_it_is_taken_back_at_the_next_start(
    void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct request_id id;

    town_meet(town);
    id = town_asked(town);
    assert_int_equal(finish_erase(own->session, id), ERR_OK);
    rig_killed(own);
    rig_unlock(own);
    assert_int_equal(town_carry(town, 0, 1), 1);
    assert_int_equal(town_count(town, 1), 0);
}

static void under_a_hold_nobody_is_told_to_erase(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct request_id id;

    town_meet(town);
    id = town_asked(town);
    assert_int_equal(finish_end(own->session, id, END_CANCELLED), ERR_OK);
    assert_int_equal(hold_start(own->session, HOLD_PAPER), ERR_OK);
    assert_int_equal(finish_sweep(own->session), ERR_OK);
    assert_int_equal(town_bring(town, 0, 1), 0);
    assert_int_equal(hold_stop(own->session), ERR_OK);
    assert_int_equal(town_bring(town, 0, 1), 1);
}

static void what_is_noted_ends_with_the_lines(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct send_knows *list;
    struct kept *kept;
    size_t count;
    struct request_id id;
    int64_t line;
    int told = 0;

    town_meet(town);
    id = town_agreed(town, &line);
    assert_int_equal(send_knows(own->session, id, &list, &count), ERR_OK);
    assert_int_equal(count, 1);
    assert_string_equal(list[0].label, "blue laptop");
    assert_int_equal(list[0].line, line);
    assert_int_equal(list[0].stage, STAGE_AGREED);
    assert_int_equal(list[0].day, own->today);
    send_knows_done(list, count);
    assert_int_equal(browse_kept(own->session, id, &kept, &count), ERR_OK);
    for (size_t i = 0; i < count; i++)
        told += strcmp(kept[i].what, "Told by packet: blue laptop") == 0;
    assert_int_equal(told, 1);
    kept_done(kept, count);
    town_day(town, own->today + 5);
    assert_int_equal(rig_number(own, "SELECT count(*) FROM link"), 0);
    assert_int_equal(town_count(town, 1), 0);
    /* Replays are still known there, until the packets are over. */
    assert_int_equal(
        rig_number(town->rigs[1], "SELECT count(*) FROM link WHERE gone = 1"),
        1);
    town_day(town, own->today + 30);
    assert_int_equal(rig_number(town->rigs[1], "SELECT count(*) FROM link"),
                     0);
}

/* --- the outbox ----------------------------------------------------------- */

static void the_outbox_is_moved_onto_a_stick(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct send_waiting *list;
    struct receive receive;
    struct request_id id;
    size_t count, taken;
    int carried;

    town_meet(town);
    id = rig_sitting(own, 3);
    rig_consent(own, id);
    for (int i = 1; i < LAPTOPS; i++)
        assert_int_equal(send_packet(own->session, id, 0, town->knows[0][i],
                                     TELL_ASKING),
                         ERR_OK);
    assert_int_equal(send_waiting(own->session, &list, &count), ERR_OK);
    assert_int_equal(count, 2);
    assert_int_equal(list[0].files, 1);
    send_waiting_done(list, count);
    /* No such stick: everything stays. */
    assert_int_equal(send_carry(own->session, 0, "/nonexistent/stick", NULL,
                                NULL, &carried),
                     ERR_ABSENT);
    assert_int_equal(carried, 0);
    assert_int_equal(send_carry(own->session, town->knows[0][1], town->stick,
                                NULL, NULL, &carried),
                     ERR_OK);
    assert_int_equal(carried, 1);
    assert_int_equal(send_waiting(own->session, &list, &count), ERR_OK);
    assert_int_equal(count, 1);
    assert_string_equal(list[0].label, "green laptop");
    send_waiting_done(list, count);
    /* From the stick into the other store; it is gone from the stick then. */
    for (int i = 0; i < 2; i++) {
        assert_int_equal(receive_look(town->rigs[1]->session, town->stick,
                                      NULL, NULL, &receive),
                         ERR_OK);
        assert_int_equal(receive.count, 1 - i);
        assert_int_equal(receive_take_all(town->rigs[1]->session, NULL, NULL,
                                          &receive, &taken),
                         ERR_OK);
        assert_int_equal(taken, 1 - i);
        receive_done(&receive);
    }
    assert_int_equal(town_count(town, 1), 1);
}

static void files_that_no_row_knows_and_that_are_over_go(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    char *outbox;
    char path[256];

    town_meet(town);
    town_asked(town);
    assert_int_equal(send_packet(own->session, town_asked(town), 0,
                                 town->knows[0][2], TELL_ASKING),
                     ERR_OK);
    outbox = send_outbox(own->session);
    snprintf(path, sizeof path, "%s/%s.parcel", outbox,
             "0123456789abcdef01234567");
    assert_int_equal(file_replace(path, "x", 1), ERR_OK);
    rig_start_again(own);
    rig_unlock(own);
    assert_false(file_exists(path));
    assert_int_equal(rig_number(own, "SELECT count(*) FROM waiting"), 1);
    town_day(town, own->today + 31);
    assert_int_equal(town_bring(town, 0, 2), 0);
    assert_int_equal(rig_number(own, "SELECT count(*) FROM waiting"), 0);
    mem_free(outbox);
}

static void a_full_outbox_sends_nothing_and_says_so(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct request_id id;
    struct request request;
    char *outbox;

    town_meet(town);
    id = rig_sitting(own, 3);
    rig_consent(own, id);
    outbox = send_outbox(own->session);
    /* A file where the folder should be: nothing can be written. */
    char *parent = mem_string(outbox);
    *strrchr(parent, '/') = '\0';
    mkdir(parent, 0700);
    assert_int_equal(file_replace(outbox, "x", 1), ERR_OK);
    assert_int_equal(send_packet(own->session, id, 0, town->knows[0][1],
                                 TELL_ASKING),
                     ERR_NOT_A_FILE);
    request = rig_get(own, id);
    assert_int_equal(request.asked, 0);
    request_done(&request);
    assert_int_equal(rig_number(own, "SELECT count(*) FROM link"), 0);
    unlink(outbox);
    assert_int_equal(send_packet(own->session, id, 0, town->knows[0][1],
                                 TELL_ASKING),
                     ERR_OK);
    assert_int_equal(town_carry(town, 0, 1), 1);
    mem_free(outbox);
    mem_free(parent);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOWN_TEST(each_stage_tells_its_own_and_no_more),
        TOWN_TEST(consent_is_asked_first),
        TOWN_TEST(nothing_goes_to_whom_nobody_compared),
        TOWN_TEST(a_line_has_one_contact),
        TOWN_TEST(the_preview_is_what_goes),
        TOWN_TEST(a_change_goes_when_it_is_told),
        TOWN_TEST(taking_back_reaches_them_once_it_is_for_good),
        TOWN_TEST(a_yes_taken_back_withdraws_it_all),
        TOWN_TEST(who_was_withdrawn_can_be_asked_again),
        TOWN_TEST(ends_and_erasing_reach_them),
        TOWN_TEST(killed_before_undo_went_it_is_taken_back_at_the_next_start),
        TOWN_TEST(under_a_hold_nobody_is_told_to_erase),
        TOWN_TEST(what_is_noted_ends_with_the_lines),
        TOWN_TEST(the_outbox_is_moved_onto_a_stick),
        TOWN_TEST(files_that_no_row_knows_and_that_are_over_go),
        TOWN_TEST(a_full_outbox_sends_nothing_and_says_so),
    };

    return cmocka_run_group_tests_name("send", tests, NULL, NULL);
}
