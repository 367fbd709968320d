#include "house.h"

#include <locale.h>
#include <stdlib.h>

#include "flow/evidence.h"
#include "flow/exchange_rig.h"
#include "flow/practice.h"
#include "host/laptop_points.h"

/* Codes are drawn at random; these are the same each time. */
static void set_code(struct rig *rig, struct request_id id, int code)
{
    assert_int_equal(
        db_run(rig_db(rig), "UPDATE request SET code = ? WHERE id = ?",
               DB_VALUES(db_number(code),
                         db_bytes(id.bytes, sizeof id.bytes))),
        ERR_OK);
}

static void furnish_open(struct house *house, struct rig *rig)
{
    struct request_id id = rig_sitting(rig, 2);

    house->requests[HOUSE_OPEN] = id;
    rig_consent(rig, id);
    assert_int_equal(tell_done(rig->session, id, 0, TELL_ASKING, 8), ERR_OK);
    for (int i = 0; i < 3; i++)
        house->lines[i] = rig_line(rig, id);
    assert_int_equal(
        tell_done(rig->session, id, house->lines[1], TELL_AVAILABLE, 1),
        ERR_OK);
    assert_int_equal(tell_line_choose(rig->session, id, house->lines[1]),
                     ERR_OK);
}

/* Two months of numbers, the same in each run: noise has no place here. */
static void furnish_totals(struct rig *rig)
{
    static const int numbers[2][7] = {{23, 11, -2, 4, 7, 0, 15},
                                      {9, 30, 6, 5, 1, 12, 8}};
    int32_t month = day_month(rig->today);

    for (int m = 0; m < 2; m++)
        for (size_t i = 0; i < 7 && i < session_tasks(rig->session); i++)
            assert_int_equal(
                db_run(rig_db(rig),
                       "INSERT INTO total (month, task, noisy, expires)"
                       " VALUES (?, ?, ?, 99999)",
                       DB_VALUES(db_number(month - 1 - m),
                                 db_text(session_task(rig->session, i)->id),
                                 db_number(numbers[m][i]))),
                ERR_OK);
}

/* A babysitting of the other laptop, sent to us; the guard stops at the town
 * if it has to. */
static void send_here(struct town *town, const char *sitting_town)
{
    struct rig *other = town->rigs[1];
    struct request_id id = rig_sitting(other, 6);

    rig_consent(other, id);
    assert_int_equal(
        db_run(rig_db(other),
               "UPDATE answer SET value = ? WHERE field = 'town'",
               DB_VALUES(db_text(sitting_town))),
        ERR_OK);
    assert_int_equal(send_packet(other->session, id, 0, town->knows[1][0],
                                 TELL_ASKING),
                     ERR_OK);
    assert_int_equal(town_bring(town, 1, 0), 1);
}

/* Another laptop, known; a third, not compared; one request from there, and
 * two packets that wait to be looked at. */
static void furnish_laptops(struct house *house, struct rig *rig)
{
    void *state = NULL;
    struct town town = {.rigs = {rig}};
    struct theirs theirs;
    struct request_id id = rig_sitting(rig, 7);

    assert_int_equal(rig_open_setup(&state), 0);
    town.rigs[1] = state;
    house->lines[3] = town_know(&town, 0, 1, "blue laptop", true);
    town_know(&town, 1, 0, "red laptop", true);
    send_here(&town, "text:Springfield");
    assert_int_equal(town_take(&town, 0), 1);
    theirs = town_theirs(&town, 0);
    house->lines[5] = theirs.link;
    theirs_done(&theirs);
    send_here(&town, "text:Shelbyville");
    send_here(&town, "text:Springfield, court on monday");
    assert_int_equal(contacts_renew(town.rigs[1]->session), ERR_OK);
    house->lines[4] = town_know(&town, 0, 1, "green laptop", false);
    rig_teardown(&state);
    clock_setup(rig->paths[1]);
    house->requests[HOUSE_HANDED] = id;
    rig_consent(rig, id);
    assert_int_equal(send_hand_over(rig->session, id, house->lines[3]),
                     ERR_OK);
}

static void furnish(struct house *house, struct rig *rig)
{
    static const char *const tasks[] = {"fundraising", "interpreting"};
    struct request_id id;

    furnish_totals(rig);
    furnish_open(house, rig);
    house->requests[HOUSE_DRAFT] = id = rig_begin(rig, "babysitting");
    rig_keep(rig, id, "when", rig_when(rig->today + 3, " 09:00"));
    house->requests[HOUSE_ASKED] = rig_sitting(rig, 4);
    house->requests[HOUSE_WITHDRAWN] = id = rig_sitting(rig, 5);
    rig_consent(rig, id);
    assert_int_equal(tell_done(rig->session, id, 0, TELL_ASKING, 3), ERR_OK);
    rig_line(rig, id);
    assert_int_equal(tell_consent(rig->session, id, 0, false), ERR_OK);
    house->requests[HOUSE_ENDED] = id = rig_sitting(rig, 1);
    rig_consent(rig, id);
    house->ended_line = rig_line(rig, id);
    assert_int_equal(finish_end(rig->session, id, END_DONE), ERR_OK);
    for (int i = 0; i < 2; i++)
        house->requests[HOUSE_FUNDRAISING + i] = rig_begin(rig, tasks[i]);
    /* A practice knows no other laptops. */
    if (house->real)
        house->requests[HOUSE_HANDED] = rig_begin(rig, "errand");
    else
        furnish_laptops(house, rig);
    for (int i = 0; i < HOUSE_REQUESTS; i++)
        set_code(rig, house->requests[i], 417 + i);
    for (int i = 0; i < 2; i++) {
        struct inquiry inquiry = {.day = rig->today - 3 - 40 * i,
                                  .choices = {2 - i, 1, 1, i, 1}};

        assert_int_equal(evidence_keep(rig->session, &inquiry), ERR_OK);
        house->requests[HOUSE_INQUIRY] = inquiry.id;
    }
}

void house_begin(struct house *house, bool furnished)
{
    void *state = NULL;
    struct rig *rig;

    memset(house, 0, sizeof *house);
    setlocale(LC_CTYPE, "C.UTF-8");
    assert_int_equal(furnished ? rig_open_setup(&state) : rig_setup(&state),
                     0);
    rig = house->rig = state;
    house->session = rig->session;
    if (furnished)
        furnish(house, rig);
}

void house_begin_practice(struct house *house)
{
    struct rig *rig;

    house_begin(house, false);
    rig = house->rig;
    house->real = rig->session;
    assert_int_equal(practice_begin(house->real, &house->session), ERR_OK);
    rig->session = house->session;
    furnish(house, rig);
    rig->session = house->real;
}

void house_true_rules(struct house *house)
{
    struct rig *rig = house->rig;
    char command[256];

    snprintf(command, sizeof command, "cp data/guard/*.rules %s/guard",
             rig->paths[3]);
    assert_int_equal(system(command), 0);
}

void house_make_new(struct house *house)
{
    struct rig *rig = house->rig;

    assert_int_equal(unlock_create(house->session, rig_secret(PASSPHRASE)),
                     ERR_OK);
    assert_int_equal(db_run(rig_db(rig),
                            "UPDATE store SET next_total = next_total - 2",
                            DB_NO_VALUES),
                     ERR_OK);
    assert_int_equal(hold_start(house->session, HOLD_PAPER), ERR_OK);
}

void house_end(struct house *house)
{
    if (house->real)
        session_free(&house->session);
    rig_teardown(&house->rig);
}

void house_damage(struct house *house)
{
    struct rig *rig = house->rig;
    static const char *const names[] = {"store.key", "store.key2"};
    char path[256];

    unlock_lock(rig->session);
    for (int i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s", rig->paths[0], names[i]);
        assert_int_equal(file_replace(path, "broken", 6), ERR_OK);
    }
}

void house_unlock(struct house *house)
{
    if (!house->real && !session_is_open(house->session))
        rig_unlock(house->rig);
}

void house_look(struct house *house, bool looked)
{
    struct session *session = house->session;
    struct laptop_point points[ADVICE_MOST];
    size_t count = 0;

    if (looked)
        laptop_look_under("/nowhere", "/nowhere", points, &count);
    for (size_t i = 0; i < count; i++)
        session->advice[i] = (struct advice){
            .id = points[i].id,
            .what = points[i].what,
            .advice = points[i].advice,
            .answer = i ? ADVICE_LOOK : ADVICE_UNKNOWN,
            .soon = true,
        };
    session->advice_count = count;
}

void house_lock(struct house *house)
{
    unlock_lock(house->session);
}
