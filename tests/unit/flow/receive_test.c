/* What comes: shown, held, doubted, taken; and what never is. */
#include "exchange_rig.h"

#include "flow/post.h"

static struct receive look(struct town *town, int who)
{
    struct receive receive;

    assert_int_equal(receive_look(town->rigs[who]->session, NULL, NULL, NULL,
                                  &receive),
                     ERR_OK);
    return receive;
}

/* Copies of all that waits, so that they can come again. */
static void keep_copies(struct town *town, int from, const char *folder)
{
    char *outbox = send_outbox(town->rigs[from]->session);
    char **names;
    size_t count;

    mkdir(folder, 0700);
    assert_int_equal(file_names(outbox, 100, &names, &count), ERR_OK);
    for (size_t i = 0; i < count; i++) {
        char source[256], target[256], *bytes;
        size_t length;

        snprintf(source, sizeof source, "%s/%s", outbox, names[i]);
        snprintf(target, sizeof target, "%s/%s", folder, names[i]);
        assert_int_equal(file_read(source, 1 << 20, &bytes, &length), ERR_OK);
        assert_int_equal(file_replace(target, bytes, length), ERR_OK);
        mem_free(bytes);
    }
    file_names_done(names, count);
    mem_free(outbox);
}

static void bring_copies(struct town *town, const char *folder, int to)
{
    char **names, *inbox;
    size_t count;

    assert_int_equal(receive_inbox(town->rigs[to]->session, &inbox), ERR_OK);
    assert_int_equal(file_names(folder, 100, &names, &count), ERR_OK);
    for (size_t i = 0; i < count; i++) {
        char source[256], target[256], *bytes;
        size_t length;

        snprintf(source, sizeof source, "%s/%s", folder, names[i]);
        snprintf(target, sizeof target, "%s/%s", inbox, names[i]);
        assert_int_equal(file_read(source, 1 << 20, &bytes, &length), ERR_OK);
        assert_int_equal(file_replace(target, bytes, length), ERR_OK);
        mem_free(bytes);
    }
    file_names_done(names, count);
    mem_free(inbox);
}

static const char *folder_of(struct town *town, const char *name)
{
    static char path[256];

    snprintf(path, sizeof path, "%s/%s", town->rigs[0]->folder, name);
    return path;
}

static void it_is_listed_before_it_is_taken(void **state)
{
    struct town *town = *state;
    struct text facts = {0};
    struct request_id id;
    struct receive receive;

    town_meet(town);
    id = rig_sitting(town->rigs[0], 3);
    rig_consent(town->rigs[0], id);
    assert_int_equal(send_packet(town->rigs[0]->session, id, 0,
                                 town->knows[0][1], TELL_ASKING),
                     ERR_OK);
    town_bring(town, 0, 1);
    receive = look(town, 1);
    assert_int_equal(receive.count, 1);
    assert_int_equal(receive.items[0].what, INCOMING_NEW);
    assert_int_equal(receive.items[0].err, ERR_OK);
    assert_string_equal(receive.items[0].label, "red laptop");
    assert_null(receive.items[0].numbers);
    receive_facts(town->rigs[1]->session, &receive.items[0], &facts);
    assert_non_null(strstr(facts.bytes, "Babysitting"));
    assert_non_null(strstr(facts.bytes, "Springfield"));
    assert_true(receive_code(town->rigs[1]->session, &receive.items[0]) >= 100);
    text_done(&facts);
    receive_done(&receive);
    /* Looking has written nothing. */
    assert_int_equal(town_count(town, 1), 0);
    assert_false(rig_stores(town->rigs[1], "Springfield"));
    assert_int_equal(rig_number(town->rigs[1], "SELECT count(*) FROM link"),
                     0);
}

static void who_is_unknown_shows_only_numbers(void **state)
{
    struct town *town = *state;
    struct text numbers = {0}, facts = {0};
    struct receive receive;
    struct request_id id = rig_sitting(town->rigs[0], 3);
    char typed[12];

    town_know(town, 0, 1, "blue laptop", true);
    rig_consent(town->rigs[0], id);
    assert_int_equal(send_packet(town->rigs[0]->session, id, 0,
                                 town->knows[0][1], TELL_ASKING),
                     ERR_OK);
    town_bring(town, 0, 1);
    assert_int_equal(contacts_own_numbers(town->rigs[0]->session, &numbers),
                     ERR_OK);
    receive = look(town, 1);
    assert_int_equal(receive.items[0].err, ERR_PARCEL_SENDER);
    assert_int_equal(receive.items[0].what, INCOMING_UNKNOWN);
    assert_string_equal(receive.items[0].numbers, text_string(&numbers));
    assert_null(receive.items[0].label);
    receive_facts(town->rigs[1]->session, &receive.items[0], &facts);
    assert_int_equal(facts.length, 0);
    assert_int_equal(receive_take(town->rigs[1]->session, &receive, 0,
                                  RECEIVE_ANYWAY),
                     ERR_PARCEL_SENDER);
    receive_done(&receive);

    /* Known but not compared: held, and nothing shown of it. */
    town_know(town, 1, 0, "red laptop", false);
    receive = look(town, 1);
    assert_int_equal(receive.items[0].err, ERR_PARCEL_UNVERIFIED);
    assert_string_equal(receive.items[0].label, "red laptop");
    assert_non_null(receive.items[0].numbers);
    receive_facts(town->rigs[1]->session, &receive.items[0], &facts);
    assert_int_equal(facts.length, 0);
    receive_done(&receive);
    assert_int_equal(town_take(town, 1), 0);
    /* Wrong groups typed: it stays so. */
    last_two(text_string(&numbers), typed);
    typed[3] = typed[3] == '0' ? '1' : '0';
    assert_int_equal(contacts_verify(town->rigs[1]->session,
                                     town->knows[1][0], typed),
                     ERR_MISTYPED);
    assert_int_equal(town_take(town, 1), 0);
    last_two(text_string(&numbers), typed);
    assert_int_equal(contacts_verify(town->rigs[1]->session,
                                     town->knows[1][0], typed),
                     ERR_OK);
    assert_int_equal(town_take(town, 1), 1);
    text_done(&numbers);
    text_done(&facts);
}

static void a_changed_key_is_a_stranger_again(void **state)
{
    struct town *town = *state;
    struct session *one = town->rigs[1]->session;
    struct contact_offer offer;
    struct text card = {0};
    struct request_id id;

    town_meet(town);
    id = town_asked(town);
    assert_int_equal(contacts_renew(town->rigs[0]->session), ERR_OK);
    assert_int_equal(contacts_own_label_put(town->rigs[0]->session,
                                            "red laptop"),
                     ERR_OK);
    rig_keep(town->rigs[0], id, "duration", "240");
    assert_int_equal(send_packet(town->rigs[0]->session, id, 0,
                                 town->knows[0][1], TELL_CHANGED),
                     ERR_OK);
    town_bring(town, 0, 1);
    assert_int_equal(town_look(town, 1, NULL), ERR_PARCEL_SENDER);
    assert_int_equal(contacts_own_card(town->rigs[0]->session, &card),
                     ERR_OK);
    assert_int_equal(contacts_read(one, card.bytes, card.length, &offer),
                     ERR_OK);
    assert_int_equal(offer.kind, CARD_CHANGED);
    assert_int_equal(offer.id, town->knows[1][0]);
    assert_int_equal(contacts_rekey(one, offer.id, &offer), ERR_OK);
    contacts_offer_done(&offer);
    assert_int_equal(town_look(town, 1, NULL), ERR_PARCEL_UNVERIFIED);
    assert_int_equal(town_take(town, 1), 0);
    text_done(&card);
}

/* --- again, late, missing, against --------------------------------------- */

static void a_hundred_times_is_once(void **state)
{
    struct town *town = *state;
    struct request_id id;
    char copies[256];

    town_meet(town);
    id = rig_sitting(town->rigs[0], 3);
    rig_consent(town->rigs[0], id);
    assert_int_equal(send_packet(town->rigs[0]->session, id, 0,
                                 town->knows[0][1], TELL_ASKING),
                     ERR_OK);
    snprintf(copies, sizeof copies, "%s", folder_of(town, "copies"));
    keep_copies(town, 0, copies);
    assert_int_equal(town_carry(town, 0, 1), 1);
    for (int i = 0; i < 100; i++) {
        struct receive receive;
        size_t removed;

        bring_copies(town, copies, 1);
        receive = look(town, 1);
        assert_int_equal(receive.count, 1);
        assert_int_equal(receive.items[0].err, ERR_PARCEL_KNOWN);
        assert_int_equal(receive_take(town->rigs[1]->session, &receive, 0,
                                      RECEIVE_ANYWAY),
                         ERR_PARCEL_KNOWN);
        assert_int_equal(receive_clean(town->rigs[1]->session, &receive,
                                       &removed),
                         ERR_OK);
        assert_int_equal(removed, 1);
        receive_done(&receive);
    }
    assert_int_equal(town_count(town, 1), 1);
    assert_int_equal(rig_number(town->rigs[1], "SELECT count(*) FROM link"),
                     1);
}

static void out_of_order_the_newest_holds(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct receive receive;
    struct theirs theirs;
    struct request_id id;
    char first[256];

    town_meet(town);
    id = rig_sitting(own, 3);
    rig_consent(own, id);
    assert_int_equal(send_packet(own->session, id, 0, town->knows[0][1],
                                 TELL_ASKING),
                     ERR_OK);
    snprintf(first, sizeof first, "%s", folder_of(town, "first"));
    keep_copies(town, 0, first);
    town_bring(town, 0, 2); /* lost on the way */
    rig_keep(own, id, "duration", "240");
    assert_int_equal(send_packet(own->session, id, 0, town->knows[0][1],
                                 TELL_CHANGED),
                     ERR_OK);
    town_bring(town, 0, 1);
    receive = look(town, 1);
    assert_int_equal(receive.items[0].err, ERR_PARCEL_GAP);
    assert_int_equal(receive_take(town->rigs[1]->session, &receive, 0,
                                  RECEIVE_PLAIN),
                     ERR_PARCEL_GAP);
    receive_done(&receive);
    assert_int_equal(town_take(town, 1), 0);
    /* The one before comes: both are taken, in their order. */
    bring_copies(town, first, 1);
    assert_int_equal(town_take(town, 1), 2);
    theirs = town_theirs(town, 1);
    assert_non_null(strstr(theirs.facts, "4 hours"));
    theirs_done(&theirs);

    /* Taken although one is missing, the late one is no news. */
    assert_int_equal(send_packet(own->session, id, 0, town->knows[0][1],
                                 TELL_CHANGED),
                     ERR_OK);
    keep_copies(town, 0, folder_of(town, "third"));
    town_bring(town, 0, 2);
    rig_keep(own, id, "duration", "300");
    assert_int_equal(send_packet(own->session, id, 0, town->knows[0][1],
                                 TELL_CHANGED),
                     ERR_OK);
    town_bring(town, 0, 1);
    receive = look(town, 1);
    assert_int_equal(receive_take(town->rigs[1]->session, &receive, 0,
                                  RECEIVE_ANYWAY),
                     ERR_OK);
    receive_done(&receive);
    bring_copies(town, folder_of(town, "third"), 1);
    assert_int_equal(town_look(town, 1, NULL), ERR_PARCEL_OVERTAKEN);
    theirs = town_theirs(town, 1);
    assert_non_null(strstr(theirs.facts, "5 hours"));
    theirs_done(&theirs);
}

static void two_that_say_it_is_theirs_are_for_people(void **state)
{
    struct town *town = *state;
    struct receive receive;
    struct theirs theirs;
    struct request_id id;

    town_meet(town);
    id = town_asked(town);
    /* 0 hands it over to 2, who tells 1 of it. */
    assert_int_equal(send_hand_over(town->rigs[0]->session, id,
                                    town->knows[0][2]),
                     ERR_OK);
    assert_int_equal(town_carry(town, 0, 2), 1);
    town_bring(town, 2, 0);
    assert_int_equal(town_take(town, 0), 1);
    assert_int_equal(send_packet(town->rigs[2]->session, id, 0,
                                 town->knows[2][1], TELL_ASKING),
                     ERR_OK);
    town_bring(town, 2, 1);
    receive = look(town, 1);
    assert_int_equal(receive.items[0].err, ERR_PARCEL_CONFLICT);
    assert_true(receive.items[0].can_force);
    assert_int_equal(receive_take(town->rigs[1]->session, &receive, 0,
                                  RECEIVE_PLAIN),
                     ERR_PARCEL_CONFLICT);
    receive_done(&receive);
    assert_int_equal(town_take(town, 1), 0);
    theirs = town_theirs(town, 1);
    assert_string_equal(theirs.label, "red laptop");
    theirs_done(&theirs);
    receive = look(town, 1);
    assert_int_equal(receive_take(town->rigs[1]->session, &receive, 0,
                                  RECEIVE_ANYWAY),
                     ERR_OK);
    receive_done(&receive);
    theirs = town_theirs(town, 1);
    assert_string_equal(theirs.label, "green laptop");
    theirs_done(&theirs);
}

static void ours_is_never_taken_from_us(void **state)
{
    struct town *town = *state;
    struct receive receive;
    struct request_id id;

    town_meet(town);
    id = town_asked(town);
    /* 1 has no request of that name; it makes up a packet about it. */
    struct parcel parcel = {.kind = PARCEL_WITHDRAWN, .request.id = id};
    struct link link;
    struct post post = {.parcel = &parcel,
                        .contact = town->knows[1][0],
                        .link = &link,
                        .until = DAY_NONE};

    assert_int_equal(links_get(town->rigs[1]->session->vault, id,
                               town->knows[1][0], &link),
                     ERR_OK);
    assert_int_equal(post_packet(town->rigs[1]->session, &post), ERR_OK);
    town_bring(town, 1, 0);
    receive = look(town, 0);
    assert_int_equal(receive.items[0].err, ERR_PARCEL_CONFLICT);
    assert_false(receive.items[0].can_force);
    assert_int_equal(receive_take(town->rigs[0]->session, &receive, 0,
                                  RECEIVE_ANYWAY),
                     ERR_PARCEL_CONFLICT);
    receive_done(&receive);
    assert_true(rig_is_there(town->rigs[0], id));
}

static void an_answer_nobody_asked_for_is_none(void **state)
{
    struct town *town = *state;
    struct request_id id;
    struct parcel parcel = {.kind = PARCEL_ANSWER,
                            .reply = PARCEL_CAN,
                            .about = 1};
    struct link link;
    struct post post = {.parcel = &parcel,
                        .link = &link,
                        .until = DAY_NONE};

    town_meet(town);
    id = rig_sitting(town->rigs[0], 3);
    rig_consent(town->rigs[0], id);
    parcel.request.id = id;
    post.contact = town->knows[1][0];
    assert_int_equal(links_get(town->rigs[1]->session->vault, id,
                               town->knows[1][0], &link),
                     ERR_OK);
    assert_int_equal(post_packet(town->rigs[1]->session, &post), ERR_OK);
    town_bring(town, 1, 0);
    assert_int_equal(town_look(town, 0, NULL), ERR_PARCEL_CONFLICT);
    assert_int_equal(town_take(town, 0), 0);
}

static void what_is_erased_stays_erased(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct request_id id;

    town_meet(town);
    id = town_asked(town);
    /* Ours goes on longer than what they were told. */
    rig_keep(own, id, "duration", "240");
    assert_int_equal(send_packet(own->session, id, 0, town->knows[0][1],
                                 TELL_CHANGED),
                     ERR_OK);
    town_bring(town, 0, 1);
    assert_int_equal(rig_number(town->rigs[1],
                                "SELECT count(*) FROM received"),
                     1);
    /* The other laptop's own timetable has come. */
    assert_int_equal(
        db_run(rig_db(town->rigs[1]), "UPDATE received SET expires = ?",
               DB_VALUES(db_day(town->rigs[1]->today + 1))),
        ERR_OK);
    town_day(town, own->today + 1);
    assert_int_equal(town_count(town, 1), 0);
    assert_int_equal(town_look(town, 1, NULL), ERR_PARCEL_GONE);
    assert_int_equal(town_take(town, 1), 0);
    assert_false(rig_stores(town->rigs[1], "Springfield"));
}

static void erased_by_hand_it_may_come_anew_but_not_again(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct request_id id;
    struct theirs theirs;
    char copies[256];

    town_meet(town);
    id = rig_sitting(own, 3);
    rig_consent(own, id);
    assert_int_equal(send_packet(own->session, id, 0, town->knows[0][1],
                                 TELL_ASKING),
                     ERR_OK);
    snprintf(copies, sizeof copies, "%s", folder_of(town, "copies"));
    keep_copies(town, 0, copies);
    assert_int_equal(town_carry(town, 0, 1), 1);
    assert_int_equal(keys_backup(town->rigs[1]->session), ERR_OK);
    theirs = town_theirs(town, 1);
    assert_int_equal(theirs_erase(town->rigs[1]->session, theirs.link),
                     ERR_OK);
    theirs_done(&theirs);
    bring_copies(town, copies, 1);
    assert_int_equal(town_look(town, 1, NULL), ERR_PARCEL_KNOWN);
    assert_int_equal(town_take(town, 1), 0);
    assert_int_equal(town_count(town, 1), 0);
    assert_int_equal(send_packet(own->session, id, 0, town->knows[0][1],
                                 TELL_CHANGED),
                     ERR_OK);
    assert_int_equal(town_carry(town, 0, 1), 1);
    assert_int_equal(town_count(town, 1), 1);
}

/* --- the guard, the hold -------------------------------------------------- */

static struct request_id send_named_town(struct town *town)
{
    struct request_id id = rig_sitting(town->rigs[0], 3);

    /* A sender whose guard knows less than ours. */
    rig_consent(town->rigs[0], id);
    assert_int_equal(
        db_run(rig_db(town->rigs[0]),
               "UPDATE answer SET value = 'text:Springfield, court on monday'"
               " WHERE field = 'town'",
               DB_NO_VALUES),
        ERR_OK);
    assert_int_equal(send_packet(town->rigs[0]->session, id, 0,
                                 town->knows[0][1], TELL_ASKING),
                     ERR_OK);
    town_bring(town, 0, 1);
    return id;
}

static void the_guard_reads_what_comes(void **state)
{
    struct town *town = *state;
    struct rig *other = town->rigs[1];
    struct receive receive;
    struct theirs theirs;

    town_meet(town);
    send_named_town(town);
    receive = look(town, 1);
    assert_int_equal(receive.items[0].err, ERR_FINDING);
    assert_non_null(strstr(receive.items[0].found, "court"));
    assert_false(receive.items[0].may_keep);
    assert_int_equal(receive_take(other->session, &receive, 0,
                                  RECEIVE_PLAIN),
                     ERR_FINDING);
    /* "It is needed" holds in a note alone. */
    assert_int_equal(receive_take(other->session, &receive, 0,
                                  RECEIVE_NEEDED),
                     ERR_FINDING);
    assert_int_equal(town_count(town, 1), 0);
    assert_false(rig_stores(other, "court"));
    assert_int_equal(receive_take(other->session, &receive, 0,
                                  RECEIVE_TAKE_OUT),
                     ERR_OK);
    receive_done(&receive);
    assert_false(rig_stores(other, "court"));
    theirs = town_theirs(town, 1);
    assert_non_null(strstr(theirs.facts, "Springfield"));
    theirs_done(&theirs);
}

static void under_a_hold_nothing_received_erases(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0], *other = town->rigs[1];
    struct receive receive;
    struct request_id id;
    int64_t line;

    town_meet(town);
    id = town_agreed(town, &line);
    assert_int_equal(hold_start(other->session, HOLD_PAPER), ERR_OK);
    assert_int_equal(tell_line_back(own->session, id, line), ERR_OK);
    assert_int_equal(finish_sweep(own->session), ERR_OK);
    town_bring(town, 0, 1);
    receive = look(town, 1);
    assert_int_equal(receive.items[0].err, ERR_OK);
    assert_int_equal(receive_take(other->session, &receive, 0, RECEIVE_PLAIN),
                     ERR_HELD);
    assert_int_equal(receive_remove(other->session, &receive, 0), ERR_HELD);
    receive_done(&receive);
    assert_int_equal(town_take(town, 1), 0);
    assert_true(rig_stores(other, "Elm Street"));
    struct theirs theirs = town_theirs(town, 1);
    assert_int_equal(theirs_erase(other->session, theirs.link), ERR_HELD);
    assert_int_equal(theirs_answer(other->session, theirs.link, false),
                     ERR_HELD);
    assert_int_equal(contacts_remove(other->session, town->knows[1][0]),
                     ERR_HELD);
    theirs_done(&theirs);
    /* What is new may come in, and its file stays. */
    assert_int_equal(rig_number(other, "SELECT count(*) FROM received"), 1);
    id = rig_sitting(own, 4);
    rig_consent(own, id);
    assert_int_equal(send_packet(own->session, id, 0, town->knows[0][1],
                                 TELL_ASKING),
                     ERR_OK);
    assert_int_equal(town_carry(town, 0, 1), 1);
    receive = look(town, 1);
    assert_int_equal(receive.count, 2);
    receive_done(&receive);
    assert_int_equal(hold_stop(other->session), ERR_OK);
    assert_int_equal(town_take(town, 1), 1);
    assert_false(rig_stores(other, "Elm Street"));
}

static void a_no_takes_the_line_and_both_copies(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct theirs theirs;
    struct request request;
    struct request_id id;
    int64_t line;

    town_meet(town);
    id = town_agreed(town, &line);
    theirs = town_theirs(town, 1);
    assert_int_equal(theirs_answer(town->rigs[1]->session, theirs.link,
                                   false),
                     ERR_OK);
    theirs_done(&theirs);
    assert_int_equal(town_count(town, 1), 0);
    assert_false(rig_stores(town->rigs[1], "Elm Street"));
    assert_int_equal(town_carry(town, 1, 0), 1);
    request = rig_get(own, id);
    assert_int_equal(request.helper_count, 0);
    request_done(&request);
    /* Nothing more is sent to them by itself. */
    assert_int_equal(finish_sweep(own->session), ERR_OK);
    assert_int_equal(town_bring(town, 0, 1), 0);
}

static void after_the_end_a_yes_adds_nobody(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct theirs theirs;
    struct request request;
    struct request_id id;

    town_meet(town);
    id = town_asked(town);
    theirs = town_theirs(town, 1);
    assert_int_equal(theirs_answer(town->rigs[1]->session, theirs.link, true),
                     ERR_OK);
    theirs_done(&theirs);
    assert_int_equal(finish_end(own->session, id, END_CANCELLED), ERR_OK);
    assert_int_equal(town_carry(town, 1, 0), 1);
    request = rig_get(own, id);
    assert_int_equal(request.helper_count, 0);
    request_done(&request);
}

/* --- bad files ------------------------------------------------------------ */

static void odd_and_foreign_files_do_no_harm(void **state)
{
    struct town *town = *state;
    struct rig *other = town->rigs[1];
    struct receive receive;
    char *inbox, path[300];

    town_meet(town);
    assert_int_equal(receive_inbox(other->session, &inbox), ERR_OK);
    static const char *const names[] = {
        "0123456789abcdef01234567.parcel.tmp",
        ".syncthing.0123456789abcdef01234567.parcel.tmp",
        "0123456789abcdef01234567.sync-conflict-20261122-101010-ABC.parcel",
        "0123456789ABCDEF01234567.parcel", "x.parcel", "..parcel"};
    for (size_t i = 0; i < COUNT(names); i++) {
        snprintf(path, sizeof path, "%s/%s", inbox, names[i]);
        assert_int_equal(file_replace(path, "x", 1), ERR_OK);
    }
    snprintf(path, sizeof path, "%s/%024x.parcel", inbox, 1);
    assert_int_equal(mkfifo(path, 0600), 0);
    snprintf(path, sizeof path, "%s/%024x.parcel", inbox, 2);
    assert_int_equal(symlink("/etc/passwd", path), 0);
    snprintf(path, sizeof path, "%s/%024x.parcel", inbox, 3);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/%024x.parcel", inbox, 4);
    assert_int_equal(file_replace(path, "cut", 3), ERR_OK);
    receive = look(town, 1);
    assert_int_equal(receive.count, 1);
    assert_int_equal(receive.odd, 3);
    assert_int_equal(receive.items[0].err, ERR_PARCEL_DAMAGED);
    receive_done(&receive);
    assert_int_equal(town_take(town, 1), 0);
    mem_free(inbox);
}

static void many_come_in_turns(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct receive receive;
    size_t taken;

    town_meet(town);
    for (int i = 0; i < 230; i++) {
        struct request_id id = rig_begin(own, "babysitting");

        rig_keep(own, id, "when", rig_when(own->today + 3, " 14:00"));
        rig_keep(own, id, "duration", "180");
        rig_keep(own, id, "children", "2");
        rig_keep(own, id, "reach", "know");
        rig_consent(own, id);
        assert_int_equal(send_packet(own->session, id, 0, town->knows[0][1],
                                     TELL_ASKING),
                         ERR_OK);
    }
    town_bring(town, 0, 1);
    receive = look(town, 1);
    assert_int_equal(receive.count, RECEIVE_AT_ONCE);
    assert_true(receive.more);
    assert_int_equal(receive_next(town->rigs[1]->session, NULL, NULL,
                                  &receive),
                     ERR_OK);
    assert_int_equal(receive.count, 30);
    assert_false(receive.more);
    receive_done(&receive);
    receive = look(town, 1);
    assert_int_equal(receive_take_all(town->rigs[1]->session, NULL, NULL,
                                      &receive, &taken),
                     ERR_OK);
    assert_int_equal(taken, 230);
    assert_int_equal(receive.count, 0);
    receive_done(&receive);
    assert_int_equal(town_count(town, 1), 230);
}

static void a_sender_back_at_an_older_copy_is_missed_not_doubted(void **state)
{
    struct town *town = *state;
    struct rig *own = town->rigs[0];
    struct backup_info *list;
    struct request_id id;
    size_t count;

    town_meet(town);
    id = town_asked(town);
    assert_int_equal(keys_backup(own->session), ERR_OK);
    rig_keep(own, id, "duration", "240");
    assert_int_equal(send_packet(own->session, id, 0, town->knows[0][1],
                                 TELL_CHANGED),
                     ERR_OK);
    assert_int_equal(town_carry(town, 0, 1), 1);
    assert_int_equal(keys_backups(own->session, &list, &count), ERR_OK);
    assert_true(count >= 1);
    assert_int_equal(
        keys_restore(own->session, list[0].name, rig_secret(PASSPHRASE)),
        ERR_OK);
    mem_free(list);
    assert_int_equal(send_packet(own->session, id, 0, town->knows[0][1],
                                 TELL_CHANGED),
                     ERR_OK);
    town_bring(town, 0, 1);
    assert_int_equal(town_look(town, 1, NULL), ERR_PARCEL_GAP);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TOWN_TEST(it_is_listed_before_it_is_taken),
        TOWN_TEST(who_is_unknown_shows_only_numbers),
        TOWN_TEST(a_changed_key_is_a_stranger_again),
        TOWN_TEST(a_hundred_times_is_once),
        TOWN_TEST(out_of_order_the_newest_holds),
        TOWN_TEST(two_that_say_it_is_theirs_are_for_people),
        TOWN_TEST(ours_is_never_taken_from_us),
        TOWN_TEST(an_answer_nobody_asked_for_is_none),
        TOWN_TEST(what_is_erased_stays_erased),
        TOWN_TEST(erased_by_hand_it_may_come_anew_but_not_again),
        TOWN_TEST(the_guard_reads_what_comes),
        TOWN_TEST(under_a_hold_nothing_received_erases),
        TOWN_TEST(a_no_takes_the_line_and_both_copies),
        TOWN_TEST(after_the_end_a_yes_adds_nobody),
        TOWN_TEST(odd_and_foreign_files_do_no_harm),
        TOWN_TEST(many_come_in_turns),
        TOWN_TEST(a_sender_back_at_an_older_copy_is_missed_not_doubted),
    };

    return cmocka_run_group_tests_name("receive", tests, NULL, NULL);
}
