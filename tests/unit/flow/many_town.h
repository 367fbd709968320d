#ifndef FLOW_MANY_TOWN_H
#define FLOW_MANY_TOWN_H
/* Laptops with stores of their own, and a carrier between their outboxes
 * and inboxes that loses, delays, doubles, damages and misdirects files. What
 * it does is drawn from a seed and the same in every run; files have other
 * names each time. */

/* Hundreds of durable writes: in memory where there is such a folder. */
#define RIG_PLACE (access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm")
#include "rig.h"

#include <sodium.h>

#include "base/list.h"
#include "base/mark.h"
#include "flow/contacts.h"
#include "flow/post.h"
#include "flow/receive.h"
#include "flow/send.h"
#include "flow/theirs.h"

#define LAPTOPS_MOST 60

enum fate { IN_THE_BAG, DELIVERED, MISLAID, GONE };

struct letter {
    char *bytes;
    size_t length;
    int from, to;
    struct request_id request;
    uint64_t counter;
    int what; /* kind, stage, reply: three digits, to be printed */
    enum fate fate;
};

struct many_town {
    int laptops;
    size_t packets, needs; /* when to stop */
    struct rig *rigs[LAPTOPS_MOST];
    struct parcel_identity identities[LAPTOPS_MOST];
    int64_t knows[LAPTOPS_MOST][LAPTOPS_MOST];
    LIST(struct letter) letters;
    uint64_t seed, drawn[64];
    size_t next;
    bool is_late; /* packets may be over by now */
    size_t doubled, damaged, misdirected, mislaid, gone, gaps, taken;
};

static inline uint64_t draw(struct many_town *town, uint64_t below)
{
    if (town->next == 0) {
        unsigned char seed[randombytes_SEEDBYTES] = {0};

        memcpy(seed, &town->seed, sizeof town->seed);
        town->seed++;
        randombytes_buf_deterministic(town->drawn, sizeof town->drawn, seed);
        town->next = COUNT(town->drawn);
    }
    return town->drawn[--town->next] % below;
}

/* --- meeting -------------------------------------------------------------- */

static inline void meet(struct many_town *town, int who, int whom)
{
    struct session *session = town->rigs[who]->session;
    struct text card = {0}, numbers = {0};
    struct contact_offer offer;
    char label[] = "laptop of AA";

    label[sizeof label - 3] = (char)('A' + whom / 26);
    label[sizeof label - 2] = (char)('A' + whom % 26);
    assert_int_equal(contacts_own_card(town->rigs[whom]->session, &card),
                     ERR_OK);
    assert_int_equal(contacts_read(session, card.bytes, card.length, &offer),
                     ERR_OK);
    assert_int_equal(
        contacts_add(session, &offer, label, &town->knows[who][whom]), ERR_OK);
    assert_int_equal(contacts_own_numbers(town->rigs[whom]->session, &numbers),
                     ERR_OK);
    assert_int_equal(contacts_verify(session, town->knows[who][whom],
                                     numbers.bytes + numbers.length - 11),
                     ERR_OK);
    contacts_offer_done(&offer);
    text_done(&card);
    text_done(&numbers);
}

/* A number from outside, for longer runs than everyday ones. */
static inline uint64_t wish(const char *name, uint64_t usual)
{
    const char *said = getenv(name);

    return said ? strtoull(said, NULL, 10) : usual;
}

static inline int many_town_setup(void **state)
{
    struct many_town *town = calloc(1, sizeof *town);

    if (!town)
        return -1;
    town->laptops = (int)wish("MANY_LAPTOPS", 10);
    town->packets = wish("MANY_PACKETS", 500);
    town->needs = wish("MANY_NEEDS", 36);
    town->seed = wish("MANY_SEED", 5) << 20;
    if (town->laptops > LAPTOPS_MOST)
        return -1;
    for (int i = 0; i < town->laptops; i++) {
        void *rig;

        if (rig_open_setup(&rig))
            return -1;
        town->rigs[i] = rig;
        assert_int_equal(post_me(town->rigs[i]->session, &town->identities[i]),
                         ERR_OK);
    }
    for (int i = 0; i < town->laptops; i++)
        for (int j = 0; j < town->laptops; j++)
            if (i != j)
                meet(town, i, j);
    *state = town;
    return 0;
}

static inline int many_town_teardown(void **state)
{
    struct many_town *town = *state;

    for (int i = 0; i < town->laptops; i++) {
        void *rig = town->rigs[i];

        parcel_identity_done(&town->identities[i]);
        rig_teardown(&rig);
    }
    for (size_t i = 0; i < town->letters.count; i++)
        mem_free(town->letters.items[i].bytes);
    LIST_DONE(&town->letters);
    free(town);
    return 0;
}

/* --- the carrier ---------------------------------------------------------- */

static inline int addressee(struct many_town *town, int from, const char *name)
{
    int64_t contact;

    assert_int_equal(db_ask_number(rig_db(town->rigs[from]),
                                   "SELECT contact FROM waiting WHERE name = ?",
                                   DB_VALUES(db_text(name)), &contact),
                     ERR_OK);
    for (int to = 0; to < town->laptops; to++)
        if (to != from && town->knows[from][to] == contact)
            return to;
    fail_msg("%s is for nobody", name);
    return -1;
}

/* What it is, for the carrier's book alone. */
static inline void note(struct many_town *town, struct letter *letter)
{
    struct parcel_contact sender = {town->identities[letter->from].keys, true,
                                    0};
    struct parcel parcel;

    assert_int_equal(parcel_open(&town->identities[letter->to], &sender, 1,
                                 letter->bytes, letter->length, &parcel),
                     ERR_OK);
    letter->request = parcel.request.id;
    letter->counter = parcel.counter;
    letter->what =
        (int)parcel.kind * 100 + (int)parcel.stage * 10 + (int)parcel.reply;
    parcel_done(&parcel);
}

/* Takes along what lies in the outbox. */
static inline size_t collect(struct many_town *town, int from)
{
    char *outbox = send_outbox(town->rigs[from]->session), **names;
    size_t count;
    enum err err = file_names(outbox, 10000, &names, &count);

    if (err == ERR_ABSENT) { /* it has sent nothing yet */
        mem_free(outbox);
        return 0;
    }
    assert_int_equal(err, ERR_OK);
    for (size_t i = 0; i < count; i++) {
        struct letter *letter = LIST_ADD(&town->letters);
        char path[256];

        snprintf(path, sizeof path, "%s/%s", outbox, names[i]);
        assert_int_equal(
            file_read(path, PARCEL_FILE_MOST, &letter->bytes, &letter->length),
            ERR_OK);
        letter->from = from;
        letter->to = addressee(town, from, names[i]);
        note(town, letter);
        assert_int_equal(unlink(path), 0);
        if (draw(town, 100) < 20) {
            letter->fate = MISLAID;
            town->mislaid++;
        }
    }
    file_names_done(names, count);
    mem_free(outbox);
    return count;
}

static inline void put_file(struct many_town *town, int to, const char *bytes,
                            size_t length)
{
    char *inbox, path[256];
    uint64_t name[2] = {draw(town, UINT64_MAX), draw(town, UINT32_MAX)};

    assert_int_equal(receive_inbox(town->rigs[to]->session, &inbox), ERR_OK);
    snprintf(path, sizeof path, "%s/%016llx%08llx.parcel", inbox,
             (unsigned long long)name[0], (unsigned long long)name[1]);
    assert_int_equal(file_replace(path, bytes, length), ERR_OK);
    mem_free(inbox);
}

static inline void deliver(struct many_town *town, struct letter *letter)
{
    put_file(town, letter->to, letter->bytes, letter->length);
    letter->fate = DELIVERED;
    if (draw(town, 100) < 20) {
        put_file(town, letter->to, letter->bytes, letter->length);
        town->doubled++;
    }
    if (draw(town, 100) < 10) {
        put_file(town, (int)draw(town, (uint64_t)town->laptops), letter->bytes,
                 letter->length);
        town->misdirected++;
    }
    if (draw(town, 100) < 5) {
        char *copy = mem_copy(letter->bytes, letter->length);

        copy[draw(town, letter->length)] ^= 16;
        put_file(town, letter->to, copy, letter->length);
        mem_free(copy);
        town->damaged++;
    }
}

/* Some of those under way arrive; which is chance, so is the order. Also some
 * that had arrived before do so once more. */
static inline void carry(struct many_town *town)
{
    for (size_t i = 0; i < town->letters.count; i++) {
        struct letter *letter = &town->letters.items[i];

        if (letter->fate == IN_THE_BAG && draw(town, 100) < 25)
            deliver(town, letter);
        else if (letter->fate == DELIVERED && draw(town, 200) == 0)
            deliver(town, letter);
    }
}

static inline bool is_newest(const struct many_town *town,
                             const struct letter *letter)
{
    for (size_t i = 0; i < town->letters.count; i++) {
        const struct letter *other = &town->letters.items[i];

        if (other->from == letter->from && other->to == letter->to &&
            request_id_equal(other->request, letter->request) &&
            other->counter > letter->counter)
            return false;
    }
    return true;
}

/* Everything that is left arrives, the latest first; but of what was mislaid
 * half is never found, unless nothing newer said the same. */
static inline size_t carry_the_rest(struct many_town *town)
{
    size_t delivered = 0;

    for (size_t i = town->letters.count; i-- > 0;) {
        struct letter *letter = &town->letters.items[i];

        if (letter->fate == MISLAID && !is_newest(town, letter) &&
            draw(town, 2)) {
            letter->fate = GONE;
            town->gone++;
        }
        if (letter->fate == IN_THE_BAG || letter->fate == MISLAID) {
            deliver(town, letter);
            delivered++;
        }
    }
    return delivered;
}

/* --- a look into the inbox ------------------------------------------------ */

static inline void check_answer(const struct many_town *town, enum err err)
{
    static const enum err expected[] = {ERR_OK,
                                        ERR_PARCEL_GAP,
                                        ERR_PARCEL_KNOWN,
                                        ERR_PARCEL_OTHER,
                                        ERR_PARCEL_GONE,
                                        ERR_PARCEL_OVERTAKEN,
                                        ERR_PARCEL_DAMAGED};

    for (size_t i = 0; i < COUNT(expected); i++)
        if (err == expected[i])
            return;
    if (err != ERR_PARCEL_EXPIRED || !town->is_late)
        fail_msg("%s", err_text(err));
}

/* All that is fine; those after a gap as well if told so; the rest goes. */
static inline size_t take(struct many_town *town, int who, bool over_gaps)
{
    struct session *session = town->rigs[who]->session;
    struct receive receive;
    size_t taken;

    assert_int_equal(receive_look(session, NULL, NULL, NULL, &receive), ERR_OK);
    assert_int_equal(receive_take_all(session, NULL, NULL, &receive, &taken),
                     ERR_OK);
    for (size_t i = 0; i < receive.count; i++) {
        check_answer(town, receive.items[i].err);
        if (receive.items[i].err == ERR_PARCEL_GAP && over_gaps) {
            enum err err = receive_take(session, &receive, i, RECEIVE_ANYWAY);

            check_answer(town, err);
            town->gaps += !err;
            taken += !err;
        } else if (receive.items[i].err != ERR_PARCEL_GAP) {
            assert_int_equal(receive_remove(session, &receive, i), ERR_OK);
        }
    }
    receive_done(&receive);
    town->taken += taken;
    return taken;
}

#endif
