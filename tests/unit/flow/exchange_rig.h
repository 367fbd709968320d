#ifndef FLOW_EXCHANGE_RIG_H
#define FLOW_EXCHANGE_RIG_H
/* Three laptops that can meet, and a stick between them: what one has in its
 * outbox is brought into another's inbox. */
#include "rig.h"

#include "flow/contacts.h"
#include "flow/receive.h"
#include "flow/send.h"
#include "flow/theirs.h"
#include "vault/exchange.h"
#include "vault/links.h"

#define LAPTOPS 3

struct town {
    struct rig *rigs[LAPTOPS];
    int64_t knows[LAPTOPS][LAPTOPS]; /* contact ids */
    char stick[128];
};

static inline int town_setup(void **state)
{
    struct town *town = calloc(1, sizeof *town);

    for (int i = 0; i < LAPTOPS; i++) {
        void *rig;

        if (rig_open_setup(&rig))
            return -1;
        town->rigs[i] = rig;
    }
    snprintf(town->stick, sizeof town->stick, "%s/stick",
             town->rigs[0]->folder);
    mkdir(town->stick, 0700);
    *state = town;
    return 0;
}

static inline int town_teardown(void **state)
{
    struct town *town = *state;

    for (int i = 0; i < LAPTOPS; i++) {
        void *rig = town->rigs[i];

        rig_teardown(&rig);
    }
    free(town);
    return 0;
}

/* The clock is that of the session that was made last; all are set. */
static inline void town_day(struct town *town, int32_t day)
{
    bool ask;

    for (int i = 0; i < LAPTOPS; i++)
        rig_day(town->rigs[i], day);
    for (int i = 0; i < LAPTOPS; i++) {
        assert_int_equal(unlock_new_day(town->rigs[i]->session, &ask), ERR_OK);
        assert_false(ask);
    }
}

static inline void last_two(const char *numbers, char out[12])
{
    snprintf(out, 12, "%s", numbers + strlen(numbers) - 11);
}

static inline int64_t town_know(struct town *town, int who, int whom,
                                const char *label, bool verify)
{
    struct session *session = town->rigs[who]->session;
    struct text card = {0}, numbers = {0};
    struct contact_offer offer;
    int64_t id;
    char typed[12];

    assert_int_equal(contacts_own_card(town->rigs[whom]->session, &card),
                     ERR_OK);
    assert_int_equal(contacts_read(session, card.bytes, card.length, &offer),
                     ERR_OK);
    assert_int_equal(offer.kind, CARD_NEW);
    assert_int_equal(contacts_add(session, &offer, label, &id), ERR_OK);
    contacts_offer_done(&offer);
    if (verify) {
        assert_int_equal(
            contacts_own_numbers(town->rigs[whom]->session, &numbers), ERR_OK);
        last_two(text_string(&numbers), typed);
        assert_int_equal(contacts_verify(session, id, typed), ERR_OK);
    }
    text_done(&card);
    text_done(&numbers);
    town->knows[who][whom] = id;
    return id;
}

/* All know and have compared each other. */
static inline void town_meet(struct town *town)
{
    static const char *const labels[] = {"red laptop", "blue laptop",
                                         "green laptop"};

    for (int i = 0; i < LAPTOPS; i++)
        for (int j = 0; j < LAPTOPS; j++)
            if (i != j)
                town_know(town, i, j, labels[j], true);
}

/* Moves what waits at one into the inbox of the other; counts it. */
static inline int town_bring(struct town *town, int from, int to)
{
    char *outbox = send_outbox(town->rigs[from]->session), *inbox;
    char **names;
    size_t count;
    int brought = 0;

    assert_int_equal(receive_inbox(town->rigs[to]->session, &inbox), ERR_OK);
    if (file_names(outbox, 10000, &names, &count)) {
        mem_free(outbox);
        mem_free(inbox);
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        char source[256], target[256];

        snprintf(source, sizeof source, "%s/%s", outbox, names[i]);
        snprintf(target, sizeof target, "%s/%s", inbox, names[i]);
        assert_int_equal(rename(source, target), 0);
        brought++;
    }
    file_names_done(names, count);
    mem_free(outbox);
    mem_free(inbox);
    return brought;
}

/* One look at the inbox that takes all that is fine. */
static inline size_t town_take(struct town *town, int who)
{
    struct receive receive;
    size_t taken;

    assert_int_equal(receive_look(town->rigs[who]->session, NULL, NULL, NULL,
                                  &receive),
                     ERR_OK);
    assert_int_equal(receive_take_all(town->rigs[who]->session, NULL, NULL,
                                      &receive, &taken),
                     ERR_OK);
    for (size_t i = 0; i < receive.count; i++)
        print_message("left: %d: %s\n", receive.items[i].what,
                      err_text(receive.items[i].err));
    receive_done(&receive);
    return taken;
}

static inline size_t town_carry(struct town *town, int from, int to)
{
    town_bring(town, from, to);
    return town_take(town, to);
}

/* The one request of others that is there; ends the test if there is none. */
static inline struct theirs town_theirs(struct town *town, int who)
{
    struct theirs *list, theirs;
    size_t count;

    assert_int_equal(theirs_list(town->rigs[who]->session, &list, &count),
                     ERR_OK);
    assert_int_equal(count, 1);
    assert_int_equal(theirs_get(town->rigs[who]->session, list[0].link,
                                &theirs),
                     ERR_OK);
    theirs_list_done(list, count);
    return theirs;
}

static inline size_t town_count(struct town *town, int who)
{
    struct theirs *list;
    size_t count;

    assert_int_equal(theirs_list(town->rigs[who]->session, &list, &count),
                     ERR_OK);
    theirs_list_done(list, count);
    return count;
}

/* What a look at the inbox finds, when it is one packet. */
static inline enum err town_look(struct town *town, int who,
                                 enum incoming_what *what)
{
    struct receive receive;
    enum err err;

    assert_int_equal(receive_look(town->rigs[who]->session, NULL, NULL, NULL,
                                  &receive),
                     ERR_OK);
    assert_int_equal(receive.count, 1);
    err = receive.items[0].err;
    if (what)
        *what = receive.items[0].what;
    receive_done(&receive);
    return err;
}

/* A babysitting in three days with both yeses, and asked to 1 at 0. */
static inline struct request_id town_asked(struct town *town)
{
    struct request_id id = rig_sitting(town->rigs[0], 3);

    rig_consent(town->rigs[0], id);
    assert_int_equal(send_packet(town->rigs[0]->session, id, 0,
                                 town->knows[0][1], TELL_ASKING),
                     ERR_OK);
    assert_int_equal(town_carry(town, 0, 1), 1);
    return id;
}

/* The same, and 1 can: gives the line. */
static inline struct request_id town_can(struct town *town, int64_t *line)
{
    struct request_id id = town_asked(town);
    struct theirs theirs = town_theirs(town, 1);
    struct request request;

    assert_int_equal(theirs_answer(town->rigs[1]->session, theirs.link, true),
                     ERR_OK);
    theirs_done(&theirs);
    assert_int_equal(town_carry(town, 1, 0), 1);
    request = rig_get(town->rigs[0], id);
    assert_int_equal(request.helper_count, 1);
    *line = request.helpers[0].id;
    request_done(&request);
    return id;
}

/* And chosen, and told the place. */
static inline struct request_id town_agreed(struct town *town, int64_t *line)
{
    struct request_id id = town_can(town, line);
    struct session *session = town->rigs[0]->session;

    assert_int_equal(send_packet(session, id, *line, town->knows[0][1],
                                 TELL_AVAILABLE),
                     ERR_OK);
    assert_int_equal(town_carry(town, 0, 1), 1);
    assert_int_equal(tell_line_choose(session, id, *line), ERR_OK);
    assert_int_equal(send_packet(session, id, *line, town->knows[0][1],
                                 TELL_AGREED),
                     ERR_OK);
    assert_int_equal(town_carry(town, 0, 1), 1);
    return id;
}

#define TOWN_TEST(name)                                                        \
    cmocka_unit_test_setup_teardown(name, town_setup, town_teardown)

#endif
